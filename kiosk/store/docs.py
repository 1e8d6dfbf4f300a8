"""Small documents that every desk holds, and which of them wait to be pushed."""

import hashlib
from collections.abc import Iterable

from sqlite_utils import Database

from kiosk.protocol.messages import Doc

FAIR_DOC = "fair"
_UNSEEN = "unseen"  # in place of a revision: the hub has not shown it since the reset


class Docs:
    """Keeps documents inside a transaction that somebody else holds."""

    def __init__(self, db: Database) -> None:
        self._db = db.conn

    def write(self, kind: str, key: str, data: str) -> None:
        """Keep a document that was changed here; it waits to be pushed."""
        row = self._db.execute(
            "select data, rev, dirty from doc where kind = ? and key = ?", (kind, key)
        ).fetchone()
        before, rev, dirty = row or (None, "", 0)
        if data == before:
            return
        if before is not None and not dirty:
            rev = hashlib.sha256(before.encode()).hexdigest()
        self._db.execute(
            "insert or replace into doc values (?, ?, ?, ?, 1)", (kind, key, data, rev)
        )

    def data(self, kind: str, key: str) -> str | None:
        """Return a document; None when there is none."""
        row = self._db.execute("select data from doc where kind = ? and key = ?", (kind, key))
        return next((data for (data,) in row), None)

    def confirmed(self, kind: str, key: str) -> str | None:
        """Return a document that a hub has, too; None when there is none."""
        row = self._db.execute(
            "select data from doc where kind = ? and key = ? and not dirty", (kind, key)
        )
        return next((data for (data,) in row), None)

    def of_kind(self, kind: str) -> dict[str, str]:
        """Return the documents of a kind by key; deleted ones are empty."""
        rows = self._db.execute("select key, data from doc where kind = ? order by key", [kind])
        return dict(rows.fetchall())

    def take(self, doc: Doc, *, may_wait: bool) -> bool:
        """Keep a document from the hub; False where one that was changed here waits.

        Args:
            may_wait: False at a desk that may push none: there the hub's always holds.
        """
        taken = self._db.execute(
            "insert into doc values (?1, ?2, ?3, '', 0) on conflict (kind, key) do update"
            " set data = excluded.data, rev = '', dirty = 0"
            " where dirty = 0 or data = excluded.data or not ?4 returning 1",
            (doc.kind, doc.key, doc.data, may_wait),
        ).fetchall()
        return bool(taken)

    def begin_again(self) -> None:
        """Begin a sweep: no document was seen on the hub yet."""
        self._db.execute("update doc set rev = ? where not dirty", [_UNSEEN])

    def heal(self) -> None:
        """Let what the hub does not have wait to be pushed to it."""
        self._db.execute("update doc set dirty = 1, rev = '' where rev = ?", [_UNSEEN])

    def outgoing(self, size: int) -> tuple[Doc, ...]:
        """Return documents that wait, one at least and `size` characters at most."""
        found: list[Doc] = []
        for kind, key, data, rev in self._db.execute(
            "select kind, key, data, rev from doc where dirty order by kind, key"
        ):
            size -= len(data)
            if found and size < 0:
                break
            found.append(Doc(kind, key, data, rev))
        return tuple(found)

    def confirm(self, docs: Iterable[Doc]) -> None:
        """Let documents wait no more that still are as they were pushed."""
        self._db.executemany(
            "update doc set dirty = 0, rev = '' where kind = ? and key = ? and data = ?",
            [(doc.kind, doc.key, doc.data) for doc in docs],
        )
