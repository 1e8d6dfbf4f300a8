"""The codes of a badge, read back from the printed page by two engines."""

from itertools import pairwise

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from pyzbar import pyzbar

from builders import a_fair, an_attendee
from kiosk.domain.badge_ids import badge_id_of
from kiosk.domain.badges import Badge
from printing.codes import CodeError, DotGrid, bar_path, qr_path
from printing.colours import Palette
from printing.layout import Box
from printing.layout_file import load_layout
from printing.maker import A6, LayoutBadgeMaker
from printing.outlines import outlines
from printing.raster import page_to_image


def a_badge(code: str) -> Badge:
    fair = a_fair()
    return Badge(badge_id_of(fair.id, code), an_attendee(), fair.categories[0], fair.days, fair)


def area_of(polygon: tuple[tuple[float, float], ...]) -> float:
    """The shoelace formula: holes run the other way round and count less than nothing."""
    following = (*polygon[1:], polygon[0])
    return sum(a * d - b * c for (a, b), (c, d) in zip(polygon, following, strict=True)) / 2


def printed(badge: Badge, dpi: int) -> np.ndarray:
    """The page as a black-and-white printer sets its dots: thresholded, never dithered."""
    maker = LayoutBadgeMaker(load_layout(A6), dpi=dpi, palette=Palette.BLACK)
    page = page_to_image(maker.make(badge).pdf, dpi=dpi)
    return np.where(page.mean(axis=2) < 128, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("code", ["CODE-1", "CODE-2", "CODE-3"])
def test_both_codes_are_read_by_zxing_from_a_black_and_white_print(code, dpi):
    badge = a_badge(code)

    read = {found.format.name: found.text for found in zxingcpp.read_barcodes(printed(badge, dpi))}

    assert set(read.values()) == {badge.badge_id}
    assert len(read) == 2


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("code", ["CODE-1", "CODE-2", "CODE-3"])
def test_both_codes_are_read_by_zbar_from_a_black_and_white_print(code, dpi):
    badge = a_badge(code)

    read = {found.type: found.data.decode() for found in pyzbar.decode(printed(badge, dpi))}

    assert read == {"QRCODE": badge.badge_id, "CODE128": badge.badge_id}


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_every_bar_is_a_whole_number_of_dots_and_at_least_two(dpi):
    grid = DotGrid(dpi, page_height=148)

    bars = bar_path("123456789012", Box(50, 31, 53, 13.5), grid)

    widths = [max(x for x, _ in bar) - min(x for x, _ in bar) + 0.2 for bar in bars]
    assert [round(width, 6) for width in widths] == [round(width) for width in widths]
    assert min(widths) >= 2


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_the_qr_code_with_its_quiet_zone_is_at_least_22_mm(dpi):
    grid = DotGrid(dpi, page_height=148)
    box = Box(2.5, 22.5, 32, 32)

    edges = [x * grid.dot for polygon in qr_path("123456789012", box, grid) for x, _ in polygon]

    dark = max(edges) - min(edges)
    assert dark * 29 / 21 >= 22
    assert (box.width - dark) / 2 >= dark * 4 / 21 - 2 * grid.dot


def test_a_badge_id_is_the_smallest_qr_code():
    grid = DotGrid(300, page_height=148)

    xs = {x for polygon in qr_path("123456789012", Box(0, 0, 32, 32), grid) for x, _ in polygon}

    module = max(b - a for a, b in pairwise(sorted(xs))) + 0.2
    assert round((max(xs) - min(xs)) / module) == 21


def test_a_ring_of_modules_is_drawn_with_its_hole():
    ring = ((True, True, True), (True, False, True), (True, True, True))

    outer, hole = outlines(ring, inset=0.1)

    assert set(outer) == {(0.1, 0.1), (2.9, 0.1), (2.9, 2.9), (0.1, 2.9)}
    assert set(hole) == {(0.9, 0.9), (0.9, 2.1), (2.1, 2.1), (2.1, 0.9)}


def test_modules_that_touch_at_a_corner_stay_squares_of_their_own():
    chessboard = [[(x + y) % 2 == 0 for x in range(5)] for y in range(5)]

    polygons = outlines(chessboard, inset=0.1)

    assert [len(polygon) for polygon in polygons] == [4] * 13
    assert all(max(polygon)[0] - min(polygon)[0] == pytest.approx(0.8) for polygon in polygons)


@given(st.lists(st.lists(st.booleans(), min_size=6, max_size=6), min_size=1, max_size=6))
def test_an_outline_encloses_as_much_as_there_are_dark_modules(matrix):
    polygons = outlines(matrix, inset=0)

    assert sum(map(area_of, polygons)) == sum(map(sum, matrix))


def test_a_code_that_cannot_fit_says_so():
    grid = DotGrid(203, page_height=148)

    with pytest.raises(CodeError, match="too long"):
        bar_path("123456789012", Box(0, 0, 20, 10), grid)


@pytest.mark.parametrize("text", ["", "é", "\ud800", "\n"])
def test_a_text_that_is_no_bar_code_says_so(text):
    with pytest.raises(CodeError):
        bar_path(text, Box(0, 0, 60, 10), DotGrid(203, page_height=148))


@pytest.mark.parametrize("text", ["", "\ud800", "9" * 9000])
def test_a_text_that_is_no_qr_code_says_so(text):
    with pytest.raises(CodeError):
        qr_path(text, Box(0, 0, 30, 30), DotGrid(203, page_height=148))
