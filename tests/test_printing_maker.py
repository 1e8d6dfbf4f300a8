"""Badges as people get them: what is on the page, what can be copied from it, what was given up."""

import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date

import cv2
import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_fair, an_attendee
from kiosk.domain.attendees import Attendee, PersonName
from kiosk.domain.badge_ids import badge_id_of
from kiosk.domain.badges import Badge
from kiosk.domain.fair import Category, Language, Trilingual
from printing.maker import LayoutBadgeMaker
from printing.raster import page_to_image

MAKER = LayoutBadgeMaker.from_file()  # its fonts take 0.1 s to load, so that once is enough


def a_badge(attendee: Attendee | None = None, **changes: object) -> Badge:
    fair = a_fair()
    badge = Badge(
        badge_id_of(fair.id, "CODE-1"),
        attendee or an_attendee(),
        fair.categories[1],
        fair.days,
        fair,
    )
    return replace(badge, **changes)


def text_lines(pdf: bytes) -> list[str]:
    """The text of the page as a reader copies it, line by line."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        copied = page.get_textpage()
        text = copied.get_text_range()
        copied.close()
        page.close()
    return unicodedata.normalize("NFKC", text).split("\r\n")


def copied(attendee: Attendee) -> list[str]:
    return text_lines(MAKER.make(a_badge(attendee)).pdf)


def strokes_of(first: str) -> int:
    """How many separate areas of ink the name alone makes."""
    attendee = Attendee(PersonName(first, ""))
    page = page_to_image(MAKER.make(a_badge(attendee)).pdf, dpi=150)
    between_band_and_codes = page[150:500].mean(axis=2) < 128
    return int(cv2.connectedComponents(between_band_and_codes.astype(np.uint8))[0]) - 1


def test_everything_on_a_badge_can_be_copied_from_it():
    attendee = an_attendee(name_ar=PersonName("فاطمة الزهراء", "بنجلون"))

    lines = copied(attendee)

    assert lines == [
        "Salon d’essai",
        "OFEC Casablanca · 24–27.11.2026",
        "Fatima-Zahra",
        "Benjelloun",
        "فاطمة الزهراء بنجلون",
        "Atlas Mécanique",
        "Directrice technique",
        "24 · 25 · 26 · 27 nov.",
        badge_id_of("fair-1", "CODE-1"),
        "EXPOSANT عارض",
        "EXHIBITOR",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Société Générale",
        "المكتب الوطني للسياحة",
        "المكتب الوطني (ONMT)",
        "فَاطِمَةُ الزَّهْرَاء",
        "لإدارة الأعمال لا الله",
        "أڭادير",
        "Accueil · استقبال",
        "ⴰⵙⵉⵏⴰⴳ ⴰⴳⵍⴷⴰⵏ · IRCAM",
        "Aït Ouaḥmane Amaẓiɣ",
        "Nguyễn Thị Thảo",
        "Преображенский",
        "Παπαδόπουλος",
        "Żółć-Yıldız",
        "Office ffi fl",
    ],
)
def test_a_company_is_copied_as_it_was_typed(text):
    lines = copied(an_attendee(company=text))

    assert unicodedata.normalize("NFKC", text) in lines


def test_arabic_letters_are_joined():
    assert strokes_of("محمد") == 1
    assert strokes_of("م\u200cح\u200cم\u200cد") == 4


def test_the_same_badge_gives_the_same_bytes():
    badge = a_badge(an_attendee(company="المكتب (ONMT)"))

    assert MAKER.make(badge).pdf == LayoutBadgeMaker.from_file().make(badge).pdf


def test_a_page_is_small_and_says_of_the_person_only_what_is_printed():
    made = MAKER.make(a_badge(an_attendee(email="fz@example.org", phone="+212 611")))

    with pypdfium2.PdfDocument(made.pdf) as document:
        about = document.get_metadata_dict()
        size = document[0].get_size()
    assert about["Title"] == f"Badge {badge_id_of('fair-1', 'CODE-1')}"
    assert "Benjelloun" not in str(about)
    assert size == pytest.approx((105 * 72 / 25.4, 148 * 72 / 25.4), abs=0.01)
    assert len(made.pdf) < 50_000


def test_an_arabic_speaker_s_arabic_name_leads():
    name = PersonName("يوسف", "العمراني")

    lines = copied(an_attendee(name_ar=name, language=Language.AR))

    assert lines[2:5] == ["يوسف", "العمراني", "Fatima-Zahra Benjelloun"]
    assert "24 · 25 · 26 · 27 نونبر" in lines


def test_an_arabic_name_that_says_the_same_is_printed_once():
    name = PersonName("محمد", "بنيس")

    lines = copied(an_attendee(first="محمد", last="بنيس", name_ar=name))

    assert lines[2:5] == ["محمد", "بنيس", "Atlas Mécanique"]


@pytest.mark.parametrize(
    ("days", "language", "told"),
    [
        ([24], Language.FR, "24 nov. seulement"),
        ([24], Language.EN, "24 Nov only"),
        ([24], Language.AR, "24 نونبر فقط"),
        ([24, 25], Language.FR, "24 · 25 nov."),
        ([24, 26, 27], Language.EN, "24 · 26 · 27 Nov"),
    ],
)
def test_the_valid_days_are_told_in_the_attendee_s_language(days, language, told):
    badge = a_badge(an_attendee(language=language), days=tuple(date(2026, 11, day) for day in days))

    assert told in text_lines(MAKER.make(badge).pdf)


def test_days_of_two_months_name_both():
    badge = a_badge(days=(date(2026, 11, 30), date(2026, 12, 1)))

    assert "30 nov. · 1 déc." in text_lines(MAKER.make(badge).pdf)


def test_a_particle_stays_with_the_name_that_follows():
    lines = copied(an_attendee(last="El Fassi Fihri Ben Abdeljalil"))

    assert lines[3:5] == ["El Fassi Fihri", "Ben Abdeljalil"]


def test_a_name_too_long_for_any_size_is_cut_with_a_warning():
    made = MAKER.make(a_badge(an_attendee(last="Llanfairpwllgwyngyllgogerych" * 9)))

    assert made.warnings == ("The last name is too long for the badge and was cut.",)
    assert any(line.endswith("...") for line in text_lines(made.pdf))


def test_a_name_is_broken_after_a_particle_before_it_is_cut():
    made = MAKER.make(
        a_badge(an_attendee(last="Ould Abdelmoumenalaouiismailibenjellounelfassifihri"))
    )

    assert made.warnings == ()
    assert text_lines(made.pdf)[3:5] == ["Ould", "Abdelmoumenalaouiismailibenjellounelfassifihri"]


def test_a_character_without_a_font_is_a_warning_that_keeps_the_text_to_itself():
    made = MAKER.make(a_badge(an_attendee(company="\U00013080 & Co")))

    assert made.warnings == ("The company has characters that no font has.",)


def test_an_ordinary_badge_has_no_warning():
    assert MAKER.make(a_badge()).warnings == ()


@pytest.mark.parametrize("colour", ["", "red", "#12345", "#12345g", "é" * 7])
def test_a_category_without_a_valid_colour_is_printed_in_black(colour):
    category = Category("x", Trilingual("Visiteur", "زائر", "Visitor"), colour)

    made = MAKER.make(a_badge(category=category))

    assert made.warnings == ("The category has no valid colour, so black was taken.",)
    assert page_to_image(made.pdf, dpi=72)[5, 150].max() < 40


@pytest.mark.parametrize(("colour", "is_white"), [("#0b5e8a", True), ("#ffe082", False)])
def test_what_stands_on_a_band_can_be_read(colour, is_white):
    category = Category("x", Trilingual("Visiteur", "زائر", "Visitor"), colour)

    page = page_to_image(MAKER.make(a_badge(category=category)).pdf, dpi=150)

    band = page[-100:, :350].reshape(-1, 3).sum(axis=1)
    assert bool(band.max() > 750) is is_white
    assert bool(band.min() < 15) is not is_white


def test_a_badge_id_that_is_no_code_leaves_the_codes_out():
    made = MAKER.make(a_badge(badge_id=""))

    assert len(made.warnings) == 2
    assert all(warning.startswith("A code was left out") for warning in made.warnings)


NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200d\u200f\u061c"),
        st.sampled_from(
            "محمد بن (ab) 12 «»[]{}\u0301\u064b\u0651\ufe0f\U0001f600\ud800\udfff\0\n\t-"
        ),
    ),
    max_size=60,
)


@settings(max_examples=80, deadline=None)
@given(first=NASTY, last=NASTY, company=NASTY, function=NASTY)
def test_any_text_at_all_gives_a_page(first, last, company, function):
    attendee = an_attendee(
        first=first,
        last=last,
        name_ar=PersonName(last, first),
        company=company,
        function=function,
    )

    made = MAKER.make(a_badge(attendee))

    assert made.pdf.startswith(b"%PDF")
    assert all(warning.isascii() for warning in made.warnings)


@pytest.mark.parametrize("text", ["a" * 5000, "a " * 5000, "م" * 5000, "\u0301" * 5000, "-" * 5000])
def test_five_thousand_characters_give_a_page(text):
    attendee = an_attendee(first=text, last=text, company=text, function=text)

    made = MAKER.make(a_badge(attendee))

    assert len(text_lines(made.pdf)) < 40
    assert len(made.pdf) < 50_000


def test_a_preview_is_as_wide_as_asked_and_shows_the_band_in_its_colour():
    page = page_to_image(MAKER.make(a_badge()).pdf, width_px=420)

    assert page.shape == (592, 420, 3)
    assert tuple(page[4, 210]) == (0x0B, 0x5E, 0x8A)


def test_what_is_no_pdf_has_no_preview():
    with pytest.raises(ValueError, match="not a PDF"):
        page_to_image(b"nothing", dpi=72)


def test_importing_the_maker_loads_no_font_library():
    script = (
        "import sys, printing.maker, printing.folder, printing.raster;"
        "print(sorted({'reportlab', 'uharfbuzz', 'pypdfium2', 'zxingcpp'} & set(sys.modules)))"
    )

    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "[]"
