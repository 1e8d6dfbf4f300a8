"""The window as staff meet it: what it shows, what keys and clicks ask for."""

import sys
import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from builders import a_ticket, an_attendee
from kiosk.desk.reports import BadgeReport
from kiosk.domain.admission import Admit, AskStaff, HandOver, Reason, Refuse
from kiosk.domain.attendees import PersonName
from kiosk.domain.badges import JobState
from kiosk.domain.fair import Direction, Language
from kiosk.errors import Trouble, TroubleError
from ui.application import catch_bugs
from ui.badge_panel import BadgePicture
from ui.bridge import Bridge, Mailbox
from ui.main_window import MainWindow
from ui.translation import speak
from ui_builders import FAIR, ManualClock, a_job, a_passage, a_report

AR_NAME = PersonName("فاطمة الزهراء", "بنجلون")
INSIDE = AskStaff(a_ticket(), Reason.ALREADY_INSIDE, a_passage(minutes_ago=99))


@pytest.fixture
def bridge():
    return Bridge()


@pytest.fixture
def clock():
    return ManualClock()


@pytest.fixture
def window(qtbot, bridge, clock):
    speak(Language.FR)
    made = MainWindow(
        fair=FAIR, gate=FAIR.gate("entrance"), bridge=bridge, mailbox=Mailbox(), clock=clock
    )
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    speak(Language.FR)


def test_the_desk_starts_by_inviting_the_visitor(window):
    assert window.desk.card.currentWidget() is window.desk.card.welcome
    assert window.bar.clock.text() == "13:00"


def test_an_admission_from_a_worker_thread_turns_the_card_green(qtbot, bridge, window):
    with qtbot.waitSignal(bridge.decided):
        threading.Thread(target=bridge.decided.emit, args=(a_report(),)).start()

    card = window.desk.card
    assert card.head.property("tone") == "admitted"
    assert card.head.word.text() == "Entrée autorisée"
    assert card.head.fact.text() == "Première entrée du jour"
    assert card.person.name.text() == "Fatima-Zahra Benjelloun"
    assert card.person.company.text() == "Atlas Mécanique · Maroc"
    assert card.person.category.text() == "Visiteur"
    assert card.person.days.text() == "24 – 27 nov."
    assert not card.todo.isVisible()


def test_an_arabic_company_does_not_turn_a_french_line_around(bridge, window):
    ticket = a_ticket(attendee=an_attendee(company="جريدة الورشة"))
    bridge.decided.emit(a_report(Admit(ticket, Direction.ENTRY)))

    line = window.desk.card.person.company.text()

    assert line.startswith("\u200e")
    assert line.index("الورشة") < line.index("Maroc")


def test_an_exit_does_not_look_like_an_entry(bridge, window):
    bridge.decided.emit(a_report(Admit(a_ticket(), Direction.EXIT)))

    assert window.desk.card.head.word.text() == "Sortie enregistrée"
    assert window.desk.card.head.property("way") == "exit"


def test_a_badge_printed_for_somebody_who_is_not_admitted_does_not_look_like_an_entry(
    bridge, window
):
    bridge.decided.emit(a_report(HandOver(a_ticket()), badge=a_job()))

    assert window.desk.card.head.property("way") == "exit"
    assert window.desk.card.head.word.text() == "Badge seulement"
    assert "n’admet personne" in window.desk.card.head.fact.text()


def test_someone_already_inside_shows_when_and_where_they_came_in(bridge, window):
    bridge.decided.emit(a_report(INSIDE, history=(a_passage(minutes_ago=99),)))

    card = window.desk.card
    assert card.head.property("tone") == "look"
    assert card.head.fact.text() == "Aujourd’hui à 11:21 · Porte entrance · Poste 4"
    assert card.history.text() == "Aujourd’hui\u202f: 11:21 entrée, Porte entrance"
    assert "identité" in card.todo.sentence.text()


def test_f8_asks_once_to_let_in_the_scan_on_screen(qtbot, bridge, window):
    bridge.decided.emit(a_report(INSIDE, event_id="event-7"))
    asked = []
    window.admit_requested.connect(asked.append)

    qtbot.keyClick(window, Qt.Key.Key_F8)
    qtbot.keyClick(window, Qt.Key.Key_F8)

    assert asked == ["event-7"]


def test_a_press_meant_for_one_scan_never_lets_in_the_next(qtbot, bridge, window):
    asked = []
    window.admit_requested.connect(asked.append)
    bridge.decided.emit(a_report(INSIDE, event_id="event-7"))
    qtbot.mousePress(window.desk.card.todo.admit, Qt.MouseButton.LeftButton)

    bridge.decided.emit(a_report(INSIDE, event_id="event-8"))
    qtbot.mouseRelease(window.desk.card.todo.admit, Qt.MouseButton.LeftButton)

    assert asked == []


def test_f8_does_nothing_on_a_refusal(qtbot, bridge, window):
    bridge.decided.emit(a_report(Refuse(Reason.CANCELLED, a_ticket())))
    asked = []
    window.admit_requested.connect(asked.append)

    qtbot.keyClick(window, Qt.Key.Key_F8)

    assert asked == []
    assert window.desk.card.head.word.text() == "Billet annulé"
    assert "accueil" in window.desk.card.todo.sentence.text()


def test_letting_in_can_be_asked_again_after_a_trouble(qtbot, bridge, window):
    bridge.decided.emit(a_report(INSIDE, event_id="event-7"))
    asked = []
    window.admit_requested.connect(asked.append)
    qtbot.mouseClick(window.desk.card.todo.admit, Qt.MouseButton.LeftButton)
    bridge.trouble_met.emit(TroubleError(Trouble.DISK_FULL, where="/data"))

    qtbot.mouseClick(window.desk.card.todo.admit, Qt.MouseButton.LeftButton)

    assert asked == ["event-7", "event-7"]


def test_a_staff_note_is_read_out_in_full(bridge, window):
    ticket = a_ticket(note="Prévenir M. Alami")
    bridge.decided.emit(a_report(AskStaff(ticket, Reason.NOTE)))

    assert window.desk.card.todo.note.text() == "Prévenir M. Alami"


def test_an_unknown_code_shows_four_characters_only(bridge, window):
    bridge.decided.emit(a_report(Refuse(Reason.UNKNOWN_CODE), payload=b"8F2K-SECRET"))

    assert window.desk.card.person.name.text() == "Code 8F2K…"
    assert window.desk.strip.passages[0].who.text() == "8F2K…"


def test_who_registered_after_the_last_sync_is_shown_without_a_name(bridge, window):
    ticket = replace(a_ticket(), is_new=True)
    bridge.decided.emit(a_report(Admit(ticket, Direction.ENTRY)))
    card = window.desk.card

    assert card.head.word.text() == "Entrée autorisée"
    assert card.person.name.text() == "Nouvelle inscription"
    assert "nom pas encore connu" in card.person.other_name.text()
    assert card.person.category.text() == "Visiteur"
    assert "badge vierge" in card.todo.sentence.text()
    assert card.todo.isVisible()
    assert not card.todo.admit.isVisible()
    assert window.desk.strip.passages[0].who.text() == "Nouvelle inscription"

    bridge.decided.emit(a_report())
    assert not card.todo.isVisible()


def test_a_code_is_typed_with_f2_and_enter(qtbot, window):
    typed = []
    window.code_typed.connect(typed.append)
    window.bar.gate.setFocus()

    qtbot.keyClick(window, Qt.Key.Key_F2)
    qtbot.keyClicks(window.focusWidget(), " ABC-1 ")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)

    assert typed == ["ABC-1"]
    assert window.desk.entry.field.text() == ""


def test_the_badge_on_screen_is_followed_to_the_end(bridge, window):
    bridge.decided.emit(a_report(badge=a_job()))
    bridge.badge_pictured.emit(BadgePicture("job-1", np.full((90, 60, 3), 200, np.uint8)))
    bridge.badge_changed.emit(BadgeReport(a_job(state=JobState.PRINTED)))

    badge = window.desk.card.badge
    assert badge.isVisible()
    assert not badge.picture.pixmap().isNull()
    assert badge.state.text() == "Badge imprimé"


def test_another_badge_does_not_slip_into_the_card(bridge, window):
    bridge.decided.emit(a_report(badge=a_job()))
    bridge.badge_pictured.emit(BadgePicture("job-0", np.zeros((90, 60, 3), np.uint8)))
    bridge.badge_changed.emit(BadgeReport(a_job(job_id="job-0", state=JobState.PRINTED)))

    assert window.desk.card.badge.picture.pixmap().isNull()
    assert window.desk.card.badge.state.text() == "Badge en attente d’impression"


def test_a_badge_that_failed_is_marked_among_the_last_passages(bridge, window):
    bridge.decided.emit(a_report(badge=a_job()))
    bridge.decided.emit(a_report(Refuse(Reason.UNKNOWN_CODE)))
    bridge.badge_changed.emit(BadgeReport(a_job(state=JobState.FAILED, trouble="disk_full")))

    assert window.desk.strip.passages[1].what.text() == "Visiteur · badge non imprimé"


def test_the_newest_passage_comes_first(bridge, window):
    bridge.decided.emit(a_report())
    bridge.decided.emit(a_report(Refuse(Reason.CANCELLED, a_ticket())))

    newest, older = window.desk.strip.passages[:2]
    assert (newest.what.text(), older.what.text()) == ("Billet annulé", "Visiteur")
    assert older.who.text() == "F. Benjelloun"
    assert newest.time.text() == "13:00:05"


def test_five_passages_fit_at_1366_pixels(bridge, window):
    assert sum(item.isVisible() for item in window.desk.strip.passages) == 5


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_gate_is_chosen_by_keyboard_and_shows_once_it_is_served(qtbot, bridge, window):
    chosen = []
    window.gate_chosen.connect(chosen.append)
    menu = window.bar.gate.menu()
    menu.popup(window.pos())
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)

    assert chosen == ["exit"]
    assert window.bar.gate.text() == "Porte entrance"

    bridge.gate_changed.emit(FAIR.gate("exit"))
    assert window.bar.gate.text() == "Porte exit"


def test_arabic_turns_the_whole_window_at_run_time(qtbot, bridge, window):
    attendee = an_attendee(name_ar=AR_NAME)
    bridge.decided.emit(a_report(Admit(a_ticket(attendee=attendee), Direction.ENTRY)))
    with qtbot.waitSignal(window.language_chosen) as told:
        window.bar.language.chosen.emit("ar")

    card = window.desk.card
    assert told.args == [Language.AR]
    qtbot.waitUntil(lambda: card.head.word.text() == "دخول مسموح")
    assert card.person.name.text() == AR_NAME.full
    assert card.person.other_name.text() == "Fatima-Zahra Benjelloun"
    assert card.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert card.x() < window.desk.preview.parentWidget().x()


def test_english_needs_no_catalogue(qtbot, window):
    window.choose_language(Language.EN)

    field = window.desk.entry.field
    qtbot.waitUntil(lambda: field.placeholderText() == "Type a code… (F2)")
    assert window.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_trouble_says_what_to_do_and_moves_nothing(qtbot, bridge, window):
    before = window.desk.entry.geometry()
    bridge.trouble_met.emit(TroubleError(Trouble.DISK_FULL, where="/data"))

    notice = window.desk.notice
    assert notice.sentence.text().startswith("Le disque de /data est plein")
    assert notice.sentence.isVisible()
    assert window.desk.entry.geometry() == before

    qtbot.mouseClick(notice.dismiss, Qt.MouseButton.LeftButton)
    assert not notice.sentence.isVisible()


def test_a_scan_answers_the_wish_to_scan_again_and_no_other_trouble(bridge, window):
    sentence = window.desk.notice.sentence
    bridge.trouble_met.emit(TroubleError(Trouble.SCAN_CUT))
    assert sentence.isVisible()
    bridge.decided.emit(a_report())
    assert not sentence.isVisible()

    bridge.trouble_met.emit(TroubleError(Trouble.DISK_FULL, where="/data"))
    bridge.decided.emit(a_report())
    assert sentence.isVisible()


@pytest.mark.usefixtures("excepthooks")
def test_a_bug_is_logged_without_its_text_and_the_desk_starts_afresh(bridge, window, clock, caplog):
    bridge.decided.emit(a_report())
    catch_bugs(bridge, clock)

    sys.excepthook(ValueError, ValueError("Fatima"), None)

    assert window.desk.card.currentWidget() is window.desk.card.welcome
    assert "abcdef" in window.desk.notice.sentence.text()
    assert "abcdef ValueError" in caplog.text
    assert "Fatima" not in caplog.text


def test_a_verdict_ages_quietly(qtbot, bridge, window, clock):
    bridge.decided.emit(a_report())
    assert window.desk.card.head.age.text() == ""

    clock.pass_seconds(34)
    window.desk.show_age(clock.now())
    assert window.desk.card.head.age.text() == "il y a 30 s"


def test_names_are_never_taken_for_markup(bridge, window):
    attendee = an_attendee(first="<b>Ali</b>", last="A&B", company="<img src=x>")
    bridge.decided.emit(a_report(Admit(a_ticket(attendee=attendee), Direction.ENTRY)))

    assert window.desk.card.person.name.text() == "<b>Ali</b> A&B"
    assert window.desk.card.person.name.textFormat() == Qt.TextFormat.PlainText


def test_a_very_long_name_moves_nothing(bridge, window):
    bridge.decided.emit(a_report())
    before = window.desk.card.person.category.pos(), window.desk.card.head.geometry()
    endless = an_attendee(first="Sidi Mohammed Abderrahmane " * 4, last="ⵎⵓⵃⵎⵎⴰⴷ " * 9)
    bridge.decided.emit(a_report(Admit(a_ticket(attendee=endless), Direction.ENTRY)))
    window.grab()

    card = window.desk.card
    assert (card.person.category.pos(), card.head.geometry()) == before
    assert window.size().toTuple() == (1366, 768)


def test_everything_that_can_be_pressed_is_big_enough(bridge, window):
    bridge.decided.emit(a_report(INSIDE))
    desk, bar = window.desk, window.bar
    pressed = [desk.card.todo.admit, desk.entry.send, desk.entry.field, bar.gate, bar.language]

    assert [each.objectName() for each in pressed if each.height() < 48] == []
