"""Makes the pictures of the layout page: the pages of the very PDF that would be printed."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from kiosk.desk.layout_items import Area, Json, Place, items_of
from kiosk.desk.layout_reports import LayoutProof, LayoutWish, Pixels
from kiosk.domain.badges import Badge
from kiosk.domain.fair import Fair
from printing.colours import Palette
from printing.examples import ExamplePhotos, example_badge
from printing.fields import LayoutError
from printing.layout import Layout
from printing.layout_file import parse_layout
from printing.maker import LayoutBadgeMaker
from printing.raster import page_to_image
from printing.spots import text_spots
from printing.zpl import dots


def prove(wish: LayoutWish, fair: Fair, folder: Path) -> LayoutProof:
    """Return how a state of a layout prints; never raises for any layout.

    Args:
        folder: where the pictures it names are.
    """
    try:
        layout = parse_layout(json.dumps(wish.document), folder=folder)
    except LayoutError as error:
        return LayoutProof(wish.number, fault=str(error))
    maker = LayoutBadgeMaker(
        layout,
        dpi=wish.dpi,
        palette=Palette.BLACK if wish.is_black else Palette.COLOUR,
        photos=ExamplePhotos(),
    )
    badge = example_badge(wish.person, fair, wish.category)
    made = maker.make(badge)
    show = _in_dots if wish.is_black else _in_colour
    pages = tuple(show(made.pdf, page, layout, wish) for page in range(len(layout.pages)))
    spots = tuple(_spots(wish.document, layout, badge))
    return LayoutProof(wish.number, pages, made.warnings, spots)


def _spots(document: Json, layout: Layout, badge: Badge) -> Iterator[tuple[Place, Area]]:
    """Yield where the visible parts of stacks stand, by their place in the document."""
    visible = sorted(
        (item for item in items_of(document) if not item.is_hidden), key=lambda item: item.page
    )
    elements = [item.place for item in visible if item.kind != "part"]
    parts = {place: [one.place for one in visible if one.place[:-2] == place] for place in elements}
    for number, part, box in text_spots(layout, badge):
        if parts[elements[number]]:
            area = Area(box.left, box.bottom, box.width, box.height)
            yield parts[elements[number]][part], area


def _in_colour(pdf: bytes, page: int, layout: Layout, wish: LayoutWish) -> Pixels:
    return page_to_image(pdf, width_px=_width(layout, wish), page=page)


def _in_dots(pdf: bytes, page: int, layout: Layout, wish: LayoutWish) -> Pixels:
    """Return every dot that is burnt, reduced to the screen as an eye would."""
    burnt = dots(page_to_image(pdf, dpi=wish.dpi, page=page))
    image = Image.fromarray((~burnt).view(np.uint8) * np.uint8(255))
    width = _width(layout, wish)
    height = max(1, round(width * image.height / image.width))
    shown = image.resize((width, height), Image.Resampling.BOX)
    return _pixels(shown.convert("RGB"))


def _pixels(image: Image.Image) -> Pixels:
    return np.asarray(image)


def _width(layout: Layout, wish: LayoutWish) -> int:
    width, height = wish.room
    return max(1, int(min(width, height * layout.width / layout.height)))
