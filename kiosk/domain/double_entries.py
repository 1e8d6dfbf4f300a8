"""Double entries: one badge let in twice, because two desks could not hear each other."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kiosk.domain.events import Event, EventType


def double_entries(passages: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield each entry that another desk's entry already stands before, with that one.

    A pure function of the set, whatever its order: walked in the total order, somebody inside
    entered again at another desk, and no staff member said yes to that.

    Args:
        passages: the entries and exits of one ticket in one area on one day that count.
    """
    in_order = sorted(
        (event for event in passages if event.fact.dir), key=lambda event: event.order
    )
    for before, event in pairwise(in_order):
        if before.fact.dir > 0 and event.fact.dir > 0 and _is_unasked(before, event):
            yield before, event


def is_order_sure(one: Event, other: Event) -> bool:
    """Tell whether the clocks of both desks are good enough to say which event came first."""
    if one.dev == other.dev:
        return True
    first, second = uncertainty_ms(one.offq), uncertainty_ms(other.offq)
    if first is None or second is None:
        return False
    return abs(one.at_ms - other.at_ms) >= first + second


def uncertainty_ms(offq: str) -> int | None:
    """Return how far a corrected clock may be off, from "±120"; None when nobody can tell."""
    digits = offq.removeprefix("±")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else None


def _is_unasked(before: Event, event: Event) -> bool:
    return event.dev != before.dev and event.fact.type is not EventType.OVERRIDE
