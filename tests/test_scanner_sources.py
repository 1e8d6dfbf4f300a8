"""Cameras, clips, pictures and folders: one contract, and each one's own troubles."""

import subprocess
import sys
import threading
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
import pytest

from clip_builders import PassingTime, a_clip, trouble_of
from fake_webcam import FakeWebcam
from fakes import ManualClock
from kiosk.clock import SystemClock
from kiosk.errors import Trouble, TroubleError
from scanner.cameras import Camera, Patience, open_stream
from scanner.clips import Pace, VideoFile
from scanner.sources import Stills, open_source, parts_of, spoken_spec

CLOCK = SystemClock()
PATIENCE_S = 60


def a_picture(shade: int = 128) -> np.ndarray:
    return np.full((40, 60, 3), shade, np.uint8)


def save(path: Path, pixels: np.ndarray) -> Path:
    path.write_bytes(cv2.imencode(path.suffix, pixels)[1].tobytes())
    return path


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "photos é"
    made.mkdir()
    save(made / "b.png", a_picture(20))
    save(made / "a.jpg", a_picture(10))
    return made


@pytest.fixture(params=["camera", "clip", "clip in real time", "picture", "folder", "stills"])
def source(request, tmp_path, folder):
    clip = a_clip(tmp_path / "clip é.mp4")
    made = {
        "camera": lambda: Camera("Webcam", FakeWebcam().connect, CLOCK),
        "clip": lambda: open_source(str(clip), CLOCK, pace=Pace.FLAT_OUT),
        "clip in real time": lambda: open_source(str(clip), CLOCK, pace=Pace.REAL_TIME),
        "picture": lambda: open_source(str(folder / "b.png"), CLOCK),
        "folder": lambda: open_source(str(folder), CLOCK, pace=Pace.FLAT_OUT),
        "stills": lambda: open_source(str(folder), CLOCK, pace=Pace.REAL_TIME),
    }[request.param]()
    yield made
    made.close()


# The contract of every source


def test_a_source_has_a_name(source):
    assert source.name in {"Webcam", "clip é.mp4", "b.png", "photos é"}


def test_frames_are_colour_pictures_in_the_order_of_time(source):
    taken = list(islice(source.frames(), 5))

    assert taken
    assert all(frame.pixels.dtype == np.uint8 for frame in taken)
    assert all(frame.pixels.ndim == 3 and frame.pixels.shape[2] == 3 for frame in taken)
    moments = [frame.taken_at for frame in taken]
    assert moments == sorted(set(moments))


def test_a_closed_source_gives_no_more_frames(source):
    frames = source.frames()
    next(frames)

    source.close()
    source.close()

    assert list(frames) == []
    assert list(source.frames()) == []


@pytest.mark.parametrize("kind", ["camera", "clip", "picture"])
def test_closing_from_another_thread_ends_the_frames_long_before_their_end(
    tmp_path, folder, monkeypatch, kind
):
    monkeypatch.setattr("scanner.stills.SECONDS_PER_PICTURE", 1000.0)
    clip = a_clip(tmp_path / "clip.mp4", count=1000, fps=1)
    source = {
        "camera": lambda: Camera("Webcam", FakeWebcam(pictures=10**6).connect, CLOCK),
        "clip": lambda: VideoFile(clip, Pace.REAL_TIME, CLOCK),
        "picture": lambda: open_source(str(folder / "b.png"), CLOCK),
    }[kind]()
    frames = source.frames()
    next(frames)
    watching = threading.Thread(target=list, args=(frames,), daemon=True)
    watching.start()

    source.close()
    watching.join(PATIENCE_S)

    assert not watching.is_alive()


# Cameras


def test_a_camera_hands_out_the_latest_picture():
    webcam = FakeWebcam(pictures=200)
    camera = Camera("Webcam", webcam.connect, CLOCK)
    frames = camera.frames()
    next(frames)
    while webcam.left > 150:
        threading.Event().wait(0.01)
    sent = 200 - webcam.left

    latest = next(frames)

    assert int(latest.pixels[0, 0, 0]) >= sent - 1  # the last may be on its way
    camera.close()


def test_a_closed_camera_lets_go_of_its_device():
    webcam = FakeWebcam()
    camera = Camera("Webcam", webcam.connect, CLOCK)
    frames = camera.frames()  # held, or forgetting it would close it
    next(frames)

    camera.close()

    assert webcam.free.wait(PATIENCE_S)


def test_a_camera_whose_frames_are_forgotten_is_free_for_the_next_one():
    webcam = FakeWebcam()
    next(Camera("Webcam", webcam.connect, CLOCK).frames())

    assert next(Camera("Webcam", webcam.connect, CLOCK, why=webcam.why).frames())


def test_a_camera_whose_driver_hangs_still_closes():
    webcam = FakeWebcam()
    camera = Camera("Webcam", webcam.connect, CLOCK, patience=Patience(silence_s=PATIENCE_S))
    frames = camera.frames()
    next(frames)
    webcam.hangs.set()
    watching = threading.Thread(target=list, args=(frames,), daemon=True)
    watching.start()

    camera.close()
    watching.join(PATIENCE_S / 2)

    assert not watching.is_alive()
    webcam.hangs.clear()
    assert webcam.free.wait(PATIENCE_S)


def test_a_camera_that_stops_sending_is_silent_and_can_be_tried_again():
    webcam = FakeWebcam(pictures=3)
    camera = Camera("Webcam", webcam.connect, CLOCK, why=webcam.why, patience=Patience(15, 0.2))

    with pytest.raises(TroubleError) as told:
        list(camera.frames())

    assert told.value.trouble is Trouble.CAMERA_SILENT
    assert "Webcam" in str(told.value)
    assert webcam.free.wait(PATIENCE_S)
    webcam.left = 3
    assert next(camera.frames())


def test_a_camera_that_opens_but_never_sends_is_mute():
    webcam = FakeWebcam(pictures=0)
    camera = Camera("Webcam", webcam.connect, CLOCK, why=webcam.why, patience=Patience(0.1))

    with pytest.raises(TroubleError) as told:
        list(camera.frames())

    assert told.value.trouble is Trouble.CAMERA_MUTE


def test_a_driver_that_takes_longer_than_any_to_start_is_waited_for():
    webcam = FakeWebcam()
    webcam.hangs.set()
    camera = Camera("Webcam", webcam.connect, CLOCK, patience=Patience(0.1))
    threading.Timer(0.5, webcam.hangs.clear).start()

    assert next(camera.frames())
    assert webcam.opened == 1


def test_a_camera_whose_reads_fail_is_let_go_before_anybody_asks_why():
    webcam = FakeWebcam(pictures=5)
    free = []

    def why() -> Trouble:
        free.append(webcam.free.is_set())
        return Trouble.CAMERA_BUSY

    patience = Patience(silence_s=PATIENCE_S)
    camera = Camera("Webcam", webcam.connect, webcam.clock, why=why, patience=patience)
    with pytest.raises(TroubleError) as told:
        list(camera.frames())

    assert told.value.trouble is Trouble.CAMERA_BUSY
    assert free == [True]
    assert webcam.clock.monotonic() < 2.0


@pytest.mark.parametrize("spec", ["97", "/dev/video97", "camera:Nobody's webcam", "Logitech"])
def test_a_camera_that_is_not_there_is_missing(spec):
    assert trouble_of(spec) is Trouble.CAMERA_MISSING


def test_a_streams_name_does_not_tell_its_password():
    url = "rtsp://admin:s3cret@192.0.2.7:554/live?token=abc"

    assert open_stream(url, CLOCK).name == spoken_spec(url) == "rtsp://192.0.2.7/live"
    assert "s3cret" not in spoken_spec("rtsp://admin:s3cret@[::bad/live")


def test_an_impossible_address_is_told_without_its_password():
    with pytest.raises(TroubleError, match=r"check the address") as told:
        open_source("rtsp://admin:s3cret@[::bad/live", CLOCK)

    assert told.value.trouble is Trouble.STREAM_LOST
    assert "s3cret" not in str(told.value)


# Folders


def test_a_folders_pictures_come_by_name(folder):
    shades = [
        int(frame.pixels[0, 0, 0])
        for frame in open_source(str(folder), CLOCK, pace=Pace.FLAT_OUT).frames()
    ]

    assert shades == [10, 20]


def test_one_bad_picture_does_not_hide_the_others_and_is_named_at_the_end(folder):
    (folder / "aa.png").write_bytes(b"broken")
    seen = []

    with pytest.raises(TroubleError) as told:
        seen.extend(frame.taken_at for frame in Stills(folder, Pace.FLAT_OUT, CLOCK).frames())

    assert told.value.trouble is Trouble.PICTURE_UNREADABLE
    assert told.value.where.endswith("aa.png")


def test_a_picture_in_place_of_a_camera_is_held_before_the_eye(folder):
    clock = ManualClock()
    source = Stills(folder / "b.png", Pace.REAL_TIME, clock)
    source._closed = PassingTime(clock)
    frames = islice(source.frames(), 5)

    taken = [(frame.taken_at, int(frame.pixels[0, 0, 0])) for frame in frames]

    assert [shade for _, shade in taken] == [20] * 5
    assert [at for at, _ in taken] == pytest.approx([number / 15 for number in range(5)], abs=0.001)


def test_in_place_of_a_camera_one_good_picture_is_enough_for_a_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("scanner.stills.SECONDS_PER_PICTURE", 0.1)
    (tmp_path / "a.png").write_bytes(b"broken")

    with pytest.raises(TroubleError):
        list(open_source(str(tmp_path), CLOCK).frames())
    save(tmp_path / "b.png", a_picture())

    assert list(open_source(str(tmp_path), CLOCK).frames())


def test_a_folder_can_be_opened_part_by_part(folder):
    (folder / "aa.png").write_bytes(b"broken")
    (folder / "notes.txt").write_text("no picture")
    (folder / "._b.png").write_bytes(b"a leftover of another system")

    parts = parts_of(str(folder))

    assert [Path(part).name for part in parts] == ["a.jpg", "aa.png", "b.png"]
    assert parts_of("clip.mp4") == ("clip.mp4",)


def test_a_folder_without_pictures_is_empty(tmp_path):
    (tmp_path / "notes.txt").write_text("no picture")

    assert trouble_of(tmp_path) is Trouble.FOLDER_EMPTY


def test_the_libraries_print_nothing_even_when_first_used_for_a_broken_clip(tmp_path):
    (tmp_path / "broken.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(400))
    program = (
        "import sys; from kiosk.clock import SystemClock; from kiosk.errors import TroubleError\n"
        "from scanner.sources import open_source\n"
        "try: list(open_source(sys.argv[1], SystemClock()).frames())\n"
        "except TroubleError as told: print(told.trouble.name)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "broken.mp4"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )

    assert (done.stdout.strip(), done.stderr) == ("CLIP_UNREADABLE", "")
