"""Wakes the requests that wait for news: one look at the feed's end serves them all."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from kiosk.errors import TroubleError

LOOK_SECONDS = 0.25  # another hub process may have written to the same database


class FeedWatch:
    """Knows the end of the feed. Belongs to one event loop; looks only while somebody waits."""

    def __init__(self, head: Callable[[], Awaitable[int]]) -> None:
        self._look = head
        self._head = 0
        self._waiting = 0
        self._is_over = False
        self._moved = asyncio.Event()

    def moved_to(self, head: int) -> None:
        """Take note of a new end, and wake whoever waits for it."""
        if head != self._head:  # a hub put back to an older state: those who wait should hear it
            self._head = head
            self._moved.set()
            self._moved = asyncio.Event()

    def stop(self) -> None:
        """Let nobody wait any longer: the hub is closing."""
        self._is_over = True
        self._moved.set()

    async def past(self, head: int, until: float) -> bool:
        """Wait for the feed to end elsewhere than at `head`; False if it is `until` before.

        Args:
            until: a time of the event loop's clock, seconds.
        """
        self._waiting += 1
        try:
            async with asyncio.timeout_at(until):
                while self._head == head and not self._is_over:
                    await self._moved.wait()
        except TimeoutError:
            return False
        finally:
            self._waiting -= 1
        return not self._is_over

    async def run(self) -> None:
        """Look at the feed's end for ever."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            if self._waiting:
                with suppress(TroubleError):  # every other request tells of it
                    self.moved_to(await self._look())


async def ended(task: asyncio.Task[None]) -> None:
    """Cancel a task and wait until it is over."""
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
