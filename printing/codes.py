"""Codes on the printer's dot grid: modules of whole dots, edges a hair inside.

A module edge between two dots is rounded differently from one module to the next, which at 203 dpi
makes codes unreadable; on the grid and inset by a tenth of a dot every module comes out alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import and_

import barcode
import numpy as np
import zxingcpp

from printing.layout import Box

INSET = 0.1  # dots
_QR_QUIET, _BAR_QUIET = 4, 10  # modules, as ISO/IEC 18004 and 15417 want
_LEAST_BAR_DOTS = 2
_MM_PER_INCH = 25.4
_DARK = re.compile(rb"\x01+")

Matrix = tuple[bytes, ...]  # rows from the top; 1 is dark
Rect = tuple[float, float, float, float]  # left, top, width, height


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


@dataclass(frozen=True, slots=True)
class Code:
    """The dark parts of a code, which meet and overlap as one area.

    Args:
        left, top: where the parts are counted from, in dots of `grid` from its top left corner.
        across, down: dots to a unit of the parts, x to the right and y down.
    """

    parts: tuple[Rect, ...]
    left: float
    top: float
    across: float
    down: float
    grid: DotGrid


def qr_code(text: str, box: Box, grid: DotGrid) -> Code:
    """Return ASCII `text` as QR code, error correction M or better, quiet zone in `box`."""
    matrix = _qr_matrix(text)
    side = len(matrix)
    dots = _whole(min(box.width, box.height) / grid.dot / (side + 2 * _QR_QUIET))
    if dots < 1:
        raise CodeError("the QR code is too long for its box")
    left = round((box.left + box.width / 2) / grid.dot - dots * side / 2)
    middle = grid.page_height - box.bottom - box.height / 2
    top = round(middle / grid.dot - dots * side / 2)
    parts = tuple(dark_parts(matrix, inset=INSET / dots))
    return Code(parts, left + INSET, top + INSET, dots, dots, grid)


def bar_code(text: str, box: Box, grid: DotGrid) -> Code:
    """Return `text` as Code 128, quiet zones inside `box`, modules of two dots or more."""
    modules = _bar_modules(text)
    dots = _whole(box.width / grid.dot / (len(modules) + 2 * _BAR_QUIET))
    if dots < _LEAST_BAR_DOTS:
        raise CodeError("the bar code is too long for its box")
    left = round((box.left + box.width / 2) / grid.dot - dots * len(modules) / 2)
    top = round((grid.page_height - box.bottom - box.height) / grid.dot)
    height = _whole(box.height / grid.dot) - 2 * INSET
    gap = 2 * INSET / dots
    parts = tuple((start, 0.0, end - start - gap, height) for start, end in _runs(modules))
    return Code(parts, left + INSET, top + INSET, dots, 1, grid)


def dark_parts(matrix: Matrix, *, inset: float) -> Iterator[Rect]:
    """Yield rectangles that cover what is dark in a code, but for `inset` modules at its edges.

    Places are in modules from the inset corner of the first one. Modules that touch at a corner
    only stay apart.
    """
    gap = 2 * inset
    for y, row in enumerate(matrix):
        for start, end in _runs(row):
            yield start, y, end - start - gap, 1 - gap
    for y, (above, below) in enumerate(pairwise(matrix), start=1):
        for start, end in _runs(bytes(map(and_, above, below))):
            yield start, y - gap, end - start - gap, gap


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _DARK.finditer(row))


def _whole(dots: float) -> int:
    return int(dots + 1e-6)  # a box of exactly n dots holds n


@lru_cache(maxsize=64)
def _qr_matrix(text: str) -> Matrix:
    if not (text.isascii() and text):  # readers guess differently at what other bytes mean
        raise CodeError("the text cannot be a QR code")
    try:
        code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    except ValueError as error:
        raise CodeError("the text cannot be a QR code") from error
    pixels = np.asarray(code.to_image(scale=1, add_quiet_zones=False))
    return tuple(row.tobytes() for row in (pixels == 0).astype(np.uint8))


@lru_cache(maxsize=64)
def _bar_modules(text: str) -> bytes:
    if not (text.isascii() and text.isprintable() and text):
        raise CodeError("the text cannot be a bar code")
    pattern = barcode.get_barcode_class("code128")(text).build()[0]
    return bytes(module == "1" for module in pattern)
