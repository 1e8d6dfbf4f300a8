"""The admission rules: what one scan at one gate comes to."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.attendees import Ticket, TicketStatus
from kiosk.domain.codes import fingerprint
from kiosk.domain.fair import Area, Direction, Fair, Gate, Hours, Policy


class Reason(StrEnum):
    """Why the door stays shut, or why a human should look."""

    UNKNOWN_CODE = "unknown_code"
    LIST_COMING = "list_coming"  # nobody can tell yet who that is
    SIGNATURE = "signature"
    UNKNOWN_KEY = "unknown_key"
    NEWER_CODE = "newer_code"
    BLOCKED = "blocked"
    CANCELLED = "cancelled"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    WRONG_AREA = "wrong_area"
    WRONG_DAY = "wrong_day"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    ALREADY_USED = "already_used"
    ALREADY_TODAY = "already_today"
    ALREADY_INSIDE = "already_inside"
    UNPAID = "unpaid"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Passage:
    """One recorded entry or exit: when (aware), through which gate, at which desk."""

    at: datetime
    direction: Direction
    gate: str
    desk: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """A question that staff answered with yes; `about` is a note's fingerprint, else empty."""

    reason: Reason
    about: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """What is known of one ticket in one area.

    `has_left` tells whether an exit follows the last entry. `waived` holds the questions that staff
    answered with yes before, so that none is asked twice.
    """

    entries: int = 0
    last_entry: Passage | None = None
    has_left: bool = False
    waived: frozenset[Waiver] = frozenset()


@dataclass(frozen=True, slots=True)
class Credential:
    """What a scanned code turned out to be: a ticket, a badge since revoked, or nothing known.

    `fault` is what is wrong with the code itself, whatever its ticket: a bad signature, or a place
    on the list of withdrawn and blocked codes.
    """

    ticket: Ticket | None
    revoked: bool = False
    fault: Reason | None = None


@dataclass(frozen=True, slots=True)
class Admit:
    """The gate opens. At an exit it always does: nobody is kept inside by a rule."""

    ticket: Ticket
    direction: Direction


@dataclass(frozen=True, slots=True)
class AskStaff:
    """A human should look; staff may let the attendee in."""

    ticket: Ticket
    reason: Reason
    earlier: Passage | None = None


@dataclass(frozen=True, slots=True)
class Refuse:
    """The gate stays shut."""

    reason: Reason
    ticket: Ticket | None = None
    earlier: Passage | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """A badge is printed and nobody is admitted: the answer of a station that only prints."""

    ticket: Ticket


Verdict = Admit | AskStaff | Refuse | HandOver


def decide(
    credential: Credential, history: History, *, gate: Gate, fair: Fair, now: datetime
) -> Verdict:
    """Return the verdict for one scan; the first rule that applies wins.

    Args:
        credential: what the code was found to be.
        history: of this ticket in the gate's area, all desks together.
        now: aware; days and hours are judged on the fair's own clock.
    """
    ticket = credential.ticket
    if ticket is None:
        return Refuse(credential.fault or Reason.UNKNOWN_CODE)
    if gate.direction is Direction.EXIT:
        return Admit(ticket, Direction.EXIT)
    area = fair.area(gate.area)
    reason = _not_entitled(ticket, credential, area, fair) or _wrong_time(ticket, area, fair, now)
    if reason is not None:
        return Refuse(reason, ticket)
    return _repeated(ticket, history, area.policy, fair, now) or _asked(ticket, history)


def decide_badge(credential: Credential) -> HandOver | Refuse:
    """Return whether a ticket's badge may be printed: on any day, for any area."""
    ticket = credential.ticket
    if ticket is None:
        return Refuse(credential.fault or Reason.UNKNOWN_CODE)
    reason = _not_welcome(ticket, credential)
    return HandOver(ticket) if reason is None else Refuse(reason, ticket)


def settled(ticket: Ticket, history: History, reason: Reason) -> History:
    """Return the history in which staff have answered one question about a ticket with yes."""
    if reason is Reason.ALREADY_INSIDE:
        return replace(history, last_entry=None)
    return replace(history, waived=history.waived | {waiver_of(ticket, reason)})


def waiver_of(ticket: Ticket, reason: Reason) -> Waiver:
    """Return what a yes settles: a note only as it stands now, another one is asked again."""
    return Waiver(reason, fingerprint(ticket.note) if reason is Reason.NOTE else "")


def _not_entitled(ticket: Ticket, credential: Credential, area: Area, fair: Fair) -> Reason | None:
    reason = _not_welcome(ticket, credential)
    if reason is not None:
        return reason
    if area.id not in (ticket.areas or {fair.main_area.id}):
        return Reason.WRONG_AREA
    return None


def _not_welcome(ticket: Ticket, credential: Credential) -> Reason | None:
    if ticket.status is TicketStatus.BLOCKED:
        return Reason.BLOCKED
    if ticket.status is TicketStatus.CANCELLED:
        return Reason.CANCELLED
    return Reason.REVOKED if credential.revoked else credential.fault


def _wrong_time(ticket: Ticket, area: Area, fair: Fair, now: datetime) -> Reason | None:
    today = fair.day_of(now)
    if today not in fair.days or (ticket.days and today not in ticket.days):
        return Reason.WRONG_DAY
    hours = fair.category(ticket.category).hours or area.hours
    clock = fair.local(now).time()
    if _before(now, ticket.valid_from) or (hours is not None and clock < hours.opens):
        return Reason.TOO_EARLY
    if _after(now, ticket.valid_until) or _closed(hours, now, fair):
        return Reason.TOO_LATE
    return None


def _before(now: datetime, start: datetime | None) -> bool:
    return start is not None and now < start


def _after(now: datetime, end: datetime | None) -> bool:
    return end is not None and now >= end


def _closed(hours: Hours | None, now: datetime, fair: Fair) -> bool:
    return hours is not None and fair.local(now).time() >= hours.closes


def _repeated(
    ticket: Ticket, history: History, policy: Policy, fair: Fair, now: datetime
) -> Verdict | None:
    last = history.last_entry
    if last is None or policy is Policy.UNLIMITED:
        return None
    today = fair.day_of(now)
    if is_inside(history, fair, today):
        return AskStaff(ticket, Reason.ALREADY_INSIDE, earlier=last)
    if policy is Policy.SINGLE:
        return Refuse(Reason.ALREADY_USED, ticket, earlier=last)
    if policy is Policy.ONCE_PER_DAY and fair.day_of(last.at) == today:
        return Refuse(Reason.ALREADY_TODAY, ticket, earlier=last)
    return None


def _asked(ticket: Ticket, history: History) -> Verdict:
    if not ticket.paid and waiver_of(ticket, Reason.UNPAID) not in history.waived:
        return AskStaff(ticket, Reason.UNPAID)
    if ticket.note and waiver_of(ticket, Reason.NOTE) not in history.waived:
        return AskStaff(ticket, Reason.NOTE)
    return Admit(ticket, Direction.ENTRY)


def is_inside(history: History, fair: Fair, today: date) -> bool:
    """Tell whether the attendee entered `today` and has not left since.

    Nobody stays overnight: an entry of an earlier day with no exit is a lost exit scan.
    """
    last = history.last_entry
    return last is not None and fair.day_of(last.at) == today and not history.has_left
