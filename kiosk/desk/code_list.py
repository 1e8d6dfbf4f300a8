"""What staff do with ticket codes: bar them, and tell what a signed one is to say."""

from uuid import UUID

from kiosk.desk.records import Transaction
from kiosk.domain.attendees import Ticket, TicketStatus
from kiosk.domain.barring import CodeMark, mark_of_code, mark_of_issue, mark_of_ticket
from kiosk.domain.codes import OpaqueCode, clean_code
from kiosk.domain.signed_codes import Claims, SignedCode, claims_of, parse_signed


def mark_named(tx: Transaction, text: str) -> CodeMark:
    """Return what a text names on the list: one signed code of ours, a whole ticket, or a text.

    A ticket id stands for its ticket unless it is somebody's code.
    """
    text = clean_code(text)
    signed = parse_signed(text)
    claims = claims_of(signed) if isinstance(signed, SignedCode) else None
    if claims is not None:
        return mark_of_issue(claims.ticket_id, claims.serial)
    if _is_ticket_id(text) and tx.find(OpaqueCode(text)).ticket is None:
        return mark_of_ticket(text.lower())
    return mark_of_code(text)


def claims_for(tx: Transaction, ticket: Ticket) -> Claims:
    """Return what a signed code of a ticket is to say.

    Raises:
        ValueError: why there is to be none, for people.
    """
    serial = tx.hub_version(ticket.id)
    if ticket.status is not TicketStatus.VALID:
        raise ValueError(f"the ticket is {ticket.status.value}.")
    if tx.bar_of([mark_of_ticket(ticket.id)]) is not None:
        raise ValueError("the ticket is on the list of barred codes.")
    if not serial:
        raise ValueError("the hub does not have it as it is here: sync first (kiosk sync --once).")
    return Claims(
        ticket.id,
        serial,
        ticket.category,
        ticket.areas,
        ticket.days,
        ticket.valid_from,
        ticket.valid_until,
    )


def _is_ticket_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
