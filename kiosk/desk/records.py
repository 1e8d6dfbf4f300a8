"""What the use cases ask of the desk's records: one transaction, lock first."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from kiosk.clock import ClockStep
from kiosk.domain.admission import Credential, History, Passage
from kiosk.domain.attendees import Ticket
from kiosk.domain.badges import BadgeJob, PrintReason
from kiosk.domain.barring import Bar, CodeMark
from kiosk.domain.codes import Reading
from kiosk.domain.events import Event, EventKey, Fact
from kiosk.domain.fair import Fair
from kiosk.domain.occupancy import Occupancy


@dataclass(frozen=True, slots=True)
class RosterChanges:
    """What a roster does, or would do, to the one on the desk, in tickets.

    `missing` ones stand on the desk but not in the file: they are kept, for a file may hold
    the exhibitors alone.
    """

    new: int
    changed: int
    unchanged: int
    missing: int


@dataclass(frozen=True, slots=True)
class RosterUses:
    """What a roster needs of its fair: ids of categories and areas that its tickets name."""

    tickets: int
    categories: frozenset[str]
    areas: frozenset[str]


@dataclass(frozen=True, slots=True)
class DoubleEntry:
    """A ticket that two desks let in, because neither had heard of the other.

    Args:
        later: the later entry; names the double entry, the same on every desk.
        ticket: None where the roster has it no more.
        day: local day of the fair.
        is_order_sure: whether both clocks are good enough to say which entry came first.
        is_ours: whether one of the entries was at this desk.
    """

    later: EventKey
    ticket: Ticket | None
    area: str
    day: date
    first: Passage
    second: Passage
    is_order_sure: bool
    is_ours: bool


EVERY_COLUMN: frozenset[str] = frozenset(
    (
        "code", "category", "first_name", "last_name", "first_name_ar", "last_name_ar", "company",
        "function", "country", "email", "phone", "language", "areas", "days", "valid_from",
        "valid_until", "status", "paid", "note",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonalFiles:
    """What lies outside the records of people who were erased.

    Args:
        jobs: badge jobs by which pages and jobs of printers are named.
        photos: ids and codes by which photos are named.
        outlets: addresses of every printer and folder that badges of this computer ever went to.
        people: the ids of their tickets.
    """

    jobs: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class Transaction(Protocol):
    """Everything that one use case may read and write, all of it or nothing."""

    def fair(self) -> Fair:
        """Return the fair of this data folder."""
        ...

    def set_fair(self, fair: Fair) -> None:
        """Replace the fair's description."""
        ...

    def documents(self, kind: str) -> Mapping[str, str]:
        """Return the documents of a kind that all desks hold, by key; deleted ones are empty."""
        ...

    def keep_document(self, kind: str, key: str, data: str) -> None:
        """Write a document for all desks. It leaves where this desk may push documents."""
        ...

    def name_desk(self, name: str) -> None:
        """Name this laptop as people call it: it stands beside its passages."""
        ...

    def find(self, reading: Reading) -> Credential:
        """Return what one reading of a code stands for; no ticket when it is unknown."""
        ...

    def ticket(self, ticket_id: str) -> Ticket | None:
        """Return a ticket by its id."""
        ...

    def roster_version(self, ticket_id: str) -> int:
        """Return a number that grows with each change of a ticket's row; 0 when it is not in."""
        ...

    def hub_version(self, ticket_id: str) -> int:
        """Return that number of a ticket that the hub has as it is here, the same on every desk.

        0 while the hub does not have it, or not as it is here.
        """
        ...

    def ticket_ids(self) -> tuple[str, ...]:
        """Return the ids of the whole roster, in the order of their codes."""
        ...

    def history(self, ticket_id: str, area: str) -> History:
        """Return what is known of a ticket in an area; an empty history when nothing is."""
        ...

    def passages(self, ticket_id: str, day: date) -> tuple[Passage, ...]:
        """Return a ticket's passages of one local day through all gates, oldest first."""
        ...

    def occupancy(self, area: str, day: date) -> Occupancy:
        """Return the bodies in an area on a local day."""
        ...

    def record(self, fact: Fact) -> Event:
        """Give a fact its place in the journal, and bring every derived row up to date."""
        ...

    def now(self) -> datetime:
        """Return the time, aware: this computer's, corrected by what a hub told of it."""
        ...

    def clock_step(self) -> ClockStep | None:
        """Look whether this computer's clock was set, and record it if it was.

        Until a hub has told the time, this goes on to return by what. `record` looks by itself.
        """
        ...

    def double_entries(self) -> tuple[DoubleEntry, ...]:
        """Return the double entries that nobody has settled, the oldest day first."""
        ...

    def is_passage(self, key: EventKey) -> bool:
        """Tell whether it is an entry or exit that is held here."""
        ...

    def erase(self, ticket_id: str) -> Event:
        """Record the wish to be forgotten: everything personal goes, here and everywhere."""
        ...

    def files_of_erased(self) -> PersonalFiles:
        """Return what lies outside the records and still tells of people who were erased."""
        ...

    def files_removed(self, people: Iterable[str], *, pages: bool = True) -> None:
        """Remember that no photo of these people is on disk any more.

        Args:
            pages: nor a page of their badges anywhere; else the names of their jobs are kept.
        """
        ...

    def all_tickets(self) -> Iterable[Ticket]:
        """Return every ticket of the roster."""
        ...

    def people(self) -> Collection[str]:
        """Return the ids of all tickets of which something personal may be kept."""
        ...

    def has_tickets(self) -> bool:
        """Tell whether there is a roster at all; at once, however long it is."""
        ...

    def roster_size(self) -> int:
        """Return how many tickets there are."""
        ...

    def roster_uses(self) -> RosterUses:
        """Return what the roster needs of its fair."""
        ...

    def roster_imported_at(self) -> datetime | None:
        """Return when a roster was last imported here, aware; None when the journal tells none."""
        ...

    def compare_roster(
        self, tickets: Iterable[Ticket], columns: Collection[str] = EVERY_COLUMN
    ) -> RosterChanges:
        """Return what `import_roster` would do, and do nothing."""
        ...

    def import_roster(
        self, tickets: Iterable[Ticket], columns: Collection[str] = EVERY_COLUMN
    ) -> RosterChanges:
        """Add and update tickets; badge ids already given stay, and nothing is removed.

        Args:
            columns: what the source tells of a ticket; what it does not is kept as it stands.
        """
        ...

    def revoke_badge(self, badge_id: str) -> Ticket | None:
        """Refuse a badge id from now on and give its ticket the next one; the ticket stays good.

        It is an event, so that the other desks refuse it too. Returns the ticket as it now stands;
        None when no ticket has that badge id.
        """
        ...

    def bar_codes(self, marks: Iterable[CodeMark], bar: Bar) -> None:
        """Put codes on the list of those that open no door, in the roster or not.

        Each is an event where that changes anything, and the last word holds on every desk.
        """
        ...

    def unbar_codes(self, marks: Iterable[CodeMark]) -> None:
        """Take codes off the list; those that are not on it do no harm."""
        ...

    def bar_of(self, marks: Iterable[CodeMark]) -> Bar | None:
        """Return why any of the marks is on the list, the strictest; None when none is."""
        ...

    def barred_codes(self) -> Mapping[CodeMark, Bar]:
        """Return the list."""
        ...

    def has_badge(self, ticket_id: str) -> bool:
        """Tell whether a badge was printed, or is on its way, at any desk known here.

        A fold of the badge events, whatever their order: a job that was dropped before it came
        out does not count.
        """
        ...

    def queue_badge(self, ticket: Ticket, reason: PrintReason = PrintReason.FIRST) -> BadgeJob:
        """Queue a badge in this very transaction, and record that it was."""
        ...

    def open_badges(self) -> tuple[BadgeJob, ...]:
        """Return the jobs that are not certainly out, oldest first."""
        ...

    def keep_badge(self, job: BadgeJob) -> BadgeJob:
        """Write a job as it is given; `changed_at` is set where state or trouble are new."""
        ...

    def labels_left(self, printer: str) -> int | None:
        """Return how many labels are on the roll of a printer's address; None: never told."""
        ...

    def set_labels_left(self, printer: str, count: int) -> None:
        """Write down how many labels are on a printer's roll."""
        ...


class Records(Protocol):
    """The store, seen from the use cases."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Take the write lock before the first read; commit at the end, roll back on any error.

        Once the block is left without an error, what it wrote survives a power cut. Raises
        TroubleError when the disk is full or cannot be written; nothing is written then.
        """
        ...

    def close(self) -> None:
        """Write everything out and let go of the data folder."""
        ...
