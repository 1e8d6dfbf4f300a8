"""Camera, scanner and printer at work. Slow to import: not before the window shows."""

from dataclasses import dataclass
from pathlib import Path

import cv2

from kiosk.app.camera import CameraThread
from kiosk.app.camera_lister import CameraLister
from kiosk.app.eyes import Eyes
from kiosk.app.formats import FollowingDecoder
from kiosk.app.printing import Printing
from kiosk.app.running import RunningDesk
from kiosk.clock import Clock
from kiosk.desk.thread import DeskThread


@dataclass(frozen=True, slots=True)
class DeviceOrder:
    """Which devices a desk uses.

    Args:
        clip: played where there is no camera; None for never.
    """

    folder: Path
    camera: str
    clip: Path | None


class Devices:
    """The threads of one desk that wait for cables: cameras, hand scanner, badges."""

    def __init__(
        self, order: DeviceOrder, running: RunningDesk, desk: DeskThread, clock: Clock
    ) -> None:
        cv2.setNumThreads(1)  # the other core belongs to the window and the desk
        self._badges = Printing(order.folder, running, desk, clock)
        self._eyes = Eyes(order.camera, order.clip, clock)
        self._camera = CameraThread(
            open_source=self._eyes.open,
            make_decoder=lambda: FollowingDecoder(lambda: running.memory.chosen.formats),
            clock=clock,
            on_sight=running.see,
            on_shown=running.scan,
            on_light=running.bridge.light_changed.emit,
        )
        self._lister = CameraLister(self._eyes, running.bridge.cameras_found.emit)
        running.on_cameras_wanted = self._lister.ask
        running.on_camera_chosen = self.choose_camera

    def start(self) -> None:
        """Start every thread."""
        self._badges.start()
        self._lister.start()
        self._camera.start()

    def stop(self) -> None:
        """End them: first who brings work, then who finishes it."""
        self._lister.stop()
        self._camera.stop()
        self._badges.stop()

    def choose_camera(self, spec: str) -> None:
        """Look through another source from now on. Never waits."""
        self._eyes.chosen = spec
        self._lister.tell_choice()
        self._camera.reopen()
