"""The desk thread and the badge thread: nothing that goes wrong on them ends them."""

import threading
from collections.abc import Callable, Iterator

import pytest

from builders import a_fair, a_ticket
from fake_records import MemoryRecords
from fakes import ManualClock, MemoryPrinter, PlainMaker
from kiosk.desk.badge_actions import BadgeActions
from kiosk.desk.badge_press import Outlet
from kiosk.desk.badge_worker import BadgeListeners, BadgeWorker
from kiosk.desk.badges import BadgeQueue
from kiosk.desk.reports import BadgeReport, Level, Light, PrinterReport, TrialReport
from kiosk.desk.roster_import import import_roster
from kiosk.desk.thread import DeskThread
from kiosk.domain.badges import Badge, BadgeJob, JobState
from kiosk.ports import MadeBadge, Printed, PrinterStatus, PrintOutcome, PrintTrouble, unheard

PATIENCE_S = 60
ADDRESS = "printer-1"


class Shop:
    """A badge thread over plain records, with everything it told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("kiosk.desk.badge_worker.RETRY_SECONDS", 0.05)
        self.clock = ManualClock()
        self.records = MemoryRecords(a_fair(), self.clock)
        monkeypatch.setattr("kiosk.desk.printer_watch.POLL_SECONDS", 0.05)
        monkeypatch.setattr("kiosk.desk.printer_watch.ANSWER_SECONDS", PATIENCE_S)
        self.printer = MemoryPrinter()
        self.spares: list[Outlet] = []
        self.printers: list[tuple[PrinterReport, ...]] = []
        self.trials: list[TrialReport] = []
        self.lights: list[Light] = []
        self.reports: list[BadgeReport] = []
        self._told = threading.Condition()
        self.desk = DeskThread(lambda error: None)
        self.worker: BadgeWorker | None = None

    def open(self, maker: PlainMaker) -> BadgeWorker:
        self.worker = BadgeWorker(
            queue=BadgeQueue(records=self.records),
            desk=self.desk,
            outlets=[Outlet(ADDRESS, maker, self.printer), *self.spares],
            open_outlet=lambda address: Outlet(address, maker, self.printer),
            listeners=BadgeListeners(
                badge=self._hear(self.reports),
                light=self._hear(self.lights),
                printers=self._hear(self.printers),
                trial=self._hear(self.trials),
            ),
            clock=self.clock,
        )
        self.worker.start()
        return self.worker

    def queue(self, code: str) -> str:
        ticket = a_ticket(code=code)
        import_roster(self.records, [ticket])
        with self.records.transaction() as tx:
            return tx.queue_badge(ticket).id

    def is_out(self, job: str) -> bool:
        return any(name.startswith(job) for name in self.printer.pages)

    def wait_for(self, happened: Callable[[], bool]) -> None:
        with self._told:
            assert self._told.wait_for(happened, PATIENCE_S)

    def _hear(self, kept: list) -> Callable[[object], None]:
        def hear(told: object) -> None:
            with self._told:
                kept.append(told)
                self._told.notify_all()

        return hear


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    made = Shop(monkeypatch)
    yield made
    if made.worker is not None:
        made.worker.stop()
    made.desk.stop()


def begun(shop: Shop) -> BadgeJob:
    """Take the next job as far as a crash may leave it: going out."""
    queue = BadgeQueue(records=shop.records)
    found = queue.next()
    assert found is not None
    going = queue.start(found[0], ADDRESS)
    assert going is not None
    return going


class PickyMaker(PlainMaker):
    """Cannot make the badge of one person."""

    def __init__(self, refused: str) -> None:
        self.refused = refused

    def make(self, badge: Badge) -> MadeBadge:
        if badge.badge_id == self.refused:
            raise ValueError("no such font")
        return super().make(badge)


def test_a_badge_left_in_the_queue_is_printed_at_start(shop: Shop) -> None:
    job = shop.queue("A")
    shop.open(PlainMaker())

    shop.wait_for(lambda: shop.is_out(job))


def test_a_badge_that_came_out_just_before_a_crash_is_not_printed_again(shop: Shop) -> None:
    shop.queue("A")
    going = begun(shop)
    shop.printer.print(going.name, b"came out")

    shop.open(PlainMaker())

    shop.wait_for(lambda: [each.job.state for each in shop.reports] == [JobState.PRINTED])
    assert list(shop.printer.pages) == [going.name]


def test_a_badge_the_printer_does_not_know_after_a_crash_is_left_to_the_operator(
    shop: Shop,
) -> None:
    doubtful = shop.queue("A")
    begun(shop)
    other = shop.queue("B")

    shop.open(PlainMaker())

    shop.wait_for(lambda: shop.is_out(other))
    assert shop.reports[0].job.state is JobState.TO_CHECK
    assert shop.reports[0].job.id == doubtful
    assert not shop.is_out(doubtful)


def test_badges_come_out_when_the_printer_is_well_again(shop: Shop) -> None:
    shop.printer.trouble = PrintTrouble.DISK_FULL
    job = shop.queue("A")
    shop.open(PlainMaker())
    shop.wait_for(lambda: any(light.level is Level.BAD for light in shop.lights))
    assert shop.lights[-1].code == "disk_full"

    shop.printer.trouble = None
    shop.wait_for(lambda: shop.is_out(job))
    shop.wait_for(lambda: shop.lights[-1].level is Level.GOOD)
    shop.wait_for(lambda: JobState.PRINTED in [report.job.state for report in shop.reports])


def test_a_badge_that_cannot_be_made_keeps_no_other_from_coming_out(
    shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    shop.queue("impossible")
    good = shop.queue("B")
    shop.open(PickyMaker(a_ticket(code="impossible").badge_id))

    shop.wait_for(lambda: shop.is_out(good))

    shop.wait_for(lambda: JobState.FAILED in [report.job.state for report in shop.reports])
    assert "badge.not_made" in caplog.messages


class BrokenPrinter(MemoryPrinter):
    """Breaks after it took the page of its first job."""

    def print(self, job: str, pdf: bytes, on_sent: Callable[[], None] = unheard) -> PrintOutcome:
        outcome = super().print(job, pdf, on_sent)
        if len(self.pages) == 1:
            raise ZeroDivisionError
        return outcome


def test_a_bug_while_a_badge_is_sent_leaves_it_to_check(
    shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    shop.printer = BrokenPrinter()
    shop.queue("A")
    shop.open(PlainMaker())

    shop.wait_for(lambda: JobState.TO_CHECK in [report.job.state for report in shop.reports])
    other = shop.queue("B")
    assert shop.worker is not None
    shop.worker.wake()

    shop.wait_for(lambda: shop.is_out(other))
    assert len(shop.printer.pages) == 2
    assert "badge.not_made" in caplog.messages


def test_a_job_that_fails_is_told_and_the_next_is_done(caplog: pytest.LogCaptureFixture) -> None:
    failures: list[BaseException] = []
    done: list[str] = []
    desk = DeskThread(failures.append)

    def fail() -> str:
        raise ZeroDivisionError

    desk.run(fail, then=done.append)
    desk.run(lambda: "next", then=done.append)
    desk.stop()

    assert done == ["next"]
    assert [type(failure) for failure in failures] == [ZeroDivisionError]
    assert "desk.job_failed" in caplog.messages


def test_the_light_tells_of_a_trouble_also_when_nothing_is_printed(shop: Shop) -> None:
    shop.open(PlainMaker())
    shop.wait_for(lambda: [light.level for light in shop.lights] == [Level.GOOD])

    shop.printer.trouble = PrintTrouble.COVER_OPEN
    shop.wait_for(lambda: shop.lights[-1].code == "cover_open")

    assert shop.lights[-1].since == shop.clock.now()
    assert shop.printers[-1][0].troubles == (PrintTrouble.COVER_OPEN,)


class SilentPrinter(MemoryPrinter):
    """Does not answer until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.answering = threading.Event()

    def status(self) -> PrinterStatus:
        self.answering.wait(PATIENCE_S)
        return super().status()


def test_a_printer_that_does_not_answer_is_told_before_it_does(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.desk.printer_watch.ANSWER_SECONDS", 0.05)
    shop.printer = silent = SilentPrinter()
    shop.open(PlainMaker())
    shop.wait_for(lambda: [light.code for light in shop.lights] == ["unreachable"])

    silent.answering.set()

    shop.wait_for(lambda: shop.lights[-1].level is Level.GOOD)


def test_another_printer_is_chosen_while_badges_wait(shop: Shop) -> None:
    shop.printer.trouble = PrintTrouble.UNREACHABLE
    job = shop.queue("A")
    worker = shop.open(PlainMaker())
    shop.wait_for(lambda: JobState.FAILED in [report.job.state for report in shop.reports])
    other = MemoryPrinter()

    worker.use([Outlet("other", PlainMaker(), other)])

    shop.wait_for(lambda: any(name.startswith(job) for name in other.pages))
    shop.wait_for(lambda: shop.printers[-1][0].address == "other")


def test_a_badge_is_tried_at_once_when_the_operator_wants_it(shop: Shop) -> None:
    shop.printer.trouble = PrintTrouble.PAUSED
    worker = shop.open(PlainMaker())
    shop.wait_for(lambda: bool(shop.lights))
    first, second = shop.queue("A"), shop.queue("B")
    worker.wake()
    shop.wait_for(lambda: first in [each.job.id for each in shop.reports])

    worker.try_now(second)

    shop.wait_for(lambda: (second, JobState.SENDING) in [
        (each.job.id, each.job.state) for each in shop.reports
    ])  # fmt: skip


def test_a_test_badge_is_nobodys_and_its_outcome_is_told(shop: Shop) -> None:
    worker = shop.open(PlainMaker())

    worker.print_trial(ADDRESS)
    shop.wait_for(lambda: bool(shop.trials))

    assert isinstance(shop.trials[0].outcome, Printed)
    assert list(shop.printer.pages.values()) == [b"badge 000000000000"]
    assert shop.reports == []


def test_labels_that_run_low_are_told_in_time(shop: Shop) -> None:
    BadgeActions(records=shop.records).load_labels(ADDRESS, 31)
    shop.queue("A")
    shop.open(PlainMaker())

    shop.wait_for(lambda: bool(shop.lights) and shop.lights[-1].code == "labels_low")

    assert shop.lights[-1].detail == "30"


class DeafPrinter(MemoryPrinter):
    """Takes a page and never says another word."""

    def __init__(self) -> None:
        super().__init__()
        self.end = threading.Event()

    def print(self, job: str, pdf: bytes, on_sent: Callable[[], None] = unheard) -> PrintOutcome:
        on_sent()
        self.end.wait(PATIENCE_S)
        return super().print(job, pdf)


def test_a_printer_that_hangs_does_not_keep_the_desk_from_closing(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.desk.badge_worker.FINISH_SECONDS", 1.0)
    shop.printer = deaf = DeafPrinter()
    shop.queue("A")
    worker = shop.open(PlainMaker())
    shop.wait_for(lambda: [each.job.state for each in shop.reports][-1:] == [JobState.SENT])

    worker.stop()

    assert "badge" not in {thread.name for thread in threading.enumerate()}
    assert deaf.pages == {}
    (left,) = BadgeQueue(records=shop.records).in_doubt()
    assert left.state is JobState.SENT
    deaf.end.set()
