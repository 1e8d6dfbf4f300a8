"""The badge queue at work: a job goes out, and what became of it is written down."""

from kiosk.desk.records import Records
from kiosk.desk.reports import BadgeReport
from kiosk.domain.attendees import Ticket
from kiosk.domain.badges import Badge, BadgeJob, JobState
from kiosk.domain.events import EventType, Fact
from kiosk.domain.fair import Fair
from kiosk.ports import (
    BadgeMaker,
    BadgePrinter,
    MadeBadge,
    NotPrinted,
    Printed,
    PrintOutcome,
    ToCheck,
)


class BadgeQueue:
    """What the desk knows of badges on their way.

    A job is `sending` before its first byte leaves. One that is still so when nobody is printing
    was cut off by a crash: the printer is asked for it by name before anything else is sent, and
    it is printed again only if it certainly is not out. So none is lost and none comes out twice.
    """

    def __init__(self, *, records: Records) -> None:
        self._records = records

    def take(self) -> tuple[BadgeJob, Badge] | None:
        """Mark the oldest open job as going out and return it with its badge; None when idle."""
        with self._records.transaction() as tx:
            for job in tx.open_badges():
                if job.state is JobState.SENDING:
                    continue
                ticket = tx.ticket(job.ticket_id)
                if ticket is not None:
                    badge = badge_of(tx.fair(), ticket, job.badge_id)
                    return tx.set_badge_state(job, JobState.SENDING), badge
        return None

    def in_doubt(self) -> tuple[BadgeJob, ...]:
        """Return the jobs that were going out, to be asked about while none is."""
        with self._records.transaction() as tx:
            return tuple(job for job in tx.open_badges() if job.state is JobState.SENDING)

    def settle(self, job: BadgeJob, outcome: PrintOutcome) -> BadgeJob:
        """Write down what became of a job that was taken."""
        with self._records.transaction() as tx:
            match outcome:
                case Printed():
                    tx.record(
                        Fact(
                            EventType.BADGE_PRINTED,
                            subject=job.ticket_id,
                            body={"job": job.id, "attempt": job.attempt},
                        )
                    )
                    return tx.set_badge_state(job, JobState.PRINTED)
                case NotPrinted(trouble):
                    return tx.set_badge_state(job, JobState.FAILED, trouble.value)
                case ToCheck(trouble):
                    return tx.set_badge_state(job, JobState.TO_CHECK, trouble.value)


def print_badge(
    job: BadgeJob, badge: Badge, *, maker: BadgeMaker, printer: BadgePrinter
) -> tuple[MadeBadge, PrintOutcome]:
    """Make one badge and print it; touches no records, so any thread may do it."""
    made = maker.make(badge)
    return made, printer.print(job.name, made.pdf)


def report_of(job: BadgeJob, made: MadeBadge) -> BadgeReport:
    """Return what the screen is told of a badge."""
    return BadgeReport(job, made.pdf, made.warnings)


def badge_of(fair: Fair, ticket: Ticket, badge_id: str) -> Badge:
    """Return what is printed on the badge of a ticket, valid on its own days of the fair."""
    days = tuple(day for day in fair.days if not ticket.days or day in ticket.days)
    category = fair.category(ticket.category)
    return Badge(badge_id, ticket.attendee, category, days, fair, ticket.id)
