"""Own layouts reach every desk, and nothing that comes as one can harm a desk."""

import base64
import io
import json
import logging
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PIL import Image

from builders import FAIR_ID
from fakes import ManualClock
from hub_builders import SqliteFolder
from kiosk.app.layout_mirror import KIND, LayoutMirror
from kiosk.app.layout_store import LayoutStore
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.hub import Hub
from kiosk.protocol.messages import Doc, Role
from printing.maker import ready_layouts
from sync_builders import Desk, Talk, take

T = TypeVar("T")

LOGO = {"type": "imagearea", "image": "logo.png", "left": 1, "bottom": 20,
        "width": 20, "height": 9}  # fmt: skip
A_TEXT = {"type": "textarea", "left": 1, "bottom": 1, "width": 50, "height": 9,
          "content": "company", "fontsize": 12}  # fmt: skip
GALA = {"name": "Gala d’été", "width": 60, "height": 40, "elements": [A_TEXT]}


def a_logo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(out, "PNG")
    return out.getvalue()


class Here:
    """One desk with its layouts; the test's thread is every thread."""

    def __init__(self, folder: Path, name: str, role: Role) -> None:
        self.role = role
        self.desk = Desk(folder, name, role=role)
        self.store = LayoutStore(folder / name)
        self.changed: list[set[str]] = []
        self.mirror = LayoutMirror(
            self.desk.records,
            self.store,
            desk=self,
            on_changed=lambda keys: self.changed.append({*keys}),
        )

    def ask(self, job: Callable[[], T]) -> T:
        return job()

    def save(self, document: dict[str, object], *, replacing: str = "") -> str:
        key = self.store.save(document, replacing=replacing)
        self.mirror.share(key)
        return key

    def hear(self, key: str, data: str) -> None:
        """Take in a document that came from the hub, whoever wrote it."""
        take(self.desk, docs=(Doc(KIND, key, data),))
        self.mirror.refresh()

    def files(self) -> set[str]:
        return {path.name for path in self.store.folder.glob("*")}


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Here, Here]]:
    made = Here(tmp_path, "office", "supervisor"), Here(tmp_path, "gate", "desk")
    yield made
    for each in made:
        each.desk.close()


@pytest.fixture
def sync(tmp_path: Path, desks: tuple[Here, Here]) -> Iterator[Callable[[], None]]:
    kept = SqliteFolder(tmp_path, ManualClock())
    hub = Hub(kept.store, clock=ManualClock())
    hub.open_exhibition(FAIR_ID)

    def talk() -> None:
        for here in (*desks, *desks):
            here.desk.talk(Talk(hub, here.role))
            here.mirror.refresh()

    yield talk
    kept.close()


def test_a_saved_layout_reaches_every_desk_with_its_pictures(desks, sync) -> None:
    office, gate = desks
    logo = office.store.keep(a_logo(), ".png")
    key = office.save(GALA | {"elements": [LOGO | {"image": logo}]})
    sync()

    assert gate.store.load(key).width == 60
    assert gate.store.document(key) == office.store.document(key)
    assert gate.changed == [{key}]
    assert office.changed == [{key}]


def test_a_change_takes_the_place_of_what_was_there_and_that_is_set_aside(desks, sync) -> None:
    office, gate = desks
    key = office.save(GALA)
    sync()
    office.save(GALA | {"width": 80}, replacing=key)
    sync()

    assert gate.store.load(key).width == 80
    aside = json.loads((gate.store.folder / f"{key}.replaced").read_text("utf-8"))
    assert aside["width"] == 60
    sync()
    assert gate.changed == [{key}, {key}]


def test_a_deleted_layout_goes_everywhere_and_can_be_made_again(desks, sync) -> None:
    office, gate = desks
    key = office.save(GALA)
    sync()
    office.store.delete(key)
    office.mirror.share(key)
    sync()
    assert gate.store.own_keys() == set()
    assert f"{key}.deleted" in gate.files()

    office.save(GALA | {"width": 70})
    sync()
    assert gate.store.load(key).width == 70


def test_layouts_from_before_the_hub_are_shared_once_it_is_there(desks, sync) -> None:
    office, gate = desks
    key = office.store.save(GALA)  # by a version that shared nothing
    (office.store.folder / "Broken.json").write_text("{")
    (office.store.folder / "other-name.json").write_text(json.dumps(GALA))
    office.mirror.refresh()
    sync()

    assert gate.store.own_keys() == {key}


def test_what_a_desk_that_may_not_share_saved_gives_way_to_the_supervisors(desks, sync) -> None:
    office, gate = desks
    key = gate.save(GALA | {"width": 99})
    sync()
    assert office.store.own_keys() == set()
    office.save(GALA)
    sync()

    assert gate.store.load(key).width == 60
    assert f"{key}.replaced" in gate.files()


def test_of_two_supervisors_changes_at_once_one_holds_and_none_is_lost(desks, sync) -> None:
    _, gate = desks
    gate.role, gate.desk.store._may_write = "supervisor", True
    for width, here in enumerate(desks, 70):
        key = here.save(GALA | {"width": width})
    sync()

    assert {here.store.load(key).width for here in desks} == {70}
    aside = json.loads((gate.store.folder / f"{key}.replaced").read_text("utf-8"))
    assert aside["width"] == 71


def test_a_layout_too_large_for_others_stays_here_and_is_told(desks) -> None:
    office, _ = desks
    logo = office.store.keep(random.Random(1).randbytes(1_600_000), ".png")
    with pytest.raises(TroubleError) as met:
        office.save(GALA | {"elements": [LOGO | {"image": logo}]})
    assert met.value.trouble is Trouble.LAYOUT_TOO_LARGE

    office.mirror.refresh()
    assert office.store.load("gala-d-été").width == 60
    assert office.desk.rows("select count(*) from doc") == [(0,)]


def an_archive(document: object, files: dict[str, bytes], name: str = "layout.json") -> str:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, json.dumps(document))
        for path, data in files.items():
            archive.writestr(path, data)
    return base64.b64encode(out.getvalue()).decode()


BOMB = b"\0" * 19_000_000
STRIP = {"type": "imagestrip", "images": ["a.png", "b.png"], "left": 1, "bottom": 1, "width": 9,
         "height": 9}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "data"),
    [
        ("gala", "no base64 é"),
        ("gala", "AAAA"),
        ("gala", an_archive(GALA, {})[:-40]),
        ("gala", an_archive(GALA, {})),  # the key of another name
        ("gala-d-été", an_archive(GALA, {}, "other.json")),
        ("gala-d-été", an_archive(GALA | {"width": 0}, {})),
        ("gala-d-été", an_archive([1, 2], {})),
        ("gala-d-été", an_archive(GALA | {"elements": [LOGO]}, {})),
        ("gala-d-été", an_archive(GALA | {"background": "x.json"}, {"x.json": b"{}"})),
        ("gala-d-été", an_archive(GALA | {"background": "../x.pdf"}, {"../x.pdf": b"%PDF"})),
        ("gala-d-été", an_archive(GALA | {"elements": [STRIP]}, {"a.png": BOMB, "b.png": BOMB})),
        ("../gala", an_archive(GALA | {"name": "../gala"}, {})),
        ("../settings", ""),
        ("x" * 90, ""),
        ("a6", ""),
        ("a6", an_archive(GALA | {"name": "A6"}, {})),
    ],
)
def test_a_damaged_or_hostile_document_changes_no_layout(desks, key, data, caplog) -> None:
    _, gate = desks
    gate.store.save(GALA | {"name": "Safe"})
    ready = {path: path.read_bytes() for path in ready_layouts().values()}
    settings = gate.store.folder.parent / "settings.json"
    settings.write_text("{}")
    before = {path for path in gate.store.folder.parent.rglob("*") if path.suffix != ".png"}
    caplog.set_level(logging.INFO)

    gate.hear(key, data)

    assert gate.changed == []
    assert gate.store.own_keys() == {"safe"}
    assert all(path.read_bytes() == was for path, was in ready.items())
    after = {path for path in gate.store.folder.parent.rglob("*") if path.suffix != ".png"}
    assert {path.name for path in after - before} <= {"kiosk.db-wal"}
    assert not (gate.store.folder.parent.parent / "gala.json").exists()


def test_a_sound_document_is_taken_whoever_packed_it(desks) -> None:
    _, gate = desks
    gate.hear("gala-d-été", an_archive(GALA | {"elements": [LOGO]}, {"logo.png": a_logo()}))

    assert gate.changed == [{"gala-d-été"}]
    assert gate.store.load("gala-d-été").width == 60
