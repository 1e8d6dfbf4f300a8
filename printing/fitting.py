"""Finds the sizes and line breaks with which the texts of a block look best in their box."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from printing.cutting import cut
from printing.layout import Part
from printing.paragraphs import Paragraph
from printing.wrapping import Way, ways

POINTS = 72 / 25.4  # per mm

_LINE_COST = 0.16  # a further line is worth shrinking by some 15 %
_LEAST_SHARED = 0.6  # a part that must be smaller still goes on alone
_HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Room:
    """The inside of a box, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """One text to be fitted, in at most `most_lines`."""

    part: Part
    paragraph: Paragraph
    most_lines: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """One text as it will stand: line breaks, and the font size in points."""

    part: Part
    way: Way
    size: float
    paragraph: Paragraph

    @property
    def is_cut(self) -> bool:
        """Whether an ellipsis stands for a part of the text."""
        return self.way.is_cut or self.paragraph.is_cut

    @property
    def missing(self) -> int:
        """How many characters no font has."""
        return self.paragraph.missing

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last, in points."""
        return self.way.height * self.size / 1000


@dataclass(frozen=True, slots=True)
class Block:
    """Texts fitted into one box; `dropped` found no room at all."""

    texts: tuple[Fitted, ...]
    dropped: tuple[Part, ...] = ()

    @property
    def height(self) -> float:
        """All texts with the white between them, in points."""
        gaps = sum(text.part.gap for text in self.texts[1:]) * POINTS
        return sum(text.height for text in self.texts) + gaps


def fit(wanted: Sequence[Wanted], room: Room) -> Block:
    """Return the best block that fits `room`.

    Where not everything fits at its smallest size, the text of lowest priority loses a line, then
    another, then all of it.
    """
    left = [text for text in wanted if text.paragraph.pieces]
    dropped: list[Part] = []
    while left:
        best = _best(left, room)
        if best is not None:
            return Block(best.texts, tuple(dropped))
        place = min(
            range(len(left)), key=lambda n: (left[n].part.priority, -left[n].most_lines, -n)
        )
        if left[place].most_lines > 1:
            left[place] = replace(left[place], most_lines=left[place].most_lines - 1)
        else:
            dropped.append(left.pop(place).part)
    return Block((), tuple(dropped))


def _best(wanted: Sequence[Wanted], room: Room) -> Block | None:
    """Return the most beautiful combination of ways; lowering one never makes it more so."""
    combinations = list(product(*(_options(text, room) for text in wanted)))
    wide = [(texts, _widest(texts)) for texts in combinations]
    promising = sorted(((_beauty(*pair), -place) for place, pair in enumerate(wide)), reverse=True)
    best: tuple[float, Block] | None = None
    for most, place in promising:
        if best is not None and most <= best[0]:
            break
        texts, sizes = wide[-place]
        lowered = _lowered(texts, sizes, room)
        if lowered is not None and (best is None or _beauty(texts, lowered) > best[0]):
            best = _beauty(texts, lowered), _block(texts, lowered)
    return best[1] if best is not None else None


def _options(text: Wanted, room: Room) -> list[Fitted]:
    """Return the ways that fit the width at some allowed size, or else the text cut."""
    part = text.part
    sizes = ((way, _size_for(way, room)) for way in ways(text.paragraph, text.most_lines))
    found = [
        Fitted(part, way, min(part.size, size), text.paragraph)
        for way, size in sizes
        if size >= part.smallest
    ]
    if found:
        return found
    shortened = cut(text.paragraph, text.most_lines, room.width * 1000 / part.smallest)
    return [Fitted(part, shortened, part.smallest, text.paragraph)]


def _size_for(way: Way, room: Room) -> float:
    return room.width * 1000 / max(way.widest, 1)


def _widest(texts: Sequence[Fitted]) -> list[float]:
    """Return the sizes at which each priority has the largest scale its widest line allows.

    One very long word does not make its neighbours tiny.
    """
    scales: dict[int, float] = {}
    for text in texts:
        part = text.part
        own = max(_LEAST_SHARED, text.size / part.size)
        scales[part.priority] = min(scales.get(part.priority, 1.0), own)
    return [_scaled(text, scales[text.part.priority]) for text in texts]


def _lowered(texts: Sequence[Fitted], sizes: Sequence[float], room: Room) -> list[float] | None:
    """Shrink one priority after the other, the lowest first, until the height fits, or None."""
    lowered = list(sizes)
    gaps = sum(text.part.gap for text in texts[1:]) * POINTS
    for priority in sorted({text.part.priority for text in texts}):
        excess = _height(texts, lowered) + gaps - room.height
        if excess <= _HAIR:
            return lowered
        own = [n for n, text in enumerate(texts) if text.part.priority == priority]
        height = sum(texts[n].way.height * lowered[n] / 1000 for n in own)
        largest = max(lowered[n] / texts[n].part.size for n in own)
        scale = max(0.0, 1 - excess / height) * largest
        for n in own:
            lowered[n] = min(lowered[n], _scaled(texts[n], scale))
    return lowered if _height(texts, lowered) + gaps <= room.height + _HAIR else None


def _height(texts: Sequence[Fitted], sizes: Sequence[float]) -> float:
    return sum(text.way.height * size for text, size in zip(texts, sizes, strict=True)) / 1000


def _scaled(text: Fitted, scale: float) -> float:
    return max(text.part.smallest, min(text.size, text.part.size * scale))


def _beauty(texts: Sequence[Fitted], sizes: Sequence[float]) -> float:
    """Large letters are beautiful, and few lines; more so in texts that matter more."""
    beauty = 0.0
    for text, size in zip(texts, sizes, strict=True):
        part = text.part
        shrunk = math.log(size / part.size) if size != part.size else 0.0
        beauty += part.priority * (shrunk - _LINE_COST * (len(text.way.lines) - 1))
    return beauty


def _block(texts: Sequence[Fitted], sizes: Sequence[float]) -> Block:
    fitted = zip(texts, sizes, strict=True)
    return Block(tuple(replace(text, size=size) for text, size in fitted))
