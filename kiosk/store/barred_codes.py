"""The list of withdrawn and blocked codes."""

from collections.abc import Iterable

from sqlite_utils import Database

from kiosk.domain.barring import Bar, CodeMark


class BarredCodes:
    """Keeps the list inside a transaction that somebody else holds."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, marks: Iterable[CodeMark], bar: Bar) -> None:
        """Put marks on the list, or change why they are on it."""
        self._db.conn.executemany(
            "insert or replace into barred_code values (?, ?, ?)",
            ((mark.by.value, mark.value, bar.value) for mark in marks),
        )

    def remove(self, marks: Iterable[CodeMark]) -> None:
        """Take marks off the list."""
        self._db.conn.executemany(
            "delete from barred_code where kind = ? and value = ?",
            ((mark.by.value, mark.value) for mark in marks),
        )

    def strictest(self, marks: Iterable[CodeMark]) -> Bar | None:
        """Return the strictest bar on any of the marks."""
        found: set[Bar] = set()
        for mark in marks:
            row = self._db.execute(
                "select bar from barred_code where kind = ? and value = ?",
                [mark.by.value, mark.value],
            ).fetchone()
            if row is not None:
                found.add(Bar(row[0]))
        return next((bar for bar in Bar if bar in found), None)
