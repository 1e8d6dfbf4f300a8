"""The one home of time and ids, so that tests can hold both still."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

import uuid_utils

STEP_MS = 2000  # less is what clocks drift apart by, or are slewed by


class Clock(Protocol):
    """What the program may ask of time."""

    def now(self) -> datetime:
        """Return the wall clock, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds since some start, never going back; a laptop's sleep counts."""
        ...

    def new_id(self) -> str:
        """Return a fresh UUIDv7 in its canonical text form."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        if sys.platform == "linux":  # where the usual one stands still while the lid is closed
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()

    def new_id(self) -> str:
        return str(uuid_utils.uuid7())


class CorrectedClock:
    """A clock as a hub has put it right: what people read, so that all desks tell one time."""

    def __init__(self, clock: Clock, offset: Callable[[], timedelta]) -> None:
        """Args: offset: how far the hub's time is ahead, as known now; from any thread."""
        self._clock = clock
        self._offset = offset

    def now(self) -> datetime:
        return self._clock.now() + self._offset()

    def monotonic(self) -> float:
        return self._clock.monotonic()

    def new_id(self) -> str:
        return self._clock.new_id()


@dataclass(frozen=True, slots=True)
class ClockStep:
    """Somebody set the wall clock: where it would stand, and where it stands, in ms since 1970."""

    from_ms: int
    to_ms: int

    @property
    def by_ms(self) -> int:
        """How far it was put on; negative for back."""
        return self.to_ms - self.from_ms


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one moment, in milliseconds."""

    wall_ms: int
    monotonic_ms: int

    def step_until(self, later: "Reading") -> ClockStep | None:
        """Return by what the wall clock was set since; None where it only went on."""
        step = ClockStep(self.wall_ms + later.monotonic_ms - self.monotonic_ms, later.wall_ms)
        return step if abs(step.by_ms) > STEP_MS else None


def read_both(clock: Clock) -> Reading:
    """Read both clocks, again where the process was held up between them."""
    while True:
        before = clock.monotonic()
        wall, after = clock.now(), clock.monotonic()
        if after - before < STEP_MS / 4000:
            return Reading(round(wall.timestamp() * 1000), round(after * 1000))
