"""Opens whatever gives pictures: a camera, a clip, a picture, a folder of them, a stream."""

import threading
from collections.abc import Iterator
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import Frame, FrameSource
from scanner.cameras import open_stream
from scanner.clips import Pace, VideoFile
from scanner.pictures import is_picture, read_picture
from scanner.webcams import list_cameras, open_device

__all__ = ["Pace", "PictureFile", "PictureFolder", "VideoFile", "open_source", "parts_of"]

# Longer than a code stays "still in view", so that each picture of a folder is a showing.
SECONDS_PER_PICTURE = 2.0

_CAMERA = "camera:"


class PictureFile:
    """One picture: one frame, at second 0. `frames()` raises NO_SUCH_FILE, PICTURE_UNREADABLE."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._closed = False

    @property
    def name(self) -> str:
        return self._path.name

    def frames(self) -> Iterator[Frame]:
        if not self._closed:
            yield Frame(read_picture(self._path), 0.0)

    def close(self) -> None:
        self._closed = True


class PictureFolder:
    """The pictures of a folder one after the other, two seconds each.

    An unreadable picture does not keep the others from being seen: it is passed by, and the
    trouble of the first such one is raised at the end. Who must name every bad file (the headless
    command) opens `parts_of(folder)` one by one instead.
    """

    def __init__(self, folder: Path, pace: Pace, clock: Clock) -> None:
        self._folder = folder
        self._pace = pace
        self._clock = clock
        self._closed = threading.Event()

    @property
    def name(self) -> str:
        return self._folder.name

    def frames(self) -> Iterator[Frame]:
        flat_out = self._pace is Pace.FLAT_OUT
        due = 0.0 if flat_out else self._clock.monotonic()
        while True:
            troubles = []
            for path in pictures_in(self._folder):
                if not flat_out:
                    self._closed.wait(max(0.0, due - self._clock.monotonic()))
                if self._closed.is_set():
                    return
                try:
                    yield Frame(read_picture(path), due)
                    due += SECONDS_PER_PICTURE
                except TroubleError as trouble:
                    troubles.append(trouble)
            if troubles:
                raise troubles[0]
            if self._pace is not Pace.REAL_TIME_LOOP:
                return

    def close(self) -> None:
        self._closed.set()


def open_source(spec: str, clock: Clock, *, pace: Pace = Pace.REAL_TIME) -> FrameSource:
    """Return the source that `spec` names; nothing is read before its `frames()`.

    Args:
        spec: an http, https or rtsp URL; a camera's index ("0"), device path ("/dev/video0") or
            name ("camera:Logitech", or without the prefix when a camera of that name is there); a
            folder of pictures; a picture; anything else is a clip.
        pace: how recordings are played; cameras and streams have their own.

    Raises:
        TroubleError: NO_SUCH_FILE; CAMERA_MISSING when no camera bears the name.
    """
    if spec.lower().startswith(("http://", "https://", "rtsp://")):
        try:
            return open_stream(spec, clock)
        except ValueError as impossible:
            raise TroubleError(Trouble.NO_SUCH_FILE, where=spec[:80]) from impossible
    if spec.isascii() and spec.isdigit() and len(spec) <= 3:
        return open_device(int(spec), clock)
    if spec.startswith("/dev/"):
        return open_device(spec, clock)
    path = Path(spec)
    try:
        is_there = bool(spec) and path.exists()
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


def pictures_in(folder: Path) -> list[Path]:
    """Return the pictures directly in `folder`, by name; TroubleError FOLDER_EMPTY for none."""
    try:
        found = sorted(p for p in folder.iterdir() if is_picture(p) and not p.name.startswith("."))
    except OSError as unreadable:
        raise TroubleError(Trouble.NO_SUCH_FILE, where=folder) from unreadable
    if not found:
        raise TroubleError(Trouble.FOLDER_EMPTY, where=folder)
    return found


def _open_path(path: Path, pace: Pace, clock: Clock) -> FrameSource:
    if path.is_dir():
        return PictureFolder(path, pace, clock)
    if is_picture(path):
        return PictureFile(path)
    return VideoFile(path, pace, clock)


def _open_named(spec: str, clock: Clock) -> FrameSource:
    wanted = spec.removeprefix(_CAMERA).strip()
    for camera in list_cameras() if wanted else ():
        if wanted.casefold() in camera.name.casefold():
            return open_device(camera.device, clock, name=camera.name)
    if spec.startswith(_CAMERA):
        raise TroubleError(Trouble.CAMERA_MISSING, where=wanted)
    raise TroubleError(Trouble.NO_SUCH_FILE, where=spec)
