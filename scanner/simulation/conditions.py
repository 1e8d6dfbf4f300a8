"""How hard a simulated visitor makes it: the ranges from which each visit is drawn."""

from dataclasses import dataclass
from enum import StrEnum

Range = tuple[float, float]


class Difficulty(StrEnum):
    """EASY is read at once by any good decoder; HARD takes luck or a good one."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Conditions:
    """Ranges of one difficulty, each from least to most.

    Args:
        code_side: of the QR code as a share of the frame's height.
        turn: largest yaw and tilt, in degrees; `roll` likewise, in the picture plane.
        tremor: of the hand, in pixels at 1280×720.
        shutter: share of a frame's time during which motion blurs.
        defocus: sigma in pixels.
        light: of the room, 1 is a well-lit hall; `noise` is the sensor's sigma in grey levels.
        glare: brightness of a lamp's reflection, 0 for none; `moire` is the contrast of beats
            between the phone's pixels and the sensor's.
        curl: of paper, how far it bulges over the code's width, as a share of it.
        cover: how far the thumb reaches: 0 the bezel, 0.5 the quiet zone, 1 the code's corner.
        jpeg: quality of the camera's compression, 1-100, where 100 is none.
    """

    code_side: Range
    turn: Range
    roll: Range
    tremor: Range
    shutter: Range
    defocus: Range
    light: Range
    noise: Range
    glare: Range
    moire: Range
    curl: Range
    cover: Range
    jpeg: Range


CONDITIONS = {
    Difficulty.EASY: Conditions(
        code_side=(0.25, 0.36),
        turn=(0.0, 14.0),
        roll=(-9.0, 9.0),
        tremor=(0.8, 1.8),
        shutter=(0.15, 0.25),
        defocus=(0.5, 0.8),
        light=(1.0, 1.0),
        noise=(0.0, 0.4),
        glare=(0.0, 0.12),
        moire=(0.0, 0.03),
        curl=(0.0, 0.0),
        cover=(0.0, 0.2),
        jpeg=(100, 100),
    ),
    Difficulty.MEDIUM: Conditions(
        code_side=(0.20, 0.40),
        turn=(10.0, 30.0),
        roll=(-30.0, 30.0),
        tremor=(4.0, 9.0),
        shutter=(0.3, 0.5),
        defocus=(0.8, 1.8),
        light=(0.55, 0.9),
        noise=(2.0, 4.0),
        glare=(0.1, 0.5),
        moire=(0.04, 0.12),
        curl=(0.0, 0.02),
        cover=(0.2, 0.7),
        jpeg=(65, 85),
    ),
    Difficulty.HARD: Conditions(
        code_side=(0.12, 0.27),
        turn=(18.0, 40.0),
        roll=(-90.0, 90.0),
        tremor=(8.0, 16.0),
        shutter=(0.4, 0.9),
        defocus=(0.8, 2.2),
        light=(0.12, 0.5),
        noise=(4.0, 10.0),
        glare=(0.3, 0.8),
        moire=(0.1, 0.3),
        curl=(0.01, 0.05),
        cover=(0.3, 0.8),
        jpeg=(35, 65),
    ),
}
