"""The roster between desk and hub: rows that come, rows that wait to go, and the sweep."""

import json
from collections.abc import Iterator, Sequence
from functools import partial

from sqlite_utils import Database

from kiosk.protocol.messages import MOST_EVENTS, RosterPart, RosterRow
from kiosk.protocol.versions import versions_of
from kiosk.store.marks import AHEAD, HERE, stays
from kiosk.store.personal import Personal
from kiosk.store.roster_rows import Mark, RosterRows
from kiosk.store.tickets import COLUMNS, SELECT_ROW, Row, is_sound

SENT = COLUMNS[1:]
_NEW: Row = ("", "", "", "", "", "", "", "", "", "", "", "", "", "fr", "", "", "", "", "valid", 1,
             "")  # fmt: skip
_SELECT_MARKED = SELECT_ROW.replace("select ", "select version, dirty, ")
_CELL_BYTES = 8
_FROM_WRITER = "id not in (select id from base where cells = '[]')"
_UNSEEN = f"pos = 0 and not dirty and {_FROM_WRITER}"


class RosterFeed:
    """Moves roster rows inside a transaction that somebody else holds."""

    def __init__(self, db: Database, fair_id: str, personal: Personal) -> None:
        self._db = db.conn
        self._rows = RosterRows(db, fair_id)
        self._personal = personal

    def take(self, part: RosterPart, upto: int, *, may_write: bool) -> list[str]:
        """Write rows of a page of the hub; return the ids of those that make no ticket.

        Rows that are newer here stay as they are. `upto` is the position of rows of which an older
        hub does not tell it.
        """
        erased = {row[0] for row in self._db.execute("select subject from erased")}
        held = self._versions(part)
        keeps = partial(stays, may_write=may_write, is_timed=self.is_timed())
        sound: list[Row] = []
        marks: list[Mark] = []
        bad: list[str] = []
        told = zip(part.rows, _positions(part, upto), versions_of(part), strict=True)
        for row, pos, version in told:
            if row.gone or row.id in erased:
                if row.id not in erased:
                    self._personal.erase(row.id)
            elif row.id in held and keeps(version, *held[row.id]):
                self._lead(row.id, pos)
            elif is_sound(whole := self._whole(part.columns, row)):
                sound.append(whole)
                marks.append((pos, 0, version or 0))
            else:
                bad.append(row.id)
        self._rows.put(sound, marks)
        return bad

    def _versions(self, part: RosterPart) -> dict[str, tuple[int, int]]:
        """Return version and mark of those rows that are held."""
        ids = json.dumps([row.id for row in part.rows])
        found = self._db.execute(
            "select id, version, dirty from roster where id in (select value from json_each(?))",
            [ids],
        )
        return {id_: (version, dirty) for id_, version, dirty in found}

    def _lead(self, ticket_id: str, pos: int) -> None:
        self._db.execute(
            "update roster set pos = ?, dirty = coalesce(nullif(dirty, 0), ?) where id = ?",
            (pos, AHEAD, ticket_id),
        )

    def hub_version(self, ticket_id: str) -> int:
        """Return the version of a row that the hub has as it is here; 0 while it has not.

        Where it has none its position serves, as it did before there were versions; what lies
        beyond the cursor is this desk's own guess until the hub's echo comes.
        """
        found = self._db.execute(
            "select coalesce(nullif(version, 0), pos) from roster where id = ? and not dirty"
            " and pos <= (select cursor from link order by heard_ms desc limit 1)",
            [ticket_id],
        ).fetchone()
        return found[0] if found is not None else 0

    def outgoing(self, most: int, size: int) -> RosterPart:
        """Return changed rows that wait: one at least, `most` and `size` bytes at most."""
        rows: list[RosterRow] = []
        versions: list[int] = []
        for row, version in self._waiting(most):
            size -= sum(len(str(cell)) + _CELL_BYTES for cell in row)
            if rows and size < 0:
                break
            rows.append(RosterRow(str(row[0]), row[1:]))
            versions.append(version)
        return RosterPart(SENT, tuple(rows), versions=tuple(versions)) if rows else RosterPart()

    def confirm(self, part: RosterPart) -> None:
        """Let rows wait no more that still are as they were pushed."""
        for row, version in zip(part.rows, versions_of(part), strict=True):
            found = self._db.execute(
                f"{SELECT_ROW} where id = ? and version = coalesce(?, version)",
                [row.id, version],
            ).fetchone()
            if found is not None and self._as_written(found)[1:] == tuple(row.cells):
                self._db.execute("update roster set dirty = 0 where id = ?", [row.id])

    def begin_again(self) -> None:
        """Begin a sweep: no row was seen on the hub yet."""
        self._db.execute("update roster set pos = 0")

    def give_all(self) -> None:
        """Let every row wait to be pushed: this desk brings a new hub its roster."""
        self._db.execute(
            f"update roster set dirty = ? where not dirty and {_FROM_WRITER}",  # noqa: S608
            [AHEAD],
        )

    def heal(self, oldest: int = 0) -> None:
        """Let what the hub does not have wait to be pushed to it, from version `oldest` on."""
        self._db.execute(
            f"update roster set dirty = ? where {_UNSEEN} and version >= ?",  # noqa: S608
            (AHEAD, oldest),
        )

    def sweep(self) -> bool:
        """Remove what the hub does not have; False, and nothing is removed, while it has nothing.

        Rows with a version stay: the hub lost them, for who is to go leaves a row that says so.
        Tickets made at desks are in no hub's roster and stay, too.
        """
        if self._db.execute("select 1 from roster where pos > 0 limit 1").fetchone() is None:
            return False
        self.heal(oldest=1)
        rows = self._db.execute(f"select id from roster where {_UNSEEN}").fetchall()  # noqa: S608
        for (ticket_id,) in rows:
            self._rows.forsake(ticket_id)
        return True

    def is_coming(self) -> bool:
        """Tell whether the hub has much that was not read yet: who is not found may be in it.

        A desk that has read nothing yet of its hub awaits everything if it holds nobody; else the
        list it has goes on serving, whoever keeps it now.
        """
        found = self._db.execute(
            "select 1 from link where case when cursor then seen - cursor >= ?"
            " else (seen or timeline = '') and not exists (select 1 from roster) end",
            [MOST_EVENTS],
        )
        return found.fetchone() is not None

    def newest(self) -> int:
        """Return the greatest version held."""
        return int(self._db.execute("select coalesce(max(version), 0) from roster").fetchone()[0])

    def is_timed(self) -> bool:
        """Tell whether a hub has told the time; versions given here before are not comparable."""
        return self._db.execute("select 1 from link where heard_ms > 0").fetchone() is not None

    def shift(self, offset_ms: int) -> bool:
        """Correct the versions of what was changed here and never left, by a clock now known.

        Returns:
            Whether there was any: it was compared with nothing that the hub's feed told so far.
        """
        shifted = self._db.execute(
            "update roster set version = max(1, version + ?) where dirty = ? and version > 0",
            (offset_ms, HERE),
        )
        return shifted.rowcount > 0

    def rows_as_written(self) -> Iterator[tuple[Row, int, int]]:
        """Yield every row as the roster's writer has it, with its version and `dirty`.

        Tickets made at desks are left out: they travel as events.
        """
        rows = self._db.execute(f"{_SELECT_MARKED} where {_FROM_WRITER}").fetchall()
        bases = {row[0] for row in self._db.execute("select id from base")}
        for version, dirty, *row in rows:
            written = self._as_written(tuple(row)) if row[0] in bases else tuple(row)
            yield written, version, dirty

    def _waiting(self, most: int) -> Iterator[tuple[Row, int]]:
        rows = self._db.execute(f"{_SELECT_MARKED} where dirty order by id limit ?", [most])
        for version, _, *row in rows.fetchall():
            yield self._as_written(tuple(row)), version

    def _as_written(self, row: Row) -> Row:
        """Return a row without what desks corrected: corrections travel as events."""
        return self._rows.base(str(row[0])) or row

    def _whole(self, columns: Sequence[str], row: RosterRow) -> Row:
        if columns == SENT:
            return (row.id, *row.cells)
        named = dict(zip(columns, row.cells, strict=False))
        before = self._db.execute(f"{SELECT_ROW} where id = ?", [row.id]).fetchone()
        known = self._as_written(before) if before else _NEW
        return (
            row.id,
            *(named.get(name, old) for name, old in zip(SENT, known[1:], strict=True)),
        )


def _positions(part: RosterPart, upto: int) -> Sequence[int]:
    told = part.positions
    is_told = len(told) == len(part.rows) and all(0 < pos <= upto for pos in told)
    return told if is_told else [upto] * len(part.rows)
