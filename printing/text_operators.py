"""Writes a shaped line as PDF text that looks right and that can be searched and copied.

Readers put right-to-left text together again from characters that follow each other from left to
right on one baseline. Several characters on one glyph come out swapped, a raised mark becomes a
line of its own, and a step back starts a new word. So a ligature and the marks on a letter share
its width out: the glyph stands for the leftmost character and blanks for the others. What is not
on the baseline is drawn as an outline, over its blank.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from printing.colours import Rgb
from printing.directions import mirrored, runs_rtl
from printing.embedding import EmbeddedFont
from printing.faces import Face, Glyph
from printing.font_files import FontFile
from printing.marks import PlacedLine
from printing.paragraphs import Piece

_MOST_KEPT = 4096  # pieces whose operators are kept for the next line
_LEAST_WIDTH = 10  # of the blank of a mark without a letter: readers drop what has no width


@dataclass(frozen=True, slots=True)
class _Cell:
    """A stretch of the line: its ink, and the characters it stands for from left to right."""

    glyph: Glyph
    chars: str
    advance: int

    @property
    def is_text(self) -> bool:
        """Whether the glyph itself is shown as text, at the start of its cell."""
        return bool(self.chars) and self.advance > 0 and self.glyph.dy == 0


class TextWriter:
    """Writes the lines of one document, whose fonts it keeps: words come again on other pages."""

    def __init__(self) -> None:
        self._fonts: dict[FontFile, EmbeddedFont] = {}
        self._shown: dict[tuple[Piece, int], tuple[str, int]] = {}

    @property
    def fonts(self) -> Collection[EmbeddedFont]:
        """What the document uses of each font so far."""
        return self._fonts.values()

    def operators(self, line: PlacedLine) -> str:
        """Return the operators of one line."""
        texts: list[str] = []
        drawn: list[str] = []
        pen = line.left
        # PDFium loses spaces shown on their own, so pieces of one face are shown together.
        for face, group in groupby(line.pieces, key=attrgetter("face")):
            pieces = list(group)
            matrix = f"1 0 0 1 {number(pen)} {number(line.baseline)} Tm"
            font = self._font(face)
            array = self._array(pieces, font)
            shown = f"/{font.resource} {number(line.size)} Tf {matrix} {array} TJ"
            texts.append(_thickened(shown, face, line))
            drawn += _outlines(pieces, pen, line)
            pen += sum(piece.shaped.width for piece in pieces) * line.size / 1000
        return " ".join([fill(line.colour), "BT", *texts, "ET", *drawn])

    def _font(self, face: Face) -> EmbeddedFont:
        font = self._fonts.get(face.file)
        if font is None:
            font = self._fonts[face.file] = EmbeddedFont(face.file, len(self._fonts) + 1)
        return font

    def _array(self, pieces: Iterable[Piece], font: EmbeddedFont) -> str:
        """Return what shows a run: glyphs, and moves in thousandths of the size."""
        parts: list[str] = []
        owed = 0
        for piece in pieces:
            found = self._shown.get((piece, owed))
            if found is None:
                if len(self._shown) >= _MOST_KEPT:
                    self._shown.clear()
                found = self._shown[piece, owed] = _shown(_cells(piece), font, owed)
            shown, owed = found
            parts.append(shown)
        return f"[{' '.join(filter(None, parts)).replace('> <', '')}]"


def fill(colour: Rgb) -> str:
    """Return the operator that sets the colour of areas and text."""
    return " ".join(map(number, colour)) + " rg"


@lru_cache(maxsize=8192)  # a layout has few places, and codes stand on a grid
def number(value: float) -> str:
    """Return `value` with at most three decimals: a hundredth of a dot at 600 dpi."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text


@lru_cache(maxsize=4096)
def _cells(piece: Piece) -> tuple[_Cell, ...]:
    """Return the cells of a piece from left to right; marks give their characters to a letter."""
    logical = reversed(piece.shaped.glyphs) if piece.level % 2 else piece.shaped.glyphs
    cells: list[_Cell] = []
    for glyph, chars in zip(logical, _read_chars(piece), strict=True):
        letter = _last_letter(cells) if glyph.advance == 0 else None
        if letter is not None:
            cells[letter] = replace(cells[letter], chars=cells[letter].chars + chars)
            cells.append(_Cell(glyph, "", 0))
        else:
            cells.append(_Cell(glyph, chars, glyph.advance))
    if piece.level % 2:
        return tuple(replace(cell, chars=cell.chars[::-1]) for cell in reversed(cells))
    return tuple(cells)


def _last_letter(cells: Sequence[_Cell]) -> int | None:
    return next((n for n in reversed(range(len(cells))) if cells[n].advance), None)


def _read_chars(piece: Piece) -> Iterator[str]:
    """Yield what each glyph, in logical order, is to be read as."""
    if piece.level % 2 == 0:
        yield from (glyph.text for glyph in piece.shaped.glyphs)
        return
    follows_rtl = piece.follows_rtl
    for glyph in reversed(piece.shaped.glyphs):
        chars = ""
        for char in glyph.text:
            # PDFium turns brackets round again, but only those that follow right-to-left letters.
            chars += mirrored(char) if follows_rtl else char
            way = runs_rtl(char)
            follows_rtl = follows_rtl if way is None else way
        yield chars


def _shown(cells: Iterable[_Cell], font: EmbeddedFont, owed: int) -> tuple[str, int]:
    """Return what shows a piece, and how far the pen must still move before the next glyph."""
    parts: list[str] = []
    for cell in cells:
        share = cell.advance // len(cell.chars) if cell.chars else 0
        blanks = cell.chars
        owed += cell.advance
        if cell.is_text:
            glyph, blanks = cell.glyph, cell.chars[1:]
            move = owed - cell.advance + glyph.dx
            if move:
                parts.append(str(-move))
            width = share if blanks else font.width(glyph.id)
            parts.append(f"<{font.cid(glyph.id, cell.chars[0], width):04X}>")
            owed -= move + width
        for char in blanks:
            width = share or _LEAST_WIDTH
            parts.append(f"<{font.blank(char, width):04X}>")
            owed -= width
    return " ".join(parts).replace("> <", ""), owed


def _outlines(pieces: Iterable[Piece], pen: float, line: PlacedLine) -> Iterator[str]:
    scale = f"{line.size / 1000:.6f}"
    start = 0
    for piece in pieces:
        for x, y, path in _drawn(piece):
            left = pen + (start + x) * line.size / 1000
            bottom = line.baseline + y * line.size / 1000
            matrix = f"{scale} 0 0 {scale} {number(left)} {number(bottom)} cm"
            stroke = piece.face.stroke
            if stroke:
                width = f"{_stroke(line.colour)} {number(stroke * 1000)} w"
                yield f"q {matrix} {width} {path} B Q"
            else:
                yield f"q {matrix} {path} f Q"
        start += piece.shaped.width


@lru_cache(maxsize=4096)
def _drawn(piece: Piece) -> tuple[tuple[int, int, str], ...]:
    """Return the outlines of what is not shown as text, each with its place in the piece."""
    drawn: list[tuple[int, int, str]] = []
    x = 0
    for cell in _cells(piece):
        path = "" if cell.is_text else piece.face.outline(cell.glyph.id)
        if path:
            drawn.append((x + cell.glyph.dx, cell.glyph.dy, path))
        x += cell.advance
    return tuple(drawn)


def _thickened(shown: str, face: Face, line: PlacedLine) -> str:
    if not face.stroke:
        return shown
    width = number(face.stroke * line.size)
    return f"{_stroke(line.colour)} {width} w 2 Tr {shown} 0 Tr"


def _stroke(colour: Rgb) -> str:
    return " ".join(map(number, colour)) + " RG"
