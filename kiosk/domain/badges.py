"""Badges: what is printed on one, and what became of it."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum

from kiosk.domain.attendees import Attendee
from kiosk.domain.fair import Category, Fair


@dataclass(frozen=True, slots=True)
class Badge:
    """Everything a layout may place. `days` are the valid days, in order.

    `ticket_id` is the key of the attendee's photo; empty where there is none.
    """

    badge_id: str
    attendee: Attendee
    category: Category
    days: tuple[date, ...]
    fair: Fair
    ticket_id: str = ""


class PrintPolicy(StrEnum):
    """What one station prints by itself. The gate's `prints_badges` stays the fair's word."""

    NEVER = "never"  # a door that only scans
    FIRST_ENTRY = "first"
    EVERY_ENTRY = "every"
    PRINT_ONLY = "only"  # each scan is a wish for a badge, and admits nobody


class PrintReason(StrEnum):
    """Why a badge was asked for."""

    FIRST = "first"
    ENTRY = "entry"
    REQUESTED = "requested"  # at a station that only prints
    LOST = "lost"
    DAMAGED = "damaged"
    CORRECTED = "corrected"


class JobState(StrEnum):
    """Where a badge stands between its admission and the visitor's hand.

    queued → sending → sent → printed, or failed (certainly not out: goes out by itself as soon as
    a printer is well), or to_check (nobody can tell: the operator looks). `sent` means that the
    printer has the whole job; printers that finish at once skip it. A badge that is not wanted any
    more ends as cancelled.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    PRINTED = "printed"
    FAILED = "failed"
    TO_CHECK = "to_check"
    CANCELLED = "cancelled"

    @property
    def is_in_hand(self) -> bool:
        """Whether a printer may be at it now: nothing to do but to wait."""
        return self in (JobState.SENDING, JobState.SENT)

    @property
    def is_waiting(self) -> bool:
        """Whether it certainly is not out and goes out by itself."""
        return self in (JobState.QUEUED, JobState.FAILED)


def device_of(printer: str) -> str:
    """Return the address of a printer without the options behind it: what stays when they change.

    Labels are counted, and badges asked for, by this.
    """
    return printer.partition("?")[0]


def copies_of(printer: str) -> int:
    """Return how many of each badge the address of a printer asks for."""
    found = re.search(r"[?&]copies=([1-9])(?:&|$)", printer)
    return int(found[1]) if found else 1


class JobAction(StrEnum):
    """What the operator may do about one badge."""

    PRINT_AGAIN = "print_again"  # she has looked: it is not out
    IT_IS_OUT = "it_is_out"
    TRY_NOW = "try_now"
    SEND_ELSEWHERE = "send_elsewhere"
    DROP = "drop"
    TAKE_BACK = "take_back"  # a printer hangs over it


def actions_for(state: JobState) -> tuple[JobAction, ...]:
    """Return what fits a state: the first is the one for the button, the others for its menu."""
    if state is JobState.TO_CHECK:
        return (JobAction.PRINT_AGAIN, JobAction.IT_IS_OUT, JobAction.DROP)
    if state.is_waiting:
        return (JobAction.TRY_NOW, JobAction.SEND_ELSEWHERE, JobAction.DROP)
    if state.is_in_hand:
        return (JobAction.TAKE_BACK,)
    return ()


class Standing(IntEnum):
    """What the events of all desks tell of one job; the greatest wins, in any order."""

    QUEUED = 1
    DROPPED = 2
    PRINTED = 3


@dataclass(frozen=True, slots=True)
class BadgeJob:
    """One badge to print. `id` names the job at the printer and so must never be reused.

    Args:
        trouble: the value of a `kiosk.ports.PrintTrouble`; empty where there is none.
        printer: address of the printer of the latest attempt; empty before the first. The folder
            of PDFs has an address like any other here.
        wanted: address of the printer the operator chose for it; empty for any.
        queued_at: aware; `changed_at` is when state or trouble last became what they are.
    """

    id: str
    ticket_id: str
    badge_id: str
    state: JobState
    attempt: int = 0
    trouble: str = ""
    reason: PrintReason = PrintReason.FIRST
    printer: str = ""
    wanted: str = ""
    queued_at: datetime = field(kw_only=True)
    changed_at: datetime = field(kw_only=True)

    @property
    def name(self) -> str:
        """What this attempt is called at the printer, who is asked for it after a crash."""
        return f"{self.id}-{self.attempt}"
