"""Forgetting people: one of them at their wish, all of them when the fair's time is over."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from kiosk.desk.records import PersonalFiles, Records
from kiosk.domain.attendees import Ticket
from kiosk.errors import Trouble, TroubleError

_AT_ONCE = 500  # so that scans get their turn between two portions


@dataclass(frozen=True, slots=True)
class FilesRemoved:
    """What became of files outside the records.

    Args:
        pages: badges as PDF; `photos` likewise.
        left: folders that could not be cleaned: they are tried again at every start.
    """

    pages: int = 0
    photos: int = 0
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What was erased where.

    Args:
        people: ids of tickets erased, whether the roster had them or only events did.
        tickets: rows of the roster; `badges` their badges that were queued or printed here.
    """

    people: int = 0
    tickets: int = 0
    badges: int = 0
    files: FilesRemoved = field(default_factory=FilesRemoved)


class Erasure:
    """Erases by events without personal data, so that every computer learns of it, also later.

    Args:
        remove: removes files outside the records, as far as it can, and tells what it did.
    """

    def __init__(
        self, *, records: Records, remove: Callable[[PersonalFiles], FilesRemoved]
    ) -> None:
        self._records = records
        self._remove = remove

    def find(self, words: str) -> tuple[Ticket, ...]:
        """Return tickets by id, code or badge id, or whose texts hold all of some words."""
        wanted = words.casefold().split()
        with self._records.transaction() as tx:
            tickets = tuple(tx.all_tickets())
        exact = [t for t in tickets if words in (t.id, t.code, t.badge_id)]
        return tuple(exact) or tuple(t for t in tickets if wanted and _holds(t, wanted))

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
        while portion := list(islice(pending, _AT_ONCE)):
            found = self._erase_some(portion)
            people += len(portion)
            tickets, badges = tickets + found[0], badges + found[1]
        return ErasureReport(people, tickets, badges, self.clean())

    def clean(self) -> FilesRemoved:
        """Remove the files of whom other computers erased; do so after each sync and start."""
        with self._records.transaction() as tx:
            files = tx.files_of_erased()
        if not files.jobs and not files.photos:
            return FilesRemoved()
        removed = self._remove(files)
        if not removed.left:
            with self._records.transaction() as tx:
                tx.files_removed()
        return removed

    def due(self, today: date, after: date) -> tuple[str, ...]:
        """Return the ids of all whose data were kept until `after`; none while that is to come.

        Raises:
            TroubleError: PURGE_EARLY, when the fair is not over on that day.
        """
        with self._records.transaction() as tx:
            last = tx.fair().days[-1]
            if after < last:
                raise TroubleError(Trouble.PURGE_EARLY, where=last.isoformat())
            return tuple(tx.people()) if today > after else ()

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
    text = " ".join((who.name.full, second, who.company, who.email, who.phone)).casefold()
    return all(word in text for word in words)
