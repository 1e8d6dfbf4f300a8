"""A layout being edited: every edit leaves it readable, and every step can be taken back."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.desk.layout_draft import FROM_FILES, LANGUAGES, NEW_KINDS, LayoutDraft
from kiosk.desk.layout_items import Area
from kiosk.desk.layout_reports import LayoutOpened, StoredLayout
from kiosk.desk.layout_works import LayoutWorks
from printing.layout_file import parse_layout
from printing.maker import ready_layouts

READY = {key: json.loads(path.read_text("utf-8")) for key, path in ready_layouts().items()}
NAME = ("elements", 3, "parts", 1)  # the last name on a6
BAND = ("elements", 0)
numbers = st.floats(-50, 500, allow_nan=False)


def a6() -> LayoutDraft:
    return LayoutDraft(READY["a6"])


def edits(draft: LayoutDraft, data: st.DataObject) -> LayoutDraft:
    """One edit of anything, as the page would ask for it."""
    item = data.draw(st.sampled_from(draft.items()))
    place, kind = item.place, data.draw(st.sampled_from(["area", "hide", "who", "text", "list"]))
    match kind:
        case "area":
            return draft.with_area(place, Area(*data.draw(st.tuples(*[numbers] * 4))))
        case "hide":
            return draft.with_visibility(place, is_hidden=data.draw(st.booleans()))
        case "who":
            return draft.with_hidden_for(place, data.draw(st.sets(st.sampled_from("abc"))))
        case "text" if item.is_text:
            changed = draft.with_size(place, data.draw(numbers))
            changed = changed.with_smallest(place, data.draw(numbers))
            content = data.draw(st.sampled_from(["other", "company", "days"]))
            changed = changed.with_content(place, content)
            return changed if content != "other" else changed.with_text(place, "ar", "نص")
        case "list" if data.draw(st.booleans()):
            return draft.without(place)
    kind = data.draw(st.sampled_from(NEW_KINDS))
    files = ["logo.png"] if kind in FROM_FILES else []
    return draft.with_element(kind, data.draw(st.sampled_from([1, 2])), files)[0]


@settings(max_examples=60)
@given(key=st.sampled_from(sorted(READY)), data=st.data())
def test_any_edits_leave_a_layout_that_can_be_read_and_can_all_be_undone(key, data):
    draft = LayoutDraft(READY[key])
    for _ in range(data.draw(st.integers(1, 6))):
        draft = edits(draft, data).settled()
        parse_layout(json.dumps(draft.document))

    last = draft
    while draft.past:
        draft = draft.undone()
    assert draft.document == READY[key]
    while draft.future:
        draft = draft.redone()
    assert draft.document == last.document


def test_the_ready_layouts_are_not_changed_by_their_drafts():
    before = json.dumps(READY["a6"])

    a6().with_area(BAND, Area(5, 5, 5, 5)).with_text(NAME, "fr", "x").with_element("qr", 1)

    assert json.dumps(READY["a6"]) == before


def test_letters_typed_one_after_the_other_are_undone_together():
    draft = a6().with_content(NAME, "other").settled()
    typed = draft.with_text(NAME, "fr", "B").with_text(NAME, "fr", "Bi").with_text(NAME, "en", "W")

    assert typed.undone().texts(NAME)["fr"] == "Bi"
    assert typed.undone().undone().document == draft.document


def test_an_edit_that_changes_nothing_is_no_step():
    draft = a6()

    assert draft.with_value(NAME, "weight", "ExtraBold") is draft


@pytest.mark.parametrize(
    ("wanted", "got"),
    [
        (Area(200, 10, 20, 20), Area(85, 10, 20, 20)),
        (Area(-3, -3, 400, 400), Area(0, 0, 105, 148)),
        (Area(1.234, 2.345, 0, 30), Area(1.23, 2.35, 1, 30)),
    ],
)
def test_what_would_stick_out_of_the_sheet_is_pushed_back(wanted, got):
    assert a6().with_area(BAND, wanted).area(BAND) == got


def test_a_code_stays_square():
    qr = next(item.place for item in a6().items() if item.kind == "barcodearea")

    changed = a6().with_area(qr, a6().area(qr)._replace(height=40))

    assert changed.area(qr)[2:] == (40, 40)


def test_letters_shrink_together_with_the_smallest_they_may_become():
    node = a6().with_size(NAME, 18.5).at(NAME)

    assert (node["fontsize"], node["minsize"]) == (18.5, 6)


def test_an_element_for_some_categories_can_be_given_to_others():
    document = json.loads(json.dumps(READY["a6"]))
    document["elements"][0]["categories"] = ["vip"]
    draft = LayoutDraft(document)
    assert draft.hidden_for(BAND, ["vip", "press", "visitor"]) == {"press", "visitor"}

    changed = draft.with_hidden_for(BAND, ["press"])

    assert changed.hidden_for(BAND, ["vip", "press", "visitor"]) == {"press"}
    assert "categories" not in changed.at(BAND)


def test_what_hangs_upside_down_is_found_where_it_hangs():
    draft = LayoutDraft(READY["a4-fold-4"])
    turned = next(item for item in draft.items() if item.is_turned)

    assert turned.area.bottom > 148
    assert draft.area(turned.place).bottom < 148.5


def test_a_logo_takes_the_place_of_the_drawn_sign():
    draft = a6()
    mark = next(item.place for item in draft.items() if item.shows == "mark")

    changed = draft.with_pictures(mark, ["logo.png"])

    assert changed.pictures(mark) == ("logo.png",)
    assert changed.area(mark) == draft.area(mark)
    parse_layout(json.dumps(changed.document))


def test_a_new_text_speaks_three_languages():
    draft, place = a6().with_element("text", 2)

    assert all(draft.texts(place)[language] for language in LANGUAGES)
    assert draft.item(place).page == 2


def test_back_to_the_ready_layout_keeps_the_name():
    draft = a6().with_name("Mine").with_area(BAND, Area(1, 1, 1, 1)).replaced(READY["a6"])

    assert draft.document == READY["a6"] | {"name": "Mine"}


def an_opening(key: str, name: str, came_from: str = "") -> LayoutOpened:
    document = READY["a6"] | {"name": name}
    return LayoutOpened(StoredLayout(key, name, key == "a6"), document, came_from=came_from)


def test_what_was_edited_is_still_there_after_a_look_at_another_layout():
    works = LayoutWorks("a6")
    works.open(an_opening("a6", "A6"))
    works.edit(lambda draft: draft.with_name("B"))
    works.open(an_opening("mine", "Mine"))

    assert works.choose("a6")
    assert works.draft.name == "B"
    assert works.changed == {"a6"}


def test_saving_under_a_new_name_leaves_what_it_came_from_as_it_was():
    works = LayoutWorks("a6")
    works.open(an_opening("a6", "A6"))
    works.edit(lambda draft: draft.with_name("Mine"))
    works.saved(an_opening("mine", "Mine", came_from="a6"))

    assert (works.key, works.draft.name, works.changed) == ("mine", "Mine", frozenset())
    works.choose("a6")
    assert works.draft.name == "A6"


def test_what_is_typed_while_a_layout_is_saved_stays_to_be_saved():
    works = LayoutWorks("mine")
    works.open(an_opening("mine", "Mine"))
    works.edit(lambda draft: draft.with_size(NAME, 20))
    works.saved(an_opening("mine", "Mine", came_from="mine"))

    assert works.changed == {"mine"}
