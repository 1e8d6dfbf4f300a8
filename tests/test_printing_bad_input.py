"""What a layout, a person or a folder can have wrong: a badge comes out, or a sentence says why."""

import json

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_fair, an_attendee
from kiosk.app.layout_proof import prove
from kiosk.desk.layout_reports import LayoutWish
from kiosk.domain.badges import Badge
from printing import font_files
from printing.layout_file import LayoutError, parse_layout
from printing.maker import LayoutBadgeMaker, ready_layouts

READY = {key: json.loads(path.read_text("utf-8")) for key, path in ready_layouts().items()}
MAKERS = {key: LayoutBadgeMaker.from_file(path) for key, path in ready_layouts().items()}
FAIR = a_fair()


def a_badge(**person: str) -> Badge:
    return Badge("123456789012", an_attendee(**person), FAIR.categories[0], FAIR.days, FAIR)


@pytest.mark.parametrize("key", READY)
def test_an_unknown_field_of_a_layout_is_named(key):
    with pytest.raises(LayoutError, match=r"layout\.colour: is not a field"):
        parse_layout(json.dumps(READY[key] | {"colour": "red"}))


@pytest.mark.parametrize("side", ["width", "height"])
@pytest.mark.parametrize("value", [0, -1, "0", None, 1e9])
def test_media_of_no_size_are_named(side, value):
    with pytest.raises(LayoutError, match=rf"layout\.{side}: should be"):
        parse_layout(json.dumps(READY["a6"] | {side: value}))


@pytest.mark.parametrize("key", READY)
@pytest.mark.parametrize(
    "text",
    ["x" * 5000, "م" * 5000, "👩‍👩‍👧‍👦🇲🇦 ☎", "a\0b\x1b[31m\u202e\ud800c", "\u200b", "\ufffd"],
)
def test_any_person_comes_out_on_every_layout(key, text):
    made = MAKERS[key].make(a_badge(first=text, last=text, company=text, function=text))

    with pypdfium2.PdfDocument(made.pdf) as document:
        assert len(document) == len(MAKERS[key].layout.pages)
    assert all(warning.isascii() for warning in made.warnings)


@pytest.mark.parametrize("text", ["x" * 5000, "👋 Bienvenue \0 \x07 \ud800", "\n\n\n"])
def test_any_words_of_a_layout_come_out(tmp_path, text):
    element = {"type": "textarea", "content": "other", "text": text, "left": 1, "bottom": 1,
               "width": 40, "height": 9, "fontsize": 12, "minsize": 8}  # fmt: skip
    document = READY["a6"] | {"elements": [element]}

    proof = prove(LayoutWish(1, document, "usual", "visitor", (200, 300)), FAIR, tmp_path)

    assert proof.pages[0].shape == (282, 200, 3)
    assert proof.fault == ""


def test_a_badge_comes_out_without_its_logo_and_says_so(tmp_path):
    logo = {"type": "imagearea", "image": "gone.png", "left": 1, "bottom": 1,
            "width": 20, "height": 20}  # fmt: skip
    layout = parse_layout(json.dumps(READY["a6"] | {"elements": [logo]}), folder=tmp_path)

    made = LayoutBadgeMaker(layout).make(a_badge())

    assert made.warnings == ("The picture gone.png was left out: the file is missing.",)


def test_a_font_that_is_none_is_passed_over(monkeypatch, tmp_path):
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    (tmp_path / "empty.ttc").write_bytes(b"")
    fonts = (str(tmp_path / "broken.ttf"), str(tmp_path / "empty.ttc"), "/nowhere.ttf")
    monkeypatch.setattr(font_files, "_SYSTEM_FONTS", fonts)

    assert [font.path.parent for font in font_files.further_fonts()].count(tmp_path) == 0


any_value = st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9)


@given(data=st.data())
def test_a_layout_with_anything_in_any_field_is_shown_or_told(data, tmp_path_factory):
    document = json.loads(json.dumps(READY[data.draw(st.sampled_from(sorted(READY)))]))
    nodes = [document, *document.get("elements", []), *document.get("panels", [])]
    node = data.draw(st.sampled_from(nodes))
    node[data.draw(st.sampled_from(sorted(node)))] = data.draw(any_value)
    try:
        json.dumps(document).encode()
        layout = parse_layout(json.dumps(document), folder=tmp_path_factory.getbasetemp())
    except LayoutError:
        return

    assert LayoutBadgeMaker(layout).make(a_badge()).pdf.startswith(b"%PDF")
