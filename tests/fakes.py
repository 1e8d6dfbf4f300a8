"""Stand-ins written by hand, each held to the contract tests of what it stands in for."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from builders import FIRST_DAY
from kiosk.domain.badges import Badge
from kiosk.ports import (
    MadeBadge,
    NotPrinted,
    Printed,
    PrinterStatus,
    PrintOutcome,
    PrintTrouble,
    ToCheck,
    unheard,
)

OPENING = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, 9, 0, tzinfo=UTC)


class ManualClock:
    """Stands still until told to go on. Ids count upwards."""

    def __init__(self, start: datetime = OPENING) -> None:
        self._now = start
        self._start = start
        self._ids = 0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return (self._now - self._start).total_seconds()

    def new_id(self) -> str:
        self._ids += 1
        return f"01900000-0000-7000-8000-{self._ids:012}"

    def pass_time(self, **span: float) -> None:
        self._now += timedelta(**span)

    def step(self, **span: float) -> None:
        """Be set by hand: no time passes."""
        self._now += timedelta(**span)
        self._start += timedelta(**span)


class PlainMaker:
    """Makes a page that is no PDF, but says whose badge it is."""

    def make(self, badge: Badge) -> MadeBadge:
        return MadeBadge(f"badge {badge.badge_id}".encode())


class MemoryPrinter:
    """Keeps pages by job; `trouble` keeps them from coming out."""

    name = "memory"

    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {}
        self.trouble: PrintTrouble | None = None

    def print(self, job: str, pdf: bytes, on_sent: Callable[[], None] = unheard) -> PrintOutcome:
        if self.trouble is not None:
            return NotPrinted(self.trouble)
        self.pages[job] = pdf
        on_sent()
        return self.follow(job)

    def follow(self, job: str) -> PrintOutcome:
        return Printed(Path(job)) if job in self.pages else ToCheck(PrintTrouble.FORGOTTEN)

    def cancel(self, job: str) -> PrintOutcome:
        return self.follow(job)

    def status(self) -> PrinterStatus:
        return PrinterStatus(() if self.trouble is None else (self.trouble,))
