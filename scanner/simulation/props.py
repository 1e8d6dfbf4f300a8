"""What visitors hold out: a phone, a print-out, a badge; flat, with the hand that holds it."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import segno

from scanner.simulation.drawing import (
    Canvas,
    Colour,
    Spot,
    blank,
    caption,
    limb,
    rounded,
)
from scanner.simulation.hands import Hand, gripping, pinching
from scanner.simulation.stage import Look

EVENT = "SISTEP"
_SIDE = 280  # pixels of the code at least; close-ups at half the frame's height stay sharp
_QUIET = 4  # modules

_WHITE: Colour = (250, 250, 250)
_INK: Colour = (62, 40, 22)
_GREY: Colour = (196, 190, 184)
_BRANDS: tuple[Colour, ...] = ((92, 58, 22), (110, 94, 12), (48, 52, 160), (60, 110, 30))


class Carrier(StrEnum):
    """What bears the code."""

    PHONE = "phone"
    PAPER = "paper"
    BADGE = "badge"


@dataclass(frozen=True, slots=True)
class Prop:
    """A flat thing in a hand, evenly lit: three canvases of one size.

    `face` bears the code, of which `centre` and `side` are in pixels; `behind` and `front` are the
    parts of the hand on either side of it. `glows` is true of screens.
    """

    behind: Canvas
    face: Canvas
    front: Canvas
    centre: Spot
    side: float
    glows: bool


@dataclass(frozen=True, slots=True)
class _Style:
    brand: Colour
    hand: Hand


def make_prop(
    text: str, carrier: Carrier, cover: float, look: Look, rng: np.random.Generator
) -> Prop:
    """Return `text` as a code on `carrier`; `cover` is how far the thumb reaches, see Conditions.

    Raises:
        segno.DataOverflowError: more text than a QR code holds.
    """
    style = _Style(
        brand=_BRANDS[rng.integers(len(_BRANDS))],
        hand=Hand(look.skin, look.coat, 1 if rng.random() < 0.75 else -1, cover),
    )
    code = qr_pixels(text)
    match carrier:
        case Carrier.PHONE:
            return _phone(code, style)
        case Carrier.PAPER:
            return _paper(code, style, rng)
        case Carrier.BADGE:
            return _badge(code, style)


def qr_pixels(text: str) -> npt.NDArray[np.uint8]:
    """Return a QR code of `text` with its quiet zone: ink 16, the rest 255."""
    matrix = np.array(segno.make(text, micro=False, error="m").matrix, np.uint8)
    module = max(3, -(-_SIDE // len(matrix)))
    framed = np.pad(matrix, _QUIET).repeat(module, 0).repeat(module, 1)
    return np.where(framed > 0, 16, 255).astype(np.uint8)


def _place(canvas: Canvas, code: npt.NDArray[np.uint8], centre: Spot) -> float:
    """Draw `code` around `centre`; return the side of the code without its quiet zone."""
    size = len(code)
    left, top = round(centre[0] - size / 2), round(centre[1] - size / 2)
    ground = canvas[top : top + size, left : left + size, :3]
    np.minimum(ground, code[:, :, None], out=ground)
    dark = np.flatnonzero(code.min(axis=0) < 128)
    return float(dark[-1] - dark[0] + 1)


def _lines(canvas: Canvas, start: Spot, widths: tuple[float, ...], height: float) -> None:
    """Draw grey bars where a ticket would have words: nobody's data is shown."""
    left, top = start
    for row, width in enumerate(widths):
        y = top + row * height * 2.1
        rounded(canvas, (left, y), (left + width, y + height), height / 2, _GREY)


def _phone(code: npt.NDArray[np.uint8], style: _Style) -> Prop:
    q = len(code)
    width, height = q * 1.16, q * 2.36
    left, top = width * 0.5, q * 0.2
    canvas = blank(width * 2, height * 2)
    centre = (left + width / 2, top + height * 0.5)
    body, rim = (28, 26, 24), q * 0.035
    rounded(
        canvas,
        (left - rim - 3, top - rim - 3),
        (left + width + rim + 3, top + height + rim + 3),
        q * 0.15,
        (104, 100, 96),
    )
    rounded(
        canvas,
        (left - rim, top - rim),
        (left + width + rim, top + height + rim),
        q * 0.145,
        body,
    )
    rounded(canvas, (left, top), (left + width, top + height), q * 0.11, (244, 240, 236))
    _ticket_head(canvas, (left, top), (width, height * 0.2), style.brand)
    rounded(
        canvas,
        (left + width * 0.06, centre[1] - q * 0.53),
        (left + width * 0.94, top + height * 0.93),
        q * 0.05,
        _WHITE,
    )
    side = _place(canvas, code, centre)
    _lines(
        canvas,
        (left + width * 0.16, centre[1] + q * 0.56),
        (width * 0.56, width * 0.4, width * 0.48),
        q * 0.045,
    )
    rounded(
        canvas,
        (left + width * 0.34, top + height * 0.963),
        (left + width * 0.66, top + height * 0.97),
        4,
        (120, 116, 112),
    )
    behind, front = gripping(
        canvas, (left - rim, top), (width + 2 * rim, height), (centre, side), style.hand
    )
    return Prop(behind, canvas, front, centre, side, glows=True)


def _ticket_head(canvas: Canvas, start: Spot, size: Spot, brand: Colour) -> None:
    (left, top), (width, height) = start, size
    rounded(canvas, (left, top), (left + width, top + height), width * 0.095, brand)
    rounded(canvas, (left, top + height * 0.5), (left + width, top + height), 1, brand)
    rounded(
        canvas,
        (left + width * 0.36, top + height * 0.1),
        (left + width * 0.64, top + height * 0.24),
        height * 0.07,
        (16, 16, 16),
    )
    caption(canvas, EVENT, (left + width * 0.09, top + height * 0.66), height * 0.2, _WHITE)
    caption(
        canvas,
        "E-TICKET",
        (left + width * 0.09, top + height * 0.88),
        height * 0.095,
        (226, 220, 214),
    )


def _paper(code: npt.NDArray[np.uint8], style: _Style, rng: np.random.Generator) -> Prop:
    q = len(code)
    width, height = q * 2.15, q * 2.7
    left, top = q, q * 0.25
    canvas = blank(width + q * 2, height + q * 2.5)
    rounded(canvas, (left, top), (left + width, top + height), 3, (240, 241, 243))
    rounded(
        canvas,
        (left + q * 0.12, top + q * 0.12),
        (left + width - q * 0.12, top + q * 0.5),
        4,
        style.brand,
    )
    caption(canvas, EVENT, (left + q * 0.22, top + q * 0.39), q * 0.15, _WHITE)
    centre = (left + width * (0.5 if rng.random() < 0.5 else 0.7), top + q * 1.16)
    side = _place(canvas, code, centre)
    if centre[0] > left + width * 0.6:
        _lines(canvas, (left + q * 0.16, top + q * 0.85), (q * 0.6, q * 0.45, q * 0.55), q * 0.05)
    _lines(
        canvas,
        (left + q * 0.16, top + q * 1.85),
        (q * 1.8, q * 1.7, q * 1.75, q * 1.2, q * 1.6),
        q * 0.045,
    )
    _crease(canvas, top + height * rng.uniform(0.6, 0.72))
    behind, front = pinching(canvas, (left, top), (width, height), style.hand)
    return Prop(behind, canvas, front, centre, side, glows=False)


def _crease(canvas: Canvas, y: float) -> None:
    """Fold the sheet once: a soft shade on one side of a line across, light on the other."""
    first = max(0, int(y) - 120)
    sheet = canvas[first : int(y) + 120]  # farther away the light is 1, to the last bit
    rows = np.arange(first, first + len(sheet)) - y
    light = 1 - 0.10 * np.exp(-(((rows - 12) / 16) ** 2)) + 0.02 * np.exp(-(((rows + 9) / 9) ** 2))
    lit = sheet[:, :, :3] * light[:, None, None]
    sheet[:, :, :3] = np.minimum(lit, sheet[:, :, 3:4]).astype(np.uint8)


def _badge(code: npt.NDArray[np.uint8], style: _Style) -> Prop:
    q = len(code)
    width, height = q * 1.5, q * 2.15
    left, top = q, q * 0.95
    canvas = blank(width + q * 2, height + q * 3.5)
    middle = left + width / 2
    for lean in (-1, 1):
        strap = [(middle + lean * q * 0.42, -20.0), (middle + lean * q * 0.05, top - q * 0.04)]
        limb(canvas, strap, q * 0.075, style.brand)
    limb(canvas, [(middle, top - q * 0.1), (middle, top + q * 0.06)], q * 0.07, (150, 150, 152))
    rounded(
        canvas, (left - 4, top - 4), (left + width + 4, top + height + 4), q * 0.07, (206, 206, 208)
    )
    rounded(canvas, (left, top), (left + width, top + height), q * 0.06, (248, 248, 249))
    rounded(
        canvas,
        (middle - q * 0.14, top + q * 0.05),
        (middle + q * 0.14, top + q * 0.1),
        6,
        (70, 70, 72),
    )
    caption(canvas, EVENT, (left + q * 0.13, top + q * 0.28), q * 0.09, style.brand)
    rounded(canvas, (left + q * 0.13, top + q * 0.38), (left + q * 1.1, top + q * 0.48), 8, _INK)
    _lines(canvas, (left + q * 0.13, top + q * 0.56), (q * 0.8,), q * 0.05)
    centre = (middle, top + q * 1.22)
    side = _place(canvas, code, centre)
    rounded(canvas, (left, top + q * 1.84), (left + width, top + height), q * 0.05, style.brand)
    caption(canvas, "VISITEUR", (middle - q * 0.36, top + q * 2.04), q * 0.1, _WHITE)
    behind, front = pinching(canvas, (left, top), (width, height), style.hand)
    return Prop(behind, canvas, front, centre, side, glows=False)
