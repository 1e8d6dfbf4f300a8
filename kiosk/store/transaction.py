"""One transaction on the desk's database: every verb the use cases have, all of it or nothing."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from functools import cached_property

from sqlite_utils import Database

from kiosk.clock import Clock, ClockStep, CorrectedClock
from kiosk.desk.records import (
    EVERY_COLUMN,
    DoubleEntry,
    PersonalFiles,
    RosterChanges,
    RosterUses,
)
from kiosk.domain.admission import Credential, History, Passage, Reason
from kiosk.domain.attendees import Ticket
from kiosk.domain.badges import BadgeJob, PrintReason
from kiosk.domain.barring import Bar, CodeMark, barring
from kiosk.domain.codes import Reading
from kiosk.domain.events import Event, EventKey, EventType, Fact, badge_body, revocation
from kiosk.domain.fair import Fair
from kiosk.domain.folds import moment
from kiosk.domain.occupancy import Occupancy
from kiosk.protocol.versions import next_version
from kiosk.store.alerts import Alerts
from kiosk.store.badge_jobs import BadgeJobs
from kiosk.store.derived import Derived
from kiosk.store.docs import FAIR_DOC, Docs
from kiosk.store.intake import Intake
from kiosk.store.journal import Head, Journal
from kiosk.store.marks import HERE
from kiosk.store.outlets import known_outlets
from kiosk.store.passages import is_passage
from kiosk.store.roster_feed import RosterFeed
from kiosk.store.roster_rows import RosterRows
from kiosk.store.tickets import Tickets


class FairCodec:
    """How the fair's description is written and read back: the roster package knows its form."""

    def __init__(self, write: Callable[[Fair], str], read: Callable[[str, str], Fair]) -> None:
        self.write = write
        self.read = read


class SqliteTransaction:
    """One open transaction; see kiosk/desk/records.py for what each verb promises."""

    def __init__(
        self, db: Database, head: Head, fair: Fair, clock: Clock, codec: FairCodec, machine: str
    ) -> None:
        self.db = self._db = db
        self._fair = fair
        self._codec = codec
        self._tickets = Tickets(db)
        self.derived = Derived(db, fair)
        self.journal = Journal(db, head, derived=self.derived, clock=clock, machine=machine)
        shown = CorrectedClock(clock, lambda: self.journal.head.offset)
        self._jobs = BadgeJobs(db, clock=shown)

    @cached_property
    def docs(self) -> Docs:
        """The small documents."""
        return Docs(self.db, self.journal.now_ms)

    @cached_property
    def intake(self) -> Intake:
        """Where events of other desks come in."""
        return Intake(self.db, journal=self.journal, derived=self.derived, fair=self._fair)

    @cached_property
    def roster_feed(self) -> RosterFeed:
        """The roster between desk and hub."""
        return RosterFeed(self.db, self._fair.id, self.derived.personal)

    def fair(self) -> Fair:
        return self._fair

    def set_fair(self, fair: Fair) -> None:
        written = self._codec.write(fair)
        self.docs.write(FAIR_DOC, FAIR_DOC, written)
        self.read_fair(fair, written)

    def provide_fair(self) -> None:
        """Make sure that there is a document of the fair; anybody's counts for more than this."""
        self.docs.provide(FAIR_DOC, FAIR_DOC, self._codec.write(self._fair))

    def read_fair(self, fair: Fair, written: str) -> None:
        """Take over a fair as it was written elsewhere, and what it makes of the events so far."""
        put(self._db, "fair", written)
        refold = fair.timezone != self._fair.timezone or fair.areas != self._fair.areas
        self._fair = fair
        self.derived.at(fair)
        if refold:  # days and policies: what the same events come to
            self.derived.rebuild()

    def fair_of(self, written: str) -> Fair:
        """Return a fair from its description; TroubleError when it is none."""
        return self._codec.read(written, FAIR_DOC)

    def documents(self, kind: str) -> Mapping[str, str]:
        return self.docs.of_kind(kind)

    def keep_document(self, kind: str, key: str, data: str) -> None:
        self.docs.write(kind, key, data)

    def name_desk(self, name: str) -> None:
        head = self.journal.head
        row = self._db.execute("select name from device where id = ?", [head.dev]).fetchone()
        if row == (name,):
            return
        self._db.execute(
            "insert or replace into device values (?, ?, ?, ?)",
            (head.dev, name, head.hlc, head.log),
        )
        if row is not None:  # others know another name: only the opening of a log tells them
            self.journal.open_log(self._fair, self._roster_pos())

    def find(self, reading: Reading) -> Credential:
        found = self._tickets.find(reading)
        if found.ticket is None and self.roster_feed.is_coming():
            return Credential(None, fault=Reason.LIST_COMING)
        return found

    def ticket(self, ticket_id: str) -> Ticket | None:
        return self._tickets.by_id(ticket_id)

    def roster_version(self, ticket_id: str) -> int:
        return self._tickets.version(ticket_id)

    def hub_version(self, ticket_id: str) -> int:
        return self.roster_feed.hub_version(ticket_id)

    def ticket_ids(self) -> tuple[str, ...]:
        return self._tickets.ids()

    def history(self, ticket_id: str, area: str) -> History:
        return self.journal.history(ticket_id, area)

    def passages(self, ticket_id: str, day: date) -> tuple[Passage, ...]:
        return self.journal.passages(ticket_id, self._fair, day)

    def occupancy(self, area: str, day: date) -> Occupancy:
        return Occupancy(area, self.journal.inside(area, day), self._fair.area(area).capacity)

    def record(self, fact: Fact) -> Event:
        return self.journal.record(fact, self._fair, self._roster_pos())

    def now(self) -> datetime:
        return moment(self.journal.now_ms())

    def clock_step(self) -> ClockStep | None:
        return self.journal.watch_clock(self._fair, self._roster_pos())

    def double_entries(self) -> tuple[DoubleEntry, ...]:
        return Alerts(self.db, self._tickets).open(self.journal.head.dev)

    def is_passage(self, key: EventKey) -> bool:
        return is_passage(self.db.conn, key)

    def erase(self, ticket_id: str) -> Event:
        return self.record(Fact(EventType.ERASE, subject=ticket_id, source="staff"))

    def files_of_erased(self) -> PersonalFiles:
        rows = self.db.execute(
            "select subject, jobs, photos from erased where photos <> '' or jobs <> ''"
        ).fetchall()
        return PersonalFiles(
            tuple(job for _, jobs, _ in rows for job in jobs.split()),
            tuple(name for _, _, photos in rows for name in photos.splitlines()),
            known_outlets(self.db),
            tuple(subject for subject, _, _ in rows),
        )

    def files_removed(self, people: Iterable[str], *, pages: bool = True) -> None:
        cells = "photos = '', jobs = ''" if pages else "photos = ''"
        for subject in people:
            self.db.execute(f"update erased set {cells} where subject = ?", [subject])  # noqa: S608
            self.derived.personal.has_erased = True  # the names of photos hold the ticket's code

    def all_tickets(self) -> Iterable[Ticket]:
        return self._tickets.all()

    def people(self) -> Collection[str]:
        rows = self.db.execute(  # nothing but the subject: an index holds it, and no row is read
            "select id from roster union select subject from patch union select subject from waiver"
            " union select subject from event where subject <> ''"
            " except select subject from erased"
        )
        return [row[0] for row in rows]

    def has_tickets(self) -> bool:
        return self._db.execute("select 1 from roster limit 1").fetchone() is not None

    def roster_size(self) -> int:
        return self._tickets.count()

    def roster_uses(self) -> RosterUses:
        return self._tickets.uses()

    def roster_imported_at(self) -> datetime | None:
        return self.journal.last_import()

    def compare_roster(
        self, tickets: Iterable[Ticket], columns: Collection[str] = EVERY_COLUMN
    ) -> RosterChanges:
        return self._tickets.compare(tickets, self._fair.id, columns).changes

    def import_roster(
        self, tickets: Iterable[Ticket], columns: Collection[str] = EVERY_COLUMN
    ) -> RosterChanges:
        plan = self._tickets.compare(tickets, self._fair.id, columns)
        pos = self._roster_pos() + 1
        self.know_roster(pos)
        version = next_version(self.roster_feed.newest(), self.journal.now_ms())
        marks = [(pos, HERE, version)] * len(plan.rows)
        RosterRows(self._db, self._fair.id).put(plan.rows, marks)
        return plan.changes

    def revoke_badge(self, badge_id: str) -> Ticket | None:
        ticket = self._tickets.renewed(badge_id, self._fair.id)
        if ticket is not None:
            self.record(revocation(ticket.id, badge_id, ticket.badge_id))
        return ticket

    def bar_codes(self, marks: Iterable[CodeMark], bar: Bar) -> None:
        for mark in marks:
            if self.derived.barred.bar_on(mark) is not bar:
                self.record(barring(mark, bar))

    def unbar_codes(self, marks: Iterable[CodeMark]) -> None:
        for mark in marks:
            if self.derived.barred.bar_on(mark) is not None:
                self.record(barring(mark, None))

    def bar_of(self, marks: Iterable[CodeMark]) -> Bar | None:
        return self.derived.barred.strictest(marks)

    def barred_codes(self) -> Mapping[CodeMark, Bar]:
        return self.derived.barred.all()

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

    def know_roster(self, pos: int) -> None:
        """Remember up to which position the roster is known: every verdict tells it."""
        put(self._db, "roster_pos", str(pos))

    def _roster_pos(self) -> int:
        row = self._db.execute("select value from meta where key = 'roster_pos'").fetchone()
        return int(row[0]) if row else 0


def put(db: Database, key: str, value: str) -> None:
    db.execute("insert or replace into meta values (?, ?)", (key, value))
