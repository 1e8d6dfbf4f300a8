"""Who appears in the demo clip, and the verdict that the admission rules give each of them."""

import random
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kiosk.desk.reports import tone_of
from kiosk.domain.admission import (
    Admit,
    AskStaff,
    Credential,
    History,
    Passage,
    Reason,
    Refuse,
    Verdict,
    decide,
)
from kiosk.domain.attendees import Ticket
from kiosk.domain.fair import Fair

GATE = "entrance"
_OPENING = time(10)
_BETWEEN_VISITS = timedelta(seconds=5)


class Medium(StrEnum):
    """What a visitor holds up."""

    PHONE = "phone"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class ClipVisit:
    """One code held up at the entrance on the first day of the fair, in the order of the clip.

    Args:
        text: what the code holds, any text at all.
        verdict: a value of `kiosk.desk.reports.Tone`.
        reason: a value of `kiosk.domain.admission.Reason`, None for the admitted.
    """

    text: str
    verdict: str
    reason: str | None
    medium: Medium


@dataclass(frozen=True, slots=True)
class _Scene:
    """A newcomer whom `fits` describes and to whom the rules say `reason`."""

    fits: Callable[[Ticket], bool]
    reason: Reason | None = None
    medium: Medium = Medium.PHONE
    form: str = "{code}"


@dataclass(frozen=True, slots=True)
class _Stranger:
    """A code that no ticket has."""

    text: str


@dataclass(frozen=True, slots=True)
class _Again:
    """Somebody who was admitted comes again; `turn` counts the admitted from 0."""

    turn: int


def _of(category: str, script: str | None = None) -> Callable[[Ticket], bool]:
    return lambda ticket: ticket.category == category and script in (None, _script(ticket))


def _two_scripts(ticket: Ticket) -> bool:
    return ticket.attendee.name_ar is not None


def _written_in(script: str) -> Callable[[Ticket], bool]:
    return lambda ticket: _script(ticket) == script


def _long_name(ticket: Ticket) -> bool:
    return len(ticket.attendee.name.full) > 60


def _anyone(_: Ticket) -> bool:
    return True


_SCENES: tuple[_Scene | _Stranger | _Again, ...] = (
    _Scene(_two_scripts),
    _Scene(_of("visitor", "LATIN"), medium=Medium.PAPER),
    _Scene(_of("exhibitor", "LATIN")),
    _Stranger("PERDU-2026-0417"),
    _Scene(_written_in("ARABIC")),
    _Scene(_of("speaker"), medium=Medium.PAPER),
    _Scene(_anyone, Reason.CANCELLED),
    _Scene(_of("press")),
    _Scene(_anyone, Reason.NOTE),
    _Scene(_of("visitor"), form="https://billets.sistep.example/fr/t/{code}"),
    _Scene(_of("visitor"), Reason.WRONG_DAY, Medium.PAPER),
    _Scene(_written_in("TIFINAGH")),
    _Again(0),
    _Scene(_of("vip"), medium=Medium.PAPER),
    _Scene(_anyone, Reason.BLOCKED),
    _Scene(_long_name),
    _Stranger('دعوة №42 \x1b[31m=HYPERLINK("x")\u202e 🎟 ñandú'),
    _Scene(_written_in("CJK")),
    _Scene(_anyone, Reason.UNPAID, Medium.PAPER),
    _Scene(_of("staff")),
    _Scene(_written_in("CYRILLIC"), medium=Medium.PAPER),
)


def demo_cast(fair: Fair, tickets: Iterable[Ticket], seed: int) -> tuple[ClipVisit, ...]:
    """Return the appearances of the demo clip; a role that no ticket fits is left out."""
    waiting = list(tickets)
    random.Random(seed).shuffle(waiting)  # noqa: S311 (the same clip every time)
    return tuple(_Entrance(fair, waiting).visits())


class _Entrance:
    """The main entrance on the first morning, which remembers who went in."""

    def __init__(self, fair: Fair, waiting: list[Ticket]) -> None:
        self._fair = fair
        self._gate = fair.gate(GATE)
        self._waiting = waiting
        self._codes = {ticket.code for ticket in waiting}
        self._histories: dict[str, History] = {}
        self._admitted: list[Ticket] = []
        self._now = datetime.combine(fair.days[0], _OPENING, ZoneInfo(fair.timezone))

    def visits(self) -> Iterator[ClipVisit]:
        for scene in _SCENES:
            match scene:
                case _Stranger():
                    if scene.text not in self._codes:
                        yield self._visit(scene.text, None, Medium.PHONE)
                case _Again():
                    for ticket in self._admitted[scene.turn : scene.turn + 1]:
                        yield self._visit(ticket.code, ticket, Medium.PHONE)
                case _Scene():
                    newcomer = self._newcomer(scene)
                    if newcomer is not None:
                        text = scene.form.format(code=newcomer.code)
                        yield self._visit(text, newcomer, scene.medium)

    def _newcomer(self, scene: _Scene) -> Ticket | None:
        for ticket in self._waiting:
            seen = ticket.id in self._histories
            if not seen and scene.fits(ticket) and _reason(self._verdict(ticket)) is scene.reason:
                return ticket
        return None

    def _visit(self, text: str, ticket: Ticket | None, medium: Medium) -> ClipVisit:
        verdict = self._verdict(ticket)
        if ticket is not None:
            self._remember(ticket, verdict)
        self._now += _BETWEEN_VISITS
        reason = _reason(verdict)
        return ClipVisit(text, tone_of(verdict).value, reason.value if reason else None, medium)

    def _verdict(self, ticket: Ticket | None) -> Verdict:
        history = self._histories.get(ticket.id, History()) if ticket else History()
        return decide(Credential(ticket), history, gate=self._gate, fair=self._fair, now=self._now)

    def _remember(self, ticket: Ticket, verdict: Verdict) -> None:
        history = self._histories.get(ticket.id, History())
        if isinstance(verdict, Admit):
            self._admitted.append(ticket)
            entry = Passage(self._now, self._gate.direction, self._gate.id, desk="demo")
            history = replace(history, entries=history.entries + 1, last_entry=entry)
        self._histories[ticket.id] = history


def _reason(verdict: Verdict) -> Reason | None:
    return verdict.reason if isinstance(verdict, AskStaff | Refuse) else None


def _script(ticket: Ticket) -> str:
    letters = [char for char in ticket.attendee.name.full if char.isalpha()]
    return unicodedata.name(letters[0], "").split()[0] if letters else ""
