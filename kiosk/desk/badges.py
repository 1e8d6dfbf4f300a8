"""The badge queue at work: a job goes out, and what became of it is written down."""

from collections.abc import Collection
from dataclasses import replace

from kiosk.desk.records import Records, Transaction
from kiosk.domain.attendees import Attendee, PersonName, Ticket
from kiosk.domain.badges import Badge, BadgeJob, JobState, copies_of, device_of
from kiosk.domain.codes import BadgeCode
from kiosk.domain.events import EventType, Fact, badge_body
from kiosk.domain.fair import Fair
from kiosk.ports import NotPrinted, Printed, PrintOutcome, PrintTrouble, ToCheck

_NOBODYS_BADGE = "000000000000"


class BadgeQueue:
    """What the desk knows of badges on their way. Desk thread only.

    A job is `sending` before its first byte leaves, and its page is made before that. One that is
    still `sending` or `sent` when nobody is printing was cut off by a crash: the printer is asked
    for it by name before anything else is sent, and it is printed again only if it certainly is
    not out. So none is lost and none comes out twice.
    """

    def __init__(self, *, records: Records) -> None:
        self._records = records

    def next(
        self,
        passed_over: Collection[str] = (),
        suspects: Collection[str] = (),
        *,
        urgent: str = "",
    ) -> tuple[BadgeJob, Badge] | None:
        """Return the job to print next with its badge, and change nothing; None when idle.

        Oldest first.

        Args:
            passed_over: ids of jobs that have to wait.
            suspects: ids of jobs that let all others go first.
            urgent: id of the job that goes before all others.
        """
        with self._records.transaction() as tx:
            jobs = tx.open_badges()
            for job in sorted(jobs, key=lambda job: (job.id != urgent, job.id in suspects)):
                ticket = tx.ticket(job.ticket_id)
                if job.state.is_waiting and job.id not in passed_over and ticket is not None:
                    return job, badge_of(tx.fair(), ticket, job.badge_id)
        return None

    def start(self, job: BadgeJob, printer: str) -> BadgeJob | None:
        """Mark a job as going out to the printer at an address, and count the attempt.

        None when it does not wait as it did any more: the operator dropped or changed it. One whose
        badge id was revoked meanwhile, at another desk, is dropped: no door would open for it.
        """
        with self._records.transaction() as tx:
            if job not in tx.open_badges():
                return None
            if tx.find(BadgeCode(job.badge_id)).revoked:
                return move(tx, job, JobState.CANCELLED, EventType.BADGE_DROPPED)
            attempt = job.attempt + 1
            return tx.keep_badge(
                replace(job, state=JobState.SENDING, attempt=attempt, printer=printer)
            )

    def sent(self, job: BadgeJob) -> BadgeJob | None:
        """Mark that the printer has the whole of a job; None when it was taken back meanwhile."""
        with self._records.transaction() as tx:
            if job not in tx.open_badges():
                return None
            return tx.keep_badge(replace(job, state=JobState.SENT))

    def settle(self, job: BadgeJob, outcome: PrintOutcome) -> BadgeJob:
        """Write down what became of a job, whether it was started or never could be."""
        with self._records.transaction() as tx:
            return settle(tx, job, outcome)

    def hold(self, trouble: PrintTrouble, job_id: str = "") -> tuple[BadgeJob, ...]:
        """Say why jobs wait that nobody said it of yet, or one job alone; return those changed.

        A job that the operator queued again stays so: its earlier attempt is to be taken back.
        """
        with self._records.transaction() as tx:
            return tuple(
                settle(tx, job, NotPrinted(trouble))
                for job in tx.open_badges()
                if job.state is JobState.QUEUED and not job.attempt and job_id in ("", job.id)
            )

    def in_doubt(self) -> tuple[BadgeJob, ...]:
        """Return the jobs that were going out, to be asked about while none is."""
        with self._records.transaction() as tx:
            return tuple(job for job in tx.open_badges() if job.state.is_in_hand)

    def labels_left(self, printer: str) -> int | None:
        """Return how many labels are on the roll of a printer; None when nobody told."""
        with self._records.transaction() as tx:
            return tx.labels_left(device_of(printer))

    def use_label(self, printer: str) -> None:
        """Count what one badge takes of the labels of a printer."""
        with self._records.transaction() as tx:
            use_label(tx, printer)

    def test_badge(self) -> Badge:
        """Return a badge of nobody, marked TEST, for a printer to be tried."""
        with self._records.transaction() as tx:
            fair = tx.fair()
        who = Attendee(PersonName("TEST", "TEST"), PersonName("تجربة", ""), "TEST")
        return Badge(_NOBODYS_BADGE, who, fair.categories[0], fair.days, fair)


def settle(tx: Transaction, job: BadgeJob, outcome: PrintOutcome) -> BadgeJob:
    """Write down in `tx` what became of a job. The same trouble met again is no event again.

    One that is not out, and in whose place another was asked for meanwhile, is wanted no more.
    """
    match outcome:
        case Printed():
            use_label(tx, job.printer)
            return move(tx, job, JobState.PRINTED, EventType.BADGE_PRINTED)
        case NotPrinted(trouble):
            state, kind = JobState.FAILED, EventType.BADGE_FAILED
        case ToCheck(trouble):
            state, kind = JobState.TO_CHECK, EventType.BADGE_TO_CHECK
    if any(each.ticket_id == job.ticket_id and each.id > job.id for each in tx.open_badges()):
        return move(tx, job, JobState.CANCELLED, EventType.BADGE_DROPPED)
    if trouble.value == job.trouble and state is JobState.FAILED:
        return tx.keep_badge(replace(job, state=state))
    return move(tx, job, state, kind, trouble.value)


def move(
    tx: Transaction, job: BadgeJob, state: JobState, kind: EventType, trouble: str = ""
) -> BadgeJob:
    """Move a job on, and record the event that says so."""
    moved = tx.keep_badge(replace(job, state=state, trouble=trouble))
    tx.record(Fact(kind, subject=job.ticket_id, body=badge_body(moved)))
    return moved


def use_label(tx: Transaction, printer: str) -> None:
    """Count a label for each copy of a badge as used, where they are counted."""
    left = tx.labels_left(device_of(printer))
    if left:
        tx.set_labels_left(device_of(printer), max(0, left - copies_of(printer)))


def badge_of(fair: Fair, ticket: Ticket, badge_id: str) -> Badge:
    """Return what is printed on the badge of a ticket, valid on its own days of the fair."""
    days = tuple(day for day in fair.days if not ticket.days or day in ticket.days)
    category = fair.category(ticket.category)
    return Badge(badge_id, ticket.attendee, category, days, fair, ticket.id)
