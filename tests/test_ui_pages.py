"""The pages beside the desk, as a supervisor meets them while visitors pass."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiosk.desk.own_hub import HubState, OwnHub, ShownCode
from kiosk.desk.sync_view import sync_view
from kiosk.domain.admission import Reason, Refuse
from kiosk.domain.fair import Language
from kiosk.errors import Trouble, TroubleError
from sync_ui_builders import a_company, a_double, a_peer, facts
from ui.bridge import Bridge, Mailbox
from ui.main_window import MainWindow
from ui.sync_page import SyncPage
from ui.theme import target
from ui.translation import speak
from ui_builders import FAIR, NOON, ManualClock, a_report


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


@pytest.fixture
def sync(qtbot, window):
    made = SyncPage(FAIR)
    window.pages.add("sync", made.title, made)
    window.show_page("sync")
    return made


def no_key_does_a_thing(qtbot, window, page):
    held = window.focusWidget()
    assert held is page
    with qtbot.assertNotEmitted(page.join.armed), qtbot.assertNotEmitted(page.host.taken_over):
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Return):
            qtbot.keyClick(held, key)
    assert not page.join.camera.isChecked()


def test_a_switch_that_cannot_be_used_for_a_moment_leaves_the_keys_to_no_other_button(
    qtbot, window, sync
):
    sync.host.show_own(OwnHub())
    sync.host.switch.setFocus()

    sync.host.show_own(OwnHub(HubState.STARTING))

    no_key_does_a_thing(qtbot, window, sync)


def test_a_name_that_was_taken_leaves_the_keys_to_no_other_button(qtbot, window, sync):
    sync.host.show_own(OwnHub(is_home=False, is_heir=True))
    sync.name.show_name("Poste 1", "Poste 2")
    sync.name.take.setFocus()

    qtbot.keyClick(sync.name.take, Qt.Key.Key_Space)

    assert sync.name.take.isHidden()
    no_key_does_a_thing(qtbot, window, sync)


def test_a_double_entry_that_was_settled_leaves_the_keys_to_no_other_button(qtbot, window, sync):
    sync.show_doubles((a_double(),))
    sync.doubles.rows.rows["event 7"].buttons["void"].setFocus()

    sync.show_doubles(())

    no_key_does_a_thing(qtbot, window, sync)
    qtbot.keyClick(sync, Qt.Key.Key_Tab)
    assert sync.isAncestorOf(window.focusWidget())


def test_a_code_that_let_a_computer_in_is_no_longer_shown(sync):
    code = ShownCode(
        "192.168.1.5:4750", "ABCD2345", "desk", NOON + timedelta(minutes=9), ((True,),)
    )
    invite = sync.host.invite

    def is_shown(*others: str) -> bool:
        company = a_company(*(a_peer(one) for one in others))
        sync.show_view(sync_view(facts(), company, tickets=9, now=NOON))
        sync.host.show_time(NOON)
        return invite.code.isVisible() and invite.picture.isVisible()

    sync.host.show_own(OwnHub(HubState.ON, shown=code))
    assert is_shown()
    assert not is_shown("other")
    assert invite.place.text() == (
        "Un ordinateur a rejoint la liste\u202f: affichez un nouveau code pour le suivant."
    )
    assert not is_shown()
    sync.host.show_own(OwnHub(HubState.ON, shown=replace(code, code="EFGH2345")))
    assert is_shown("other")
