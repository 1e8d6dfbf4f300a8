"""Codes as one path on the printer's dot grid: modules of whole dots, edges a hair inside.

A module edge between two dots is rounded differently from one module to the next, which at 203 dpi
makes codes unreadable; on the grid and inset by a tenth of a dot every module comes out alike.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import barcode
import segno

from printing.layout import Box
from printing.outlines import Point, outlines

INSET = 0.1  # dots
_MASK = 4  # choosing the best of the eight takes five times as long, and scanners read them all
_QR_QUIET, _BAR_QUIET = 4, 10  # modules, as ISO/IEC 18004 and 15417 want
_LEAST_BAR_DOTS = 2
_MM_PER_INCH = 25.4

Matrix = tuple[tuple[bool, ...], ...]  # rows from the top
Path = tuple[tuple[Point, ...], ...]  # closed polygons in dots from the top left of the page


class CodeError(Exception):
    """A text cannot be this kind of code, or not in this much room."""


@dataclass(frozen=True, slots=True)
class DotGrid:
    """The dots of a printer on a page whose top left corner is a corner of a dot."""

    dpi: int
    page_height: float

    @property
    def dot(self) -> float:
        """The side of a dot in mm."""
        return _MM_PER_INCH / self.dpi


def qr_path(text: str, box: Box, grid: DotGrid) -> Path:
    """Return `text` as QR code, error correction M or better, quiet zone inside `box`."""
    matrix = _qr_matrix(text)
    side = len(matrix)
    dots = _whole(min(box.width, box.height) / grid.dot / (side + 2 * _QR_QUIET))
    if dots < 1:
        raise CodeError("the QR code is too long for its box")
    left = round((box.left + box.width / 2) / grid.dot - dots * side / 2)
    middle = grid.page_height - box.bottom - box.height / 2
    top = round(middle / grid.dot - dots * side / 2)
    return tuple(
        tuple((left + x * dots, top + y * dots) for x, y in polygon)
        for polygon in outlines(matrix, inset=INSET / dots)
    )


def bar_path(text: str, box: Box, grid: DotGrid) -> Path:
    """Return `text` as Code 128, quiet zones inside `box`, modules of two dots or more."""
    modules = _bar_modules(text)
    dots = _whole(box.width / grid.dot / (len(modules) + 2 * _BAR_QUIET))
    if dots < _LEAST_BAR_DOTS:
        raise CodeError("the bar code is too long for its box")
    left = round((box.left + box.width / 2) / grid.dot - dots * len(modules) / 2)
    top = round((grid.page_height - box.bottom - box.height) / grid.dot) + INSET
    foot = top + _whole(box.height / grid.dot) - 2 * INSET
    bars: list[tuple[Point, ...]] = []
    for is_dark, run in groupby(range(len(modules)), key=modules.__getitem__):
        if is_dark:
            places = list(run)
            start = left + places[0] * dots + INSET
            end = left + (places[-1] + 1) * dots - INSET
            bars.append(((start, top), (end, top), (end, foot), (start, foot)))
    return tuple(bars)


def _whole(dots: float) -> int:
    return int(dots + 1e-6)  # a box of exactly n dots holds n


@lru_cache(maxsize=64)
def _qr_matrix(text: str) -> Matrix:
    if not text:
        raise CodeError("there is nothing to put into the QR code")
    try:
        code = segno.make(text, error="m", micro=False, mask=_MASK)
    except (ValueError, UnicodeError) as error:  # segno's DataOverflowError is a ValueError
        raise CodeError("the text cannot be a QR code") from error
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


@lru_cache(maxsize=64)
def _bar_modules(text: str) -> tuple[bool, ...]:
    if not (text.isascii() and text.isprintable() and text):
        raise CodeError("the text cannot be a bar code")
    pattern = barcode.get_barcode_class("code128")(text).build()[0]
    return tuple(module == "1" for module in pattern)
