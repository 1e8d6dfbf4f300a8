"""Events, desks and databases for the tests of the hub."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fakes import OPENING, ManualClock
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.hub import Hub
from kiosk.hub.postgres_store import PostgresStore
from kiosk.hub.refusals import HubError
from kiosk.hub.sqlite_store import SqliteStore
from kiosk.protocol.messages import Changes, Pull, Push, PushAnswer, Pushed, RosterPart, RosterRow
from kiosk.protocol.sealed import Run, Sealed
from postgres_server import administration

XH = "fair-1"
NOW_MS = int(OPENING.timestamp() * 1000)
COLUMNS = ("code", "name", "paid")


def an_event(
    log: str, seq: int, *, subject: str = "", body: str = '{"reason":""}', **more: object
) -> Sealed:
    envelope = {"log": log, "seq": seq, "type": "scan", "xh": XH, "subject": subject,
                "hlc": NOW_MS << 16, **more}  # fmt: skip
    text = json.dumps(envelope, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return Sealed(text, body, "ab" * 16)


def a_run(log: str, first: int, count: int, **more: object) -> Run:
    return Run(log, first, tuple(an_event(log, first + n, **more) for n in range(count)))


def a_roster(*rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS) -> RosterPart:
    return RosterPart(columns, tuple(RosterRow(id_, tuple(cells)) for id_, *cells in rows))


def give_roster(hub: Hub, part: RosterPart, xh: str) -> None:
    """Have a hub take roster rows from the hub above."""
    answer = hub.push(xh, Push(hub.hello().timeline, 0, roster=part), "hub")
    assert isinstance(answer, Pushed)


@dataclass
class Desk:
    """Speaks to a hub as a desk does, and keeps what it hears: no more than a test needs."""

    hub: Hub
    xh: str = XH
    timeline: str = ""
    seen: int = 0
    cursor: int = 0
    events: list[tuple[str, int, Sealed]] = field(default_factory=list)
    rows: dict[str, RosterRow] = field(default_factory=dict)
    docs: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.timeline = self.timeline or self.hub.hello().timeline

    def push(self, *runs: Run, role: str = "desk", **more: object) -> PushAnswer:
        answer = self.hub.push(self.xh, Push(self.timeline, self.seen, runs, **more), role)
        if hasattr(answer, "timeline"):
            self._hear(answer.timeline, answer.head)
        return answer

    def pull(self, *, limit: int = 500) -> object:
        """Take one page."""
        answer = self.hub.pull(self.xh, Pull(self.timeline, self.seen, self.cursor, limit))
        if isinstance(answer, Changes):
            self._hear(answer.timeline, answer.head)
            self.cursor = answer.upto
            self.events += [
                (run.log, seq, event)
                for run in answer.runs
                for seq, event in enumerate(run.events, start=run.first)
            ]
            self.rows.update({row.id: row for row in answer.roster.rows})
            self.docs.update({doc.key: doc.data for doc in answer.docs})
        return answer

    def catch_up(self, *, limit: int = 500) -> "Desk":
        """Take pages until there are none."""
        while getattr(self.pull(limit=limit), "more", False):
            pass
        return self

    def _hear(self, timeline: str, head: int) -> None:
        self.seen = max(self.seen, head) if timeline == self.timeline else head
        self.timeline = timeline


class SqliteFolder:
    """A hub's file, which can be put back to what it was."""

    def __init__(self, folder: Path, clock: ManualClock) -> None:
        self._folder, self._backup, self._clock = folder / "hub", folder / "backup", clock
        self.store = self._open()

    def _open(self) -> SqliteStore:
        store = SqliteStore(self._folder, clock=self._clock)
        store.open()
        return store

    def open(self) -> SqliteStore:
        self.store.close()
        self.store = self._open()
        return self.store

    def back_up(self) -> SqliteStore:
        self.store.close()
        shutil.copytree(self._folder, self._backup)
        self.store = self._open()
        return self.store

    def put_back(self) -> SqliteStore:
        self.store.close()
        shutil.rmtree(self._folder)
        shutil.copytree(self._backup, self._folder)
        self.store = self._open()
        return self.store

    def close(self) -> None:
        self.store.close()


class PostgresDatabase:
    """A hub's database on a server, which can be put back to what it was."""

    def __init__(self, server: str, clock: ManualClock, name: str = "hub") -> None:
        self._server, self._clock, self._name = server, clock, name
        self._do(f"drop database if exists {name} with (force)", f"create database {name}")
        self.store = self.another()

    def another(self) -> PostgresStore:
        """Return one more hub process' store on the same database."""
        store = PostgresStore(f"{self._server} dbname={self._name}", clock=self._clock)
        store.open()
        return store

    def open(self) -> PostgresStore:
        self.store.close()
        self.store = self.another()
        return self.store

    def back_up(self) -> PostgresStore:
        self.store.close()
        self._do(f"drop database if exists {self._name}_backup",
                 f"create database {self._name}_backup template {self._name}")  # fmt: skip
        self.store = self.another()
        return self.store

    def put_back(self) -> PostgresStore:
        self.store.close()
        self._do(f"drop database {self._name} with (force)",
                 f"create database {self._name} template {self._name}_backup")  # fmt: skip
        self.store = self.another()
        return self.store

    def close(self) -> None:
        self.store.close()

    def _do(self, *statements: str) -> None:
        with administration(self._server) as connection:
            for statement in statements:
                connection.execute(statement.encode())


Database = SqliteFolder | PostgresDatabase


def set_aside(database: Database) -> list[tuple[str, str, int, str, str | None]]:
    """Exhibition, log, number, envelope and body of what a hub gave up to the hub above."""
    told = "select xh, log, seq, envelope, body from displaced order by xh, log, seq"
    found = database.store.read(lambda tx: tx._sql.run(told))
    return [
        (*place, bytes(envelope).decode(), None if body is None else bytes(body).decode())
        for *place, envelope, body in found
    ]


class Tally:
    """A database of numbers; it refuses 13, and 99 is an outage."""

    def __init__(self) -> None:
        self.kept: list[list[int]] = []

    @contextmanager
    def transaction(self) -> Iterator[list[int]]:
        fresh: list[int] = []
        yield fresh
        if 99 in fresh:
            raise TroubleError(Trouble.DISK_FULL, where="here")
        if 13 in fresh:
            raise HubError("13")
        self.kept.append(fresh)
