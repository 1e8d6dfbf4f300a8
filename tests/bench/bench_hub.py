"""How many events a second a hub takes in, beside its bare database taking the same rows.

python tests/bench/bench_hub.py [--events N]
"""

import argparse
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import psycopg
from measure import Figure, seconds

from hub_builders import XH, an_event
from kiosk.clock import SystemClock
from kiosk.hub.hub import Hub
from kiosk.hub.postgres_store import PostgresStore
from kiosk.hub.sqlite_store import SqliteStore
from kiosk.hub.store import HubStore
from kiosk.protocol.messages import Push, Pushed
from kiosk.protocol.sealed import Run
from postgres_server import NoPostgresError, administration, postgres_server

CLOCK = SystemClock()
ROUNDS = 3
SINGLY, BATCHED = (16, 1), (8, 100)  # callers, events in a request

COLUMNS = "log text, seq bigint, subject text, envelope {0}, body {0}, salt {0}"
Rows = list[tuple[str, int, str, bytes, bytes, bytes]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=16_000)
    for figure in hub_ingest(parser.parse_args().events):
        print(figure.line(), flush=True)


def hub_ingest(events: int = 16_000) -> Iterator[Figure]:
    """Measure both stores at the level of handlers: `events` in batches, an eighth of it singly."""
    with tempfile.TemporaryDirectory(prefix="bench-hub-") as name:
        store = SqliteStore(Path(name), clock=CLOCK)
        store.open()
        bare = BareSqlite(Path(name) / "bare.db")
        yield from _figures("SQLite", store, bare.add, events, "≥ 1.7 k/s", "≥ 20 k/s")
        bare.close()
        store.close()
    try:
        with ExitStack() as stack:
            server = stack.enter_context(postgres_server())
            with administration(server) as connection:
                connection.execute("create database hub")
            store_at_centre = PostgresStore(f"{server} dbname=hub", clock=CLOCK)
            store_at_centre.open()
            stack.callback(store_at_centre.close)
            add = BarePostgres(f"{server} dbname=hub").add
            goals = ("beside its limit", "beside its limit")
            yield from _figures("PostgreSQL", store_at_centre, add, events, *goals)
    except NoPostgresError as error:
        print(error)


def _figures(
    name: str,
    store: HubStore,
    add: Callable[[Rows], None],
    events: int,
    goal_singly: str,
    goal_batched: str,
) -> Iterator[Figure]:
    hub = Hub(store, clock=CLOCK)
    hub.open_exhibition(XH)
    timeline = hub.hello().timeline

    def push(run: Run) -> None:
        answer = hub.push(XH, Push(timeline, 0, (run,)), "desk")
        assert isinstance(answer, Pushed)

    for shape, count, goal in ((SINGLY, events // 8, goal_singly), (BATCHED, events, goal_batched)):
        ours, limit = [], []
        for _ in range(ROUNDS):
            work = requests_of(*shape, count)
            ours.append(count / together([pusher(push, runs) for runs in work]))
            rows = [[rows_of(run) for run in runs] for runs in work]
            limit.append(count / together([pusher(add, parts) for parts in rows]))
        what = "singly from 16" if shape == SINGLY else "by 100 from 8"
        yield Figure(f"hub on {name}, events {what}", median(ours), median(limit), "/s",
                     f"bare {name}, the same rows and callers", goal)  # fmt: skip


def requests_of(callers: int, batch: int, count: int) -> list[list[Run]]:
    logs = [CLOCK.new_id() for _ in range(callers)]
    return [
        [
            Run(log, first, tuple(an_event(log, first + n, **_FIELDS) for n in range(batch)))
            for first in range(1, count // callers + 1, batch)
        ]
        for log in logs
    ]


_FIELDS = {
    "subject": "01900000-0000-7000-8000-000000000001", "id": CLOCK.new_id(), "dev": CLOCK.new_id(),
    "wall_ms": 1, "offset_ms": 0, "offq": "none", "v": 1, "basis": 1, "gate": "entrance",
    "zone": "fair", "cred": "0123456789abcdef", "dir": 1, "verdict": "admitted",
    "source": "camera", "body": '{"reason":"","symbology":"QRCode"}',
}  # fmt: skip


def rows_of(run: Run) -> Rows:
    return [
        (run.log, seq, "s", event.envelope.encode(), (event.body or "").encode(), b"ab" * 16)
        for seq, event in enumerate(run.events, start=run.first)
    ]


def pusher(send: Callable[..., None], parts: Sequence[object]) -> Callable[[], None]:
    def work() -> None:
        for part in parts:
            send(part)

    return work


def together(works: list[Callable[[], None]]) -> float:
    def run() -> None:
        with ThreadPoolExecutor(len(works)) as threads:
            for done in [threads.submit(work) for work in works]:
                done.result()

    return seconds(run)


class BareSqlite:
    """One table, one index, one transaction a request."""

    def __init__(self, path: Path) -> None:
        self._turn = threading.Lock()
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode = wal", "synchronous = full", "locking_mode = exclusive"):
            self._db.execute(f"pragma {pragma}")
        self._db.execute(f"create table bare ({COLUMNS.format('blob')}, unique (log, seq)) strict"
                         .replace("bigint", "integer"))  # fmt: skip

    def add(self, rows: Rows) -> None:
        with self._turn:
            self._db.execute("begin immediate")
            self._db.executemany("insert into bare values (?, ?, ?, ?, ?, ?)", rows)
            self._db.execute("commit")

    def close(self) -> None:
        self._db.close()


class BarePostgres:
    """One table, one index, one transaction a request, one connection for each caller."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._own = threading.local()
        with psycopg.connect(url, autocommit=True) as connection:
            columns = COLUMNS.format("bytea")
            connection.execute(f"create table bare ({columns}, unique (log, seq))".encode())

    def add(self, rows: Rows) -> None:
        if not hasattr(self._own, "connection"):
            self._own.connection = psycopg.connect(self._url, autocommit=True)
        with self._own.connection.cursor() as cursor:
            if len(rows) == 1:
                cursor.execute("insert into bare values (%s, %s, %s, %s, %s, %s)", rows[0])
                return
            with cursor.copy("copy bare from stdin") as copy:
                for row in rows:
                    copy.write_row(row)


if __name__ == "__main__":
    main()
