"""Which source of pictures the desk looks through."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.clock import Clock
from kiosk.desk.reports import Level, Light, Topic
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import FrameSource
from scanner.camera_list import list_cameras
from scanner.cameras import Camera, CameraMode
from scanner.clips import VideoFile
from scanner.sources import Pace, Stills, open_source


@dataclass(slots=True)
class Eyes:
    """The camera that was chosen, else the first there is, else the demo clip.

    Args:
        chosen: a source as `open_source` takes it; empty for the first camera. May be changed by
            any thread; counts from the next `open` on.
        clip: played in place of a camera when there is none; None outside a demo.
    """

    chosen: str
    clip: Path | None
    clock: Clock
    unmoved: threading.Lock = field(default_factory=threading.Lock)  # held while a source changes
    looking_at: str = ""  # spec of the source opened last
    _camera: Camera | None = None

    @property
    def mode(self) -> CameraMode | None:
        """What the camera in use says it sends; None for none."""
        return self._camera.mode if self._camera is not None else None

    def open(self) -> tuple[FrameSource, Light]:
        """Open the source, with the light that tells what it is.

        Raises:
            TroubleError: what was chosen cannot be opened, or there is no camera at all.
        """
        with self.unmoved:
            self._camera = None
            self.looking_at = self.chosen or next((c.spec for c in list_cameras()), "")
            if not self.looking_at:
                return self._open_clip()
            source = open_source(self.looking_at, self.clock, pace=Pace.REAL_TIME)
            if isinstance(source, Camera):
                self._camera = source
                return source, Light(Topic.CAMERA, Level.GOOD, "live", source.name)
            is_still = isinstance(source, Stills) and source.is_one
            code = "still" if is_still else "clip"
            return source, Light(Topic.CAMERA, Level.WARNING, code, source.name)

    def _open_clip(self) -> tuple[FrameSource, Light]:
        if self.clip is None:
            raise TroubleError(Trouble.NO_CAMERA)
        demo = VideoFile(self.clip, Pace.REAL_TIME, self.clock)
        return demo, Light(Topic.CAMERA, Level.WARNING, "demo", demo.name)
