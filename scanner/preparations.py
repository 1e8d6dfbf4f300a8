"""Changes of light and sharpness under which an unread code may become readable."""

from collections.abc import Callable
from functools import cache, partial

import cv2
import numpy as np

from kiosk.ports import GrayImage

Preparation = Callable[[GrayImage], GrayImage]


def untouched(pixels: GrayImage) -> GrayImage:
    """Return the picture as it is."""
    return pixels


def toned(pixels: GrayImage, gamma: float) -> GrayImage:
    """Bring out the lights (gamma > 1, against glare) or the darks (gamma < 1)."""
    return _gray(cv2.LUT(pixels, _curve(gamma)))


@cache
def _curve(gamma: float) -> GrayImage:
    return np.round(255 * (np.arange(256) / 255) ** gamma).astype(np.uint8)


dimmed = partial(toned, gamma=2.0)
dimmed_hard = partial(toned, gamma=8.0)
lightened = partial(toned, gamma=0.5)


def equalised(pixels: GrayImage) -> GrayImage:
    """Use the whole range of greys evenly."""
    return _gray(cv2.equalizeHist(pixels))


def locally_equalised(pixels: GrayImage) -> GrayImage:
    """Equalise by neighbourhood (CLAHE), for pictures half in shadow."""
    return _gray(cv2.createCLAHE(3, (8, 8)).apply(pixels))


def inked(pixels: GrayImage) -> GrayImage:
    """Black where darker than the neighbourhood of 51 pixels, white elsewhere."""
    return _gray(
        cv2.adaptiveThreshold(
            pixels, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, blockSize=51, C=2
        )
    )


def thickened(pixels: GrayImage) -> GrayImage:
    """Let the dark grow by a pixel, for modules eaten by light or printed as dots."""
    return _gray(cv2.erode(pixels, np.ones((3, 3), np.uint8)))


def sharpened(pixels: GrayImage) -> GrayImage:
    """Undo some blur."""
    soft = cv2.GaussianBlur(pixels, (0, 0), 2)
    return _gray(cv2.addWeighted(pixels, 2.5, soft, -1.5, 0))


def crisper(pixels: GrayImage) -> GrayImage:
    """Undo a little blur, at a quarter of what `sharpened` costs."""
    return _gray(cv2.addWeighted(pixels, 1.8, cv2.blur(pixels, (5, 5)), -0.8, 0))


def smoothed(pixels: GrayImage) -> GrayImage:
    """Drown noise and screen-door patterns."""
    return _gray(cv2.GaussianBlur(pixels, (0, 0), 1.2))


def evenly_lit(pixels: GrayImage) -> GrayImage:
    """Divide by the paper's brightness, taken from a small dilated copy."""
    height, width = pixels.shape
    small = cv2.resize(pixels, (max(1, width // 4), max(1, height // 4)), interpolation=3)
    paper = cv2.blur(cv2.dilate(small, np.ones((9, 9), np.uint8)), (25, 25))
    return _gray(cv2.divide(pixels, cv2.resize(paper, (width, height)), scale=255))


def _gray(pixels: object) -> GrayImage:
    return np.asarray(pixels, np.uint8)
