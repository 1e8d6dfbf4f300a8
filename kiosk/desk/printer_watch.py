"""Asks the printers how they do, also when nothing is printed, and remembers since when."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from kiosk.clock import Clock
from kiosk.desk.badge_press import Outlet
from kiosk.ports import PrinterStatus, PrintTrouble

POLL_SECONDS = 0.75
ANSWER_SECONDS = 1.0  # both together: what is shown within two seconds

_SILENT = PrinterStatus((PrintTrouble.UNREACHABLE,))


class PrinterWatch:
    """One thread that asks one printer again and again; a slow one keeps no other waiting.

    One that does not answer in time counts as unreachable until it does.

    Args:
        on_change: called on that thread after the first answer and after each other one.
    """

    def __init__(self, outlet: Outlet, *, clock: Clock, on_change: Callable[[], None]) -> None:
        self.outlet = outlet
        self._clock = clock
        self._on_change = on_change
        self._stopping = threading.Event()
        self._troubles: tuple[PrintTrouble, ...] | None = None
        self._since = clock.now()
        self._thread = threading.Thread(target=self._work, name="printer-watch", daemon=True)

    def start(self) -> None:
        """Begin to ask."""
        self._thread.start()

    def stop(self) -> None:
        """Ask no more; does not wait for an answer that is still to come."""
        self._stopping.set()

    @property
    def state(self) -> tuple[tuple[PrintTrouble, ...] | None, datetime]:
        """The troubles, the worst first (None: not known yet), and since when they are these."""
        return self._troubles, self._since

    def _work(self) -> None:
        while not self._stopping.is_set():
            late = threading.Timer(ANSWER_SECONDS, self._see, [_SILENT])
            late.daemon = True
            late.start()
            status = self.outlet.printer.status()
            late.cancel()
            late.join()  # or its word could come after the printer's
            self._see(status)
            self._stopping.wait(POLL_SECONDS)

    def _see(self, status: PrinterStatus) -> None:
        if status.troubles != self._troubles and not self._stopping.is_set():
            self._since = self._clock.now() - timedelta(seconds=status.for_s or 0)
            self._troubles = status.troubles
            self._on_change()
