"""Pictures on badges: logos, sponsors, photos, a PDF below; and what happens without them."""

import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from builders import a_fair, an_attendee
from kiosk.domain.badges import Badge
from printing.colours import Palette
from printing.layout_file import LayoutError, parse_layout
from printing.maker import LayoutBadgeMaker
from printing.pdf import PdfBook
from printing.raster import page_to_image

RED, BLUE = (200, 30, 30), (20, 40, 160)
A_LOGO = {"type": "imagearea", "image": "logo.png", "left": 10, "bottom": 10,
          "width": 40, "height": 20}  # fmt: skip


class Album:
    """Photos by ticket."""

    def __init__(self, **photos: bytes) -> None:
        self._photos = photos

    def photo(self, ticket_id: str) -> bytes | None:
        return self._photos.get(ticket_id)


def a_badge(category: int = 1) -> Badge:
    fair = a_fair()
    return Badge(
        "123456789012", an_attendee(), fair.categories[category], fair.days, fair, "ticket"
    )


def a_picture(colour: tuple[int, ...] = RED, size: tuple[int, int] = (400, 200)) -> bytes:
    out = io.BytesIO()
    Image.new("RGBA" if len(colour) == 4 else "RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def a_maker(folder: Path, *elements: object, palette: Palette = Palette.COLOUR, **more: object):
    text = json.dumps({"name": "T", "width": 60, "height": 40, "elements": elements} | more)
    layout = parse_layout(text, folder=folder)
    return LayoutBadgeMaker(layout, palette=palette, photos=Album(ticket=a_picture(BLUE)))


def pixel(pdf: bytes, x: float, y: float, page: int = 0) -> tuple[int, ...]:
    """The colour at a place in mm from the bottom left of a page 40 mm high."""
    image = page_to_image(pdf, dpi=127, page=page)
    return tuple(int(part) for part in image[round((40 - y) * 5), round(x * 5)])


def test_a_logo_fills_its_box_keeping_its_proportions(tmp_path):
    (tmp_path / "logo.png").write_bytes(a_picture(size=(200, 200)))

    made = a_maker(tmp_path, A_LOGO).make(a_badge())

    assert made.warnings == ()
    assert pixel(made.pdf, 30, 20) == RED
    assert pixel(made.pdf, 22, 28) == RED
    assert pixel(made.pdf, 15, 20) == (255, 255, 255)


def test_a_logo_is_scaled_to_the_printer_before_it_is_put_in(tmp_path):
    noise = np.random.default_rng(1).integers(0, 255, (3000, 6000, 3), dtype=np.uint8)
    Image.fromarray(noise).save(tmp_path / "logo.jpg", quality=90)

    made = a_maker(tmp_path, A_LOGO | {"image": "logo.jpg"}).make(a_badge())

    assert made.warnings == ()
    assert len(made.pdf) < 200_000


def test_what_is_clear_in_a_logo_lets_the_band_be_seen(tmp_path):
    (tmp_path / "logo.png").write_bytes(a_picture((255, 255, 255, 0)))
    band = {"type": "band", "left": 0, "bottom": 0, "width": 60, "height": 40, "color": "#0b5e8a"}

    made = a_maker(tmp_path, band, A_LOGO).make(a_badge())

    assert pixel(made.pdf, 30, 20) == (0x0B, 0x5E, 0x8A)


def test_a_black_printer_gets_no_colours(tmp_path):
    (tmp_path / "logo.png").write_bytes(a_picture(BLUE))
    photo = A_LOGO | {"image": "photo", "bottom": 32, "height": 5}

    made = a_maker(tmp_path, A_LOGO, photo, palette=Palette.BLACK).make(a_badge())

    assert pixel(made.pdf, 30, 20) == (0, 0, 0)
    image = page_to_image(made.pdf, dpi=300)
    assert (image.max(axis=2) == image.min(axis=2)).all()


def test_sponsors_stand_in_a_row_of_one_height(tmp_path):
    (tmp_path / "logo.png").write_bytes(a_picture(RED, (100, 100)))
    (tmp_path / "b.png").write_bytes(a_picture(BLUE, (300, 100)))
    strip = {"type": "imagestrip", "images": ["logo.png", "b.png"], "gap": 4,
             "left": 3, "bottom": 5, "width": 54, "height": 10}  # fmt: skip

    made = a_maker(tmp_path, strip).make(a_badge())

    assert pixel(made.pdf, 10, 10) == RED
    assert pixel(made.pdf, 20, 10) == (255, 255, 255)
    assert pixel(made.pdf, 30, 10) == BLUE
    assert pixel(made.pdf, 30, 14.5) == BLUE


def test_a_photo_is_shown_where_there_is_one(tmp_path):
    maker = a_maker(tmp_path, A_LOGO | {"image": "photo"})
    fair = a_fair()
    stranger = Badge("123456789012", an_attendee(), fair.categories[1], fair.days, fair, "other")

    assert pixel(maker.make(a_badge()).pdf, 30, 20) == BLUE
    assert pixel(maker.make(stranger).pdf, 30, 20) == (255, 255, 255)
    assert maker.make(stranger).warnings == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "The picture logo.png was left out: the file is missing."),
        (b"GIF89a", "The picture logo.png was left out: it cannot be read."),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "The picture logo.png was left out: it cannot be read."),
        (a_picture()[:90], "The picture logo.png was left out: it cannot be read."),
    ],
)
def test_a_badge_comes_out_without_a_logo_that_cannot_be_used(tmp_path, content, told):
    if content is not None:
        (tmp_path / "logo.png").write_bytes(content)

    made = a_maker(tmp_path, A_LOGO).make(a_badge())

    assert made.pdf.startswith(b"%PDF")
    assert made.warnings == (told,)


def test_a_new_logo_is_taken_without_a_new_start(tmp_path):
    logo = tmp_path / "logo.png"
    logo.write_bytes(a_picture(RED))
    maker = a_maker(tmp_path, A_LOGO)
    maker.make(a_badge())

    logo.write_bytes(a_picture(BLUE, (200, 100)))

    assert pixel(maker.make(a_badge()).pdf, 30, 20) == BLUE


@pytest.mark.parametrize("name", ["/etc/logo.png", "../logo.png", "", "a\\b.png", "C:logo.png"])
def test_a_picture_elsewhere_is_refused(tmp_path, name):
    with pytest.raises(LayoutError, match=r"elements\[0\]\.image: should be the name of a file"):
        a_maker(tmp_path, A_LOGO | {"image": name})


def test_each_side_gets_its_page_of_the_background(tmp_path):
    from printing.marks import FilledRect

    book = PdfBook(title="base")
    for red in (1.0, 0.0):
        book.add_page([FilledRect(0, 0, 60, 40, (red, 0, 0))], width=60, height=40)
    (tmp_path / "base.pdf").write_bytes(book.finish())
    band = {"type": "band", "left": 0, "bottom": 0, "width": 5, "height": 5, "color": "#0000ff"}

    made = a_maker(tmp_path, band, band | {"page": 2}, background="base.pdf").make(a_badge())

    assert [pixel(made.pdf, 30, 30, page) for page in (0, 1)] == [(255, 0, 0), (0, 0, 0)]
    assert pixel(made.pdf, 2, 2) == (0, 0, 255)


def test_a_background_that_is_no_pdf_is_left_out_with_a_warning(tmp_path):
    (tmp_path / "base.pdf").write_bytes(b"nothing")
    band = {"type": "band", "left": 0, "bottom": 0, "width": 5, "height": 5, "color": "#0000ff"}

    made = a_maker(tmp_path, band, background="base.pdf").make(a_badge())

    assert made.warnings == ("The background was left out: the PDF has no such page.",)
    assert pixel(made.pdf, 2, 2) == (0, 0, 255)


def test_an_element_can_be_for_some_categories_only(tmp_path):
    band = {"type": "band", "left": 0, "bottom": 0, "width": 60, "height": 40}
    maker = a_maker(
        tmp_path,
        band | {"color": "#ff0000", "categories": ["exhibitor"]},
        band | {"color": "#0000ff", "not_categories": ["exhibitor", "staff"]},
    )

    found = [pixel(maker.make(a_badge(category)).pdf, 30, 20) for category in range(3)]

    assert found == [(0, 0, 255), (255, 0, 0), (255, 255, 255)]
