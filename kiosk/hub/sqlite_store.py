"""A hub's lists in one SQLite file: one connection, one writer, nobody else near it."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from kiosk.clock import Clock
from kiosk.errors import Trouble, TroubleError
from kiosk.hub import schema
from kiosk.hub.group_commit import GroupCommit
from kiosk.hub.sql import Known, Row, SqlTransaction
from kiosk.hub.store import HubReading, HubTransaction
from kiosk.sqlite_troubles import told_as_trouble

T = TypeVar("T")

FILE_NAME = "hub.db"
APPLICATION_ID = 0x4F464855  # "OFHU"

migrations = Migrations("hub")

# As on a desk (docs/decisions/002): alone on the file, so the WAL-reset fault cannot occur.
_PRAGMAS = (
    "locking_mode = exclusive",
    f"application_id = {APPLICATION_ID}",
    "journal_mode = wal",
    "synchronous = full",
    "secure_delete = on",
    "temp_store = memory",
    "wal_autocheckpoint = 8000",
    "cache_size = -64000",
)


@migrations()
def first_hub(db: Database) -> None:
    """Make the tables of the first hub."""
    for statement in schema.statements(schema.SQLITE):
        db.execute(statement)


@migrations()
def versions(db: Database) -> None:
    """Let rows and documents have versions, and keep the counts of exhibitions that are over."""
    for statement in schema.step(1, schema.SQLITE):
        db.execute(statement)


@migrations()
def displaced(db: Database) -> None:
    """Keep what a hub gives up to the hub above."""
    for statement in schema.step(2, schema.SQLITE):
        db.execute(statement)


class SqliteStore:
    """See `HubStore`. `open` fails as TroubleError, the file then left as it was found.

    Every opening begins a timeline: it costs the desks nothing unless the file, or its whole
    folder, was put back to an older state meanwhile, and nothing in the folder could tell that.
    """

    def __init__(self, folder: Path, *, clock: Clock) -> None:
        self.path = folder / FILE_NAME
        self._clock = clock
        self._known = Known()
        self._is_open = False
        self._commits: GroupCommit[HubTransaction] = GroupCommit(
            self._transaction,
            faults=(sqlite3.Error,),
            outage=(TroubleError,),
        )

    def open(self) -> None:
        """Open the file, making it where it is new."""
        with self._trouble():
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise TroubleError(Trouble.DATA_READ_ONLY, where=self.path.parent) from error
            self._db = self._connected()
            try:
                self._prepare()
                self._is_open = True
            finally:
                if not self._is_open:
                    self._db.close()

    def _connected(self) -> sqlite3.Connection:
        # Any thread may have its turn, one at a time.
        return sqlite3.connect(
            self.path, isolation_level=None, timeout=0.5, check_same_thread=False
        )

    def _prepare(self) -> None:
        self._db.execute(f"pragma {_PRAGMAS[0]}")
        database = Database(self._db)
        owner = self._db.execute("pragma application_id").fetchone()[0]
        if owner != APPLICATION_ID and database.table_names():
            raise TroubleError(Trouble.DATA_FOREIGN, where=self.path)
        known = {migration.name for migration in migrations._migrations}  # noqa: SLF001 - no public way
        if {migration.name for migration in migrations.applied(database)} - known:
            raise TroubleError(Trouble.DATA_TOO_NEW, where=self.path.parent)
        for pragma in _PRAGMAS[1:]:
            self._db.execute(f"pragma {pragma}")
        migrations.apply(database)
        self._begin_history()

    def _begin_history(self) -> None:
        if self._db.execute("select 1 from hub").fetchone() is None:
            self._db.execute("insert into hub values (?, 0, '', '')", [self._clock.new_id()])
        self.write(lambda tx: tx.begin_timeline(self._clock.new_id(), tx.head))

    def write(self, work: Callable[[HubTransaction], T]) -> T:
        return self._commits.write(work)

    def write_all(self, works: Sequence[Callable[[HubTransaction], T]]) -> list[T | Exception]:
        return self._commits.write_all(works)

    def read(self, work: Callable[[HubReading], T]) -> T:
        with self._commits.turn, self._trouble():
            return work(self._begun())

    def tidy(self) -> None:
        """Write every page afresh if somebody was erased: gaps in them keep copies of rows."""
        with self._commits.turn, self._trouble():
            self._tidy()

    def _tidy(self) -> None:
        if self._db.execute("select 1 from untidy").fetchone() is not None:
            self._db.execute("vacuum")
            self._db.execute("pragma wal_checkpoint(truncate)").fetchone()
            self._db.execute("delete from untidy")

    def shrink(self) -> None:
        self.tidy()

    def close(self) -> None:
        """Checkpoint and let go of the file; done again, it does nothing."""
        with self._commits.turn:
            if not self._is_open:
                return
            self._is_open = False
            with suppress(TroubleError), self._trouble():  # a full disk: at the next end, then
                self._tidy()
            self._db.close()

    @contextmanager
    def _transaction(self) -> Iterator[HubTransaction]:
        is_kept = False
        with self._trouble():
            self._db.execute("begin immediate")
            try:
                tx = self._begun()
                yield tx
                tx.finish()
                self._db.execute("commit")
                is_kept = True
            finally:
                if not is_kept:
                    self._known = Known()
                    if self._db.in_transaction:
                        self._db.execute("rollback")
        if tx.has_erased:  # the log, too, must forget: `tidy` tries again where it cannot yet
            with suppress(sqlite3.Error):  # what was written stays written
                self._db.execute("pragma wal_checkpoint(truncate)").fetchone()

    def _begun(self) -> SqlTransaction:
        state = self._db.execute("select id, head, timeline from hub").fetchone()
        return SqlTransaction(_Connection(self._db), self._known, state)

    def _trouble(self) -> AbstractContextManager[None]:
        return told_as_trouble(self.path.parent)


class _Connection:
    """SQLite's side of `kiosk.hub.sql.Sql`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def run(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        return self._db.execute(statement, values).fetchall()

    def many(self, statement: str, rows: Iterable[Row]) -> None:
        self._db.executemany(statement, rows)

    def fill(self, table: str, columns: str, rows: Sequence[Row]) -> None:
        marks = ", ".join("?" * (columns.count(",") + 1))
        self._db.executemany(f"insert into {table} ({columns}) values ({marks})", rows)  # noqa: S608 - constants

    def partition(self, xh: str, number: int) -> None:
        """One file holds all exhibitions."""

    def drop_partition(self, xh: str, number: int) -> None:
        for table in schema.PARTITIONED:
            self._db.execute(f"delete from {table} where xh = ?", [xh])  # noqa: S608 - constants

    def note_erased(self, xh: str, ids: Collection[str], head: int) -> None:
        self._db.execute("insert or replace into untidy values ('', 1, ?)", [head])
