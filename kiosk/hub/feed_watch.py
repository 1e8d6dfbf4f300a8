"""Wakes the requests that wait for news: one look at the feed serves them all."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress

from kiosk.errors import TroubleError

LOOK_SECONDS = 0.25  # another hub process may have written to the same database
_NOWHERE = 1 << 62

Look = Callable[[int, Collection[str]], Awaitable[tuple[int, Mapping[str, int]]]]


class FeedWatch:
    """Tells desks that their own exhibition changed. Belongs to one event loop.

    Looks only while somebody waits.
    """

    def __init__(self, look: Look) -> None:
        """Args: look: see `kiosk.hub.hub.Hub.news`."""
        self._look = look
        self._looked = _NOWHERE
        self._ends: dict[str, int] = {}
        self._waiting: Counter[str] = Counter()
        self._next: dict[str, asyncio.Event] = {}
        self._is_over = False

    def moved_to(self, xh: str, end: int) -> None:
        """Take note that an exhibition changed at position `end`, and wake whoever waits for it."""
        if end > self._ends.get(xh, 0):
            self._ends[xh] = end
            self._wake(xh)

    def stop(self) -> None:
        """Let nobody wait any longer: the hub is closing."""
        self._is_over = True
        self._wake(*self._next)

    @contextmanager
    def waiting(self, xh: str) -> Iterator[None]:
        """Look for changes of an exhibition meanwhile."""
        self._waiting[xh] += 1
        try:
            yield
        finally:
            self._waiting[xh] -= 1

    def next_change(self, xh: str) -> asyncio.Event:
        """Return what will be set at an exhibition's next change; take it before you read."""
        return self._next.setdefault(xh, asyncio.Event())

    async def has_come(self, change: asyncio.Event, until: float) -> bool:
        """Wait for a change; False if it did not come before `until`, or the hub closes.

        Args:
            until: a time of the event loop's clock, seconds.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout_at(until):
                if not self._is_over:
                    await change.wait()
        return change.is_set() and not self._is_over

    async def run(self) -> None:
        """Look at the feed for ever."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            waited_for = [xh for xh, count in self._waiting.items() if count]
            if waited_for:
                with suppress(TroubleError):  # every other request tells of it
                    self._take(*await self._look(self._looked, waited_for))

    def _take(self, head: int, ends: Mapping[str, int]) -> None:
        if head < self._looked:  # put back to an older state: those who wait should hear it
            self._ends.clear()
            self._wake(*self._next)
        self._looked = head
        for xh, end in ends.items():
            self.moved_to(xh, end)

    def _wake(self, *exhibitions: str) -> None:
        for xh in exhibitions:
            change = self._next.pop(xh, None)
            if change is not None:
                change.set()


async def ended(task: asyncio.Task[None]) -> None:
    """Cancel a task and wait until it is over."""
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
