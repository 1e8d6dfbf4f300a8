"""The computers of a simulated fair: desks and hubs as the product has them, without sockets."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import msgspec

from builders import FAIR_ID, a_fair
from fakes import OPENING
from hub_builders import PostgresDatabase
from kiosk.desk.badges import BadgeQueue
from kiosk.desk.checkin import CheckIn
from kiosk.hub.hub import Hub
from kiosk.hub.sqlite_store import FILE_NAME as HUB_FILE
from kiosk.hub.sqlite_store import SqliteStore
from kiosk.protocol.messages import AskHeads, Pull, Push, Role
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.store.sqlite import FILE_NAME, FairCodec, SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.sync.exchange import Answer, Exchange, Request

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
    answers_before_commit: bool = False


@dataclass(frozen=True)
class Image:
    """A copy of a desk's disk; with its memory, if it is a virtual machine's snapshot."""

    disk: bytes
    head: object = None


class DeskNode:
    """One desk: its folder on a disk, and the process that runs, or runs again."""

    def __init__(self, folder: Path, name: str, clock: Clock, kinds: Kinds, *, role: Role) -> None:
        self.folder, self.name, self.clock, self.kinds = folder / name, name, clock, kinds
        self.role: Role = role
        self.machine = name
        self.hub = ""
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
        self.speak_to(self.hub)

    def speak_to(self, hub: str) -> None:
        """Be a client of a hub, and of no other."""
        self.hub = hub
        self.store = self.kinds.sync(self.records, role=self.role)
        self.exchange = self.kinds.exchange(self.store, hub=hub, clock=self.clock)

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
            assert "interrupt" in str(error), error  # noqa: PT017 - any other is no crash of ours
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


class Disk(Protocol):
    """Where a hub's database lies, and how it is put back to what it was."""

    store: object

    def open(self) -> None: ...
    def image(self) -> object: ...
    def restore(self, image: object) -> None: ...
    def close(self) -> None: ...


class SqliteDisk:
    """A hub's file."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder, self._clock = folder, clock
        self.store: SqliteStore | None = None

    def open(self) -> None:
        self.close()
        self.store = SqliteStore(self._folder, clock=self._clock)
        self.store.open()

    def image(self) -> bytes:
        return self.store._db.serialize()

    def restore(self, image: bytes) -> None:
        self.close()
        (self._folder / HUB_FILE).write_bytes(image)

    def close(self) -> None:
        if self.store is not None:
            self.store.close()
            self.store = None


class PostgresDisk:
    """A hub's database on a server. Only its newest copy is kept."""

    def __init__(self, server: str, clock: Clock, name: str) -> None:
        self._database = PostgresDatabase(server, clock, name)

    @property
    def store(self) -> object:
        return self._database.store

    def open(self) -> None:
        self._database.open()

    def image(self) -> object:
        return self._database.back_up()

    def restore(self, image: object) -> None:
        del image
        self._database.put_back()

    def close(self) -> None:
        self._database.close()


class FragileStore:
    """A hub's store whose computer may lose power just before a commit."""

    def __init__(self, store: object, *, answers_first: bool) -> None:
        self.store = store
        self.is_dying = False
        self._answers_first = answers_first

    def read(self, work: Callable[[object], object]) -> object:
        return self.store.read(work)

    def write(self, work: Callable[[object], object]) -> object:
        if not self.is_dying:
            return self.store.write(work)
        results: list[object] = []

        def last(tx: object) -> None:
            results.append(work(tx))
            raise PowerLost

        try:
            self.store.write(last)
        except PowerLost:
            if not self._answers_first:
                raise
        return results[0]


class HubNode:
    """One hub, and the disk under it."""

    def __init__(self, disk: Disk, clock: Clock, kinds: Kinds) -> None:
        self.disk, self.clock, self._kinds = disk, clock, kinds
        self.restart()
        self.hub.open_exhibition(FAIR_ID, "Salon d’essai")
        self.id = self.hub.hello().hub

    def restart(self) -> None:
        """Start, after whatever happened to process and disk."""
        self.disk.open()
        self._serve()

    def _serve(self) -> None:
        early = self._kinds.answers_before_commit
        self.store = FragileStore(self.disk.store, answers_first=early)
        self.hub = Hub(self.store, clock=self.clock)

    def image(self) -> object:
        image = self.disk.image()
        self._serve()
        return image

    def answer(self, request: Request, role: Role, *, limit: int = 500) -> Answer:
        match request:
            case Push():
                return self.hub.push(FAIR_ID, request, role)
            case Pull():
                return self.hub.pull(FAIR_ID, msgspec.structs.replace(request, limit=limit))
            case AskHeads():
                return self.hub.heads(FAIR_ID)

    def restore(self, image: object) -> None:
        self.disk.restore(image)
        self.restart()

    def ask(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        return self.store.read(lambda tx: tx._sql.run(sql, values))
