"""Opens whatever gives pictures: a camera, a clip, a picture, a folder of them, a stream."""

from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import FrameSource
from scanner.camera_list import camera_meant, list_cameras
from scanner.cameras import open_stream, stream_name
from scanner.clips import Pace, VideoFile
from scanner.pictures import is_picture
from scanner.stills import Stills, pictures_in
from scanner.webcams import open_device, spoken_name

__all__ = ["Pace", "Stills", "VideoFile", "open_source", "parts_of", "spoken_spec"]

_STREAMS = ("http://", "https://", "rtsp://")
_CAMERA = "camera:"
_WINDOWS_DEVICE = "\\\\?\\"


def open_source(spec: str, clock: Clock, *, pace: Pace = Pace.REAL_TIME) -> FrameSource:
    """Return the source that `spec` names; nothing is read before its `frames()`.

    Args:
        spec: an http, https or rtsp URL; a camera's index ("0"), device path ("/dev/video0") or
            name ("camera:Logitech", or without the prefix when a camera of that name is there); a
            folder of pictures; a picture; anything else is a clip.
        pace: how recordings are played; cameras and streams have their own.

    Raises:
        TroubleError: NO_SUCH_FILE; STREAM_LOST for an impossible URL; CAMERA_MISSING when no
            camera bears the name, or a word that is no path.
    """
    if spec.lower().startswith(_STREAMS):
        try:
            return open_stream(spec, clock)
        except ValueError as impossible:
            raise TroubleError(Trouble.STREAM_LOST, where=spoken_spec(spec)) from impossible
    if spec.isascii() and spec.isdigit() and len(spec) <= 3:
        return open_device(int(spec), clock)
    if spec.startswith("/dev/"):
        return open_device(spec, clock)
    path = Path(spec)
    try:
        is_there = bool(spec) and not spec.startswith(_WINDOWS_DEVICE) and path.exists()
    except OSError as impossible:  # a name no file system takes
        raise TroubleError(Trouble.NO_SUCH_FILE, where=spec[:80]) from impossible
    return _open_path(path, pace, clock) if is_there else _open_named(spec, clock)


def parts_of(spec: str) -> tuple[str, ...]:
    """Return the specs to open one by one: a folder's pictures in order, else `spec` itself.

    Raises:
        TroubleError: FOLDER_EMPTY.
    """
    folder = Path(spec)
    return tuple(map(str, pictures_in(folder))) if folder.is_dir() else (spec,)


def spoken_spec(spec: str) -> str:
    """Return what a spec is called before people: no password, no folders."""
    if spec.lower().startswith(_STREAMS):
        try:
            return stream_name(spec)
        except ValueError:
            return spec.rpartition("@")[2][:40]
    return spoken_name(spec) if spec.startswith("/dev/") else Path(spec.removeprefix(_CAMERA)).name


def _open_path(path: Path, pace: Pace, clock: Clock) -> FrameSource:
    if path.is_dir() or is_picture(path):
        return Stills(path, pace, clock)
    return VideoFile(path, pace, clock)


def _open_named(spec: str, clock: Clock) -> FrameSource:
    camera = camera_meant(spec, list_cameras()) if spec else None
    if camera is not None:
        return open_device(camera.device, clock, name=camera.name)
    is_bare_name = bool(spec) and Path(spec).name == spec and not Path(spec).suffix
    if is_bare_name or spec.startswith((_CAMERA, _WINDOWS_DEVICE)):
        raise TroubleError(Trouble.CAMERA_MISSING, where=spoken_spec(spec))
    raise TroubleError(Trouble.NO_SUCH_FILE, where=spec)
