"""The print queue against a model of the world: crashes at every step, printers that lie low.

However it goes, a badge comes out once, or its job says that nobody can tell.
"""

from collections.abc import Callable, Iterator
from enum import Enum, auto
from itertools import chain, count, repeat

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from builders import a_fair, a_ticket
from fake_records import MemoryRecords
from fakes import ManualClock, PlainMaker
from kiosk.desk.badge_actions import BadgeActions
from kiosk.desk.badge_press import BadgePress, Outlet, Pass
from kiosk.desk.badges import BadgeQueue
from kiosk.desk.roster_import import import_roster
from kiosk.domain.badges import Badge, BadgeJob, JobState
from kiosk.ports import (
    MadeBadge,
    NotPrinted,
    Printed,
    PrinterStatus,
    PrintOutcome,
    PrintTrouble,
    ToCheck,
    unheard,
)


class Crash(BaseException):
    """The laptop dies here."""


class Fate(Enum):
    """What happens to one page."""

    OUT = auto()
    OUT_UNTOLD = auto()
    LOST_UNTOLD = auto()
    SPOOLED_UNTOLD = auto()  # comes out later, unless it is taken back
    REFUSED = auto()
    CRASH_BEFORE = auto()
    CRASH_TAKEN = auto()
    CRASH_OUT = auto()


class WorldPrinter:
    """A printer whose pages meet the fates they are given; it tells only what it knows."""

    name = "world"

    def __init__(self) -> None:
        self.out: list[str] = []
        self.spool: list[str] = []
        self.fates: Iterator[Fate] = repeat(Fate.OUT)

    def print(self, job: str, pdf: bytes, on_sent: Callable[[], None] = unheard) -> PrintOutcome:
        assert pdf
        fate = next(self.fates)
        if fate is Fate.CRASH_BEFORE:
            raise Crash
        if fate in (Fate.OUT, Fate.OUT_UNTOLD, Fate.CRASH_OUT):
            self.out.append(job)
        if fate in (Fate.SPOOLED_UNTOLD, Fate.CRASH_TAKEN):
            self.spool.append(job)
        if fate in (Fate.CRASH_OUT, Fate.CRASH_TAKEN):
            raise Crash
        if fate is Fate.REFUSED:
            return NotPrinted(PrintTrouble.JAM)
        on_sent()
        return Printed() if fate is Fate.OUT else ToCheck(PrintTrouble.TOO_SLOW)

    def follow(self, job: str) -> PrintOutcome:
        return Printed() if job in self.out else ToCheck(PrintTrouble.FORGOTTEN)

    def cancel(self, job: str) -> PrintOutcome:
        if job in self.spool:
            self.spool.remove(job)
            return NotPrinted(PrintTrouble.CANCELLED)
        return self.follow(job)

    def status(self) -> PrinterStatus:
        return PrinterStatus()


class MortalMaker(PlainMaker):
    """Dies with the laptop."""

    pages: Iterator[int] = count()

    def make(self, badge: Badge) -> MadeBadge:
        if next(self.pages, None) is None:
            raise Crash
        return super().make(badge)


class QueueMachine(RuleBasedStateMachine):
    """Admissions, passes of the press, crashes and an operator who tells the truth."""

    def __init__(self) -> None:
        super().__init__()
        self.records = MemoryRecords(a_fair(), ManualClock())
        self.printers = [WorldPrinter(), WorldPrinter()]
        self.maker = MortalMaker()
        self.actions = BadgeActions(records=self.records)
        self.steps: Iterator[int] = count()
        self.people = 0
        self.restart()

    def restart(self) -> None:
        self.press = BadgePress(
            queue=BadgeQueue(records=self.records),
            ask=self._ask,
            outlets=[Outlet(str(n), self.maker, each) for n, each in enumerate(self.printers)],
            open_outlet=lambda address: Outlet(address, self.maker, self.printers[int(address)]),
            on_badge=lambda report: None,
        )

    def _ask(self, job):
        if next(self.steps, None) is None:
            raise Crash
        done = job()
        if next(self.steps, None) is None:
            raise Crash
        return done

    @rule()
    def admit(self) -> None:
        self.people += 1
        ticket = a_ticket(code=f"CODE-{self.people}")
        import_roster(self.records, [ticket])
        with self.records.transaction() as tx:
            tx.queue_badge(ticket)

    @rule(
        fates=st.lists(st.sampled_from(Fate), max_size=6),
        lives=st.integers(0, 40),
        pages=st.integers(0, 5),
        down=st.sampled_from(["", "0", "01"]),
    )
    def print_some(self, fates: list[Fate], lives: int, pages: int, down: str) -> None:
        """Run one pass that dies after so many steps, or so many pages made."""
        both = chain(fates, repeat(Fate.REFUSED))
        for printer in self.printers:
            printer.fates = both
        self.steps = iter(range(lives))
        self.maker.pages = iter(range(pages))
        try:
            self._run(down)
        except Crash:
            self.restart()
        self.steps = self.maker.pages = count()

    def _run(self, down: str = "") -> None:
        self.press.settle_doubts()
        met = Pass(dict.fromkeys(down, PrintTrouble.JAM))
        while self.press.print_next(met):
            pass

    @rule()
    def what_was_spooled_comes_out(self) -> None:
        for printer in self.printers:
            printer.out += printer.spool
            printer.spool.clear()

    @rule()
    def the_operator_looks(self) -> None:
        for each in self.actions.open_badges():
            decide = self.actions.it_is_out if self._out(each.job) else self.actions.print_again
            decide(each.job.id)

    @rule()
    def the_operator_sends_all_elsewhere(self) -> None:
        for each in self.actions.open_badges():
            self.actions.send_to(each.job.id, "1")

    @invariant()
    def no_badge_is_out_twice_and_none_is_said_to_be_what_it_is_not(self) -> None:
        for job in self._jobs():
            out = self._out(job)
            assert out <= 1
            assert out == 1 or job.state is not JobState.PRINTED
            may_be_out = job.state not in (JobState.FAILED, JobState.QUEUED) or (
                job.state is JobState.QUEUED and job.attempt  # the operator did not find it
            )
            assert out == 0 or may_be_out

    def teardown(self) -> None:
        self.steps = self.maker.pages = count()
        for printer in self.printers:
            printer.fates = repeat(Fate.OUT)
        self._run()
        self.what_was_spooled_comes_out()
        self.the_operator_looks()
        self._run()
        assert [self._out(job) for job in self._jobs()] == [1] * self.people
        assert self.actions.open_badges() == ()

    def _jobs(self) -> list[BadgeJob]:
        with self.records.transaction() as tx:
            return list(tx._jobs.values())

    def _out(self, job: BadgeJob) -> int:
        return sum(name.startswith(job.id) for each in self.printers for name in each.out)


QueueMachine.TestCase.settings = settings(max_examples=100, stateful_step_count=25, deadline=None)
test_each_badge_comes_out_once_or_is_to_be_checked = QueueMachine.TestCase
