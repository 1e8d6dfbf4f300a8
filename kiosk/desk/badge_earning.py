"""Which scans earn a badge: the fair's word on the gate, narrowed by the station's policy."""

from kiosk.desk.records import Transaction
from kiosk.domain.admission import Admit, HandOver, Verdict
from kiosk.domain.attendees import Ticket
from kiosk.domain.badges import BadgeJob, PrintPolicy, PrintReason
from kiosk.domain.fair import Direction, Gate


def queue_earned_badge(
    tx: Transaction, gate: Gate, verdict: Verdict, policy: PrintPolicy
) -> BadgeJob | None:
    """Queue the badge that a verdict earns at this station, if it does.

    A ticket known by its signed code alone has no name to print yet: it earns its badge by the next
    scan after the roster came.
    """
    if verdict.ticket is None or verdict.ticket.is_new:
        return None
    match verdict:
        case HandOver(ticket):
            return _queue_unless_waiting(tx, ticket, PrintReason.REQUESTED)
        case Admit(ticket, Direction.ENTRY) if gate.prints_badges:
            return _queue_at_entry(tx, ticket, policy)
        case _:
            return None


def _queue_at_entry(tx: Transaction, ticket: Ticket, policy: PrintPolicy) -> BadgeJob | None:
    match policy:
        case PrintPolicy.FIRST_ENTRY:
            return None if tx.has_badge(ticket.id) else tx.queue_badge(ticket)
        case PrintPolicy.EVERY_ENTRY:
            reason = PrintReason.ENTRY if tx.has_badge(ticket.id) else PrintReason.FIRST
            return _queue_unless_waiting(tx, ticket, reason)
        case PrintPolicy.NEVER | PrintPolicy.PRINT_ONLY:
            return None


def _queue_unless_waiting(tx: Transaction, ticket: Ticket, reason: PrintReason) -> BadgeJob | None:
    """Queue a badge; who has one on its way waits for that one, and is shown it."""
    on_its_way = (job for job in tx.open_badges() if job.ticket_id == ticket.id)
    return next(on_its_way, None) or tx.queue_badge(ticket, reason)
