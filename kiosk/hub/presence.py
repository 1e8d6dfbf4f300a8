"""Remembers which desks spoke, and writes it down now and then: a commit for each would be dear."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from functools import partial

from kiosk.errors import TroubleError

WRITE_SECONDS = 5.0


class Presence:
    """Belongs to one event loop."""

    def __init__(self, write: Callable[[Mapping[str, int]], None]) -> None:
        self._write = write
        self._spoke: dict[str, int] = {}

    def saw(self, device: str, holds: int) -> None:
        """Note that a device spoke now and holds the feed up to a position."""
        self._spoke[device] = holds

    async def run(self, working: Callable[[Callable[[], None]], Awaitable[None]]) -> None:
        """Write down who spoke, every few seconds, for ever; `working` runs it on a thread."""
        while True:
            await asyncio.sleep(WRITE_SECONDS)
            spoke, self._spoke = self._spoke, {}
            if spoke:
                with suppress(TroubleError):  # of a database that is away: every request tells it
                    await working(partial(self._write, spoke))
