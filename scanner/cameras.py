"""Live sources, read on a thread of their own: any camera, and network streams."""

import threading
from collections.abc import Callable, Iterator
from typing import Any, Protocol
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from kiosk.clock import Clock
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import Frame
from scanner.opencv import cv2

_RELEASE_S = 0.5
_FIRST_PICTURE_S = 15.0  # Windows takes its time to start a camera
_SILENCE_S = 1.8
_GIVE_UP_S = 0.5  # of reads that fail at once: the cable is out, and no picture will come
_PAUSE_S = 0.05  # after a failed read, which returns at once when the cable is out


class Capture(Protocol):
    """What is needed of cv2.VideoCapture."""

    def read(self) -> tuple[bool, npt.NDArray[Any]]:
        """Wait for the next picture; False when none came."""
        ...

    def release(self) -> None:
        """Let go of the device."""
        ...

    def set(self, prop: int, value: float) -> bool:
        """Ask for a property; False when the driver refuses."""
        ...


class Camera:
    """A live source that always hands out the latest picture and drops those nobody took.

    Drivers block for seconds and some for ever, so they run on a daemon thread: whatever they do,
    `frames()` ends at once after `close()`, and the device is let go as soon as the driver returns.

    `frames()` raises what `why` tells when the device does not open or its reads fail, and
    CAMERA_SILENT when no picture came for almost two seconds (fifteen for the first one). Call it
    again to try again.

    Args:
        connect: opens the device; None when it does not open.
        why: tells what is wrong with a device that was let go because it gives no pictures.
        silence_s: how long without a picture counts as silent, in seconds.
    """

    def __init__(
        self,
        name: str,
        connect: Callable[[], Capture | None],
        clock: Clock,
        *,
        why: Callable[[], Trouble] = lambda: Trouble.CAMERA_MISSING,
        first_picture_s: float = _FIRST_PICTURE_S,
        silence_s: float = _SILENCE_S,
    ) -> None:
        self._name = name
        self._connect = connect
        self._clock = clock
        self._why = why
        self._first_picture_s = first_picture_s
        self._silence_s = silence_s
        self._session = _Session()
        self._closed = False

    @property
    def name(self) -> str:
        return self._name

    def frames(self) -> Iterator[Frame]:
        session = self._session = _Session()
        if self._closed:
            return
        reader = threading.Thread(
            target=self._read_all, args=(session,), daemon=True, name="capture"
        )
        reader.start()
        patience = self._first_picture_s
        try:
            while (frame := session.take(patience)) is not None:
                yield frame
                patience = self._silence_s
        finally:
            session.end()
            if self._closed:  # whoever opens the device next must not find it busy
                reader.join(_RELEASE_S)
        if not self._closed:
            raise TroubleError(session.trouble or Trouble.CAMERA_SILENT, where=self._name)

    def close(self) -> None:
        self._closed = True
        self._session.end()

    def _read_all(self, session: "_Session") -> None:
        capture = self._connect()
        if capture is not None:
            try:
                self._read_while_sent(session, capture)
            finally:
                capture.release()
        if not session.is_over:
            session.fail(self._why())

    def _read_while_sent(self, session: "_Session", capture: Capture) -> None:
        """Read until the session is over, or nothing has come for a while after something did."""
        latest: float | None = None
        while not session.is_over:
            good, pixels = capture.read()
            now = self._clock.monotonic()
            if good:
                latest = now
                session.put(Frame(pixels.astype(np.uint8, copy=False), now))
            elif latest is not None and now - latest > _GIVE_UP_S:
                return
            else:
                session.pause(_PAUSE_S)


class _Session:
    """One slot between the driver's thread and whoever takes the frames."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._frame: Frame | None = None
        self._over = threading.Event()
        self.trouble: Trouble | None = None

    @property
    def is_over(self) -> bool:
        return self._over.is_set()

    def put(self, frame: Frame) -> None:
        with self._changed:
            self._frame = frame
            self._changed.notify_all()

    def take(self, patience: float) -> Frame | None:
        """Return the next frame; None when the session is over or none came in time (seconds)."""
        with self._changed:
            self._changed.wait_for(lambda: self._frame is not None or self.is_over, patience)
            frame, self._frame = self._frame, None
            return None if self.is_over else frame

    def fail(self, trouble: Trouble) -> None:
        self.trouble = trouble
        self.end()

    def end(self) -> None:
        with self._changed:
            self._over.set()
            self._changed.notify_all()

    def pause(self, seconds: float) -> None:
        self._over.wait(seconds)


def open_stream(url: str, clock: Clock) -> Camera:
    """Return the stream at an http or rtsp URL, named without the password it may hold."""
    parts = urlsplit(url)
    name = f"{parts.scheme}://{parts.hostname or ''}{parts.path}"
    return Camera(name, lambda: _connect_stream(url), clock)


def _connect_stream(url: str) -> Capture | None:
    patience = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, 10_000, cv2.CAP_PROP_READ_TIMEOUT_MSEC, 5_000]
    capture = cv2.VideoCapture(url, cv2.CAP_FFMPEG, patience)
    return capture if capture.isOpened() else None
