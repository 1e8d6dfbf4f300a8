"""Who is served first at a desk: whoever scans, whatever else arrives."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import ManualClock
from kiosk.desk.pace import CALM_S, CALM_SECONDS, SECONDS, Pace
from kiosk.desk.thread import DeskThread
from kiosk.protocol.messages import Changes, Doc, Pull, RosterPart, RosterRow
from kiosk.protocol.sealed import Run
from kiosk.sync.exchange import Exchange, Heard
from kiosk.sync.slices import slices_of
from sync_builders import Desk, a_page, a_run, everything

PATIENCE_S = 60


@pytest.fixture
def thread() -> Iterator[DeskThread]:
    made = DeskThread(lambda _: None)
    yield made
    made.stop()


def test_a_scan_is_answered_before_the_rest_of_what_runs_behind(thread: DeskThread) -> None:
    done: list[str] = []
    has_begun, may_end = threading.Event(), threading.Event()

    def slice_(name: str) -> None:
        has_begun.set()
        may_end.wait(PATIENCE_S)
        done.append(name)

    waiting = [thread.behind.begin(lambda name=name: slice_(name)) for name in "abcd"]
    assert has_begun.wait(PATIENCE_S)
    thread.run(lambda: "scan", then=done.append)
    may_end.set()
    for each in waiting:
        each.result(PATIENCE_S)

    assert done[:2] in (["a", "scan"], ["a", "b"])
    assert "scan" in done[:3]  # behind one slice that ran, and one that was next, at most
    assert [name for name in done if name != "scan"] == list("abcd")


def test_what_was_taken_behind_is_done_before_the_thread_ends() -> None:
    made, done = DeskThread(lambda _: None), list[int]()
    for n in range(20):
        made.behind.run(lambda n=n: n, then=done.append)

    made.stop()

    assert done == list(range(20))


def test_what_jobs_bring_while_the_thread_ends_is_done_too() -> None:
    failures, done = list[BaseException](), list[int]()
    made, may_begin = DeskThread(failures.append), threading.Event()

    def bring(n: int) -> int:
        may_begin.wait(PATIENCE_S)
        if n < 200:
            made.behind.run(lambda: bring(n + 1), then=done.append)
        return n

    made.run(lambda: bring(0), then=done.append)
    may_begin.set()
    made.stop()

    assert failures == []
    assert done == list(range(201))


def test_a_job_that_comes_too_late_is_not_done_and_no_failure() -> None:
    failures, done = list[BaseException](), list[str]()
    made = DeskThread(failures.append)
    made.stop()

    for line in (made, made.behind):
        line.run(lambda: "late", then=done.append)
        with pytest.raises(CancelledError):
            line.ask(lambda: "late")

    assert (failures, done) == ([], [])


def test_a_job_behind_that_fails_is_told_and_the_next_is_done(
    caplog: pytest.LogCaptureFixture,
) -> None:
    failures: list[BaseException] = []
    done: list[str] = []
    made = DeskThread(failures.append)

    made.behind.run(lambda: 1 // 0, then=lambda _: None)
    made.behind.run(lambda: "next", then=done.append)
    made.stop()

    assert done == ["next"]
    assert [type(failure) for failure in failures] == [ZeroDivisionError]
    assert "desk.job_failed" in caplog.messages


class Machine(ManualClock):
    """A clock that goes on by what a slice takes."""

    def __init__(self) -> None:
        super().__init__()
        self.each_s, self.start_s = 0.0, 0.0

    def slices(self, pace: Pace, number: int) -> None:
        for _ in range(number):
            size = pace.size
            with pace.timed(size):
                self.pass_time(seconds=self.start_s + size * self.each_s)


@pytest.mark.parametrize(("each_ms", "start_ms"), [(0.02, 0.5), (0.07, 1), (0.12, 2)])
def test_slices_take_as_long_as_a_scan_may_wait(each_ms: float, start_ms: float) -> None:
    clock = Machine()
    pace = Pace(clock)
    clock.each_s, clock.start_s = each_ms / 1000, start_ms / 1000

    clock.slices(pace, 40)

    took = clock.start_s + pace.size * clock.each_s
    assert 0.5 * SECONDS <= took <= 1.3 * SECONDS


def test_while_nobody_comes_slices_take_longer_and_at_once_no_more_when_somebody_does() -> None:
    clock = Machine()
    idle_s = CALM_S
    pace = Pace(clock, lambda: idle_s)
    clock.each_s, clock.start_s = 0.00012, 0.002
    clock.slices(pace, 40)
    calm = clock.start_s + pace.size * clock.each_s

    idle_s = 0.0
    busy = clock.start_s + pace.size * clock.each_s

    assert 0.5 * CALM_SECONDS <= calm <= 1.3 * CALM_SECONDS
    assert busy <= 1.3 * SECONDS


def test_where_the_disk_is_slow_slices_are_no_shorter_than_is_worth_its_time() -> None:
    clock = Machine()
    pace = Pace(clock)
    clock.each_s, clock.start_s = 0.00007, 0.1
    clock.slices(pace, 20)

    assert pace.size == 50


counts = st.lists(st.integers(1, 6), max_size=4)


@st.composite
def pages(draw: st.DrawFn) -> Changes:
    runs = tuple(a_run(f"log {n}", [{}] * many) for n, many in enumerate(draw(counts)))
    rows = tuple(RosterRow(f"t{n}", ("x",)) for n in range(draw(st.integers(0, 8))))
    places = tuple(range(101, 101 + len(rows))) if draw(st.booleans()) else ()
    docs = tuple(Doc("layout", f"d{n}", "{}") for n in range(draw(st.integers(0, 2))))
    part = RosterPart(("code",) if rows else (), rows, places, places)
    return Changes("T", 200, 0, 150, more=draw(st.booleans()), runs=runs, roster=part, docs=docs)


@given(page=pages(), sizes=st.lists(st.integers(0, 5), min_size=1))
def test_slices_hold_what_the_page_holds_and_the_cursor_is_never_ahead(
    page: Changes, sizes: list[int]
) -> None:
    turn = count()
    cut = list(
        slices_of(Pull("T", 0, 100), page, lambda: max(1, sizes[next(turn) % len(sizes)]))
    )  # fmt: skip

    *early, (_, last) = cut
    events = [(run.log, run.first, run.last) for _, each in cut for run in each.runs]
    assert joined(events) == {run.log: run.last for run in page.runs}
    assert sum((each.roster.rows for _, each in cut), ()) == page.roster.rows
    assert sum((each.roster.positions for _, each in cut), ()) == page.roster.positions
    assert sum((each.docs for _, each in cut), ()) == page.docs
    assert (last.upto, last.more) == (page.upto, page.more)
    assert all(each.more for _, each in early)
    cursor = 100
    for number, (asked, each) in enumerate(cut):
        assert asked.after == cursor
        cursor = each.upto
        is_held = not any(later.runs or later.docs for _, later in cut[number + 1 :])
        assert cursor == 100 or is_held
        assert all(place > cursor for _, later in cut[number + 1 :]
                   for place in later.roster.positions)  # fmt: skip


def joined(events: list[tuple[str, int, int]]) -> dict[str, int]:
    """Return the last number of each log, all of whose pieces follow each other."""
    held: dict[str, int] = {}
    for log, first, last in events:
        assert first == held.get(log, 0) + 1
        held[log] = last
    return held


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    made: list[Desk] = []

    def make(name: str) -> Desk:
        made.append(Desk(tmp_path, name))
        return made[-1]

    yield make
    for desk in made:
        desk.close()


def a_busy_page(desk: Desk) -> Changes:
    events = [{"subject": f"visitor {n % 7}", "dir": 1 - 2 * (n % 2)} for n in range(30)]
    return a_page(desk, Run("log", 1, a_run("log", events).events), a_run("other", [{}] * 5))


def paced(desk: Desk, size: int) -> Exchange:
    pace = Pace(desk.clock)
    pace.sizes[SECONDS] = size
    desk.exchange = Exchange(desk.store, hub="hub", clock=desk.clock, pace=pace)
    return desk.exchange


def test_a_page_that_was_left_off_in_the_middle_comes_again_and_counts_once(
    desks: Callable[[str], Desk],
) -> None:
    whole, cut = desks("desk whole"), desks("desk cut")
    for desk in (whole, cut):
        desk.store.begin_again("hub", "T1", 0)
    page = a_busy_page(whole)
    whole.exchange.heard(whole.exchange.pull(), page)

    exchange = paced(cut, 4)
    slices = exchange.slices(exchange.pull(), page)
    for _ in range(3):  # then the power fails
        assert exchange.heard(*next(slices)) is Heard.PROGRESS
    assert cut.store.link("hub").cursor == 0
    assert 10 < cut.rows("select count(*) from event where log = 'log'")[0][0] < 20
    exchange = paced(cut, 4)
    for asked, piece in exchange.slices(exchange.pull(), page):
        exchange.heard(asked, piece)

    assert cut.store.link("hub").cursor == page.upto
    assert everything(cut) == everything(whole)


def test_a_hub_that_begins_again_amid_a_page_makes_its_rest_void(
    desks: Callable[[str], Desk],
) -> None:
    desk = desks("desk")
    desk.store.begin_again("hub", "T1", 0)
    exchange = paced(desk, 4)
    slices = exchange.slices(exchange.pull(), a_busy_page(desk))
    exchange.heard(*next(slices))

    desk.store.begin_again("hub", "T2", 0)

    assert [exchange.heard(*each) for each in slices] != []
    assert desk.store.link("hub").cursor == 0


def test_scans_do_not_wait_for_the_log_to_be_moved(desks: Callable[[str], Desk]) -> None:
    desk, due = desks("desk"), list[str]()
    desk.records.on_log_due = lambda: due.append("due")
    take = [{"subject": f"visitor {n}"} for n in range(400)]

    desk.store.bring((a_run("log", take),))
    desk.enter("someone")
    assert due == ["due"]
    desk.records.checkpoint()
    desk.enter("someone else")

    assert due == ["due"]


def test_a_log_that_was_due_when_the_desk_closed_is_no_bug(tmp_path: Path) -> None:
    """What the last job recorded is due once the end of the records stands in line already."""
    desk, failures = Desk(tmp_path, "desk"), list[BaseException]()
    held: list[Callable[[], None]] = []
    desk.records.on_log_due = lambda: held.append(desk.records.checkpoint)
    desk.store.bring((a_run("log", [{"subject": f"visitor {n}"} for n in range(400)]),))
    desk.close()

    made = DeskThread(failures.append)
    for checkpoint in held:
        made.behind.run(checkpoint, then=lambda _: None)
    made.stop()

    assert len(held) == 1
    assert failures == []


def test_a_file_is_not_written_afresh_while_people_come_in(desks: Callable[[str], Desk]) -> None:
    desk = desks("desk")

    def is_swept() -> bool:
        desk.records.sweep()
        return not desk.rows("select 1 from meta where key = 'unswept'")

    desk.clock.pass_time(hours=1)
    desk.enter("someone")
    with desk.records.transaction() as tx:
        tx.erase("someone")

    assert not is_swept()
    desk.clock.pass_time(minutes=4)
    assert not is_swept()
    desk.clock.pass_time(minutes=2)
    assert is_swept()
