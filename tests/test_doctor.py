"""The camera's examination: what is measured, and what staff are told to change."""

import json
from collections.abc import Iterator

import cv2
import numpy as np
import pytest

from fakes import ManualClock
from kiosk.app.doctor import CameraOrder, advice_of, as_json, examine_camera, sentences
from kiosk.clock import SystemClock
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import Frame
from scanner.examination import CameraReport, Finding, examine, softness_of
from scanner.simulator import Visit, write_clip
from scanner.watch import Sight
from scanner_pictures import a_qr_code, on_canvas

A_CODE = ScannedCode(b"CODE-1", Symbology.QR)
SIZE = (1280, 720)


def a_hand_with_a_code(*, size: tuple[int, int] = SIZE, blur: float = 0.8, light: float = 0.75):
    pixels = on_canvas(a_qr_code("OFEC-1", scale=5), size)
    return cv2.GaussianBlur(pixels, (0, 0), blur) * light


def sights(
    gray: np.ndarray, *, rate: float = 30, read_after: float | None = 1.0, decode_ms: float = 8
) -> Iterator[Sight]:
    """A camera on one thing, its noise included, for 20 s; a code is read from a moment on."""
    draw = np.random.default_rng(1)
    for number in range(int(20 * rate)):
        at = 100.0 + number / rate
        noise = draw.integers(0, 5, gray.shape)
        pixels = np.clip(gray + noise, 0, 255).astype(np.uint8)
        frame = Frame(cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR), at)
        is_read = read_after is not None and at - 100.0 >= read_after
        yield Sight(frame, (A_CODE,) if is_read else (), (), decode_ms)


def test_a_good_camera_has_nothing_to_change_and_is_examined_for_two_seconds():
    seen = sights(a_hand_with_a_code())

    report = examine(seen, seconds=15)

    assert report.findings == ()
    assert (report.width, report.height) == SIZE
    assert report.rate == pytest.approx(30, abs=1)
    assert report.code_after_s == pytest.approx(1.0, abs=0.05)
    assert report.decode_ms == 8
    assert next(seen).frame.taken_at == pytest.approx(102, abs=0.1)


@pytest.mark.parametrize(
    ("seen", "finding"),
    [
        (sights(a_hand_with_a_code(light=0.15)), Finding.TOO_DARK),
        (sights(np.full((720, 1280), 245)), Finding.TOO_BRIGHT),
        (sights(a_hand_with_a_code(blur=5)), Finding.BLURRED),
        (sights(a_hand_with_a_code(), rate=6), Finding.TOO_SLOW),
        (sights(a_hand_with_a_code(size=(400, 300))), Finding.TOO_SMALL),
        (sights(a_hand_with_a_code(), decode_ms=90), Finding.SLOW_DECODING),
        (sights(np.zeros((720, 1280))), Finding.BLACK),
        (sights(a_hand_with_a_code(), read_after=None), Finding.NO_CODE),
    ],
    ids=lambda given: given.value if isinstance(given, Finding) else "",
)
def test_each_fault_alone_is_found_and_said(seen, finding):
    report = examine(seen, seconds=3)

    assert report.findings == (finding,)
    advice = advice_of(report, is_live=True)
    assert len(sentences(report, advice)) == 2
    assert as_json(report, advice)["findings"] == [finding.value]


def test_a_camera_that_sends_the_same_picture_is_frozen():
    still = a_hand_with_a_code().astype(np.uint8)
    frames_ = (Frame(cv2.cvtColor(still, cv2.COLOR_GRAY2BGR), n / 30) for n in range(90))

    report = examine((Sight(frame, (A_CODE,), (), 8) for frame in frames_), seconds=2.5)

    assert report.findings == (Finding.FROZEN,)


@pytest.mark.parametrize("gray", [np.zeros((720, 1280)), a_hand_with_a_code()])
def test_a_recording_may_be_black_and_stand_still_and_come_slowly(gray):
    frame = cv2.cvtColor(gray.astype(np.uint8), cv2.COLOR_GRAY2BGR)
    seen = [Sight(Frame(frame, n / 5), (A_CODE,), (), 8) for n in range(15)]

    live, recorded = examine(seen, 2.5), examine(seen, 2.5, is_live=False)

    of_a_camera = {Finding.BLACK, Finding.FROZEN, Finding.TOO_SLOW}
    assert len(of_a_camera & set(live.findings)) == 2
    assert not of_a_camera & set(recorded.findings)


def test_the_doctor_gives_no_camera_advice_on_a_picture(tmp_path):
    picture = tmp_path / "ticket.png"
    cv2.imwrite(str(picture), a_hand_with_a_code())
    told: list[str] = []

    assert examine_camera(CameraOrder(str(picture), 10), SystemClock(), tell=told.append)

    assert "code read: after 0" in told[0]


def test_a_source_without_pictures_is_said_to_have_none():
    report = examine(iter(()), seconds=1)

    assert report == CameraReport()
    assert "No picture" in sentences(report, advice_of(report, is_live=True))[1]


@pytest.mark.parametrize("is_live", [True, False])
def test_every_finding_has_something_to_do(is_live):
    report = CameraReport(findings=tuple(Finding))

    assert len(set(advice_of(report, is_live=is_live))) == len(Finding)


@pytest.mark.parametrize("light", [0.4, 1.0])
@pytest.mark.parametrize("sigma", [1.0, 2.0, 4.0])
def test_softness_is_told_in_pixels_whatever_the_light_and_the_noise(sigma, light):
    stripes = np.where(np.arange(400) // 30 % 2, 30.0, 220.0) * light
    pixels = cv2.GaussianBlur(np.tile(stripes, (300, 1)), (0, 0), sigma)
    pixels += np.random.default_rng(1).normal(0, 2, pixels.shape)

    softness = softness_of(np.clip(pixels, 0, 255).astype(np.uint8))

    assert softness == pytest.approx(sigma, rel=0.25)


def test_a_picture_without_edges_has_no_softness():
    assert softness_of(np.full((300, 400), 128, np.uint8)) is None


def test_the_doctor_examines_a_clip_and_answers_in_sentences_or_json(tmp_path):
    clip = tmp_path / "clip.mp4"
    write_clip(clip, [Visit("OFEC-1", 1, seconds=2.5)], fps=20)
    told: list[str] = []

    is_well = examine_camera(CameraOrder(str(clip), 10), SystemClock(), tell=told.append)
    examine_camera(CameraOrder(str(clip), 10, as_json=True), SystemClock(), tell=told.append)

    assert is_well is (told[-2] == "This camera does well.")
    assert told[0].startswith("1280 x 720 pixels, ")
    answer = json.loads(told[-1])
    assert answer["camera"] == "clip.mp4"
    assert answer["code_after_s"] > 0


def test_the_doctor_says_when_there_is_no_such_camera():
    with pytest.raises(TroubleError) as met:
        examine_camera(CameraOrder("/dev/video97"), ManualClock(), tell=lambda _: None)

    assert met.value.trouble is Trouble.CAMERA_MISSING
