"""The fair itself: its days, areas, gates and categories of attendees."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from kiosk.domain.trust import PretixProduct, TrustedKey


class Language(StrEnum):
    """A language the program speaks, as its ISO 639-1 code."""

    FR = "fr"
    AR = "ar"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Trilingual:
    """One text in the three languages of the house."""

    fr: str
    ar: str
    en: str

    def spoken(self, language: Language) -> str:
        """Return the text in `language`."""
        match language:
            case Language.FR:
                return self.fr
            case Language.AR:
                return self.ar
            case Language.EN:
                return self.en


class Policy(StrEnum):
    """How often one ticket may enter an area."""

    SINGLE = "single"  # one entry, ever
    REENTRY = "reentry"  # again after an exit, or on another day
    ONCE_PER_DAY = "once_per_day"
    UNLIMITED = "unlimited"


class Direction(StrEnum):
    """Which way people pass a gate."""

    ENTRY = "entry"
    EXIT = "exit"


@dataclass(frozen=True, slots=True)
class Hours:
    """A daily window on the fair's own clock: `opens` ≤ t < `closes`."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the fair with its own door, capacity and admission policy."""

    id: str
    name: Trilingual
    policy: Policy
    capacity: int | None = None
    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """A door into one area. Only gates that print badges queue one at the first admission."""

    id: str
    name: Trilingual
    area: str
    direction: Direction = Direction.ENTRY
    prints_badges: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of attendee. `colour` is the badge band, '#rrggbb'; `hours` replace the area's."""

    id: str
    name: Trilingual
    colour: str
    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class Fair:
    """One edition of an exhibition. `timezone` is an IANA name; `days` are local dates in order.

    `keys` sign ticket codes; `pretix` tells what the products of a pretix shop open. `keep_until`
    is the last day on which attendees' data may be kept; None where nobody set one.
    """

    id: str
    name: str
    edition: Trilingual
    venue: str
    timezone: str
    days: tuple[date, ...]
    areas: tuple[Area, ...]
    gates: tuple[Gate, ...]
    categories: tuple[Category, ...]
    keys: tuple[TrustedKey, ...] = ()
    pretix: tuple[PretixProduct, ...] = ()
    keep_until: date | None = None

    def local(self, moment: datetime) -> datetime:
        """Return an aware `moment` on the fair's own wall clock."""
        return moment.astimezone(ZoneInfo(self.timezone))

    def day_of(self, moment: datetime) -> date:
        """Return the fair's calendar day at an aware `moment`."""
        return self.local(moment).date()

    def area(self, area_id: str) -> Area:
        """Return the area called `area_id`; KeyError when there is none."""
        return _named(self.areas, area_id)

    def gate(self, gate_id: str) -> Gate:
        """Return the gate called `gate_id`; KeyError when there is none."""
        return _named(self.gates, gate_id)

    def category(self, category_id: str) -> Category:
        """Return the category called `category_id`, or a grey one of that name."""
        unknown = Category(category_id, Trilingual(*3 * (category_id,)), "#546e7a")
        return next((known for known in self.categories if known.id == category_id), unknown)

    @property
    def main_area(self) -> Area:
        """The area that a ticket naming no area opens: the first."""
        return self.areas[0]


T = TypeVar("T", Area, Gate)


def _named(things: tuple[T, ...], wanted: str) -> T:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise KeyError(wanted)
