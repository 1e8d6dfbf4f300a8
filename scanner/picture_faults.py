"""Whether a camera that sends pictures sends good ones: neither black nor for ever the same."""

from enum import Enum, auto

import numpy as np
import numpy.typing as npt

from kiosk.ports import Frame

LASTING_S = 1.2  # a finger on the lens, or one frame sent twice, is no fault
_STRIDE = 8  # every eighth pixel of every eighth line
_DARK = 32  # grey levels: a covered lens gives up to 20, the darkest hall has lamps
_LIGHTS = 0.001  # share of pixels above that, below which nothing is seen


class PictureFault(Enum):
    """What is wrong with the pictures of a camera."""

    BLACK = auto()
    FROZEN = auto()


class PictureFaults:
    """Watches the frames of one live camera. A clip may well stand still: do not ask of one.

    Args:
        frozen_s: how long the same picture may come before it is a fault, in seconds.
    """

    def __init__(self, frozen_s: float = LASTING_S) -> None:
        self._frozen_s = frozen_s
        self._sample: npt.NDArray[np.uint8] | None = None
        self._changed_at = 0.0
        self._lit_at = 0.0

    def see(self, frame: Frame) -> PictureFault | None:
        """Return what has been wrong for more than a second up to this frame."""
        sample = frame.pixels[::_STRIDE, ::_STRIDE].copy()
        if self._sample is None:
            self._changed_at = self._lit_at = frame.taken_at
        # A sensor's noise never repeats itself, unless an encoder takes it out.
        if self._sample is None or not np.array_equal(sample, self._sample):
            self._changed_at = frame.taken_at
        if np.count_nonzero(sample > _DARK) > _LIGHTS * sample.size:
            self._lit_at = frame.taken_at
        self._sample = sample
        if frame.taken_at - self._lit_at > LASTING_S:
            return PictureFault.BLACK
        if frame.taken_at - self._changed_at > self._frozen_s:
            return PictureFault.FROZEN
        return None
