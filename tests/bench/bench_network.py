"""A real hub process over HTTPS: how much it takes in, and what it costs to have desks wait.

python tests/bench/bench_network.py
"""

import asyncio
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import msgspec
from bench_hub import BATCHED, SINGLY, BarePostgres, BareSqlite, Rows, pusher, requests_of, rows_of
from bench_hub import together as run_together
from load import Line, connected, request, trusting
from measure import Figure

from kiosk.app.pairing import membership_of, pair_folder
from kiosk.clock import SystemClock
from kiosk.protocol.messages import Heads, Push
from kiosk.protocol.sealed import Run
from kiosk.sync.membership import Membership
from nodes import HubNode
from postgres_server import NoPostgresError, administration, postgres_server

CLOCK = SystemClock()
EVENTS = 8_000
WAITING = 2_000
DESKS, PROCESSES = 40, 4
ENTRIES, ENTRIES_A_SECOND = 60, 4
PEOPLE = 100_000
LISTEN_S = 60.0


def main() -> None:
    for figure in over_the_network():
        print(figure.line(), flush=True)


def over_the_network() -> Iterator[Figure]:
    """Measure everything that needs a hub process."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        with hub_process(folder / "ingest") as (_, member):
            bare = BareSqlite(folder / "bare.db")
            yield from ingest("SQLite", member, bare.add, "≥ 1.7 k/s", "≥ 20 k/s")
            bare.close()
        try:
            with postgres_server() as server:
                with administration(server) as connection:
                    connection.execute("create database hub")
                url = f"postgresql:///hub?{server.replace(' ', '&')}"
                with hub_process(folder / "centre", url) as (_, member):
                    add = BarePostgres(url).add
                    yield from ingest("PostgreSQL", member, add, *2 * ("beside its limit",))
        except NoPostgresError as error:
            print(error)
        with hub_process(folder / "waiting") as (hub, member):
            yield from asyncio.run(waiting(hub, member))


@contextmanager
def hub_process(folder: Path, database: str = "") -> Iterator[tuple[HubNode, Membership]]:
    """Yield a hub and a membership of it; its pairing lies in the folder `desk` beside."""
    hub = HubNode("hub", folder, database)
    folder.mkdir(exist_ok=True)
    hub.begin()
    try:
        home = folder.with_name("desk")
        shutil.rmtree(home, ignore_errors=True)
        pair_folder(home, f"127.0.0.1:{hub.port}", hub.code("supervisor"))
        yield hub, membership_of(home)
    finally:
        hub.end(by_force=False)


def ingest(
    name: str, member: Membership, add: Callable[[Rows], None], *goals: str
) -> Iterator[Figure]:
    """Push events over HTTPS, singly and by the hundred; beside the bare database."""
    timeline = asyncio.run(_heads(member)).timeline
    for shape, goal in zip((SINGLY, BATCHED), goals, strict=True):
        count = EVENTS if shape == BATCHED else EVENTS // 4
        ours, limit = [], []
        for _ in range(3):
            work = requests_of(*shape, count)
            bodies = [
                [
                    request(
                        member, "POST", "events", msgspec.json.encode(Push(timeline, 0, (run,)))
                    )
                    for run in runs
                ]
                for runs in work
            ]
            ours.append(count / asyncio.run(_pushed(member, bodies)))
            parts = [[rows_of(run) for run in runs] for runs in work]
            limit.append(count / run_together([pusher(add, rows) for rows in parts]))
        what = "singly from 16" if shape == SINGLY else "by 100 from 8"
        yield Figure(f"hub on {name} over HTTPS, {what}", median(ours), median(limit), "/s",
                     f"bare {name}, the same rows and callers", goal)  # fmt: skip


def pushing(member: Membership, timeline: str, run: Run) -> bytes:
    return request(member, "POST", "events", msgspec.json.encode(Push(timeline, 0, (run,))))


async def _heads(member: Membership) -> Heads:
    line = await connected(member, trusting(member))
    found = msgspec.json.decode(await line.ask(request(member, "GET", "heads")), type=Heads)
    line.writer.close()
    return found


async def _pushed(member: Membership, bodies: list[list[bytes]]) -> float:
    context = trusting(member)
    lines = [await connected(member, context) for _ in bodies]

    async def push(line: Line, requests: list[bytes]) -> None:
        for one in requests:
            assert b'"pushed"' in await line.ask(one)

    start = CLOCK.monotonic()
    await asyncio.gather(*map(push, lines, bodies))
    took = CLOCK.monotonic() - start
    for line in lines:
        line.writer.close()
    return took


async def waiting(hub: HubNode, member: Membership) -> list[Figure]:
    """Let 2,000 desks wait for news, then tell them one."""
    process, context = hub.process, trusting(member)
    before = process.memory_info().rss
    heads = await _heads(member)
    query = f"changes?timeline={heads.timeline}&seen={heads.head}&after={heads.head}&wait=30"
    lines = []
    for start in range(0, WAITING, 50):
        lines += await asyncio.gather(
            *(connected(member, context) for _ in range(min(50, WAITING - start)))
        )
        for line in lines[start:]:
            line.writer.write(request(member, "GET", query))
    await asyncio.sleep(3)  # until the last request has begun to wait
    grown = (process.memory_info().rss - before) / 1e6

    news = pushing(member, heads.timeline, requests_of(1, 1, 1)[0][0])
    teller = await connected(member, context)
    start_s = CLOCK.monotonic()

    async def heard(line: Line) -> float:
        assert b'"runs":[{' in await line.answer()
        return CLOCK.monotonic() - start_s

    answers = [asyncio.ensure_future(heard(line)) for line in lines]
    await teller.ask(news)
    told = await asyncio.gather(*answers)
    for line in (*lines, teller):
        line.writer.close()
    return [
        Figure("memory of 2,000 waiting desks", grown, 100.0, "MB", "the goal", "≤ 100 MB"),
        Figure("one event told to 2,000 desks, the last", max(told), 0.574, "s",
               "prototype", "beside the prototype"),
    ]  # fmt: skip


if __name__ == "__main__":
    main()
