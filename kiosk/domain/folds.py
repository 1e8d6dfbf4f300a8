"""Folds: what a set of events comes to, whatever the order in which they arrive."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from kiosk.domain.admission import History, Passage, Reason
from kiosk.domain.events import Event, Hlc, hlc_ms
from kiosk.domain.fair import Direction


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One passage in its place in the total order, with where it happened."""

    hlc: Hlc
    log: str
    seq: int
    gate: str
    dev: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One ticket in one area. `first` is the admission that counts when desks disagree."""

    n_in: int = 0
    n_out: int = 0
    first: Mark | None = None
    last_in: Mark | None = None
    last_out: Mark | None = None


def fold(standing: Standing, event: Event) -> Standing:
    """Return `standing` with one more event of its ticket and area taken in.

    Counts add, first is the least and last the greatest of the total order: so any order of the
    same events gives the same standing.
    """
    mark = Mark(event.hlc, event.log, event.seq, event.fact.gate, event.dev)
    if event.fact.dir > 0:
        return replace(
            standing,
            n_in=standing.n_in + 1,
            first=min(standing.first or mark, mark),
            last_in=max(standing.last_in or mark, mark),
        )
    if event.fact.dir < 0:
        return replace(
            standing, n_out=standing.n_out + 1, last_out=max(standing.last_out or mark, mark)
        )
    return standing


def history_of(standing: Standing, waived: frozenset[Reason], desks: Mapping[str, str]) -> History:
    """Return the standing as the admission rules want it; `desks` names devices for people."""
    entry, leaving = standing.last_in, standing.last_out
    return History(
        entries=standing.n_in,
        last_entry=None if entry is None else _entry(entry, desks),
        has_left=entry is not None and leaving is not None and leaving > entry,
        waived=waived,
    )


def moment(hlc: Hlc) -> datetime:
    """Return the time a clock reading stands for, aware, in UTC."""
    return datetime.fromtimestamp(hlc_ms(hlc) / 1000, UTC)


def _entry(mark: Mark, desks: Mapping[str, str]) -> Passage:
    return Passage(moment(mark.hlc), Direction.ENTRY, mark.gate, desks.get(mark.dev, ""))
