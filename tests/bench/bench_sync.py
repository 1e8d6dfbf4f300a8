"""Catching up: foreign events taken in by a desk, beside bare SQLite with the same rows."""

import random
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from measure import Figure, seconds

from builders import a_fair
from fakes import ManualClock
from kiosk.clock import SystemClock
from kiosk.desk.pace import CALM_S, Pace
from kiosk.protocol.messages import Changes
from kiosk.protocol.sealed import Run, Sealed
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.store.event_rows import INSERT, Row, readable, row_of
from kiosk.store.sqlite import FairCodec, SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.sync.exchange import Exchange, Heard
from sync_builders import MORNING_MS, sealed

PAGE = 1000
DESKS = 20
PEOPLE = 40_000


def main() -> None:
    for figure in catching_up(100_000):
        print(figure.line())


def catching_up(events: int) -> Iterator[Figure]:
    """Take pages of a fair's day, and fold them afresh; beside executemany of the same rows."""
    runs = list(a_day(events))
    yield from caught_up("in use", runs, idle_s=0.0)
    yield from caught_up("nobody uses yet", runs, idle_s=CALM_S)


def caught_up(what: str, runs: list[tuple[Run, ...]], *, idle_s: float) -> Iterator[Figure]:
    """Do so at a desk where nobody was let in for so many seconds."""
    events = sum(len(run.events) for page in runs for run in page)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        clock = ManualClock()
        clock.pass_time(hours=10)
        records = SqliteRecords(folder, clock=clock, codec=FairCodec(fair_to_json, fair_from_json))
        records.open(a_fair)
        desk = DeskSync(records)
        desk.begin_again("hub", "T", events)
        exchange = Exchange(desk, hub="hub", clock=clock, pace=Pace(SystemClock(), lambda: idle_s))
        now_ms = int(clock.now().timestamp() * 1000)
        rows = [rows_of(page) for page in runs]
        bare = bare_database(folder / "bare.db", records)
        ours = limit = 0.0
        for number, page in enumerate(runs):
            changes = Changes("T", events, now_ms, number + 1, more=True, runs=page)
            ours += seconds(partial(take, exchange, changes))
            limit += seconds(partial(insert, bare, rows[number]))
        yield Figure(f"catch-up of a desk {what}, 1000 events", ours / len(runs) * 1000,
                     limit / len(runs) * 1000, "ms", "executemany, same rows and index, WAL FULL",
                     "≥ 10,000/s = 100 ms")  # fmt: skip

        def rebuild() -> None:
            with records.transaction() as tx:
                tx.derived.rebuild()

        yield Figure("all events folded afresh, per 1000", seconds(rebuild) / len(runs) * 1000,
                     limit / len(runs) * 1000, "ms", "the same", "≤ 100 ms")  # fmt: skip
        records.close()
        bare.close()


def take(exchange: Exchange, page: Changes) -> None:
    """Take a page in as a window does, slice by slice."""
    for asked, piece in exchange.slices(exchange.pull(), page):
        assert exchange.heard(asked, piece) is Heard.PROGRESS


def a_day(events: int, page: int = PAGE) -> Iterator[tuple[Run, ...]]:
    """Pages as a hub feeds them: 20 desks at once, people in and out, one in 50 let in twice."""
    chance = random.Random(5)
    logs = [f"0190{n:04}-0000-7000-8000-000000000000" for n in range(DESKS)]
    held: Counter[str] = Counter()
    inside: set[int] = set()
    for start in range(0, events, page):
        runs: dict[str, list[Sealed]] = {}
        for n in range(start, start + page):
            log, who, at = chance.choice(logs), chance.randrange(PEOPLE), MORNING_MS + n * 300
            way = -1 if who in inside and chance.random() > 0.02 else 1
            (inside.discard if way < 0 else inside.add)(who)
            held[log] += 1
            runs.setdefault(log, []).append(
                sealed(
                    log, held[log], hlc=at << 16, wall_ms=at, dir=way, dev=log,
                    subject=f"70e1b922-31aa-8241-9e7e-{who:012}",
                )
            )  # fmt: skip
        yield tuple(
            Run(log, held[log] - len(found) + 1, tuple(found)) for log, found in runs.items()
        )


def rows_of(page: tuple[Run, ...]) -> list[Row]:
    found = []
    for run in page:
        for seq, event in enumerate(run.events, run.first):
            envelope = readable(event.envelope, run.log, seq)
            assert envelope is not None
            found.append(row_of(envelope, event, event.body_hash))
    return found


def bare_database(path: Path, like: SqliteRecords) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = full")
    for (sql,) in like._db.execute("select sql from sqlite_master where tbl_name = 'event'"):
        if sql:
            db.execute(sql)
    return db


def insert(db: sqlite3.Connection, rows: list[Row]) -> None:
    db.execute("begin immediate")
    db.executemany(INSERT, rows)
    db.execute("commit")


if __name__ == "__main__":
    main()
