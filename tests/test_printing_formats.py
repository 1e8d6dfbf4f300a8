"""The ready layouts: where things stand, what can be copied, and codes that can be read."""

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from pyzbar import pyzbar

from builders import a_fair, an_attendee
from kiosk.domain.attendees import PersonName
from kiosk.domain.badge_ids import badge_id_of
from kiosk.domain.badges import Badge
from printing.colours import Palette
from printing.maker import LayoutBadgeMaker, ready_layouts
from printing.marks import Mark, Moved, PlacedCode, PlacedLine
from printing.raster import page_to_image

LAYOUTS = ready_layouts()
# layout: sides, codes on the front, codes on the back
CODES = {
    "a4-fold-2": (3, 0),
    "a4-fold-4": (3, 0),
    "a6": (2, 0),
    "card": (1, 1),
    "label-62": (1, 0),
}


def a_badge(code: str = "CODE-1", category: int = 1) -> Badge:
    fair = a_fair()
    attendee = an_attendee(name_ar=PersonName("فاطمة الزهراء", "بنجلون"))
    return Badge(
        badge_id_of(fair.id, code), attendee, fair.categories[category], fair.days, fair, "t-1"
    )


def dots_of(name: str, dpi: int, code: str, page: int) -> np.ndarray:
    """One side as a black-and-white printer sets its dots: thresholded, never dithered."""
    maker = LayoutBadgeMaker.from_file(LAYOUTS[name], dpi=dpi, palette=Palette.BLACK)
    image = page_to_image(maker.make(a_badge(code)).pdf, dpi=dpi, page=page)
    return np.where(image.mean(axis=2) < 128, 0, 255).astype(np.uint8)


def lines_of(marks: tuple[Mark, ...]) -> list[PlacedLine]:
    found = [mark for mark in marks if isinstance(mark, PlacedLine)]
    turned = [mark for mark in marks if isinstance(mark, Moved)]
    return found + [line for mark in turned for line in lines_of(mark.marks)]


def test_every_ready_layout_is_known_to_these_tests():
    assert set(LAYOUTS) == set(CODES)


@pytest.mark.parametrize("code", ["CODE-1", "CODE-2"])
@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("name", CODES)
def test_every_code_of_every_layout_is_read_by_two_engines(name, dpi, code):
    for page, count in enumerate(filter(None, CODES[name])):
        dots = dots_of(name, dpi, code, page)
        by_zxing = [found.text for found in zxingcpp.read_barcodes(dots)]
        by_zbar = [found.data.decode() for found in pyzbar.decode(dots)]

        expected = [badge_id_of("fair-1", code)] * count
        assert by_zxing == expected
        assert by_zbar == expected


@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("name", CODES)
def test_every_dot_of_a_code_is_clearly_dark_or_light(name, dpi):
    maker = LayoutBadgeMaker.from_file(LAYOUTS[name], dpi=dpi, palette=Palette.BLACK)
    pages = maker.place(a_badge()).pages
    codes = [mark.code for mark in pages[0] if isinstance(mark, PlacedCode)]
    grey = page_to_image(maker.make(a_badge()).pdf, dpi=dpi).mean(axis=2)

    for code in codes:
        height = max(top + height for _, top, _, height in code.parts) * code.down
        width = max(left + width for left, _, width, _ in code.parts) * code.across
        area = grey[int(code.top) :, int(code.left) :][: int(height) + 1, : int(width) + 1]
        assert not np.any((area > 70) & (area < 185))


@pytest.mark.parametrize("palette", Palette)
@pytest.mark.parametrize("name", CODES)
def test_every_layout_takes_an_ordinary_badge_whole(name, palette):
    made = LayoutBadgeMaker.from_file(LAYOUTS[name], palette=palette).make(a_badge())

    assert made.warnings == ()
    assert len(made.pdf) < 50_000


@pytest.mark.parametrize("name", CODES)
def test_on_a_black_printer_nothing_is_grey(name):
    maker = LayoutBadgeMaker.from_file(LAYOUTS[name], dpi=203, palette=Palette.BLACK)

    image = page_to_image(maker.make(a_badge()).pdf, dpi=203 * 4)

    grey = np.count_nonzero((image > 60) & (image < 195)) / image.size
    assert grey < 0.02  # the smoothed edges of letters alone


# text, left, baseline, size: points from the bottom left
GOLDEN = {
    "a4-fold-4": [  # the turned panels as they are read, before turning
        ("Salon d’essai", 481.9, 388.5, 17.0),
        ("OFEC Casablanca · 24–27.11.2026", 437.0, 373.8, 9.5),
        ("Fatima-Zahra", 325.8, 293.1, 41.0),
        ("Benjelloun", 360.4, 257.9, 37.0),
        ("بنجلون الزهراء فاطمة", 349.0, 227.0, 20.5),
        ("Atlas Mécanique", 386.8, 199.1, 17.0),
        ("Directrice technique", 394.1, 181.0, 12.5),
        ("24 · 25 · 26 · 27 nov.", 468.0, 135.5, 11.0),
        ("015986746393", 482.6, 75.6, 9.5),
        ("EXPOSANT", 317.5, 20.4, 25.0),
        ("عارض", 536.2, 29.8, 16.0),
        ("EXHIBITOR", 533.2, 16.1, 9.0),
        ("Salon d’essai", 110.3, 396.5, 14.0),
        ("Fatima-Zahra Benjelloun", 20.3, 312.7, 24.0),
        ("Atlas Mécanique", 99.7, 288.5, 14.0),
        ("015986746393", 116.9, 117.6, 9.5),
        ("Badge personnel, à porter visiblement.", 68.0, 80.3, 10.0),
        ("Trouvé ? Merci de le remettre à l’accueil.", 65.5, 66.0, 10.0),
        ("EXPOSANT", 115.5, 12.6, 14.0),
        ("Bienvenue", 391.6, 782.0, 24.0),
        ("2e édition", 421.2, 763.1, 12.0),
        ("OFEC Casablanca · 24–27.11.2026", 373.6, 749.6, 10.0),
        ("Votre programme", 394.1, 707.5, 14.0),
        ("Conférences et rendez-vous : consultez les écrans.", 330.3, 684.8, 11.0),
        ("Gardez ce badge : il ouvre chaque porte du salon.", 334.6, 667.7, 11.0),
        ("Une question ? L’accueil vous répond.", 360.8, 648.5, 11.0),
        ("24 · 25 · 26 · 27 nov.", 395.7, 466.9, 12.0),
        ("Notes", 125.7, 788.1, 18.0),
    ],
    "a4-fold-2": [
        ("Salon d’essai", 481.9, 388.5, 17.0),
        ("OFEC Casablanca · 24–27.11.2026", 437.0, 373.8, 9.5),
        ("Fatima-Zahra", 121.0, 299.2, 60.0),
        ("Benjelloun", 172.0, 250.8, 54.0),
        ("بنجلون الزهراء فاطمة", 164.6, 210.9, 28.0),
        ("Atlas Mécanique", 234.4, 180.3, 18.0),
        ("Directrice technique", 243.2, 161.6, 13.0),
        ("24 · 25 · 26 · 27 nov.", 468.0, 135.5, 11.0),
        ("015986746393", 482.6, 75.6, 9.5),
        ("EXPOSANT", 19.8, 20.4, 25.0),
        ("عارض", 536.2, 29.8, 16.0),
        ("EXHIBITOR", 533.2, 16.1, 9.0),
        ("Salon d’essai", 259.1, 817.5, 14.0),
        ("Fatima-Zahra Benjelloun", 115.6, 733.2, 34.0),
        ("Atlas Mécanique", 234.5, 703.7, 18.0),
        ("015986746393", 265.7, 538.5, 9.5),
        ("Badge personnel, à porter visiblement.", 216.8, 501.2, 10.0),
        ("Trouvé ? Merci de le remettre à l’accueil.", 214.4, 486.9, 10.0),
        ("EXPOSANT", 264.3, 433.5, 14.0),
    ],
    "label-62": [
        ("EXPOSANT", 8.5, 230.5, 15.0),
        ("عارض", 140.3, 232.8, 11.0),
        ("Fatima-Zahra", 11.3, 185.8, 26.0),
        ("Benjelloun", 32.0, 163.4, 24.0),
        ("بنجلون الزهراء فاطمة", 26.1, 144.2, 13.0),
        ("Atlas Mécanique", 45.8, 126.1, 12.0),
        ("Directrice technique", 50.2, 113.8, 9.0),
        ("24 · 25 · 26 · 27 nov.", 90.2, 85.3, 8.5),
        ("Salon d’essai", 98.6, 59.6, 9.5),
        ("24–27.11.2026", 99.7, 50.1, 7.5),
        ("015986746393", 99.5, 38.9, 7.5),
        ("OFEC Casablanca", 62.5, 11.2, 7.0),
    ],
    "card": [
        ("Salon d’essai", 36.9, 135.3, 11.0),
        ("24–27.11.2026", 185.3, 136.6, 7.5),
        ("Fatima-Zahra", 24.8, 99.9, 20.0),
        ("Benjelloun", 39.4, 82.2, 19.0),
        ("بنجلون الزهراء فاطمة", 36.1, 67.2, 10.0),
        ("Atlas Mécanique", 48.5, 52.6, 10.0),
        ("Directrice technique", 50.1, 42.2, 8.0),
        ("24 · 25 · 26 · 27 nov.", 169.6, 35.3, 7.5),
        ("EXPOSANT", 8.5, 9.7, 14.0),
        ("عارض", 208.3, 11.6, 11.0),
    ],
}


GOLDEN_BACK = [
    ("OFEC Casablanca · 24–27.11.2026", 56.3, 135.9, 9.0),
    ("015986746393", 91.6, 63.9, 9.0),
    ("Cette carte est personnelle. Trouvée ? Merci de la remettre à l’accueil.", 14.2, 27.8, 7.5),
]


def places_of(name: str, page: int, palette: Palette) -> list[tuple[object, ...]]:
    placed = LayoutBadgeMaker.from_file(LAYOUTS[name], palette=palette).place(a_badge())
    return [
        (line.text, round(line.left, 1), round(line.baseline, 1), round(line.size, 1))
        for line in lines_of(placed.pages[page])
    ]


@pytest.mark.parametrize("palette", Palette)
@pytest.mark.parametrize("name", GOLDEN)
def test_the_texts_stand_where_they_always_stood(name, palette):
    assert places_of(name, 0, palette) == GOLDEN[name]


def test_the_texts_of_the_back_of_a_card_stand_where_they_always_stood():
    assert places_of("card", 1, Palette.COLOUR) == GOLDEN_BACK


@pytest.mark.parametrize("palette", Palette)
@pytest.mark.parametrize("name", CODES)
def test_what_is_printed_can_be_copied(name, palette):
    made = LayoutBadgeMaker.from_file(LAYOUTS[name], palette=palette).make(a_badge())

    with pypdfium2.PdfDocument(made.pdf) as pdf:
        page = pdf[0]
        text = page.get_textpage()
        lines = text.get_text_range().split("\r\n")
        text.close()
        page.close()

    copied = " | ".join(lines)
    assert "Fatima-Zahra" in copied
    assert "Benjelloun" in copied
    assert "فاطمة الزهراء بنجلون" in copied
    assert "Atlas Mécanique" in copied
    assert "24 · 25 · 26 · 27 nov." in copied
    assert "EXPOSANT" in copied


def test_a_fold_badge_turns_what_will_hang_behind_upside_down():
    maker = LayoutBadgeMaker.from_file(LAYOUTS["a4-fold-4"])

    with pypdfium2.PdfDocument(maker.make(a_badge()).pdf) as document:
        page = document[0]
        text = page.get_textpage()
        copied = text.get_text_range()
        searcher = text.search("Bienvenue")
        place = searcher.get_next()
        box = text.get_charbox(place[0])
        following = text.get_charbox(place[0] + 1)
        searcher.close()
        text.close()
        page.close()

    assert maker.layout.folds[0].at == 148.5
    assert box[1] > 148.5 * 72 / 25.4
    assert following[0] < box[0]  # it runs from right to left on the sheet
    assert copied.count("Benjelloun") >= 2


def test_the_back_of_a_card_speaks_the_language_of_its_holder():
    maker = LayoutBadgeMaker.from_file(LAYOUTS["card"])

    with pypdfium2.PdfDocument(maker.make(a_badge()).pdf) as document:
        assert len(document) == 2
        page = document[1]
        text = page.get_textpage()
        copied = text.get_text_range()
        text.close()
        page.close()

    assert "Cette carte est personnelle." in copied


def test_many_badges_share_their_fonts_in_one_pdf():
    maker = LayoutBadgeMaker.from_file()
    badges = [a_badge(f"CODE-{number}", number % 3) for number in range(100)]

    made = maker.make_book(badges)

    with pypdfium2.PdfDocument(made.pdf) as document:
        assert len(document) == 100
    assert len(made.pdf) / 100 <= 3000
    single = page_to_image(maker.make(badges[70]).pdf, dpi=72)
    assert np.array_equal(page_to_image(made.pdf, dpi=72, page=70), single)
