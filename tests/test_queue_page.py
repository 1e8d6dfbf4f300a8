"""The print queue page, as a clerk meets it: rows that stay, one button each, answers in place."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from builders import a_ticket
from kiosk.desk.reports import BadgeReport, Level, Light, OpenBadge, Topic
from kiosk.domain.admission import Admit, AskStaff, Reason, Refuse
from kiosk.domain.badges import JobAction, JobState, PrintReason
from kiosk.domain.fair import Direction, Language
from kiosk.ports import PrintTrouble
from ui.badge_queue_model import BadgeQueueModel, QueueFilter
from ui.queue_page import QueuePage
from ui.queue_row import Zone, zones
from ui.theme import target
from ui.translation import speak
from ui.verdict_card import VerdictCard
from ui_builders import FAIR, NOON, a_job, a_report


def open_badge(number: int, state: JobState = JobState.FAILED, minutes: int = 0) -> OpenBadge:
    trouble = "" if state is JobState.QUEUED else PrintTrouble.JAM.value
    job = a_job(job_id=f"job-{number}", state=state, trouble=trouble)
    when = NOON - timedelta(minutes=minutes)
    job = replace(job, ticket_id=f"ticket-{number}", changed_at=when, queued_at=when)
    return OpenBadge(job, replace(a_ticket(), id=f"ticket-{number}"))


class Stage:
    def __init__(self, qtbot, badges):
        self.qtbot = qtbot
        self.model = BadgeQueueModel(NOON)
        self.page = QueuePage(self.model, FAIR)
        self.page.show_time(NOON)
        self.acts, self.reprints = [], []
        self.page.act_wanted.connect(lambda *act: self.acts.append(act))
        self.page.reprint_wanted.connect(lambda *wish: self.reprints.append(wish))
        qtbot.addWidget(self.page)
        self.page.resize(1027, 560)
        self.model.show_list(tuple(badges))
        self.page.show()
        qtbot.waitExposed(self.page)

    def ids(self):
        rows = (self.model.row_at(self.model.index(n)) for n in range(self.model.rowCount()))
        return [row.badge.job.id for row in rows if row is not None]

    def settle(self, badge, state):
        self.model.show_badge(BadgeReport(replace(badge.job, state=state)))

    def place(self, row, zone, *, is_asked=False) -> QPoint:
        area = self.page.list.visualRect(self.model.index(row))
        return zones(area, is_asked=is_asked)[zone].center()

    def click(self, row, zone, *, is_asked=False):
        spot = self.place(row, zone, is_asked=is_asked)
        self.qtbot.mouseClick(self.page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def key(self, *keys):
        for key in keys:
            self.qtbot.keyClick(self.page.list, key)


@pytest.fixture
def stage(qtbot):
    speak(Language.FR)
    badges = [
        open_badge(1, JobState.TO_CHECK, minutes=3),
        open_badge(2, minutes=9),
        open_badge(3, JobState.QUEUED, minutes=20),
    ]
    yield Stage(qtbot, badges)
    speak(Language.FR)


def test_the_oldest_trouble_stands_first_and_what_waits_its_turn_last(stage):
    assert stage.ids() == ["job-2", "job-1", "job-3"]


def test_rows_stay_where_they_are_while_badges_come_out_and_others_come(stage):
    stage.settle(open_badge(2), JobState.PRINTED)
    stage.model.show_scan(replace(a_report(), badge=a_job(job_id="job-9")))

    assert stage.ids() == ["job-2", "job-1", "job-3", "job-9"]
    assert stage.model.index(0).data().endswith("Badge imprimé")
    stage.page.hide()
    stage.page.show()
    assert stage.ids() == ["job-1", "job-3", "job-9"]


def test_the_button_of_a_waiting_badge_tries_it_now(stage):
    stage.click(0, Zone.MAIN)

    assert stage.acts == [(JobAction.TRY_NOW, "job-2", "")]


def test_whether_a_badge_came_out_is_asked_and_answered_in_its_row(stage):
    stage.click(1, Zone.MAIN)
    assert stage.acts == []
    stage.click(1, Zone.YES, is_asked=True)

    assert stage.acts == [(JobAction.IT_IS_OUT, "job-1", "")]


def test_a_double_click_answers_nothing(stage):
    spot = stage.place(1, Zone.MAIN)
    answers = zones(stage.page.list.visualRect(stage.model.index(1)), is_asked=True)

    assert not any(answers[each].contains(spot) for each in (Zone.YES, Zone.NO))
    stage.click(1, Zone.MAIN)
    stage.click(1, Zone.MAIN)
    assert stage.acts == []


def test_keys_ask_and_answer_too_and_enter_alone_answers_nothing(stage):
    stage.page.list.setCurrentIndex(stage.model.index(0))
    stage.key(Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert stage.acts == []

    stage.key(Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert stage.acts == [(JobAction.PRINT_AGAIN, "job-1", "")]


def test_escape_leaves_the_question_open(stage):
    stage.page.list.setCurrentIndex(stage.model.index(1))
    stage.key(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Right, Qt.Key.Key_Escape)

    assert stage.acts == []
    assert stage.page.list.delegate.asked.job_id == ""


def test_a_badge_in_hand_can_be_taken_back_once_its_printer_hangs(stage):
    job = replace(open_badge(2).job, state=JobState.SENT, changed_at=NOON)
    stage.model.show_badge(BadgeReport(job))
    stage.click(0, Zone.MAIN)
    assert stage.acts == []

    stage.model.show_time(NOON + timedelta(seconds=9))
    stage.click(0, Zone.MAIN)
    assert stage.acts == [(JobAction.TAKE_BACK, "job-2", "")]


@pytest.mark.qt_log_ignore("This plugin does not support")  # what a menu asks of a screen
def test_a_lost_badge_is_printed_again_from_the_menu_of_its_row(stage):
    stage.page.list.setCurrentIndex(stage.model.index(0))
    stage.key(Qt.Key.Key_Menu)
    lost = next(each for each in stage.page._menu.actions() if "Perdu" in each.text())
    assert "n’ouvrira plus" in lost.text()
    lost.trigger()
    stage.page._menu.close()

    assert stage.reprints == [("ticket-2", PrintReason.LOST)]


def test_a_filter_shows_what_is_to_be_checked_alone_and_counts(stage):
    button = stage.page.filters[QueueFilter.TO_CHECK]
    stage.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert stage.ids() == ["job-1"]
    assert button.text() == "À vérifier · 1"
    assert button.height() >= target()


def test_when_nothing_waits_the_page_says_so(qtbot):
    stage = Stage(qtbot, [])

    assert stage.page._nothing.isVisible()
    assert stage.page._nothing.text() == "Tout est imprimé"


def test_the_page_tells_the_trouble_of_the_light_since_when_and_what_to_do(stage):
    light = Light(Topic.PRINTER, Level.BAD, "out_of_media", "imp", NOON)
    stage.page.show_light(light)

    text = stage.page.printer.text()
    assert text.startswith("Plus d’étiquettes (depuis 13:00). Chargez des étiquettes.")
    assert "Les entrées continuent" in text


def test_two_thousand_badges_that_fail_at_once_are_one_list(qtbot):
    badges = [open_badge(number, minutes=number) for number in range(2000)]
    stage = Stage(qtbot, badges)
    for badge in badges:
        stage.settle(badge, JobState.PRINTED)

    stage.model.show_time(NOON)
    assert stage.model.rowCount() == 2000
    assert stage.model.count() == 0


def test_a_badge_unknown_here_has_the_list_asked_for(qtbot, stage):
    with qtbot.waitSignal(stage.model.list_wanted):
        stage.settle(open_badge(77), JobState.FAILED)


@pytest.mark.parametrize(
    ("verdict", "is_offered"),
    [
        (Admit(a_ticket(), Direction.ENTRY), True),
        (AskStaff(a_ticket(), Reason.ALREADY_INSIDE), True),
        (AskStaff(a_ticket(), Reason.UNPAID), False),
        (Refuse(Reason.CANCELLED, a_ticket()), False),
        (Refuse(Reason.UNKNOWN_CODE), False),
    ],
)
def test_only_who_was_let_in_is_given_a_badge_again(qtbot, verdict, is_offered):
    card = VerdictCard(FAIR)
    qtbot.addWidget(card)
    card.show_report(a_report(verdict))

    assert card.reprint.isHidden() is not is_offered
