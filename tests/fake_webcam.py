"""A webcam under a test's hand. As with V4L2, one program at a time may have it open."""

import threading
from collections.abc import Callable

import cv2
import numpy as np

from kiosk.clock import SystemClock
from kiosk.errors import Trouble

Picture = Callable[[int], np.ndarray]
_AFTER_A_FAILED_READ_S = 0.05  # nobody reads at once again


def grey(number: int) -> np.ndarray:
    """Return ever other grey pictures."""
    return np.full((72, 128, 3), number % 250, np.uint8)


class FakeWebcam:
    """What it sends, and whether it is there, or taken, or may be used at all.

    Args:
        pictures: how many it has; few enough that no test can hang on it.
        pause_s: from one to the next.

    `clock` is its own time: a second has as many pictures as it should, however slow this machine.
    """

    def __init__(self, picture: Picture = grey, *, pictures: int = 400, pause_s: float = 0.005):
        self.picture = picture
        self.left = pictures
        self.pause_s = pause_s
        self.trouble: Trouble | None = None
        self.is_mute = False
        self.hangs = threading.Event()
        self.free = threading.Event()
        self.free.set()
        self.opened = 0
        self.clock = _WebcamClock()
        self._taking = threading.Lock()

    def connect(self) -> "_Opened | None":
        with self._taking:
            if self.trouble or not self.free.is_set():
                return None
            self.free.clear()
            self.opened += 1
            return _Opened(self)

    def why(self) -> Trouble:
        if self.trouble is None and not self.free.is_set():
            return Trouble.CAMERA_BUSY
        return self.trouble or Trouble.CAMERA_SILENT


class _WebcamClock(SystemClock):
    """Goes on with the pictures."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds


class _Opened:
    """The one who has it open."""

    def __init__(self, webcam: FakeWebcam) -> None:
        self._webcam: FakeWebcam | None = webcam
        self._number = 0
        self._never = threading.Event()

    def read(self) -> tuple[bool, np.ndarray | None]:
        webcam = self._webcam
        if webcam is None:
            return False, None
        for _ in range(3000):
            if not webcam.hangs.is_set():
                break
            self._never.wait(0.02)
        self._never.wait(webcam.pause_s)
        webcam.clock.seconds += webcam.pause_s
        if webcam.trouble or webcam.is_mute or webcam.left <= 0:
            webcam.clock.seconds += _AFTER_A_FAILED_READ_S
            return False, None
        webcam.left -= 1
        self._number += 1
        return True, webcam.picture(self._number)

    def release(self) -> None:
        if self._webcam is not None:
            self._webcam.free.set()
        self._webcam = None

    def set(self, prop: int, value: float) -> bool:
        return False

    def get(self, prop: int) -> float:
        known = {cv2.CAP_PROP_FRAME_WIDTH: 128.0, cv2.CAP_PROP_FRAME_HEIGHT: 72.0}
        return known.get(prop, 0.0) if self._webcam is not None else 0.0
