"""Rows of the roster as they are written: with corrections on top, and nobody's ids taken twice."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from kiosk.domain.badge_ids import badge_id_of, free_badge_id
from kiosk.store.tickets import COLUMNS, SELECT_ROW, Row, give_good_badge, is_sound

_UPSERT = (
    f"insert into roster ({', '.join(COLUMNS)}, pos, dirty)"  # noqa: S608 - constants
    f" values ({', '.join('?' * (len(COLUMNS) + 2))}) on conflict (id) do update set "
    + ", ".join(f"{column} = excluded.{column}" for column in (*COLUMNS[1:], "pos", "dirty"))
)
_PLAIN: dict[str, str | int] = {"language": "fr", "status": "valid", "paid": 1}


class RosterRows:
    """Writes tickets inside a transaction that somebody else holds.

    A ticket that was corrected at a desk stands in the roster as it now is, and in `base` as the
    roster's writer has it: a new row from there changes what was not corrected. A ticket that a
    desk made itself has an empty base.
    """

    def __init__(self, db: Database, fair_id: str) -> None:
        self._db: sqlite3.Connection = db.conn
        self._fair_id = fair_id

    def put(self, rows: Sequence[Row], *, pos: Sequence[int], dirty: int) -> None:
        """Write whole rows, each at its roster position; `dirty` ones wait to be pushed."""
        corrected = {row[0] for row in self._db.execute("select id from base")}
        self._write([(*row, at, dirty) for row, at in zip(rows, pos, strict=True)])
        for row in rows:
            ticket_id = str(row[0])
            if ticket_id in corrected:
                self._keep_base(ticket_id, row)
                self.correct(ticket_id)

    def correct(self, ticket_id: str) -> None:
        """Lay what desks told of a ticket over its row; a ticket they made has none below."""
        told = dict(
            self._db.execute("select field, value from patch where subject = ?", [ticket_id])
        )
        stored = self._db.execute(f"{SELECT_ROW} where id = ?", [ticket_id]).fetchone()
        base = self.base(ticket_id)
        if base is None:
            base = stored or ()
            self._keep_base(ticket_id, base)
        row = self._laid_over(ticket_id, base, told)
        if row is not None:
            marks = self._db.execute("select pos, dirty from roster where id = ?", [ticket_id])
            self._write([(*row, *(marks.fetchone() or (0, 0)))])

    def forsake(self, ticket_id: str) -> None:
        """Remove a ticket that its writer has no more; what desks know by themselves stays."""
        if self.base(ticket_id) is None:
            self.drop([ticket_id])
            return
        self._keep_base(ticket_id, ())
        told = self._db.execute(
            "select 1 from patch where subject = ? and field = 'code'", [ticket_id]
        ).fetchone()
        if told is None:
            self._unhang([ticket_id])
            self._db.execute("delete from roster where id = ?", [ticket_id])
        else:
            self.correct(ticket_id)

    def drop(self, ticket_ids: Iterable[str]) -> None:
        """Remove tickets, with what hangs on them."""
        gone = list(ticket_ids)
        self._unhang(gone)
        for table in ("base", "roster"):
            self._db.executemany(
                f"delete from {table} where id = ?",  # noqa: S608 - constants
                [(ticket_id,) for ticket_id in gone],
            )

    def _unhang(self, ticket_ids: Iterable[str]) -> None:
        self._db.executemany(
            "delete from badge_job where subject = ?",
            [(ticket_id,) for ticket_id in ticket_ids],
        )

    def base(self, ticket_id: str) -> Row | None:
        """Return a corrected ticket's row as the roster's writer has it; () where there is none."""
        found = self._db.execute("select cells from base where id = ?", [ticket_id]).fetchone()
        return None if found is None else tuple(json.loads(found[0]))

    def _keep_base(self, ticket_id: str, row: Row) -> None:
        self._db.execute(
            "insert or replace into base values (?, ?)",
            (ticket_id, json.dumps(row, ensure_ascii=False)),
        )

    def _laid_over(self, ticket_id: str, base: Row, told: dict[str, Any]) -> Row | None:
        if base:
            cells = dict(zip(COLUMNS, base, strict=True))
        elif "code" in told:
            cells = {name: _PLAIN.get(name, "") for name in COLUMNS}
            cells["badge_id"] = badge_id_of(self._fair_id, str(told["code"]))
        else:
            return None
        row = tuple({**cells, **told, "id": ticket_id}[name] for name in COLUMNS)
        if is_sound(row):
            return row
        return base or None

    def _write(self, rows: Sequence[Row]) -> None:
        try:
            self._db.executemany(_UPSERT, rows)
        except sqlite3.IntegrityError:
            for row in rows:
                self._make_room(*row[:3])
                self._db.execute(_UPSERT, row)
        renewed = {row[0] for row in self._db.execute("select subject from revoked_badge")}
        for ticket_id in renewed.intersection(row[0] for row in rows):
            give_good_badge(self._db, str(ticket_id))

    def _make_room(self, ticket_id: object, code: object, badge_id: object) -> None:
        """Take code and badge id from another ticket: the writer's word is newer than its own."""
        self._db.execute(
            "update roster set code = '~' || id where code = ? and id <> ?", (code, ticket_id)
        )
        for other, its_code in self._db.execute(
            "select id, code from roster where badge_id = ? and id <> ?", (badge_id, ticket_id)
        ).fetchall():
            free = free_badge_id(self._fair_id, its_code, _Taken(self._db))
            self._db.execute("update roster set badge_id = ? where id = ?", (free, other))


class _Taken:
    """Every badge id that stands for somebody, or did."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __contains__(self, badge_id: object) -> bool:
        found = self._db.execute(
            "select 1 from roster where badge_id = ?1 or code = ?1 union all"
            " select 1 from revoked_badge where badge_id = ?1 limit 1",
            [badge_id],
        )
        return found.fetchone() is not None
