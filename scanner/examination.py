"""Examines a camera by the pictures it delivers: what they measure, and what to change."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

import cv2
import numpy as np
from cv2.typing import MatLike

from kiosk.ports import GrayImage
from scanner.picture_faults import LASTING_S, PictureFault, PictureFaults
from scanner.watch import Sight

_LEAST_S = 2.0  # of measuring: a camera takes as long to settle its light and focus
_SAMPLED = 5  # one picture in so many is measured: it takes 25 ms, and the camera goes on
_SHORTEST_SIDE = 480  # pixels
_SLOWEST = 12.0  # frames a second
_SLOWEST_DECODE_MS = 60.0  # a frame; the preview would stutter
_DARKEST, _BRIGHTEST = 45.0, 215.0  # grey levels in the middle of the picture
_SOFTEST = 3.0  # pixels; a phone at arm's length has modules of four
_EDGES = 99.5  # per cent of pixels that are no edge
_FAINTEST = 1.5  # grey levels a pixel: below it there is no edge to judge
_CALMING, _REBLURRING = 1.0, 2.0  # pixels


class Finding(StrEnum):
    """What to change about a camera."""

    NO_PICTURE = "no_picture"
    BLACK = "black"
    FROZEN = "frozen"
    TOO_SMALL = "too_small"
    TOO_SLOW = "too_slow"
    SLOW_DECODING = "slow_decoding"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    BLURRED = "blurred"
    NO_CODE = "no_code"


_OF_A_CAMERA = frozenset({Finding.BLACK, Finding.FROZEN, Finding.TOO_SLOW})


@dataclass(frozen=True, slots=True)
class CameraReport:
    """What a camera delivered.

    Args:
        width, height: of its pictures, in pixels.
        rate: pictures a second that arrived and were searched.
        brightness: in the middle of the picture, 0 black to 255 white.
        softness: of the sharpest edges in the sharpest picture, in pixels (sigma); None where
            nothing has edges.
        decode_ms: median time to search one picture.
        code_after_s: seconds from the first picture to the first code read; None for none.
    """

    width: int = 0
    height: int = 0
    rate: float = 0.0
    brightness: float = 0.0
    softness: float | None = None
    decode_ms: float = 0.0
    code_after_s: float | None = None
    findings: tuple[Finding, ...] = (Finding.NO_PICTURE, Finding.NO_CODE)


@dataclass(slots=True)
class _Measured:
    began: float
    last: float
    frames: int = 0
    code_at: float | None = None
    fault: PictureFault | None = None
    brightness: list[float] = field(default_factory=list)
    softness: list[float] = field(default_factory=list)
    decode_ms: list[float] = field(default_factory=list)


def examine(
    sights: Iterable[Sight],
    seconds: float,
    *,
    is_live: bool = True,
    frozen_s: float = LASTING_S,
) -> CameraReport:
    """Measure for two seconds, then wait for a code until `seconds` have passed.

    The clock is `Frame.taken_at`. A source that ends earlier is judged by what it gave. One that is
    not live may stand still, be black, and come as slowly as it was made.

    Raises:
        TroubleError: of the source.
    """
    measured: _Measured | None = None
    faults = PictureFaults(frozen_s)
    size = (0, 0)
    for sight in sights:
        at = sight.frame.taken_at
        size = sight.frame.pixels.shape[1], sight.frame.pixels.shape[0]
        measured = measured or _Measured(at, at)
        _take_in(measured, sight)
        measured.fault = faults.see(sight.frame)
        passed = at - measured.began
        if passed >= seconds or (measured.code_at is not None and passed >= _LEAST_S):
            break
    if measured is None:
        return CameraReport()
    report = _report(measured, size)
    findings = (f for f in report.findings if is_live or f not in _OF_A_CAMERA)
    return replace(report, findings=tuple(findings))


def softness_of(gray: GrayImage) -> float | None:
    """Return the sigma of the sharpest edges in pixels, whatever their contrast; None for none.

    The slope of a step blurred by sigma falls with 1 / sigma, so blurring it once more by a known
    amount tells sigma. The first blur is taken out again; it keeps noise out of the slopes.
    """
    calm = cv2.GaussianBlur(gray.astype(np.float32), (0, 0), _CALMING)
    before, after = _steepest(calm), _steepest(cv2.GaussianBlur(calm, (0, 0), _REBLURRING))
    if before < _FAINTEST:
        return None
    ratio = min(after / before, 0.99)
    total = _REBLURRING * ratio / np.sqrt(1 - ratio**2)
    return float(np.sqrt(max(0.0, total**2 - _CALMING**2)))


def _steepest(pixels: MatLike) -> float:
    slopes = cv2.magnitude(cv2.Sobel(pixels, -1, 1, 0), cv2.Sobel(pixels, -1, 0, 1))
    return float(np.percentile(slopes, _EDGES)) / 8


def _take_in(measured: _Measured, sight: Sight) -> None:
    measured.frames += 1
    measured.last = sight.frame.taken_at
    measured.decode_ms.append(sight.decode_ms)
    if sight.codes and measured.code_at is None:
        measured.code_at = measured.last
    if measured.frames % _SAMPLED != 1:
        return
    gray = np.asarray(cv2.cvtColor(sight.frame.pixels, cv2.COLOR_BGR2GRAY), np.uint8)
    middle = _middle(gray)
    measured.brightness.append(float(np.mean(middle)))
    softness = softness_of(middle)
    if softness is not None:
        measured.softness.append(softness)


def _middle(gray: GrayImage) -> GrayImage:
    """Return the half of the picture, by its sides, where codes are held."""
    height, width = gray.shape
    return gray[height // 4 : height - height // 4, width // 4 : width - width // 4]


def _report(measured: _Measured, size: tuple[int, int]) -> CameraReport:
    span = measured.last - measured.began
    began, code_at = measured.began, measured.code_at
    report = CameraReport(
        width=size[0],
        height=size[1],
        rate=(measured.frames - 1) / span if span > 0 else 0.0,
        brightness=statistics.median(measured.brightness),
        softness=min(measured.softness, default=None),
        decode_ms=statistics.median(measured.decode_ms),
        code_after_s=None if code_at is None else code_at - began,
    )
    return _with_findings(report, measured.fault)


def _with_findings(report: CameraReport, fault: PictureFault | None) -> CameraReport:
    softness = report.softness or 0.0
    judged = {
        Finding.BLACK: fault is PictureFault.BLACK,
        Finding.FROZEN: fault is PictureFault.FROZEN,
        Finding.TOO_SMALL: min(report.width, report.height) < _SHORTEST_SIDE,
        Finding.TOO_SLOW: report.rate < _SLOWEST,
        Finding.SLOW_DECODING: report.decode_ms > _SLOWEST_DECODE_MS,
        Finding.TOO_DARK: report.brightness < _DARKEST and fault is not PictureFault.BLACK,
        Finding.TOO_BRIGHT: report.brightness > _BRIGHTEST,
        Finding.BLURRED: softness > _SOFTEST,
        Finding.NO_CODE: report.code_after_s is None,
    }
    return replace(report, findings=tuple(f for f, is_so in judged.items() if is_so))
