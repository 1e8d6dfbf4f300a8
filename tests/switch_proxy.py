"""A TCP proxy on loopback whose network can be switched from good to every kind of bad."""

import asyncio
import random
import socket
import struct
import threading
from contextlib import suppress
from typing import Literal

Mode = Literal["good", "refused", "stalled", "half-open", "slow"]
MODES: tuple[Mode, ...] = ("refused", "stalled", "half-open", "slow")
_SLOWEST_S = 0.4
_RST = struct.pack("ii", 1, 0)  # linger for no time: closing then resets


class SwitchProxy:
    """Forwards to the first of `targets` that answers. Switch `mode` at any time, from any thread.

    refused: new connections are closed at once. stalled: nothing moves, either way. half-open:
    what the hub says is lost, while the connection seems to stand. slow: each piece takes a while.
    """

    def __init__(self, chance: random.Random) -> None:
        self.mode: Mode = "good"
        self.targets: list[int] = []
        self.port = 0
        self._chance = chance
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.StreamWriter] = set()
        self._ready = threading.Event()
        self._over = asyncio.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "SwitchProxy":
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    def cut(self, *, by_reset: bool) -> None:
        """Break all connections off: orderly, or by a reset that loses what was under way."""
        self._loop.call_soon_threadsafe(self._reset if by_reset else self._cut)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._over.wait()
        server.close()
        self._cut()

    async def _connected(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        far = None if self.mode == "refused" else await self._reached()
        if far is None:
            back.close()
            return
        reader, forth = far
        self._open |= {back, forth}
        pumps = [
            asyncio.create_task(self._pump(near, forth, "asked")),
            asyncio.create_task(self._pump(reader, back, "answered")),
        ]
        await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        for pump in pumps:
            pump.cancel()
        for writer in (back, forth):
            self._open.discard(writer)
            writer.close()

    async def _reached(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        for port in self._chance.sample(self.targets, len(self.targets)):
            with suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", port)
        return None

    async def _pump(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, way: str
    ) -> None:
        with suppress(OSError):
            while chunk := await source.read(65536):
                while self.mode == "stalled":
                    await asyncio.sleep(0.05)
                if self.mode == "half-open" and way == "answered":
                    continue
                if self.mode == "slow":
                    await asyncio.sleep(self._chance.random() * _SLOWEST_S)
                target.write(chunk)
                await target.drain()

    def _reset(self) -> None:
        for writer in self._open:
            plain = writer.get_extra_info("socket")
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RST)
        self._cut()

    def _cut(self) -> None:
        for writer in self._open:
            writer.transport.abort()
