"""How sure a desk can be: what is copied elsewhere, whom it heard, and what is missing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Alarm(StrEnum):
    """What the first events of logs give away of a computer."""

    RESTORED = "restored"  # it runs from an older copy of its data folder
    CLONED = "cloned"  # two computers go by one identity: one has to be paired anew


@dataclass(frozen=True, slots=True)
class Missing:
    """Events of a log that its computer wrote and nobody has sent: numbers `first` to `last`."""

    log: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """What is known of one computer.

    Args:
        name: as people call it; empty when it never told.
        last_at: when its last event known here happened, by its own corrected clock.
        events: how many of its events are held here, but for those that nobody recorded: they
            open a log, or import a roster.
        uncertainty_ms: how far its clock may be off; None when nobody can tell.
        gate: the id of the gate it served last; empty when that is not known.
    """

    dev: str
    name: str
    last_at: datetime
    events: int
    offset_ms: int
    uncertainty_ms: int | None
    missing: tuple[Missing, ...] = ()
    alarms: frozenset[Alarm] = frozenset()
    is_ours: bool = False
    gate: str = ""


@dataclass(frozen=True, slots=True)
class HubFacts:
    """What is between this desk and one hub.

    Args:
        pending: events held here that the hub has not confirmed; `own` those recorded here, as
            in `DeskFacts.events`.
        tickets: changed roster rows that wait to be pushed, and `docs` likewise.
        behind: positions of the hub's feed not yet read, as far as the hub has told.
        heard_at: when the hub was last heard, by this computer's own clock; None if never.
    """

    hub: str
    pending: int
    own: int
    tickets: int
    docs: int
    behind: int
    heard_at: datetime | None
    offset_ms: int
    uncertainty_ms: int
    rtt_ms: int


@dataclass(frozen=True, slots=True)
class Quarantined:
    """Something that is kept but not understood, or not believed.

    Args:
        reason: unreadable, clock, fork, ticket, fair.
        log: and `seq`: of the event; empty for a ticket or the fair.
    """

    reason: str
    log: str
    seq: int


@dataclass(frozen=True, slots=True)
class SyncFacts:
    """Everything a sync page tells, as this desk knows it."""

    hubs: tuple[HubFacts, ...]
    desks: tuple[DeskFacts, ...]
    quarantined: tuple[Quarantined, ...]

    @property
    def recorded(self) -> int:
        """How many events were recorded here, as in `DeskFacts.events`."""
        return sum(desk.events for desk in self.desks if desk.is_ours)

    @property
    def not_copied(self) -> int:
        """How many of them are certainly nowhere else; all while there is no hub."""
        return min((hub.own for hub in self.hubs), default=self.recorded)
