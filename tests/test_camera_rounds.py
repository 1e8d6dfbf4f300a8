"""What stands in place of a camera goes round and round, and is counted as a visitor would be."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from fake_webcam import FakeWebcam
from kiosk.app.camera import CameraThread
from kiosk.app.camera_lister import CameraLister
from kiosk.app.eyes import Eyes
from kiosk.clock import SystemClock
from kiosk.desk.reports import Light
from kiosk.errors import Trouble, TroubleError
from scanner.camera_list import CameraInfo
from scanner.cameras import Camera, CameraMode
from scanner.stream import StreamDecoder
from scanner_pictures import a_qr_code, on_canvas
from ui.bridge import CameraChoice, CameraChoices

CLOCK = SystemClock()
PATIENCE_S = 60
INNER = CameraInfo("Intégrée", "by-id/inner", "/dev/video0")
LOGI = CameraInfo("Logi", "by-id/logi", "/dev/video2")


class StepClock(SystemClock):
    """Goes on by so many seconds whenever it is asked: a slow machine misses nothing."""

    def __init__(self, step_s: float) -> None:
        self._seconds, self._step_s = 0.0, step_s

    def monotonic(self) -> float:
        self._seconds += self._step_s
        return self._seconds


class Watching:
    """A desk that looks at what was chosen, and what it saw."""

    def __init__(self, chosen: Path, step_s: float) -> None:
        self.shown: list[str] = []
        self.lights: list[str] = []
        self.opened = 0
        self.frames = 0
        self._eyes = Eyes(str(chosen), None, StepClock(step_s))
        self._changed = threading.Condition()
        self.thread = CameraThread(
            open_source=self._open,
            make_decoder=StreamDecoder,
            clock=CLOCK,
            on_sight=lambda *_: self._count(),
            on_shown=lambda code: self.shown.append(code.text),
            on_light=self._keep,
        )

    def until(self, happened: Callable[["Watching"], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: happened(self), PATIENCE_S)

    def _open(self):
        self.opened += 1
        return self._eyes.open()

    def _count(self) -> None:
        with self._changed:
            self.frames += 1
            self._changed.notify_all()

    def _keep(self, light: Light) -> None:
        self.lights.append(light.code)


@pytest.fixture
def watch() -> Iterator[Callable[..., Watching]]:
    begun: list[Watching] = []

    def begin(chosen: Path, *, step_s: float = 0.1) -> Watching:
        begun.append(Watching(chosen, step_s))
        begun[-1].thread.start()
        return begun[-1]

    yield begin
    for each in begun:
        each.thread.stop()


def a_ticket(folder: Path, text: str = "TICKET") -> Path:
    picture = folder / f"{text}.png"
    cv2.imwrite(str(picture), on_canvas(a_qr_code(text), (320, 240)))
    return picture


def test_a_still_picture_is_shown_once_and_held(tmp_path, watch):
    desk = watch(a_ticket(tmp_path))
    desk.until(lambda desk: desk.opened >= 3 and desk.frames > 40)

    assert desk.shown == ["TICKET"]
    assert desk.lights == ["still"]
    assert desk.opened < desk.frames / 2


def test_a_clip_goes_round_without_counting_the_code_in_view_twice(tmp_path, watch):
    clip = tmp_path / "clip.mp4"
    writer = cv2.VideoWriter(
        str(clip), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"mp4v"), 20, (320, 240)
    )
    picture = on_canvas(a_qr_code("TICKET"), (320, 240))
    for _ in range(10):
        writer.write(np.dstack([picture] * 3))
    writer.release()

    desk = watch(clip, step_s=0.04)
    desk.until(lambda desk: desk.opened >= 5)

    assert desk.shown == ["TICKET"]
    assert desk.lights == ["clip"]


def test_a_folder_shows_each_picture_in_its_turn(tmp_path, watch):
    a_ticket(tmp_path, "ALICE")
    a_ticket(tmp_path, "BOB")
    desk = watch(tmp_path)
    desk.until(lambda desk: len(desk.shown) >= 3)

    assert desk.shown[:3] == ["ALICE", "BOB", "ALICE"]


def test_a_desk_without_any_camera_says_so(monkeypatch):
    monkeypatch.setattr("kiosk.app.eyes.list_cameras", lambda: ())

    with pytest.raises(TroubleError, match=r"There is no camera: plug one in") as told:
        Eyes("", None, CLOCK).open()

    assert told.value.trouble is Trouble.NO_CAMERA


class Plugs:
    """The cameras plugged in, and what a menu was told of them."""

    def __init__(self, eyes: Eyes) -> None:
        self.cameras = (INNER,)
        self.asked: list[object] = []
        self.told: list[CameraChoices] = []
        self._changed = threading.Condition()
        self.lister = CameraLister(
            eyes, self._keep, find=lambda: self.cameras, ask_mode=self._mode_of
        )

    def until_told(self, what: CameraChoices) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: what in self.told, PATIENCE_S)

    def _mode_of(self, device: object) -> CameraMode:
        self.asked.append(device)
        return CameraMode(1280, 720, 29.97)

    def _keep(self, choices: CameraChoices) -> None:
        with self._changed:
            self.told.append(choices)
            self._changed.notify_all()


@pytest.fixture
def eyes() -> Eyes:
    return Eyes("", None, CLOCK)


@pytest.fixture
def plugs(eyes: Eyes) -> Iterator[Plugs]:
    made = Plugs(eyes)
    made.lister.start()
    made.until_told(CameraChoices((CameraChoice(INNER.spec, INNER.name),), ""))
    yield made
    made.lister.stop()


def test_a_camera_plugged_in_later_is_offered_when_the_menu_opens(plugs):
    assert plugs.asked == []
    plugs.cameras = (INNER, LOGI)

    plugs.lister.ask()

    sends = (1280, 720, 30)
    inner, logi = (CameraChoice(camera.spec, camera.name, *sends) for camera in (INNER, LOGI))
    plugs.until_told(CameraChoices((inner, logi), ""))
    assert plugs.asked == [INNER.device, LOGI.device]


def test_the_camera_in_use_is_not_opened_to_learn_what_it_sends(plugs, eyes, monkeypatch):
    webcam = FakeWebcam()
    camera = Camera(INNER.name, webcam.connect, CLOCK)
    monkeypatch.setattr("kiosk.app.eyes.open_source", lambda *_, **__: camera)
    eyes.chosen = INNER.spec
    source, _ = eyes.open()
    frames = source.frames()
    next(frames)

    plugs.lister.ask()

    plugs.until_told(CameraChoices((CameraChoice(INNER.spec, INNER.name, 128, 72),), INNER.spec))
    assert plugs.asked == []
    camera.close()


def test_what_was_chosen_and_is_away_is_offered_by_a_name_for_people(plugs, eyes):
    eyes.chosen = "rtsp://admin:s3cret@192.0.2.7/live"

    plugs.lister.ask()

    away = CameraChoice(eyes.chosen, "rtsp://192.0.2.7/live")
    plugs.until_told(
        CameraChoices((away, CameraChoice(INNER.spec, INNER.name, 1280, 720, 30)), eyes.chosen)
    )


def test_a_choice_is_told_again_and_opens_no_camera(plugs, eyes):
    eyes.chosen = INNER.spec

    plugs.lister.tell_choice()

    plugs.until_told(CameraChoices((CameraChoice(INNER.spec, INNER.name),), INNER.spec))
    assert plugs.asked == []


def test_a_camera_chosen_by_its_device_is_the_one_it_means(plugs, eyes):
    eyes.chosen = INNER.device

    plugs.lister.ask()

    known = CameraChoice(INNER.spec, INNER.name, 1280, 720, 30)
    plugs.until_told(CameraChoices((known,), INNER.spec))
