"""The camera thread: every fault is told within two seconds, and mended without a restart."""

import threading
import time
from collections.abc import Callable, Iterator

import cv2
import numpy as np
import pytest

from kiosk.app.camera import CameraThread
from kiosk.clock import SystemClock
from kiosk.desk.reports import Level, Light, Topic
from kiosk.domain.scanned import ScannedCode
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import Decoder, Frame, FrameSource
from scanner.cameras import Camera
from scanner.stream import StreamDecoder
from scanner_pictures import a_qr_code

CLOCK = SystemClock()
LIVE = Light(Topic.CAMERA, Level.GOOD, "live", "Webcam")
CLIP = Light(Topic.CAMERA, Level.WARNING, "clip", "clip.mp4")

Picture = Callable[[int], np.ndarray]


def noisy(number: int) -> np.ndarray:
    return np.random.default_rng(number).integers(60, 200, (90, 160, 3), dtype=np.uint8)


def black(number: int) -> np.ndarray:
    return np.random.default_rng(number).integers(0, 20, (90, 160, 3), dtype=np.uint8)


def frozen(number: int) -> np.ndarray:
    return noisy(7)


def unreadable_frames() -> list[np.ndarray]:
    """HD frames of a textured hall that moves, three codes in them that nothing can read."""
    draw = np.random.default_rng(3)
    wide = cv2.resize(draw.integers(60, 190, (36, 96), dtype=np.uint8), (1400, 720))
    spoilt = a_qr_code("SPOILT" * 12, scale=5)
    spoilt[70:-70, 70:-70] = 255 - spoilt[70:-70, 70:-70][::-1]
    frames = []
    for shift in range(0, 60, 3):
        gray = wide[:, shift : shift + 1280].copy()
        for x in (40, 440, 840):
            gray[200 : 200 + len(spoilt), x + shift : x + shift + len(spoilt)] = spoilt
        frames.append(cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR))
    return frames


class Webcam:
    """A device under a test's hand: what it sends, and whether it is there at all."""

    def __init__(self) -> None:
        self.picture: Picture = noisy
        self.trouble: Trouble | None = None
        self.hangs = False
        self._number = 0
        self._waiting = threading.Event()

    def connect(self) -> "Webcam | None":
        return None if self.trouble else self

    def why(self) -> Trouble:
        return self.trouble or Trouble.CAMERA_SILENT

    def read(self) -> tuple[bool, np.ndarray]:
        self._waiting.wait(0.02)
        for _ in range(300):
            if not self.hangs:
                break
            self._waiting.wait(0.02)
        self._number += 1
        return self.trouble is None, self.picture(self._number)

    def release(self) -> None:
        pass

    def set(self, prop: int, value: float) -> bool:
        return False


class Blind:
    """A decoder that reads nothing."""

    def decode(self, gray: np.ndarray) -> list[ScannedCode]:
        return []


class Desk:
    """What the window would see of one webcam."""

    def __init__(
        self, webcam: Webcam, light: Light = LIVE, make_decoder: Callable[[], Decoder] = Blind
    ) -> None:
        self.lights: list[Light] = []
        self.frames: list[Frame] = []
        self._changed = threading.Condition()
        self._webcam, self._light = webcam, light
        self.thread = CameraThread(
            open_source=self._open,
            make_decoder=make_decoder,
            clock=CLOCK,
            on_sight=lambda sight, _: self.frames.append(sight.frame),
            on_shown=lambda _: None,
            on_light=self._keep,
        )

    def seconds_until(self, code: str) -> float:
        """Wait until the light shows `code`; return how long it took."""
        began = time.monotonic()
        with self._changed:
            assert self._changed.wait_for(
                lambda: self.lights[-1:] and self.lights[-1].code == code, 6
            )
        return time.monotonic() - began

    def _open(self) -> tuple[FrameSource, Light]:
        webcam = self._webcam
        return Camera("Webcam", webcam.connect, CLOCK, why=webcam.why), self._light

    def _keep(self, light: Light) -> None:
        with self._changed:
            self.lights.append(light)
            self._changed.notify_all()


@pytest.fixture
def webcam() -> Webcam:
    return Webcam()


@pytest.fixture
def desk(webcam: Webcam) -> Iterator[Desk]:
    made = Desk(webcam)
    made.thread.start()
    made.seconds_until("live")
    yield made
    made.thread.stop()


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (Trouble.CAMERA_MISSING, "missing"),
        (Trouble.CAMERA_BUSY, "busy"),
        (Trouble.CAMERA_DENIED, "denied"),
    ],
)
def test_a_camera_that_goes_is_told_within_two_seconds_and_comes_back(webcam, desk, trouble, code):
    webcam.trouble = trouble
    assert desk.seconds_until(code) < 2.0

    webcam.trouble = None
    desk.seconds_until("live")

    assert [light.code for light in desk.lights] == ["live", code, "live"]


def test_a_camera_whose_driver_hangs_is_told_within_two_seconds_and_comes_back(webcam, desk):
    webcam.hangs = True
    assert desk.seconds_until("silent") < 2.0

    webcam.hangs = False
    desk.seconds_until("live")


@pytest.mark.parametrize(("picture", "code"), [(black, "black"), (frozen, "frozen")])
def test_bad_pictures_are_told_within_two_seconds_while_they_are_shown(webcam, desk, picture, code):
    webcam.picture = picture
    assert desk.seconds_until(code) < 2.0
    shown = len(desk.frames)

    webcam.picture = noisy

    assert desk.seconds_until("live") < 1.0
    assert len(desk.frames) > shown
    assert desk.lights[1].level is Level.BAD


def test_a_clip_may_stand_still(webcam):
    webcam.picture = frozen
    desk = Desk(webcam, CLIP)
    desk.thread.start()
    desk.seconds_until("clip")
    threading.Event().wait(1.6)
    desk.thread.stop()

    assert desk.lights == [CLIP]


def test_searching_the_hardest_frames_leaves_the_preview_fifteen_a_second(webcam):
    pictures = unreadable_frames()
    webcam.picture = lambda number: pictures[number % len(pictures)]
    desk = Desk(webcam, make_decoder=StreamDecoder)
    desk.thread.start()
    desk.seconds_until("live")
    before = len(desk.frames)
    threading.Event().wait(2.0)
    shown = len(desk.frames) - before
    desk.thread.stop()

    assert shown >= 30


def test_a_camera_that_was_refused_when_opened_says_so(webcam):
    webcam.trouble = Trouble.CAMERA_DENIED
    camera = Camera("Webcam", webcam.connect, CLOCK, why=webcam.why)

    with pytest.raises(TroubleError, match="group video"):
        next(camera.frames())
