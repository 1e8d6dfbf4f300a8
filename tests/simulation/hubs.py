"""The hubs of a simulated fair as the product has them: servers of desks, clients of other hubs."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from builders import FAIR_ID
from hub_builders import PostgresDatabase
from kiosk.app.snapshots import FOLDER, SnapshotMaker
from kiosk.hub.hub import Hub
from kiosk.hub.sqlite_store import FILE_NAME, SqliteStore
from kiosk.protocol.messages import AskHeads, Pull, Push, Role
from kiosk.sync.exchange import Answer, Request
from simulation.machines import Clock, Kinds, PowerLost

Key = tuple[str, int, bytes]  # log, number, body hash: one content in one place


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
        (self._folder / FILE_NAME).write_bytes(image)

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
    """A hub's store whose computer may lose power: just before the commit of one of its writes."""

    def __init__(self, store: object, *, answers_first: bool) -> None:
        self.store = store
        self.writes_left: int | None = None  # until it dies; None: it does not
        self._answers_first = answers_first

    def read(self, work: Callable[[object], object]) -> object:
        return self.store.read(work)

    def write(self, work: Callable[[object], object]) -> object:
        if self.writes_left is None:
            return self.store.write(work)
        self.writes_left -= 1
        if self.writes_left >= 0:
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


@dataclass(frozen=True)
class HubImage:
    """A copy of a hub's disk: its database, and the snapshots beside it."""

    disk: object
    nest: Path


class HubNode:
    """One hub, and the disk under it. With a hub above it is that one's client, too."""

    role: Role = "hub"

    def __init__(self, name: str, folder: Path, disk: Disk, clock: Clock, kinds: Kinds) -> None:
        self.name, self.folder, self.disk, self.clock = name, folder / name, disk, clock
        self.kept: HubImage | None = None
        self.above: HubNode | None = None
        self.known_above: dict[str, int] = {}  # for the checks: tickets by own position
        self._kinds = kinds
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
        self.snapshots = SnapshotMaker(self.hub, self.folder, clock=self.clock)
        if self.above is not None:
            self.relay_to(self.above)

    def relay_to(self, above: "HubNode") -> None:
        """Be another hub's client from now on."""
        if self.above is not above:
            self.known_above.clear()
        self.above = above
        self.link = self._kinds.relay(self.store, FAIR_ID, clock=self.clock)
        self.exchange = self._kinds.exchange(self.link, hub=above.id, clock=self.clock)

    def answer(self, request: Request, role: Role, *, limit: int = 500) -> Answer:
        match request:
            case Push():
                return self.hub.push(FAIR_ID, request, role)
            case Pull():
                return self.hub.pull(FAIR_ID, msgspec.structs.replace(request, limit=limit))
            case AskHeads():
                return self.hub.heads(FAIR_ID)

    def die_in(self, work: Callable[[], object], pages: int) -> None:
        """Lose power in `work`, sooner or later, or just after it."""
        self.store.writes_left = pages // 10
        try:
            work()
        except PowerLost:
            pass
        finally:
            self.restart()

    def copy(self) -> None:
        """Make a backup of the disk, over the one before."""
        nest = self.folder / "kept"
        shutil.rmtree(nest, ignore_errors=True)
        if (self.folder / FOLDER).exists():
            shutil.copytree(self.folder / FOLDER, nest)
        self.kept = HubImage(self.disk.image(), nest)
        self._serve()

    def restore(self, *, snapshots: bool) -> None:
        """Come back from the backup; its snapshots, too, or they are those of before."""
        if self.kept is None:
            return
        self.disk.restore(self.kept.disk)
        self.known_above.clear()
        if snapshots:
            shutil.rmtree(self.folder / FOLDER, ignore_errors=True)
            if self.kept.nest.exists():
                shutil.copytree(self.kept.nest, self.folder / FOLDER)
        self.restart()

    def held(self) -> set[Key]:
        return self._keys("event")

    def keeps(self) -> set[Key]:
        """What is held, and what was set aside for the hub above."""
        return self.held() | self._keys("displaced")

    def _keys(self, table: str) -> set[Key]:
        found = self.ask(f"select log, seq, bh from {table}")  # noqa: S608 - constants
        return {(log, seq, bytes(bh)) for log, seq, bh in found}

    def ask(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        return self.disk.store.read(lambda tx: tx._sql.run(sql, values))
