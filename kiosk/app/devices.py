"""Camera, scanner and printer at work. Slow to import: not before the window shows."""

from dataclasses import dataclass
from pathlib import Path

import cv2

from kiosk.app.camera import CameraThread
from kiosk.app.eyes import Eyes
from kiosk.app.printing import Printing
from kiosk.app.running import RunningDesk
from kiosk.app.serial import SerialThread
from kiosk.clock import Clock
from kiosk.desk.reports import Light
from kiosk.desk.thread import DeskThread
from scanner.engines import formats_named
from scanner.stream import StreamDecoder
from scanner.webcams import list_cameras
from ui.bridge import CameraChoices


@dataclass(frozen=True, slots=True)
class DeviceOrder:
    """Which devices a desk uses.

    Args:
        scanner: port of a serial hand scanner; empty for none (those that type need no port).
        clip: played where there is no camera; None for never.
    """

    folder: Path
    camera: str
    scanner: str
    clip: Path | None


class Devices:
    """The camera thread and the badge thread of one desk."""

    def __init__(
        self, order: DeviceOrder, running: RunningDesk, desk: DeskThread, clock: Clock
    ) -> None:
        cv2.setNumThreads(1)  # the other core belongs to the window and the desk
        self._badges = Printing(order.folder, running, desk, clock)
        self._eyes = Eyes(order.camera, order.clip, clock)
        self._camera = CameraThread(
            open_source=self._eyes.open,
            make_decoder=lambda: StreamDecoder(formats_named(running.memory.chosen.formats)),
            clock=clock,
            on_sight=running.see,
            on_shown=running.scan,
            on_light=self._on_camera_light,
        )
        self._bridge = running.bridge
        running.on_camera_chosen = self._choose_camera
        self._serial = SerialThread(order.scanner, running, clock) if order.scanner else None

    def start(self) -> None:
        """Start both threads."""
        self._badges.start()
        self._camera.start()
        if self._serial is not None:
            self._serial.start()

    def stop(self) -> None:
        """End them: first who brings work, then who finishes it."""
        if self._serial is not None:
            self._serial.stop()
        self._camera.stop()
        self._badges.stop()

    def _choose_camera(self, spec: str) -> None:
        self._eyes.chosen = spec
        self._camera.reopen()

    def _on_camera_light(self, light: Light) -> None:
        self._bridge.light_changed.emit(light)
        # A camera that comes or goes changes the light: what there is to choose from, too.
        found = tuple((camera.spec, camera.name) for camera in list_cameras())
        self._bridge.cameras_found.emit(CameraChoices(found, self._eyes.chosen))
