"""The page "Scanner and camera": what it shows, and that each choice counts at once."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from pytestqt.qtbot import QtBot

from builders import a_fair, a_ticket
from kiosk import settings
from kiosk.app.desk import open_records
from kiosk.app.formats import FollowingDecoder
from kiosk.app.hand_scanners import HandScanners
from kiosk.app.running import RunningDesk
from kiosk.app.serial import SerialThread
from kiosk.app.window import WindowOrder, desk_window
from kiosk.clock import SystemClock
from kiosk.desk.roster_import import import_roster
from kiosk.domain.fair import Language
from kiosk.domain.scanned import ScannedCode, Symbology, marks_a_scan
from platforms import posix_only
from scanner.wedge_reading import layouts_behind
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.scan_trial import Trial
from ui.scanner_page import ScannerChoices, ScannerPage
from ui.theme import target
from ui.translation import speak
from wedge_builders import us_scanner, without_places
from wedge_desk import KEYS

PATIENCE_MS = 60_000


@pytest.fixture(autouse=True)
def _as_it_was(qapp: object) -> Iterator[None]:
    hooks = sys.excepthook, threading.excepthook
    speak(Language.FR)
    yield
    sys.excepthook, threading.excepthook = hooks
    speak(Language.FR)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    records = open_records(tmp_path, SystemClock())
    with records.transaction() as tx:
        tx.set_fair(a_fair(first_day=SystemClock().now().date()))
    import_roster(records, [a_ticket(code="HA112")])
    records.close()
    return tmp_path


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    order = WindowOrder(folder, camera="/dev/no-such-camera")
    with desk_window(order, SystemClock(), clip=None) as made:
        qtbot.addWidget(made)
        made.resize(1366, 768)
        with qtbot.waitActive(made), qtbot.waitSignal(made.painted, timeout=PATIENCE_MS):
            made.show()
            made.activateWindow()
        yield made


def opened(qtbot: QtBot, window: MainWindow) -> ScannerPage:
    page = window.findChild(ScannerPage)
    assert isinstance(page, ScannerPage)
    window.show_page("scanner")
    qtbot.waitUntil(page.isVisible)
    return page


def kept(folder: Path) -> settings.Settings:
    return settings.load(folder)


def scan(window: MainWindow, text: str) -> None:
    """Press keys at a scanner's pace by their time stamps, however busy this machine is."""
    for number, sign in enumerate(text + "\r"):
        key = KEYS.get(sign) or Qt.Key(ord(sign))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, 0, 0, 0, sign)
            event.setTimestamp(5000 + 4 * number)
            QCoreApplication.sendEvent(window.windowHandle(), event)


def heard(wire: int, codes: Queue[bytes]) -> bytes:
    """Scan until a code comes through: what is sent before the port opens is lost."""
    for _ in range(300):
        os.write(wire, b"HA112\r")
        with suppress(Empty):
            return codes.get(timeout=0.2)
    return b""


def test_formats_and_framing_are_remembered(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    page = opened(qtbot, window)
    qtbot.mouseClick(page.formats[Symbology.AZTEC], Qt.MouseButton.LeftButton)
    page.prefix.setFocus()
    qtbot.keyClicks(page.prefix, "|")
    qtbot.keyClick(page.prefix, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: kept(folder).formats == "QRCode Code128 Aztec", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: kept(folder).scanner_prefix == "|", timeout=PATIENCE_MS)


def test_a_mark_that_people_type_is_refused_and_names_stay_names(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    page = opened(qtbot, window)
    page.prefix.setFocus()
    qtbot.keyClicks(page.prefix, "H")
    qtbot.keyClick(page.prefix, Qt.Key.Key_Return)
    assert "H" in page.framing.text()
    assert page.prefix.text() == ""

    page.suffix.setFocus()
    qtbot.keyClicks(page.suffix, "$")
    qtbot.keyClick(page.suffix, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(folder).scanner_suffix == "$", timeout=PATIENCE_MS)
    assert kept(folder).scanner_prefix == ""
    assert page.framing.text().startswith("Pour les scanners lents")


@pytest.mark.parametrize("sign", ["", "|", "~", "$", "]C1", "A|"])
def test_signs_that_nobody_types_mark_a_scan(sign: str) -> None:
    assert marks_a_scan(sign)


@pytest.mark.parametrize("sign", ["a", "7", "HA", "-", "é", "ع", ".", "@"])
def test_what_names_and_codes_are_made_of_marks_no_scan(sign: str) -> None:
    assert not marks_a_scan(sign)


def test_a_scan_while_a_page_is_open_is_decided(qtbot: QtBot, window: MainWindow) -> None:
    page = opened(qtbot, window)
    page.prefix.setFocus()
    scan(window, "HA112")

    ribbon = window.pages.ribbon
    qtbot.waitUntil(lambda: ribbon.property("colour") == "green", timeout=PATIENCE_MS)
    assert page.prefix.text() == ""


def test_a_scan_in_the_trial_field_is_shown_and_lets_nobody_in(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = opened(qtbot, window)
    page.trial.field.setFocus()
    scan(window, "HA112")

    qtbot.waitUntil(lambda: page.trial.values[1].text() == "HA112", timeout=PATIENCE_MS)
    assert "dans la liste" in page.trial.outcome.text()
    assert page.trial.field.text() == ""
    assert window.pages.ribbon.property("colour") == ""


def test_the_camera_chosen_on_the_page_is_remembered_and_shown_in_the_preview(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    page = opened(qtbot, window)
    page.cameras.chosen.emit("/dev/video7")

    qtbot.waitUntil(lambda: kept(folder).camera == "/dev/video7", timeout=PATIENCE_MS)
    # Until the cameras were listed, the list of before may be shown for a moment.
    qtbot.waitUntil(lambda: page.cameras.text() == "/dev/video7", timeout=PATIENCE_MS)


def test_a_source_chosen_while_the_devices_load_is_the_one_in_use(
    qtbot: QtBot, folder: Path
) -> None:
    picture = folder / "ticket.png"
    QPixmap(320, 240).save(str(picture))
    order = WindowOrder(folder, camera="/dev/no-such-camera")
    with desk_window(order, SystemClock(), clip=None) as made:
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.camera_chosen.emit(str(picture))
        made.show()
        preview = made.desk.preview

        qtbot.waitUntil(lambda: "ticket.png" in preview.caption(), timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: preview.cameras.text() == "ticket.png", timeout=PATIENCE_MS)


@posix_only
def test_a_port_chosen_on_the_page_is_read_at_once(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    page = opened(qtbot, window)
    wire, port = os.openpty()
    name = os.ttyname(port)
    page.show_choices(ScannerChoices(ports=((name, "Scanner"),)))
    page.ports.chosen.emit(name)
    qtbot.waitUntil(lambda: kept(folder).scanner == name, timeout=PATIENCE_MS)

    def is_decided() -> bool:
        os.write(wire, b"HA112\r")  # again and again: what comes before the port opens is lost
        return bool(window.pages.ribbon.property("colour"))

    qtbot.waitUntil(is_decided, timeout=PATIENCE_MS)
    os.close(port)
    os.close(wire)


@posix_only
def test_a_serial_thread_changes_ports_and_rests_without_one() -> None:
    ends = [os.openpty() for _ in range(2)]
    codes: Queue[bytes] = Queue()
    thread = SerialThread(
        "", SystemClock(), on_code=lambda code: codes.put(code.payload), on_trouble=lambda _: None
    )
    thread.start()
    for wire, port in ends:
        thread.choose(os.ttyname(port))
        assert heard(wire, codes) == b"HA112"
    thread.choose("")
    thread.stop()
    for wire, port in ends:
        os.close(port)
        os.close(wire)


@posix_only
def test_a_port_chosen_before_its_thread_runs_is_read_from_its_start_on() -> None:
    wire, port = os.openpty()
    codes: Queue[bytes] = Queue()

    class Listening(HandScanners):
        def scan_line(self, code: ScannedCode) -> None:
            codes.put(code.payload)

    hands = Listening(cast("RunningDesk", SimpleNamespace(bridge=Bridge())), SystemClock())
    hands.choose_port(os.ttyname(port))
    hands.start_serial("")

    assert heard(wire, codes) == b"HA112"
    hands.stop()
    os.close(port)
    os.close(wire)


def test_formats_count_from_the_next_frame_on() -> None:
    names = ["QRCode"]
    decoder = FollowingDecoder(lambda: names[0])
    first = decoder._decoder
    decoder.decode(np.full((240, 320), 255, np.uint8))
    assert decoder._decoder is first

    names[0] = "QRCode Aztec"
    decoder.decode(np.full((240, 320), 255, np.uint8))
    assert decoder._decoder is not first


def test_every_outcome_of_a_trial_has_a_sentence_and_nothing_moves(qtbot: QtBot) -> None:
    page = ScannerPage()
    qtbot.addWidget(page)
    page.resize(1026, 560)
    page.show()
    places, said = set(), []
    for trial in (
        Trial("HQ&&é", "HA112", ("fr", "be"), is_known=True),
        Trial("X" * 500, "X" * 500),
        Trial("", ""),
    ):
        page.trial.show_trial(trial)
        said.append(page.trial.outcome.text())
        places.add(page.trial.values[2].mapTo(page, page.rect().topLeft()).y())
    page.trial.field.setText("HA1")
    said.append(page.trial.outcome.text())

    assert len(set(said)) == 4
    assert len(places) == 1


def test_the_trial_names_the_keyboard_of_the_computer(qtbot: QtBot) -> None:
    page = ScannerPage()
    qtbot.addWidget(page)
    page.trial.show_trial(Trial("HQ&&é", "HA112", ("fr", "be")))

    assert page.trial.values[2].text() == "AZERTY (FR) / AZERTY (BE)"


@pytest.mark.parametrize("layout", ["us", "fr", "ar", "de", "es"])
def test_the_layout_behind_a_scan_is_found_with_and_without_scan_codes(layout: str) -> None:
    keys = us_scanner("HA-112/ZY", layout)

    assert layout in layouts_behind(keys, "HA-112/ZY")
    assert layout in layouts_behind(without_places(keys), "HA-112/ZY")


def test_everything_on_the_page_can_be_hit(qtbot: QtBot) -> None:
    page = ScannerPage()
    qtbot.addWidget(page)
    page.resize(1026, 560)
    page.show()
    targets = [page.cameras, page.ports, page.prefix, page.trial.field, *page.formats.values()]

    assert min(widget.height() for widget in targets) >= target()
