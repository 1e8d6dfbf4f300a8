"""Puts a page of the feed together from the rows of its three kinds, each in order of position."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import msgspec

from kiosk.hub.store import Page
from kiosk.protocol.messages import Doc, RosterPart, RosterRow
from kiosk.protocol.sealed import Run, Sealed

_MOST_TEXT = 4 << 20  # bytes of documents in one page; a larger one has a page of its own
_FARTHEST = 1 << 62

_BEHIND = "where xh = ? and pos > ? and pos <= ? order by pos limit ?"
PAGE = (
    f"select pos, log, seq, envelope, body, salt, bh from event {_BEHIND}",  # noqa: S608 - constants
    "select pos, roster.id, coalesce(names, '[]'), cells, gone, version from roster"  # noqa: S608
    f" left join columns_of_rows on columns_of_rows.id = shape {_BEHIND}",
    f"select pos, kind, name, data, rev, version from doc {_BEHIND}",  # noqa: S608
)
_LAST = "select max(pos) as pos from {} where xh = ? and pos > ?"
END = "select max(pos) from ({}) as kinds".format(  # noqa: S608 - constants
    " union all ".join(_LAST.format(table) for table in ("event", "roster", "doc"))
)


@dataclass(frozen=True, slots=True)
class FeedRows:
    """Rows behind a position, at most `limit` of each kind.

    Args:
        events: position, log, number, envelope, body, salt, body hash.
        roster: position, id, columns, cells, gone, version.
        docs: position, kind, key, text, revision, version.
    """

    events: list[tuple[Any, ...]]
    roster: list[tuple[Any, ...]]
    docs: list[tuple[Any, ...]]


def feed_page(rows: FeedRows, limit: int, head: int) -> Page:
    """Return the first `limit` of all rows as a page."""
    upto = _end(rows, limit, head)
    numbers: dict[str, int] = {}
    events: defaultdict[str, list[Sealed]] = defaultdict(list)
    for pos, log, seq, *stored in rows.events:
        if pos <= upto:
            numbers.setdefault(log, seq)
            events[log].append(sealed(*stored))
    return Page(
        upto,
        tuple(Run(log, first, tuple(events[log])) for log, first in numbers.items()),
        _part([row for row in rows.roster if row[0] <= upto]),
        tuple(
            Doc(kind, key, text(data), rev, version)
            for pos, kind, key, data, rev, version in rows.docs
            if pos <= upto
        ),
    )


def _end(rows: FeedRows, limit: int, head: int) -> int:
    """Return where a page ends: at its last row, or before what would not fit in it.

    That is a roster row of other columns, or one document too many.
    """
    positions = sorted(row[0] for kind in (rows.events, rows.roster, rows.docs) for row in kind)
    upto = positions[limit - 1] if len(positions) >= limit else head
    shapes = [(row[0], row[2]) for row in rows.roster if not row[4]]
    other = (pos for pos, shape in shapes if shape != shapes[0][1])
    heavy = _first_too_many(rows.docs)
    return min(upto, next(other, upto + 1) - 1, heavy - 1)


def _first_too_many(docs: list[tuple[Any, ...]]) -> int:
    """Return the position of the first document that would make a page too large."""
    size = 0
    for pos, _, _, data, *_ in docs:
        if size and size + len(data) > _MOST_TEXT:
            return int(pos)
        size += len(data)
    return _FARTHEST


def _part(rows: list[tuple[Any, ...]]) -> RosterPart:
    shape = next((row[2] for row in rows if not row[4]), "[]")
    columns = tuple(msgspec.json.decode(shape, type=list[str]))
    listed = (roster_row(id_, cells, gone) for _, id_, _, cells, gone, _ in rows)
    positions, versions = (tuple(row[n] for row in rows) for n in (0, 5))
    return RosterPart(columns, tuple(listed), positions, versions)


def sealed(envelope: bytes, body: bytes | None, salt: bytes | None, bh: bytes) -> Sealed:
    """Return an event as it came; its hash is told where the body is gone."""
    is_whole = body is not None and salt is not None
    return Sealed(
        text(envelope),
        None if body is None else text(body),
        None if salt is None else text(salt),
        "" if is_whole else bh.hex(),
    )


def roster_row(id_: str, cells: bytes, gone: int) -> RosterRow:
    """Return a stored row as it travels."""
    return RosterRow(id_, _CELLS.decode(cells), bool(gone))


def text(stored: bytes) -> str:
    """Return stored text."""
    return stored.decode()


_CELLS = msgspec.json.Decoder(tuple[str | int, ...])
