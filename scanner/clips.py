"""Plays a recorded clip, either as a camera would or as fast as it decodes."""

import threading
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path

import numpy as np

from kiosk.clock import Clock
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import Frame
from scanner.opencv import cv2

_FALLBACK_FPS = 25.0


class Pace(Enum):
    """How fast a recording is played, and what `Frame.taken_at` then counts."""

    FLAT_OUT = auto()  # every frame, no waiting; seconds from the start of the recording
    REAL_TIME = auto()  # as a camera would, dropping late frames; seconds on the monotonic clock


class VideoFile:
    """A clip. A damaged one gives the frames it has.

    `frames()` raises NO_SUCH_FILE, CLIP_UNREADABLE (no clip at all) and CLIP_EMPTY (a clip without
    one readable frame). It is to be run through once at a time, by one thread.
    """

    def __init__(self, path: Path, pace: Pace, clock: Clock) -> None:
        self._path = path
        self._pace = pace
        self._clock = clock
        self._closed = threading.Event()

    @property
    def name(self) -> str:
        return self._path.name

    def frames(self) -> Iterator[Frame]:
        if self._closed.is_set():
            return
        capture = self._open()
        origin = 0.0 if self._pace is Pace.FLAT_OUT else self._clock.monotonic()
        step = 1.0 / _rate_of(capture)
        at = -step
        shown = 0
        try:
            while not self._closed.is_set() and capture.grab():
                at = _next_time(capture, at, step)
                if self._wait_until(origin + at) > step and shown:
                    continue
                good, pixels = capture.retrieve()
                if good and not self._closed.is_set():
                    shown += 1
                    yield Frame(pixels.astype(np.uint8, copy=False), origin + at)
            self._wait_until(origin + at + step)  # the last frame lasts as long as the others
        finally:
            capture.release()
        if not shown and not self._closed.is_set():
            raise TroubleError(Trouble.CLIP_EMPTY, where=self._path)

    def close(self) -> None:
        self._closed.set()

    def _open(self) -> cv2.VideoCapture:
        if not self._path.is_file():
            raise TroubleError(Trouble.NO_SUCH_FILE, where=self._path)
        # FFmpeg by name: other backends take digits in a file name for a numbered series.
        capture = cv2.VideoCapture(str(self._path), cv2.CAP_FFMPEG)
        if not capture.isOpened():
            raise TroubleError(Trouble.CLIP_UNREADABLE, where=self._path)
        return capture

    def _wait_until(self, due: float) -> float:
        """Wait for `due` when playing in real time; return by how many seconds it is too late."""
        if self._pace is Pace.FLAT_OUT:
            return 0.0
        late = self._clock.monotonic() - due
        if late < 0.0:
            self._closed.wait(-late)
        return late


def _rate_of(capture: cv2.VideoCapture) -> float:
    fps = float(capture.get(cv2.CAP_PROP_FPS))
    return fps if 1.0 <= fps <= 240.0 else _FALLBACK_FPS


def _next_time(capture: cv2.VideoCapture, last: float, step: float) -> float:
    """Return the grabbed frame's time in the clip, always later than `last`."""
    stamped = float(capture.get(cv2.CAP_PROP_POS_MSEC)) / 1000.0
    # Damaged clips and some AVI writers give no stamps, the same one twice, or hours of silence.
    return stamped if last < stamped < last + 10.0 else last + step
