"""The data folder of one desk: one SQLite database, one connection, one writer."""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path

from sqlite_utils import Database

from kiosk.clock import Clock
from kiosk.desk.records import EVERY_COLUMN, RosterChanges, RosterUses
from kiosk.domain.admission import Credential, History, Passage
from kiosk.domain.attendees import Ticket
from kiosk.domain.badges import BadgeJob, PrintReason
from kiosk.domain.barring import Bar, CodeMark
from kiosk.domain.codes import Reading
from kiosk.domain.events import Event, EventType, Fact, Hlc, badge_body, revocation
from kiosk.domain.fair import Fair
from kiosk.domain.occupancy import Occupancy
from kiosk.errors import Trouble, TroubleError
from kiosk.store import schema
from kiosk.store.badge_jobs import BadgeJobs
from kiosk.store.barred_codes import BarredCodes
from kiosk.store.journal import Head, Journal
from kiosk.store.tickets import Tickets

FILE_NAME = "kiosk.db"


class FairCodec:
    """How the fair's description is written and read back: the roster package knows its form."""

    def __init__(self, write: Callable[[Fair], str], read: Callable[[str, str], Fair]) -> None:
        self.write = write
        self.read = read


class SqliteRecords:
    """The desk's records. Belongs to the thread that opened it.

    Fails as TroubleError when the folder is in use by another kiosk, comes from a newer version,
    is damaged, or cannot be written; an existing file is then left exactly as it was found.
    """

    def __init__(self, folder: Path, *, clock: Clock, codec: FairCodec) -> None:
        self.path = folder / FILE_NAME
        self._clock = clock
        self._codec = codec

    def open(self, first_fair: Callable[[], Fair]) -> None:
        """Open the folder, making it where it is new: the fair is then what `first_fair` gives."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TroubleError(Trouble.DATA_READ_ONLY, where=self.path.parent) from error
        with self._trouble():
            self._db = Database(sqlite3.connect(self.path, isolation_level=None, timeout=0.5))
        with ExitStack() as undo:
            undo.callback(self._db.close)
            self._prepare(first_fair)
            undo.pop_all()

    def _prepare(self, first_fair: Callable[[], Fair]) -> None:
        with self._trouble():
            self._db.execute("pragma locking_mode = exclusive")  # first: else a -shm file is made
            self._refuse_strangers()
            for pragma in _PRAGMAS:
                self._db.execute(pragma)
            schema.migrations.apply(self._db)
            self._fair = self._stored_fair(first_fair)
            self._head = self._new_head()

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
        _put(self._db, "fair", self._codec.write(fair))
        return fair

    def _new_head(self) -> Head:
        row = self._db.execute("select value from meta where key = 'device_id'").fetchone()
        device = row[0] if row else self._clock.new_id()
        if row is None:
            _put(self._db, "device_id", device)
        last = self._db.execute("select max(last_hlc) from log_head").fetchone()[0]
        return Head(log=self._clock.new_id(), dev=device, hlc=Hlc(last or 0))

    @contextmanager
    def transaction(self) -> Iterator["SqliteTransaction"]:
        """Take the write lock before the first read, so that a check cannot go stale."""
        with self._trouble():
            self._db.execute("begin immediate")
            work = SqliteTransaction(self._db, self._head, self._fair, self._clock, self._codec)
            try:
                yield work
                self._db.execute("commit")
            except BaseException:
                if self._db.conn.in_transaction:
                    self._db.execute("rollback")
                raise
        self._head, self._fair = work.journal.head, work.fair()

    def close(self) -> None:
        """Checkpoint and let go of the folder."""
        self._db.close()

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            trouble = _TROUBLES.get(getattr(error, "sqlite_errorcode", -1) & 0xFF)
            if trouble is None:
                raise
            if trouble is Trouble.DISK_FAILING and not os.access(self.path.parent, os.W_OK):
                trouble = Trouble.DATA_READ_ONLY
            raise TroubleError(trouble, where=self.path.parent) from error


# One connection that writes and checkpoints, alone: the WAL-reset fault of SQLite 3.7.0 to 3.51.2
# needs two. The exclusive lock also keeps a second kiosk off the folder, and dies with the process.
_PRAGMAS = (
    f"pragma application_id = {schema.APPLICATION_ID}",
    "pragma journal_mode = wal",
    "pragma synchronous = full",
    "pragma foreign_keys = on",
    "pragma secure_delete = on",
    "pragma temp_store = memory",
    # 32 MB: the scan that moves the log into the database waits for it, so let that be rare.
    "pragma wal_autocheckpoint = 8000",
    "pragma cache_size = -32000",
)

_TROUBLES = {
    sqlite3.SQLITE_BUSY: Trouble.DATA_IN_USE,
    sqlite3.SQLITE_LOCKED: Trouble.DATA_IN_USE,
    sqlite3.SQLITE_FULL: Trouble.DISK_FULL,
    sqlite3.SQLITE_IOERR: Trouble.DISK_FAILING,
    sqlite3.SQLITE_READONLY: Trouble.DATA_READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.DATA_READ_ONLY,
    sqlite3.SQLITE_CORRUPT: Trouble.DATA_DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DATA_DAMAGED,
}


class SqliteTransaction:
    """One open transaction; see kiosk/desk/records.py for what each verb promises."""

    def __init__(
        self, db: Database, head: Head, fair: Fair, clock: Clock, codec: FairCodec
    ) -> None:
        self._db = db
        self._fair = fair
        self._codec = codec
        self._tickets = Tickets(db)
        self._barred = BarredCodes(db)
        self._jobs = BadgeJobs(db, clock=clock)
        self.journal = Journal(db, head, clock=clock)

    def fair(self) -> Fair:
        return self._fair

    def set_fair(self, fair: Fair) -> None:
        _put(self._db, "fair", self._codec.write(fair))
        self._fair = fair

    def name_desk(self, name: str) -> None:
        self._db.execute(
            "insert or replace into device values (?, ?)", (self.journal.head.dev, name)
        )

    def find(self, reading: Reading) -> Credential:
        return self._tickets.find(reading)

    def ticket(self, ticket_id: str) -> Ticket | None:
        return self._tickets.by_id(ticket_id)

    def roster_position(self, ticket_id: str) -> int:
        return self._tickets.position(ticket_id)

    def history(self, ticket_id: str, area: str) -> History:
        return self.journal.history(ticket_id, area)

    def passages(self, ticket_id: str, day: date) -> tuple[Passage, ...]:
        return self.journal.passages(ticket_id, self._fair, day)

    def occupancy(self, area: str, day: date) -> Occupancy:
        return Occupancy(area, self.journal.inside(area, day), self._fair.area(area).capacity)

    def record(self, fact: Fact) -> Event:
        return self.journal.record(fact, self._fair, self._roster_pos())

    def roster_uses(self) -> RosterUses:
        return self._tickets.uses()

    def roster_imported_at(self) -> datetime | None:
        return self.journal.last(EventType.ROSTER_IMPORTED)

    def compare_roster(
        self, tickets: Iterable[Ticket], columns: Collection[str] = EVERY_COLUMN
    ) -> RosterChanges:
        return self._tickets.compare(tickets, self._fair.id, columns).changes

    def import_roster(
        self, tickets: Iterable[Ticket], columns: Collection[str] = EVERY_COLUMN
    ) -> RosterChanges:
        plan = self._tickets.compare(tickets, self._fair.id, columns)
        pos = self._roster_pos() + 1
        _put(self._db, "roster_pos", str(pos))
        self._tickets.apply(plan, pos)
        return plan.changes

    def revoke_badge(self, badge_id: str) -> Ticket | None:
        ticket = self._tickets.renewed(badge_id, self._fair.id)
        if ticket is not None:
            self.record(revocation(ticket.id, badge_id, ticket.badge_id))
        return ticket

    def bar_codes(self, marks: Iterable[CodeMark], bar: Bar) -> None:
        self._barred.add(marks, bar)

    def unbar_codes(self, marks: Iterable[CodeMark]) -> None:
        self._barred.remove(marks)

    def bar_of(self, marks: Iterable[CodeMark]) -> Bar | None:
        return self._barred.strictest(marks)

    def has_badge(self, ticket_id: str) -> bool:
        return self._jobs.any_for(ticket_id)

    def queue_badge(self, ticket: Ticket, reason: PrintReason = PrintReason.FIRST) -> BadgeJob:
        job = self._jobs.queue(ticket, reason)
        self.record(Fact(EventType.BADGE_QUEUED, subject=ticket.id, body=badge_body(job)))
        return job

    def open_badges(self) -> tuple[BadgeJob, ...]:
        return self._jobs.open()

    def keep_badge(self, job: BadgeJob) -> BadgeJob:
        return self._jobs.keep(job)

    def labels_left(self, printer: str) -> int | None:
        return self._jobs.labels_left(printer)

    def set_labels_left(self, printer: str, count: int) -> None:
        self._jobs.set_labels_left(printer, count)

    def _roster_pos(self) -> int:
        row = self._db.execute("select value from meta where key = 'roster_pos'").fetchone()
        return int(row[0]) if row else 0


def _put(db: Database, key: str, value: str) -> None:
    db.execute("insert or replace into meta values (?, ?)", (key, value))
