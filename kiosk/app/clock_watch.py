"""Looks after the clock of this computer: whoever sets it is told what that means for the times."""

import logging

from PySide6.QtCore import QObject

from kiosk.app.running import RunningDesk
from kiosk.clock import ClockStep
from kiosk.desk.thread import OneAtATime
from kiosk.errors import Trouble, TroubleError
from ui.timers import every

_LOOK_MS = 1000
_LEAST_S = 20.0  # a hub may put it right at once: whoever reads the sentence should come to its end

log = logging.getLogger(__name__)


class ClockWatch(QObject):
    """Has the desk look every second; tells of a step until a hub has told the time since.

    Lives on the GUI thread as long as `parent`; `start` it once the window is there.
    """

    def __init__(self, running: RunningDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._running = running
        self._told: ClockStep | None = None
        self._told_at = 0.0
        self._asking = OneAtATime(running.desk)
        self._looking = every(_LOOK_MS, self, "clock step", self._look)

    def start(self) -> None:
        """Begin to look."""
        self._looking.start()

    def stop(self) -> None:
        """Look no more, before the desk thread ends."""
        self._looking.stop()

    def _look(self) -> None:
        self._asking.run(self._step, then=self._tell)

    def _step(self) -> ClockStep | None:
        try:
            with self._running.records.transaction() as tx:
                return tx.clock_step()
        except TroubleError:  # a full disk, say: every scan tells that, and this tries again
            return self._told

    def _tell(self, step: ClockStep | None) -> None:
        """Desk thread, as `_step`."""
        now = self._running.clock.monotonic()
        if step == self._told or (step is None and now - self._told_at < _LEAST_S):
            return
        self._told, self._told_at = step, now
        if step is None:
            self._running.bridge.stands.emit(None)
            return
        log.info("clock.step", extra={"by_ms": step.by_ms})
        error = TroubleError(Trouble.CLOCK_SET, why=_span(step.by_ms))
        self._running.bridge.stands.emit(error)
        self._running.on_recorded()


def _span(ms: int) -> str:
    """Return a stretch of time in its two largest units, all on one line: "+1 h 2 min", "−40 s"."""
    seconds = round(abs(ms) / 1000)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if hours:
        told = f"{hours} h {minutes} min"
    else:
        told = f"{minutes} min {seconds % 60} s" if minutes else f"{seconds} s"
    return f"{'+' if ms > 0 else '−'}{told}".replace(" ", "\N{NO-BREAK SPACE}")
