"""Events: the facts of a desk's journal, and the one order they all stand in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from kiosk.domain.admission import Waiver
from kiosk.domain.badges import BadgeJob, Standing
from kiosk.domain.fair import Direction

Hlc = NewType("Hlc", int)

_COUNTER_BITS = 16


def next_hlc(last: Hlc, now_ms: int) -> Hlc:
    """Return a hybrid logical clock reading after `last`: 47 bits of milliseconds, 16 of counter.

    Kulkarni et al., "Logical Physical Clocks", 2014: never behind the wall clock, never repeating.
    """
    return Hlc(max(now_ms << _COUNTER_BITS, last + 1))


def hlc_ms(hlc: Hlc) -> int:
    """Return the milliseconds since 1970 that a reading stands for."""
    return hlc >> _COUNTER_BITS


class EventType(StrEnum):
    """Kinds of facts. Unknown ones from newer versions are kept as they are and not folded."""

    LOG_OPEN = "log.open"  # prev_log, prev_last_seq, app_ver, machine_fp, name
    SCAN = "scan"
    OVERRIDE = "override"
    BADGE_ASKED = "badge.asked"  # a scan at a station that prints and admits nobody
    BADGE_QUEUED = "badge.queued"
    BADGE_PRINTED = "badge.printed"
    BADGE_FAILED = "badge.failed"
    BADGE_TO_CHECK = "badge.to_check"
    BADGE_DROPPED = "badge.dropped"
    BADGE_REVOKED = "badge.revoked"
    ROSTER_IMPORTED = "roster.imported"
    FAIR_CHANGED = "fair.changed"
    VOID = "void"  # subject, hlc, id: the EventKey of a passage that counts no more
    RESOLVE = "resolve"  # subject, hlc, id: of the later event of a double entry
    ERASE = "erase"  # everything personal of the subject, everywhere
    PATCH = "attendee.patch"  # column: value, the latest of each column holds
    CODE_BARRED = "code.barred"  # kind, mark, bar: of a kiosk.domain.barring.CodeMark
    CODE_UNBARRED = "code.unbarred"  # kind, mark
    CLOCK_STEP = "clock.step"  # from_ms, to_ms: the wall clock was put right or wrong


@dataclass(frozen=True, slots=True)
class EventKey:
    """What an event is known by: a fork may give it another place, or several, but never this.

    Its id alone would do; with subject and time it is found by the index there is.
    """

    subject: str
    hlc: Hlc
    id: str

    @property
    def body(self) -> dict[str, str | int]:
        """The body of an event about that one."""
        return {"subject": self.subject, "hlc": self.hlc, "id": self.id}

    @staticmethod
    def of(body: Mapping[str, str | int]) -> "EventKey | None":
        """Return whom the body of an event is about; None where it names nobody's."""
        subject, hlc, id_ = body.get("subject"), body.get("hlc"), body.get("id")
        if isinstance(subject, str) and isinstance(hlc, int) and isinstance(id_, str):
            return EventKey(subject, Hlc(hlc), id_)
        return None


@dataclass(frozen=True, slots=True)
class Fact:
    """What happened, before the journal gives it its place.

    Nothing here names a person: `subject` is a ticket id, `cred` a fingerprint of what was shown.

    Args:
        dir: way through the gate: +1 entered, -1 left, 0 neither.
        source: how the code came in: camera, scanner, typed, staff.
        body: what only this type of event tells; plain JSON values, may be erased later.
    """

    type: EventType
    gate: str = ""
    zone: str = ""
    subject: str = ""
    cred: str = ""
    dir: int = 0
    verdict: str = ""
    source: str = ""
    body: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """One fact in its place: SYNC.md §5.2 tells each field.

    `basis` is the roster position the desk knew, `salt` hides the body behind its hash `bh`.
    """

    id: str
    log: str
    seq: int
    dev: str
    hlc: Hlc
    wall_ms: int
    offset_ms: int
    offq: str
    v: int
    xh: str
    basis: int
    fact: Fact
    salt: bytes

    @property
    def at_ms(self) -> int:
        """When it happened, in milliseconds since 1970, by the corrected clock of the desk.

        Days and times are told from this, order from `hlc`: a clock that was ahead for a while
        leaves `hlc` ahead until time has caught up.
        """
        return self.wall_ms + self.offset_ms

    @property
    def order(self) -> tuple[Hlc, str, int]:
        """The event's place in the total order, equal on every desk."""
        return (self.hlc, self.log, self.seq)

    @property
    def key(self) -> EventKey:
        """What other events call this one."""
        return EventKey(self.fact.subject, self.hlc, self.id)


def way(direction: Direction) -> int:
    """Return a direction as events write it."""
    match direction:
        case Direction.ENTRY:
            return 1
        case Direction.EXIT:
            return -1


def override_body(waiver: Waiver, scan: str) -> dict[str, str | int]:
    """Return the body of an override: what staff answered with yes, and at which scan."""
    return {"reason": waiver.reason.value, "about": waiver.about, "scan": scan}


def badge_body(job: BadgeJob) -> dict[str, str | int]:
    """Return the body of a badge's event: nothing in it names a person or a printer."""
    return {
        "job": job.id,
        "badge": job.badge_id,
        "reason": job.reason.value,
        "attempt": job.attempt,
        "trouble": job.trouble,
    }


def revocation(ticket_id: str, badge_id: str, next_badge_id: str) -> Fact:
    """Return the fact that a badge id is refused from now on, and which one takes its place."""
    body: dict[str, str | int] = {"badge": badge_id, "next": next_badge_id}
    return Fact(EventType.BADGE_REVOKED, subject=ticket_id, source="staff", body=body)


# What an event says of its job, by which `has_badge` is folded.
STANDINGS = {
    EventType.BADGE_QUEUED: Standing.QUEUED,
    EventType.BADGE_DROPPED: Standing.DROPPED,
    EventType.BADGE_PRINTED: Standing.PRINTED,
}
