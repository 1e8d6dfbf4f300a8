"""Codes on cans, shirts and curled paper: an outline straightened under guessed bends.

zxing-cpp finds the three finder patterns of a bent code well, guesses the fourth corner and samples
a flat grid; a bend of a few hundredths of the code's width is then a check sum error. Each `Bend`
is one guess at what bent it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.ports import GrayImage
from scanner.engines import Points
from scanner.views import Matrix, moved, stretched

_MARGIN = 0.16  # of the picture's side, on each side: at least the quiet zone
_STEP = 8  # pixels between places that are worked out; those between are interpolated
_UNIT = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float32)


@dataclass(frozen=True, slots=True)
class Bend:
    """Where the points of a flat code went, in parts of its width.

    Args:
        rows, columns: rows (columns) bulge down (to the right) between their ends.
        crowd_x, crowd_y: the middle of each row (column) shifts along it, as on a can.
        corner_x, corner_y: the fourth corner, which bears no finder pattern, is off.
    """

    rows: float = 0.0
    columns: float = 0.0
    crowd_x: float = 0.0
    crowd_y: float = 0.0
    corner_x: float = 0.0
    corner_y: float = 0.0

    def bent(self, flat: Points) -> Points:
        """Return n x 2 points of the unit square as they lie on the bent code."""
        x, y = flat[:, 0], flat[:, 1]
        hump_x, hump_y = 4 * x * (1 - x), 4 * y * (1 - y)
        across = x + self.columns * hump_y + self.crowd_x * hump_x + self.corner_x * x * y
        down = y + self.rows * hump_x + self.crowd_y * hump_y + self.corner_y * x * y
        return np.stack([across, down], axis=1).astype(np.float32)


# In the order of codes gained over the photographs; opposite bends are kept together.
BENDS = (
    Bend(),
    Bend(corner_y=0.06),
    Bend(corner_x=0.06, corner_y=0.06),
    Bend(corner_x=0.06),
    Bend(crowd_x=0.03),
    Bend(rows=0.03),
    Bend(corner_x=0.06, corner_y=-0.06),
    Bend(crowd_y=0.03),
    Bend(crowd_y=-0.03),
    Bend(rows=-0.03),
    Bend(columns=0.03),
    Bend(columns=-0.03),
    Bend(crowd_x=-0.03),
    Bend(corner_x=-0.06, corner_y=0.06),
    Bend(corner_y=-0.06),
    Bend(corner_x=-0.06),
)


@dataclass(frozen=True, slots=True, eq=False)
class BentView:
    """A bent code laid flat."""

    pixels: GrayImage
    bend: Bend
    onto_frame: Matrix  # from the unit square of the bent code

    def to_frame(self, points: Points) -> Points:
        return moved(self.bend.bent(_into_unit(points, len(self.pixels))), self.onto_frame)


def straightened(
    frame: GrayImage, outline: Points, side: int, bends: tuple[Bend, ...]
) -> Iterator[BentView]:
    """Yield the code within `outline` (4 corners) as squares of `side` pixels,
    a multiple of 8, bend by bend."""
    onto_frame = np.asarray(cv2.getPerspectiveTransform(_UNIT, outline), np.float64)
    coarse = side // _STEP
    grid = np.mgrid[0:coarse, 0:coarse][::-1].reshape(2, -1).T.astype(np.float32)
    unit = _into_unit(_STEP * grid + (_STEP - 1) / 2, side)
    for bend in bends:
        sparse = moved(bend.bent(unit), onto_frame).reshape(coarse, coarse, 2)
        places = cv2.resize(sparse, (side, side), interpolation=cv2.INTER_LINEAR)
        pixels = cv2.remap(
            frame,
            places,
            np.empty(0),
            interpolation=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        yield BentView(stretched(np.asarray(pixels, np.uint8)), bend, onto_frame)


def _into_unit(points: Points, side: int) -> Points:
    return ((points / side - _MARGIN) / (1 - 2 * _MARGIN)).astype(np.float32)
