"""Shapes on premultiplied BGRA canvases, which is what anti-aliased drawing on black leaves."""

from collections.abc import Iterable

import cv2
import numpy as np
import numpy.typing as npt

Canvas = npt.NDArray[np.uint8]  # height × width × 4: blue, green, red, alpha; premultiplied
Colour = tuple[int, int, int]  # blue, green, red
Spot = tuple[float, float]


def blank(width: float, height: float) -> Canvas:
    """Return an empty canvas."""
    return np.zeros((round(height), round(width), 4), np.uint8)


def rounded(canvas: Canvas, start: Spot, end: Spot, radius: float, colour: Colour) -> None:
    """Fill a rectangle with rounded corners between two opposite corners."""
    (left, top), (right, bottom) = start, end
    r = max(1, min(round(radius), int(right - left) // 2, int(bottom - top) // 2))
    centres = ((left + r, top + r), (right - r, top + r), (right - r, bottom - r))
    for x, y in (*centres, (left + r, bottom - r)):
        cv2.circle(canvas, (round(x), round(y)), r, (*colour, 255), -1, cv2.LINE_AA)
    for a, b in (
        ((left + r, top), (right - r, bottom)),
        ((left, top + r), (right, bottom - r)),
    ):
        cv2.rectangle(canvas, _pixel(a), _pixel(b), (*colour, 255), -1)


def polygon(canvas: Canvas, spots: Iterable[Spot], colour: Colour) -> None:
    """Fill a convex or simple polygon."""
    points = np.array([_pixel(spot) for spot in spots], np.int32)
    cv2.fillPoly(canvas, [points], (*colour, 255), cv2.LINE_AA)


def limb(canvas: Canvas, spots: Iterable[Spot], width: float, colour: Colour) -> None:
    """Draw a round-ended stroke through `spots`: a finger, an arm, a ribbon."""
    points = np.array([_pixel(spot) for spot in spots], np.int32)
    cv2.polylines(
        canvas,
        [points],
        isClosed=False,
        color=(*colour, 255),
        thickness=max(1, round(width)),
        lineType=cv2.LINE_AA,
    )


def ellipse(canvas: Canvas, centre: Spot, radii: Spot, colour: Colour) -> None:
    """Fill an upright ellipse."""
    cv2.ellipse(canvas, _pixel(centre), _pixel(radii), 0, 0, 360, (*colour, 255), -1, cv2.LINE_AA)


def caption(canvas: Canvas, text: str, at: Spot, height: float, colour: Colour) -> None:
    """Write ASCII `text`, its capitals `height` pixels high, from the baseline's left end `at`."""
    font = cv2.FONT_HERSHEY_DUPLEX
    scale = cv2.getFontScaleFromHeight(font, max(4, round(height)), 1)
    stroke = max(1, round(height / 9))
    cv2.putText(canvas, text, _pixel(at), font, scale, (*colour, 255), stroke, cv2.LINE_AA)


def over(below: Canvas, above: Canvas) -> Canvas:
    """Return `above` laid on `below`, both premultiplied and of one size."""
    clear = cv2.cvtColor(255 - above[:, :, 3], cv2.COLOR_GRAY2BGRA)
    clear[:, :, 3] = clear[:, :, 0]
    return pixels(cv2.add(cv2.multiply(below, clear, scale=1 / 255), above))


def shaded(canvas: Canvas, sigma: float, floor: float) -> Canvas:
    """Darken towards the edges, so that flat shapes look round; `floor` is the light there."""
    height = _softened(canvas, sigma) / 255
    return _lit(canvas, floor + (1 - floor) * np.clip(height * 1.25 - 0.25, 0, 1))


def with_shadow(below: Canvas, above: Canvas, reach: float, strength: float) -> Canvas:
    """Return `above` laid on `below` with the soft shadow it throws on what is there."""
    return over(_lit(below, 1 - strength * _softened(above, reach) / 255), above)


def _softened(canvas: Canvas, sigma: float) -> npt.NDArray[np.floating]:
    """Return the blurred alpha at a quarter of the size, where a wide blur costs little."""
    small = cv2.resize(canvas[:, :, 3], None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    return cv2.GaussianBlur(small, (0, 0), sigma / 4).astype(np.float32)


def _lit(canvas: Canvas, light: npt.NDArray[np.floating]) -> Canvas:
    tall, wide = canvas.shape[:2]
    level = pixels(cv2.resize(light * 255, (wide, tall)))
    gain = cv2.merge([level, level, level, np.full_like(level, 255)])
    return pixels(cv2.multiply(canvas, gain, scale=1 / 255))


def pixels(image: npt.NDArray[np.generic]) -> npt.NDArray[np.uint8]:
    """Return what OpenCV gave back as what it is: bytes."""
    return image.astype(np.uint8, copy=False)


def _pixel(spot: Spot) -> tuple[int, int]:
    return round(spot[0]), round(spot[1])
