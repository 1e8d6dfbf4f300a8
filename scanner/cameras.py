"""Live sources: webcams and network streams, read on a thread of their own."""

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from kiosk.clock import Clock
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import Frame
from scanner.opencv import cv2

_PROBED_INDEXES = range(4)
_FIRST_PICTURE_S = 15.0  # Windows takes its time to start a camera
_SILENCE_S = 2.0
_PAUSE_S = 0.05  # after a failed read, which returns at once when the cable is out


class Capture(Protocol):
    """What is needed of cv2.VideoCapture."""

    def read(self) -> tuple[bool, npt.NDArray[Any]]:
        """Wait for the next picture; False when none came."""
        ...

    def release(self) -> None:
        """Let go of the device."""
        ...


class Camera:
    """A live source that always hands out the latest picture and drops those nobody took.

    Drivers block for seconds and some for ever, so they run on a daemon thread: whatever they do,
    `frames()` ends at once after `close()`, and the device is let go as soon as the driver returns.

    `frames()` raises CAMERA_MISSING when the device does not open, and CAMERA_SILENT when no
    picture came for two seconds (fifteen for the first one). Call it again to try again.

    Args:
        connect: opens the device; None when there is none.
        silence_s: how long without a picture counts as silent, in seconds.
    """

    def __init__(
        self,
        name: str,
        connect: Callable[[], Capture | None],
        clock: Clock,
        *,
        first_picture_s: float = _FIRST_PICTURE_S,
        silence_s: float = _SILENCE_S,
    ) -> None:
        self._name = name
        self._connect = connect
        self._clock = clock
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
            target=_read_all, args=(session, self._connect, self._clock), daemon=True, name="camera"
        )
        reader.start()
        patience = self._first_picture_s
        try:
            while (frame := session.take(patience)) is not None:
                yield frame
                patience = self._silence_s
        finally:
            session.end()
        if not self._closed:
            trouble = Trouble.CAMERA_MISSING if session.missing else Trouble.CAMERA_SILENT
            raise TroubleError(trouble, where=self._name)

    def close(self) -> None:
        self._closed = True
        self._session.end()


class _Session:
    """One slot between the driver's thread and whoever takes the frames."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._frame: Frame | None = None
        self._over = threading.Event()
        self.missing = False

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

    def end(self) -> None:
        with self._changed:
            self._over.set()
            self._changed.notify_all()

    def pause(self, seconds: float) -> None:
        self._over.wait(seconds)


def _read_all(session: _Session, connect: Callable[[], Capture | None], clock: Clock) -> None:
    capture = connect()
    if capture is None:
        session.missing = True
        session.end()
        return
    try:
        while not session.is_over:
            good, pixels = capture.read()
            if good:
                session.put(Frame(pixels.astype(np.uint8, copy=False), clock.monotonic()))
            else:
                session.pause(_PAUSE_S)
    finally:
        capture.release()


def open_device(device: int | str, name: str, clock: Clock) -> Camera:
    """Return the webcam at an index or device path, asked for 1280×720 at 30 frames/s."""
    return Camera(name, lambda: _connect_device(device), clock)


def open_stream(url: str, clock: Clock) -> Camera:
    """Return the stream at an http or rtsp URL, named without the password it may hold."""
    parts = urlsplit(url)
    name = f"{parts.scheme}://{parts.hostname or ''}{parts.path}"
    return Camera(name, lambda: _connect_stream(url), clock)


def _backends() -> tuple[int, ...]:
    if sys.platform == "win32":
        return (cv2.CAP_MSMF, cv2.CAP_DSHOW)
    return (cv2.CAP_V4L2,) if sys.platform == "linux" else (cv2.CAP_ANY,)


def _connect_device(device: int | str) -> Capture | None:
    for backend in _backends():
        capture = cv2.VideoCapture()
        if capture.open(device, backend):
            # MJPG first: uncompressed, USB 2 gives ten frames a second at this size.
            capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, 1280)
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, 720)
            capture.set(cv2.CAP_PROP_FPS, 30)
            return capture
    return None


def _connect_stream(url: str) -> Capture | None:
    patience = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, 10_000, cv2.CAP_PROP_READ_TIMEOUT_MSEC, 5_000]
    capture = cv2.VideoCapture(url, cv2.CAP_FFMPEG, patience)
    return capture if capture.isOpened() else None


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera found on this machine: its name for people, and what to give to `open_source`."""

    name: str
    spec: str


def list_cameras(devices: Path = Path("/sys/class/video4linux")) -> tuple[CameraInfo, ...]:
    """Return the cameras found, in the order of their numbers.

    Linux is asked for names without touching a device. Elsewhere the first four are opened one
    after the other, which takes seconds and lights their lamps.
    """
    if sys.platform == "linux":
        return _listed(devices)
    return tuple(
        CameraInfo(f"Camera {index}", str(index)) for index in _PROBED_INDEXES if _answers(index)
    )


def _listed(devices: Path) -> tuple[CameraInfo, ...]:
    nodes = sorted(devices.glob("video*"), key=lambda node: (len(node.name), node.name))
    # A webcam has a second node for metadata, which the kernel numbers above 0.
    return tuple(
        CameraInfo(_line_of(node / "name") or node.name, f"/dev/{node.name}")
        for node in nodes
        if _line_of(node / "index") in {"0", ""}
    )


def _line_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _answers(index: int) -> bool:
    capture = _connect_device(index)
    if capture is not None:
        capture.release()
    return capture is not None
