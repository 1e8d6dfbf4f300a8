"""The badge queue: a row per badge, written in the transaction of its admission."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlite_utils import Database

from kiosk.clock import Clock
from kiosk.domain.attendees import Ticket
from kiosk.domain.badges import BadgeJob, JobState, PrintReason, Standing
from kiosk.domain.folds import moment
from kiosk.store.outlets import remember_outlet

_SELECT = (
    "select id, subject, badge_id, state, attempt, trouble, reason, printer, wanted,"
    " queued_ms, changed_ms from badge_job"
)
_OPEN = "state in ('queued', 'sending', 'sent', 'failed', 'to_check')"


class BadgeJobs:
    """Keeps badge jobs inside a transaction that somebody else holds."""

    def __init__(self, db: Database, *, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def any_for(self, ticket_id: str) -> bool:
        """Tell whether, by the events known here, a ticket has a badge or one is on its way."""
        found = self._db.execute(
            "select 1 from badge_known where subject = ? and standing <> ? limit 1",
            [ticket_id, Standing.DROPPED],
        )
        return found.fetchone() is not None

    def queue(self, ticket: Ticket, reason: PrintReason) -> BadgeJob:
        """Add a job; its id is a UUIDv7, so that ids sort by age."""
        now = self._now()
        job = BadgeJob(
            self._clock.new_id(),
            ticket.id,
            ticket.badge_id,
            JobState.QUEUED,
            reason=reason,
            queued_at=now,
            changed_at=now,
        )
        self._db.execute(
            "insert into badge_job (id, subject, badge_id, state, reason, queued_ms, changed_ms)"
            " values (?, ?, ?, ?, ?, ?, ?)",
            (job.id, job.ticket_id, job.badge_id, job.state.value, job.reason.value,
             _ms(job.queued_at), _ms(job.changed_at)),
        )  # fmt: skip
        return job

    def open(self) -> tuple[BadgeJob, ...]:
        """Return the jobs that are not certainly out, oldest first."""
        rows = self._db.execute(f"{_SELECT} where {_OPEN} order by id")
        return tuple(
            BadgeJob(
                job, subject, badge_id, JobState(state), attempt, trouble, PrintReason(reason),
                printer, wanted, queued_at=moment(queued_ms), changed_at=moment(changed_ms),
            )
            for job, subject, badge_id, state, attempt, trouble, reason, printer, wanted,
            queued_ms, changed_ms in rows
        )  # fmt: skip

    def keep(self, job: BadgeJob) -> BadgeJob:
        """Write a job as it is given; when state or trouble are new, that is now."""
        row = self._db.execute(
            "select state, trouble from badge_job where subject = ? and id = ?",
            [job.ticket_id, job.id],
        ).fetchone()
        if row != (job.state.value, job.trouble):
            job = replace(job, changed_at=self._now())
        self._db.execute(
            "update badge_job set badge_id = ?, state = ?, attempt = ?, trouble = ?, printer = ?,"
            " wanted = ?, changed_ms = ? where subject = ? and id = ?",
            (job.badge_id, job.state.value, job.attempt, job.trouble, job.printer, job.wanted,
             _ms(job.changed_at), job.ticket_id, job.id),
        )  # fmt: skip
        remember_outlet(self._db, job.printer)
        return job

    def labels_left(self, printer: str) -> int | None:
        """Return the labels on the roll of a printer; None where nobody counted them."""
        row = self._db.execute(
            "select labels_left from label_roll where printer = ?", [printer]
        ).fetchone()
        return None if row is None else int(row[0])

    def set_labels_left(self, printer: str, count: int) -> None:
        """Write down the labels on the roll of a printer."""
        self._db.execute("insert or replace into label_roll values (?, ?)", (printer, count))

    def _now(self) -> datetime:
        return moment(_ms(self._clock.now()))  # as it will be read back


def _ms(at: datetime) -> int:
    return round((at - datetime.fromtimestamp(0, UTC)).total_seconds() * 1000)
