"""The bar on top of the window: who is inside, what the lights say, and that nothing moves."""

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.desk.reports import Level, Light, Topic
from kiosk.domain.fair import Language
from kiosk.domain.occupancy import Occupancy
from ui.bridge import Bridge, Mailbox
from ui.main_window import MainWindow
from ui.sync_wording import sync_lights
from ui.translation import speak
from ui_builders import FAIR, ManualClock


@pytest.fixture
def bridge():
    return Bridge()


@pytest.fixture
def window(qtbot, bridge):
    speak(Language.FR)
    made = MainWindow(
        fair=FAIR, gate=FAIR.gate("entrance"), bridge=bridge, mailbox=Mailbox(), clock=ManualClock()
    )
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    speak(Language.FR)


def test_people_inside_are_counted_for_this_gate_only(bridge, window):
    bridge.occupancy_changed.emit(Occupancy("fair", 3700, 4000))
    bridge.occupancy_changed.emit(Occupancy("conferences", 12, 250))

    assert window.bar.inside.text.text() == "Sur place 3\u202f700 / 4\u202f000"
    assert window.bar.inside.property("level") == "warning"


def test_people_inside_are_told_whole_where_lights_have_no_room(bridge, window):
    for topic in (Topic.CAMERA, Topic.PRINTER, Topic.SYNC, Topic.SOUND, Topic.DISK):
        bridge.light_changed.emit(Light(topic, Level.BAD, "a light that says " * 3))
    bridge.occupancy_changed.emit(Occupancy("fair", 3700, 4000))
    window.bar.layout().activate()

    count = window.bar.inside.text
    assert count.width() >= count.fontMetrics().horizontalAdvance(count.text())
    assert window.minimumSizeHint().width() <= 1366


@pytest.mark.parametrize("language", list(Language))
def test_whatever_the_light_of_the_hub_says_is_read_whole_beside_the_others(
    qtbot, bridge, window, language
):
    speak(language)
    bridge.occupancy_changed.emit(Occupancy("fair", 3700, 4000))
    bridge.light_changed.emit(Light(Topic.PRINTER, Level.GOOD, "ready"))
    bridge.light_changed.emit(Light(Topic.SOUND, Level.WARNING, "none"))
    cut = []
    for code in sync_lights():
        detail = "12:34" if code == "away" else "100\u00a0%"
        bridge.light_changed.emit(Light(Topic.SYNC, Level.BAD, code, detail))
        for _ in range(3):  # as deep as rows lie in each other
            QCoreApplication.processEvents()
        texts = [pill.text for pill in window.bar.pills.values()]
        cut += [(code, text.text()) for text in texts if not text.is_whole()]
    speak(Language.FR)

    assert window.width() == 1366
    assert not cut


def test_a_printer_trouble_says_so_in_the_bar(bridge, window):
    bridge.light_changed.emit(Light(Topic.PRINTER, Level.BAD, "folder_missing"))

    pill = window.bar.pills[Topic.PRINTER]
    assert pill.text.text() == "Dossier des badges absent"
    assert pill.property("level") == "bad"


def test_the_bar_speaks_of_sound_only_when_there_is_none(bridge, window):
    bridge.light_changed.emit(Light(Topic.SOUND, Level.GOOD, "ready"))
    assert not window.bar.pills[Topic.SOUND].isVisible()

    bridge.light_changed.emit(Light(Topic.SOUND, Level.WARNING, "none"))
    assert window.bar.pills[Topic.SOUND].isVisible()


def test_lights_that_come_and_go_leave_the_buttons_where_they_are(bridge, window):
    before = window.bar.gate.geometry(), window.bar.language.geometry()
    bridge.light_changed.emit(Light(Topic.SOUND, Level.WARNING, "none"))
    bridge.light_changed.emit(Light(Topic.DISK, Level.WARNING, "low"))
    bridge.light_changed.emit(Light(Topic.PRINTER, Level.BAD, "folder_missing"))
    bridge.occupancy_changed.emit(Occupancy("fair", 3700, 4000))
    window.grab()

    assert (window.bar.gate.geometry(), window.bar.language.geometry()) == before
    assert window.width() == 1366
