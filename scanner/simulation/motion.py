"""How a visitor brings a code before the camera, holds it there, and takes it away."""

from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np
import numpy.typing as npt

from scanner.simulation.conditions import Conditions, Range
from scanner.simulation.stage import HEIGHT, WIDTH

Homography = npt.NDArray[np.float64]

_FOCAL = 1.05 * WIDTH  # pixels; a webcam sees about 50 degrees
_ARRIVING, _LEAVING = 0.24, 0.18  # shares of a visit
_TREMOR_HZ = (0.6, 1.7, 4.1)


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the code is: centre and side in pixels of the frame, angles in radians.

    `presence` runs from 0, the visitor is not there, to 1.
    """

    x: float
    y: float
    side: float
    yaw: float
    tilt: float
    roll: float
    presence: float


class Gesture:
    """One visit's movement, fixed by `rng`; a pure function of time after that.

    `side` is the code's, in pixels of the frame, while it is held still.
    """

    def __init__(self, conditions: Conditions, seconds: float, rng: np.random.Generator) -> None:
        self._seconds = seconds
        self.side = float(rng.uniform(*conditions.code_side)) * HEIGHT
        self._x = WIDTH * rng.uniform(0.42, 0.58)
        self._y = HEIGHT * rng.uniform(0.42, 0.52)
        self._yaw, self._tilt = _either_way(conditions.turn, rng), _either_way(conditions.turn, rng)
        self._roll = radians(rng.uniform(*conditions.roll))
        self._tremor = rng.uniform(*conditions.tremor)
        self._phases = rng.uniform(0, 2 * np.pi, (5, len(_TREMOR_HZ)))
        self._from = float(rng.choice((-1.0, 1.0)))

    def at(self, seconds: float) -> Pose:
        """Return the pose `seconds` after the visit's begin."""
        share = seconds / self._seconds
        presence = _smooth(share / _ARRIVING) * _smooth((1 - share) / _LEAVING)
        sway = [self._sway(axis, seconds) for axis in range(5)]
        away = 1 - presence
        return Pose(
            x=self._x + self._tremor * sway[0] + away * self._from * WIDTH * 0.16,
            y=self._y + self._tremor * sway[1] + away * HEIGHT * 1.15,
            side=self.side * (1 - 0.2 * away) * (1 + 0.004 * self._tremor * sway[2]),
            yaw=self._yaw + radians(0.5 * self._tremor) * sway[3],
            tilt=self._tilt + radians(0.5 * self._tremor) * sway[4] + away * 0.3,
            roll=self._roll + away * self._from * 0.35,
            presence=presence,
        )

    @property
    def enters_from(self) -> float:
        """-1 for the left, 1 for the right."""
        return self._from

    def _sway(self, axis: int, seconds: float) -> float:
        """Return a hand's drift, about -1 to 1: slow and wide, fast and small."""
        return sum(
            sin(2 * np.pi * hertz * seconds + phase) / (1 + index)
            for index, (hertz, phase) in enumerate(zip(_TREMOR_HZ, self._phases[axis], strict=True))
        )


def homography(pose: Pose, centre: tuple[float, float], side: float) -> Homography:
    """Return the map from a prop's pixels, with its code at `centre`, to the frame's pixels."""
    scale = pose.side / side
    turn = _rotation(pose) * scale
    plane = np.column_stack([turn[:, 0], turn[:, 1], (0.0, 0.0, _FOCAL)])
    lens = np.array([[_FOCAL, 0, pose.x], [0, _FOCAL, pose.y], [0, 0, 1]])
    origin = np.array([[1, 0, -centre[0]], [0, 1, -centre[1]], [0, 0, 1]])
    return np.asarray(lens @ plane @ origin)


def _rotation(pose: Pose) -> Homography:
    cy, sy, ct, st = cos(pose.yaw), sin(pose.yaw), cos(pose.tilt), sin(pose.tilt)
    cr, sr = cos(pose.roll), sin(pose.roll)
    yaw = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    tilt = np.array([[1, 0, 0], [0, ct, -st], [0, st, ct]])
    roll = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
    return np.asarray(yaw @ tilt @ roll)


def _either_way(degrees: Range, rng: np.random.Generator) -> float:
    return radians(float(rng.uniform(*degrees) * rng.choice((-1.0, 1.0))))


def _smooth(share: float) -> float:
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)
