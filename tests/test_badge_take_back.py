"""A printer that hangs over a badge: the operator takes it back, and the others go on."""

import threading
from collections.abc import Callable, Iterator

import pytest

from builders import a_fair, a_ticket
from fake_records import MemoryRecords
from fakes import ManualClock, MemoryPrinter, PlainMaker
from kiosk.desk.badge_actions import BadgeActions
from kiosk.desk.badge_press import BadgePress, Outlet, Pass
from kiosk.desk.badges import BadgeQueue
from kiosk.desk.in_hand import InHand
from kiosk.desk.reports import BadgeReport
from kiosk.desk.roster_import import import_roster
from kiosk.domain.badges import JobState
from kiosk.ports import NotPrinted, PrintOutcome, PrintTrouble, ToCheck, unheard

PATIENCE_S = 60


class HangingPrinter(MemoryPrinter):
    """Takes a badge, says so or not, and then nothing until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.takes_all = True
        self.taken_back: PrintOutcome = NotPrinted(PrintTrouble.CANCELLED)
        self.has_it, self.go_on = threading.Event(), threading.Event()

    def print(self, job: str, pdf: bytes, on_sent: Callable[[], None] = unheard) -> PrintOutcome:
        if self.takes_all:
            on_sent()
        self.has_it.set()
        assert self.go_on.wait(PATIENCE_S)
        if not self.takes_all:
            on_sent()  # as late as can be: nobody must believe it any more
        return ToCheck(PrintTrouble.TOO_SLOW)

    def cancel(self, job: str) -> PrintOutcome:
        return self.taken_back


class Desk:
    def __init__(self) -> None:
        self.records = MemoryRecords(a_fair(), ManualClock())
        import_roster(self.records, [a_ticket(), a_ticket(code="B")])
        self.first, self.spare = HangingPrinter(), MemoryPrinter()
        self.actions = BadgeActions(records=self.records)
        self.reports: list[BadgeReport] = []
        lock = threading.Lock()

        def ask(job):
            with lock:
                return job()

        self.press = BadgePress(
            queue=BadgeQueue(records=self.records),
            ask=ask,
            outlets=[Outlet("1", PlainMaker(), self.first), Outlet("2", PlainMaker(), self.spare)],
            open_outlet=lambda address: Outlet(address, PlainMaker(), MemoryPrinter()),
            on_badge=self.reports.append,
        )
        with self.records.transaction() as tx:
            self.jobs = [tx.queue_badge(ticket).id for ticket in (a_ticket(), a_ticket(code="B"))]

    def hang(self) -> threading.Thread:
        """Print on a thread until the first printer hangs over the first badge."""

        def work() -> None:
            met = Pass()
            while self.press.print_next(met):
                pass

        thread = threading.Thread(target=work)
        thread.start()
        assert self.first.has_it.wait(PATIENCE_S)
        return thread

    def states(self) -> dict[str, JobState]:
        return {each.job.id: each.job.state for each in self.actions.open_badges()}


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.first.go_on.set()


def test_what_is_taken_back_and_what_waited_come_out_at_the_spare(desk: Desk) -> None:
    thread = desk.hang()
    desk.press.take_back(desk.jobs[0])
    thread.join(PATIENCE_S)

    assert desk.states() == {}
    assert {name.rpartition("-")[0] for name in desk.spare.pages} == set(desk.jobs)


def test_what_nobody_can_tell_of_is_to_be_checked_and_the_others_come_out(desk: Desk) -> None:
    desk.first.taken_back = ToCheck(PrintTrouble.UNREACHABLE)
    thread = desk.hang()
    desk.press.take_back(desk.jobs[0])
    thread.join(PATIENCE_S)

    assert desk.states() == {desk.jobs[0]: JobState.TO_CHECK}
    assert len(desk.spare.pages) == 1


def test_a_badge_whose_bytes_may_be_under_way_goes_to_no_other_printer(desk: Desk) -> None:
    desk.first.takes_all = False
    thread = desk.hang()
    desk.press.take_back(desk.jobs[0])
    thread.join(PATIENCE_S)
    desk.first.go_on.set()

    assert desk.states() == {desk.jobs[0]: JobState.TO_CHECK}
    assert [name for name in desk.spare.pages if name.startswith(desk.jobs[0])] == []


def test_only_the_badge_in_hand_can_be_taken_back(desk: Desk) -> None:
    thread = desk.hang()
    desk.press.take_back(desk.jobs[1])

    assert thread.is_alive()
    desk.first.go_on.set()
    thread.join(PATIENCE_S)
    assert desk.states()[desk.jobs[0]] is JobState.TO_CHECK


@pytest.mark.parametrize("printer_s_word", [PrintTrouble.CANCELLED, PrintTrouble.UNREACHABLE])
def test_a_badge_asked_for_in_place_of_the_one_in_hand_is_the_only_one(
    desk: Desk, printer_s_word: PrintTrouble
) -> None:
    is_sure = printer_s_word is PrintTrouble.CANCELLED
    desk.first.taken_back = (NotPrinted if is_sure else ToCheck)(printer_s_word)
    thread = desk.hang()
    lost = desk.actions.replace_lost(a_ticket().id)
    desk.press.take_back(desk.jobs[0])
    thread.join(PATIENCE_S)

    assert lost is not None
    assert desk.states() == {}
    assert {name.rpartition("-")[0] for name in desk.spare.pages} == {desk.jobs[1], lost.id}


def test_a_badge_that_is_let_go_is_asked_for_at_the_next_start(desk: Desk) -> None:
    thread = desk.hang()
    desk.press.let_go()
    thread.join(PATIENCE_S)
    assert desk.states()[desk.jobs[0]] is JobState.SENT
    assert desk.spare.pages.keys() == {f"{desk.jobs[1]}-1"}

    desk.first.pages[f"{desk.jobs[0]}-1"] = b""  # it came out when the desk was closed
    desk.press.settle_doubts()

    assert desk.states() == {}


def test_that_a_badge_is_sent_is_told_where_the_records_are() -> None:
    told: list[threading.Thread] = []
    hand = InHand("job-1", "memory", MemoryPrinter())

    hand.print(b"page", lambda: told.append(threading.current_thread()))

    assert told == [threading.current_thread()]
