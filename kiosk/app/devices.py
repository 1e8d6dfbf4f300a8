"""Camera, scanner and printer at work. Slow to import: not before the window shows."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.app.camera import CameraThread
from kiosk.app.camera_lister import CameraLister
from kiosk.app.desk import BADGES, PHOTOS
from kiosk.app.eyes import Eyes
from kiosk.app.formats import FollowingDecoder
from kiosk.app.outlet import open_outlet
from kiosk.app.running import RunningDesk
from kiosk.clock import Clock
from kiosk.desk.badge_worker import BadgeWorker
from kiosk.desk.badges import BadgeQueue
from kiosk.desk.thread import DeskThread
from printing.photo_folder import PhotoFolder
from printing.raster import page_to_image

_PICTURE_WIDTH_PX = 480


@dataclass(frozen=True, slots=True)
class DeviceOrder:
    """Which devices a desk uses.

    Args:
        clip: played where there is no camera; None for never.
        printer: its address; empty for a folder of PDFs.
    """

    folder: Path
    camera: str
    clip: Path | None
    printer: str = ""


class Devices:
    """The threads of one desk that wait for cables: cameras, hand scanner, badges."""

    def __init__(
        self, order: DeviceOrder, running: RunningDesk, desk: DeskThread, clock: Clock
    ) -> None:
        cv2.setNumThreads(1)  # the other core belongs to the window and the desk
        photos = PhotoFolder(order.folder / PHOTOS, lambda ticket: _code_of(ticket, running, desk))
        maker, printer = open_outlet(
            order.printer, folder=order.folder / BADGES, clock=clock, photos=photos
        )
        self._badges = BadgeWorker(
            queue=BadgeQueue(records=running.records),
            desk=desk,
            maker=maker,
            printer=printer,
            on_badge=lambda report: running.show_badge(report, _picture),
            on_light=running.bridge.light_changed.emit,
        )
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
        running.on_camera_chosen = self._choose_camera
        running.on_badge_queued = self._badges.wake

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

    def _choose_camera(self, spec: str) -> None:
        self._eyes.chosen = spec
        self._camera.reopen()


def _picture(pdf: bytes) -> npt.NDArray[np.uint8]:
    return page_to_image(pdf, width_px=_PICTURE_WIDTH_PX)


def _code_of(ticket_id: str, running: RunningDesk, desk: DeskThread) -> str | None:
    """Return the code of a ticket; asked on the badge thread, told by the desk's."""

    def look_up() -> str | None:
        with running.records.transaction() as tx:
            ticket = tx.ticket(ticket_id)
        return ticket.code if ticket is not None else None

    return desk.ask(look_up)
