"""Desks and a hub as they run: threads, a process, sockets."""

import asyncio
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fakes import ManualClock
from kiosk.app.desk import open_records
from kiosk.app.hub_process import HubProcess
from kiosk.app.pairing import membership_of, pair_folder
from kiosk.app.syncing import sync_folder_once, sync_thread
from kiosk.app.window import WindowOrder, desk_window
from kiosk.clock import Clock, SystemClock
from kiosk.desk.company import Company
from kiosk.desk.reports import Light
from kiosk.desk.thread import DeskThread
from kiosk.domain.events import EventType, Fact
from kiosk.errors import Trouble, TroubleError
from kiosk.protocol.api import FlawStatus, Status
from kiosk.protocol.messages import Changes, Hello, Pull, Push
from kiosk.protocol.pairing import read_address
from kiosk.store.sqlite import SqliteRecords
from kiosk.sync.exchange import Answer, Heard
from kiosk.sync.thread import SyncThread
from ports import free_port

PATIENCE = 60.0


class LiveDesk:
    """A desk whose sync thread runs."""

    def __init__(self, folder: Path) -> None:
        clock = SystemClock()
        self.desk = DeskThread(lambda _: None)
        self.records: SqliteRecords = self.desk.ask(lambda: open_records(folder, clock))
        self.lights: queue.Queue[Light] = queue.Queue()
        self.changed = threading.Semaphore(0)

    def sync(self, folder: Path, clock: Clock) -> None:
        self.thread = sync_thread(
            self.records, membership_of(folder), desk=self.desk, clock=clock,
            on_light=self.lights.put, on_changes=self.changed.release,
        )  # fmt: skip
        self.thread.start()

    def enter(self, who: str) -> None:
        def record() -> None:
            with self.records.transaction() as tx:
                tx.record(Fact(EventType.SCAN, gate="g", zone="z", subject=who, dir=1))

        self.desk.ask(record)
        self.thread.recorded()

    def knows(self, who: str) -> bool:
        def look() -> bool:
            with self.records.transaction() as tx:
                return tx.history(who, "z").entries > 0

        return self.desk.ask(look)

    def scans(self) -> int:
        """Return how many scans are known here, whoever made them."""
        sql = "select count(*) from event where type = 'scan'"
        return int(self.desk.ask(lambda: self.records._db.execute(sql).fetchone()[0]))

    def hears_of(self, who: str) -> None:
        """Wait until a passage recorded elsewhere is known here."""
        while not self.knows(who):
            assert self.changed.acquire(timeout=PATIENCE)

    def shows(self, code: str) -> None:
        """Wait for a light."""
        while self.lights.get(timeout=PATIENCE).code != code:
            pass

    def close(self) -> None:
        self.thread.stop()
        self.desk.ask(self.records.close)
        self.desk.stop()


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    made = HubProcess(tmp_path / "hub", xh="sistep-13", port=free_port(), listen="127.0.0.1")
    yield made
    made.stop()


@contextmanager
def desks(folder: Path, codes: list[Callable[[], str]]) -> Iterator[list[LiveDesk]]:
    with ExitStack() as closing:
        made = []
        for number, code in enumerate(codes):
            home = folder / f"desk{number}"
            pair_folder(home, code())
            desk = LiveDesk(home)
            desk.sync(home, SystemClock())
            closing.callback(desk.close)
            made.append(desk)
        yield made


def test_an_admission_at_one_desk_is_known_at_the_other_and_an_outage_only_delays_it(
    hub: HubProcess, tmp_path: Path
) -> None:
    shown = hub.start()
    with desks(tmp_path, [lambda: shown.qr, lambda: hub.new_code("desk").qr]) as (one, other):
        one.enter("t1")
        other.hears_of("t1")
        one.shows("together")
        hub.stop()
        one.shows("away")
        one.enter("t2")
        other.enter("t3")

        port = read_address(shown.address)[1]
        again = HubProcess(tmp_path / "hub", port=port, listen="127.0.0.1")
        again.start()
        other.hears_of("t2")
        one.hears_of("t3")
        one.shows("together")
        again.stop()


def test_a_desk_whose_clock_is_a_day_off_says_so_and_goes_on_until_it_is_set_right(
    hub: HubProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.sync.thread.STATUS_SECONDS", 0.2)
    clock = ManualClock(SystemClock().now() + timedelta(days=1))
    pair_folder(tmp_path / "desk", hub.start().qr)
    desk = LiveDesk(tmp_path / "desk")
    desk.sync(tmp_path / "desk", clock)

    light = desk.lights.get(timeout=PATIENCE)
    desk.enter("t1")
    with desks(tmp_path, [lambda: hub.new_code("desk").qr]) as (other,):
        other.hears_of("t1")
    clock.step(days=-1)
    desk.shows("together")
    desk.close()

    assert (light.code, light.detail) == ("clock_off", "")


class Asking:
    """Always has something to push and to pull."""

    def push(self) -> Push:
        return Push("T1", 0)

    def pull(self) -> Pull:
        return Pull("T1", 0, 0)


class FailingWay:
    """Pushing fails, and before the waiting pull has let go somebody wants all to end."""

    def __init__(self) -> None:
        self.is_dying = threading.Event()
        self.is_over: Callable[[], bool] = lambda: True

    async def hello(self) -> Hello:
        return Hello("hub", "T1", 0, 0)

    async def status(self) -> Status:
        await asyncio.Event().wait()
        raise AssertionError

    async def answer(self, request: Push | Pull, *, wait: int = 0) -> Answer:
        if isinstance(request, Push):
            raise TroubleError(Trouble.HUB_AWAY)
        try:
            await asyncio.Event().wait()
        finally:
            self.is_dying.set()
            while not self.is_over():
                await asyncio.sleep(0)
            for _ in range(20):  # until the thread has begun to end what is under way
                await asyncio.sleep(0)
        raise AssertionError

    async def close(self) -> None:
        pass


def test_the_thread_ends_in_the_middle_of_a_failure() -> None:
    desk = DeskThread(lambda _: None)
    way = FailingWay()
    thread = SyncThread(
        exchange=Asking(), way=lambda: way, desk=desk, on_light=lambda _: None,
        on_changes=lambda: None, clock=SystemClock(),
    )  # fmt: skip
    way.is_over = thread._over.is_set
    thread.start()
    assert way.is_dying.wait(PATIENCE)

    ending = threading.Thread(target=thread.stop, daemon=True)
    ending.start()
    ending.join(PATIENCE)

    assert not ending.is_alive()
    desk.stop()


class Idle:
    """Has nothing to push, and finds nothing new."""

    def push(self) -> None:
        return None

    def pull(self) -> Pull:
        return Pull("T1", 0, 0)

    def slices(self, request: Pull, answer: Answer) -> list[tuple[Pull, Answer]]:
        return [(request, answer)]

    def heard(self, request: Pull, answer: Answer) -> Heard:
        return Heard.IDLE


class LostWay(FailingWay):
    """The hub tells how it does, 20 s after the last page, and is lost while a pull waits."""

    def __init__(self, clock: ManualClock) -> None:
        self._clock = clock
        self._told = asyncio.Event()

    async def hello(self) -> Hello:
        if self._told.is_set():
            raise TroubleError(Trouble.HUB_AWAY)
        return Hello("hub", "T1", 0, 0)

    async def status(self) -> Status:
        self._clock.pass_time(seconds=20)
        self._told.set()
        flaws = (FlawStatus("log", 3, "fork"), FlawStatus("log", 4, "clock"))
        now_ms = int(self._clock.now().timestamp() * 1000)
        return Status(0, now_ms, (), flaws, snapshot="disk_full")

    async def answer(self, request: Push | Pull, *, wait: int = 0) -> Answer:
        if wait:
            await self._told.wait()
            raise TroubleError(Trouble.HUB_AWAY)
        return Changes("T1", 0, 0, 0, more=False)


def lost(clock: ManualClock) -> Company:
    """Return what a desk knows of the hub of `LostWay` when that is lost."""
    desk, way, lights = DeskThread(lambda _: None), LostWay(clock), queue.Queue[Light]()
    thread = SyncThread(
        exchange=Idle(), way=lambda: way, desk=desk, on_light=lights.put,
        on_changes=lambda: None, clock=clock,
    )  # fmt: skip
    thread.start()
    while lights.get(timeout=PATIENCE).code != "away":
        pass
    thread.stop()
    desk.stop()
    return thread.company


def test_a_desk_is_alone_since_it_heard_the_hub_last_though_a_pull_waited_for_longer() -> None:
    clock = ManualClock()
    start = clock.now()

    assert lost(clock).alone_since == start + timedelta(seconds=20)


def test_what_a_hub_tells_of_its_own_troubles_is_known_at_its_desks() -> None:
    company = lost(ManualClock())

    assert company.forked == {("log", 3)}
    assert company.lacks_snapshot


def test_a_folder_syncs_without_a_window(hub: HubProcess, tmp_path: Path) -> None:
    said: list[dict[str, object]] = []
    with pytest.raises(TroubleError) as met:
        sync_folder_once(tmp_path / "desk", SystemClock(), said.append)
    pair_folder(tmp_path / "desk", hub.start().qr)

    sync_folder_once(tmp_path / "desk", SystemClock(), said.append)

    assert met.value.trouble is Trouble.NOT_PAIRED
    assert [line["sync"] for line in said] == ["done"]


def test_the_window_of_a_paired_desk_tells_the_hub_what_is_decided(
    qtbot: QtBot, hub: HubProcess, tmp_path: Path
) -> None:
    folder = tmp_path / "window"
    pair_folder(folder, hub.start().qr)
    with (
        desks(tmp_path, [lambda: hub.new_code("desk").qr]) as (other,),
        desk_window(WindowOrder(folder, camera="none"), SystemClock(), None) as window,
    ):
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.painted, timeout=60_000):
            window.show()
        window.code_typed.emit("NOBODY")
        qtbot.waitUntil(lambda: other.scans() == 1, timeout=60_000)
