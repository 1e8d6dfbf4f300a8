"""Who knows by now that somebody was erased: what this desk knows and what its hub tells."""

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.errors import Trouble, TroubleError


@dataclass(frozen=True, slots=True)
class Erased:
    """One erasure, by the id of the ticket: nothing else is left to call it by.

    Args:
        at: when it was wished for; `by` the name of the computer where that was.
    """

    ticket_id: str
    at: datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class Erasures:
    """The newest erasures, newest first, and how many there are in all."""

    count: int = 0
    newest: tuple[Erased, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """One other computer: whether it took the erasure in, and when it was last heard of."""

    name: str
    holds: bool
    heard_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """How far an erasure has come.

    Args:
        erased: None where this computer knows nothing of it.
        hub: its name; empty for a desk that has none.
        hub_knows: None where the hub does not tell.
        others: the other computers of the hub, by name.
        trouble: why the hub does not tell: it is away, or over, or has shut this computer out.
    """

    erased: Erased | None
    hub: str = ""
    hub_knows: bool | None = None
    others: tuple[Holding, ...] = ()
    trouble: TroubleError | None = None

    @property
    def refusal(self) -> TroubleError | None:
        """What the hub answered instead of telling; None where it told, or gave no answer."""
        is_answer = self.trouble is not None and self.trouble.trouble is not Trouble.HUB_AWAY
        return self.trouble if is_answer else None

    @property
    def holding(self) -> int:
        """How many of the other computers took it in."""
        return sum(other.holds for other in self.others)

    @property
    def waiting(self) -> tuple[Holding, ...]:
        """The other computers that did not yet, as far as the hub knows."""
        return tuple(other for other in self.others if not other.holds)

    @property
    def is_everywhere(self) -> bool:
        """Whether nobody is left who has to hear of it."""
        return (
            self.erased is not None and not self.waiting and (not self.hub or bool(self.hub_knows))
        )


@dataclass(frozen=True, slots=True)
class Retention:
    """Until when attendees' data may be kept, and whether they are to go now.

    Args:
        keep_until: None where the fair names no day.
        people: how many stand in the roster here.
        may_purge: whether this computer may have everybody erased everywhere.
    """

    keep_until: date | None
    people: int
    today: date
    may_purge: bool = True

    @property
    def is_early(self) -> bool:
        """Whether the day is still to pass."""
        return self.keep_until is not None and self.today <= self.keep_until

    @property
    def is_due(self) -> bool:
        """Whether the day has passed and somebody is still here."""
        return self.keep_until is not None and not self.is_early and self.people > 0
