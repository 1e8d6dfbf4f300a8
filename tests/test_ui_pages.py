"""The pages beside the desk, as a supervisor meets them while visitors pass."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.admission import Reason, Refuse
from kiosk.domain.fair import Language
from kiosk.errors import Trouble, TroubleError
from ui.bridge import Bridge, Mailbox
from ui.main_window import MainWindow
from ui.theme import target
from ui.translation import speak
from ui_builders import FAIR, ManualClock, a_report


class Page(QWidget):
    """A page with one text field."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)


@pytest.fixture
def bridge():
    return Bridge()


@pytest.fixture
def page():
    return Page()


@pytest.fixture
def window(qtbot, bridge, page):
    speak(Language.FR)
    made = MainWindow(
        fair=FAIR, gate=FAIR.gate("entrance"), bridge=bridge, mailbox=Mailbox(), clock=ManualClock()
    )
    qtbot.addWidget(made)
    made.pages.add("one", lambda: made.tr("First camera"), page)
    made.pages.add("two", lambda: "Two", QWidget())
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    speak(Language.FR)


def test_f10_opens_the_pages_and_escape_leaves_them_from_any_field(qtbot, window, page):
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert window.pages.isVisible()
    page.field.setFocus()

    qtbot.keyClick(page.field, Qt.Key.Key_Escape)

    assert window.desk.isVisible()
    assert window.focusWidget() is window.desk.entry.field


def test_the_gear_and_the_big_button_lead_there_and_back(qtbot, window):
    qtbot.mouseClick(window.bar.gear, Qt.MouseButton.LeftButton)
    assert window.pages.isVisible()

    qtbot.mouseClick(window.pages.back, Qt.MouseButton.LeftButton)
    assert window.desk.isVisible()
    assert min(window.bar.gear.height(), window.pages.back.height()) >= target()


def test_pages_are_chosen_by_arrows_or_by_key(qtbot, window):
    window.show_page()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert window.pages.title.text() == "Two"

    window.show_page("one")
    assert window.pages.stack.currentIndex() == 0


def test_the_page_of_last_time_is_opened_again_with_what_was_typed(qtbot, window, page):
    window.show_page("one")
    qtbot.keyClicks(page.field, "abc")
    qtbot.keyClick(window, Qt.Key.Key_F10)
    qtbot.keyClick(window, Qt.Key.Key_F10)

    assert page.field.isVisible()
    assert page.field.text() == "abc"


def test_a_verdict_is_told_on_every_page_and_waits_at_the_desk(bridge, window):
    window.show_page()
    bridge.decided.emit(a_report())

    ribbon = window.pages.ribbon
    assert ribbon.isVisible()
    assert ribbon.property("colour") == "green"
    assert ribbon.word.text() == "Entrée autorisée"
    assert "Benjelloun" in ribbon.rest.text()
    assert ribbon.time.text() == "13:00:05"
    window.show_desk()
    assert window.desk.card.head.word.text() == "Entrée autorisée"


def test_a_refusal_and_a_trouble_are_told_apart_by_more_than_colour(bridge, window):
    window.show_page()
    bridge.decided.emit(a_report(Refuse(Reason.UNKNOWN_CODE), payload=b"8F2K-SECRET"))
    ribbon = window.pages.ribbon
    assert (ribbon.property("colour"), ribbon.word.text()) == ("red", "Code inconnu")
    assert "SECRET" not in ribbon.rest.text()

    bridge.trouble_met.emit(TroubleError(Trouble.SCAN_CUT))
    assert ribbon.property("colour") == "amber"
    assert not ribbon.word.isVisible()
    assert ribbon.rest.text()


def test_yesterday_s_verdict_does_not_greet_who_opens_a_page(bridge, window):
    bridge.decided.emit(a_report())
    window.show_page()

    assert window.pages.ribbon.property("colour") == ""


def test_nothing_moves_when_a_verdict_comes(bridge, window, page):
    window.show_page("one")
    before = page.field.mapToGlobal(page.field.rect().topLeft())
    bridge.decided.emit(a_report())
    QWidget.event(window, QEvent(QEvent.Type.LayoutRequest))

    assert page.field.mapToGlobal(page.field.rect().topLeft()) == before


def test_arabic_names_the_pages_and_puts_the_list_on_the_right(qtbot, window):
    window.show_page("one")
    window.choose_language(Language.AR)
    rail = window.pages.rail

    qtbot.waitUntil(lambda: rail.mapTo(window, rail.rect().center()).x() > window.width() / 2)
    assert window.pages.back.text() == "العودة إلى المكتب (Esc)"
