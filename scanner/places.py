"""Where in a frame something looks like a code: dense strong edges, relative to the light there."""

import cv2
import numpy as np
from cv2.typing import MatLike

from kiosk.ports import GrayImage
from scanner.views import RotatedBox

_DENSITIES = (110, 75, 50)  # mean edge strength, in 255ths of the local brightness
_NEIGHBOURHOOD = (31, 31)  # pixels of the small copy, over which the light is averaged
_DARK = 16  # grey levels added to the light, so that noise in black is no edge
_WINDOW = (5, 5)
_SMALLEST = 6  # pixels of the small copy
_QUIET = 1.25  # boxes are grown by this much, for the quiet zone
_LARGEST = 0.8  # of the frame's shorter side: beyond it the place is the frame


def code_like_places(frame: GrayImage, *, width: int, most: int) -> list[RotatedBox]:
    """Return up to `most` boxes, the likeliest first, found on a copy of about `width` pixels."""
    step = max(1, round(max(frame.shape) / width))
    small = _shrunk(frame, step)
    density = _density(small)
    boxes: list[tuple[float, RotatedBox]] = []
    for least in _DENSITIES:
        _, mask = cv2.threshold(density, least, 255, cv2.THRESH_BINARY)
        contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for contour in sorted(contours, key=cv2.contourArea, reverse=True)[: 2 * most]:
            box = _box(contour)
            likeness = _likeness(cv2.contourArea(contour), box, _LARGEST * min(small.shape))
            if likeness > 0 and not any(_same(box, other) for _, other in boxes):
                boxes.append((likeness, box))
    boxes.sort(key=lambda scored: -scored[0])
    return [_scaled(box, step) for _, box in boxes[:most]]


def _shrunk(frame: MatLike, step: int) -> MatLike:
    # By two at a time: OpenCV halves six times faster than it quarters.
    while step % 2 == 0 and min(frame.shape) > 1:
        size = (frame.shape[1] // 2, frame.shape[0] // 2)
        frame, step = cv2.resize(frame, size, interpolation=cv2.INTER_AREA), step // 2
    size = (max(1, frame.shape[1] // step), max(1, frame.shape[0] // step))
    return cv2.resize(frame, size, interpolation=cv2.INTER_AREA)


def _density(small: MatLike) -> MatLike:
    edges = cv2.morphologyEx(small, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    light = cv2.add(cv2.blur(small, _NEIGHBOURHOOD), np.full_like(small, _DARK))
    return cv2.blur(cv2.divide(edges, light, scale=255), _WINDOW)


def _box(contour: MatLike) -> RotatedBox:
    (x, y), (width, height), degrees = cv2.minAreaRect(contour)
    return (x, y), (width, height), degrees


def _likeness(area: float, box: RotatedBox, largest: float) -> float:
    """Return how squarely and fully `area` fills its box, times its extent; 0 for no code."""
    short, long = sorted(box[1])
    if short < _SMALLEST or short > largest or long > 6 * short:
        return 0.0
    filled = area / (short * long)
    return filled * short / long * float(np.sqrt(area)) if filled > 0.55 else 0.0


def _same(one: RotatedBox, other: RotatedBox) -> bool:
    apart = abs(one[0][0] - other[0][0]) + abs(one[0][1] - other[0][1])
    ratio = (one[1][0] * one[1][1]) / (other[1][0] * other[1][1])
    return apart < 0.1 * sum(one[1]) and 0.7 < ratio < 1.4


def _scaled(box: RotatedBox, step: int) -> RotatedBox:
    (x, y), (width, height), degrees = box
    size = (_QUIET * step * (width + 2), _QUIET * step * (height + 2))
    return (step * (x + 0.5), step * (y + 0.5)), size, degrees
