"""What a cheap webcam makes of a scene: blur, beats, reflections, noise, compression."""

from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.ports import ColourImage
from scanner.simulation.drawing import Canvas, pixels
from scanner.simulation.motion import Homography
from scanner.simulation.stage import HEIGHT, WIDTH

_LONGEST_SMEAR = 25  # pixels; beyond that nothing is left to read anyway
_GRAIN_MARGIN = 64


class Layer:
    """A prop as it lies in the frame: a premultiplied patch and the place of its corner."""

    def __init__(self, patch: Canvas, left: int, top: int) -> None:
        self.patch = patch
        self.left = left
        self.top = top


def projected(levels: tuple[Canvas, ...], to_frame: Homography, scale: float) -> Layer | None:
    """Return a prop seen through `to_frame`; None when all of it is outside the frame.

    Args:
        levels: the prop's canvas, and the same halved again and again, against aliasing.
        scale: pixels of the frame per pixel of the canvas.
    """
    level = min(len(levels) - 1, max(0, int(-np.log2(max(scale, 1e-6)))))
    canvas = levels[level]
    to_frame = to_frame @ np.diag([2.0**level, 2.0**level, 1.0])
    tall, wide = canvas.shape[:2]
    outline = np.array([[[0, 0], [wide, 0], [wide, tall], [0, tall]]], np.float64)
    spots = cv2.perspectiveTransform(outline, to_frame)[0]
    left, top = (max(0, int(v)) for v in spots.min(axis=0))
    right, bottom = (int(v) + 1 for v in spots.max(axis=0))
    right, bottom = min(right, WIDTH), min(bottom, HEIGHT)
    if right - left < 8 or bottom - top < 8:
        return None
    shift = np.array([[1.0, 0, -left], [0, 1, -top], [0, 0, 1]])
    patch = cv2.warpPerspective(canvas, shift @ to_frame, (right - left, bottom - top))
    return Layer(pixels(patch), left, top)


def laid_on(frame: ColourImage, layer: Layer) -> ColourImage:
    """Return `frame` with `layer` in front; `frame` is written to."""
    tall, wide = layer.patch.shape[:2]
    window = frame[layer.top : layer.top + tall, layer.left : layer.left + wide]
    clear = cv2.cvtColor(255 - layer.patch[:, :, 3], cv2.COLOR_GRAY2BGR)
    colours = cv2.cvtColor(layer.patch, cv2.COLOR_BGRA2BGR)
    window[:] = cv2.add(cv2.multiply(window, clear, scale=1 / 255), colours)
    return frame


def smeared(patch: Canvas, dx: float, dy: float) -> Canvas:
    """Blur along a movement of (dx, dy) pixels during the exposure."""
    length = min(float(np.hypot(dx, dy)), _LONGEST_SMEAR)
    if length < 1.5:
        return patch
    if length > 4:  # nothing finer is left, and at half size it costs a quarter
        tall, wide = patch.shape[:2]
        half = cv2.resize(patch, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        return pixels(cv2.resize(_along(pixels(half), dx, dy, length / 2), (wide, tall)))
    return _along(patch, dx, dy, length)


def _along(patch: Canvas, dx: float, dy: float, length: float) -> Canvas:
    size = 2 * int(np.ceil(length / 2)) + 1
    middle = size // 2
    reach = np.array([dx, dy]) / np.hypot(dx, dy) * length / 2
    ends = [(int(v[0]), int(v[1])) for v in np.rint([middle - reach, middle + reach])]
    kernel = np.zeros((size, size), np.float32)
    cv2.line(kernel, ends[0], ends[1], 1.0)
    soft = cv2.GaussianBlur(kernel, (0, 0), 0.12 * length)
    return pixels(cv2.filter2D(patch, -1, np.asarray(soft / soft.sum(), np.float32)))


def defocused(patch: Canvas, sigma: float) -> Canvas:
    """Blur evenly, as a webcam without autofocus does to what is too near."""
    return patch if sigma < 0.4 else pixels(cv2.GaussianBlur(patch, (0, 0), sigma))


def curled(canvas: Canvas, bulge: float, centre: tuple[float, float], side: float) -> Canvas:
    """Return a sheet that stands out in the middle, so that its rows hang down there.

    Args:
        bulge: of a row over the `side` pixels around `centre`, as a share of `side`.
    """
    if bulge == 0:
        return canvas
    tall, wide = canvas.shape[:2]
    x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(tall, dtype=np.float32))
    across = 2 * (x - centre[0]) / side
    # Straight on from where the code ends: a whole sheet as a parabola would leave the picture.
    hang = np.where(abs(across) < 1, 1 - across**2, 2 - 2 * abs(across))
    return pixels(cv2.remap(canvas, x, y - bulge * side * hang, cv2.INTER_LINEAR))


def beaten(canvas: Canvas, contrast: float, angle: float) -> Canvas:
    """Add the coloured bands that a screen's pixels and a sensor's make together.

    Args:
        contrast: 0 to 1.
        angle: between the two grids in radians; the bands turn and widen with it.
    """
    if contrast < 0.02:
        return canvas
    y, x = np.mgrid[: canvas.shape[0], : canvas.shape[1]].astype(np.float32)
    wave = (x * np.cos(3 * angle) + y * np.sin(3 * angle)) * (0.35 + 0.25 * np.sin(7 * angle))
    bands = [1 - contrast * (0.5 + 0.5 * np.sin(wave + phase)) for phase in (0.0, 0.9, 1.8)]
    gain = pixels(np.dstack([*bands, np.ones_like(wave)]) * 255)
    return pixels(cv2.multiply(canvas, gain, scale=1 / 255))


def reflecting(
    canvas: Canvas, strength: float, centre: tuple[float, float], reach: float
) -> Canvas:
    """Add a lamp's soft reflection, `reach` pixels wide, where the canvas is not clear."""
    if strength < 0.02:
        return canvas
    tall, wide = canvas.shape[:2]
    y, x = np.mgrid[0:tall:8, 0:wide:8].astype(np.float32)
    y, x = (y - centre[1]) / reach, (x - centre[0]) / reach
    glow = pixels(255 * strength * np.exp(-((x + 0.35 * y) ** 2) - (0.6 * y) ** 2))
    glow = pixels(cv2.resize(glow, (wide, tall)))
    most = canvas[:, :, 3]
    lit = cv2.add(canvas, cv2.merge([glow, glow, glow, np.zeros_like(glow)]))
    return pixels(cv2.min(lit, cv2.merge([most, most, most, most])))


def dimmed(image: npt.NDArray[np.uint8], light: float) -> npt.NDArray[np.uint8]:
    """Return `image` with its colours times `light`; alpha stays."""
    if image.shape[2] == 3:
        return pixels(cv2.convertScaleAbs(image, alpha=light))
    lit = cv2.convertScaleAbs(image, alpha=min(light, 1.0))
    lit[:, :, 3] = image[:, :, 3]
    return pixels(lit)


def grainy(frame: ColourImage, sigma: float, rng: np.random.Generator) -> ColourImage:
    """Add the sensor's noise; `sigma` in grey levels."""
    sigma = round(sigma * 4) / 4
    if sigma == 0:
        return frame
    brighter, darker = _grain(sigma)
    x, y = rng.integers(_GRAIN_MARGIN, size=2)
    window = np.s_[y : y + HEIGHT, x : x + WIDTH]
    return pixels(cv2.subtract(cv2.add(frame, brighter[window]), darker[window]))


def compressed(frame: ColourImage, quality: float) -> ColourImage:
    """Return what is left after the camera's own JPEG compression; above 99 all of it."""
    if quality > 99:
        return frame
    _, packet = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, round(quality)])
    seen = cv2.imdecode(packet, cv2.IMREAD_COLOR)
    return frame if seen is None else pixels(seen)


@lru_cache(maxsize=8)
def _grain(sigma: float) -> tuple[ColourImage, ColourImage]:
    """Return what to add and what to take away; drawn once, since noise is dear."""
    size = (HEIGHT + _GRAIN_MARGIN, WIDTH + _GRAIN_MARGIN, 3)
    noise = np.rint(np.random.default_rng(7).standard_normal(size, np.float32) * sigma)
    return pixels(noise.clip(0, 255)), pixels((-noise).clip(0, 255))
