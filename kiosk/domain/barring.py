"""The list of codes that open no door any more, whatever signature or roster say."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.codes import clean_code, fingerprint


class Bar(StrEnum):
    """Why a code is on the list, the stricter first."""

    BLOCKED = "blocked"
    WITHDRAWN = "withdrawn"


class BarredBy(StrEnum):
    """What an entry of the list names."""

    TICKET = "ticket"
    ISSUE = "issue"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class CodeMark:
    """What a barred code is known by. Holds no code: who reads the list cannot make a ticket."""

    by: BarredBy
    value: str


def mark_of_ticket(ticket_id: str) -> CodeMark:
    """Return the mark of every code of one ticket, its badges too."""
    return CodeMark(BarredBy.TICKET, ticket_id)


def mark_of_issue(ticket_id: str, serial: int) -> CodeMark:
    """Return the mark of one signed code of our own; the ticket's other codes stay good."""
    return CodeMark(BarredBy.ISSUE, f"{ticket_id}/{serial}")


def mark_of_code(code: str) -> CodeMark:
    """Return the mark of one text of any kind, such as a secret that pretix revoked."""
    return CodeMark(BarredBy.CODE, fingerprint(clean_code(code)))
