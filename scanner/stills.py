"""Pictures in place of a camera: each held before the eye for a while."""

import threading
from collections.abc import Iterator
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import ColourImage, Frame
from scanner.clips import Pace
from scanner.pictures import is_picture, read_picture

# Longer than a code stays "still in view", so that each picture played flat out is a showing.
SECONDS_PER_PICTURE = 2.0

_RATE = 15  # frames a second of a picture that is held


class Stills:
    """One picture, or those of a folder one after the other, two seconds each.

    In real time a picture is held as a visitor would: the same frame again and again. Flat out it
    is one frame.

    An unreadable picture does not keep the others from being seen: it is passed by, and the
    trouble of the first such one is raised at the end; in real time, where the end is not the end,
    only when none is good. Who must name every bad file (the headless command) opens
    `parts_of(folder)` one by one instead.

    `frames()` raises NO_SUCH_FILE, FOLDER_EMPTY, PICTURE_UNREADABLE.
    """

    def __init__(self, path: Path, pace: Pace, clock: Clock) -> None:
        self._path = path
        self._pace = pace
        self._clock = clock
        self._closed = threading.Event()

    @property
    def name(self) -> str:
        return self._path.name

    @property
    def is_one(self) -> bool:
        """Whether this is one picture."""
        return not self._path.is_dir()

    def frames(self) -> Iterator[Frame]:
        if self._closed.is_set():
            return
        troubles: list[TroubleError] = []
        shown = 0
        for path in [self._path] if self.is_one else pictures_in(self._path):
            try:
                pixels = read_picture(path)
            except TroubleError as trouble:
                troubles.append(trouble)
                continue
            if self._pace is Pace.FLAT_OUT:
                yield Frame(pixels, shown * SECONDS_PER_PICTURE)
            else:
                yield from self._held(pixels)
            shown += 1
            if self._closed.is_set():
                return
        if troubles and (self._pace is Pace.FLAT_OUT or not shown):
            raise troubles[0]

    def close(self) -> None:
        self._closed.set()

    def _held(self, pixels: ColourImage) -> Iterator[Frame]:
        end = self._clock.monotonic() + SECONDS_PER_PICTURE
        while (now := self._clock.monotonic()) < end and not self._closed.is_set():
            yield Frame(pixels, now)
            self._closed.wait(1 / _RATE)


def pictures_in(folder: Path) -> list[Path]:
    """Return the pictures directly in `folder`, by name; TroubleError FOLDER_EMPTY for none."""
    try:
        found = sorted(p for p in folder.iterdir() if is_picture(p) and not p.name.startswith("."))
    except OSError as unreadable:
        raise TroubleError(Trouble.NO_SUCH_FILE, where=folder) from unreadable
    if not found:
        raise TroubleError(Trouble.FOLDER_EMPTY, where=folder)
    return found
