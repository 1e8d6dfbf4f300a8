"""One scan at one gate: what staff see, what the journal keeps, which badge is queued."""

import pytest

from builders import FIRST_DAY, a_fair, a_ticket
from fake_records import MemoryRecords
from fakes import ManualClock
from kiosk.desk.badges import BadgeQueue
from kiosk.desk.checkin import CheckIn
from kiosk.desk.reports import ScanReport, Tone, tone_of
from kiosk.desk.roster_import import compare_roster, import_roster
from kiosk.domain.admission import Admit, AskStaff, Reason, Refuse
from kiosk.domain.attendees import TicketStatus
from kiosk.domain.badges import JobState
from kiosk.domain.events import EventType
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.errors import Trouble, TroubleError


def qr_of(text: str) -> ScannedCode:
    return ScannedCode(text.encode(), Symbology.QR)


class Desk:
    """A desk at one gate over plain records."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.records = MemoryRecords(a_fair(), self.clock)
        self.tickets = (
            a_ticket(),
            a_ticket(code="UNPAID", paid=False),
            a_ticket(code="NOTED", note="Prévenir l’accueil"),
            a_ticket(code="HALLS", areas={"fair", "conferences"}),
        )
        import_roster(self.records, self.tickets)
        self.check_in = CheckIn(
            records=self.records, gate=a_fair().gate("entrance"), clock=self.clock
        )
        self.queue = BadgeQueue(records=self.records)

    def scan(self, text: str) -> ScanReport:
        seen_at = self.clock.monotonic()
        return self.check_in.scan(ScannedCode(text.encode(), Symbology.QR, seen_at=seen_at))

    def at(self, gate: str) -> "Desk":
        self.check_in.gate = a_fair().gate(gate)
        return self

    def events(self, kind: EventType = EventType.SCAN) -> list[tuple[str, int]]:
        with self.records.transaction() as tx:
            return [(e.fact.verdict, e.fact.dir) for e in tx._events if e.fact.type is kind]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_ticket_opens_the_door_once(desk: Desk) -> None:
    first = desk.scan("CODE-1")
    second = desk.scan("CODE-1")

    assert isinstance(first.verdict, Admit)
    assert second.verdict == AskStaff(a_ticket(), Reason.ALREADY_INSIDE, earlier=second.history[0])
    assert second.occupancy.inside == 1


def test_every_verdict_is_in_the_journal_refusals_too(desk: Desk) -> None:
    desk.scan("CODE-1")
    desk.scan("UNPAID")
    desk.scan("nobody's")

    assert desk.events() == [("admitted", 1), ("look", 0), ("refused", 0)]


def test_the_journal_names_nobody_and_holds_no_code(desk: Desk) -> None:
    desk.scan("CODE-1")
    desk.scan("secret of a stranger")

    with desk.records.transaction() as tx:
        written = " ".join(map(repr, tx._events))
    for hidden in ("Benjelloun", "Fatima", "CODE-1", "secret of a stranger"):
        assert hidden not in written


def test_the_badge_printed_here_opens_the_hall_door(desk: Desk) -> None:
    badge_id = desk.tickets[3].badge_id

    report = desk.at("conferences-in").scan(badge_id)

    assert isinstance(report.verdict, Admit)
    assert report.badge is None  # hall doors print nothing


def test_an_exit_lets_the_attendee_come_back(desk: Desk) -> None:
    desk.scan("CODE-1")
    left = desk.at("exit").scan("CODE-1")
    back = desk.at("entrance").scan("CODE-1")

    assert left.occupancy.inside == 0
    assert isinstance(back.verdict, Admit)
    assert [passage.gate for passage in back.history] == ["entrance", "exit"]


def test_only_the_first_admission_queues_a_badge(desk: Desk) -> None:
    first = desk.scan("CODE-1")
    desk.at("exit").scan("CODE-1")
    again = desk.at("entrance").scan("CODE-1")

    assert first.badge is not None
    assert first.badge.state is JobState.QUEUED
    assert again.badge is None


def test_nobody_refused_gets_a_badge(desk: Desk) -> None:
    assert desk.scan("UNPAID").badge is None
    assert desk.scan("nobody's").badge is None


def test_staff_let_an_unpaid_attendee_in_and_are_not_asked_again(desk: Desk) -> None:
    asked = desk.scan("UNPAID")
    let_in = desk.check_in.admit_by_staff(asked.event_id)
    desk.at("exit").scan("UNPAID")
    back = desk.at("entrance").scan("UNPAID")

    assert let_in is not None
    assert isinstance(let_in.verdict, Admit)
    assert let_in.badge is not None
    assert let_in.occupancy.inside == 1
    assert isinstance(back.verdict, Admit)


def test_a_second_press_of_let_in_does_nothing(desk: Desk) -> None:
    asked = desk.scan("UNPAID")
    desk.check_in.admit_by_staff(asked.event_id)

    assert desk.check_in.admit_by_staff(asked.event_id) is None
    assert desk.events(EventType.OVERRIDE) == [("admitted", 1)]


def test_staff_cannot_let_in_what_was_refused(desk: Desk) -> None:
    refused = desk.scan("nobody's")

    assert desk.check_in.admit_by_staff(refused.event_id) is None


def test_letting_in_who_is_inside_already_counts_one_person(desk: Desk) -> None:
    desk.scan("CODE-1")
    desk.clock.pass_time(hours=1)
    asked = desk.scan("CODE-1")
    let_in = desk.check_in.admit_by_staff(asked.event_id)
    again = desk.scan("CODE-1")

    assert let_in is not None
    assert isinstance(let_in.verdict, Admit)
    assert let_in.occupancy.inside == 1
    assert isinstance(again.verdict, AskStaff)  # inside once more


def test_two_questions_about_one_person_admit_once(desk: Desk) -> None:
    first, second = desk.scan("UNPAID"), desk.scan("UNPAID")
    desk.check_in.admit_by_staff(first.event_id)
    late = desk.check_in.admit_by_staff(second.event_id)

    assert late is not None
    assert isinstance(late.verdict, AskStaff)
    assert late.verdict.reason is Reason.ALREADY_INSIDE
    assert desk.check_in.occupancy().inside == 1


def test_an_answer_counts_at_the_gate_where_it_was_asked(desk: Desk) -> None:
    asked = desk.scan("UNPAID")
    desk.at("exit")
    let_in = desk.check_in.admit_by_staff(asked.event_id)

    assert let_in is not None
    assert let_in.gate.id == "entrance"
    assert let_in.occupancy.inside == 1


def test_who_was_blocked_meanwhile_stays_out_whatever_staff_answer(desk: Desk) -> None:
    asked = desk.scan("UNPAID")
    import_roster(desk.records, [a_ticket(code="UNPAID", paid=False, status=TicketStatus.BLOCKED)])
    answered = desk.check_in.admit_by_staff(asked.event_id)

    assert answered is not None
    assert isinstance(answered.verdict, Refuse)
    assert desk.check_in.occupancy().inside == 0


def test_one_yes_answers_one_question(desk: Desk) -> None:
    import_roster(desk.records, [a_ticket(code="BOTH", paid=False, note="Appeler la sécurité")])
    asked = desk.scan("BOTH")
    then = desk.check_in.admit_by_staff(asked.event_id)
    assert then is not None
    let_in = desk.check_in.admit_by_staff(then.event_id)

    assert isinstance(then.verdict, AskStaff)
    assert then.verdict.reason is Reason.NOTE
    assert let_in is not None
    assert isinstance(let_in.verdict, Admit)


def test_a_yes_that_could_not_be_written_can_be_said_again(desk: Desk) -> None:
    asked = desk.scan("UNPAID")
    full = TroubleError(Trouble.DISK_FULL, where="disk")
    with pytest.raises(TroubleError), desk.records.failing(full):
        desk.check_in.admit_by_staff(asked.event_id)

    assert desk.check_in.admit_by_staff(asked.event_id) is not None


def test_a_phone_lowered_and_raised_again_is_not_a_second_visitor(desk: Desk) -> None:
    badge = qr_of(desk.tickets[0].badge_id)
    desk.check_in.scan_newcomer(qr_of("CODE-1"))
    desk.clock.pass_time(seconds=3)
    repeated = desk.check_in.scan_newcomer(qr_of("CODE-1"))
    other_code = desk.check_in.scan_newcomer(badge)
    desk.clock.pass_time(seconds=3)
    later = desk.check_in.scan_newcomer(badge)

    assert repeated is None
    assert other_code is None
    assert later is not None
    assert isinstance(later.verdict, AskStaff)
    assert desk.events() == [("admitted", 1), ("look", 0)]


def test_a_note_for_staff_is_read_before_the_door_opens(desk: Desk) -> None:
    asked = desk.scan("NOTED")

    assert tone_of(asked.verdict) is Tone.LOOK
    assert asked.ticket is not None
    assert asked.ticket.note == "Prévenir l’accueil"


def test_a_cancelled_ticket_is_refused_after_the_roster_said_so(desk: Desk) -> None:
    import_roster(desk.records, [a_ticket(status=TicketStatus.CANCELLED)])

    assert desk.scan("CODE-1").verdict == Refuse(
        Reason.CANCELLED, a_ticket(status=TicketStatus.CANCELLED)
    )


def test_people_inside_are_told_at_start(desk: Desk) -> None:
    desk.scan("CODE-1")

    assert desk.check_in.occupancy().inside == 1


def test_a_badge_names_only_the_days_its_ticket_is_good_for(desk: Desk) -> None:
    one_day = a_ticket(code="DAY", days={FIRST_DAY})
    import_roster(desk.records, [one_day])

    desk.scan("DAY")
    taken = desk.queue.next()

    assert taken is not None
    assert taken[1].days == (FIRST_DAY,)


def test_an_import_is_announced_before_it_is_done(desk: Desk) -> None:
    announced = compare_roster(desk.records, [a_ticket(code="NEW")])

    assert announced.new == 1
    assert isinstance(desk.scan("NEW").verdict, Refuse)
