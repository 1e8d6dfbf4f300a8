"""Which source of pictures the desk looks through."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.clock import Clock
from kiosk.desk.reports import Level, Light, Topic
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import FrameSource
from scanner.cameras import Camera
from scanner.clips import VideoFile
from scanner.sources import Pace, open_source
from scanner.webcams import list_cameras


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

    def open(self) -> tuple[FrameSource, Light]:
        """Open the source, with the light that tells what it is.

        Raises:
            TroubleError: what was chosen cannot be opened, or there is no camera at all.
        """
        spec = self.chosen or next((camera.spec for camera in list_cameras()), "")
        if spec:
            source = open_source(spec, self.clock, pace=Pace.REAL_TIME)
            if isinstance(source, Camera):
                return source, Light(Topic.CAMERA, Level.GOOD, "live", source.name)
            return source, Light(Topic.CAMERA, Level.WARNING, "clip", source.name)
        if self.clip is None:
            raise TroubleError(Trouble.CAMERA_MISSING, where="USB")
        demo = VideoFile(self.clip, Pace.REAL_TIME, self.clock)
        return demo, Light(Topic.CAMERA, Level.WARNING, "demo", demo.name)
