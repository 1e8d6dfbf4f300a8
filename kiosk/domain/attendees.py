"""Attendees and the tickets they hold."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.fair import Language


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as its bearer writes it, in one script."""

    first: str
    last: str

    @property
    def full(self) -> str:
        """Both parts with one space between, either of which may be missing."""
        return f"{self.first} {self.last}".strip()


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who is coming. `name_ar` is the same name in Arabic script where it was given."""

    name: PersonName
    name_ar: PersonName | None = None
    company: str = ""
    function: str = ""
    country: str = ""  # ISO 3166-1 alpha-2, upper case, or empty
    email: str = ""
    phone: str = ""
    language: Language = Language.FR


class TicketStatus(StrEnum):
    """What the organiser says of a ticket."""

    VALID = "valid"
    CANCELLED = "cancelled"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Ticket:
    """The right of one attendee to enter.

    `id` is the subject of events, a UUID that says nothing about the person. No `areas` means the
    fair alone; no `days` means every day of the fair; the validity window is
    `valid_from` ≤ t < `valid_until` in aware datetimes, open where None. One that `is_new` is
    in no roster here: a signed code told of it, and neither name nor badge id is known yet.
    """

    id: str
    code: str
    badge_id: str
    attendee: Attendee
    category: str
    areas: frozenset[str] = frozenset()
    days: frozenset[date] = frozenset()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    status: TicketStatus = TicketStatus.VALID
    paid: bool = True
    note: str = ""
    is_new: bool = False
