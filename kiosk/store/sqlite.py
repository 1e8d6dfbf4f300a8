"""The data folder of one desk: one SQLite database, one connection, one writer."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlite_utils import Database

from kiosk.clock import Clock, read_both
from kiosk.domain.events import Hlc
from kiosk.domain.fair import Fair
from kiosk.errors import Trouble, TroubleError
from kiosk.sqlite_troubles import told_as_trouble
from kiosk.store import schema, sync_schema  # noqa: F401 - registers its migration
from kiosk.store.derived import FOLD_VERSION
from kiosk.store.journal import Head, newest_log
from kiosk.store.transaction import FairCodec, SqliteTransaction, put

__all__ = ["FILE_NAME", "FairCodec", "SqliteRecords"]

FILE_NAME = "kiosk.db"
_UNSWEPT = "unswept"
_QUICKLY_WRITTEN = 32 << 20  # bytes, in about a second
_QUIET_S = 300.0  # nobody was let in for so long: perhaps nobody comes in the next second, either
_DUE_ROWS = 500  # changed, on about 1000 pages: to move them into the database takes some 10 ms
_ANY_SIZE = 1 << 62


class SqliteRecords:
    """The desk's records. Belongs to the thread that opened it.

    Fails as TroubleError when the folder is in use by another kiosk, comes from a newer version,
    is damaged, or cannot be written; an existing file is then left exactly as it was found.
    """

    def __init__(self, folder: Path, *, clock: Clock, codec: FairCodec, machine: str = "") -> None:
        """Args: machine: a fingerprint of this computer, to tell when a copy of the folder runs."""
        self.path = folder / FILE_NAME
        self.clock = clock
        self._codec = codec
        self._machine = machine
        self._is_unswept = False
        self._is_unlogged = False  # what was erased still stands in the log
        self._is_called = False
        self._is_closed = False
        self._moved = 0  # rows changed before the log was last moved into the database
        self._busy_at = -_QUIET_S
        self.on_log_due: Callable[[], None] = self.checkpoint

    def open(self, first_fair: Callable[[], Fair]) -> None:
        """Open the folder, making it where it is new: the fair is then what `first_fair` gives."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TroubleError(Trouble.DATA_READ_ONLY, where=self.path.parent) from error
        with self._trouble():
            self._db = Database(self._connected())
        with ExitStack() as undo:
            undo.callback(self._db.close)
            self._prepare(first_fair)
            undo.pop_all()

    def _connected(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, isolation_level=None, timeout=0.5)

    def _prepare(self, first_fair: Callable[[], Fair]) -> None:
        with self._trouble():
            self._db.execute("pragma locking_mode = exclusive")  # first: else a -shm file is made
            self._refuse_strangers()
            for pragma in _PRAGMAS:
                self._db.execute(pragma)
            schema.migrations.apply(self._db)
            self._fair = self._stored_fair(first_fair)
            self._head = self._new_head()
            unswept = self._db.execute("select 1 from meta where key = ?", [_UNSWEPT])
            self._is_unswept = self._is_unlogged = unswept.fetchone() is not None
        self._fold_anew()

    def _fold_anew(self) -> None:
        """Fold everything again where another version did it last."""
        with self.transaction() as tx:
            row = tx.db.execute("select value from meta where key = 'folded_by'").fetchone()
            if row != (str(FOLD_VERSION),):
                tx.derived.rebuild()
                put(tx.db, "folded_by", str(FOLD_VERSION))

    def _refuse_strangers(self) -> None:
        owner = self._db.execute("pragma application_id").fetchone()[0]
        if owner != schema.APPLICATION_ID and self._db.table_names():
            raise TroubleError(Trouble.DATA_FOREIGN, where=self.path)
        applied = {migration.name for migration in schema.migrations.applied(self._db)}
        if applied - schema.names():
            raise TroubleError(Trouble.DATA_TOO_NEW, where=self.path.parent)

    def _stored_fair(self, first_fair: Callable[[], Fair]) -> Fair:
        row = self._db.execute("select value from meta where key = 'fair'").fetchone()
        if row is not None:
            return self._codec.read(row[0], str(self.path))
        fair = first_fair()
        put(self._db, "fair", self._codec.write(fair))
        return fair

    def _new_head(self) -> Head:
        row = self._db.execute("select value from meta where key = 'device_id'").fetchone()
        device = row[0] if row else self.clock.new_id()
        if row is None:
            put(self._db, "device_id", device)
        last = self._db.execute(
            "select max(last_hlc) from log_head where dev = ? union all"
            " select cast(value as integer) from meta where key = 'hlc'",
            [device],
        )
        offset = self._db.execute("select offset_ms from link order by heard_ms desc").fetchone()
        return Head(
            log=self.clock.new_id(),
            dev=device,
            hlc=Hlc(max(hlc or 0 for (hlc,) in last)),
            seen=read_both(self.clock),
            offset_ms=offset[0] if offset else 0,  # better than none, but nobody vouches for it
            before=newest_log(self._db, device),
        )

    @contextmanager
    def transaction(self) -> Iterator["SqliteTransaction"]:
        """Take the write lock before the first read, so that a check cannot go stale."""
        with self._trouble():
            self._db.execute("begin immediate")
            work = SqliteTransaction(
                self._db, self._head, self._fair, self.clock, self._codec, self._machine
            )
            try:
                yield work
                if work.derived.has_erased():
                    put(self._db, _UNSWEPT, "1")
                self._db.execute("commit")
            except BaseException:
                if self._db.conn.in_transaction:
                    self._db.execute("rollback")
                raise
        if work.derived.has_erased():
            self._is_unswept = self._is_unlogged = True
        elif work.journal.head.seq != self._head.seq:
            self._busy_at = self.clock.monotonic()
        self._head, self._fair = work.journal.head, work.fair()
        is_due = self._is_unlogged or self._changed() - self._moved >= _DUE_ROWS
        if is_due and not self._is_called:
            self._is_called = True
            self.on_log_due()

    def _changed(self) -> int:
        """Return how many rows were changed since the database was opened."""
        return int(self._db.execute("select total_changes()").fetchone()[0])

    def checkpoint(self) -> None:
        """Move the write-ahead log into the database; where that fails, at the next opportunity.

        `on_log_due` is called after a commit when there is something to move, and by default is
        this. Who has others wait for the records puts it off until they need not: SQLite itself
        would let the next scan wait.
        """
        if self._is_closed:  # it was due when the end stood in line already, which has done it
            return
        self._is_called = False
        how = "truncate" if self._is_unlogged else "passive"
        with suppress(TroubleError), self._trouble():
            self._db.execute(f"pragma wal_checkpoint({how})").fetchone()
            self._moved = self._changed()
            self._is_unlogged = False

    @property
    def db(self) -> Database:
        """The open database, for what copies whole tables."""
        return self._db

    @property
    def last_hlc(self) -> Hlc:
        """The time after which the next event of this computer stands."""
        return self._head.hlc

    @property
    def offset(self) -> timedelta:
        """How far the hub's time is ahead of this computer's clock. From any thread."""
        return self._head.offset

    def idle_s(self) -> float:
        """Return for how many seconds nothing was recorded at this desk. From any thread."""
        return self.clock.monotonic() - self._busy_at

    @property
    def fair(self) -> Fair:
        """The fair as it stands."""
        return self._fair

    def beside(self, folder: Path) -> "SqliteRecords":
        """Return the records of another folder, not yet open, of the same computer."""
        return SqliteRecords(folder, clock=self.clock, codec=self._codec, machine=self._machine)

    def copy_to(self, file: Path) -> None:
        """Write a compact copy to a file that is not there yet."""
        with self._trouble():
            self._db.execute("vacuum into ?", [str(file)])

    def shrink(self) -> None:
        """Write every page afresh, and give the room of what was removed back to the disk.

        `secure_delete` overwrites what is deleted, but not the copies that SQLite leaves in the
        gaps of pages when it moves rows from one to the next.
        """
        with self._trouble():
            self._db.execute("vacuum")
            self._db.execute("pragma wal_checkpoint(truncate)").fetchone()
            self._db.execute("delete from meta where key = ?", [_UNSWEPT])
        self._is_unswept = False

    def sweep(self, *, most_bytes: int = _QUICKLY_WRITTEN) -> None:
        """Do so if somebody was erased since, the desk is idle, and the file not larger."""
        is_quiet = self.idle_s() >= _QUIET_S
        if self._is_unswept and is_quiet and self.path.stat().st_size <= most_bytes:
            self.shrink()

    def become(self, other: "SqliteRecords") -> None:
        """Hold what `other`, open records of the same computer, holds: in one transaction."""
        with self._trouble():
            other.db.conn.backup(self._db.conn)
        self._is_unlogged = True
        self.checkpoint()
        self._fair = other.fair
        self._head = replace(self._head, hlc=max(self._head.hlc, other.last_hlc))
        found = self._db.execute("select head from log_head where log = ?", [self._head.log])
        if found.fetchone() not in (None, (self._head.seq,)):  # a copy of this computer wrote on
            self._head = self._head.renewed(self.clock.new_id())

    def relax(self) -> None:
        """Commit without waiting for the disk, for copies of what another database holds.

        What a power loss takes back, the place where reading goes on included, comes again.
        """
        self._db.execute("pragma synchronous = normal")

    def close(self) -> None:
        """Checkpoint and let go of the folder; after an erasure, once every page is afresh."""
        with suppress(TroubleError):  # a full disk: at the next end, then
            self._busy_at -= _QUIET_S
            self.sweep(most_bytes=_ANY_SIZE)
        self._is_closed = True
        self._db.close()

    def _trouble(self) -> AbstractContextManager[None]:
        return told_as_trouble(self.path.parent)


# One connection that writes and checkpoints, alone: the WAL-reset fault of SQLite 3.7.0 to 3.51.2
# needs two. The exclusive lock also keeps a second kiosk off the folder, and dies with the process.
_PRAGMAS = (
    f"pragma application_id = {schema.APPLICATION_ID}",
    "pragma journal_mode = wal",
    "pragma synchronous = full",
    "pragma foreign_keys = on",
    "pragma secure_delete = on",
    "pragma temp_store = memory",
    # 32 MB: the scan that moves the log into the database waits for it; see `checkpoint`.
    "pragma wal_autocheckpoint = 8000",
    "pragma cache_size = -32000",
)
