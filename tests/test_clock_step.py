"""Somebody sets the clock of a computer: what is recorded, and what time it is then."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import FIRST_DAY, a_fair, a_ticket
from fake_records import MemoryRecords
from fakes import OPENING, ManualClock
from kiosk.clock import ClockStep, Reading, SystemClock, read_both
from kiosk.desk.checkin import CheckIn
from kiosk.desk.records import Records
from kiosk.desk.reports import Tone, tone_of
from kiosk.desk.roster_import import import_roster
from kiosk.domain.events import EventType, Fact
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.store.sqlite import FairCodec, SqliteRecords
from kiosk.sync.offset import OffsetEstimate
from sync_builders import Desk

HOUR_MS = 3_600_000
OPENING_MS = int(OPENING.timestamp() * 1000)
SCAN = Fact(EventType.SCAN, gate="entrance", zone="fair", subject="someone", dir=1)


@pytest.fixture(params=["memory", "sqlite"])
def records(
    request: pytest.FixtureRequest, tmp_path: Path, clock: ManualClock
) -> Iterator[Records]:
    if request.param == "memory":
        yield MemoryRecords(a_fair(), clock)
        return
    made = SqliteRecords(tmp_path, clock=clock, codec=FairCodec(fair_to_json, fair_from_json))
    made.open(a_fair)
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, "A")
    yield made
    made.close()


def hear(desk: Desk, offset_ms: int = 0) -> None:
    """The hub's clock is `offset_ms` ahead."""
    desk.store.set_offset("hub", offset_ms, 20, 39)


def told(desk: Desk) -> list[tuple[object, ...]]:
    return desk.rows("select type, wall_ms + offset_ms - ?, offq from event order by hlc",
                     OPENING_MS)  # fmt: skip


def step_of(records: Records) -> ClockStep | None:
    with records.transaction() as tx:
        return tx.clock_step()


def test_a_step_is_told_until_a_hub_has_told_the_time(records: Records, clock: ManualClock) -> None:
    assert step_of(records) is None
    clock.pass_time(hours=9)
    assert step_of(records) is None
    before_ms = int(clock.now().timestamp() * 1000)

    clock.step(hours=-1)

    assert step_of(records) == ClockStep(before_ms, before_ms - HOUR_MS)
    clock.pass_time(minutes=1)
    assert step_of(records) == ClockStep(before_ms, before_ms - HOUR_MS)


def test_clocks_that_are_slewed_all_day_never_step(records: Records, clock: ManualClock) -> None:
    for _ in range(9 * 60):
        clock.pass_time(seconds=60)
        clock.step(milliseconds=30)
        assert step_of(records) is None


def test_the_step_stands_before_the_first_event_after_it(desk: Desk) -> None:
    desk.enter("early")
    desk.clock.step(hours=1)
    desk.enter("late")

    found = desk.rows("select type, body, seq from event order by hlc")
    assert [kind for kind, _, _ in found] == ["log.open", "scan", "clock.step", "scan"]
    assert found[2][1] == f'{{"from_ms":{OPENING_MS},"to_ms":{OPENING_MS + HOUR_MS}}}'
    assert step_of(desk.records) is not None
    assert [kind for kind, _, _ in told(desk)] == ["log.open", "scan", "clock.step", "scan"]


def test_the_hubs_time_goes_on_when_a_clock_is_set(desk: Desk) -> None:
    hear(desk, 5_000)
    desk.enter("early")
    desk.clock.step(days=-1)
    desk.clock.pass_time(seconds=1)
    desk.enter("late")

    assert [at_ms for _, at_ms, _ in told(desk)] == [5_000, 5_000, 6_000, 6_000]
    assert {quality for _, _, quality in told(desk)} == {"±20"}
    assert step_of(desk.records) is not None
    hear(desk, 5_000 + 24 * HOUR_MS)
    assert step_of(desk.records) is None


def test_the_hubs_time_outlives_a_restart_after_the_clock_was_set(desk: Desk) -> None:
    hear(desk)
    desk.clock.step(hours=2)
    step_of(desk.records)
    desk.records.close()

    desk.records.open(a_fair)
    desk.enter("late")

    assert told(desk)[-1] == ("scan", 0, "none")


def test_a_desk_that_no_hub_corrects_takes_the_time_it_is_given(desk: Desk) -> None:
    desk.enter("early")
    desk.clock.step(hours=-2)
    desk.enter("late")

    assert [at_ms for _, at_ms, _ in told(desk)] == [0, 0, -2 * HOUR_MS, -2 * HOUR_MS]


class FullDiskError(Exception):
    """It was."""


def test_a_step_that_could_not_be_written_is_written_later(desk: Desk) -> None:
    desk.enter("early")
    desk.clock.step(hours=1)
    with suppress(FullDiskError), desk.records.transaction() as tx:
        tx.record(SCAN)
        raise FullDiskError
    desk.enter("late")

    assert [kind for kind, _, _ in told(desk)] == ["log.open", "scan", "clock.step", "scan"]


@settings(max_examples=20)
@given(
    steps=st.lists(st.integers(-(10**9), 10**9), max_size=6), offset=st.integers(-(10**6), 10**6)
)
def test_whatever_is_done_to_the_clock_the_order_stays(
    tmp_path_factory: pytest.TempPathFactory, steps: list[int], offset: int
) -> None:
    desk = Desk(tmp_path_factory.mktemp("steps"), "A")
    hear(desk, offset)
    for step in steps:
        desk.clock.step(milliseconds=step)
        desk.enter("someone")
        desk.clock.pass_time(milliseconds=7)
    found = desk.rows("select type, hlc, wall_ms + offset_ms from event order by seq")
    desk.close()

    order = [hlc for _, hlc, _ in found]
    assert order == sorted(set(order))
    assert all(abs(at_ms - OPENING_MS - offset) <= 2000 * 6 for _, _, at_ms in found)
    assert [kind for kind, _, _ in found].count("clock.step") == sum(
        abs(step) > 2000 for step in steps
    )


def test_a_desk_whose_clock_is_a_day_off_decides_by_the_hubs(desk: Desk) -> None:
    import_roster(desk.records, [a_ticket(code="TODAY", days={FIRST_DAY})])
    desk.clock.step(days=1)
    hear(desk, -24 * HOUR_MS)
    door = CheckIn(records=desk.records, gate=a_fair().gate("entrance"), clock=desk.clock)

    report = door.scan(ScannedCode(b"TODAY", Symbology.QR))

    assert tone_of(report.verdict) is Tone.ADMITTED
    assert report.occupancy.inside == door.occupancy().inside == 1


@pytest.mark.parametrize("set_hub", [False, True], ids=["own clock", "hub's clock"])
def test_what_a_hub_told_before_a_clock_was_set_counts_no_more(
    clock: ManualClock, *, set_hub: bool
) -> None:
    offsets = OffsetEstimate(clock)

    def ask(hub_ms: int, rtt_ms: int) -> int | None:
        sending = offsets.sending()
        clock.pass_time(milliseconds=rtt_ms)
        found = offsets.heard(sending, hub_ms)
        return found.offset_ms if found else None

    assert ask(OPENING_MS + 10_000, 20) == 9_990
    if set_hub:
        assert ask(OPENING_MS + 10_000 + HOUR_MS, 400) == 9_780 + HOUR_MS
    else:
        clock.step(hours=1)
        assert ask(OPENING_MS + 10_000, 3000) is None  # too slow to tell, and the rest is void
        assert ask(OPENING_MS + 13_000, 400) == 9_780 - HOUR_MS


class HeldUpClock(ManualClock):
    """Its process stands still for a while just when the clocks are read."""

    def now(self) -> datetime:
        seen = super().now()
        if seen == OPENING:
            self.pass_time(seconds=30)
        return seen


def test_a_process_that_stood_still_between_both_clocks_saw_no_step() -> None:
    seen = read_both(HeldUpClock())

    assert seen == Reading(OPENING_MS + 30_000, 30_000)
    assert seen.step_until(Reading(OPENING_MS + 30_000, 30_000)) is None


def test_the_machines_two_clocks_go_together() -> None:
    clock = SystemClock()

    assert read_both(clock).step_until(read_both(clock)) is None
