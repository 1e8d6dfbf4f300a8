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
    combinations = product(*(_options(text, room) for text in wanted))
    blocks = (_lowered(_widest(fitted, room), room) for fitted in combinations)
    fitting = [block for block in blocks if block.height <= room.height + _HAIR]
    return max(fitting, key=_beauty, default=None)


def _options(text: Wanted, room: Room) -> list[Fitted]:
    """Return the ways that fit the width at some allowed size, or else the text cut."""
    part = text.part
    found = [
        Fitted(part, way, part.size, text.paragraph)
        for way in ways(text.paragraph, text.most_lines)
        if _size_for(way, room) >= part.smallest
    ]
    if found:
        return found
    shortened = cut(text.paragraph, text.most_lines, room.width * 1000 / part.smallest)
    return [Fitted(part, shortened, part.smallest, text.paragraph)]


def _size_for(way: Way, room: Room) -> float:
    return room.width * 1000 / max(way.widest, 1)


def _widest(texts: Sequence[Fitted], room: Room) -> Block:
    """Give each priority the largest scale at which its widest line fits the width."""
    scales: dict[int, float] = {}
    for text in texts:
        fitting = min(text.size, _size_for(text.way, room)) / text.part.size
        scales[text.part.priority] = min(scales.get(text.part.priority, 1.0), fitting)
    return Block(tuple(_scaled(text, scales[text.part.priority]) for text in texts))


def _lowered(block: Block, room: Room) -> Block:
    """Shrink one priority after the other, the lowest first, until the height fits."""
    for priority in sorted({text.part.priority for text in block.texts}):
        excess = block.height - room.height
        if excess <= _HAIR:
            break
        own = [text for text in block.texts if text.part.priority == priority]
        height = sum(text.height for text in own)
        scale = max(0.0, 1 - excess / height) * max(text.size / text.part.size for text in own)
        block = Block(
            tuple(
                _scaled(text, scale) if text.part.priority == priority else text
                for text in block.texts
            )
        )
    return block


def _scaled(text: Fitted, scale: float) -> Fitted:
    return replace(text, size=max(text.part.smallest, min(text.size, text.part.size * scale)))


def _beauty(block: Block) -> float:
    """Large letters are beautiful, and few lines; more so in texts that matter more."""
    return sum(
        text.part.priority
        * (math.log(text.size / text.part.size) - _LINE_COST * (len(text.way.lines) - 1))
        for text in block.texts
    )
