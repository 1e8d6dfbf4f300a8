"""What people do at the desks of a simulated fair: each rule is one use case of the product."""

import random
from dataclasses import replace

from builders import FAIR_ID, a_ticket, an_attendee
from kiosk.desk.double_entries import DoubleEntries
from kiosk.desk.roster_import import change_fair, import_roster
from kiosk.domain.admission import AskStaff, Refuse
from kiosk.domain.attendees import Ticket
from kiosk.domain.badge_ids import badge_id_of, ticket_id_of
from kiosk.domain.badges import PrintReason
from kiosk.domain.barring import Bar, mark_of_ticket
from kiosk.domain.events import EventKey, EventType, Fact
from kiosk.domain.fair import Policy
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.ports import NotPrinted, Printed, PrintTrouble, ToCheck
from simulation.machines import DeskNode

TICKETS = 7
_OUTCOMES = (Printed(), Printed(), NotPrinted(PrintTrouble.JAM), ToCheck(PrintTrouble.FORGOTTEN))


_PASSED = "select subject, hlc, id from event where dir <> 0 and subject <> ''"


def code_of(number: int) -> str:
    return f"CODE-{number:03}"


def mark_of(number: int) -> str:
    """What stands in every name and company of one person, and of nobody else."""
    return f"Zq{number:03}Benjelloun"


KNOWN = TICKETS + 4  # of whom four walk in
ALIKE = (1, 2)  # from their codes follows one badge id, which either has at who knows no other
ALIKE_IDS = {ticket_id_of(FAIR_ID, code_of(number)) for number in ALIKE}
ONE_BADGE_ID = badge_id_of(FAIR_ID, code_of(ALIKE[0]))
LATECOMERS = range(KNOWN, 200)  # in one version of the roster only
SUBJECTS = {ticket_id_of(FAIR_ID, code_of(n)): n for n in range(LATECOMERS.stop)}


class People:
    """Chooses who comes where. Versions of names count up, so that the latest can be told."""

    def __init__(self, rng: random.Random, words: dict[str, str]) -> None:
        """Args: words: takes down of each void and resolve, by id, which event staff meant."""
        self._rng = rng
        self._words = words
        self._version = 0
        self._latecomers = iter(LATECOMERS)
        self._just_in = code_of(0)

    def name(self, number: int) -> str:
        self._version += 1
        return f"{mark_of(number)} {self._version}"

    def ticket(self, number: int) -> Ticket:
        who = an_attendee(last=self.name(number), company=self.name(number))
        paid = self._rng.random() < 0.8
        return a_ticket(
            code=code_of(number), attendee=who, paid=paid, note=f"v{self._version}",
            badge_id=ONE_BADGE_ID if number in ALIKE else None,
        )  # fmt: skip

    def scan(self, desk: DeskNode) -> None:
        """Somebody shows a ticket or a badge; staff say yes, or do so later, or never."""
        checkin = self._rng.choice((desk.checkins[0], desk.checkins[0], *desk.checkins))
        text = code_of(self._rng.randrange(self._rng.choice((3, KNOWN))))
        if self._rng.random() < 0.4:
            badges = desk.rows("select badge_id from roster union select badge_id from badge_job")
            text = self._rng.choice(sorted(badges) or [(text,)])[0]
        if self._rng.random() < 0.5:  # passed on: elsewhere they may not have heard of it yet
            text = self._just_in
        report = checkin.scan(ScannedCode(text.encode(), Symbology.QR))
        if not isinstance(report.verdict, Refuse):
            self._just_in = text
        if isinstance(report.verdict, AskStaff):
            desk.questions.append((checkin, report.event_id))
            if self._rng.random() < 0.5:
                self.answer(desk)

    def answer(self, desk: DeskNode) -> None:
        """Staff say yes to an open question."""
        if desk.questions:
            checkin, event_id = desk.questions.pop()
            checkin.admit_by_staff(event_id)

    def print(self, desk: DeskNode) -> None:
        """A badge comes out, or not."""
        waiting = desk.badges.next()
        if waiting is None:
            return
        started = desk.badges.start(waiting[0], "printer")
        if started is not None and self._rng.random() < 0.9:
            desk.badges.settle(started, self._rng.choice(_OUTCOMES))

    def ask_badge(self, desk: DeskNode) -> None:
        """Somebody lost a badge: the old one is refused, the next one printed."""
        found = sorted(desk.rows("select badge_id from roster"))
        if not found:
            return
        with desk.records.transaction() as tx:
            ticket = tx.revoke_badge(self._rng.choice(found)[0])
            if ticket is not None and self._rng.random() < 0.7:
                tx.queue_badge(ticket, PrintReason.LOST)

    def import_file(self, desk: DeskNode) -> None:
        """A new roster, of some tickets, as the organiser has them now."""
        count = self._rng.randint(1, 4)
        numbers = self._rng.sample(range(TICKETS + 2), count)
        if self._rng.random() < 0.5:
            numbers += [number for number in [next(self._latecomers, None)] if number is not None]
        import_roster(desk.records, [self.ticket(number) for number in sorted(numbers)])

    def correct(self, desk: DeskNode) -> None:
        """Something is put right at a desk."""
        number = self._rng.randrange(TICKETS + 4)
        told: dict[str, str | int] = {"last_name": self.name(number)}
        if self._rng.random() < 0.5:
            told = {"company": self.name(number), "paid": self._rng.randrange(2)}
        self._patch(desk, number, told)

    def walk_in(self, desk: DeskNode) -> None:
        """Somebody without a ticket gets one."""
        number = TICKETS + self._rng.randrange(4)
        told = {"code": code_of(number), "category": "visitor", "first_name": "Amina",
                "last_name": self.name(number)}  # fmt: skip
        self._patch(desk, number, told)

    def _patch(self, desk: DeskNode, number: int, told: dict[str, str | int]) -> None:
        subject = ticket_id_of(FAIR_ID, code_of(number))
        with desk.records.transaction() as tx:
            tx.record(Fact(EventType.PATCH, subject=subject, source="staff", body=told))

    def erase(self, desk: DeskNode) -> None:
        """Somebody wants to be forgotten."""
        with desk.records.transaction() as tx:
            tx.erase(ticket_id_of(FAIR_ID, code_of(self._rng.randrange(KNOWN))))

    def bar(self, desk: DeskNode) -> None:
        """A ticket's codes are withdrawn or blocked, or good again."""
        mark = mark_of_ticket(ticket_id_of(FAIR_ID, code_of(self._rng.randrange(TICKETS))))
        with desk.records.transaction() as tx:
            if self._rng.random() < 0.3:
                tx.unbar_codes([mark])
            else:
                tx.bar_codes([mark], self._rng.choice(list(Bar)))

    def settle(self, desk: DeskNode) -> None:
        """A supervisor settles a double entry, or takes any passage back."""
        double = DoubleEntries(records=desk.records)
        found = double.open()
        if found and self._rng.random() < 0.6:
            later = self._rng.choice(found).later
            double.resolve(later)
            self._said(desk, later)
            return
        passed = sorted(desk.rows(_PASSED))
        if passed:
            self._void(desk, EventKey(*self._rng.choice(passed)))

    def take_back(self, desk: DeskNode) -> None:
        """Somebody was let in by mistake, just now."""
        passed = desk.rows(f"{_PASSED} and log = ? order by seq desc", desk.records._head.log)
        if passed:
            self._void(desk, EventKey(*passed[0]))

    def _void(self, desk: DeskNode, passage: EventKey) -> None:
        if DoubleEntries(records=desk.records).void(passage):
            self._said(desk, passage)

    def _said(self, desk: DeskNode, about: EventKey) -> None:
        head = desk.records._head
        [(id_,)] = desk.rows("select id from event where log = ? and seq = ?", head.log, head.seq)
        self._words[id_] = about.id

    def change_fair(self, desk: DeskNode) -> None:
        """The organiser changes the rules of an area, or what the fair is called."""
        with desk.records.transaction() as tx:
            fair = tx.fair()
        self._version += 1
        policy = self._rng.choice(list(Policy))
        areas = (replace(fair.areas[0], policy=policy), *fair.areas[1:])
        change_fair(desk.records, replace(fair, name=f"Salon {self._version}", areas=areas))
