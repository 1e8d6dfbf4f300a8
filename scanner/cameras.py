"""Live sources, read on a thread of their own: any camera, and network streams."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from kiosk.clock import Clock
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import Frame
from scanner.opencv import cv2
from scanner.picture_faults import LASTING_S

_RELEASE_S = 0.5
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

    def get(self, prop: int) -> float:
        """Tell a property; 0 when the driver does not know."""
        ...


@dataclass(frozen=True, slots=True)
class CameraMode:
    """What a camera says it sends: pixels, frames a second."""

    width: int
    height: int
    rate: float


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a camera may go without a picture, in seconds.

    Args:
        first_picture_s: reads may fail before the first one; then the device is opened afresh.
            Windows takes its time to start a camera.
        silence_s: later on.
        frozen_s: how long it may send the same picture; see `PictureFaults`.
    """

    first_picture_s: float = 15.0
    silence_s: float = 1.8
    frozen_s: float = LASTING_S


_PATIENCE = Patience()
# Encoders repeat a hall that stands still, noise and all, from one key picture to the next.
_STREAM_PATIENCE = Patience(frozen_s=12.0)


class Camera:
    """A live source that always hands out the latest picture and drops those nobody took.

    Drivers block for seconds and some for ever, so they run on a daemon thread: whatever they do,
    `frames()` ends at once after `close()`, and the device is let go as soon as the driver returns.

    `frames()` raises what `why` tells when the device does not open or its reads fail, CAMERA_MUTE
    when it opened and reads failed from the first on, and `silent` when no picture came for almost
    two seconds. A driver that takes minutes to open or to give the first picture is waited for.
    Call `frames()` again to try again.

    Args:
        connect: opens the device; None when it does not open.
        why: tells what is wrong with a device that was let go because it gives no pictures.
    """

    def __init__(
        self,
        name: str,
        connect: Callable[[], Capture | None],
        clock: Clock,
        *,
        why: Callable[[], Trouble] = lambda: Trouble.CAMERA_MISSING,
        silent: Trouble = Trouble.CAMERA_SILENT,
        patience: Patience = _PATIENCE,
    ) -> None:
        self._name = name
        self._connect = connect
        self._clock = clock
        self._why = why
        self._silent = silent
        self.patience = patience
        self._session = _Session()
        self._closed = False
        self._mode: CameraMode | None = None

    @property
    def mode(self) -> CameraMode | None:
        """What the device said it sends when it was last opened; None before."""
        return self._mode

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
        patience = None  # the reader gives up, unless its driver hangs: nobody else could open it
        is_silent = False
        try:
            while (frame := session.take(patience)) is not None:
                yield frame
                patience = self.patience.silence_s
            is_silent = not session.is_over
        finally:
            session.end()
            if not is_silent:  # whoever opens the device next must not find it busy
                reader.join(_RELEASE_S)
        if not self._closed:
            raise TroubleError(session.trouble or self._silent, where=self._name)

    def close(self) -> None:
        self._closed = True
        self._session.end()

    def _read_all(self, session: "_Session") -> None:
        capture = self._connect()
        was_mute = False
        if capture is not None:
            try:
                self._mode = mode_told_by(capture)
                was_mute = not self._read_while_sent(session, capture)
            finally:
                capture.release()
        if not session.is_over:
            trouble = self._why()
            is_there = trouble is Trouble.CAMERA_SILENT
            session.fail(Trouble.CAMERA_MUTE if was_mute and is_there else trouble)

    def _read_while_sent(self, session: "_Session", capture: Capture) -> bool:
        """Read until the session is over or nothing came for a while; tell if anything did."""
        heard_at, patience = self._clock.monotonic(), self.patience.first_picture_s
        while not session.is_over:
            good, pixels = capture.read()
            now = self._clock.monotonic()
            if good:
                heard_at, patience = now, _GIVE_UP_S
                session.put(Frame(pixels.astype(np.uint8, copy=False), now))
            elif now - heard_at > patience:
                break
            else:
                session.pause(_PAUSE_S)
        return patience == _GIVE_UP_S


def mode_told_by(capture: Capture) -> CameraMode:
    """Return what an open device says it sends."""
    width, height = capture.get(cv2.CAP_PROP_FRAME_WIDTH), capture.get(cv2.CAP_PROP_FRAME_HEIGHT)
    return CameraMode(int(width), int(height), capture.get(cv2.CAP_PROP_FPS))


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

    def take(self, patience: float | None) -> Frame | None:
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
    return Camera(
        stream_name(url),
        lambda: _connect_stream(url),
        clock,
        why=lambda: Trouble.STREAM_LOST,
        silent=Trouble.STREAM_LOST,
        patience=_STREAM_PATIENCE,
    )


def stream_name(url: str) -> str:
    """Return an address without user, password and port; ValueError when it is none."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"


def _connect_stream(url: str) -> Capture | None:
    patience = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, 10_000, cv2.CAP_PROP_READ_TIMEOUT_MSEC, 5_000]
    capture = cv2.VideoCapture(url, cv2.CAP_FFMPEG, patience)
    return capture if capture.isOpened() else None
