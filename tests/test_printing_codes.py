"""The codes of a badge, read back from the printed page by two engines."""

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from pyzbar import pyzbar

from builders import a_fair, an_attendee
from kiosk.domain.badge_ids import badge_id_of
from kiosk.domain.badges import Badge
from printing.codes import CodeError, DotGrid, bar_code, dark_parts, qr_code
from printing.colours import Palette
from printing.layout import Box
from printing.layout_file import load_layout
from printing.maker import A6, LayoutBadgeMaker
from printing.raster import page_to_image


def a_badge(code: str) -> Badge:
    fair = a_fair()
    return Badge(badge_id_of(fair.id, code), an_attendee(), fair.categories[0], fair.days, fair)


def painted(matrix: list[list[bool]]) -> np.ndarray:
    """What `dark_parts` covers, each module made of 10 × 10 cells and inset by one of them."""
    cells = np.zeros((10 * len(matrix), 10 * len(matrix[0])), bool)
    for left, top, width, height in dark_parts(tuple(map(bytes, matrix)), inset=0.1):
        x, y = round(10 * left) + 1, round(10 * top) + 1
        cells[y : y + round(10 * height), x : x + round(10 * width)] = True
    return cells


def eroded(matrix: list[list[bool]]) -> np.ndarray:
    """The dark modules without the cells that touch a light one, be it at a corner."""
    cells = np.pad(np.kron(np.array(matrix), np.ones((10, 10))) > 0, 1)
    height, width = cells.shape
    shifts = [(dy, dx) for dy in range(3) for dx in range(3)]
    return np.all([cells[dy : dy + height - 2, dx : dx + width - 2] for dy, dx in shifts], axis=0)


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

    code = bar_code("123456789012", Box(50, 31, 53, 13.5), grid)

    widths = [width * code.across + 0.2 for _, _, width, _ in code.parts]
    assert [round(width, 6) for width in widths] == [round(width) for width in widths]
    assert min(widths) >= 2


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_the_qr_code_with_its_quiet_zone_is_at_least_22_mm(dpi):
    grid = DotGrid(dpi, page_height=148)
    box = Box(2.5, 22.5, 32, 32)

    code = qr_code("123456789012", box, grid)

    dark = max(left + width for left, _, width, _ in code.parts) * code.across * grid.dot
    assert dark * 29 / 21 >= 22
    assert (box.width - dark) / 2 >= dark * 4 / 21 - 2 * grid.dot


def test_a_badge_id_is_the_smallest_qr_code():
    code = qr_code("123456789012", Box(0, 0, 32, 32), DotGrid(300, page_height=148))

    assert round(max(top + height for _, top, _, height in code.parts)) == 21


@given(st.lists(st.lists(st.booleans(), min_size=6, max_size=6), min_size=1, max_size=6))
def test_what_is_dark_is_covered_but_for_a_hair_at_its_edges(matrix):
    assert np.array_equal(painted(matrix), eroded(matrix))


@given(
    st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1, max_size=40)
)
def test_any_text_in_a_qr_code_is_read_again(text):
    code = qr_code(text, Box(0, 0, 60, 60), DotGrid(300, page_height=60))
    dots = np.full((720, 720), 255, np.uint8)
    for left, top, width, height in code.parts:
        x, y = (round(edge * code.across) for edge in (left, top))
        across, down = (max(1, round(side * code.across)) for side in (width, height))
        dots[round(code.top) + y :, round(code.left) + x :][:down, :across] = 0

    assert [found.text for found in zxingcpp.read_barcodes(dots)] == [text]


def test_a_code_that_cannot_fit_says_so():
    grid = DotGrid(203, page_height=148)

    with pytest.raises(CodeError, match="too long"):
        bar_code("123456789012", Box(0, 0, 20, 10), grid)


@pytest.mark.parametrize("text", ["", "é", "\ud800", "\n"])
def test_a_text_that_is_no_bar_code_says_so(text):
    with pytest.raises(CodeError):
        bar_code(text, Box(0, 0, 60, 10), DotGrid(203, page_height=148))


@pytest.mark.parametrize("text", ["", "é", "\ud800", "9" * 9000])
def test_a_text_that_is_no_qr_code_says_so(text):
    with pytest.raises(CodeError):
        qr_code(text, Box(0, 0, 30, 30), DotGrid(203, page_height=148))
