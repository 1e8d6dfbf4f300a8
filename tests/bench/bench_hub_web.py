"""A hub's process under many desks: how soon one hears of another, and what waiting costs."""

import asyncio
import ssl
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import psutil
from measure import Figure, percentile

from hub_builders import a_run
from kiosk.app.hub_process import HubProcess
from kiosk.app.pairing import pair_folder
from kiosk.protocol.messages import Changes, Pull, Push
from kiosk.sync.http import HubHttp
from kiosk.sync.membership import Membership
from kiosk.sync.tls import pinned

XH = "fair-1"


def web_figures(desks: int = 40, rounds: int = 50, waiting: int = 2000) -> Iterator[Figure]:
    """Yield how soon an event reaches all desks, and the memory of a hub on which many wait."""
    with tempfile.TemporaryDirectory() as folder:
        hub = HubProcess(Path(folder), xh=XH, port=0, listen="127.0.0.1")
        member = pair_folder(Path(folder) / "desk", hub.start().qr)
        try:
            heard, bare = asyncio.run(_propagated(member, desks, rounds))
            slowest, push = percentile(heard, 0.95), statistics.median(bare)
            yield Figure(f"event at {desks} desks, p95", 1000 * slowest, 1000 * push, "ms",
                         "one push, answered", "p95 ≤ 500 ms")  # fmt: skip
            process = psutil.Process(hub._child.pid)
            before = process.memory_info().rss
            grown = asyncio.run(_waited(member, waiting, process)) - before
            yield Figure(f"hub memory, {waiting} waiting desks", grown / 1e6, waiting * 0.017,
                         "MB", "prototype without TLS", "≤ 100 MB")  # fmt: skip
        finally:
            hub.stop()


async def _propagated(
    member: Membership, desks: int, rounds: int
) -> tuple[list[float], list[float]]:
    ways = [HubHttp(member) for _ in range(desks + 1)]
    hello = await ways[0].hello()
    heard: list[float] = []
    bare: list[float] = []
    sent = [0.0]

    async def listen(way: HubHttp) -> None:
        after = 0
        for _ in range(rounds):
            page = await way.answer(Pull(hello.timeline, 0, after), wait=30)
            heard.append(time.perf_counter() - sent[0])
            assert isinstance(page, Changes)
            after = page.upto

    listeners = [asyncio.create_task(listen(way)) for way in ways[1:]]
    await asyncio.sleep(3)  # all have shaken hands
    for seq in range(1, rounds + 1):
        sent[0] = time.perf_counter()
        await ways[0].answer(Push(hello.timeline, 0, (a_run("a", seq, 1),)))
        bare.append(time.perf_counter() - sent[0])
        while len(heard) < seq * desks:
            await asyncio.sleep(0.005)
    await asyncio.gather(*listeners)
    for way in ways:
        await way.close()
    return heard, bare


async def _waited(member: Membership, waiting: int, process: psutil.Process) -> int:
    """Return the hub's memory while that many wait, each on a connection of its own."""
    context: ssl.SSLContext = pinned(member.certificate)
    hello = await HubHttp(member).hello()
    asked = httpx.QueryParams(
        {**msgspec.structs.asdict(Pull(hello.timeline, 0, hello.head)), "wait": 30}
    )
    request = (f"GET /v1/x/{XH}/changes?{asked} HTTP/1.1\r\nhost: hub\r\n"
               f"authorization: Bearer {member.token}\r\n\r\n").encode()  # fmt: skip
    gate = asyncio.Semaphore(20)

    async def wait() -> asyncio.StreamWriter:
        async with gate:
            _, writer = await asyncio.open_connection(
                member.addresses[0], member.port, ssl=context, server_hostname="hub"
            )
            writer.write(request)
            await writer.drain()
            return writer

    writers = await asyncio.gather(*[wait() for _ in range(waiting)])
    await asyncio.sleep(2)
    memory = process.memory_info().rss
    assert len(process.net_connections()) >= waiting
    for writer in writers:
        writer.close()
    return memory


if __name__ == "__main__":
    for figure in web_figures():
        print(figure.line())
