"""Clips: played as a camera would or flat out, whole or damaged."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from clip_builders import PassingTime, a_clip, trouble_of
from fakes import ManualClock
from kiosk.clock import SystemClock
from kiosk.errors import Trouble
from scanner.clips import Pace, VideoFile

CLOCK = SystemClock()


def test_a_clip_played_flat_out_counts_from_its_own_start(tmp_path):
    clip = a_clip(tmp_path / "clip.mp4", count=10, fps=20)

    moments = [f.taken_at for f in VideoFile(clip, Pace.FLAT_OUT, CLOCK).frames()]

    assert moments == pytest.approx([number / 20 for number in range(10)], abs=0.002)


def in_real_time(clip: Path) -> tuple[VideoFile, ManualClock]:
    clock = ManualClock()
    made = VideoFile(clip, Pace.REAL_TIME, clock)
    made._closed = PassingTime(clock)
    return made, clock


def test_a_clip_played_in_real_time_takes_its_time(tmp_path):
    video, clock = in_real_time(a_clip(tmp_path / "clip.mp4", count=10, fps=20))

    moments = [(frame.taken_at, clock.monotonic()) for frame in video.frames()]

    due = [number / 20 for number in range(10)]
    assert moments == [pytest.approx((at, at), abs=0.002) for at in due]
    assert clock.monotonic() == pytest.approx(0.5, abs=0.002)


def test_a_slow_viewer_loses_frames_of_a_clip_but_not_its_pace(tmp_path):
    video, clock = in_real_time(a_clip(tmp_path / "clip.mp4", count=20, fps=40))
    shown = 0

    for _ in video.frames():
        shown += 1
        clock.pass_time(seconds=0.1)

    assert shown < 10
    assert clock.monotonic() < 0.7


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_a_truncated_clip_is_a_trouble_or_gives_the_frames_it_has(tmp_path, share, capfd):
    clip = a_clip(tmp_path / "clip.mp4")
    clip.write_bytes(clip.read_bytes()[: int(clip.stat().st_size * share)])

    assert trouble_of(clip) in {Trouble.CLIP_UNREADABLE, Trouble.CLIP_EMPTY}
    assert capfd.readouterr().err == ""


def test_a_truncated_recording_with_its_index_in_front_gives_the_frames_it_has(tmp_path, capfd):
    clip = tmp_path / "clip.avi"
    writer = cv2.VideoWriter(str(clip), cv2.VideoWriter.fourcc(*"MJPG"), 20, (64, 48))
    noise = np.random.default_rng(1).integers(0, 255, (10, 48, 64, 3)).astype(np.uint8)
    for picture in noise:
        writer.write(picture)
    writer.release()
    clip.write_bytes(clip.read_bytes()[: int(clip.stat().st_size * 0.6)])

    shown = list(VideoFile(clip, Pace.FLAT_OUT, CLOCK).frames())

    assert 0 < len(shown) < 10
    assert capfd.readouterr().err == ""


def test_what_is_no_clip_is_unreadable(tmp_path, capfd):
    notes = tmp_path / "notes.mp4"
    notes.write_text("not a clip")

    assert trouble_of(notes) is Trouble.CLIP_UNREADABLE
    assert capfd.readouterr().err == ""


def test_a_clip_without_one_readable_frame_is_empty(tmp_path):
    clip = a_clip(tmp_path / "clip.mp4")
    content = bytearray(clip.read_bytes())
    media = content.index(b"mdat") + 4
    content[media : content.index(b"moov") - 4] = bytes(content.index(b"moov") - 4 - media)
    clip.write_bytes(content)

    assert trouble_of(clip) is Trouble.CLIP_EMPTY


@pytest.mark.parametrize("name", ["missing.mp4", "missing.png", "of/missing", ""])
def test_a_path_that_is_not_there_is_no_such_file(tmp_path, name, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert trouble_of(name) is Trouble.NO_SUCH_FILE
