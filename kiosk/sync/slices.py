"""A page of the feed in slices: pages themselves, so small that a scan may wait for one."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from kiosk.protocol.messages import Changes, Pull, RosterPart
from kiosk.protocol.sealed import Run


def slices_of(
    request: Pull, page: Changes, size: Callable[[], int]
) -> Iterator[tuple[Pull, Changes]]:
    """Yield what a page holds, `size()` events and rows each, and what each slice answers.

    Events do not tell where they stand in the feed. So they come first, with the documents, and
    leave the cursor where it is: what is held before the cursor comes to it does no harm. Roster
    rows tell it: the cursor follows them, as all else of the page is held by then. Those of an
    older hub, which do not, remain together.
    """
    docs, runs, rows = page.docs, page.runs, page.roster
    many = len(rows.rows) if _is_placed(rows, request.after, page.upto) else 0
    while (most := max(1, size())) < (left := _count(runs)) + many:
        upto, part = request.after, RosterPart()
        now, runs = _cut(runs, most)
        if left < most:
            part, rows = _split(rows, most - left)
            many -= len(part.rows)
            upto = part.positions[-1]
        yield request, replace(page, upto=upto, more=True, runs=now, docs=docs, roster=part)
        request, docs = replace(request, after=upto), ()
    yield request, replace(page, runs=runs, roster=rows, docs=docs)


def _count(runs: Sequence[Run]) -> int:
    return sum(len(run.events) for run in runs)


def _is_placed(part: RosterPart, after: int, upto: int) -> bool:
    places = part.positions
    return len(places) == len(part.rows) and list(places) == sorted(
        place for place in places if after < place <= upto
    )


def _cut(runs: Sequence[Run], most: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return the first `most` events, and the rest."""
    now: list[Run] = []
    rest: list[Run] = []
    for run in runs:
        if most > 0:
            now.append(Run(run.log, run.first, run.events[:most]))
        if len(run.events) > most:
            rest.append(run.after(run.first - 1 + max(0, most)))
        most -= len(run.events)
    return tuple(now), tuple(rest)


def _split(part: RosterPart, most: int) -> tuple[RosterPart, RosterPart]:
    first, rest = (
        replace(part, rows=part.rows[cut], positions=part.positions[cut],
                versions=part.versions[cut])
        for cut in (slice(0, most), slice(most, None))
    )  # fmt: skip
    return first, rest
