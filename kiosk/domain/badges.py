"""Badges: what is printed on one, and what became of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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


class JobState(StrEnum):
    """Where a badge stands between its admission and the visitor's hand."""

    QUEUED = "queued"
    SENDING = "sending"
    PRINTED = "printed"
    FAILED = "failed"
    TO_CHECK = "to_check"


@dataclass(frozen=True, slots=True)
class BadgeJob:
    """One badge to print. `id` names the job at the printer and so must never be reused."""

    id: str
    ticket_id: str
    badge_id: str
    state: JobState
    attempt: int = 0
    trouble: str = ""

    @property
    def name(self) -> str:
        """What this attempt is called at the printer, who is asked for it after a crash."""
        return f"{self.id}-{self.attempt}"
