"""How much work fits between two scans."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kiosk.clock import Clock

SECONDS = 0.012  # of one slice: a scan that comes meanwhile waits for the rest of it
CALM_SECONDS = 0.05  # while nobody comes: only the next who comes may wait for that
CALM_S = 5.0  # nobody was let in for so long
_LEAST, _MOST = 50, 1000  # fewer would mostly wait for the disk


class Pace:
    """Cuts work into slices that take about `SECONDS` each on this computer, as it does just now.

    While nobody comes they take `CALM_SECONDS`: fewer and larger ones are done sooner. A slice is
    to be done in one job of the desk thread and one transaction. Belongs to whoever does the work.

    Attributes:
        sizes: how many things a slice holds that takes so many seconds.
    """

    def __init__(self, clock: Clock, idle_s: Callable[[], float] = lambda: 0.0) -> None:
        """Args: idle_s: for how many seconds nobody was let in here; asked from any thread."""
        self._clock = clock
        self._idle_s = idle_s
        self.sizes = {SECONDS: 100, CALM_SECONDS: 400}

    @property
    def size(self) -> int:
        """How many things the next slice should hold."""
        return self.sizes[self._meant()]

    @contextmanager
    def timed(self, done: int) -> Iterator[None]:
        """Learn from a slice of `done` things, which is done meanwhile."""
        began, meant = self._clock.monotonic(), self._meant()
        yield
        took, size = self._clock.monotonic() - began, self.sizes[meant]
        if took > meant:  # by half at most: once it may have waited for the disk
            self.sizes[meant] = max(_LEAST, size // 2, int(done * meant / took))
        elif done >= size and took < 0.7 * meant:
            self.sizes[meant] = min(_MOST, size + size // 4)

    def _meant(self) -> float:
        return CALM_SECONDS if self._idle_s() >= CALM_S else SECONDS
