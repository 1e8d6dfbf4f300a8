"""Badge layouts of pretix: what is mapped, what is listed, and that the result prints."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_fair, an_attendee
from kiosk.app.layouts import import_layout
from kiosk.domain.badges import Badge
from kiosk.errors import Trouble, TroubleError
from printing.fields import LayoutError
from printing.layout_file import load_layout, parse_layout
from printing.maker import LayoutBadgeMaker
from printing.marks import PlacedLine
from printing.pdf import PdfBook
from printing.pretix import Sheet, import_pretix

NAME = {
    "type": "textarea", "page": 1, "left": "10.00", "bottom": "60.00", "fontsize": "20.0",
    "lineheight": "1", "color": [200, 0, 0, 1], "fontfamily": "Open Sans", "bold": True,
    "italic": False, "width": "120.00", "downward": False, "content": "attendee_name",
    "text": "John Doe", "text_i18n": {}, "rotation": 0, "align": "center",
}  # fmt: skip
CODE = {"type": "barcodearea", "left": "5.00", "bottom": "5.00", "size": "30.00",
        "content": "pseudonymization_id"}  # fmt: skip


def imported(*elements: object):
    return import_pretix(json.dumps(elements), sheet=Sheet(148, 105))


def printed(layout: str) -> list[PlacedLine]:
    fair = a_fair()
    badge = Badge("123456789012", an_attendee(), fair.categories[1], fair.days, fair)
    placed = LayoutBadgeMaker(parse_layout(layout)).place(badge)
    assert placed.warnings == ()
    return [mark for mark in placed.pages[0] if isinstance(mark, PlacedLine)]


def test_a_badge_of_pretix_is_printed_where_it_was_drawn():
    found = imported(NAME, CODE)

    (line,) = printed(found.layout)
    assert found.unmapped == ()
    assert line.text == "Fatima-Zahra Benjelloun"
    assert line.size == 20
    assert line.colour == pytest.approx((200 / 255, 0, 0))
    assert line.left + line.width / 2 == pytest.approx(70 * 72 / 25.4, abs=0.1)
    assert 60 * 72 / 25.4 <= line.baseline <= 62 * 72 / 25.4


def test_a_text_that_runs_downwards_hangs_from_its_place():
    (line,) = printed(imported(NAME | {"downward": True}).layout)

    assert 52 * 72 / 25.4 <= line.baseline <= 56 * 72 / 25.4


def test_a_text_in_a_box_stays_there():
    box = {"type": "textcontainer", "height": "20.00", "verticalalign": "middle",
           "autoresize": True, "splitlongwords": True}  # fmt: skip

    (line,) = printed(imported(NAME | box).layout)

    assert 66 * 72 / 25.4 <= line.baseline <= 71 * 72 / 25.4


def test_a_text_of_one_s_own_is_taken_in_our_languages():
    own = NAME | {"content": "other_i18n", "text_i18n": {"fr": "Bonjour", "de": "Hallo"}}

    found = imported(own)

    assert printed(found.layout)[0].text == "Bonjour"
    assert found.unmapped == ("elements[0].text_i18n: left out: de",)


def test_a_text_that_is_a_variable_alone_is_that_variable():
    (line,) = printed(imported(NAME | {"content": "other", "text": "{attendee_company}"}).layout)

    assert line.text == "Atlas Mécanique"


@pytest.mark.parametrize(
    ("element", "told"),
    [
        ({"type": "poweredby", "content": "dark"}, "type: there is nothing here for poweredby"),
        ({"type": "imagearea", "content": "q"}, "type: there is nothing here for imagearea"),
        (NAME | {"content": "question_7"}, "content: nothing here corresponds to question_7"),
        (NAME | {"rotation": "90"}, "rotation: turned elements cannot be mapped"),
        (NAME | {"page": 3}, "page: a badge has two sides only"),
        (NAME | {"left": "200"}, "left: it lies outside the page"),
        (NAME | {"left": "-3"}, "left: should be a number from 0 to 1000"),
        (NAME | {"content": "other", "text": "Hi {item}"}, "text: words around a variable"),
        (NAME | {"color": "red"}, "color: should be three numbers"),
        (NAME | {"width": 0}, "width: should be more than 0"),
        ("text", "should be an object"),
    ],
)
def test_what_cannot_be_mapped_is_listed_and_the_rest_kept(element, told):
    found = imported(CODE, element)

    assert len(parse_layout(found.layout).pages[0][0].entries) == 1
    assert len(found.unmapped) == 1
    assert told in found.unmapped[0]


def test_the_answer_of_the_api_will_do_as_well():
    answer = json.dumps({"id": 1, "name": "VIP", "layout": [NAME], "background": None})

    found = import_pretix(answer)

    assert parse_layout(found.layout).name == "VIP"
    assert parse_layout(found.layout).width == 148
    assert found.unmapped[0].startswith("page: there is no background PDF")


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '"x"', '{"layout": 3}', "[1]"])
def test_what_is_no_layout_of_pretix_says_so(text):
    with pytest.raises(LayoutError):
        import_pretix(text)


any_json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(key=st.sampled_from(sorted(NAME)), value=any_json, kind=st.sampled_from([NAME, CODE]))
def test_any_value_of_any_field_gives_a_usable_layout_or_an_error(key, value, kind):
    with suppress(LayoutError):
        parse_layout(imported(CODE, kind | {key: value}).layout)


def test_the_background_tells_the_size_and_comes_along(tmp_path):
    book = PdfBook(title="base")
    book.add_page([], width=100, height=70)
    (tmp_path / "in.json").write_text(json.dumps([NAME | {"width": "80"}]), "utf-8")
    (tmp_path / "in.pdf").write_bytes(book.finish())

    lost = import_layout(tmp_path / "in.json", tmp_path / "in.pdf", tmp_path / "out.json")

    layout = load_layout(tmp_path / "out.json")
    assert lost == ()
    assert (layout.width, layout.height) == (100, 70)
    assert layout.background == tmp_path / "out.pdf"
    assert layout.background.read_bytes() == (tmp_path / "in.pdf").read_bytes()


def test_files_that_cannot_be_imported_are_troubles(tmp_path):
    (tmp_path / "in.json").write_bytes(b"\xff\xfe")

    with pytest.raises(TroubleError) as unreadable:
        import_layout(tmp_path / "in.json", None, tmp_path / "out.json")
    with pytest.raises(TroubleError) as missing:
        import_layout(tmp_path / "no.json", None, tmp_path / "out.json")

    assert unreadable.value.trouble is Trouble.LAYOUT_UNREADABLE
    assert missing.value.trouble is Trouble.NO_SUCH_FILE
    assert not (tmp_path / "out.json").exists()
