"""Folds: what a set of events comes to, whatever the order in which they arrive."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from kiosk.domain.admission import History, Passage, Waiver
from kiosk.domain.events import Event, Hlc
from kiosk.domain.fair import Direction


class Mark(NamedTuple):
    """One passage in its place in the total order, with when and where it happened."""

    hlc: Hlc
    log: str
    seq: int
    at_ms: int
    gate: str
    dev: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One ticket in one area on one day. `first` is the entry that counts when desks disagree."""

    n_in: int = 0
    n_out: int = 0
    first: Mark | None = None
    last_in: Mark | None = None
    last_out: Mark | None = None

    @property
    def is_inside(self) -> bool:
        """Whether the last passage was an entry."""
        return self.last_in is not None and not _is_after(self.last_out, self.last_in)


def fold(standing: Standing, event: Event) -> Standing:
    """Return `standing` with one more event of its ticket, area and day taken in.

    Counts add, first is the least and last the greatest of the total order: so any order of the
    same events gives the same standing.
    """
    now, mark = standing, mark_of(event)
    if event.fact.dir > 0:
        first, last = min(now.first or mark, mark), max(now.last_in or mark, mark)
        return Standing(now.n_in + 1, now.n_out, first, last, now.last_out)
    if event.fact.dir < 0:
        last = max(now.last_out or mark, mark)
        return Standing(now.n_in, now.n_out + 1, now.first, now.last_in, last)
    return standing


def mark_of(event: Event) -> Mark:
    """Return a passage in its place."""
    return Mark(event.hlc, event.log, event.seq, event.at_ms, event.fact.gate, event.dev)


def is_plain_next(standing: Standing, event: Event) -> bool:
    """Tell whether a passage comes after all of `standing` and is no double entry there."""
    passed = [mark for mark in (standing.last_in, standing.last_out) if mark]
    if not passed:
        return True
    latest = max(passed)
    is_alone = event.fact.dir < 0 or latest is standing.last_out or latest.dev == event.dev
    return is_alone and latest < mark_of(event)


def history_of(
    days: Collection[Standing], waived: frozenset[Waiver], desks: Mapping[str, str]
) -> History:
    """Return the standings of a ticket in an area, one a day, as the admission rules want them.

    `desks` names devices for people.
    """
    entry = max((day.last_in for day in days if day.last_in), default=None)
    leaving = max((day.last_out for day in days if day.last_out), default=None)
    return History(
        entries=sum(day.n_in for day in days),
        last_entry=None if entry is None else _entry(entry, desks),
        has_left=entry is not None and _is_after(leaving, entry),
        waived=waived,
    )


def moment(at_ms: int) -> datetime:
    """Return milliseconds since 1970 as an aware time, in UTC."""
    return datetime.fromtimestamp(at_ms / 1000, UTC)


def _is_after(mark: Mark | None, other: Mark) -> bool:
    return mark is not None and mark > other


def _entry(mark: Mark, desks: Mapping[str, str]) -> Passage:
    return Passage(moment(mark.at_ms), Direction.ENTRY, mark.gate, desks.get(mark.dev, ""))
