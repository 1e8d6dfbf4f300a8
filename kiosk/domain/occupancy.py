"""How many people are in an area."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Attendees in one area today: those whose last passage of the day was an entry."""

    area: str
    inside: int
    capacity: int | None = None
