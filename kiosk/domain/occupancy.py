"""How many people are in an area."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Bodies in one area today: entries less exits, never shown below zero."""

    area: str
    inside: int
    capacity: int | None = None
