"""Power fails at any moment: what was answered is there, and the databases are whole."""

import itertools
import random
import sqlite3
from pathlib import Path

import pytest

from builders import a_fair
from hub_builders import XH, a_run
from invariants import desk_held, hub_held
from kiosk.clock import SystemClock
from kiosk.domain.events import EventType, Fact
from kiosk.hub.hub import Hub
from kiosk.hub.sqlite_store import SqliteStore
from kiosk.protocol.messages import Push, Pushed
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.store.sqlite import FairCodec, SqliteRecords
from power_cut import Disk, Moment, connected

ENTRIES = 60
MOMENTS = 25
SMALL_LOG = "pragma wal_autocheckpoint = 30"  # pages: so that power fails during checkpoints, too
names = (f"disk {n}" for n in itertools.count())


class RecordsOn(SqliteRecords):
    """A desk's records on a disk that loses what was not flushed."""

    def __init__(self, folder: Path, disk: Disk | None) -> None:
        super().__init__(folder, clock=SystemClock(), codec=FairCodec(fair_to_json, fair_from_json))
        self._disk = disk

    def _connected(self) -> sqlite3.Connection:
        return connected(self.path, self._disk) if self._disk else super()._connected()


class StoreOn(SqliteStore):
    """A hub's list on such a disk."""

    def __init__(self, folder: Path, disk: Disk | None) -> None:
        super().__init__(folder, clock=SystemClock())
        self._disk = disk

    def _connected(self) -> sqlite3.Connection:
        return connected(self.path, self._disk) if self._disk else super()._connected()


@pytest.fixture
def chance() -> random.Random:
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    return random.Random(seed)


def desk_at_work(folder: Path, chance: random.Random, synchronous: str) -> list[Moment]:
    """Let people in, one transaction each; return moments at which power may fail."""
    made = RecordsOn(folder, None)
    made.open(a_fair)
    made.close()
    disk = Disk(next(names), chance, rate=0.3)
    disk.load(made.path)
    records = RecordsOn(folder, disk)
    records.open(a_fair)
    records._db.execute(f"pragma synchronous = {synchronous}")
    records._db.execute(SMALL_LOG)
    for n in range(ENTRIES):
        with records.transaction() as tx:
            tx.record(Fact(EventType.SCAN, gate="entrance", zone="fair", subject=f"s{n}", dir=1))
        disk.answered = n + 1
    disk.unregister()
    return chance.sample(disk.moments, MOMENTS)


def let_in_at_desk(left: Path) -> set[str]:
    """Return the subjects let in, as the product finds them in the remains, all else in order."""
    records = RecordsOn(left, None)
    records.open(a_fair)
    assert desk_held(records).faults == []
    found = records._db.execute("select subject from event where dir = 1").fetchall()
    records.close()
    return {subject for (subject,) in found}


@pytest.mark.parametrize("kept", [0.0, 0.5], ids=["nothing unflushed is left", "some of it is"])
def test_nothing_answered_by_a_desk_is_lost(
    tmp_path: Path, chance: random.Random, kept: float
) -> None:
    for n, moment in enumerate(desk_at_work(tmp_path / "desk", chance, "full")):
        found = let_in_at_desk(moment.remains(tmp_path / f"{n}", chance, kept=kept))

        assert found >= {f"s{n}" for n in range(moment.answered)}


def test_with_fewer_flushes_answers_are_lost(tmp_path: Path, chance: random.Random) -> None:
    moments = desk_at_work(tmp_path / "desk", chance, "normal")
    lost = 0
    for n, moment in enumerate(moments):
        found = let_in_at_desk(moment.remains(tmp_path / f"{n}", chance, kept=0.0))
        lost += len({f"s{n}" for n in range(moment.answered)} - found)

    assert lost > 0  # else this disk forgets nothing, and the tests beside prove nothing


def hub_at_work(folder: Path, chance: random.Random, synchronous: str) -> list[Moment]:
    made = StoreOn(folder, None)
    made.open()
    Hub(made, clock=SystemClock()).open_exhibition(XH)
    made.close()
    disk = Disk(next(names), chance, rate=0.3)
    disk.load(made.path)
    store = StoreOn(folder, disk)
    store.open()
    store._db.execute(f"pragma synchronous = {synchronous}")
    store._db.execute(SMALL_LOG)
    hub = Hub(store, clock=SystemClock())
    timeline = hub.hello().timeline
    for n in range(ENTRIES):
        answer = hub.push(XH, Push(timeline, 0, (a_run("log", n + 1, 1),)), "desk")
        assert isinstance(answer, Pushed)
        disk.answered = answer.heads["log"]
    disk.unregister()
    return chance.sample(disk.moments, MOMENTS)


def held_by_hub(left: Path) -> int:
    """Return how many events the product finds in the remains, all else in order."""
    store = StoreOn(left, None)
    store.open()
    assert store._db.execute("pragma integrity_check").fetchall() == [("ok",)]
    held = hub_held(store, XH)
    assert held.faults == []
    store.close()
    return len(held.events)


@pytest.mark.parametrize("kept", [0.0, 0.5], ids=["nothing unflushed is left", "some of it is"])
def test_nothing_a_hub_confirmed_is_lost(
    tmp_path: Path, chance: random.Random, kept: float
) -> None:
    for n, moment in enumerate(hub_at_work(tmp_path / "hub", chance, "full")):
        held = held_by_hub(moment.remains(tmp_path / f"{n}", chance, kept=kept))

        assert moment.answered <= held <= moment.answered + 1


def test_with_fewer_flushes_a_hub_loses_what_it_confirmed(
    tmp_path: Path, chance: random.Random
) -> None:
    lost = 0
    for n, moment in enumerate(hub_at_work(tmp_path / "hub", chance, "normal")):
        held = held_by_hub(moment.remains(tmp_path / f"{n}", chance, kept=0.0))
        lost += moment.answered - held

    assert lost > 0
