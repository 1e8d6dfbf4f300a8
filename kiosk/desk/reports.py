"""What the desk tells the screen: values only, one per thing that happened."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from kiosk.domain.admission import (
    Admit,
    AskStaff,
    HandOver,
    Passage,
    Reason,
    Refuse,
    Verdict,
)
from kiosk.domain.attendees import Ticket
from kiosk.domain.badges import BadgeJob
from kiosk.domain.fair import Gate
from kiosk.domain.occupancy import Occupancy
from kiosk.domain.scanned import ScannedCode
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import PrintOutcome, PrintTrouble


class Tone(StrEnum):
    """One of the three answers a clerk sees."""

    ADMITTED = "admitted"
    LOOK = "look"
    REFUSED = "refused"


def tone_of(verdict: Verdict) -> Tone:
    """Return the answer that stands for `verdict`."""
    match verdict:
        case Admit() | HandOver():
            return Tone.ADMITTED
        case AskStaff() | Refuse(reason=Reason.LIST_COMING):
            return Tone.LOOK
        case Refuse():
            return Tone.REFUSED


@dataclass(frozen=True, slots=True)
class ScanReport:
    """One scan, decided and durable.

    Args:
        event_id: of the journal event; names this scan when staff act on it later.
        at: when it was decided, aware.
        ticket: whose ticket it is, when the code is known, whatever the verdict.
        history: today's passages of this ticket through all gates, oldest first.
        badge: the badge this scan queued, if it did.
        took_ms: from the code being read to the verdict being durable.
    """

    event_id: str
    at: datetime
    code: ScannedCode
    gate: Gate
    verdict: Verdict
    ticket: Ticket | None
    history: tuple[Passage, ...]
    occupancy: Occupancy
    badge: BadgeJob | None
    took_ms: float


class Topic(StrEnum):
    """What a status light speaks of."""

    CAMERA = "camera"
    PRINTER = "printer"
    SYNC = "sync"
    SOUND = "sound"
    DISK = "disk"


class Level(StrEnum):
    """How well a topic does."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Light:
    """One status light. `code` names a sentence of the screen; `detail` fills its blank.

    `since` is when a trouble began, aware, where that is known.
    """

    topic: Topic
    level: Level
    code: str
    detail: str = ""
    since: datetime | None = None


_SILENT = ("away", "other_hub")
_INSTEAD = {Trouble.HUB_OFF: "hub_off", Trouble.LIST_TAKEN: "list_taken"}


def light_instead(light: Light, why: TroubleError) -> Light:
    """Return the light of a hub that is silent, with why that is so; any other as it is."""
    if light.code not in _SILENT:
        return light
    return Light(light.topic, Level.WARNING, _INSTEAD[why.trouble])


@dataclass(frozen=True, slots=True)
class BadgeReport:
    """What became of one badge: the job's state and, once made, the page itself.

    `where` is the file of a badge that a folder printer wrote.
    """

    job: BadgeJob
    pdf: bytes | None = None
    warnings: tuple[str, ...] = ()
    where: Path | None = None


@dataclass(frozen=True, slots=True)
class OpenBadge:
    """A badge that is not certainly printed, and whose it is."""

    job: BadgeJob
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class PrinterReport:
    """How one printer of this desk does.

    Args:
        address: what Settings remember; `name` is for people.
        troubles: the worst first; none when it is ready; None when it was not asked yet.
        since: when its troubles last changed, aware.
        labels_left: None when nobody told how many there are.
    """

    address: str
    name: str
    troubles: tuple[PrintTrouble, ...] | None
    since: datetime
    labels_left: int | None = None


@dataclass(frozen=True, slots=True)
class TrialReport:
    """What became of a test badge."""

    address: str
    outcome: PrintOutcome
