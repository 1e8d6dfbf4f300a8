"""Hand scanners and people at one window: real widgets, keys as the platform sends them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu

from scanner.wedge_reading import WedgeReader
from ui.wedge_keys import pressed, scan_code_offset
from ui_builders import ManualClock
from wedge_builders import ENTER_CODE, us_scanner
from wedge_desk import X11, Desk


@pytest.fixture
def desk(qtbot, qapp):
    made = Desk(qapp, ManualClock())
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    made.name.setFocus()
    yield made
    qapp.removeEventFilter(made.filter)


def test_a_typed_name_and_enter_reach_the_field(qtbot, desk):
    entered = []
    desk.name.returnPressed.connect(lambda: entered.append(desk.name.text()))

    desk.type("benjelloun\r")

    assert entered == ["benjelloun"]
    assert desk.scans == []


def test_a_single_key_shows_without_a_further_one(qtbot, desk):
    desk.type("b")

    qtbot.waitUntil(lambda: desk.name.text() == "b")


def test_a_scan_reaches_no_field_and_is_told_once(desk):
    entered = []
    desk.name.returnPressed.connect(lambda: entered.append(1))

    desk.scan("HA112\r")

    assert desk.texts == ["HA112"]
    assert desk.name.text() == ""
    assert entered == []


def test_a_scan_without_ending_is_told_after_a_moment(qtbot, desk):
    with qtbot.waitSignal(desk.filter.scanned):
        desk.scan("HA112")

    assert desk.texts == ["HA112"]
    assert desk.name.text() == ""


def test_typing_before_and_after_a_scan_stays_in_order(qtbot, desk):
    desk.type("ben")
    desk.scan("HA112233\r")
    desk.now_ms += 800
    desk.type("ali")

    qtbot.waitUntil(lambda: desk.name.text() == "benali")
    assert desk.texts == ["HA112233"]


def test_a_scan_presses_no_button_that_has_the_focus(desk):
    clicks = []
    desk.button.clicked.connect(lambda: clicks.append(1))
    desk.button.setFocus()

    desk.scan("HA 112 33\r")

    assert desk.texts == ["HA 112 33"]
    assert clicks == []


def test_space_typed_on_a_button_presses_it_once(qtbot, desk):
    clicks = []
    desk.button.clicked.connect(lambda: clicks.append(1))
    desk.button.setFocus()

    desk.type(" ")

    qtbot.waitUntil(lambda: clicks == [1])


def test_a_key_that_is_a_shortcut_still_is_one_when_a_person_presses_it(qtbot, desk):
    used = []
    QShortcut(QKeySequence("+"), desk.window, lambda: used.append(1))
    desk.button.setFocus()

    qtbot.keyClick(desk.window.windowHandle(), Qt.Key.Key_Plus)

    qtbot.waitUntil(lambda: used == [1])


def test_a_scan_sets_off_no_shortcut(qtbot, desk, monkeypatch):
    for limit in ("CHAIN_S", "SCAN_SILENCE_S"):  # Qt stamps these keys itself, as this machine is
        monkeypatch.setattr(f"scanner.wedge.{limit}", 60.0)
    monkeypatch.setattr("scanner.wedge._SCAN_RHYTHM", ((4, 60.0),))
    used = []
    for key in ("1", "+", "F"):
        QShortcut(QKeySequence(key), desk.window, lambda: used.append(1))
    desk.button.setFocus()

    for key in "1+F1+1+F1":  # through Qt's own queue, where shortcuts are found
        qtbot.keyClick(desk.window.windowHandle(), key)
    qtbot.keyClick(desk.window.windowHandle(), Qt.Key.Key_Return)

    assert desk.texts == ["1+F1+1+F1"]
    assert used == []


def test_ctrl_combinations_pass_at_once_and_after_what_was_typed(desk):
    desk.type("ab")
    desk.press("\x01", after_ms=10, key=Qt.Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)

    assert desk.name.text() == "ab"
    assert desk.name.selectedText() == "ab"


def test_altgr_of_windows_is_typing(desk):
    altgr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    desk.press("@", after_ms=90, held=altgr)
    desk.type("x\r")

    assert desk.name.text() == "@x"


def test_a_mouse_click_elsewhere_leaves_the_last_letter_where_it_was_typed(qtbot, desk):
    desk.type("b")
    qtbot.mouseClick(desk.company, Qt.MouseButton.LeftButton)
    desk.company.setFocus()

    qtbot.waitUntil(lambda: desk.name.text() == "b")
    assert desk.company.text() == ""


def test_letters_around_a_quick_change_of_field_go_each_to_its_own(qtbot, desk):
    desk.type("b")
    desk.company.setFocus()
    desk.press("c", after_ms=20)

    qtbot.waitUntil(lambda: desk.company.text() == "c")
    assert desk.name.text() == "b"


@pytest.mark.parametrize("before", [1, 2, 3])
def test_a_focus_change_or_a_click_in_a_scan_s_first_keys_does_not_tear_it(qtbot, desk, before):
    desk.now_ms += 1000
    desk.type("HA112"[:before], gap_ms=4)
    qtbot.mouseClick(desk.company, Qt.MouseButton.LeftButton)
    desk.button.setFocus()
    desk.type("HA112\r"[before:], gap_ms=4)

    assert desk.texts == ["HA112"]
    assert (desk.name.text(), desk.company.text()) == ("", "")


@pytest.mark.parametrize("before", [1, 2, 3])
def test_a_scan_torn_by_an_arrow_key_is_cut_and_never_a_shorter_code(desk, before):
    told = []
    desk.name.returnPressed.connect(lambda: told.append(1))
    desk.now_ms += 1000
    desk.type("HA112233"[:before], gap_ms=4)
    desk.press("", after_ms=2, key=Qt.Key.Key_Left)
    desk.type("HA112233\r"[before:], gap_ms=4)

    assert (desk.scans, desk.cuts, told) == ([], [1], [])


def test_tab_moves_on_behind_the_last_letter(qtbot, desk):
    desk.type("b")
    desk.press("\t", after_ms=20)
    desk.type("co\r")

    assert (desk.name.text(), desk.company.text()) == ("b", "co")


def test_a_scan_is_heard_while_a_dialog_is_open(qtbot, desk):
    dialog = QDialog(desk.window)
    field = QLineEdit(dialog)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()

    desk.scan("HA112\r")

    assert desk.texts == ["HA112"]
    assert dialog.isVisible()
    assert field.text() == ""


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
def test_a_scan_is_heard_while_a_menu_is_open(qtbot, desk):
    chosen = []
    menu = QMenu(desk.window)
    menu.addAction("&Halle 1", lambda: chosen.append(1))
    menu.popup(desk.window.mapToGlobal(desk.window.rect().center()))
    qtbot.waitUntil(menu.isVisible)

    desk.scan("HHHHA112\r")

    assert desk.texts == ["HHHHA112"]
    assert chosen == []
    menu.close()


def test_a_key_that_opens_a_dialog_leaves_the_keyboard_working_inside_it(qtbot, desk):
    seen = []

    def ask() -> None:
        dialog = QDialog(desk.window)
        field = QLineEdit(dialog)
        dialog.show()
        field.setFocus()
        desk.scan("HA112\r")
        seen.append(field.text())
        dialog.close()

    desk.name.returnPressed.connect(ask)

    desk.type("ab\r")

    assert seen == [""]
    assert desk.texts == ["HA112"]


def test_a_cut_scan_types_nothing_and_says_so(qtbot, desk):
    for code in ("HA112233\r", "HA112234\r", "HA112235\r"):
        desk.scan(code)

    with qtbot.waitSignal(desk.filter.cut):
        desk.scan("HA1122")

    desk.now_ms += 200
    desk.type("36\r", gap_ms=4)

    assert len(desk.scans) == 3
    assert desk.name.text() == ""


def test_keys_that_waited_for_a_busy_program_are_typing_by_their_time_stamps(desk):
    desk.type("benjelloun\r", gap_ms=100)  # all at once on the wall clock

    assert desk.scans == []


def test_a_busy_program_does_not_tear_a_scan_apart(qtbot, desk):
    desk.now_ms += 1000
    desk.type("HA1", gap_ms=4)
    desk.clock.pass_seconds(0.3)  # the timer comes late, the keys behind it have not been seen
    desk.filter._on_silence()
    desk.type("12\r", gap_ms=4)

    assert desk.texts == ["HA112"]
    assert desk.name.text() == ""


def test_azerty_is_undone_by_the_scan_codes_of_the_platform(desk):
    desk.scan_keys(us_scanner("HA112", "fr"))

    assert desk.texts == ["HQ&&é"]
    assert WedgeReader().resolve(desk.scans[0].keys, lambda _: False).text == "HA112"


def composed(desk, text, *keys):
    """Make a letter of a dead key and another, as X11 does: releases, and a text from nowhere."""
    for number, (code, key) in enumerate(keys):
        desk.now_ms += 4
        if number == len(keys) - 1:
            event = QInputMethodEvent()
            event.setCommitString(text)
            desk.app.sendEvent(desk.name, event)
        event = QKeyEvent(
            QEvent.Type.KeyRelease, key, Qt.KeyboardModifier.NoModifier, code + X11, 0, 0, ""
        )
        event.setTimestamp(desk.now_ms)
        desk.app.sendEvent(desk.window.windowHandle(), event)


ACUTE_A = ((13, Qt.Key.Key_Dead_Acute), (30, Qt.Key.Key_A))


def test_a_dead_key_within_a_scan_is_undone_and_its_letter_not_typed(desk):
    desk.now_ms += 1000
    for text, code in (("h", 35), ("a", 30), ("1", 2), ("2", 3)):
        desk.press(text, after_ms=4, code=code + X11)
    composed(desk, "á", *ACUTE_A)
    desk.press("\r", after_ms=4, code=ENTER_CODE + X11)

    assert WedgeReader().resolve(desk.scans[0].keys, lambda _: False).text == "ha12=a"
    assert desk.name.text() == ""


@pytest.mark.parametrize("before", ["", "ab"])
def test_a_key_of_two_letters_in_a_scan_is_undone_with_its_shift(desk, before):
    desk.now_ms += 1000
    for text in before:
        desk.press(text, after_ms=4, code={"a": 30, "b": 48}[text] + X11)
    shift = {"key": Qt.Key.Key_Shift, "code": 42 + X11}
    desk.send(QEvent.Type.KeyPress, **shift)
    event = QInputMethodEvent()
    event.setCommitString("لإ")
    desk.app.sendEvent(desk.name, event)
    desk.send(QEvent.Type.KeyRelease, **shift)  # scanners let go of Shift first
    desk.now_ms += 4
    desk.send(QEvent.Type.KeyRelease, key=Qt.Key.Key_T, code=20 + X11, text="ف")
    for text, code in (("1", 2), ("2", 3), ("3", 4)):
        desk.press(text, after_ms=4, code=code + X11)
    desk.press("\r", after_ms=4, code=ENTER_CODE + X11)

    read = WedgeReader().resolve(desk.scans[0].keys, lambda _: False).text
    assert read == before + "T123"
    assert desk.name.text() == ""


def test_two_letters_on_one_key_are_typed_when_a_person_presses_it(qtbot, desk):
    event = QInputMethodEvent()
    event.setCommitString("لا")
    desk.app.sendEvent(desk.name, event)

    qtbot.waitUntil(lambda: desk.name.text() == "لا")


def test_a_letter_that_a_person_composed_is_typed_in_its_place(desk):
    desk.press("b", after_ms=90, code=48 + X11)
    composed(desk, "á", *ACUTE_A)
    desk.type("c\r")

    assert desk.name.text() == "bác"


def test_keys_that_overlap_are_typed(desk):
    none = Qt.KeyboardModifier.NoModifier
    window = desk.window.windowHandle()
    for kind, text, at_ms in (
        (QEvent.Type.KeyPress, "a", 5000),
        (QEvent.Type.KeyPress, "b", 5060),
        (QEvent.Type.KeyRelease, "a", 5080),
        (QEvent.Type.KeyRelease, "b", 5100),
        (QEvent.Type.KeyPress, "c", 5200),
    ):
        event = QKeyEvent(kind, Qt.Key(ord(text.upper())), none, ord(text), 0, 0, text)
        event.setTimestamp(at_ms)
        desk.app.sendEvent(window, event)
    desk.now_ms = 5200
    desk.type("\r")

    assert desk.name.text() == "abc"


def test_no_scan_codes_are_believed_where_the_platform_has_others():
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, 38, 0, 0, "a"
    )

    assert pressed(event, 0.0, scan_code_offset("offscreen")).scan_code == 0
