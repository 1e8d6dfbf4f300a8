"""The badge a printer has in hand: followed to its end, unless the operator takes it back."""

import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial

from kiosk.ports import BadgePrinter, NotPrinted, PrintOutcome, PrintTrouble, ToCheck

_AGREEMENT_S = 1.0  # a printer that is well tells of a job it gave back within this time


@dataclass(slots=True)
class InHand:
    """One badge at one printer, on a thread of its own: a printer that hangs keeps only that.

    It does not keep the process either: a badge that was let go is asked for at the next start.
    """

    name: str
    address: str
    printer: BadgePrinter
    _sent: Future[PrintOutcome | None] = field(default_factory=Future)  # no outcome yet
    _going: Future[PrintOutcome | None] = field(default_factory=Future)
    _word: Future[PrintOutcome | None] = field(default_factory=Future)

    def print(self, pdf: bytes, on_sent: Callable[[], None]) -> PrintOutcome | None:
        """Print, and return what became of it: the printer's word, or the end of `take_back`.

        None when it was let go. `on_sent` is called on the caller's thread, where the records are.
        """
        work = threading.Thread(target=self._work, args=[pdf], name="printing", daemon=True)
        work.start()
        wait([self._sent, self._going, self._word], return_when=FIRST_COMPLETED)
        if self._sent.done():
            on_sent()
        wait([self._going, self._word], return_when=FIRST_COMPLETED)
        return self._going.result() if self._going.done() else self._word.result()

    @property
    def is_busy(self) -> bool:
        """Whether the printer is still at it, whatever was decided meanwhile."""
        return not self._going.done()

    def take_back(self) -> None:
        """Have the printer give it back, and let go of it in any case. Takes some seconds.

        It is certainly not out only where the printer had the whole of it and confirms that:
        while bytes may be on their way, nobody can tell.
        """
        outcome = self.printer.cancel(self.name)
        wait([self._going], timeout=_AGREEMENT_S)
        if isinstance(outcome, NotPrinted) and not self._sent.done():
            outcome = ToCheck(PrintTrouble.TOO_SLOW)
        if not self._word.done():
            self._word.set_result(outcome)

    def let_go(self) -> None:
        """Wait for it no more, and leave open what becomes of it."""
        if not self._word.done():
            self._word.set_result(None)

    def _work(self, pdf: bytes) -> None:
        with ExitStack() as ending:
            ending.push(self._hand_over)
            told = partial(self._sent.set_result, None)
            self._going.set_result(self.printer.print(self.name, pdf, told))

    def _hand_over(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        """Have a bug met by whoever waits."""
        if error is not None:
            self._going.set_exception(error)
        return True
