"""`kiosk erase` and `kiosk purge`: people forgotten from a data folder, and with it everywhere."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

from kiosk import log
from kiosk.app.desk import open_records
from kiosk.app.personal_files import remove_personal_files
from kiosk.clock import Clock
from kiosk.desk.erasure import Erasure, ErasureReport
from kiosk.domain.attendees import Ticket
from kiosk.store.sqlite import SqliteRecords


def erasure_of(folder: Path, records: SqliteRecords) -> Erasure:
    """Return the use case for open records; its verbs belong to the desk thread."""
    return Erasure(records=records, remove=lambda files: remove_personal_files(folder, files))


def find_people(folder: Path, clock: Clock, words: str) -> tuple[Ticket, ...]:
    """Return the tickets that words stand for. TroubleError: the folder cannot be opened."""
    with _opened(folder, clock) as (erasure, _):
        return erasure.find(words)


def erase_people(folder: Path, clock: Clock, ids: Iterable[str], *, apply: bool) -> ErasureReport:
    """Erase people by their tickets' ids, or tell what would be. TroubleError as above."""
    with _opened(folder, clock) as (erasure, _):
        return erasure.erase(ids) if apply else erasure.preview(ids)


def purge(folder: Path, clock: Clock, after: date, *, apply: bool) -> ErasureReport:
    """Erase everybody whose data were to be kept until `after`, or tell what would be.

    Counts stay: passages of ids that stand for nobody any more.

    Raises:
        TroubleError: PURGE_EARLY, or the folder cannot be opened.
    """
    with _opened(folder, clock) as (erasure, records):
        due = erasure.due(clock.now().astimezone().date(), after)
        if not apply:
            return erasure.preview(due)
        report = erasure.erase(due)
        if report.people:
            records.shrink()
        return report


def as_json(report: ErasureReport, *, applied: bool) -> dict[str, object]:
    """Return a report as plain values for a script."""
    return {**asdict(report), "applied": applied}


def sentences(report: ErasureReport, *, applied: bool) -> list[str]:
    """Return a report for people."""
    files = report.files
    lines = [
        f"{report.people} people: {report.tickets} tickets of the roster, "
        f"{report.badges} with badges.",
    ]
    if not applied:
        return [*lines, "Nothing was erased: add --apply to erase them everywhere."]
    lines.append(f"Files removed: {files.pages} badges as PDF, {files.photos} photos.")
    lines += [f"{place} could not be cleaned: remove their files by hand." for place in files.left]
    lines.append("Other computers and the hub erase them when they next sync.")
    return lines


@contextmanager
def _opened(folder: Path, clock: Clock) -> Iterator[tuple[Erasure, SqliteRecords]]:
    records = open_records(folder, clock)
    try:
        with log.kept_in(folder):
            yield erasure_of(folder, records), records
    finally:
        records.close()
