"""The list of codes that open no door any more, whatever signature or roster say."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.codes import clean_code, fingerprint
from kiosk.domain.events import EventType, Fact


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


def barring(mark: CodeMark, bar: Bar | None) -> Fact:
    """Return the fact that a mark is on the list from now on, or off it where `bar` is None.

    It names no subject: whoever is erased does not get through the door with an old code.
    """
    body: dict[str, str | int] = {"kind": mark.by.value, "mark": mark.value}
    if bar is None:
        return Fact(EventType.CODE_UNBARRED, source="staff", body=body)
    return Fact(EventType.CODE_BARRED, source="staff", body=body | {"bar": bar.value})


def barred_by(fact: Fact) -> tuple[CodeMark, Bar | None] | None:
    """Return what such a fact says; None when it is none, or says what this version cannot read."""
    kind, value, bar = (fact.body.get(name) for name in ("kind", "mark", "bar"))
    if kind not in tuple(BarredBy) or not isinstance(value, str):
        return None
    mark = CodeMark(BarredBy(kind), value)
    if fact.type is EventType.CODE_UNBARRED:
        return mark, None
    if fact.type is EventType.CODE_BARRED and bar in tuple(Bar):
        return mark, Bar(bar)
    return None
