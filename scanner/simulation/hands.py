"""Hands that hold things: drawn in two canvases, behind the thing and in front of it."""

from dataclasses import dataclass

from scanner.simulation.drawing import Canvas, Colour, Spot, blank, ellipse, limb, shaded


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand. `side` is -1 for the left and 1 for the right; `cover` as in Conditions."""

    skin: Colour
    sleeve: Colour
    side: int
    cover: float


def gripping(
    canvas: Canvas, start: Spot, size: Spot, code: tuple[Spot, float], hand: Hand
) -> tuple[Canvas, Canvas]:
    """Return a hand around a phone: palm behind it, fingers on one edge, thumb on the other."""
    (left, top), (width, height) = start, size
    tall, wide = canvas.shape[:2]
    middle = left + width / 2
    thumb_edge, finger_edge = middle + hand.side * width / 2, middle - hand.side * width / 2
    finger = width * 0.17
    behind = blank(wide, tall)
    wrist = (middle + hand.side * width * 0.2, top + height * 1.22)
    elbow = (wrist[0] + hand.side * width * 0.2, tall + finger * 2)
    limb(behind, [(wrist[0], wrist[1] + finger), elbow], width * 0.62, hand.sleeve)
    limb(behind, [(middle, top + height), wrist], width * 0.46, hand.skin)
    palm = (middle + hand.side * width * 0.1, top + height * 0.92)
    ellipse(behind, palm, (width * 0.5, height * 0.22), hand.skin)
    front = blank(wide, tall)
    for row in range(4):
        y = top + height * (0.58 + row * 0.098)
        tip = finger_edge + hand.side * width * (0.035 + 0.012 * (row % 2))
        limb(front, [(finger_edge - hand.side * finger * 0.32, y + 6), (tip, y)], finger, hand.skin)
    (cx, cy), side = code
    reach = hand.cover
    x = thumb_edge - hand.side * width * 0.03
    x += reach * (cx + hand.side * side * 0.46 - x)
    y = top + height * 0.70
    thumb_tip = (x, y + reach * (cy + side * 0.47 - y))
    base = (thumb_edge + hand.side * width * 0.12, top + height * 0.95)
    knuckle = (thumb_edge + hand.side * width * 0.08, top + height * 0.82)
    limb(front, [base, knuckle, thumb_tip], finger * 1.12, hand.skin)
    return shaded(behind, width * 0.05, 0.62), shaded(front, finger * 0.3, 0.6)


def pinching(canvas: Canvas, start: Spot, size: Spot, hand: Hand) -> tuple[Canvas, Canvas]:
    """Return a hand that holds a sheet or card by its lower corner, fingers behind it."""
    (left, top), (width, height) = start, size
    tall, wide = canvas.shape[:2]
    edge = left + width / 2 + hand.side * width / 2
    thick = min(width * 0.13, 78)
    y = top + height * 0.86
    knuckles = (edge + hand.side * thick * 1.1, y + thick * 1.3)
    wrist = (edge + hand.side * thick * 1.5, y + thick * 4)
    behind = blank(wide, tall)
    elbow = (edge + hand.side * thick * 2, tall + thick * 2)
    limb(behind, [(wrist[0], wrist[1] + thick), elbow], thick * 3.2, hand.sleeve)
    limb(behind, [knuckles, wrist], thick * 2.3, hand.skin)
    for row in range(3):
        tip = (edge - hand.side * thick * 0.5, y + thick * (0.9 * row - 0.5))
        limb(behind, [tip, (knuckles[0], y + thick * (0.8 * row + 0.1))], thick, hand.skin)
    front = blank(wide, tall)
    tip = (edge - hand.side * thick * (0.9 + 0.8 * hand.cover), y - thick * 0.3)
    bend = (edge + hand.side * thick * 0.4, y + thick * 0.25)
    limb(front, [knuckles, bend, tip], thick * 1.1, hand.skin)
    return shaded(behind, thick * 0.28, 0.6), shaded(front, thick * 0.28, 0.6)
