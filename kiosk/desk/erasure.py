"""Forgetting people: one of them at their wish, all of them when the fair's time is over."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import islice
from typing import Protocol, TypeVar

from kiosk.desk.records import PersonalFiles, Records
from kiosk.domain.attendees import Ticket
from kiosk.domain.codes import BadgeCode, OpaqueCode
from kiosk.errors import Trouble, TroubleError

_READ_AT_ONCE, _ERASED_AT_ONCE = 200, 25  # some 8 ms, so that scans get their turn between two
_SHORTEST = 4  # letters; what is shorter stands anywhere
T = TypeVar("T")


class SpoolAnswer(StrEnum):
    """What a printer, or a queue, answered when it was asked to forget somebody's badges."""

    NOTHING = "nothing"  # it knows of none
    FORGOTTEN = "forgotten"  # it knew of some and does not any more
    KEPT = "kept"  # it goes on knowing of some: it names them only, or keeps their pages
    AWAY = "away"  # it does not answer: it is asked again
    UNASKED = "unasked"  # there is no way to ask it


@dataclass(frozen=True, slots=True)
class SpoolCleaned:
    """What one printer that badges went to was asked to forget, and what it answered.

    Args:
        printer: its address, without password.
        jobs: how many jobs of these people it knew; `forgotten` how many of them it gave up.
    """

    printer: str
    answer: SpoolAnswer
    jobs: int = 0
    forgotten: int = 0


@dataclass(frozen=True, slots=True)
class FolderCleaned:
    """How many badges as PDF were removed from one folder."""

    place: str
    pages: int


@dataclass(frozen=True, slots=True)
class FilesRemoved:
    """What became of everything outside the records.

    Args:
        pages: badges as PDF, in all `folders` together; `photos` likewise.
        left: folders that could not be cleaned, or are not there: they are tried again at every
            start.
        spools: every printer that badges of this computer ever went to.
        is_photo_left: whether that of photos is among `left`.
    """

    pages: int = 0
    photos: int = 0
    left: tuple[str, ...] = ()
    folders: tuple[FolderCleaned, ...] = ()
    spools: tuple[SpoolCleaned, ...] = ()
    is_photo_left: bool = False

    @property
    def is_every_page_gone(self) -> bool:
        """Whether no folder and no printer has to be tried again."""
        return not self.left and all(each.answer is not SpoolAnswer.AWAY for each in self.spools)


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What was erased where.

    Args:
        people: ids of tickets erased, whether the roster had them or only events did.
        tickets: rows of the roster; `badges` their badges that were queued or printed here.
        counts: name of the file in the data folder that keeps a purged fair's counts.
        layouts: badge layouts here into which somebody typed their name, e-mail or code.
    """

    people: int = 0
    tickets: int = 0
    badges: int = 0
    files: FilesRemoved = field(default_factory=FilesRemoved)
    counts: str = ""
    layouts: tuple[str, ...] = ()


class Ask(Protocol):
    """Runs what touches the records, for a moment at a time, and returns its result."""

    def __call__(self, job: Callable[[], T]) -> T:
        """Run one job."""
        ...


def at_once(job: Callable[[], T]) -> T:
    """Run a job here: whoever calls has the records to himself."""
    return job()


class Erasure:
    """Erases by events without personal data, so that every computer learns of it, also later.

    Verbs that wait for disks and printers (`erase`, `clean`) leave the records between two steps:
    where others need them, call those on another thread than that of the records.

    Args:
        remove: removes what lies outside the records, as far as it can, and tells what it did.
        ask: runs what touches the records.
    """

    def __init__(
        self,
        *,
        records: Records,
        remove: Callable[[PersonalFiles], FilesRemoved],
        ask: Ask = at_once,
    ) -> None:
        self._records = records
        self._remove = remove
        self._ask = ask

    def find(self, words: str) -> tuple[Ticket, ...]:
        """Return tickets by id, code or badge id, or whose texts hold all of some words."""
        wanted = _plain(words).split()
        if not wanted:
            return ()
        exact = self._ask(lambda: self._called(words.strip()))
        if exact is not None:
            return (exact,)
        pending = iter(self._ask(self._ids))
        found: list[Ticket] = []
        while portion := list(islice(pending, _READ_AT_ONCE)):
            found += self._ask(partial(self._holding, portion, wanted))
        return tuple(found)

    def preview(self, ids: Iterable[str]) -> ErasureReport:
        """Return what `erase` would find."""
        wanted = list(ids)
        with self._records.transaction() as tx:
            return ErasureReport(
                people=len(wanted),
                tickets=sum(tx.ticket(id_) is not None for id_ in wanted),
                badges=sum(tx.has_badge(id_) for id_ in wanted),
            )

    def erase(self, ids: Iterable[str]) -> ErasureReport:
        """Erase people by the ids of their tickets, here at once and elsewhere with the sync."""
        people = tickets = badges = 0
        pending = iter(ids)
        while portion := list(islice(pending, _ERASED_AT_ONCE)):
            found = self._ask(partial(self._erase_some, portion))
            people += len(portion)
            tickets, badges = tickets + found[0], badges + found[1]
        return ErasureReport(people, tickets, badges, self.clean())

    def clean(self) -> FilesRemoved:
        """Remove what is left of whom other computers erased; do so after each sync and start."""
        files = self._ask(self.leftover)
        if not files.people:
            return FilesRemoved()
        removed = self._remove(files)
        self._ask(lambda: self.note(files, removed))
        return removed

    def leftover(self) -> PersonalFiles:
        """Return what is still to be removed; `people` are empty where nothing is."""
        with self._records.transaction() as tx:
            return tx.files_of_erased()

    def note(self, files: PersonalFiles, removed: FilesRemoved) -> None:
        """Write down what was removed of `files`; the rest is tried again."""
        if not removed.is_photo_left:
            with self._records.transaction() as tx:
                tx.files_removed(files.people, pages=removed.is_every_page_gone)

    def words_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the names, e-mails and codes by which somebody may be called elsewhere."""
        with self._records.transaction() as tx:
            tickets = [ticket for id_ in ids if (ticket := tx.ticket(id_)) is not None]
        who = [ticket.attendee for ticket in tickets]
        arabic = (each.name_ar.full for each in who if each.name_ar is not None)
        names = (word for each in who for word in (each.name.full, each.email))
        words = (*names, *arabic, *(ticket.code for ticket in tickets))
        return tuple(word for word in words if len(word) >= _SHORTEST)

    def due(self, today: date, after: date) -> tuple[str, ...]:
        """Return the ids of all whose data were kept until `after`; none while that is to come.

        Raises:
            TroubleError: PURGE_EARLY, when the fair is not over on that day.
        """
        with self._records.transaction() as tx:
            last = tx.fair().days[-1]
            if after < last:
                raise TroubleError(Trouble.PURGE_EARLY, where=f"{last:%d/%m/%Y}")
            return tuple(tx.people()) if today > after else ()

    def _called(self, name: str) -> Ticket | None:
        with self._records.transaction() as tx:
            read = (tx.find(reading).ticket for reading in (OpaqueCode(name), BadgeCode(name)))
            return tx.ticket(name) or next(filter(None, read), None)

    def _ids(self) -> tuple[str, ...]:
        with self._records.transaction() as tx:
            return tx.ticket_ids()

    def _holding(self, ids: Sequence[str], words: Sequence[str]) -> list[Ticket]:
        with self._records.transaction() as tx:
            tickets = [ticket for id_ in ids if (ticket := tx.ticket(id_)) is not None]
        return [ticket for ticket in tickets if _holds(ticket, words)]

    def _erase_some(self, ids: Sequence[str]) -> tuple[int, int]:
        with self._records.transaction() as tx:
            tickets = sum(tx.ticket(id_) is not None for id_ in ids)
            badges = sum(tx.has_badge(id_) for id_ in ids)
            for id_ in ids:
                tx.erase(id_)
        return tickets, badges


def _holds(ticket: Ticket, words: Iterable[str]) -> bool:
    who = ticket.attendee
    second = who.name_ar.full if who.name_ar else ""
    text = _plain(" ".join((who.name.full, second, who.company, who.email, who.phone)))
    return all(word in text for word in words)


def _plain(text: str) -> str:
    """Return a text as it is typed in a hurry: without capitals and accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
