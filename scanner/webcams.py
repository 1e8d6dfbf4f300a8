"""The webcams of this machine: their names, how to find each again, and why one does not open."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import Trouble
from scanner.cameras import Camera, Capture
from scanner.opencv import cv2

_PROBED_INDEXES = range(4)
_SIZE = (1280, 720)
_RATE = 30
_SYSTEM = Path("/sys/class/video4linux")
_LINKS = Path("/dev/v4l")

# VIDIOC_REQBUFS of linux/videodev2.h, asking for one mapped capture buffer: the first call that a
# camera in use refuses. Nothing is filmed and no lamp lights.
_REQUEST_BUFFERS = 0xC0145608
_ONE_BUFFER = b"".join(n.to_bytes(4, sys.byteorder) for n in (1, 1, 1, 0, 0))

_REFUSALS = {
    errno.EACCES: Trouble.CAMERA_DENIED,
    errno.EPERM: Trouble.CAMERA_DENIED,
    errno.EBUSY: Trouble.CAMERA_BUSY,
}


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera found on this machine.

    Args:
        name: for people.
        spec: what to give to `open_source`, and to remember: it means the same camera after a
            restart, wherever the system can tell cameras apart.
        device: what to open right now.
    """

    name: str
    spec: str
    device: int | str


@dataclass(frozen=True, slots=True)
class CameraMode:
    """What a camera says it sends once asked for 1280×720 at 30: pixels, frames a second."""

    width: int
    height: int
    rate: float


def list_cameras(system: Path = _SYSTEM, links: Path = _LINKS) -> tuple[CameraInfo, ...]:
    """Return the cameras found, in the order of their numbers.

    Linux is asked for names without touching a device. Elsewhere the first four are opened one
    after the other, which takes seconds and lights their lamps.
    """
    if sys.platform == "linux":
        return tuple(
            CameraInfo(_name_of(node), _lasting(node, links), f"/dev/{node.name}")
            for node in _nodes(system)
        )
    return tuple(
        CameraInfo(f"Camera {index}", str(index), index)
        for index in _PROBED_INDEXES
        if mode_of(index) is not None
    )


def open_device(device: int | str, clock: Clock, *, name: str = "") -> Camera:
    """Return the webcam at an index or device path, asked for 1280×720 at 30 frames/s."""
    return Camera(
        name or _known_name(device),
        lambda: _connect(device),
        clock,
        why=lambda: why_closed(device),
    )


def mode_of(device: int | str) -> CameraMode | None:
    """Open a webcam for a moment to learn what it would send; None when it does not open."""
    capture = _connect(device)
    if capture is None:
        return None
    width, height = capture.get(cv2.CAP_PROP_FRAME_WIDTH), capture.get(cv2.CAP_PROP_FRAME_HEIGHT)
    rate = capture.get(cv2.CAP_PROP_FPS)
    capture.release()
    return CameraMode(int(width), int(height), rate)


def set_up(capture: Capture) -> None:
    """Ask for a picture that suits codes held near; a driver that refuses goes on as it is."""
    # MJPG first: uncompressed, USB 2 gives ten frames a second at this size.
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, _SIZE[0])
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _SIZE[1])
    capture.set(cv2.CAP_PROP_FPS, _RATE)
    # Drivers keep what the last program chose: a focus fixed far away reads no phone.
    capture.set(cv2.CAP_PROP_AUTOFOCUS, 1)
    capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, 3 if sys.platform == "linux" else 0.75)


def why_closed(device: int | str, probe: Callable[[Path], None] | None = None) -> Trouble:
    """Tell why a webcam that nobody here has open sends nothing.

    CAMERA_BUSY, CAMERA_DENIED, CAMERA_MISSING; CAMERA_SILENT when it could be opened.

    Only Linux tells more than that nothing answers.

    Args:
        probe: asks a device node for a picture buffer; OSError when it is refused.
    """
    if sys.platform != "linux":
        return Trouble.CAMERA_MISSING
    try:
        (probe or _ask_for_a_buffer)(_node_of(device))
    except OSError as refused:
        return _REFUSALS.get(refused.errno or 0, Trouble.CAMERA_MISSING)
    return Trouble.CAMERA_SILENT


def _ask_for_a_buffer(node: Path) -> None:
    import fcntl

    opened = os.open(node, os.O_RDWR | os.O_NONBLOCK)
    try:
        if not stat.S_ISCHR(os.fstat(opened).st_mode):
            raise OSError(errno.ENODEV, "no device")
        fcntl.ioctl(opened, _REQUEST_BUFFERS, _ONE_BUFFER)
    finally:
        os.close(opened)


def _connect(device: int | str) -> cv2.VideoCapture | None:
    # A link is followed anew each time: replugged, the camera may have another number.
    where = device if isinstance(device, int) else str(_node_of(device))
    for backend in _backends():
        capture = cv2.VideoCapture()
        if capture.open(where, backend):
            set_up(capture)
            return capture
    return None


def _backends() -> tuple[int, ...]:
    if sys.platform == "win32":
        return (cv2.CAP_MSMF, cv2.CAP_DSHOW)
    return (cv2.CAP_V4L2,) if sys.platform == "linux" else (cv2.CAP_ANY,)


def _node_of(device: int | str) -> Path:
    return Path(f"/dev/video{device}") if isinstance(device, int) else Path(device).resolve()


def _known_name(device: int | str) -> str:
    node = _SYSTEM / _node_of(device).name
    if sys.platform == "linux" and node.exists():
        return _name_of(node)
    return f"Camera {device}" if isinstance(device, int) else device


def _nodes(system: Path) -> Iterator[Path]:
    for node in sorted(system.glob("video*"), key=lambda node: (len(node.name), node.name)):
        # A webcam has a second node for metadata, which the kernel numbers above 0.
        if _line_of(node / "index") in {"0", ""}:
            yield node


def _name_of(node: Path) -> str:
    return _line_of(node / "name") or node.name


def _lasting(node: Path, links: Path) -> str:
    """Return the link that udev makes of the camera's serial number, else of its socket."""
    for folder in (links / "by-id", links / "by-path"):
        for link in sorted(folder.glob("*")):
            if link.resolve().name == node.name:
                return str(link)
    return f"camera:{_line_of(node / 'name')}" if _line_of(node / "name") else f"/dev/{node.name}"


def _line_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
