"""Small documents that every desk holds, and which of them wait to be pushed."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sqlite_utils import Database

from kiosk.protocol.messages import Doc
from kiosk.protocol.versions import next_version
from kiosk.store.marks import AHEAD, HERE, stays

FAIR_DOC = "fair"
_UNSEEN = "unseen"  # in place of a revision: the hub has not shown it since the reset
_NEW = "new"  # likewise: written here before any hub's was seen, and never pushed


@dataclass(frozen=True, slots=True)
class HeldDoc:
    """A document as it is held; `rev` is what was read before it was changed here."""

    kind: str
    key: str
    data: str
    rev: str
    dirty: int
    version: int

    def stays(self, fed: int | None, *, may_write: bool, is_timed: bool) -> bool:
        """Tell whether it stays when a hub feeds another version.

        One that was written here before the hub's was seen gives way to it: whoever sets a second
        laptop up must not undo the fair, or its keys.
        """
        is_written = may_write and self.rev != _NEW
        return stays(fed, self.version, self.dirty, may_write=is_written, is_timed=is_timed)


class Docs:
    """Keeps documents inside a transaction that somebody else holds."""

    def __init__(self, db: Database, now_ms: Callable[[], int]) -> None:
        self._db = db.conn
        self._now_ms = now_ms

    def write(self, kind: str, key: str, data: str) -> None:
        """Keep a document that was changed here; it waits to be pushed."""
        held = self.held(kind, key)
        if held is None:
            version = next_version(0, self._now_ms())
            self.put(HeldDoc(kind, key, data, _NEW, HERE, version))
        elif data != held.data:
            read = hashlib.sha256(held.data.encode()).hexdigest()
            rev = held.rev if held.dirty == HERE else read
            version = next_version(held.version, self._now_ms())
            self.put(HeldDoc(kind, key, data, rev, HERE, version))

    def provide(self, kind: str, key: str, data: str) -> None:
        """Keep a document where there is none; anybody's counts for more."""
        if self.held(kind, key) is None:
            self.put(HeldDoc(kind, key, data, "", AHEAD, 0))

    def held(self, kind: str, key: str) -> HeldDoc | None:
        """Return a document with what is known of it; None when there is none."""
        row = self._db.execute("select * from doc where kind = ? and key = ?", (kind, key))
        return next((HeldDoc(*cells) for cells in row), None)

    def all(self) -> Iterator[HeldDoc]:
        """Yield every document."""
        for cells in self._db.execute("select * from doc").fetchall():
            yield HeldDoc(*cells)

    def put(self, doc: HeldDoc) -> None:
        """Keep a document as told."""
        self._db.execute(
            "insert or replace into doc (kind, key, data, rev, dirty, version)"
            " values (?, ?, ?, ?, ?, ?)",
            (doc.kind, doc.key, doc.data, doc.rev, doc.dirty, doc.version),
        )

    def data(self, kind: str, key: str) -> str | None:
        """Return a document; None when there is none."""
        held = self.held(kind, key)
        return None if held is None else held.data

    def confirmed(self, kind: str, key: str) -> str | None:
        """Return a document that a hub has, too, or had; None when there is none."""
        held = self.held(kind, key)
        return None if held is None or held.dirty == HERE else held.data

    def of_kind(self, kind: str) -> dict[str, str]:
        """Return the documents of a kind by key; deleted ones are empty."""
        rows = self._db.execute("select key, data from doc where kind = ? order by key", [kind])
        return dict(rows.fetchall())

    def take(self, doc: Doc, *, may_write: bool, is_timed: bool) -> bool:
        """Keep a document from the hub; False where the one that is held stays.

        Args:
            may_write: False at a desk that may push none: what was changed there gives way.
            is_timed: False until a hub has told the time; see `kiosk.store.marks`.
        """
        held = self.held(doc.kind, doc.key)
        is_echo = held is not None and doc.version is None and doc.data == held.data
        if (
            held is not None
            and not is_echo
            and held.stays(doc.version, may_write=may_write, is_timed=is_timed)
        ):
            rev = "" if held.rev == _UNSEEN else held.rev
            self.put(replace(held, rev=rev, dirty=held.dirty or AHEAD))
            return False
        self.put(HeldDoc(doc.kind, doc.key, doc.data, "", 0, doc.version or 0))
        return True

    def begin_again(self) -> None:
        """Begin a sweep: no document was seen on the hub yet."""
        self._db.execute("update doc set rev = ? where not dirty", [_UNSEEN])

    def heal(self) -> None:
        """Let what the hub does not have wait to be pushed to it."""
        self._db.execute("update doc set dirty = ?, rev = '' where rev = ?", (AHEAD, _UNSEEN))

    def give_all(self) -> None:
        """Let every document wait to be pushed: this desk brings a new hub its documents."""
        self._db.execute("update doc set dirty = ? where not dirty", [AHEAD])

    def shift(self, offset_ms: int) -> bool:
        """Correct the versions of what was changed here and never left, by a clock now known.

        Returns:
            Whether there was any but what gives way to the hub in any case: it was compared with
            nothing that the hub's feed told so far.
        """
        shifted = self._db.execute(
            "update doc set version = max(1, version + ?) where dirty = ? and version > 0"
            " returning rev",
            (offset_ms, HERE),
        )
        return any(rev != _NEW for (rev,) in shifted.fetchall())

    def outgoing(self, size: int) -> tuple[Doc, ...]:
        """Return documents that wait, one at least and `size` characters at most."""
        found: list[Doc] = []
        for kind, key, data, rev, version in self._db.execute(
            "select kind, key, data, rev, version from doc where dirty order by kind, key"
        ).fetchall():
            size -= len(data)
            if found and size < 0:
                break
            found.append(Doc(kind, key, data, "" if rev == _NEW else rev, version))
        self._db.executemany(
            "update doc set rev = '' where kind = ? and key = ? and rev = ?",
            [(doc.kind, doc.key, _NEW) for doc in found],
        )
        return tuple(found)

    def confirm(self, docs: Iterable[Doc]) -> None:
        """Let documents wait no more that still are as they were pushed."""
        self._db.executemany(
            "update doc set dirty = 0, rev = '' where kind = ? and key = ? and data = ?"
            " and version = coalesce(?, version)",
            [(doc.kind, doc.key, doc.data, doc.version) for doc in docs],
        )
