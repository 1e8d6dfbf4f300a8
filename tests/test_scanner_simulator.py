"""Simulated visitors can be read, and a clip of them played back."""

from itertools import islice

import cv2
import numpy as np
import pytest
import zxingcpp

from kiosk.clock import SystemClock
from kiosk.errors import Trouble, TroubleError
from scanner.simulation.optics import curled as curled_sheet
from scanner.simulator import (
    Carrier,
    Difficulty,
    Visit,
    empty_frames,
    first_whole,
    frames,
    write_clip,
)
from scanner.sources import Pace, VideoFile

FPS = 10


def texts_in(picture) -> set[str]:
    gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    return {code.text for code in zxingcpp.read_barcodes(gray)}


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    path = tmp_path_factory.mktemp("clips") / "visiteurs é.mp4"
    visits = [
        Visit(f"OFEC-{carrier}", seed, carrier=carrier, seconds=1.2)
        for seed, carrier in enumerate(Carrier)
    ]
    begins = write_clip(path, visits, fps=FPS, gap_s=0.2)
    return path, visits, begins


def test_every_visitor_of_an_easy_clip_is_readable_in_several_frames(clip):
    path, visits, begins = clip

    readings = [
        (text, frame.taken_at)
        for frame in VideoFile(path, Pace.FLAT_OUT, SystemClock()).frames()
        for text in texts_in(frame.pixels)
    ]

    during = {
        visit.text: [
            at for text, at in readings if text == visit.text and begin <= at < begin + 1.2
        ]
        for visit, begin in zip(visits, begins, strict=True)
    }
    assert all(len(moments) >= 4 for moments in during.values()), during
    assert len(readings) == sum(map(len, during.values()))


def test_the_clip_is_small_and_leaves_nothing_else_behind(clip):
    path, visits, begins = clip
    frame_count = round((begins[-1] + visits[-1].seconds + 0.2) * FPS)

    assert path.stat().st_size / frame_count < 20_000
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_clip_takes_the_place_of_the_one_before(tmp_path):
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"old")

    write_clip(path, [], fps=FPS)

    assert sum(1 for _ in VideoFile(path, Pace.FLAT_OUT, SystemClock()).frames()) == 4


def test_a_folder_that_is_not_there_is_a_trouble(tmp_path):
    with pytest.raises(TroubleError) as told:
        write_clip(tmp_path / "missing" / "clip.mp4", [])

    assert told.value.trouble is Trouble.FOLDER_READ_ONLY


def test_progress_is_told_visitor_by_visitor(tmp_path):
    told = []
    visits = [Visit("A", 1, seconds=0.2), Visit("B", 2, seconds=0.2)]

    write_clip(tmp_path / "clip.mp4", visits, fps=FPS, gap_s=0.1, on_progress=told.append)

    assert told == [0.5, 1.0]


@pytest.mark.parametrize("difficulty", Difficulty)
def test_equal_visits_give_equal_frames(difficulty):
    visit = Visit("OFEC-1", 5, difficulty, seconds=0.4)

    first, second = list(frames(visit, FPS)), list(frames(visit, FPS))

    assert len(first) == 4
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))
    assert first[0].shape == (720, 1280, 3)


@pytest.mark.parametrize("difficulty", Difficulty)
def test_the_code_is_whole_once_the_visitor_has_brought_it_in(difficulty):
    visit = Visit("OFEC-1", 200, difficulty, seconds=1)

    whole = first_whole(visit, FPS)

    read = [bool(texts_in(frame)) for frame in frames(visit, FPS)]
    assert 0 < whole <= read.index(True) + 1


def test_a_curled_sheet_hangs_down_in_the_middle_and_keeps_its_edges_in_place():
    sheet = np.zeros((100, 200, 4), np.uint8)
    sheet[40:60] = 255

    curled = curled_sheet(sheet, 0.1, (100, 50), 100)

    tops = (curled[:, :, 3] > 128).argmax(axis=0)
    assert (tops[100], tops[50], tops[150]) == (50, 40, 40)


def test_other_seeds_are_other_visitors():
    middles = [next(islice(frames(Visit("OFEC-1", seed), FPS), 9, None)) for seed in (1, 2)]

    assert not np.array_equal(*middles)


def test_harder_visitors_are_read_in_fewer_frames():
    read = {
        difficulty: sum(
            bool(texts_in(frame))
            for seed in (200, 203)
            for frame in frames(Visit("OFEC-1", seed, difficulty, seconds=1), FPS)
        )
        for difficulty in Difficulty
    }

    assert read[Difficulty.EASY] > read[Difficulty.HARD] > 0


def test_nobody_at_the_desk_shows_no_code():
    assert all(not texts_in(frame) for frame in empty_frames(2))


def test_the_code_says_any_text():
    text = "https://billets.example.ma/t/Zineb-Été/" + "x" * 120
    visit = Visit(text, 3, carrier=Carrier.PHONE, seconds=1)

    assert any(texts_in(frame) == {text} for frame in frames(visit, FPS))
