"""The tables of a hub's link to the hub above in SQL, equal for both databases."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from kiosk.hub.feed import roster_row, text
from kiosk.hub.relays import Lacking, Upward
from kiosk.hub.sql_devices import Runs
from kiosk.protocol.messages import Doc, RosterPart
from kiosk.protocol.stores import Link

_KEY = "hub = ? and xh = ?"
_PUT = (
    "insert into relay (hub, xh, timeline, cursor, seen, heads_due, sweeping, given)"
    " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (hub, xh) do update set"
    " timeline = excluded.timeline, cursor = excluded.cursor, seen = excluded.seen,"
    " heads_due = excluded.heads_due, sweeping = excluded.sweeping, given = excluded.given"
)
_ACK = (
    "insert into relay_ack (hub, xh, log, upto) values (?, ?, ?, ?)"
    " on conflict (hub, xh, log) do update set upto ="
)
_UNSETTLED = (
    "xh = ? and pos > ? and not exists (select 1 from relay_settled where relay_settled.hub = ?"
    " and relay_settled.xh = ? and relay_settled.pos = {0}.pos)"
)
_SETTLE = (
    "insert into relay_settled (hub, xh, pos, swept) values (?, ?, ?, 1)"
    " on conflict (hub, xh, pos) do update set swept = 1"
)
_SETTLE_DOC = (
    "insert into relay_doc (hub, xh, kind, name, rev) values (?, ?, ?, ?, ?)"
    " on conflict (hub, xh, kind, name) do update set rev = excluded.rev"
)

ForIds = Callable[[str, str, Collection[str]], list[tuple[Any, ...]]]


class SqlRelay:
    """See `kiosk.hub.relays.Relay` for what each verb promises."""

    def __init__(self, sql: Runs, for_ids: ForIds, place: tuple[str, str]) -> None:
        """Args: for_ids: runs a statement that ends in "in", for many; place: hub above, fair."""
        self._sql = sql
        self._for_ids = for_ids
        self._place = place
        self._xh = place[1]

    def read(self) -> Upward:
        found = self._sql.run(
            f"select timeline, cursor, seen, heads_due, sweeping, given from relay where {_KEY}",  # noqa: S608
            self._place,
        )
        if not found:
            return Upward(Link(self._place[0]))
        timeline, cursor, seen, heads_due, sweeping, given = found[0]
        link = Link(self._place[0], timeline, cursor, seen, bool(heads_due), bool(sweeping))
        return Upward(link, given)

    def write(self, upward: Upward) -> None:
        link = upward.link
        self._sql.run(
            _PUT,
            [*self._place, link.timeline, link.cursor, link.seen, int(link.heads_due),
             int(link.sweeping), upward.given],
        )  # fmt: skip

    def lacking(self) -> Sequence[Lacking]:
        found = self._sql.run(
            "select log_end.log, coalesce(upto, 0), seq from log_end left join relay_ack"
            " on relay_ack.hub = ? and relay_ack.xh = log_end.xh and relay_ack.log = log_end.log"
            " where log_end.xh = ? and seq > coalesce(upto, 0) order by log_end.log",
            self._place,
        )
        return [Lacking(*row) for row in found]

    def acknowledge(self, heads: Mapping[str, int]) -> None:
        greater = "case when excluded.upto > relay_ack.upto then excluded.upto else relay_ack.upto"
        for log, upto in heads.items():
            self._sql.run(f"{_ACK} {greater} end", [*self._place, log, upto])

    def set_back(self, log: str, upto: int) -> None:
        self._sql.run(f"{_ACK} excluded.upto", [*self._place, log, upto])

    def forget_heads(self) -> None:
        self._sql.run(f"delete from relay_ack where {_KEY}", self._place)  # noqa: S608 - constants

    def roster(self, given: int, limit: int) -> RosterPart:
        where = _UNSETTLED.format("roster")
        found = self._sql.run(
            "select roster.id, coalesce(names, '[]'), cells, gone, version from roster"  # noqa: S608
            f" left join columns_of_rows on columns_of_rows.id = shape where {where}"
            " order by pos limit ?",
            [self._xh, given, *self._place, limit],
        )
        shape = next((names for _, names, _, gone, _ in found if not gone), "[]")
        columns = tuple(msgspec.json.decode(shape, type=list[str]))
        fitting = [row for row in found if row[3] or row[1] == shape]
        rows = tuple(roster_row(id_, cells, gone) for id_, _, cells, gone, _ in fitting)
        return RosterPart(columns, rows, versions=tuple(row[4] for row in fitting))

    def docs(self, given: int, limit: int) -> tuple[Doc, ...]:
        where = _UNSETTLED.format("doc")
        found = self._sql.run(
            "select doc.kind, doc.name, data, coalesce(relay_doc.rev, ''), version from doc"  # noqa: S608
            " left join relay_doc on relay_doc.hub = ? and relay_doc.xh = doc.xh"
            " and relay_doc.kind = doc.kind and relay_doc.name = doc.name"
            f" where doc.{where} order by pos limit ?",
            [self._place[0], self._xh, given, *self._place, limit],
        )
        return tuple(Doc(kind, key, text(data), *told) for kind, key, data, *told in found)

    def waiting(self, ids: Collection[str], given: int) -> frozenset[str]:
        held = self._for_ids("select id, pos from roster where xh = ? and id in", self._xh, ids)
        late = {id_: pos for id_, pos in held if pos > given}
        return frozenset(id_ for id_, pos in late.items() if not self._is_settled(pos))

    def is_waiting(self, doc: Doc, given: int) -> bool:
        pos = self._doc_position(doc)
        return pos is not None and pos > given and not self._is_settled(pos)

    def settle(self, ids: Iterable[str]) -> None:
        held = self._for_ids("select pos from roster where xh = ? and id in", self._xh, tuple(ids))
        for (pos,) in held:
            self._sql.run(_SETTLE, [*self._place, pos])

    def settle_doc(self, doc: Doc) -> None:
        pos = self._doc_position(doc)
        if pos is not None:
            self._sql.run(_SETTLE, [*self._place, pos])
            self._sql.run(_SETTLE_DOC, [*self._place, doc.kind, doc.key, doc.rev])

    def begin_sweep(self) -> None:
        self._sql.run(f"update relay_settled set swept = 0 where {_KEY}", self._place)  # noqa: S608

    def end_sweep(self) -> None:
        self._sql.run(
            f"delete from relay_settled where {_KEY} and swept = 0",  # noqa: S608 - constants
            self._place,
        )

    def forget_settled(self) -> None:
        self._sql.run(f"delete from relay_settled where {_KEY}", self._place)  # noqa: S608

    def _is_settled(self, pos: int) -> bool:
        return bool(
            self._sql.run(
                f"select 1 from relay_settled where {_KEY} and pos = ?",  # noqa: S608 - constants
                [*self._place, pos],
            )
        )

    def _doc_position(self, doc: Doc) -> int | None:
        found = self._sql.run(
            "select pos from doc where xh = ? and kind = ? and name = ?",
            [self._xh, doc.kind, doc.key],
        )
        return found[0][0] if found else None
