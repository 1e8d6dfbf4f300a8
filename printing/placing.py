"""Puts badges onto a layout: every mark of ink with its place, before any PDF is made."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.domain.badges import Badge
from kiosk.ports import PhotoSource
from printing.blocks import Hand, TextPlacer
from printing.codes import CodeError, DotGrid, bar_code, qr_code
from printing.colours import BLACK, GREY, Palette
from printing.layout import (
    Axis,
    Band,
    BarCode,
    Box,
    Element,
    Fold,
    Layout,
    Logo,
    Panel,
    Photo,
    Pictures,
    QrCode,
    TextBlock,
)
from printing.logo import logo_disc, logo_halves
from printing.marks import FilledPath, FilledRect, Mark, Moved, PlacedCode, Point
from printing.paints import Paints
from printing.picturing import PicturePlacer
from printing.wording import wording_of

_DASH, _HAIRLINE = 1.5, 0.2  # mm


@dataclass(frozen=True, slots=True)
class Placed:
    """A badge ready to be drawn, page by page. `warnings` do not hold the person's text."""

    pages: tuple[tuple[Mark, ...], ...]
    warnings: tuple[str, ...]


class Placer:
    """Places one badge after the other; what they have in common is placed once.

    Args:
        dpi: of the printer, to whose dots the codes are snapped.
        photos: of the attendees, where a layout shows them.
    """

    def __init__(
        self, layout: Layout, palette: Palette, *, dpi: int, photos: PhotoSource | None = None
    ) -> None:
        self._layout = layout
        self._palette = palette
        self._grid = DotGrid(dpi, layout.height)
        self._paints: dict[str, Paints] = {}
        self._painted: dict[tuple[int, str], tuple[Mark, ...]] = {}
        self._texts = TextPlacer()
        self._pictures = PicturePlacer(palette, dpi, photos)
        self._folds = tuple(_fold_line(fold, layout, palette) for fold in layout.folds)

    def place(self, badge: Badge) -> Placed:
        """Return every mark of `badge`."""
        colour = badge.category.colour
        paints = self._paints.get(colour)
        if paints is None:
            paints = self._paints[colour] = Paints(colour, self._palette)
        hand = Hand(badge, paints, wording_of(badge), [*paints.warnings])
        pages = tuple(
            tuple(self._page(number, panels, hand))
            for number, panels in enumerate(self._layout.pages)
        )
        return Placed(pages, tuple(dict.fromkeys(hand.warnings)))

    def _page(self, number: int, panels: tuple[Panel, ...], hand: Hand) -> Iterator[Mark]:
        layout = self._layout
        if layout.background is not None:
            sheet = Box(0, 0, layout.width, layout.height)
            yield from self._pictures.background(layout.background, number, sheet, hand)
        for panel in panels:
            for entry in panel.entries:
                if entry.is_for(hand.badge.category.id):
                    yield from self._on_panel(entry.element, panel, hand)
        if number == 0:
            yield from self._folds

    def _on_panel(self, element: Element, panel: Panel, hand: Hand) -> Iterator[Mark]:
        about = panel.turned_about
        if about is None:
            yield from self._marks(element, hand)
        elif isinstance(element, QrCode | BarCode):
            # A code is read from any side, but it must stand on the dots: it stays as it is.
            yield from self._code(replace(element, box=_turned(element.box, about)), hand)
        else:
            yield Moved(tuple(self._marks(element, hand)), -1, 2 * about[0], 2 * about[1])

    def _marks(self, element: Element, hand: Hand) -> Iterator[Mark]:
        """Yield what `element` draws, the lowest first."""
        match element:
            case Band() | Logo():
                key = (id(element), hand.colour)
                if key not in self._painted:
                    self._painted[key] = tuple(_painted(element, hand.paints))
                yield from self._painted[key]
            case QrCode() | BarCode():
                yield from self._code(element, hand)
            case TextBlock():
                yield from self._texts.lines(element, hand)
            case Photo(box):
                yield from self._pictures.photo(box, hand)
            case Pictures():
                yield from self._pictures.row(element, hand)

    def _code(self, element: QrCode | BarCode, hand: Hand) -> Iterator[Mark]:
        draw = qr_code if isinstance(element, QrCode) else bar_code
        try:
            yield PlacedCode(draw(hand.badge.badge_id, element.box, self._grid))
        except CodeError as error:
            hand.warnings.append(f"A code was left out: {error}.")


def _painted(element: Band | Logo, paints: Paints) -> Iterator[Mark]:
    box = element.box
    match element:
        case Band(_, colour):
            yield FilledRect(box.left, box.bottom, box.width, box.height, paints.area(colour))
        case Logo(_, colour, hole):
            yield FilledPath((logo_disc(box),), paints.area(colour))
            yield FilledPath(logo_halves(box), paints.area(hole))


def _turned(box: Box, about: Point) -> Box:
    left = 2 * about[0] - box.left - box.width
    return replace(box, left=left, bottom=2 * about[1] - box.bottom - box.height)


def _fold_line(fold: Fold, layout: Layout, palette: Palette) -> FilledPath:
    """Return dashes along a fold."""
    is_level = fold.axis is Axis.HORIZONTAL
    length = layout.width if is_level else layout.height
    dashes: list[tuple[Point, ...]] = []
    for number in range(int(length / (2 * _DASH))):
        start, end = number * 2 * _DASH, (number * 2 + 1) * _DASH
        near, far = fold.at - _HAIRLINE / 2, fold.at + _HAIRLINE / 2
        along = ((start, near), (end, near), (end, far), (start, far))
        dashes.append(along if is_level else tuple((y, x) for x, y in along))
    return FilledPath(tuple(dashes), GREY if palette is Palette.COLOUR else BLACK)
