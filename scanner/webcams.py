"""Opens the webcams of this machine, and tells why one does not open."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import Trouble
from scanner.camera_list import SYSTEM, list_cameras, name_of
from scanner.cameras import Camera, CameraMode, Capture, mode_told_by
from scanner.opencv import cv2

_SIZE = (1280, 720)
_RATE = 30
_LINK_END = "-video-index0"  # of the links that udev makes

# VIDIOC_REQBUFS of linux/videodev2.h, asking for one mapped capture buffer: the first call that a
# camera in use refuses. Nothing is filmed and no lamp lights.
_REQUEST_BUFFERS = 0xC0145608
_ONE_BUFFER = b"".join(n.to_bytes(4, sys.byteorder) for n in (1, 1, 1, 0, 0))

# What Settings, Privacy, Camera writes: for every program, and for those not from the store.
_CONSENT = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\webcam"
_CONSENTS = (_CONSENT, _CONSENT + r"\NonPackaged")

_REFUSALS = {
    errno.EACCES: Trouble.CAMERA_DENIED,
    errno.EPERM: Trouble.CAMERA_DENIED,
    errno.EBUSY: Trouble.CAMERA_BUSY,
}


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
    mode = mode_told_by(capture)
    capture.release()
    return mode


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

    Only Linux tells why. Elsewhere a camera that is listed and does not open is most likely in use;
    CAMERA_PRIVATE where Windows forbids every program to use cameras.

    Args:
        probe: asks a device node for a picture buffer; OSError when it is refused.
    """
    if sys.platform != "linux":
        if is_forbidden(_windows_consent):
            return Trouble.CAMERA_PRIVATE
        is_listed = any(camera.device == device for camera in list_cameras())
        return Trouble.CAMERA_BUSY if is_listed else Trouble.CAMERA_MISSING
    try:
        (probe or _ask_for_a_buffer)(_node_of(device))
    except OSError as refused:
        return _REFUSALS.get(refused.errno or 0, Trouble.CAMERA_MISSING)
    return Trouble.CAMERA_SILENT


def is_forbidden(consent: Callable[[str], str]) -> bool:
    """Tell whether Windows keeps cameras from desktop programs.

    Args:
        consent: reads the value of a key of this user; OSError where there is none.
    """
    for key in _CONSENTS:
        with suppress(OSError):
            if consent(key) == "Deny":
                return True
    return False


def _windows_consent(key: str) -> str:
    if sys.platform != "win32":
        return ""
    import winreg

    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
        return str(winreg.QueryValueEx(opened, "Value")[0])


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
    node = SYSTEM / _node_of(device).name
    if sys.platform == "linux" and node.exists():
        return name_of(node)
    return f"Camera {device}" if isinstance(device, int) else spoken_name(device)


def spoken_name(device: str) -> str:
    """Return a device path as people would say it: "Logitech C270 1234" for its lasting link."""
    name = Path(device).name
    if not name.endswith(_LINK_END):
        return device
    return name.removesuffix(_LINK_END).removeprefix("usb-").replace("_", " ")
