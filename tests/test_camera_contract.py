"""What every open camera does, the tests' own and OpenCV's; and that one has it at a time."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from fake_webcam import FakeWebcam
from kiosk.errors import Trouble
from scanner.camera_list import list_cameras
from scanner.cameras import Capture, mode_told_by
from scanner.simulator import Visit, write_clip
from scanner.webcams import _connect, why_closed

Connect = Callable[[], Capture | None]
Webcam = tuple[Connect, Callable[[], Trouble]]


def a_fake(_: Path) -> Webcam:
    webcam = FakeWebcam(pictures=20)
    return webcam.connect, webcam.why


def a_real_one(_: Path) -> Webcam:
    device = list_cameras()[0].device
    return lambda: _connect(device), lambda: why_closed(device)


def a_clip(folder: Path) -> Webcam:
    write_clip(folder / "clip.mp4", [Visit("CODE-1", 1, seconds=0.5)], fps=20)
    opened = cv2.VideoCapture(str(folder / "clip.mp4"), cv2.CAP_FFMPEG)
    return lambda: opened, lambda: Trouble.CAMERA_SILENT


# Few machines that run tests have a camera; where there is one, it is held to this as well.
WEBCAMS = [a_fake, *([a_real_one] if list_cameras() else [])]


@pytest.mark.parametrize("made", [*WEBCAMS, a_clip])
def test_an_open_camera_gives_colour_pictures_of_the_size_it_told_until_let_go(made, tmp_path):
    capture = made(tmp_path)[0]()

    assert capture is not None
    mode = mode_told_by(capture)
    good, pixels = capture.read()
    assert good
    assert pixels.dtype == np.uint8
    assert pixels.shape == (mode.height, mode.width, 3)
    assert mode.rate >= 0
    assert capture.set(-4711, 1) is False

    capture.release()
    capture.release()
    assert capture.read() == (False, None)
    assert capture.get(cv2.CAP_PROP_FRAME_WIDTH) == 0


@pytest.mark.parametrize("made", WEBCAMS)
def test_only_one_at_a_time_has_a_webcam_open(made, tmp_path):
    connect, why = made(tmp_path)
    first = connect()

    assert connect() is None
    assert why() is Trouble.CAMERA_BUSY

    first.release()
    assert why() is Trouble.CAMERA_SILENT
    again = connect()
    assert again is not None
    again.release()
