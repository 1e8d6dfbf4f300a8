"""How much work fits between two scans."""

from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.clock import Clock

SECONDS = 0.012  # of one slice: a scan that comes meanwhile waits for the rest of it
_FIRST, _LEAST, _MOST = 100, 50, 1000  # fewer would mostly wait for the disk


class Pace:
    """Cuts work into slices that take about `SECONDS` each on this computer, as it does just now.

    A slice is to be done in one job of the desk thread and one transaction. Belongs to whoever
    does the work.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.size = _FIRST  # how many things the next slice should hold

    @contextmanager
    def timed(self, done: int) -> Iterator[None]:
        """Learn from a slice of `done` things, which is done meanwhile."""
        began = self._clock.monotonic()
        yield
        took = self._clock.monotonic() - began
        if took > SECONDS:  # by half at most: once it may have waited for the disk
            self.size = max(_LEAST, self.size // 2, int(done * SECONDS / took))
        elif done >= self.size and took < 0.7 * SECONDS:
            self.size = min(_MOST, self.size + self.size // 4)
