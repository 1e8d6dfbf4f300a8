"""Prints badges on a Zebra label printer, over its raw port."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

from kiosk.clock import Clock
from kiosk.domain.print_options import Offer, PrintOptions
from kiosk.ports import (
    NotPrinted,
    Printed,
    PrinterStatus,
    PrintOutcome,
    PrintTrouble,
    ToCheck,
    unheard,
)
from printing.raster import page_size, page_to_image
from printing.zebra_status import ASK, ETX, LINES, NoStateError, ZebraState, read_state
from printing.zpl import label

_PLAIN = PrintOptions()
_USUAL_DPI = 203
_LONGEST_ANSWER = 1024  # bytes; an answer has some 80


class ZebraPrinter:
    """A Zebra at host:9100; a BadgePrinter of kiosk.ports.

    A raw port takes bytes and promises nothing: only ~HS, asked before, while and after a label
    comes out, tells. The port knows no job names: after a crash nobody can say, so the badge is
    to be checked, and nothing that was sent can be taken back. One desk at a time: a label of
    another desk in the buffer is waited for as if it were ours.

    Args:
        options: `dpi` is that of the print head, 203 where it is not given.
        patience_s: how long a label may take.
    """

    def __init__(
        self,
        host: str,
        *,
        clock: Clock,
        port: int = 9100,
        options: PrintOptions = _PLAIN,
        timeout_s: float = 5.0,
        patience_s: float = 30.0,
    ) -> None:
        self._address = host, port
        self._clock = clock
        self.dpi = options.dpi or _USUAL_DPI
        self.options = options
        self._timeout_s = timeout_s
        self._patience_s = patience_s
        self._pause = Event()  # never set: it only waits
        self._line = Lock()  # many Zebras take one connection at a time

    @property
    def name(self) -> str:
        """Host and port."""
        return "zebra://{}:{}".format(*self._address)

    def print(self, job: str, pdf: bytes, on_sent: Callable[[], None] = unheard) -> PrintOutcome:
        """Print one label, unless the printer is in trouble already."""
        try:
            size = page_size(pdf)
            page = label(page_to_image(pdf, dpi=self.dpi), self.options)
        except ValueError:
            return NotPrinted(PrintTrouble.OTHER)
        if self.options.media is not None and not self.options.media.holds(*size):
            return NotPrinted(PrintTrouble.WRONG_MEDIA)
        try:
            before = self._ask()
        except (OSError, NoStateError):
            return NotPrinted(PrintTrouble.UNREACHABLE)
        if before.troubles:
            return NotPrinted(before.troubles[0])
        try:
            # In one breath: asked over a line of its own, a printer that has not read the label yet
            # would say that everything is out.
            state = self._ask(after=page)
        except ConnectionRefusedError:
            return NotPrinted(PrintTrouble.UNREACHABLE)
        except (OSError, NoStateError):
            return ToCheck(PrintTrouble.UNREACHABLE)
        on_sent()
        return self._watch(state)

    def follow(self, job: str) -> PrintOutcome:
        """A raw port keeps no jobs: only the operator can tell."""
        return ToCheck(PrintTrouble.FORGOTTEN)

    def cancel(self, job: str) -> PrintOutcome:
        """What was sent cannot be taken back alone: ~JA would take the labels of others too."""
        return self.follow(job)

    def status(self) -> PrinterStatus:
        """Ask ~HS."""
        try:
            return PrinterStatus(self._ask().troubles)
        except (OSError, NoStateError):
            return PrinterStatus((PrintTrouble.UNREACHABLE,))

    def offer(self) -> Offer:
        """Return what is known of it: no Zebra tells over ~HS what labels or cutter it has."""
        return Offer(dpis=(self.dpi,), has_colour=False, most_copies=9)

    def _watch(self, state: ZebraState) -> PrintOutcome:
        """Ask until the label is out. A trouble on the way makes it doubtful, even if mended."""
        end = self._clock.monotonic() + self._patience_s
        while not (state.troubles or state.is_done):
            if self._clock.monotonic() >= end:
                return ToCheck(PrintTrouble.TOO_SLOW)
            self._pause.wait(0.1)
            try:
                state = self._ask()
            except (OSError, NoStateError):
                return ToCheck(PrintTrouble.UNREACHABLE)
        return ToCheck(state.troubles[0]) if state.troubles else Printed()

    def _ask(self, *, after: bytes = b"") -> ZebraState:
        end = self._clock.monotonic() + self._timeout_s
        answer = b""
        with self._connected() as line:
            line.sendall(after + ASK)
            while answer.count(ETX) < LINES and len(answer) < _LONGEST_ANSWER:
                line.settimeout(max(0.001, end - self._clock.monotonic()))
                received = line.recv(_LONGEST_ANSWER)
                if not received:
                    break
                answer += received
        return read_state(answer)

    @contextmanager
    def _connected(self) -> Iterator[socket.socket]:
        with self._line, socket.create_connection(self._address, self._timeout_s) as line:
            yield line
