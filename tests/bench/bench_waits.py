"""How long a scan waits for its verdict while other work arrives at the same desk.

python tests/bench/bench_waits.py
"""

import asyncio
import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
from bench_sync import a_day
from measure import Figure, percentile, seconds

from builders import a_fair, a_ticket
from kiosk.app.erasing import Erasing, erasure_of
from kiosk.app.parcels import export_events, import_open
from kiosk.app.sync_link import SyncLink
from kiosk.clock import SystemClock
from kiosk.desk.carriage import Carriage
from kiosk.desk.checkin import CheckIn
from kiosk.desk.pace import Pace
from kiosk.desk.roster_import import import_roster
from kiosk.desk.thread import DeskThread
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.protocol.api import Status
from kiosk.protocol.messages import AskHeads, Changes, Heads, Hello, Pull, Push, Pushed, Reset
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.store.sqlite import FairCodec, SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.sync.exchange import Answer, Exchange
from kiosk.sync.thread import SyncThread
from ui.bridge import Bridge

EVENTS, PAGE = 50_000, 500
PEOPLE = 20_000
EVERY_S = 0.05
QUIET_S = 10.0
ERASURES, ERASURE_EVERY_S = 10, 0.6
CLOCK = SystemClock()
WORDS = "dattes et thé"


def main() -> None:
    for figure in waiting():
        print(figure.line(), flush=True)


def waiting() -> Iterator[Figure]:
    """Scan every 50 ms beside nothing, a catch-up, a USB stick and erasures."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        loads: dict[str, Callable[[Desk], None]] = {
            "catch-up of 50,000 events": partial(catching_up, way=PagesWay(pages())),
            "a stick of 50,000 events": partial(reading_a_stick, file=a_stick(folder / "other")),
            "ten erasures": erasing,
        }
        for number, (what, load) in enumerate(loads.items()):
            with a_desk(folder / str(number)) as desk:
                bare = waits(desk, lambda _: threading.Event().wait(QUIET_S))
                ours = waits(desk, load)
            yield from figures(what, ours, bare)


def figures(what: str, ours: list[float], bare: list[float]) -> Iterator[Figure]:
    told = {"median": 0.5, "p99": 0.99, "worst": 1.0}
    for name, share in told.items():
        yield Figure(f"scan beside {what}, {name}", 1000 * percentile(ours, share),
                     1000 * percentile(bare, share), "ms", "scan with nothing beside",
                     "p99 ≤ +15 ms")  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """A desk with a roster, its threads running."""

    folder: Path
    records: SqliteRecords
    thread: DeskThread
    check_in: CheckIn
    link: SyncLink


@contextmanager
def a_desk(folder: Path) -> Iterator[Desk]:
    records = SqliteRecords(folder, clock=CLOCK, codec=FairCodec(fair_to_json, fair_from_json))
    fair = a_fair(first_day=CLOCK.now().date())
    thread = DeskThread(lambda error: print("failed:", repr(error)))
    thread.ask(lambda: records.open(lambda: fair))
    records.on_log_due = lambda: thread.behind.run(records.checkpoint, then=lambda _: None)
    tickets = [a_ticket(code=f"CODE{n}") for n in range(PEOPLE)]
    thread.ask(lambda: import_roster(records, tickets))
    check_in = CheckIn(records=records, gate=fair.gate("entrance"), clock=CLOCK)
    link = SyncLink(
        folder, records, desk=thread, bridge=Bridge(), clock=CLOCK, local=fair.local
    )  # fmt: skip
    link.on_changes = lambda: thread.run(check_in.occupancy, then=lambda _: None)
    link.start()
    try:
        yield Desk(folder, records, thread, check_in, link)
    finally:
        link.stop()
        thread.ask(records.close)
        thread.stop()


def waits(desk: Desk, load: Callable[[Desk], object]) -> list[float]:
    """Return how many seconds each scan took, from its showing to its verdict, during a load."""
    beside = threading.Thread(target=load, args=(desk,))
    chance = random.Random(5)
    took: list[float] = []
    beside.start()
    due = time.perf_counter()
    while beside.is_alive():
        due += EVERY_S
        threading.Event().wait(max(0.0, due - time.perf_counter()))
        code = ScannedCode(f"CODE{chance.randrange(PEOPLE)}".encode(), Symbology.QR, due)
        began = time.perf_counter()
        desk.thread.run(
            partial(desk.check_in.scan, code),
            then=lambda _, began=began: took.append(time.perf_counter() - began),
        )
    desk.thread.ask(lambda: None)
    return took


class PagesWay:
    """A hub that has pages to give, as bytes, and takes whatever is pushed."""

    def __init__(self, pages: list[bytes]) -> None:
        self._pages = pages
        self.is_read = threading.Event()

    async def hello(self) -> Hello:
        return Hello("hub", "T", len(self._pages), self._now())

    async def status(self) -> Status:
        await asyncio.Event().wait()
        raise AssertionError

    async def close(self) -> None:
        pass

    async def answer(self, request: Push | Pull | AskHeads, *, wait: int = 0) -> Answer:
        head = len(self._pages)
        match request:
            case Pull(timeline="") | Push(timeline=""):
                return Reset("T", head, self._now())
            case AskHeads():
                return Heads("T", head, {})
            case Push():
                return Pushed("T", head, self._now(), {run.log: run.last for run in request.runs})
            case Pull() if request.after < head:
                page = msgspec.json.decode(self._pages[request.after], type=Changes)
                return msgspec.structs.replace(page, time_ms=self._now())
        self.is_read.set()
        await asyncio.sleep(wait)
        return Changes("T", head, self._now(), head)

    def _now(self) -> int:
        return int(CLOCK.now().timestamp() * 1000)


def pages() -> list[bytes]:
    last = EVENTS // PAGE
    return [
        msgspec.json.encode(Changes("T", last, 0, number, more=number < last, runs=page))
        for number, page in enumerate(a_day(EVENTS, PAGE), 1)
    ]


def catching_up(desk: Desk, *, way: PagesWay) -> None:
    """Let the sync thread read 50,000 events of 20 other desks."""
    exchange = Exchange(DeskSync(desk.records), hub="hub", clock=CLOCK, pace=Pace(CLOCK))
    thread = SyncThread(
        exchange=exchange, way=lambda: way, desk=desk.thread.behind, on_light=lambda _: None,
        on_changes=desk.link.on_changes, clock=CLOCK,
    )  # fmt: skip
    took = seconds(lambda: (thread.start(), way.is_read.wait()))
    thread.stop()
    print(f"(caught up at {EVENTS / took:,.0f} events a second beside the scans)")


def reading_a_stick(desk: Desk, *, file: Path) -> None:
    """Read 50,000 events of 20 other desks from a file."""
    by = Carriage(desk.thread.behind.ask)
    took = seconds(lambda: import_open(desk.records, file, WORDS, by))
    print(f"(read at {EVENTS / took:,.0f} events a second beside the scans)")


def a_stick(folder: Path) -> Path:
    with a_store(folder) as store:
        for page in a_day(EVENTS, PAGE):
            store.bring(page)
    file = folder.with_suffix(".ofec")
    export_events(folder, CLOCK, file, WORDS)
    return file


@contextmanager
def a_store(folder: Path) -> Iterator[DeskSync]:
    records = SqliteRecords(folder, clock=CLOCK, codec=FairCodec(fair_to_json, fair_from_json))
    records.open(a_fair)
    yield DeskSync(records)
    records.close()


def erasing(desk: Desk) -> None:
    """Erase one person after the other, as the page "Personal data" does."""
    ask = desk.thread.behind.ask
    erasing = Erasing(
        desk.folder, desk.records, CLOCK, erasure_of(desk.folder, desk.records, ask), ask
    )
    for n in range(ERASURES):
        took = seconds(lambda n=n: erasing.erase([a_ticket(code=f"CODE{n * 7}").id]))
        print(f"(erased in {took * 1000:.0f} ms)")
        threading.Event().wait(ERASURE_EVERY_S)


if __name__ == "__main__":
    main()
