"""Colours of a badge: category colours kept readable on white, and ink for what stands on them."""

import string
from enum import Enum

Rgb = tuple[float, float, float]  # each 0 to 1

WHITE: Rgb = (1.0, 1.0, 1.0)
BLACK: Rgb = (0.0, 0.0, 0.0)
INK: Rgb = (0.07, 0.08, 0.09)
GREY: Rgb = (0.29, 0.31, 0.33)

READABLE_TEXT = 4.5  # WCAG 2 contrast of small text
READABLE_BAND = 3.0  # … of large or bold text, which is what stands on a band


class Palette(Enum):
    """What the printer can do: colours, or black on white only."""

    COLOUR = "colour"
    BLACK = "black"


def parse_colour(text: str) -> Rgb:
    """Return '#rrggbb' as a colour; ValueError for anything else."""
    digits = text.removeprefix("#")
    if len(text) != 7 or len(digits) != 6 or not set(digits) <= set(string.hexdigits):
        raise ValueError("a colour is written #rrggbb")
    red, green, blue = (int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return red, green, blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the WCAG 2 contrast ratio, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(band: Rgb) -> Rgb:
    """Return white where it can be read on `band`, else black."""
    return WHITE if contrast(WHITE, band) >= READABLE_BAND else BLACK


def readable_on_white(colour: Rgb) -> Rgb:
    """Return `colour`, darkened as little as small text on white paper needs."""
    shade = colour
    for twentieths in range(19, -1, -1):
        if contrast(shade, WHITE) >= READABLE_TEXT:
            break
        red, green, blue = colour
        share = twentieths / 20
        shade = (red * share, green * share, blue * share)
    return shade


def _luminance(colour: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
