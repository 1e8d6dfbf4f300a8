"""The desks of a simulated fair as the product has them, without sockets; time and ids."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from builders import a_fair
from fakes import OPENING
from kiosk.desk.badges import BadgeQueue
from kiosk.desk.checkin import CheckIn
from kiosk.desk.pace import Pace
from kiosk.hub.relay import RelaySync
from kiosk.protocol.messages import Role
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.store.sqlite import FILE_NAME, FairCodec, SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.sync.exchange import Exchange

if TYPE_CHECKING:
    from simulation.hubs import HubNode

SLOW = 3_000  # milliseconds: such an answer tells no time


class PowerLost(Exception):  # noqa: N818 - happens to computers
    """A computer lost its power here."""


@dataclass
class World:
    """True time, and ids that no two computers share."""

    ms: int = int(OPENING.timestamp() * 1000)
    ids: int = 0

    def new_id(self) -> str:
        self.ids += 1
        return f"01900000-0000-7000-8000-{self.ids:012}"


@dataclass
class Clock:
    """One computer's clock: `skew_ms` ahead of true time.

    `wrongs` are the wrong times it ever showed; copies of a computer share them, for its journal
    remembers.
    """

    world: World
    skew_ms: int = 0
    wrongs: list[int] = field(default_factory=list)

    @property
    def was_wrong(self) -> bool:
        return bool(self.wrongs)

    def now(self) -> datetime:
        return datetime.fromtimestamp((self.world.ms + self.skew_ms) / 1000, UTC)

    def monotonic(self) -> float:
        return self.world.ms / 1000

    def new_id(self) -> str:
        return self.world.new_id()

    def step(self, skew_ms: int) -> None:
        self.skew_ms = skew_ms
        if abs(skew_ms) > 1000:
            self.wrongs.append(skew_ms)


@dataclass(frozen=True)
class Kinds:
    """Which classes the computers are built of: mutants put others in their place."""

    records: type[SqliteRecords] = SqliteRecords
    sync: type[DeskSync] = DeskSync
    exchange: type[Exchange] = Exchange
    relay: type[RelaySync] = RelaySync
    answers_before_commit: bool = False


@dataclass(frozen=True)
class Image:
    """A copy of a desk's disk; with its memory, if it is a virtual machine's snapshot."""

    disk: bytes
    head: object = None


class DeskNode:
    """One desk: its folder on a disk, and the process that runs, or runs again."""

    above: "HubNode | None" = None  # the hub it is a client of
    slice = 100  # events and rows of a page that it takes in at once, at first

    def __init__(self, folder: Path, name: str, clock: Clock, kinds: Kinds, *, role: Role) -> None:
        self.folder, self.name, self.clock, self.kinds = folder / name, name, clock, kinds
        self.role: Role = role
        self.machine = name
        self.told = ("", 0)  # up to where the checks have seen what it wrote

    def new(self, blank: bytes) -> "DeskNode":
        """Start on a fresh disk."""
        self._write(blank)
        db = sqlite3.connect(self.folder / FILE_NAME)
        with db:
            db.execute("update meta set value = ? where key = 'device_id'", [f"dev-{self.name}"])
        db.close()
        self.start()
        with self.records.transaction() as tx:
            tx.name_desk(self.name)
        return self

    def start(self) -> None:
        """Start the program."""
        self.records = self.kinds.records(
            self.folder, clock=self.clock, codec=FairCodec(fair_to_json, fair_from_json),
            machine=self.machine,
        )  # fmt: skip
        self.records.open(a_fair)
        self.checkins = [
            CheckIn(records=self.records, gate=gate, clock=self.clock) for gate in a_fair().gates
        ]
        self.badges = BadgeQueue(records=self.records)
        self.questions: list[tuple[CheckIn, str]] = []
        self.speak_to(self.above)

    def speak_to(self, hub: "HubNode | None") -> None:
        """Be a client of a hub, and of no other, as after pairing."""
        self.above = hub
        self.store = self.kinds.sync(self.records, role=self.role)
        pace = Pace(self.clock)
        pace.sizes = dict.fromkeys(pace.sizes, self.slice)
        self.exchange = self.kinds.exchange(
            self.store, hub=hub.id if hub else "", clock=self.clock, pace=pace
        )

    def follow(self, hub: "HubNode") -> None:
        """Turn to another hub amid the talk, as when a silent one has a successor."""
        self.above = hub
        self.exchange.join(hub.id, self.store)

    def restart(self) -> None:
        """Die and start again. What SQLite had not committed is gone."""
        self.records.close()
        self.start()

    def die_in(self, work: Callable[[], object], pages: int) -> None:
        """Lose power somewhere in `work`: after some hundred steps of SQLite's machine."""
        left = [pages]

        def spend() -> int:
            left[0] -= 1
            return int(left[0] < 0)

        db = self.records._db.conn
        db.set_progress_handler(spend, 40)
        try:
            work()
        except sqlite3.OperationalError as error:
            assert left[0] < 0, error  # noqa: PT017 - else it is no crash of ours
        finally:
            db.set_progress_handler(None, 0)
        self.restart()  # not sooner: the error's frames hold cursors, and these the file

    def image(self, *, memory: bool = False) -> Image:
        head = self.records._head if memory else None
        return Image(self.records._db.conn.serialize(), head)

    def restore(self, image: Image) -> None:
        """Go on from a copy of the disk, in a new process or in the one that was copied, too."""
        self.records.close()
        self._write(image.disk)
        self.start()
        if image.head is not None:
            self.records._head = image.head

    def _write(self, disk: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{FILE_NAME}-wal").unlink(missing_ok=True)
        (self.folder / FILE_NAME).write_bytes(disk)

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        return self.records._db.conn.execute(sql, values).fetchall()


def blank_disk(folder: Path, kinds: Kinds) -> bytes:
    """Return a desk's disk as it is after the first start."""
    node = DeskNode(folder, "blank", Clock(World()), kinds, role="desk")
    node.start()
    disk = node.image().disk
    node.records.close()
    return disk
