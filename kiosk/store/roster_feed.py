"""The roster between desk and hub: rows that come, rows that wait to go, and the sweep."""

from collections.abc import Iterator, Sequence

from sqlite_utils import Database

from kiosk.protocol.messages import RosterPart, RosterRow
from kiosk.store.personal import Personal
from kiosk.store.roster_rows import RosterRows
from kiosk.store.tickets import COLUMNS, SELECT_ROW, Row, is_sound

SENT = COLUMNS[1:]
_NEW: Row = ("", "", "", "", "", "", "", "", "", "", "", "", "", "fr", "", "", "", "", "valid", 1,
             "")  # fmt: skip
_CELL_BYTES = 8
_FROM_WRITER = "id not in (select id from base where cells = '[]')"
_UNSEEN = f"pos = 0 and not dirty and {_FROM_WRITER}"


class RosterFeed:
    """Moves roster rows inside a transaction that somebody else holds."""

    def __init__(self, db: Database, fair_id: str, personal: Personal) -> None:
        self._db = db.conn
        self._rows = RosterRows(db, fair_id)
        self._personal = personal

    def take(self, part: RosterPart, upto: int) -> list[str]:
        """Write rows of a page of the hub; return the ids of those that make no ticket.

        Rows that were changed here and wait to be pushed stay as they are. `upto` is the position
        of rows of which an older hub does not tell it.
        """
        waiting = {row[0] for row in self._db.execute("select id from roster where dirty")}
        erased = {row[0] for row in self._db.execute("select subject from erased")}
        sound: list[Row] = []
        places: list[int] = []
        bad: list[str] = []
        for row, pos in zip(part.rows, _positions(part, upto), strict=True):
            if row.gone:
                if row.id not in erased:
                    self._personal.erase(row.id)
            elif row.id in waiting:
                self._db.execute("update roster set pos = ? where id = ?", (pos, row.id))
            elif row.id not in erased:
                whole = self._whole(part.columns, row)
                if is_sound(whole):
                    sound.append(whole)
                    places.append(pos)
                else:
                    bad.append(row.id)
        self._rows.put(sound, pos=places, dirty=0)
        return bad

    def hub_position(self, ticket_id: str) -> int:
        """Return where the hub has a row as it is here; 0 while it has not.

        What lies beyond the cursor is this desk's own guess until the hub's echo comes.
        """
        found = self._db.execute(
            "select pos from roster where id = ? and not dirty and pos <="
            " (select cursor from link order by heard_ms desc limit 1)",
            [ticket_id],
        ).fetchone()
        return found[0] if found is not None else 0

    def outgoing(self, most: int, size: int) -> RosterPart:
        """Return changed rows that wait: one at least, `most` and `size` bytes at most."""
        rows: list[RosterRow] = []
        for row in self._waiting(most):
            size -= sum(len(str(cell)) + _CELL_BYTES for cell in row)
            if rows and size < 0:
                break
            rows.append(RosterRow(str(row[0]), row[1:]))
        return RosterPart(SENT, tuple(rows)) if rows else RosterPart()

    def confirm(self, part: RosterPart) -> None:
        """Let rows wait no more that still are as they were pushed."""
        for row in part.rows:
            found = self._db.execute(f"{SELECT_ROW} where id = ?", [row.id]).fetchone()
            if found is not None and self._as_written(found)[1:] == tuple(row.cells):
                self._db.execute("update roster set dirty = 0 where id = ?", [row.id])

    def begin_again(self) -> None:
        """Begin a sweep: no row was seen on the hub yet."""
        self._db.execute("update roster set pos = 0")

    def give_all(self) -> None:
        """Let every row wait to be pushed: this desk brings a new hub its roster."""
        self._db.execute(f"update roster set dirty = 1 where {_FROM_WRITER}")  # noqa: S608

    def heal(self) -> None:
        """Let what the hub does not have wait to be pushed to it."""
        self._db.execute(f"update roster set dirty = 1 where {_UNSEEN}")  # noqa: S608 - constant

    def sweep(self) -> bool:
        """Remove what the hub does not have; False, and nothing is removed, while it has nothing.

        Tickets made at desks are in no hub's roster and stay.
        """
        if self._db.execute("select 1 from roster where pos > 0 limit 1").fetchone() is None:
            return False
        rows = self._db.execute(f"select id from roster where {_UNSEEN}").fetchall()  # noqa: S608
        for (ticket_id,) in rows:
            self._rows.forsake(ticket_id)
        return True

    def rows_as_written(self) -> Iterator[tuple[Row, bool]]:
        """Yield every row as the roster's writer has it, and whether it waits to be pushed.

        Tickets made at desks are left out: they travel as events.
        """
        rows = self._db.execute(f"{SELECT_ROW} where {_FROM_WRITER}").fetchall()
        waiting = {row[0] for row in self._db.execute("select id from roster where dirty")}
        bases = {row[0] for row in self._db.execute("select id from base")}
        for row in rows:
            written = self._as_written(row) if row[0] in bases else row
            yield written, row[0] in waiting

    def _waiting(self, most: int) -> Iterator[Row]:
        rows = self._db.execute(f"{SELECT_ROW} where dirty order by id limit ?", [most])
        for row in rows.fetchall():
            yield self._as_written(row)

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
