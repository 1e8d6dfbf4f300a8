"""Versions: which of two states of a roster row or document is the newer, the same on every node.

A version is given once, by whoever makes the change: the time of that change in milliseconds since
1970, by the corrected clock, but later than every version its maker had seen. Whoever passes a row
or document on keeps its version. 0 is older than any: what was there before there were versions.
None is what a peer says that does not know of versions.
"""

from collections.abc import Collection, Sequence

from kiosk.protocol.messages import LAST_VERSION, RosterPart


def next_version(seen: int, now_ms: int) -> int:
    """Return the version of a change made now, by somebody who has seen version `seen`."""
    return min(max(now_ms, seen + 1), LAST_VERSION)


def versions_of(part: RosterPart) -> Sequence[int | None]:
    """Return the version of each row; all None where the sender does not know of versions."""
    is_told = len(part.versions) == len(part.rows)
    return part.versions if is_told else [None] * len(part.rows)


def some_of(part: RosterPart, ids: Collection[str]) -> RosterPart:
    """Return the rows of some tickets, with their versions."""
    chosen = [n for n, row in enumerate(part.rows) if row.id in ids]
    rows = tuple(part.rows[n] for n in chosen)
    return RosterPart(
        part.columns, rows, versions=tuple(part.versions[n] for n in chosen if part.versions)
    )
