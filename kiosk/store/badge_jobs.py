"""The badge queue: a row per badge, written in the transaction of its admission."""

from dataclasses import replace

from sqlite_utils import Database

from kiosk.clock import Clock
from kiosk.domain.attendees import Ticket
from kiosk.domain.badges import BadgeJob, JobState

_SELECT = "select id, subject, badge_id, state, attempt, trouble from badge_job"


class BadgeJobs:
    """Keeps badge jobs inside a transaction that somebody else holds."""

    def __init__(self, db: Database, *, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def any_for(self, ticket_id: str) -> bool:
        """Tell whether a badge was ever queued for a ticket."""
        found = self._db.execute("select 1 from badge_job where subject = ? limit 1", [ticket_id])
        return found.fetchone() is not None

    def queue(self, ticket: Ticket) -> BadgeJob:
        """Add a job; its id is a UUIDv7, so that ids sort by age."""
        job = BadgeJob(self._clock.new_id(), ticket.id, ticket.badge_id, JobState.QUEUED)
        self._db.execute(
            "insert into badge_job (id, subject, badge_id, state) values (?, ?, ?, ?)",
            (job.id, job.ticket_id, job.badge_id, job.state.value),
        )
        return job

    def open(self) -> tuple[BadgeJob, ...]:
        """Return the jobs that are not out yet: least tried first, then oldest."""
        rows = self._db.execute(
            f"{_SELECT} where state in ('queued', 'sending', 'failed') order by attempt, id"
        )
        return tuple(
            BadgeJob(job, subject, badge_id, JobState(state), attempt, trouble)
            for job, subject, badge_id, state, attempt, trouble in rows
        )

    def move(self, job: BadgeJob, state: JobState, trouble: str) -> BadgeJob:
        """Write where a job stands now; going out counts as one attempt."""
        attempt = job.attempt + (state is JobState.SENDING)
        self._db.execute(
            "update badge_job set state = ?, attempt = ?, trouble = ? where subject = ? and id = ?",
            (state.value, attempt, trouble, job.ticket_id, job.id),
        )
        return replace(job, state=state, attempt=attempt, trouble=trouble)
