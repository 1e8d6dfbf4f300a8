"""Puts a badge onto a layout: every mark of ink with its place, before any PDF is made."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.domain.badges import Badge
from printing.codes import CodeError, DotGrid, Path, bar_path, qr_path
from printing.colours import BLACK
from printing.fitting import POINTS, Block, Fitted, Room, Wanted, fit
from printing.layout import (
    Align,
    Band,
    BarCode,
    Box,
    Element,
    Layout,
    Logo,
    Part,
    QrCode,
    Rise,
    TextBlock,
)
from printing.logo import logo_disc, logo_halves
from printing.marks import FilledPath, FilledRect, Mark, PlacedLine
from printing.paints import Paints
from printing.paragraphs import choose_families, paragraph
from printing.wording import name_of, text_of
from printing.wrapping import LEADING, Line


@dataclass(frozen=True, slots=True)
class Placed:
    """A badge ready to be drawn. `warnings` are sentences without the person's text."""

    marks: tuple[Mark, ...]
    warnings: tuple[str, ...]


def place(badge: Badge, layout: Layout, paints: Paints, *, dpi: int) -> Placed:
    """Return every mark of `badge` on `layout`, codes on the dot grid of a `dpi` printer."""
    placer = _Placer(badge, paints, DotGrid(dpi, layout.height))
    marks = tuple(mark for element in layout.elements for mark in placer.marks(element))
    return Placed(marks, tuple(dict.fromkeys((*paints.warnings, *placer.warnings))))


class _Placer:
    def __init__(self, badge: Badge, paints: Paints, grid: DotGrid) -> None:
        self._badge = badge
        self._paints = paints
        self._grid = grid
        self.warnings: list[str] = []

    def marks(self, element: Element) -> Iterator[Mark]:
        """Yield what `element` draws, the lowest first."""
        match element:
            case Band(box, colour):
                band = self._paints.area(colour)
                yield FilledRect(box.left, box.bottom, box.width, box.height, band)
            case Logo(box, colour, hole):
                yield FilledPath((logo_disc(box),), self._paints.area(colour))
                yield FilledPath(logo_halves(box), self._paints.area(hole))
            case QrCode(box):
                yield from self._code(qr_path, box)
            case BarCode(box):
                yield from self._code(bar_path, box)
            case TextBlock():
                yield from self._block(element)

    def _code(self, draw: Callable[[str, Box, DotGrid], Path], box: Box) -> Iterator[Mark]:
        try:
            yield FilledPath(draw(self._badge.badge_id, box, self._grid), BLACK)
        except CodeError as error:
            self.warnings.append(f"A code was left out: {error}.")

    def _block(self, element: TextBlock) -> Iterator[Mark]:
        box = element.box
        room = Room(box.width * POINTS, box.height * POINTS)
        block = fit(self._wanted(element.parts), room)
        self._warn_of(block)
        top = box.bottom * POINTS + _top(element.rise, room, block)
        for place, text in enumerate(block.texts):
            top -= text.part.gap * POINTS if place else 0
            yield from self._lines(text, element, top)
            top -= text.height

    def _wanted(self, parts: Sequence[Part]) -> list[Wanted]:
        texts = {part: text_of(part, self._badge) for part in parts}
        choices = {
            priority: choose_families(
                tuple(text for part, text in texts.items() if part.priority == priority)
            )
            for priority in {part.priority for part in parts}
        }
        return [
            Wanted(part, paragraph(text, part.weight, choices[part.priority]), part.most_lines)
            for part, text in texts.items()
        ]

    def _lines(self, text: Fitted, element: TextBlock, top: float) -> Iterator[PlacedLine]:
        colour = self._paints.text(text.part.colour)
        for line in text.way.lines:
            baseline = top - line.top * text.size / 1000
            left = _left(line, text.size, element)
            yield PlacedLine(line.pieces, left, baseline, text.size, colour)
            top = baseline - (line.bottom + LEADING) * text.size / 1000

    def _warn_of(self, block: Block) -> None:
        for text in block.texts:
            name = name_of(text.part.content)
            if text.is_cut:
                self.warnings.append(f"The {name} is too long for the badge and was cut.")
            if text.missing:
                self.warnings.append(f"The {name} has characters that no font has.")
        self.warnings += [
            f"There is no room for the {name_of(part.content)} on the badge."
            for part in block.dropped
        ]


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
