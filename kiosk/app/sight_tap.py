"""A tap on the pictures of the running camera, for whoever examines it meanwhile."""

from collections.abc import Iterator
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # OpenCV comes with it, and the window must not wait for that
    from scanner.watch import Sight

_HELD = 30  # pictures; who takes them more slowly than they come misses some
_PATIENCE_S = 2.5


class SightTap:
    """Hands on what the camera thread sees while one other thread wants it."""

    def __init__(self) -> None:
        self._queue: Queue[Sight | None] | None = None
        self._is_closed = False

    def see(self, sight: "Sight") -> None:
        """Take one picture; never waits."""
        self._put(sight)

    def close(self) -> None:
        """End `sights()` for good."""
        self._is_closed = True
        self._put(None)

    def sights(self) -> Iterator["Sight"]:
        """Return the pictures that come from now on, until none came for a while."""
        queue: Queue[Sight | None] = Queue(_HELD)
        self._queue = queue
        return self._taken(queue)

    def _taken(self, queue: "Queue[Sight | None]") -> Iterator["Sight"]:
        try:
            while not self._is_closed:
                sight = queue.get(timeout=_PATIENCE_S)
                if sight is None:
                    return
                yield sight
        except Empty:
            return
        finally:
            self._queue = None

    def _put(self, sight: "Sight | None") -> None:
        queue = self._queue
        if queue is not None:
            try:
                queue.put_nowait(sight)
            except Full:
                return
