"""What stands behind the code: an exhibition hall out of focus, and the visitor's chest."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.ports import ColourImage
from scanner.simulation.drawing import (
    Canvas,
    Colour,
    blank,
    ellipse,
    limb,
    pixels,
    polygon,
    rounded,
    shaded,
)

WIDTH, HEIGHT = 1280, 720  # of every frame

# Everything here is out of focus, so it is drawn at half size.
_W, _H = WIDTH // 2, HEIGHT // 2

_BOOTHS: tuple[Colour, ...] = (
    (150, 112, 58),
    (92, 66, 40),
    (190, 186, 178),
    (70, 116, 190),
    (120, 140, 84),
    (84, 72, 150),
)
_CLOTHES: tuple[Colour, ...] = (
    (84, 62, 44),
    (58, 56, 58),
    (150, 148, 142),
    (112, 84, 60),
    (64, 66, 122),
    (86, 104, 74),
)
_SHIRTS: tuple[Colour, ...] = ((232, 230, 226), (214, 186, 150), (196, 200, 222), (120, 104, 92))
_SKINS: tuple[Colour, ...] = ((140, 170, 214), (112, 146, 194), (84, 118, 170), (60, 86, 130))


@dataclass(frozen=True, slots=True)
class Look:
    """What a visitor's chest and hand have in common."""

    skin: Colour
    coat: Colour
    shirt: Colour
    broad: float  # of the shoulders, 1 is average


def draw_look(rng: np.random.Generator) -> Look:
    """Return some visitor's look."""
    return Look(
        skin=_SKINS[rng.integers(len(_SKINS))],
        coat=_CLOTHES[rng.integers(len(_CLOTHES))],
        shirt=_SHIRTS[rng.integers(len(_SHIRTS))],
        broad=float(rng.uniform(0.92, 1.12)),
    )


@lru_cache(maxsize=4)
def hall(seed: int) -> ColourImage:
    """Return the empty hall at half size, as the fixed webcam of a desk sees it."""
    rng = np.random.default_rng(seed)
    canvas = blank(_W, _H)
    canvas[:] = _wall()
    _booths(canvas, rng)
    for _ in range(9):
        _passer_by(canvas, rng)
    _lamps(canvas, rng)
    blurred = cv2.GaussianBlur(canvas[:, :, :3], (0, 0), 4.5)
    return pixels(blurred * _vignette()[:, :, None])


def visitor(look: Look) -> Canvas:
    """Return a visitor from the chin down at half size, standing in the middle of the frame."""
    skin, coat, shirt = look.skin, look.coat, look.shirt
    middle, half = _W / 2, _W * 0.27 * look.broad
    canvas = blank(_W, _H)
    limb(canvas, [(middle - half, _H * 0.44), (middle - half * 1.08, _H * 1.1)], 110, coat)
    limb(canvas, [(middle + half, _H * 0.44), (middle + half * 1.08, _H * 1.1)], 110, coat)
    polygon(canvas, _torso(middle, half), coat)
    rounded(canvas, (middle - 34, -20), (middle + 34, _H * 0.24), 26, skin)
    ellipse(canvas, (middle, -10), (56, 62), skin)
    polygon(
        canvas, [(middle - 46, _H * 0.15), (middle + 46, _H * 0.15), (middle, _H * 0.66)], shirt
    )
    polygon(canvas, [(middle - 24, _H * 0.13), (middle + 24, _H * 0.13), (middle, _H * 0.25)], skin)
    body = shaded(canvas, 26, 0.55)
    _lapels(body, middle, coat)
    return pixels(cv2.GaussianBlur(body, (0, 0), 2.6))


def _torso(middle: float, half: float) -> list[tuple[float, float]]:
    right = [(40.0, 0.12), (half * 0.72, 0.22), (half + 36, 0.36), (half + 30, 1.1)]
    left = [(-x, y) for x, y in reversed(right)]
    return [(middle + x, _H * y) for x, y in right + left]


def _lapels(canvas: Canvas, middle: float, coat: Colour) -> None:
    blue, green, red = (round(part * 0.55) for part in coat)
    for lean in (-1, 1):
        edge = [(middle + lean * 48, _H * 0.15), (middle + lean * 4, _H * 0.68)]
        limb(canvas, edge, 3, (blue, green, red))
    limb(canvas, [(middle, _H * 0.68), (middle + 3, _H * 1.1)], 3, (blue, green, red))


def _wall() -> Canvas:
    rows = np.linspace(0, 1, _H)[:, None]
    wall = np.array([178, 176, 172]) * (1.1 - 0.35 * rows)
    floor = np.array([96, 104, 112]) * (0.75 + 0.35 * rows)
    column = np.where(rows < 0.66, wall, floor)
    solid = np.concatenate([column, np.full((_H, 1), 255)], axis=1)
    return np.repeat(solid[:, None, :], _W, axis=1).clip(0, 255).astype(np.uint8)


def _booths(canvas: Canvas, rng: np.random.Generator) -> None:
    x = -30.0
    while x < _W:
        width = float(rng.uniform(80, 150))
        top, bottom = _H * rng.uniform(0.22, 0.34), _H * rng.uniform(0.66, 0.72)
        colour = _BOOTHS[rng.integers(len(_BOOTHS))]
        rounded(canvas, (x, top), (x + width, bottom), 2, (206, 202, 196))
        rounded(canvas, (x, top), (x + width, top + 30), 2, colour)
        screen = (x + width * 0.2, top + 46)
        rounded(canvas, screen, (screen[0] + width * 0.45, screen[1] + 34), 2, colour)
        rounded(canvas, (x + 8, bottom - 34), (x + width * 0.6, bottom + 8), 2, (232, 230, 226))
        x += width + float(rng.uniform(10, 40))


def _passer_by(canvas: Canvas, rng: np.random.Generator) -> None:
    x, tall = rng.uniform(0, _W), rng.uniform(88, 130)
    foot = _H * 0.68 + (tall - 88) * 0.9
    coat = _CLOTHES[rng.integers(len(_CLOTHES))]
    rounded(canvas, (x - 15, foot - tall * 0.8), (x + 15, foot - tall * 0.3), 11, coat)
    rounded(canvas, (x - 12, foot - tall * 0.4), (x + 12, foot), 6, (56, 50, 48))
    ellipse(canvas, (x, foot - tall * 0.9), (8, 10), _SKINS[rng.integers(len(_SKINS))])


def _lamps(canvas: Canvas, rng: np.random.Generator) -> None:
    for row, y in enumerate((0.05, 0.13, 0.18)):
        shift = rng.uniform(0, 60)
        for x in np.arange(-20 + shift, _W, 120 - row * 26):
            ellipse(canvas, (float(x), _H * y), (26 - row * 6, 6 - row), (255, 255, 255))


def _vignette() -> npt.NDArray[np.float64]:
    y, x = np.mgrid[-1 : 1 : _H * 1j, -1 : 1 : _W * 1j]
    return np.asarray(1.0 - 0.22 * np.clip(x**2 + y**2 - 0.3, 0, None))


def behind_code(room: ColourImage, person: Canvas, shift: float, rise: float) -> ColourImage:
    """Return the full frame behind the prop: `person` moved by shares of the frame's size."""
    move = np.array([[1, 0, shift * _W], [0, 1, rise * _H]], np.float32)
    body = cv2.warpAffine(person, move, (_W, _H), borderMode=cv2.BORDER_REPLICATE)
    clear = cv2.cvtColor(255 - body[:, :, 3], cv2.COLOR_GRAY2BGR)
    scene = cv2.add(
        cv2.multiply(room, clear, scale=1 / 255), cv2.cvtColor(body, cv2.COLOR_BGRA2BGR)
    )
    return full_size(pixels(scene))


def full_size(half: ColourImage) -> ColourImage:
    """Return a half-size picture as a frame."""
    return pixels(cv2.resize(half, (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR))
