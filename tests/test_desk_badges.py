"""Badges: which scans earn one, what staff do about them, and on which printer they come out."""

from collections.abc import Callable

import pytest

from builders import a_fair, a_ticket, an_attendee
from fake_records import MemoryRecords
from fakes import ManualClock, MemoryPrinter, PlainMaker
from kiosk.desk.badge_actions import BadgeActions
from kiosk.desk.badge_press import BadgePress, Outlet, Pass
from kiosk.desk.badges import BadgeQueue
from kiosk.desk.checkin import CheckIn
from kiosk.desk.printer_board import light_of
from kiosk.desk.reports import BadgeReport, Level, PrinterReport, ScanReport
from kiosk.desk.roster_import import import_roster
from kiosk.domain.admission import Admit, HandOver, Reason, Refuse
from kiosk.domain.attendees import TicketStatus
from kiosk.domain.badges import BadgeJob, JobState, PrintPolicy, PrintReason, actions_for
from kiosk.domain.codes import BadgeCode
from kiosk.domain.events import EventType, Fact
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.ports import NotPrinted, Printed, PrintOutcome, PrintTrouble, ToCheck, unheard


class SlyPrinter(MemoryPrinter):
    """Takes a page and does not tell what became of it, until `cancel` is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.is_sly = True
        self.taken_back: PrintOutcome = NotPrinted(PrintTrouble.CANCELLED)
        self.cancelled: list[str] = []

    def print(self, job: str, pdf: bytes, on_sent: Callable[[], None] = unheard) -> PrintOutcome:
        if not self.is_sly:
            return super().print(job, pdf, on_sent)
        on_sent()
        return ToCheck(PrintTrouble.TOO_SLOW)

    def cancel(self, job: str) -> PrintOutcome:
        self.cancelled.append(job)
        return self.taken_back


class Desk:
    """An entrance with two printers, over plain records."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.records = MemoryRecords(a_fair(), self.clock)
        import_roster(self.records, [a_ticket(), a_ticket(code="B"), a_ticket(code="C")])
        self.check_in = CheckIn(
            records=self.records, gate=a_fair().gate("entrance"), clock=self.clock
        )
        self.queue = BadgeQueue(records=self.records)
        self.actions = BadgeActions(records=self.records)
        self.first, self.second = SlyPrinter(), MemoryPrinter()
        self.first.is_sly = False
        self.reports: list[BadgeReport] = []
        self.press = BadgePress(
            queue=self.queue,
            ask=lambda job: job(),
            outlets=[Outlet("1", PlainMaker(), self.first), Outlet("2", PlainMaker(), self.second)],
            open_outlet=lambda address: Outlet(address, PlainMaker(), MemoryPrinter()),
            on_badge=self.reports.append,
        )

    def scan(self, text: str = "CODE-1") -> ScanReport:
        return self.check_in.scan(ScannedCode(text.encode(), Symbology.QR))

    def print_all(self, met: Pass | None = None) -> list[str]:
        """Run one pass; return the states that were told."""
        del self.reports[:]
        self.press.settle_doubts()
        met = met or Pass()
        while self.press.print_next(met):
            pass
        return [report.job.state.value for report in self.reports]

    def facts(self, kind: EventType) -> list[Fact]:
        with self.records.transaction() as tx:
            return [event.fact for event in tx._events if event.fact.type is kind]

    def only(self) -> BadgeJob:
        (open_badge,) = self.actions.open_badges()
        return open_badge.job


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_badge_goes_by_every_state_to_the_first_printer(desk: Desk) -> None:
    job = desk.scan().badge

    assert desk.print_all() == ["sending", "sent", "printed"]
    assert job is not None
    assert list(desk.first.pages) == [f"{job.id}-1"]
    assert desk.actions.open_badges() == ()
    (printed,) = desk.facts(EventType.BADGE_PRINTED)
    assert (printed.body["job"], printed.body["reason"]) == (job.id, "first")


def test_the_page_is_shown_as_soon_as_the_printer_has_it(desk: Desk) -> None:
    desk.first.is_sly = True
    desk.scan()
    desk.print_all()

    (sent,) = [each for each in desk.reports if each.job.state is JobState.SENT]
    assert sent.pdf


def test_a_printer_in_trouble_gives_way_to_the_next(desk: Desk) -> None:
    desk.first.trouble = PrintTrouble.JAM
    job = desk.scan().badge

    assert desk.print_all() == ["sending", "failed", "sending", "sent", "printed"]
    assert job is not None
    assert list(desk.second.pages) == [f"{job.id}-2"]


def test_a_badge_nobody_can_tell_of_goes_to_no_other_printer(desk: Desk) -> None:
    desk.first.is_sly = True
    desk.scan()

    assert desk.print_all() == ["sending", "sent", "to_check"]
    assert desk.print_all() == []
    assert (desk.first.pages, desk.second.pages) == ({}, {})
    assert desk.only().printer == "1"


def test_when_no_printer_is_well_each_badge_says_why_it_waits(desk: Desk) -> None:
    desk.scan()
    desk.scan("B")
    down = Pass({"1": PrintTrouble.OUT_OF_MEDIA, "2": PrintTrouble.PAUSED})

    assert desk.print_all(down) == ["failed", "failed"]
    assert {each.job.trouble for each in desk.actions.open_badges()} == {"out_of_media"}
    assert {each.job.attempt for each in desk.actions.open_badges()} == {0}
    assert desk.print_all(down) == []
    assert len(desk.facts(EventType.BADGE_FAILED)) == 2
    assert desk.print_all().count("printed") == 2


def test_what_the_operator_did_not_find_is_taken_back_and_printed_again(desk: Desk) -> None:
    desk.first.is_sly = True
    desk.scan()
    desk.print_all()
    lost = desk.only()
    desk.first.is_sly = False

    assert desk.actions.print_again(lost.id) is not None
    assert desk.print_all(Pass({"1": PrintTrouble.JAM, "2": PrintTrouble.JAM})) == []
    assert desk.print_all()[-1] == "printed"
    assert desk.first.cancelled == [lost.name]
    assert list(desk.first.pages) == [f"{lost.id}-2"]


def test_what_came_out_after_all_is_not_printed_again(desk: Desk) -> None:
    desk.first.is_sly = True
    desk.scan()
    desk.print_all()
    desk.first.taken_back = Printed()

    desk.actions.print_again(desk.only().id)

    assert desk.print_all() == ["printed"]
    assert (desk.first.pages, desk.second.pages) == ({}, {})


def test_a_badge_the_operator_holds_is_printed(desk: Desk) -> None:
    desk.first.is_sly = True
    desk.actions.load_labels("1", 10)
    desk.scan()
    desk.print_all()

    desk.actions.it_is_out(desk.only().id)

    assert desk.actions.open_badges() == ()
    assert len(desk.facts(EventType.BADGE_PRINTED)) == 1
    assert desk.queue.labels_left("1") == 9


def test_a_badge_sent_elsewhere_comes_out_there(desk: Desk) -> None:
    job = desk.scan().badge
    assert job is not None

    desk.actions.send_to(job.id, "2")
    desk.print_all()

    assert list(desk.second.pages) == [f"{job.id}-1"]


def test_a_dropped_badge_is_not_printed_and_the_next_entry_earns_another(desk: Desk) -> None:
    job = desk.scan().badge
    assert job is not None
    desk.actions.drop(job.id)

    assert desk.print_all() == []
    desk.check_in.gate = a_fair().gate("exit")
    desk.scan()
    desk.check_in.gate = a_fair().gate("entrance")
    assert desk.scan().badge is not None


@pytest.mark.parametrize("state", list(JobState))
def test_a_verb_that_does_not_fit_changes_nothing(desk: Desk, state: JobState) -> None:
    job = desk.scan().badge
    assert job is not None
    with desk.records.transaction() as tx:
        kept = tx.keep_badge(tx.open_badges()[0])
        moved = tx.keep_badge(BadgeJob(
            kept.id, kept.ticket_id, kept.badge_id, state,
            queued_at=kept.queued_at, changed_at=kept.changed_at,
        ))  # fmt: skip
    verbs = {
        "print_again": desk.actions.print_again,
        "it_is_out": desk.actions.it_is_out,
        "drop": desk.actions.drop,
    }
    fitting = {action.value for action in actions_for(state)}

    tried = {name for name, verb in verbs.items() if name not in fitting and verb(job.id)}

    assert tried == set()
    with desk.records.transaction() as tx:
        assert tx._jobs[job.id] == moved


def test_a_lost_badge_opens_no_door_and_another_is_printed(desk: Desk) -> None:
    desk.scan()
    desk.print_all()
    old = a_ticket().badge_id

    renewed = desk.actions.replace_lost(a_ticket().id)

    assert renewed is not None
    assert (renewed.reason, renewed.badge_id == old) == (PrintReason.LOST, False)
    with desk.records.transaction() as tx:
        assert tx.find(BadgeCode(old)).revoked
        assert not tx.find(BadgeCode(renewed.badge_id)).revoked
    (revoked,) = desk.facts(EventType.BADGE_REVOKED)
    assert revoked.body == {"badge": old, "next": renewed.badge_id}


def test_a_damaged_badge_is_printed_again_as_it_was(desk: Desk) -> None:
    desk.scan()
    desk.print_all()

    again = desk.actions.reprint_damaged(a_ticket().id)

    assert again is not None
    assert (again.reason, again.badge_id) == (PrintReason.DAMAGED, a_ticket().badge_id)
    assert desk.print_all()[-1] == "printed"


def test_a_corrected_badge_takes_the_place_of_the_one_that_waits(desk: Desk) -> None:
    desk.scan()
    import_roster(desk.records, [a_ticket(attendee=an_attendee(last="Bennani"))])

    desk.actions.reprint_corrected(a_ticket().id)

    assert desk.only().reason is PrintReason.CORRECTED
    found = desk.queue.next()
    assert found is not None
    assert found[1].attendee.name.last == "Bennani"
    assert desk.print_all().count("printed") == 1


def test_a_badge_called_lost_at_another_desk_is_not_printed_here(desk: Desk) -> None:
    desk.scan()
    with desk.records.transaction() as tx:
        assert tx.revoke_badge(a_ticket().badge_id) is not None

    assert desk.print_all() == ["cancelled"]
    assert desk.first.pages == {}
    assert desk.actions.open_badges() == ()


def test_a_lost_badge_takes_the_place_of_one_nobody_could_tell_of(desk: Desk) -> None:
    desk.first.is_sly = True
    desk.scan()
    desk.print_all()
    doubtful = desk.only()

    desk.actions.replace_lost(a_ticket().id)

    assert desk.only().reason is PrintReason.LOST
    assert desk.actions.print_again(doubtful.id) is None


def test_nobody_asks_for_a_badge_of_nobody(desk: Desk) -> None:
    assert desk.actions.replace_lost("nobody") is None
    assert desk.actions.reprint_damaged("nobody") is None


@pytest.mark.parametrize(
    ("policy", "printed"),
    [
        (PrintPolicy.NEVER, 0),
        (PrintPolicy.FIRST_ENTRY, 1),
        (PrintPolicy.EVERY_ENTRY, 2),
    ],
)
def test_a_station_prints_by_its_policy(desk: Desk, policy: PrintPolicy, printed: int) -> None:
    desk.check_in.policy = policy
    first = desk.scan()
    desk.print_all()
    desk.check_in.gate = a_fair().gate("exit")
    desk.scan()
    desk.check_in.gate = a_fair().gate("entrance")
    desk.scan()
    desk.print_all()

    assert isinstance(first.verdict, Admit)
    assert len(desk.first.pages) == printed


def test_a_station_that_only_prints_admits_nobody_and_prints_each_time(desk: Desk) -> None:
    desk.check_in.policy = PrintPolicy.PRINT_ONLY
    first = desk.scan()
    waiting = desk.scan()
    desk.print_all()
    again = desk.scan()
    desk.print_all()

    assert isinstance(first.verdict, HandOver)
    assert waiting.badge == first.badge
    assert again.badge is not None
    assert len(desk.first.pages) == 2
    assert again.occupancy.inside == 0
    assert desk.facts(EventType.SCAN) == []
    assert len(desk.facts(EventType.BADGE_ASKED)) == 3


def test_a_blocked_ticket_gets_no_badge_anywhere(desk: Desk) -> None:
    import_roster(desk.records, [a_ticket(status=TicketStatus.BLOCKED)])
    desk.check_in.policy = PrintPolicy.PRINT_ONLY

    assert desk.scan().verdict == Refuse(Reason.BLOCKED, a_ticket(status=TicketStatus.BLOCKED))
    assert desk.actions.open_badges() == ()


def test_a_badge_printed_at_another_desk_is_not_printed_by_itself_here(desk: Desk) -> None:
    with desk.records.transaction() as tx:
        tx.record(Fact(EventType.BADGE_PRINTED, subject=a_ticket().id, body={"job": "theirs"}))

    assert desk.scan().badge is None


def test_labels_are_counted_as_badges_come_out_test_badges_too(desk: Desk) -> None:
    desk.actions.load_labels("1", 2)
    desk.scan()
    desk.print_all()

    outcome = desk.press.print_trial("01900000-0000-7000-8000-000000000099-1", "1")

    assert isinstance(outcome, Printed)
    assert desk.queue.labels_left("1") == 0
    assert desk.actions.open_badges() == ()


def test_the_journal_of_badges_names_no_person_and_no_printer(desk: Desk) -> None:
    desk.first.trouble = PrintTrouble.JAM
    desk.scan()
    desk.print_all()
    desk.actions.replace_lost(a_ticket().id)

    with desk.records.transaction() as tx:
        written = " ".join(repr(event.fact) for event in tx._events)
    assert "Benjelloun" not in written
    assert "memory" not in written


def a_printer(*troubles: PrintTrouble, labels: int | None = None) -> PrinterReport:
    return PrinterReport("a", "Printer", troubles, ManualClock().now(), labels)


@pytest.mark.parametrize(
    ("printers", "level", "code"),
    [
        ([a_printer()], Level.GOOD, "ready"),
        ([a_printer(labels=31)], Level.GOOD, "ready"),
        ([a_printer(labels=30)], Level.WARNING, "labels_low"),
        ([a_printer(PrintTrouble.JAM)], Level.BAD, "jam"),
        ([a_printer(PrintTrouble.JAM), a_printer()], Level.WARNING, "jam"),
        ([a_printer(PrintTrouble.JAM), a_printer(PrintTrouble.PAUSED)], Level.BAD, "jam"),
    ],
)
def test_one_light_stands_for_all_printers(
    printers: list[PrinterReport], level: Level, code: str
) -> None:
    light = light_of(printers)

    assert light is not None
    assert (light.level, light.code) == (level, code)
