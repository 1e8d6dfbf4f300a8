"""Other views of a frame: smaller, turned, cut out, straightened; each knows its way back."""

from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.ports import GrayImage
from scanner.engines import Points

Matrix = npt.NDArray[np.float64]  # 3 x 3, acting on (x, y, 1)
RotatedBox = tuple[tuple[float, float], tuple[float, float], float]  # centre, size, degrees


class View(Protocol):
    """A picture made from a frame."""

    @property
    def pixels(self) -> GrayImage:
        """The picture itself, contiguous."""
        ...

    def to_frame(self, points: Points) -> Points:
        """Return where points of this picture lie in the frame, in pixels."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class FlatView:
    """A view that a plane perspective leads back from."""

    pixels: GrayImage
    back: Matrix

    def to_frame(self, points: Points) -> Points:
        return moved(points, self.back)


def moved(points: Points, matrix: Matrix) -> Points:
    """Return n x 2 points through a plane perspective."""
    return np.asarray(cv2.perspectiveTransform(points[np.newaxis], matrix)[0], np.float32)


def whole(frame: GrayImage) -> FlatView:
    """Return the frame as a view of itself."""
    return FlatView(frame, np.eye(3))


def shrunk(view: FlatView, factor: float) -> FlatView:
    """Return `view` at `factor` (0 < factor <= 1) of its size."""
    height, width = view.pixels.shape
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    pixels = cv2.resize(view.pixels, size, interpolation=cv2.INTER_AREA)
    return FlatView(_gray(pixels), view.back @ _grown(width / size[0], height / size[1]))


def enlarged(view: FlatView, factor: float) -> FlatView:
    """Return `view` at `factor` (>= 1) of its size, its contrast stretched."""
    height, width = view.pixels.shape
    size = (round(width * factor), round(height * factor))
    pixels = cv2.resize(view.pixels, size, interpolation=cv2.INTER_LINEAR)
    grown = _grown(width / size[0], height / size[1])
    return FlatView(stretched(_gray(pixels)), view.back @ grown)


def thinned(view: FlatView, step: int) -> FlatView:
    """Return every `step`-th line of `view`, each at its full width."""
    pixels = np.ascontiguousarray(view.pixels[::step])
    return FlatView(pixels, view.back @ np.diag((1.0, step, 1.0)))


def on_its_side(view: FlatView) -> FlatView:
    """Return `view` turned by 90 degrees counter-clockwise."""
    there_and_back = np.array([[0, -1, view.pixels.shape[1] - 1], [1, 0, 0], [0, 0, 1.0]])
    return FlatView(np.rot90(view.pixels), view.back @ there_and_back)


def bounded(frame: GrayImage, longest: int) -> FlatView:
    """Return the frame with no side longer than `longest` pixels."""
    factor = longest / max(1, *frame.shape)
    return shrunk(whole(frame), factor) if factor < 1 else whole(np.ascontiguousarray(frame))


def turned(view: FlatView, degrees: float) -> FlatView:
    """Return `view` turned about its centre, nothing cut off."""
    height, width = view.pixels.shape
    there = np.eye(3)
    there[:2] = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    cos, sin = abs(there[0, 0]), abs(there[0, 1])
    size = (int(height * sin + width * cos), int(height * cos + width * sin))
    there[0, 2] += (size[0] - width) / 2
    there[1, 2] += (size[1] - height) / 2
    pixels = cv2.warpAffine(view.pixels, there[:2], size, borderMode=cv2.BORDER_REPLICATE)
    return FlatView(_gray(pixels), view.back @ _inverse(there))


def squared(frame: GrayImage, box: RotatedBox, side: int) -> FlatView:
    """Return a box of the frame as a square of `side` pixels, its contrast stretched."""
    bottom_left, top_left, top_right, _ = cv2.boxPoints(box)
    corners = np.array([bottom_left, top_left, top_right], np.float32)
    square = np.array([(0, side), (0, 0), (side, 0)], np.float32)
    there = np.eye(3)
    there[:2] = cv2.getAffineTransform(corners, square)
    # Codes of two pixels a module live by the better curve; for larger ones it is lost time.
    kind = cv2.INTER_CUBIC if max(box[1]) < side / 2 else cv2.INTER_LINEAR
    pixels = cv2.warpAffine(
        frame, there[:2], (side, side), flags=kind, borderMode=cv2.BORDER_REPLICATE
    )
    return FlatView(stretched(_gray(pixels)), _inverse(there))


def cut(frame: GrayImage, corners: Points, *, margin: float) -> FlatView:
    """Return the upright part of the frame around `corners`, `margin` times their extent wider."""
    low, high = corners.min(axis=0), corners.max(axis=0)
    around = margin * float((high - low).max())
    limit = np.array(frame.shape[::-1])
    x0, y0 = np.clip(low - around, 0, limit - 1).astype(int)
    x1, y1 = np.clip(high + around + 1, (x0 + 1, y0 + 1), limit).astype(int)
    back = np.eye(3)
    back[:2, 2] = (x0, y0)
    return FlatView(np.ascontiguousarray(frame[y0:y1, x0:x1]), back)


def stretched(pixels: GrayImage) -> GrayImage:
    """Return the picture with its darkest pixel black and its lightest white."""
    darkest, lightest, *_ = cv2.minMaxLoc(pixels)
    if lightest == darkest:
        return pixels
    gain = 255 / (lightest - darkest)
    return _gray(cv2.convertScaleAbs(pixels, alpha=gain, beta=-darkest * gain))


def _grown(across: float, down: float) -> Matrix:
    # Pixel centres, not pixel corners, are at whole numbers.
    return np.array(
        [[across, 0, (across - 1) / 2], [0, down, (down - 1) / 2], [0, 0, 1]], np.float64
    )


def _gray(pixels: object) -> GrayImage:
    return np.asarray(pixels, np.uint8)


def _inverse(matrix: Matrix) -> Matrix:
    return np.asarray(np.linalg.inv(matrix), np.float64)
