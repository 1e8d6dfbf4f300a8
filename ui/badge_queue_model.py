"""Every badge that is not certainly printed, as rows that keep their places."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from kiosk.desk.reports import BadgeReport, OpenBadge, ScanReport
from kiosk.domain.badges import BadgeJob, JobAction, JobState, actions_for
from ui.status_wording import badge_text

_SOON = timedelta(seconds=5)  # a badge that comes out within this time is nothing to tell of
_PATIENCE = timedelta(seconds=8)  # from here on a badge in hand may be taken back
_IN_HAND = (JobState.SENDING, JobState.SENT)

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class QueueFilter(StrEnum):
    """Which badges are shown."""

    ALL = "all"
    TO_CHECK = "to_check"
    WAITING = "waiting"

    def shows(self, job: BadgeJob) -> bool:
        """Tell whether it shows this job."""
        is_doubtful = job.state is JobState.TO_CHECK
        return self is QueueFilter.ALL or (self is QueueFilter.TO_CHECK) == is_doubtful


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One row. `is_open`: still not certainly printed; `action` is the one for its button."""

    badge: OpenBadge
    is_open: bool
    action: JobAction | None

    @property
    def actions(self) -> tuple[JobAction, ...]:
        """Everything that may be done about it."""
        return actions_for(self.badge.job.state) if self.is_open else ()


class BadgeQueueModel(QAbstractListModel):
    """Learns of badges as they go by; a row stays where it is until `sort_anew`.

    What is printed meanwhile stays and says so; new rows come at the end.
    """

    counted = Signal()  # how many there are may have changed
    list_wanted = Signal()  # somebody's badge changed that is not known here

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._now = now
        self._badges: dict[str, OpenBadge] = {}
        self._open: set[str] = set()
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._filter = QueueFilter.ALL
        self._counts = dict.fromkeys(QueueFilter, 0)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            name = row.badge.ticket.attendee.name.full
            return f"{name}: {badge_text(BadgeReport(row.badge.job))}"
        return None

    def row_at(self, index: Index) -> QueueRow | None:
        """Return what stands in a row; None where there is none."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        return self._row(self._ids[index.row()])

    def index_of(self, job_id: str) -> QModelIndex:
        """Return where a job stands; an invalid index where it does not."""
        place = self._places.get(job_id)
        return QModelIndex() if place is None else self.index(place)

    def count(self, which: QueueFilter = QueueFilter.ALL) -> int:
        """Return how many badges wait longer than they should, or are to be checked."""
        return self._counts[which]

    def show_scan(self, report: ScanReport) -> None:
        """Learn of the badge that a scan queued."""
        if report.badge is not None and report.ticket is not None:
            self._append(self._take(OpenBadge(report.badge, report.ticket)))

    def show_badge(self, report: BadgeReport) -> None:
        """Follow one badge."""
        known = self._badges.get(report.job.id)
        if known is not None:
            self._append(self._take(replace(known, job=report.job)))
        elif _is_open(report.job):
            self.list_wanted.emit()

    def show_list(self, listed: tuple[OpenBadge, ...]) -> None:
        """Learn of all there are."""
        gone = self._open - {each.job.id for each in listed}
        self._open -= gone
        fresh = [each for each in listed if self._badges.get(each.job.id) != each]
        self._append([job_id for each in fresh for job_id in self._take(each)])
        for job_id in gone:
            self._touch(job_id)
        self._count()

    def show_time(self, now: datetime) -> None:
        """Let badges in hand grow old enough to be taken back."""
        before, self._now = self._now, now
        held = [job for job in self._open_jobs() if job.state in _IN_HAND]
        for job in held:
            if now - job.changed_at > _PATIENCE >= before - job.changed_at:
                self._touch(job.id)
        self._count()

    def forget(self, ticket_ids: frozenset[str]) -> None:
        """Show no badge any more of people who were erased."""
        badges = self._badges.items()
        self._open -= {job_id for job_id, each in badges if each.ticket.id in ticket_ids}
        self.sort_anew()
        self._count()

    def choose(self, which: QueueFilter) -> None:
        """Show these alone, in order."""
        self._filter = which
        self.sort_anew()

    def sort_anew(self) -> None:
        """Forget what is done, and put the oldest trouble first."""
        self.beginResetModel()
        self._badges = {each: self._badges[each] for each in self._open}
        shown = [each for each in self._badges.values() if self._filter.shows(each.job)]
        shown.sort(key=_urgency)
        self._ids = [each.job.id for each in shown]
        self._places = {job_id: place for place, job_id in enumerate(self._ids)}
        self.endResetModel()

    def _open_jobs(self) -> Iterator[BadgeJob]:
        return (self._badges[job_id].job for job_id in self._open)

    def _count(self) -> None:
        """Count in one go: this is done each second, and there may be thousands."""
        late = self._now - _SOON
        doubtful = waiting = 0
        for job in self._open_jobs():
            if job.state is JobState.TO_CHECK:
                doubtful += 1
            elif job.state is JobState.FAILED or job.queued_at < late:
                waiting += 1
        self._counts = {
            QueueFilter.ALL: doubtful + waiting,
            QueueFilter.TO_CHECK: doubtful,
            QueueFilter.WAITING: waiting,
        }
        self.counted.emit()

    def _take(self, badge: OpenBadge) -> list[str]:
        """Take over what is new of a badge, and return its id where it needs a row."""
        job = badge.job
        self._badges[job.id] = badge
        (self._open.add if _is_open(job) else self._open.discard)(job.id)
        if job.id in self._places:
            self._touch(job.id)
            return []
        if job.id in self._open and self._filter.shows(job):
            return [job.id]
        if job.id not in self._open:
            del self._badges[job.id]
        return []

    def _append(self, job_ids: list[str]) -> None:
        if not job_ids:
            return
        first = len(self._ids)
        self.beginInsertRows(QModelIndex(), first, first + len(job_ids) - 1)
        self._ids += job_ids
        self._places |= {job_id: first + n for n, job_id in enumerate(job_ids)}
        self.endInsertRows()

    def _touch(self, job_id: str) -> None:
        index = self.index_of(job_id)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def _row(self, job_id: str) -> QueueRow:
        badge, is_open = self._badges[job_id], job_id in self._open
        action = next(iter(actions_for(badge.job.state)), None) if is_open else None
        is_early = badge.job.state.is_in_hand and self._now - badge.job.changed_at <= _PATIENCE
        return QueueRow(badge, is_open, None if is_early else action)


def _is_open(job: BadgeJob) -> bool:
    return job.state not in (JobState.PRINTED, JobState.CANCELLED)


def _urgency(badge: OpenBadge) -> tuple[bool, datetime, str]:
    """The oldest trouble first, then what waits its turn."""
    job = badge.job
    return not job.trouble, job.changed_at if job.trouble else job.queued_at, job.id
