"""The window at its smallest, and while it closes."""

import pytest
from PySide6.QtWidgets import QScrollArea

from kiosk.desk.reports import Level, Light, Topic
from kiosk.domain.fair import Language
from kiosk.domain.occupancy import Occupancy
from ui.badge_queue_model import BadgeQueueModel
from ui.bridge import Bridge, Mailbox
from ui.layout_bridge import LayoutBridge
from ui.layout_page import LayoutPage
from ui.main_window import MainWindow
from ui.preflight_page import PreflightPage
from ui.printers_page import PrintersPage
from ui.privacy_page import PrivacyPage
from ui.queue_page import QueuePage
from ui.scanner_page import ScannerPage
from ui.sync_page import SyncPage
from ui.theme import rem, target
from ui.translation import speak
from ui_builders import FAIR, NOON, ManualClock


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
    pages = {
        "preflight": PreflightPage(),
        "scanner": ScannerPage(),
        "queue": QueuePage(BadgeQueueModel(NOON), FAIR),
        "printers": PrintersPage(FAIR),
        "layout": LayoutPage(fair=FAIR, bridge=LayoutBridge()),
        "sync": SyncPage(FAIR),
        "privacy": PrivacyPage(FAIR),
    }
    for key, page in pages.items():
        made.pages.add(key, page.title, page)
    made.resize(made.minimumSize())
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    speak(Language.FR)


@pytest.mark.parametrize("spoken", Language)
def test_no_page_is_cut_in_the_smallest_window(qtbot, window, spoken):
    window.show_page()
    window.choose_language(spoken)

    for row in range(window.pages.stack.count()):
        window.pages.rail.setCurrentRow(row)
        around = window.pages.stack.widget(row)
        assert isinstance(around, QScrollArea)
        qtbot.waitUntil(lambda around=around: around.widget().width() <= around.viewport().width())


@pytest.mark.parametrize("spoken", Language)
def test_the_bar_of_the_smallest_window_holds_every_light(window, bridge, spoken):
    window.choose_language(spoken)
    bridge.occupancy_changed.emit(Occupancy("fair", 3999, 4000))
    for topic, code in (
        (Topic.SYNC, "starting"), (Topic.PRINTER, "away"),
        (Topic.SOUND, "none"), (Topic.DISK, "full"),
    ):  # fmt: skip
        bridge.light_changed.emit(Light(topic, Level.WARNING, code))

    assert window.bar.minimumSizeHint().width() <= window.width()


def test_pages_of_a_narrow_window_are_named_by_their_signs_and_again_by_words(qtbot, window):
    pages = window.pages
    window.show_page("scanner")
    assert pages.title.text() == "Scanner et caméra"
    assert pages.rail.item(1).text() == pages.back.text() == ""
    assert pages.rail.item(1).toolTip() == "Scanner et caméra"
    assert pages.back.accessibleName() == pages.back.toolTip() == "Retour au poste (Échap)"
    assert pages.back.width() >= target()

    window.resize(rem(86), rem(48))

    qtbot.waitUntil(lambda: pages.rail.item(1).text() == "Scanner et caméra")
    assert pages.back.text() == "Retour au poste (Échap)"


def test_a_window_that_closes_says_so_and_stays_until_it_is_gone(qtbot, window):
    with qtbot.waitSignal(window.closed):
        window.close()

    assert window.isVisible()
    assert window.curtain.isVisible()
    assert window.curtain.size() == window.size()
    assert window.curtain.word.text() == "Fermeture…"
    assert "Tout est enregistré" in window.curtain.why.text()


def test_a_window_waits_for_all_erasures_then_closes_by_itself(qtbot, window):
    window.begin_erasing()
    window.begin_erasing()  # everybody, while one person is
    with qtbot.assertNotEmitted(window.closed):
        window.close()
        window.end_erasing()
    assert "Effacement en cours" in window.curtain.why.text()

    with qtbot.waitSignal(window.closed):
        window.end_erasing()


def test_the_end_of_an_erasure_alone_closes_nothing(qtbot, window):
    window.begin_erasing()
    with qtbot.assertNotEmitted(window.closed):
        window.end_erasing()
    assert not window.curtain.isVisible()
