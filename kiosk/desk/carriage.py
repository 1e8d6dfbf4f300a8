"""How records are carried by USB stick, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")


class Ask(Protocol):
    """Has a job done on the thread of the records, and waits for it."""

    def __call__(self, job: Callable[[], T], /) -> T:
        """Return what the job returns; raises what it raises."""
        ...


def _here(job: Callable[[], T], /) -> T:
    return job()


@dataclass(frozen=True, slots=True)
class Carriage:
    """How events are carried: in small jobs, between which scans are decided.

    Args:
        tell: gets the share that is done, 0 to 1.
        is_over: tells whether to leave off.
    """

    ask: Ask = _here
    tell: Callable[[float], None] = lambda _: None
    is_over: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class Carried:
    """What a file took or brought, in events.

    Args:
        new: how many were not held here; None for a file that was written.
        of: how many there are, where somebody had it left off: what was read is kept, and an
            unfinished file is not.
    """

    events: int
    new: int | None = None
    of: int | None = None
