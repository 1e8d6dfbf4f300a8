"""What desks notice of their hub: when they learn of an entry, and how fast a new one is ready.

python tests/bench/bench_desks.py
"""

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from bench_network import hub_process
from measure import Figure, percentile, seconds

from hub_builders import give_roster
from kiosk.app.syncing import sync_folder_once
from kiosk.clock import SystemClock
from kiosk.demo.fair import demo_fair, first_day_from
from kiosk.domain.badge_ids import badge_id_of, ticket_id_of
from kiosk.hub.hub import Hub
from kiosk.hub.sqlite_store import SqliteStore
from kiosk.protocol.messages import Doc, RosterPart, RosterRow
from kiosk.roster.fair_file import fair_to_json
from kiosk.store.docs import FAIR_DOC
from kiosk.store.roster_feed import SENT
from kiosk.sync.membership import FILE_NAME
from nodes import XH

CLOCK = SystemClock()
DESKS, PROCESSES = 40, 4
ENTRIES, ENTRIES_A_SECOND = 60, 4
PEOPLE = 100_000
LISTEN_S = 60.0


def main() -> None:
    for figure in desks_and_hub():
        print(figure.line(), flush=True)


def desks_and_hub() -> Iterator[Figure]:
    """Measure real desks with a real hub process."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        with hub_process(folder / "hub"):
            yield from propagation(folder)
        yield from new_desk(folder / "new")


class Heard:
    """Who learnt of which entry when, as the processes of many desks tell it."""

    def __init__(self) -> None:
        self.ready = threading.Semaphore(0)
        self._entered: dict[str, float] = {}
        self._known: list[tuple[str, float]] = []
        self._change = threading.Condition()

    def listen(self, output: IO[str]) -> None:
        for line in output:
            with self._change:
                self._take(json.loads(line))
                self._change.notify_all()

    def _take(self, told: dict[str, object]) -> None:
        match told:
            case {"ready": _}:
                self.ready.release()
            case {"entered": str(who), "at": float(at)}:
                self._entered[who] = at
            case {"known": str(who), "at": float(at)}:
                self._known.append((who, at))

    def took(self, count: int) -> list[float]:
        """Wait until entries were learnt of `count` times; return how long each took, seconds."""
        with self._change:
            assert self._change.wait_for(lambda: len(self._known) >= count, LISTEN_S)
        return [at - self._entered[who] for who, at in self._known]


def propagation(folder: Path) -> Iterator[Figure]:
    """Let 40 desks record entries; how long until each other desk has it in its records?"""
    homes = [folder / f"desk-{n}" for n in range(DESKS)]
    for home in homes:
        home.mkdir()
        shutil.copy(folder / "desk" / FILE_NAME, home)
    heard, each = Heard(), DESKS // PROCESSES
    with ExitStack() as closing:
        inputs = [
            closing.enter_context(desks_process(homes[start : start + each], heard.listen))
            for start in range(0, DESKS, each)
        ]
        for _ in inputs:
            assert heard.ready.acquire(timeout=LISTEN_S)
        for n in range(ENTRIES):
            inputs[n % PROCESSES].write(f"{n // PROCESSES % each} visitor-{n}\n")
            inputs[n % PROCESSES].flush()
            threading.Event().wait(1 / ENTRIES_A_SECOND)
        took = heard.took(ENTRIES * (DESKS - 1))
    for share, name in ((0.5, "median"), (0.95, "p95")):
        yield Figure(f"entry known at 39 other desks, {name}", percentile(took, share), 31.0, "s",
                     "pretixSCAN on a desktop: 1 + 30 s", "p95 ≤ 0.5 s")  # fmt: skip


@contextmanager
def desks_process(homes: list[Path], listen: Callable[[IO[str]], None]) -> Iterator[IO[str]]:
    """Yield the input of one process with a desk in each of `homes`."""
    words = [sys.executable, Path(__file__).with_name("desks.py"), *homes]
    with subprocess.Popen(
        [str(word) for word in words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        reader = threading.Thread(target=listen, args=(process.stdout,))
        reader.start()
        try:
            yield process.stdin
        finally:
            process.stdin.close()
            process.wait(LISTEN_S)
            reader.join()


def new_desk(folder: Path) -> Iterator[Figure]:
    """Give new desks a roster of 100,000; for the first one the hub has to make the snapshot."""
    rows = list(map(a_row, range(PEOPLE)))
    store = SqliteStore(folder / "hub", clock=CLOCK)
    store.open()
    hub = Hub(store, clock=CLOCK)
    hub.open_exhibition(XH)
    for start in range(0, PEOPLE, 1000):
        give_roster(hub, RosterPart(SENT, tuple(rows[start : start + 1000])), XH)
    fair = fair_to_json(demo_fair(first_day_from(CLOCK)))  # without it there is no snapshot
    hub.put_doc(XH, Doc(FAIR_DOC, FAIR_DOC, fair), "supervisor")
    store.close()
    with hub_process(folder):
        first, second = folder.with_name("desk"), folder.with_name("second")
        second.mkdir()
        shutil.copy(first / FILE_NAME, second)
        ours = [
            seconds(lambda home=home: sync_folder_once(home, CLOCK, lambda _: None))
            for home in (first, second)
        ]
    limit = bare_roster(second / "kiosk.db", folder / "bare.db", rows)
    for which, spent in zip(("first new desk", "next new desk"), ours, strict=True):
        yield Figure(f"{which}, 100,000 attendees, all told", spent, limit, "s",
                     "executemany, same table, one commit", "≤ 1 s")  # fmt: skip


def a_row(n: int) -> RosterRow:
    code = f"CODE{n}"
    who = ("visitor", f"Prénom {n}", f"Nom {n}", "", "", f"Société {n % 500}", "Achats", "MA")
    cells = (code, badge_id_of(XH, code), *who, "", "", "fr", *4 * ("",), "valid", 1, "")
    return RosterRow(ticket_id_of(XH, code), cells)


def bare_roster(like: Path, path: Path, rows: list[RosterRow]) -> float:
    """Return the seconds it takes SQLite alone to write `rows` into the desk's own table."""
    kept = sqlite3.connect(like)
    assert kept.execute("select count(*) from roster").fetchone() == (PEOPLE,)
    tables = kept.execute("select sql from sqlite_master where tbl_name = 'roster' and sql <> ''")
    bare = sqlite3.connect(path, isolation_level=None)
    for (sql,) in tables.fetchall():
        bare.execute(sql)
    kept.close()
    values = [(row.id, *row.cells, 1, 0, 0) for row in rows]
    into = f"insert into roster values ({', '.join('?' * len(values[0]))})"  # noqa: S608

    def insert() -> None:
        bare.execute("begin")
        bare.executemany(into, values)
        bare.execute("commit")

    took = seconds(insert)
    bare.close()
    return took


if __name__ == "__main__":
    main()
