"""The list of withdrawn and blocked codes."""

from collections.abc import Iterable

from sqlite_utils import Database

from kiosk.domain.barring import Bar, BarredBy, CodeMark, barred_by
from kiosk.domain.events import Event


class BarredCodes:
    """Keeps the list inside a transaction that somebody else holds.

    A fold: of each mark the last word in the total order holds. A mark that was taken off stays as
    a row without a bar, so that an older word that comes later does not put it back.
    """

    def __init__(self, db: Database) -> None:
        self._db = db.conn

    def take(self, event: Event) -> None:
        """Take in that a mark was put on the list, or taken off it."""
        told = barred_by(event.fact)
        if told is None:
            return
        mark, bar = told
        self._db.execute(
            "insert into barred_code values (?, ?, ?, ?, ?, ?) on conflict (kind, value) do update"
            " set bar = excluded.bar, hlc = excluded.hlc, log = excluded.log, seq = excluded.seq"
            " where (excluded.hlc, excluded.log, excluded.seq) > (hlc, log, seq)",
            (mark.by.value, mark.value, "" if bar is None else bar.value, *event.order),
        )

    def all(self) -> dict[CodeMark, Bar]:
        """Return the list, in the order of kinds and values."""
        rows = self._db.execute(
            "select kind, value, bar from barred_code where bar <> '' order by kind, value"
        )
        return {CodeMark(BarredBy(kind), value): Bar(bar) for kind, value, bar in rows}

    def bar_on(self, mark: CodeMark) -> Bar | None:
        """Return why one mark is on the list."""
        row = self._db.execute(
            "select bar from barred_code where kind = ? and value = ? and bar <> ''",
            (mark.by.value, mark.value),
        ).fetchone()
        return None if row is None else Bar(row[0])

    def strictest(self, marks: Iterable[CodeMark]) -> Bar | None:
        """Return the strictest bar on any of the marks."""
        found = {self.bar_on(mark) for mark in marks}
        return next((bar for bar in Bar if bar in found), None)
