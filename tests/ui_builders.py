"""Reports as the desk sends them, with good defaults."""

from datetime import UTC, datetime, timedelta

from builders import a_fair, a_ticket
from kiosk.desk.reports import ScanReport
from kiosk.domain.admission import Admit, Passage, Verdict
from kiosk.domain.badges import BadgeJob, JobState
from kiosk.domain.fair import Direction
from kiosk.domain.occupancy import Occupancy
from kiosk.domain.scanned import ScannedCode, Symbology

FAIR = a_fair()
NOON = datetime(2026, 11, 24, 12, 0, 5, tzinfo=UTC)  # 13:00:05 in Casablanca


class ManualClock:
    """Stands still until told otherwise."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now
        self._passed = 0.0

    def now(self) -> datetime:
        return self._now + timedelta(seconds=self._passed)

    def monotonic(self) -> float:
        return 1000.0 + self._passed

    def new_id(self) -> str:
        return "01900000-0000-7000-8000-000000abcdef"

    def pass_seconds(self, seconds: float) -> None:
        self._passed += seconds


def a_job(*, job_id: str = "job-1", state: JobState = JobState.QUEUED, trouble: str = ""):
    return BadgeJob(job_id, "ticket", "123456789012", state, trouble=trouble,
                    queued_at=NOON, changed_at=NOON)  # fmt: skip


def a_passage(
    *, minutes_ago: float, direction: Direction = Direction.ENTRY, gate: str = "entrance"
):
    return Passage(NOON - timedelta(minutes=minutes_ago), direction, gate, "Poste 4")


def a_report(
    verdict: Verdict | None = None,
    *,
    event_id: str = "event-1",
    payload: bytes = b"CODE-1",
    history: tuple[Passage, ...] = (),
    badge: BadgeJob | None = None,
    gate: str = "entrance",
    inside: int = 1284,
) -> ScanReport:
    """An admission of the default ticket, unless another verdict is given."""
    verdict = verdict or Admit(a_ticket(), Direction.ENTRY)
    return ScanReport(
        event_id=event_id,
        at=NOON,
        code=ScannedCode(payload, Symbology.QR),
        gate=FAIR.gate(gate),
        verdict=verdict,
        ticket=verdict.ticket,
        history=history,
        occupancy=Occupancy("fair", inside, 4000),
        badge=badge,
        took_ms=3.0,
    )
