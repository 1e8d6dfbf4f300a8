"""The layout page with its thread: what a person does with keys and mouse, and what comes of it."""

import base64
import io
import json
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from builders import a_fair
from fake_records import MemoryRecords
from fakes import ManualClock
from kiosk.app.layout_exchange import packed
from kiosk.app.layout_mirror import LayoutMirror
from kiosk.app.layout_proof import prove
from kiosk.app.layout_store import LayoutStore
from kiosk.app.layout_studio import LayoutStudio
from kiosk.app.outlet import layouts_used
from kiosk.desk.layout_reports import LayoutWish, PictureWish, StoredLayout
from kiosk.desk.thread import DeskThread
from kiosk.domain.fair import Language
from kiosk.settings import PrinterChoice, Settings
from printing.examples import PEOPLE, example_badge
from printing.maker import LayoutBadgeMaker, ready_layouts
from printing.raster import page_to_image
from ui.layout_bridge import LayoutBridge
from ui.layout_page import LayoutPage
from ui.layout_wording import contents, layout_name, people, unmapped_text, warning_text
from ui.theme import rem, target
from ui.translation import speak

PATIENCE_MS = 60_000
FAIR = a_fair(first_day=date(2026, 11, 24))
NAME = ("elements", 3, "parts", 1)  # the last name on a6
DAYS = ("elements", 5)


class Stage:
    """A page and the thread behind it, on a data folder."""

    def __init__(self, qtbot, folder: Path, used: str = "a6") -> None:
        self.qtbot = qtbot
        self.bridge = LayoutBridge()
        self.store = LayoutStore(folder)
        self.studio = LayoutStudio(
            store=lambda: self.store,
            fair=FAIR,
            bridge=self.bridge,
            on_failure=self.bridge.trouble_met.emit,
        )
        self.page = LayoutPage(fair=FAIR, bridge=self.bridge)
        self.studio.serve(self.page)
        self.page.opened.connect(lambda: self.studio.tell_used(Settings(layout=used)))
        self.proofs = []
        self.bridge.proved.connect(self.proofs.append)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 708)

    def open(self) -> "Stage":
        self.page.show()
        self.qtbot.waitUntil(lambda: bool(self.proofs), timeout=PATIENCE_MS)
        return self

    def click(self, button: QAbstractButton) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def notes(self) -> str:
        notes = self.page.preview.notes
        return " ".join(notes.item(row).text() for row in range(notes.count()))

    def says(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.notes(), timeout=PATIENCE_MS)

    def middle_of(self, words: str) -> QPoint:
        """Where on the canvas the text of NAME stands."""
        spot = dict(self.proofs[-1].spots)[NAME]
        paper, scale = self.page.preview.canvas._paper()
        x = paper.left() + (spot.left + spot.width / 2) * scale
        return QPoint(round(x), round(paper.bottom() - (spot.bottom + spot.height / 2) * scale))


@pytest.fixture
def stage(qtbot, tmp_path):
    speak(Language.FR)
    stage = Stage(qtbot, tmp_path)
    yield stage
    stage.studio.stop()


def test_nothing_is_opened_before_the_page_is_shown(stage):
    assert stage.page.draft is None
    assert not stage.page.bar.isEnabled()


def test_a_click_on_a_name_has_its_size_changed_on_the_page_itself(stage):
    stage.open()
    before = stage.proofs[-1].pages[0]
    stage.qtbot.mouseClick(
        stage.page.preview.canvas, Qt.MouseButton.LeftButton, pos=stage.middle_of("name")
    )
    assert stage.page.inspector.title.text() == "Nom"

    letters = stage.page.inspector.letters
    letters.lineEdit().selectAll()
    stage.qtbot.keyClicks(letters, "20")
    stage.qtbot.keyClick(letters, Qt.Key.Key_Return)

    stage.qtbot.waitUntil(lambda: not (stage.proofs[-1].pages[0] == before).all())
    assert stage.page.draft.at(NAME)["fontsize"] == 20


def test_the_page_opens_the_layout_that_is_printed_by(qtbot, tmp_path):
    stage = Stage(qtbot, tmp_path, used="label-62").open()

    assert stage.page.draft.name == "Étiquette 62 mm"
    stage.studio.stop()


def test_what_is_typed_is_undone_by_ctrl_z_and_done_again_by_ctrl_y(stage):
    stage.open()
    stage.page.pick(DAYS)
    stage.page.edit(lambda draft: draft.with_content(DAYS, "other"))
    words = stage.page.inspector.words["fr"]
    stage.qtbot.keyClicks(words, "Bienvenue")
    assert stage.page.draft.texts(DAYS)["fr"] == "Bienvenue"

    stage.qtbot.keyClick(words, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert words.text() == ""
    stage.qtbot.keyClick(words, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    assert words.text() == "Bienvenue"


def test_a_layout_is_kept_under_its_name_and_the_ready_one_is_as_it_was(stage):
    stage.open()
    stage.page.bar.name.selectAll()
    stage.qtbot.keyClicks(stage.page.bar.name, "Gala")
    stage.click(stage.page.bar.save)
    stage.says("Gala")

    assert stage.store.document("gala")["name"] == "Gala"
    stage.qtbot.waitUntil(lambda: stage.page.bar.layouts.key == "gala", timeout=PATIENCE_MS)
    assert not stage.page.bar.save.isEnabled()
    assert stage.page.bar.back.isEnabled()
    ready = json.loads(ready_layouts()["a6"].read_text("utf-8"))
    assert ready["name"] == "A6 portrait"


def test_a_name_that_is_taken_is_told_and_nothing_is_lost(stage, caplog):
    stage.store.save(stage.store.document("card") | {"name": "Gala"})
    stage.open()
    stage.page.edit(lambda draft: draft.with_name("Autre"))
    stage.click(stage.page.bar.save)
    stage.says("Autre")
    stage.page.edit(lambda draft: draft.with_name("Gala").with_size(NAME, 9))
    stage.click(stage.page.bar.save)

    stage.says("choisissez un autre nom")
    assert stage.page.draft.at(NAME)["fontsize"] == 9


def test_a_damaged_layout_is_told_and_what_was_open_stays(stage, caplog):
    stage.store.save(stage.store.document("card") | {"name": "Gala"})
    (stage.store.folder / "gala.json").write_text('{"name": "Gala"}')
    stage.open()

    stage.page.bar.layouts.changed.emit("gala")

    stage.says("layout.width")
    assert stage.page.draft.name == "A6 vertical"
    assert stage.page.bar.layouts.key == "a6"


def test_the_arrow_keys_move_what_is_picked(stage):
    stage.open()
    stage.page.pick(DAYS)
    left, bottom, *_ = stage.page.draft.area(DAYS)

    stage.qtbot.keyClick(stage.page.preview.canvas, Qt.Key.Key_Left)
    stage.qtbot.keyClick(
        stage.page.preview.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier
    )

    assert stage.page.draft.area(DAYS)[:2] == (left - 0.5, bottom + 5)


def test_a_cut_name_is_told_beside_the_preview(stage):
    stage.open()
    stage.page.pick(NAME)
    stage.page.edit(lambda draft: draft.with_size(NAME, 90).with_smallest(NAME, 90))

    stage.says("coupé")


def test_a_logo_from_a_file_comes_onto_the_badge(stage, tmp_path):
    out = io.BytesIO()
    Image.new("RGB", (300, 100), (0, 0, 255)).save(out, "PNG")
    (tmp_path / "logo.png").write_bytes(out.getvalue())
    stage.open()

    stage.page.picture_wished.emit(PictureWish(str(tmp_path / "logo.png"), "picture"))

    stage.qtbot.waitUntil(
        lambda: bool((stage.proofs[-1].pages[0] == (0, 0, 255)).all(axis=2).sum() > 500),
        timeout=PATIENCE_MS,
    )


def test_a_layout_of_pretix_is_shown_with_what_was_lost(stage, tmp_path):
    text = {"type": "textarea", "left": "10", "bottom": "60", "fontsize": "20", "width": "90",
            "content": "attendee_name", "color": [0, 0, 0, 1], "italic": True}  # fmt: skip
    (tmp_path / "p.json").write_text(json.dumps([text]))
    stage.open()

    stage.page.import_wished.emit(str(tmp_path / "p.json"))

    stage.says("italique")
    assert stage.page.draft.name == "pretix"


def test_everything_that_can_be_pressed_is_as_high_as_a_finger(stage):
    stage.open()
    stage.page.pick(NAME)

    small = [
        each.objectName()
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for each in stage.page.findChildren(kind)
        if each.isVisible() and each.objectName() and each.objectName()[:3] != "qt_"
        and each.height() < target()
    ]  # fmt: skip
    assert small == []


@pytest.mark.parametrize("language", Language)
def test_the_page_fits_a_small_screen_in_every_language(stage, language):
    speak(language)
    stage.open()

    assert stage.page.minimumSizeHint().width() <= 1366
    assert stage.page.inspector.widget().minimumSizeHint().width() <= stage.page.inspector.width()
    speak(Language.FR)


def test_the_preview_is_the_page_that_would_be_printed(tmp_path):
    document = json.loads(ready_layouts()["card"].read_text("utf-8"))
    wish = LayoutWish(1, document, "usual", "visitor", (600, 2000))

    proof = prove(wish, FAIR, tmp_path)

    maker = LayoutBadgeMaker.from_file(ready_layouts()["card"])
    printed = maker.make(example_badge("usual", FAIR, "visitor")).pdf
    assert (proof.pages[0] == page_to_image(printed, width_px=600)).all()
    assert len(proof.pages) == 2


def test_what_a_layout_has_wrong_is_told_instead_of_a_picture(tmp_path):
    proof = prove(LayoutWish(1, {"name": "x"}, "usual", "visitor", (9, 9)), FAIR, tmp_path)

    assert (proof.pages, proof.fault) == ((), "layout.width: is missing")


def test_examples_fields_and_ready_layouts_have_names(qapp):
    stored = [StoredLayout(key, "", is_ready=True) for key in ready_layouts()]
    assert all(layout_name(one) for one in stored)
    from printing.layout import Content

    assert people().keys() == PEOPLE.keys()
    assert contents().keys() == {content.value for content in Content}


@pytest.mark.parametrize(
    "warning",
    [
        "The company is too long for the badge and was cut.",
        "There is no room for the name in the second script on the badge.",
        "The fair venue and dates has characters that no font has.",
        "The picture logo.png was left out: the file is missing.",
        "A code was left out: the QR code is too long for its box.",
    ],
)
def test_warnings_of_the_maker_are_told_in_the_language_on_screen(qapp, warning):
    speak(Language.FR)

    said = warning_text(warning)

    assert not {"The", "company", "name", "venue", "file", "its"} & set(said.split())
    assert unmapped_text("elements[2].x: it lies outside the page").endswith("hors de la page")


def test_what_is_saved_and_deleted_on_the_page_reaches_other_desks(stage, tmp_path):
    records = MemoryRecords(FAIR, ManualClock())
    desk = DeskThread(stage.bridge.trouble_met.emit)
    stage.studio.share_by(lambda store: LayoutMirror(records, store, desk=desk))

    def documents():
        with records.transaction() as tx:
            return {key: bool(data) for key, data in tx.documents("layout").items()}

    stage.open()
    stage.page.bar.name.selectAll()
    stage.qtbot.keyClicks(stage.page.bar.name, "Gala")
    stage.click(stage.page.bar.save)
    stage.qtbot.waitUntil(lambda: documents() == {"gala": True}, timeout=PATIENCE_MS)
    stage.page.delete_wished.emit("gala")
    stage.qtbot.waitUntil(lambda: documents() == {"gala": False}, timeout=PATIENCE_MS)

    with records.transaction() as tx:
        data = base64.b64encode(packed(stage.store.document("a6") | {"name": "Fête"}, stage.store))
        tx.keep_document("layout", "fête", data.decode())
    stage.studio.hear()
    stage.qtbot.waitUntil(lambda: stage.store.own_keys() == {"fête"}, timeout=PATIENCE_MS)
    stage.studio.stop()
    desk.stop()


def test_a_layout_that_any_printer_prints_by_cannot_be_deleted(stage):
    stage.open()
    stage.page.bar.name.selectAll()
    stage.qtbot.keyClicks(stage.page.bar.name, "Gala")
    stage.click(stage.page.bar.save)
    stage.qtbot.waitUntil(lambda: stage.page.bar.layouts.key == "gala", timeout=PATIENCE_MS)
    assert stage.page.bar.delete.isEnabled()

    gala = (("vip", "gala"),)
    spare = PrinterChoice("zebra://192.0.2.1", layouts=gala)
    stage.studio.tell_used(Settings(printer="ipp://192.0.2.2/ipp/print", spare_printers=(spare,)))

    shown = stage.page.bar.layouts
    stage.qtbot.waitUntil(lambda: shown.currentText().startswith("✓"), timeout=PATIENCE_MS)
    assert not stage.page.bar.delete.isEnabled()
    ticked = {shown.itemText(row)[:1] == "✓" for row in range(shown.count())}
    assert ticked == {True, False}


def test_what_a_zebra_prints_without_a_chosen_layout_is_told():
    zebra = "zebra://192.0.2.1"

    assert layouts_used(Settings(printer=zebra)) == ("label-62",)
    assert layouts_used(Settings(printer=f"{zebra}?media=105x148")) == ("a6",)
    assert layouts_used(Settings(printer="")) == ("a6",)


@pytest.mark.parametrize("spoken", [Language.FR, Language.AR])
def test_no_choice_beside_the_preview_is_cut_on_a_small_screen(stage, spoken):
    speak(spoken)
    stage.page.resize(1027, 582)  # what 1366 x 768 leaves
    stage.open()

    for knob in (stage.page.preview.category, stage.page.preview.output):
        words = knob.fontMetrics().horizontalAdvance(knob.currentText())
        assert words < knob.width() - rem(2.8)  # its margins and its arrow


def test_a_window_closed_while_layouts_come_in_is_no_incident(stage):
    """A job that another job queued at its end was refused then, and logged as a bug."""
    desk = DeskThread(stage.bridge.trouble_met.emit)

    class Closing(LayoutMirror):
        def refresh(self):
            super().refresh()
            stage.studio._worker._pool.shutdown(wait=False)

    told = []
    stage.bridge.listed.connect(told.append, Qt.ConnectionType.DirectConnection)
    records = MemoryRecords(FAIR, ManualClock())
    stage.studio.share_by(lambda store: Closing(records, store, desk=desk))
    stage.studio.hear()
    stage.studio.stop()
    desk.stop()

    assert len(told) == 1
