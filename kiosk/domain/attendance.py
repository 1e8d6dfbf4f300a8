"""What an audit asks of a fair that is over: who came when, counted, and nobody named."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """One passage that counts, on the fair's own clock.

    Args:
        way: +1 entered, -1 left.
        category: empty where the ticket is not in the roster any more.
    """

    subject: str
    day: date
    hour: int
    gate: str
    area: str
    category: str
    way: int


@dataclass(frozen=True, slots=True)
class HourCount:
    """Entries and exits of one hour of one day, at one gate, of one category."""

    day: str
    hour: int
    gate: str
    category: str
    entries: int
    exits: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many different people entered an area on one day, of one category."""

    day: str
    area: str
    category: str
    visitors: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """The counts of a whole fair.

    Args:
        visitors: different people by category, each counted once; `visits` once a day and area.
    """

    fair: str
    name: str
    visitors: dict[str, int]
    visits: int
    by_day: tuple[DayCount, ...] = ()
    by_hour: tuple[HourCount, ...] = ()


def counted(fair: str, name: str, steps: Iterable[Step]) -> Attendance:
    """Count passages, in whatever order they come."""
    hours: Counter[tuple[str, int, str, str, int]] = Counter()
    days: set[tuple[str, str, str, str]] = set()
    people: set[tuple[str, str]] = set()
    for step in steps:
        day = step.day.isoformat()
        hours[day, step.hour, step.gate, step.category, step.way] += 1
        if step.way > 0:
            days.add((day, step.area, step.category, step.subject))
            people.add((step.category, step.subject))
    visitors = Counter((day, area, category) for day, area, category, _ in days)
    return Attendance(
        fair,
        name,
        dict(sorted(Counter(category for category, _ in people).items())),
        len(days),
        tuple(DayCount(*key, n) for key, n in sorted(visitors.items())),
        tuple(
            HourCount(*key, hours[*key, 1], hours[*key, -1])
            for key in sorted({key[:4] for key in hours})
        ),
    )
