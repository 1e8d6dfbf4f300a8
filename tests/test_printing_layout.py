"""Layouts: what they may say, and where a badge's texts end up."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_fair, an_attendee
from kiosk.domain.attendees import PersonName
from kiosk.domain.badges import Badge
from printing.colours import Palette
from printing.layout_file import LayoutError, load_layout, parse_layout
from printing.maker import A6, LayoutBadgeMaker
from printing.marks import FilledRect, PlacedCode, PlacedLine

A_TEXT = {
    "type": "textarea",
    "left": 1,
    "bottom": "2.50",  # pretix writes numbers as texts
    "width": 50,
    "height": 9,
    "content": "company",
    "fontsize": 12,
}


def layout_with(**changes: object) -> str:
    element = {key: value for key, value in (A_TEXT | changes).items() if value is not None}
    return json.dumps({"name": "Test", "width": 60, "height": 40, "elements": [element]})


def test_the_ready_layout_is_an_a6_page():
    layout = load_layout(A6)

    assert (layout.width, layout.height) == (105, 148)


def test_numbers_may_be_written_as_pretix_does():
    layout = parse_layout(layout_with())

    assert layout.pages[0][0].entries[0].element.box.bottom == 2.5


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"type": "hologram"}, r"layout\.elements\[0\]\.type: should be one of"),
        ({"width": None}, r"layout\.elements\[0\]\.width: is missing"),
        ({"width": 0}, r"width: should be more than 0"),
        ({"left": "wide"}, r"left: should be a number"),
        ({"left": True}, r"left: should be a number"),
        ({"left": float("nan")}, r"left: should be a number"),
        ({"content": "salary"}, r"content: should be one of fair\.name"),
        ({"fontsize": 0}, r"fontsize: should be more than 0"),
        ({"minsize": 13}, r"minsize: should be more than 0 and at most fontsize"),
        ({"lines": 2.5}, r"lines: should be a whole number"),
        ({"color": "reddish"}, r"color: should be #rrggbb or one of"),
        ({"align": "justified"}, r"align: should be one of left, center, right"),
        ({"algin": "left"}, r"algin: is not a field of this element"),
    ],
)
def test_what_is_wrong_with_a_layout_is_named(changes, told):
    with pytest.raises(LayoutError, match=told):
        parse_layout(layout_with(**changes))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"name": 1}', "[" * 100_000])
def test_what_is_no_layout_at_all_is_a_layout_error(text):
    with pytest.raises(LayoutError):
        parse_layout(text)


any_json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(key=st.sampled_from([*A_TEXT, "align", "color", "lines", "minsize"]), value=any_json)
def test_any_value_of_any_field_gives_a_layout_or_says_what_is_wrong(key, value):
    with suppress(LayoutError):
        layout = parse_layout(layout_with(**{key: value}))
        assert len(layout.pages[0][0].entries) == 1


def placed_on_a6(attendee):
    fair = a_fair()
    badge = Badge("123456789012", attendee, fair.categories[1], fair.days, fair)
    return LayoutBadgeMaker.from_file().place(badge)


def lines_of(placed):
    return [mark for mark in placed.pages[0] if isinstance(mark, PlacedLine)]


GOLDEN = [
    # text, left, baseline, size: points from the bottom left
    ("Salon d’essai", 184.3, 387.0, 17.0),
    ("OFEC Casablanca · 24–27.11.2026", 139.3, 372.4, 9.5),
    ("Fatima-Zahra", 28.1, 294.4, 41.0),
    ("Benjelloun", 62.7, 258.5, 37.0),
    ("بنجلون الزهراء فاطمة", 49.0, 226.4, 21.0),
    ("Atlas Mécanique", 89.2, 196.6, 17.0),
    ("Directrice technique", 96.5, 178.3, 12.5),
    ("24 · 25 · 26 · 27 nov.", 170.4, 135.5, 11.0),
    ("123456789012", 184.9, 75.6, 9.5),
    ("EXPOSANT", 19.8, 20.4, 25.0),
    ("عارض", 238.5, 29.8, 16.0),
    ("EXHIBITOR", 235.5, 16.1, 9.0),
]


def test_the_texts_of_a6_stand_where_they_always_stood():
    attendee = an_attendee(name_ar=PersonName("فاطمة الزهراء", "بنجلون"))

    placed = lines_of(placed_on_a6(attendee))

    found = [
        (line.text, round(line.left, 1), round(line.baseline, 1), round(line.size, 1))
        for line in placed
    ]
    assert found == GOLDEN


@pytest.mark.parametrize("last", ["B", "Benjelloun", "El Fassi Fihri Ben Abdeljalil", "x" * 5000])
def test_no_text_leaves_the_page_or_enters_the_bands(last):
    placed = placed_on_a6(an_attendee(last=last, company="Société " * 20, function="y " * 99))

    bands = [mark for mark in placed.pages[0] if isinstance(mark, FilledRect)]
    top, bottom = bands[0].bottom * 72 / 25.4, bands[1].height * 72 / 25.4
    person = [line for line in lines_of(placed) if bottom < line.baseline < top]
    assert all(line.left >= 7 * 72 / 25.4 - 0.1 for line in person)
    assert all(line.left + line.width <= 98 * 72 / 25.4 + 0.1 for line in lines_of(placed))
    assert all(line.baseline + 0.7 * line.size < top for line in person)
    assert len(person) >= 6


def test_the_parts_of_a_name_shrink_together():
    placed = lines_of(placed_on_a6(an_attendee(first="Moulay Abdelhafid", last="Bennis")))

    first = next(line.size for line in placed if line.text == "Moulay Abdelhafid")
    last = next(line.size for line in placed if line.text == "Bennis")
    assert first < 41
    assert last / first == pytest.approx(37 / 41)


def test_on_a_black_printer_the_band_is_black_and_its_text_white():
    fair = a_fair()
    badge = Badge("123456789012", an_attendee(), fair.categories[0], fair.days, fair)

    placed = LayoutBadgeMaker.from_file(dpi=203, palette=Palette.BLACK).place(badge)

    colours = {mark.colour for mark in placed.pages[0] if not isinstance(mark, PlacedCode)}
    assert colours == {(0.0, 0.0, 0.0), (1.0, 1.0, 1.0)}
