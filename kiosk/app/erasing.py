"""`kiosk erase` and `kiosk purge`: people forgotten from a data folder, and with it everywhere."""

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from kiosk import log
from kiosk.app.desk import open_records
from kiosk.app.personal_files import layouts_naming, remove_personal_files
from kiosk.clock import Clock, CorrectedClock
from kiosk.desk.erasure import Ask, Erasure, ErasureReport, FilesRemoved, at_once
from kiosk.desk.erasures import Retention
from kiosk.desk.records import PersonalFiles
from kiosk.desk.thread import DeskThread
from kiosk.domain.attendance import Attendance
from kiosk.domain.attendees import Ticket
from kiosk.errors import Trouble, TroubleError
from kiosk.store.attendance import attendance
from kiosk.store.sqlite import SqliteRecords
from kiosk.whole_file import whole_file

_LONGEST_END_S = 5.0


def erasure_of(folder: Path, records: SqliteRecords, ask: Ask = at_once) -> Erasure:
    """Return the use case for open records."""
    return Erasure(records=records, remove=partial(remove_personal_files, folder), ask=ask)


def find_people(folder: Path, clock: Clock, words: str) -> tuple[Ticket, ...]:
    """Return the tickets that words stand for. TroubleError: the folder cannot be opened."""
    with opened_erasing(folder, clock) as erasing:
        return erasing.erasure.find(words)


def erase_people(folder: Path, clock: Clock, ids: Iterable[str], *, apply: bool) -> ErasureReport:
    """Erase people by their tickets' ids, or tell what would be. TroubleError as above."""
    with opened_erasing(folder, clock) as erasing:
        return erasing.erase(ids) if apply else erasing.erasure.preview(ids)


def purge(
    folder: Path, clock: Clock, after: date | None, *, apply: bool
) -> tuple[ErasureReport, Retention]:
    """Erase everybody whose data were to be kept until a day, or tell what would be; and the day.

    Args:
        after: by default, the day that the fair itself names.

    Raises:
        TroubleError: PURGE_EARLY, PURGE_UNDATED, or the folder cannot be opened.
    """
    with opened_erasing(folder, clock) as erasing:
        report = erasing.purge(after) if apply else erasing.preview(after)
        today = erasing.today()
        return report, Retention(erasing.day(after), report.people, today)


@dataclass(frozen=True, slots=True)
class Erasing:
    """Open records, and what erases from them; `ask` is that of `erasure`.

    Args:
        clock: the corrected one: a computer that lives next year must not erase this fair.
    """

    folder: Path
    records: SqliteRecords
    clock: Clock
    erasure: Erasure
    ask: Ask = at_once

    def preview(self, after: date | None = None) -> ErasureReport:
        """Return what `purge` would find."""
        due = self._due(after)
        return self.ask(lambda: self.erasure.preview(due))

    def purge(self, after: date | None = None) -> ErasureReport:
        """Erase everybody, step by step: scans get their turn between.

        Counts stay: passages of ids that stand for nobody any more; and a file of what an audit
        asks for, which is written first, for categories go with the roster.
        """
        due = self._due(after)
        if not due:
            return ErasureReport()
        counts = self.ask(lambda: attendance(self.records.db, self.records.fair))
        file = self._keep(counts)
        report = self.erasure.erase(due)
        self.ask(self.records.shrink)
        return replace(report, counts=file.name)

    def erase(self, ids: Iterable[str]) -> ErasureReport:
        """Erase people by their tickets' ids."""
        wanted = tuple(ids)
        words = self.ask(lambda: self.erasure.words_of(wanted))
        report = self.erasure.erase(wanted)
        self.ask(self.records.sweep)
        return replace(report, layouts=layouts_naming(self.folder, words))

    def day(self, after: date | None = None) -> date:
        """Return the last day on which data may be kept. TroubleError: PURGE_UNDATED."""
        wanted = after or self.records.fair.keep_until
        if wanted is None:
            raise TroubleError(Trouble.PURGE_UNDATED)
        return wanted

    def today(self) -> date:
        """Return the fair's day."""
        return self.records.fair.day_of(self.clock.now())

    def _due(self, after: date | None) -> tuple[str, ...]:
        return self.ask(lambda: self.erasure.due(self.today(), self.day(after)))

    def _keep(self, counts: Attendance) -> Path:
        """Write the counts where none of an earlier purge are written over."""
        today = self.today()
        names = (f"counts-{counts.fair}-{today}{more}.json" for more in _numbered())
        file = next(place for name in names if not (place := self.folder / name).exists())
        with whole_file(file) as out:
            json.dump(asdict(counts), out, indent=1)
        return file


def _numbered() -> Iterator[str]:
    yield ""
    number = 2
    while True:
        yield f"-{number}"
        number += 1


class Sweeper:
    """Removes beside the desk thread what other computers' erasures leave on this one.

    Disks and printers may take seconds to answer, or never do: what was not removed before `stop`
    is tried again at the next start.
    """

    def __init__(self, folder: Path, records: SqliteRecords, desk: DeskThread) -> None:
        self._records = records
        self._erasure = erasure_of(folder, records)
        self._remove = partial(remove_personal_files, folder)
        self._desk = desk
        self._thread: threading.Thread | None = None
        self._tried: tuple[str, ...] = ()  # for whom something stayed: once a start is enough
        self._is_over = False

    def sweep(self) -> None:
        """Look whether there is something to be removed, and do it; returns at once."""
        if not self._is_over:
            self._desk.run(self._erasure.leftover, then=self._begin)

    def stop(self) -> None:
        """Wait for what is being removed, some seconds at most. Before the desk thread stops."""
        self._is_over = True
        thread = self._thread
        if thread is not None:
            thread.join(_LONGEST_END_S)

    def _begin(self, files: PersonalFiles) -> None:
        """Desk thread: hence one at a time."""
        is_known = files.people == self._tried
        if not files.people or is_known or self._thread is not None or self._is_over:
            return
        self._tried = files.people
        self._thread = threading.Thread(
            target=self._work, args=(files,), name="sweeper", daemon=True
        )
        self._thread.start()

    def _work(self, files: PersonalFiles) -> None:
        removed = self._remove(files)
        if not self._is_over:
            self._desk.run(lambda: self._note(files, removed), then=self._end)

    def _note(self, files: PersonalFiles, removed: FilesRemoved) -> None:
        """Desk thread."""
        self._erasure.note(files, removed)
        self._records.sweep()

    def _end(self, _: None) -> None:
        """Look again: somebody may have been erased meanwhile."""
        self._thread = None
        self.sweep()


@contextmanager
def opened_erasing(folder: Path, clock: Clock) -> Iterator[Erasing]:
    """Open a data folder for one command."""
    records = open_records(folder, clock)
    try:
        with log.kept_in(folder):
            corrected = CorrectedClock(clock, lambda: records.offset)
            yield Erasing(folder, records, corrected, erasure_of(folder, records))
    finally:
        records.close()
