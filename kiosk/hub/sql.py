"""The verbs of a hub's store in SQL, equal for both databases."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec

from kiosk.hub.feed import END, PAGE, FeedRows, feed_page, roster_row, sealed, text
from kiosk.hub.sql_aside import HUSH, displace, flaws
from kiosk.hub.sql_devices import SqlDevices
from kiosk.hub.sql_relay import SqlRelay
from kiosk.hub.sql_retired import Retiring, retire, retired
from kiosk.hub.store import Exhibition, Flaw, KeptRow, LogEnd, Page, Received, Retired
from kiosk.protocol.messages import Doc, RosterPart
from kiosk.protocol.sealed import Run

Row = tuple[Any, ...]
_AT_ONCE = 500  # ids in one statement

_EVENTS = "pos, xh, log, seq, subject, flaw, bh, envelope, body, salt"
_PUT_END = (
    "insert into log_end (xh, log, seq, hash) values (?, ?, ?, ?)"
    " on conflict (xh, log) do update set seq = excluded.seq, hash = excluded.hash"
)
_PUT_ROW = (
    "insert into roster (xh, id, pos, shape, cells, gone, version) values (?, ?, ?, ?, ?, ?, ?)"
    " on conflict (xh, id) do update set pos = excluded.pos, shape = excluded.shape,"
    " cells = excluded.cells, gone = excluded.gone, version = excluded.version"
)
_PUT_DOC = (
    "insert into doc (xh, kind, name, pos, data, rev, version) values (?, ?, ?, ?, ?, ?, ?)"
    " on conflict (xh, kind, name) do update set pos = excluded.pos, data = excluded.data,"
    " rev = excluded.rev, version = excluded.version"
)


class Sql(Retiring, Protocol):
    """One connection; statements are written with question marks."""

    def many(self, statement: str, rows: Iterable[Row]) -> None:
        """Run one statement for each of `rows`."""
        ...

    def fill(self, table: str, columns: str, rows: Sequence[Row]) -> None:
        """Insert new rows, the fastest way."""
        ...

    def partition(self, xh: str, number: int) -> None:
        """Make room for one more exhibition, where tables are divided."""
        ...


@dataclass(slots=True)
class Known:
    """What a writer need not ask again while nobody else has written: the end tells that."""

    end: tuple[str, int] = ("", -1)  # timeline and head; both, for a restored head may be equal
    ends: dict[tuple[str, str], LogEnd] = field(default_factory=dict)
    gone: dict[str, set[str]] = field(default_factory=dict)
    exhibitions: dict[str, Exhibition] = field(default_factory=dict)


class SqlTransaction:
    """Reads and writes inside a transaction that somebody else begins and ends.

    Events and ends of logs are held back and written together by `flush`: thus a shared commit
    costs a few statements, not a few for each request.
    """

    def __init__(self, sql: Sql, known: Known, state: tuple[str, int, str]) -> None:
        self._sql = sql
        self._known = known
        self.hub, self.head, self.timeline = state
        self._head_before = self.head
        if known.end != (self.timeline, self.head):
            known.ends.clear()
            known.gone.clear()
            known.exhibitions.clear()
        self._events: list[Row] = []
        self._ends: dict[tuple[str, str], LogEnd] = {}
        self.has_erased = False
        self.devices = SqlDevices(sql)

    def relay(self, hub: str, xh: str) -> SqlRelay:
        self.flush()
        return SqlRelay(self._sql, self._for_ids, (hub, xh))

    def flush(self) -> None:
        """Write what was held back."""
        if self._events:
            self._sql.fill("event", _EVENTS, self._events)
            self._events = []
        if self._ends:
            rows = [(*place, end.seq, end.hash) for place, end in self._ends.items()]
            self._sql.many(_PUT_END, rows)
            self._ends = {}

    def finish(self) -> None:
        """Write everything that the commit needs to hold; the caller commits."""
        self.flush()
        if self.head != self._head_before:
            self._sql.run("update hub set head = ?", [self.head])
        self._known.end = (self.timeline, self.head)

    def start_of(self, timeline: str) -> int | None:
        return self._number("select start from timeline where id = ?", [timeline])

    def start_of_next(self, timeline: str) -> int | None:
        return self._number(
            "select start from timeline where n = (select n + 1 from timeline where id = ?)",
            [timeline],
        )

    def begin_timeline(self, timeline: str, start: int) -> None:
        self._sql.run(
            "insert into timeline (id, n, start)"
            " select cast(? as text), coalesce(max(n), 0) + 1, ? from timeline",
            [timeline, start],
        )
        self._sql.run("update hub set timeline = ?", [timeline])
        self.timeline = timeline

    def exhibition(self, xh: str) -> Exhibition | None:
        if xh not in self._known.exhibitions:
            found = self._sql.run("select xh, name, floor from exhibition where xh = ?", [xh])
            self._known.exhibitions.update((row[0], Exhibition(*row)) for row in found)
        return self._known.exhibitions.get(xh)

    def exhibitions(self) -> tuple[Exhibition, ...]:
        found = self._sql.run("select xh, name, floor from exhibition order by xh")
        return tuple(Exhibition(*row) for row in found)

    def add_exhibition(self, xh: str, name: str) -> None:
        self._known.exhibitions.pop(xh, None)
        if self.exhibition(xh) is not None:
            self._sql.run("update exhibition set name = ? where xh = ?", [name, xh])
        else:
            number = self._number("select coalesce(max(n), 0) + 1 from exhibition") or 1
            self._sql.run("insert into exhibition values (?, ?, 0, ?)", [xh, name, number])
            self._sql.partition(xh, number)
        self._known.exhibitions.pop(xh, None)

    def set_floor(self, xh: str, floor: int) -> None:
        self._sql.run("update exhibition set floor = ? where xh = ?", [floor, xh])
        self._known.exhibitions.pop(xh, None)

    def page(self, xh: str, after: int, limit: int) -> Page:
        self.flush()
        values = [xh, after, self.head, limit]
        return feed_page(FeedRows(*(self._sql.run(q, values) for q in PAGE)), limit, self.head)

    def end(self, xh: str, after: int) -> int:
        self.flush()
        return self._number(END, [xh, after] * 3) or 0

    def heads(self, xh: str) -> dict[str, int]:
        self.flush()
        return dict(self._sql.run("select log, seq from log_end where xh = ?", [xh]))

    def log(self, xh: str, log: str, after: int, limit: int) -> Run:
        self.flush()
        found = self._sql.run(
            "select envelope, body, salt, bh from event"
            " where xh = ? and log = ? and seq > ? order by seq limit ?",
            [xh, log, after, limit],
        )
        return Run(log, after + 1, tuple(sealed(*row) for row in found))

    def doc(self, xh: str, kind: str, key: str) -> Doc | None:
        found = self._sql.run(
            "select data, rev, version from doc where xh = ? and kind = ? and name = ?",
            [xh, kind, key],
        )
        return Doc(kind, key, text(found[0][0]), *found[0][1:]) if found else None

    def flaws(self, xh: str) -> tuple[Flaw, ...]:
        self.flush()
        return flaws(self._sql, xh)

    def log_end(self, xh: str, log: str) -> LogEnd:
        if (xh, log) not in self._known.ends:
            found = self._sql.run(
                "select seq, hash from log_end where xh = ? and log = ?", [xh, log]
            )
            self._known.ends[xh, log] = LogEnd(*found[0]) if found else LogEnd()
        return self._known.ends[xh, log]

    def set_log_end(self, xh: str, log: str, end: LogEnd) -> None:
        self._ends[xh, log] = self._known.ends[xh, log] = end

    def cut_log(self, xh: str, log: str, end: LogEnd) -> None:
        self.flush()
        self.head += 1  # by which other hub processes notice that something changed
        displace(self._sql, (xh, log), end, self.head)
        self.set_log_end(xh, log, end)

    def add_events(self, xh: str, events: Sequence[Received]) -> None:
        for event in events:
            self.head += 1
            body, salt = event.sealed.body, event.sealed.salt
            self._events.append(
                (self.head, xh, event.log, event.seq, event.subject, event.flaw, event.bh,
                 event.sealed.envelope.encode(), None if body is None else body.encode(),
                 None if salt is None else salt.encode())
            )  # fmt: skip

    def rows(self, xh: str, ids: Collection[str]) -> dict[str, KeptRow]:
        found = self._for_ids(
            "select roster.id, names, cells, version from roster"
            " join columns_of_rows on columns_of_rows.id = shape"
            " where gone = 0 and xh = ? and roster.id in",
            xh,
            ids,
        )
        return {
            id_: KeptRow(tuple(msgspec.json.decode(names)), roster_row(id_, cells, 0), version)
            for id_, names, cells, version in found
        }

    def put_rows(self, xh: str, part: RosterPart) -> None:
        shape = self._shape(part.columns)
        encode = msgspec.json.Encoder().encode
        told = zip(part.rows, part.versions, strict=True)
        self._put_rows(xh, [(row.id, shape, encode(row.cells), 0, at) for row, at in told])

    def gone(self, xh: str) -> Collection[str]:
        if xh not in self._known.gone:
            found = self._sql.run("select id from roster where xh = ? and gone = 1", [xh])
            self._known.gone[xh] = {row[0] for row in found}
        return self._known.gone[xh]

    def gone_at(self, xh: str, ticket_id: str) -> int | None:
        return self._number(
            "select pos from roster where xh = ? and id = ? and gone = 1", [xh, ticket_id]
        )

    def retired(self) -> tuple[Retired, ...]:
        return retired(self._sql)

    def retire(self, xh: str, at_ms: int, counts: str) -> None:
        self.flush()
        self.head += 1  # by which other hub processes notice
        retire(self._sql, Retired(xh, "", at_ms, counts), self.head)
        self._known.ends.clear()
        self._known.gone.pop(xh, None)
        self._known.exhibitions.clear()
        self.has_erased = True

    def erase(self, xh: str, ids: Collection[str]) -> None:
        self.flush()
        self.gone(xh)
        self._known.gone[xh].update(ids)
        self._put_rows(xh, [(id_, 0, b"[]", 1, 0) for id_ in ids])
        self._sql.note_erased(xh, ids, self.head)
        for hush in ("update event set body = null, salt = null where xh = ? and subject in", HUSH):
            self._for_ids(hush, xh, ids)
        self.has_erased = True

    def put_doc(self, xh: str, doc: Doc) -> None:
        self.head += 1
        told = (doc.data.encode(), doc.rev, doc.version or 0)
        self._sql.run(_PUT_DOC, [xh, doc.kind, doc.key, self.head, *told])

    def _put_rows(self, xh: str, rows: Sequence[Row]) -> None:
        first = self.head + 1
        self.head += len(rows)
        placed = ((xh, id_, pos, *rest) for pos, (id_, *rest) in enumerate(rows, start=first))
        self._sql.many(_PUT_ROW, placed)

    def _shape(self, columns: tuple[str, ...]) -> int:
        names = msgspec.json.encode(columns).decode()
        shape = self._number("select id from columns_of_rows where names = ?", [names])
        if shape is None:
            shape = self._number("select coalesce(max(id), 0) + 1 from columns_of_rows") or 1
            self._sql.run("insert into columns_of_rows values (?, ?)", [shape, names])
        return shape

    def _for_ids(self, statement: str, xh: str, ids: Collection[str]) -> list[Row]:
        wanted, found = list(ids), []
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            found += self._sql.run(f"{statement} ({marks})", [xh, *some])
        return found

    def _number(self, statement: str, values: Sequence[object] = ()) -> int | None:
        found = self._sql.run(statement, values)
        return found[0][0] if found else None
