"""Rows of the roster as they are written: with corrections on top, and nobody's ids taken twice."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from kiosk.domain.badge_ids import badge_id_of, free_badge_id
from kiosk.store.tickets import COLUMNS, Row, good_badges, is_sound

Mark = tuple[int, int, int]  # place in the hub's feed, `dirty` (kiosk/store/marks.py), version

_MARKED = (*COLUMNS, "pos", "dirty", "version")
_UPSERT = (
    f"insert into roster ({', '.join(_MARKED)})"  # noqa: S608 - constants
    f" values ({', '.join('?' * len(_MARKED))}) on conflict (id) do update set "
    + ", ".join(f"{column} = excluded.{column}" for column in _MARKED[1:])
)
_SELECT_MARKED = f"select {', '.join(_MARKED)} from roster"  # noqa: S608 - constants
_UNMARKED: Mark = (0, 0, 0)
_CODE, _BADGE = COLUMNS.index("code"), COLUMNS.index("badge_id")
_VERSION = _MARKED.index("version")
_PLAIN: dict[str, str | int] = {"language": "fr", "status": "valid", "paid": 1}
_BLANK = {column: _PLAIN.get(column, "") for column in COLUMNS}


class RosterRows:
    """Writes tickets inside a transaction that somebody else holds.

    A ticket that was corrected at a desk, or got another badge id, stands in the roster as it now
    is, and in `base` as the roster's writer has it: a new row from there changes what was not
    corrected. A ticket that a desk made itself has an empty base.

    Where several tickets want one code or badge id, one has it; the others stand `aside` under
    `~id` and a badge id of their own, their base kept, until it is given up.
    """

    def __init__(self, db: Database, fair_id: str) -> None:
        self._db: sqlite3.Connection = db.conn
        self._fair_id = fair_id

    def put(self, rows: Sequence[Row], marks: Sequence[Mark]) -> None:
        """Write whole rows, each with its mark."""
        corrected = {row[0] for row in self._db.execute("select id from base")}
        written: list[Row] = []
        for row, mark in zip(rows, marks, strict=True):
            ticket_id = str(row[0])
            if ticket_id in corrected:
                self._keep_base(ticket_id, row)
                row = self._wanted(ticket_id) or row  # noqa: PLW2901 - the same ticket's
            written.append((*row, *mark))
        self._write(written)

    def correct(self, ticket_id: str) -> None:
        """Lay what desks told of a ticket over its row; a ticket they made has none below.

        Where there is none and they tell no code, or do no more, there is no ticket.
        """
        if self.base(ticket_id) is None:
            self._keep_base(ticket_id, self._stored(ticket_id)[: len(COLUMNS)])
        row = self._wanted(ticket_id)
        if row is not None:
            self._write([(*row, *(self._stored(ticket_id)[len(COLUMNS) :] or _UNMARKED))])
        elif self._stored(ticket_id):
            self._remove([ticket_id], "aside", "roster")

    def forsake(self, ticket_id: str) -> None:
        """Remove a ticket that its writer has no more; what desks know by themselves stays."""
        if self.base(ticket_id) is None:
            self.drop([ticket_id])
            return
        self._keep_base(ticket_id, ())
        self.correct(ticket_id)

    def drop(self, ticket_ids: Iterable[str]) -> None:
        """Remove tickets, with what hangs on them."""
        self._remove(list(ticket_ids), "aside", "base", "roster")

    def _remove(self, gone: Sequence[str], *tables: str) -> None:
        ids = [(ticket_id,) for ticket_id in gone]
        self._db.executemany("delete from badge_job where subject = ?", ids)
        for table in tables:
            self._db.executemany(f"delete from {table} where id = ?", ids)  # noqa: S608 - constants
        if self._aside():
            self._settle([])

    def base(self, ticket_id: str) -> Row | None:
        """Return a corrected ticket's row as the roster's writer has it; () where there is none."""
        found = self._db.execute("select cells from base where id = ?", [ticket_id]).fetchone()
        return None if found is None else tuple(json.loads(found[0]))

    def _keep_base(self, ticket_id: str, row: Row) -> None:
        self._db.execute(
            "insert or replace into base values (?, ?)",
            (ticket_id, json.dumps(row, ensure_ascii=False)),
        )

    def _stored(self, ticket_id: str) -> Row:
        """Return a row as it stands, with its mark; () where there is none."""
        found = self._db.execute(f"{_SELECT_MARKED} where id = ?", [ticket_id]).fetchone()
        return tuple(found or ())

    def _wanted(self, ticket_id: str) -> Row | None:
        """Return the row of a ticket that has a base as it is if nobody else wants its ids."""
        told = dict(
            self._db.execute("select field, value from patch where subject = ?", [ticket_id])
        )
        return self._laid_over(ticket_id, self.base(ticket_id) or (), told)

    def _laid_over(self, ticket_id: str, base: Row, told: dict[str, Any]) -> Row | None:
        if base:
            cells = dict(zip(COLUMNS, base, strict=True))
        elif "code" in told:
            cells = {**_BLANK, "badge_id": badge_id_of(self._fair_id, str(told["code"]))}
        else:
            return None
        return tuple({**cells, **told, "id": ticket_id}[name] for name in COLUMNS)

    def _write(self, rows: Sequence[Row]) -> None:
        rows = self._renewed(rows)
        try:
            self._db.executemany(_UPSERT, rows)
        except sqlite3.IntegrityError:
            self._settle(rows)
            return
        if self._aside():
            self._settle([])

    def _renewed(self, rows: Iterable[Row]) -> list[Row]:
        """Return rows with the badge ids that tickets have whose own were revoked.

        Before anybody judges who has what: a badge id that was given up is no claim.
        """
        good = good_badges(self._db)
        if not good:
            return list(rows)
        return [
            (*row[:_BADGE], good.get(str(row[0]), row[_BADGE]), *row[_BADGE + 1 :]) for row in rows
        ]

    def _aside(self) -> list[str]:
        return [row[0] for row in self._db.execute("select id from aside order by id")]

    def _settle(self, rows: Sequence[Row]) -> None:
        """Write rows of which several may want one code or badge id: one has it, others wait.

        All who wait are judged again, for whom they wait for may have given it up.
        """
        crowd = self._crowd(rows)
        losers = {column: self._losers(crowd, column) for column in (_CODE, _BADGE)}
        self._db.executemany(
            "update roster set code = hex(randomblob(16)), badge_id = hex(randomblob(16))"
            " where id = ?",
            [(ticket_id,) for ticket_id in crowd],
        )
        self._db.execute("delete from aside")
        for ticket_id in sorted(crowd, key=lambda one: (one in losers[_BADGE], one)):
            row = list(crowd[ticket_id])
            if ticket_id in losers[_CODE] | losers[_BADGE]:
                if self.base(ticket_id) is None:
                    self._keep_base(ticket_id, tuple(row[: len(COLUMNS)]))
                self._db.execute("insert into aside values (?)", [ticket_id])
            if ticket_id in losers[_CODE]:
                row[_CODE] = f"~{ticket_id}"
            if ticket_id in losers[_BADGE]:
                row[_BADGE] = free_badge_id(self._fair_id, f"~{ticket_id}", _Taken(self._db))
            self._db.execute(_UPSERT, row)

    def _crowd(self, rows: Sequence[Row]) -> dict[str, Row]:
        """Return what the tickets of `rows` want, those who wait, and who has what they want."""
        waiting = (
            (*wanted, *self._stored(ticket_id)[len(COLUMNS) :])
            for ticket_id in self._aside()
            if (wanted := self._wanted(ticket_id)) is not None
        )
        crowd = {str(row[0]): row for row in (*self._renewed(waiting), *rows)}
        unseen = list(crowd.values())
        while unseen:
            row = unseen.pop()
            holders = self._db.execute(
                f"{_SELECT_MARKED} where code in (?, ?) or badge_id = ?",
                (row[_CODE], f"~{row[0]}", row[_BADGE]),
            ).fetchall()
            found = {holder[0]: tuple(holder) for holder in holders if holder[0] not in crowd}
            crowd |= found
            unseen += found.values()
        return crowd

    def _losers(self, crowd: dict[str, Row], column: int) -> set[str]:
        """Return who does not get what it wants there.

        The roster's writer goes before what desks told, and there the newer row; of what desks
        told, the earlier; else the lower id. Nothing of this depends on what came first to this
        desk, or on where in its hub's feed a row lies, which is elsewhere at the next hub.
        """
        claims: dict[object, list[str]] = {}
        for ticket_id, row in crowd.items():
            claims.setdefault(row[column], []).append(ticket_id)
        losers: set[str] = set()
        for wanted, claimants in claims.items():
            if len(claimants) > 1:
                claimants.sort(key=lambda one: self._rank(crowd[one], column))
                losers.update(claimants[1:])
            whose = str(wanted)[1:] if str(wanted).startswith("~") else claimants[0]
            if whose in crowd and whose != claimants[0]:  # what that ticket has while it waits
                losers.add(claimants[0])
        return losers

    def _rank(self, row: Row, column: int) -> tuple[int, int, str, int, str]:
        ticket_id = str(row[0])
        base = self.base(ticket_id)
        if base is None or (base and base[column] == row[column]):
            return (0, -int(row[_VERSION]), "", 0, ticket_id)
        hlc, log, seq = self._db.execute(
            "select hlc, log, seq from patch where subject = ? and field = 'code'", [ticket_id]
        ).fetchone() or (0, "", 0)
        return (1, hlc, log, seq, ticket_id)


def may_stand(column: str, cell: object) -> bool:
    """Tell whether a correction of one column makes sense, whatever the other columns say."""
    cells: dict[str, Any] = {**_BLANK, "id": "any", column: cell}
    return is_sound(tuple(cells[name] for name in COLUMNS))


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
