"""What staff do about badges: reprints with a reason, and the operator's word on doubtful ones."""

from dataclasses import replace

from kiosk.desk.badges import move, use_label
from kiosk.desk.records import Records, Transaction
from kiosk.desk.reports import OpenBadge
from kiosk.domain.badges import BadgeJob, JobState, PrintReason, device_of
from kiosk.domain.events import EventType


class BadgeActions:
    """The verbs of the queue page and of the reprint dialog. Desk thread only.

    Each verb about a job takes its id and returns the job as it now stands; None when the job is
    not open any more, or in a state that the verb does not fit (see `actions_for`): then nothing
    changed. Each verb about a ticket returns the job it queued; None when there is no such ticket.
    Wake the worker afterwards; JobAction.TRY_NOW is the worker's own (`BadgeWorker.try_now`).
    """

    def __init__(self, *, records: Records) -> None:
        self._records = records

    def open_badges(self) -> tuple[OpenBadge, ...]:
        """Return every badge that is not certainly printed, oldest first."""
        with self._records.transaction() as tx:
            found = ((job, tx.ticket(job.ticket_id)) for job in tx.open_badges())
            listed = [OpenBadge(job, ticket) for job, ticket in found if ticket is not None]
        return tuple(sorted(listed, key=lambda each: each.job.id))

    def print_again(self, job_id: str) -> BadgeJob | None:
        """Queue a doubtful badge again: the operator has looked, and it is not out.

        It is taken back from the printer it went to before another is sent.
        """
        with self._records.transaction() as tx:
            job = _open(tx, job_id)
            if job is None or job.state is not JobState.TO_CHECK:
                return None
            return move(tx, job, JobState.QUEUED, EventType.BADGE_QUEUED)

    def it_is_out(self, job_id: str) -> BadgeJob | None:
        """Write down that a doubtful badge came out: the operator holds it."""
        with self._records.transaction() as tx:
            job = _open(tx, job_id)
            if job is None or job.state is not JobState.TO_CHECK:
                return None
            use_label(tx, job.printer)
            return move(tx, job, JobState.PRINTED, EventType.BADGE_PRINTED)

    def send_to(self, job_id: str, printer: str) -> BadgeJob | None:
        """Let a waiting badge come out at the printer of an address and at no other."""
        with self._records.transaction() as tx:
            job = _waiting(tx, job_id)
            return job and tx.keep_badge(replace(job, wanted=printer))

    def drop(self, job_id: str) -> BadgeJob | None:
        """Print a waiting or doubtful badge no more; the next entry may queue another."""
        with self._records.transaction() as tx:
            job = _open(tx, job_id)
            if job is None or job.state.is_in_hand:
                return None
            return _dropped(tx, job)

    def replace_lost(self, ticket_id: str) -> BadgeJob | None:
        """Revoke a lost badge, so that no door opens for its finder, and print one of a new id."""
        with self._records.transaction() as tx:
            ticket = tx.ticket(ticket_id)
            if ticket is None:
                return None
            tx.revoke_badge(ticket.badge_id)
            return _queued_anew(tx, ticket_id, PrintReason.LOST)

    def reprint_damaged(self, ticket_id: str) -> BadgeJob | None:
        """Print the same badge again in place of a spoilt one."""
        with self._records.transaction() as tx:
            return _queued_anew(tx, ticket_id, PrintReason.DAMAGED)

    def reprint_corrected(self, ticket_id: str) -> BadgeJob | None:
        """Print the badge of a ticket with its text as it now stands."""
        with self._records.transaction() as tx:
            return _queued_anew(tx, ticket_id, PrintReason.CORRECTED)

    def load_labels(self, printer: str, count: int) -> None:
        """Write down that a roll of `count` labels was loaded into the printer of an address."""
        with self._records.transaction() as tx:
            tx.set_labels_left(device_of(printer), max(0, count))


def _open(tx: Transaction, job_id: str) -> BadgeJob | None:
    return next((job for job in tx.open_badges() if job.id == job_id), None)


def _waiting(tx: Transaction, job_id: str) -> BadgeJob | None:
    job = _open(tx, job_id)
    return job if job is not None and job.state.is_waiting else None


def _dropped(tx: Transaction, job: BadgeJob) -> BadgeJob:
    return move(tx, job, JobState.CANCELLED, EventType.BADGE_DROPPED)


def _queued_anew(tx: Transaction, ticket_id: str, reason: PrintReason) -> BadgeJob | None:
    """Queue a badge in place of those of the ticket that are not out: one person, one badge.

    A doubtful one too: printed again later it would be a second badge, perhaps of a revoked id.
    One that a printer has in hand ends with that attempt (`settle`).
    """
    ticket = tx.ticket(ticket_id)
    if ticket is None:
        return None
    for job in tx.open_badges():
        if job.ticket_id == ticket_id and not job.state.is_in_hand:
            _dropped(tx, job)
    return tx.queue_badge(ticket, reason)
