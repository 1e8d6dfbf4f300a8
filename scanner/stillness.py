"""Whether anything moved in front of a camera."""

import cv2
import numpy as np

from kiosk.ports import GrayImage

_COARSE = (32, 18)  # blocks; 40 x 40 pixels each at 1280 x 720
_STRIDE = 4  # every fourth pixel of every fourth line is enough for a block's mean
_CHANGE = 4.0  # grey levels of one block's mean; sensor noise stays below 1


class Stillness:
    """Counts the frames since the picture last changed.

    A frame is compared with the last one that counted as changed, not with the one before, so that
    slow changes add up.
    """

    def __init__(self) -> None:
        self._reference: GrayImage | None = None
        self._frames = 0

    def frames_since_change(self, pixels: GrayImage) -> int:
        """Return 0 for a frame unlike the last changed one, else how many were like it."""
        sketch = cv2.resize(pixels[::_STRIDE, ::_STRIDE], _COARSE, interpolation=cv2.INTER_AREA)
        if self._reference is None or _differ(sketch, self._reference):
            self._reference = np.asarray(sketch, np.uint8)
            self._frames = 0
        else:
            self._frames += 1
        return self._frames


def _differ(one: object, other: object) -> bool:
    return bool(cv2.absdiff(one, other).max() >= _CHANGE)  # type: ignore[call-overload]
