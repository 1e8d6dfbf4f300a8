"""Puts texts into their boxes; a text that badges have in common is placed once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kiosk.domain.badges import Badge
from printing.fitting import POINTS, Block, Fitted, Room, Wanted, fit
from printing.layout import Align, Part, Rise, TextBlock
from printing.marks import PlacedLine
from printing.paints import Paints
from printing.paragraphs import choose_families, paragraph
from printing.wording import Wording, name_of, text_of
from printing.wrapping import LEADING, Line

_MOST_KEPT = 1024  # blocks; those that name a person are soon forgotten again


@dataclass(frozen=True, slots=True)
class Hand:
    """What is at hand while one badge is placed."""

    badge: Badge
    paints: Paints
    wording: Wording
    warnings: list[str] = field(default_factory=list)

    @property
    def colour(self) -> str:
        """The colour of the category, as it is written."""
        return self.badge.category.colour


@dataclass(frozen=True, slots=True)
class _Set:
    lines: tuple[PlacedLine, ...]
    warnings: tuple[str, ...]


class TextPlacer:
    """Places the text blocks of one layout, which must outlive it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], _Set] = {}

    def lines(self, block: TextBlock, hand: Hand) -> Iterator[PlacedLine]:
        """Yield the lines of a block; what had to be given up goes to the warnings."""
        language = hand.badge.attendee.language
        texts = tuple(text_of(part, hand.wording, language) for part in block.parts)
        key = (id(block), hand.colour, texts)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = _set(block, texts, hand.paints)
        hand.warnings.extend(found.warnings)
        yield from found.lines


def heights(element: TextBlock, hand: Hand) -> Iterator[tuple[Part, float, float]]:
    """Yield each part that came to stand in a block, with its top and bottom in points."""
    language = hand.badge.attendee.language
    texts = tuple(text_of(part, hand.wording, language) for part in element.parts)
    for text, top in _stacked(element, _fitted(element, texts)):
        yield text.part, top, top - text.height


def _set(element: TextBlock, texts: tuple[str, ...], paints: Paints) -> _Set:
    block = _fitted(element, texts)
    lines: list[PlacedLine] = []
    for text, top in _stacked(element, block):
        lines += _lines(text, element, top, paints)
    return _Set(tuple(lines), tuple(_warnings(block)))


def _fitted(element: TextBlock, texts: tuple[str, ...]) -> Block:
    return fit(_wanted(list(zip(element.parts, texts, strict=True))), _room(element))


def _stacked(element: TextBlock, block: Block) -> Iterator[tuple[Fitted, float]]:
    """Yield each text with its top, in points from the bottom of the page."""
    top = element.box.bottom * POINTS + _top(element.rise, _room(element), block)
    for place, text in enumerate(block.texts):
        top -= text.part.gap * POINTS if place else 0
        yield text, top
        top -= text.height


def _room(element: TextBlock) -> Room:
    return Room(element.box.width * POINTS, element.box.height * POINTS)


def _wanted(texts: Sequence[tuple[Part, str]]) -> list[Wanted]:
    choices = {
        priority: choose_families(tuple(text for part, text in texts if part.priority == priority))
        for priority in {part.priority for part, _ in texts}
    }
    return [
        Wanted(part, paragraph(text, part.weight, choices[part.priority]), part.most_lines)
        for part, text in texts
    ]


def _lines(text: Fitted, element: TextBlock, top: float, paints: Paints) -> Iterator[PlacedLine]:
    colour = paints.text(text.part.colour)
    for line in text.way.lines:
        baseline = top - line.top * text.size / 1000
        left = _left(line, text.size, element)
        yield PlacedLine(line.pieces, left, baseline, text.size, colour)
        top = baseline - (line.bottom + LEADING) * text.size / 1000


def _warnings(block: Block) -> Iterator[str]:
    for text in block.texts:
        name = name_of(text.part.content)
        if text.is_cut:
            yield f"The {name} is too long for the badge and was cut."
        if text.missing:
            yield f"The {name} has characters that no font has."
    for part in block.dropped:
        yield f"There is no room for the {name_of(part.content)} on the badge."


def _top(rise: Rise, room: Room, block: Block) -> float:
    match rise:
        case Rise.TOP:
            return room.height
        case Rise.MIDDLE:
            return (room.height + block.height) / 2
        case Rise.BOTTOM:
            return block.height


def _left(line: Line, size: float, element: TextBlock) -> float:
    left = element.box.left * POINTS
    spare = element.box.width * POINTS - line.width * size / 1000
    match element.align:
        case Align.LEFT:
            return left
        case Align.CENTER:
            return left + spare / 2
        case Align.RIGHT:
            return left + spare
