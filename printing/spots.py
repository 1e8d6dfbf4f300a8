"""Tells where on a sheet the texts of a layout come to stand, so that they can be pointed at."""

from collections.abc import Iterator

from kiosk.domain.badges import Badge
from printing.blocks import Hand, heights
from printing.colours import Palette
from printing.fitting import POINTS
from printing.layout import Box, Entry, Layout, Panel, TextBlock
from printing.paints import Paints
from printing.wording import wording_of


def text_spots(layout: Layout, badge: Badge) -> Iterator[tuple[int, int, Box]]:
    """Yield the number of an element in drawing order, that of one of its parts, and its box in mm.

    Parts with nothing to say, and those there is no room for, are nowhere.
    """
    hand = Hand(badge, Paints(badge.category.colour, Palette.COLOUR), wording_of(badge))
    for number, (panel, entry) in enumerate(_entries(layout)):
        element = entry.element
        if isinstance(element, TextBlock) and entry.is_for(badge.category.id):
            for part, top, foot in heights(element, hand):
                place = next(n for n, one in enumerate(element.parts) if one is part)
                box = element.box
                lines = Box(box.left, foot / POINTS, box.width, (top - foot) / POINTS)
                yield number, place, _seen(lines, panel)


def _entries(layout: Layout) -> Iterator[tuple[Panel, Entry]]:
    for panels in layout.pages:
        for panel in panels:
            for entry in panel.entries:
                yield panel, entry


def _seen(box: Box, panel: Panel) -> Box:
    if panel.turned_about is None:
        return box
    x, y = panel.turned_about
    left, bottom = 2 * x - box.left - box.width, 2 * y - box.bottom - box.height
    return Box(left, bottom, box.width, box.height)
