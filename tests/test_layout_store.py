"""Layouts kept in the data folder: named, whole, never over another; brought in and taken out."""

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.app.layout_exchange import bring_layout, export_layout
from kiosk.app.layout_store import LayoutStore, files_of, key_of
from kiosk.errors import Trouble, TroubleError
from printing.maker import ready_layouts

A_TEXT = {"type": "textarea", "left": 1, "bottom": 1, "width": 50, "height": 9,
          "content": "company", "fontsize": 12}  # fmt: skip
OWN = {"name": "Été 2027", "width": 60, "height": 40, "elements": [A_TEXT]}
LOGO = {"type": "imagearea", "image": "logo.png", "left": 1, "bottom": 20,
        "width": 20, "height": 9}  # fmt: skip
PRETIX = [
    {"type": "textarea", "left": "10", "bottom": "60", "fontsize": "20", "width": "120",
     "content": "attendee_name", "color": [0, 0, 0, 1]},
    {"type": "poweredby", "left": "1", "bottom": "1", "size": "20"},
]  # fmt: skip


def a_picture(size=(30, 20)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def store(tmp_path):
    return LayoutStore(tmp_path / "data")


def test_a_saved_layout_is_listed_and_opened_again(store):
    key = store.save(OWN)

    assert store.layouts()[-1].name == "Été 2027"
    assert [one.key for one in store.layouts() if one.is_ready] == sorted(ready_layouts())
    assert store.document(key) == OWN
    assert store.load(key).width == 60


def test_a_new_store_holds_the_ready_layouts_and_writes_nothing(store):
    assert [one.key for one in store.layouts()] == sorted(ready_layouts())
    assert not store.folder.exists()


@pytest.mark.parametrize("name", ["A6", "a6 Portrait", "card"])
def test_a_ready_layout_is_never_written_over(store, name):
    with pytest.raises(TroubleError) as met:
        store.save(OWN | {"name": name}, replacing="a6")

    assert met.value.trouble is Trouble.LAYOUT_NAME_TAKEN


def test_another_layout_is_not_written_over_but_the_same_is(store):
    key = store.save(OWN)
    with pytest.raises(TroubleError) as met:
        store.save(OWN | {"width": 80})
    assert met.value.trouble is Trouble.LAYOUT_NAME_TAKEN

    store.save(OWN | {"width": 90}, replacing=key)

    assert store.load(key).width == 90


def test_a_copy_gets_a_number(store):
    store.save(OWN)

    assert store.document(store.save_as_new(OWN))["name"] == "Été 2027 2"
    assert store.document(store.save_as_new(OWN))["name"] == "Été 2027 3"


def test_what_is_no_layout_is_not_kept_and_what_was_kept_stays(store):
    key = store.save(OWN)
    with pytest.raises(TroubleError, match="width: should be more than 0"):
        store.save(OWN | {"width": 0}, replacing=key)

    assert store.document(key) == OWN


@pytest.mark.parametrize("name", ["", " ", "…/", "CON", "com1", "\0"])
def test_a_name_that_no_file_can_have_is_told(store, name):
    with pytest.raises(TroubleError) as met:
        store.save(OWN | {"name": name})

    assert met.value.trouble is Trouble.LAYOUT_UNNAMED


@given(st.text(max_size=200))
def test_any_name_gives_a_plain_file_name_or_none(name):
    try:
        key = key_of(name)
    except TroubleError:
        return
    assert key.replace("-", "x").isalnum()
    assert len(key.encode()) <= 60


@pytest.mark.parametrize("key", ["gone", "../secret", "a\0b", ""])
def test_a_layout_that_is_not_there_is_a_trouble(store, key):
    with pytest.raises(TroubleError) as met:
        store.load(key)

    assert met.value.trouble is Trouble.LAYOUT_MISSING


def test_a_damaged_file_is_listed_under_its_own_name_and_told_when_opened(store):
    store.save(OWN)
    (store.folder / "broken.json").write_text('{"name": 3')

    assert "broken" in [one.name for one in store.layouts()]
    with pytest.raises(TroubleError) as met:
        store.document("broken")
    assert met.value.trouble is Trouble.LAYOUT_UNREADABLE


def test_deleting_sets_own_layouts_aside_and_no_others(store):
    key = store.save(OWN)
    store.delete(key)
    store.delete(key)
    store.delete("a6")

    assert (store.folder / f"{key}.deleted").exists()

    assert [one.key for one in store.layouts()] == sorted(ready_layouts())


def test_a_logo_is_scaled_once_and_the_same_one_kept_once(store, tmp_path):
    (tmp_path / "big.png").write_bytes(a_picture((5000, 1000)))

    name = store.keep_picture(tmp_path / "big.png")

    assert store.keep_picture(tmp_path / "big.png") == name
    with Image.open(store.folder / name) as kept:
        assert kept.size == (2000, 400)


@pytest.mark.parametrize("data", [b"", b"GIF89a", a_picture()[:40], b"\xff\xd8\xff\xe0" * 9])
def test_what_is_no_picture_is_no_logo(store, tmp_path, data):
    (tmp_path / "logo.png").write_bytes(data)
    with pytest.raises(TroubleError) as met:
        store.keep_picture(tmp_path / "logo.png")

    assert met.value.trouble is Trouble.PICTURE_UNREADABLE


def test_an_exported_layout_comes_in_elsewhere_with_its_pictures(store, tmp_path):
    (tmp_path / "logo.png").write_bytes(a_picture())
    name = store.keep_picture(tmp_path / "logo.png")
    document = OWN | {"elements": [A_TEXT, LOGO | {"image": name}]}
    export_layout(document, store, tmp_path / "out.zip")
    other = LayoutStore(tmp_path / "other")

    brought = bring_layout(tmp_path / "out.zip", other)

    assert other.document(brought.key)["elements"][0] == A_TEXT
    (file,) = files_of(other.document(brought.key))
    assert (other.folder / file).read_bytes() == (store.folder / name).read_bytes()


def test_a_layout_comes_in_with_the_pictures_beside_it(store, tmp_path):
    (tmp_path / "logo.png").write_bytes(a_picture())
    strip = {"type": "imagestrip", "images": ["logo.png"], "left": 1, "bottom": 1,
             "width": 9, "height": 9}  # fmt: skip
    (tmp_path / "own.json").write_text(json.dumps(OWN | {"elements": [LOGO, strip]}))

    brought = bring_layout(tmp_path / "own.json", store)

    assert len({*files_of(store.document(brought.key))}) == 1
    assert store.load(brought.key).width == 60


def test_a_layout_of_pretix_comes_in_with_a_list_of_what_did_not(store, tmp_path):
    (tmp_path / "badge.json").write_text(json.dumps({"name": "Gala", "layout": PRETIX}))

    brought = bring_layout(tmp_path / "badge.json", store)

    assert store.layouts()[-1].name == "Gala"
    assert any("poweredby" in line for line in brought.unmapped)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b"{"),
        ("a.json", b"\xff\xfe"),
        ("a.json", b'{"width": 3}'),
        ("a.json", b"[1, 2]"),
        ("a.zip", b"PK"),
        ("a.zip", b""),
    ],
)
def test_what_is_no_layout_is_not_brought_in(store, tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(TroubleError) as met:
        bring_layout(tmp_path / name, store)

    assert met.value.trouble is Trouble.LAYOUT_UNREADABLE
    assert not list(store.folder.glob("*.json"))


def test_a_zip_without_its_picture_or_with_one_from_outside_is_not_brought_in(store, tmp_path):
    for number, image in enumerate(["gone.png", "../secret.png"]):
        path = tmp_path / f"{number}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            document = OWN | {"elements": [LOGO | {"image": image}]}
            archive.writestr("layout.json", json.dumps(document))
            archive.writestr("../secret.png", a_picture())
        with pytest.raises(TroubleError) as met:
            bring_layout(path, store)
        assert met.value.trouble is Trouble.LAYOUT_UNREADABLE
