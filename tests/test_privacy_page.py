"""The page about personal data, as a supervisor meets it; and screens that forget."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRectF, Qt

from builders import a_ticket, an_attendee
from kiosk.desk.erasure import (
    ErasureReport,
    FilesRemoved,
    FolderCleaned,
    SpoolAnswer,
    SpoolCleaned,
)
from kiosk.desk.erasures import Erased, Erasures, Holding, Retention, Spread
from kiosk.desk.reports import BadgeReport, Level, OpenBadge
from kiosk.domain.admission import Admit
from kiosk.domain.fair import Direction, Language
from kiosk.errors import Trouble, TroubleError
from ui.badge_queue_model import BadgeQueueModel
from ui.bridge import Bridge, Mailbox
from ui.fitted_label import FittedLabel
from ui.main_window import MainWindow
from ui.privacy_page import MOST_FOUND, PrivacyPage
from ui.privacy_wording import retention_text
from ui.theme import target
from ui.translation import breakable, speak
from ui_builders import FAIR, NOON, ManualClock, a_job, a_report

DUE = Retention(date(2026, 11, 20), 5, date(2026, 11, 22))
WHO = a_ticket(attendee=an_attendee(last="Zqxwvutsr"))


@pytest.fixture
def page(qtbot):
    speak(Language.FR)
    made = PrivacyPage(FAIR)
    qtbot.addWidget(made)
    made.resize(1040, 700)
    made.show()
    yield made
    speak(Language.FR)


def look_up(qtbot, page, words="Zqxwvutsr"):
    page.person.words.setFocus()
    qtbot.keyClicks(page.person.words, words)
    with qtbot.waitSignal(page.find_wanted) as asked:
        qtbot.keyClick(page.person.words, Qt.Key.Key_Return)
    assert asked.args == [words]


def erase_button(page, ticket=WHO):
    return page.person.rows.rows[ticket.id].buttons["erase"]


def test_a_person_is_looked_up_and_erased_by_a_second_press(qtbot, page):
    look_up(qtbot, page)
    page.person.show_found((WHO,))
    button = erase_button(page)
    with qtbot.assertNotEmitted(page.erase_wanted):
        button.click()
    with qtbot.waitSignal(page.erase_wanted) as wanted:
        button.click()

    assert wanted.args == [WHO.id]
    assert page.person.rows.rows == {}
    assert "en cours" in page.person.outcome.text()


def test_nobody_and_too_many_are_told(qtbot, page):
    look_up(qtbot, page)
    page.person.show_found(())
    assert "Personne" in page.person.outcome.text()

    crowd = tuple(a_ticket(code=f"C{n}") for n in range(MOST_FOUND + 1))
    page.person.show_found(crowd)
    assert "Précisez" in page.person.outcome.text()
    assert len(page.person.rows.rows) == MOST_FOUND


def test_the_report_names_each_folder_and_printer_with_its_answer(page):
    spools = (
        SpoolCleaned("ipp://a/printers/badges", SpoolAnswer.FORGOTTEN, 2, 2),
        SpoolCleaned("ipp://b/ipp/print", SpoolAnswer.AWAY),
    )
    files = FilesRemoved(2, 1, ("/media/cle",), (FolderCleaned("/badges", 2),), spools)
    page.show_outcome(ErasureReport(1, 1, 1, files, "counts-x.json"))

    rows = page.report.rows.rows.values()
    told = " ".join(f"{row.text.text()} {row.figures.text()}" for row in rows)
    for word in ("/badges", "/media/cle", "ipp://a/printers/badges", "ipp://b/ipp/print",
                 "counts-x.json", "sauvegardes"):  # fmt: skip
        assert word in told
    assert page.report.isVisible()
    page.show_outcome(TroubleError(Trouble.PURGE_UNDATED))
    assert "keep_until" in page.report.trouble.text()


def test_who_has_not_confirmed_an_erasure_is_named(page):
    known = Erased("0123456789abcdef", NOON, "Poste 1")
    others = (Holding("Poste 2", True, NOON), Holding("Poste 3", False, NOON))  # noqa: FBT003
    page.spread.show_spread(Erasures(1, (known,)), (Spread(known, "Entrée", True, others),))  # noqa: FBT003

    row = page.spread.rows.rows[known.ticket_id]
    assert "1 sur 2" in row.text.text()
    assert "Poste 3" in row.figures.text()
    assert "Poste 2" not in row.figures.text()
    assert "abcdef" in row.name.text()


def test_a_hub_that_left_the_exhibition_is_not_called_silent(page):
    known = Erased("0123456789abcdef", NOON, "Poste 1")
    over = TroubleError(Trouble.HUB_RETIRED, where="Entrée", why="30/11/2026")
    page.spread.show_spread(Erasures(1, (known,)), (Spread(known, "Entrée", trouble=over),))

    told = page.spread.rows.rows[known.ticket_id].text.text()
    assert "30/11/2026" in told
    assert "ne répond pas" not in told


def test_a_fair_without_a_date_asks_for_one(page):
    page.retention.show_retention(replace(DUE, keep_until=None))

    level, words = retention_text(replace(DUE, keep_until=None))
    assert level is Level.WARNING  # nothing is promised, so nothing is ticked
    assert page.retention.text.text() == words
    assert "demandez" in words


def test_an_address_breaks_where_its_parts_end(qtbot):
    long = "fatima-zahra.benjelloun@jbel-saghro-maintenance.example"
    label = FittedLabel("check_figures", lines=9)
    qtbot.addWidget(label)
    label.setText(breakable(long))
    label.resize(label.fontMetrics().horizontalAdvance("maintenance.-"), 200)

    layout, text = label._fitting(QRectF(label.rect())), label.text()
    lines = [layout.lineAt(n) for n in range(layout.lineCount())]
    ends = [text[: each.textStart() + each.textLength()].rstrip("\u200b")[-1] for each in lines]
    assert len(ends) > 2
    assert set(ends[:-1]) <= set("@.-")


def test_everybody_is_erased_only_once_the_day_has_passed(qtbot, page):
    card = page.retention
    card.show_retention(replace(DUE, today=DUE.keep_until))
    assert not card.purge.isVisible()
    card.show_retention(replace(DUE, may_purge=False))
    assert not card.purge.isVisible()
    assert "superviseur" in card.hint.text()
    card.show_retention(DUE)
    assert card.purge.height() >= target()
    card.purge.click()
    with qtbot.waitSignal(page.purge_wanted):
        card.purge.click()
    assert page.person.words.hasFocus()
    card.show_retention(replace(DUE, people=4))
    assert not card.purge.isVisible()
    assert "en cours" in card.hint.text()
    page.show_outcome(TroubleError(Trouble.DISK_FULL))
    assert card.purge.isVisible()
    card.show_retention(replace(DUE, people=0))
    assert "20/11/2026" in card.text.text()
    assert "il n’en reste" in card.text.text()


@pytest.mark.parametrize("language", [Language.AR, Language.EN])
def test_the_page_says_itself_in_every_language(qtbot, page, language):
    page.retention.show_retention(DUE)
    page.person.show_found((WHO,))
    before = {page.title(), page.retention.text.text(), erase_button(page).text()}
    speak(language)

    def after():
        return {page.title(), page.retention.text.text(), erase_button(page).text()}

    qtbot.waitUntil(lambda: not before & after())


def test_screens_show_nobody_any_more_who_was_erased(qtbot):
    bridge = Bridge()
    window = MainWindow(
        fair=FAIR, gate=FAIR.gate("entrance"), bridge=bridge, mailbox=Mailbox(),
        clock=ManualClock(),
    )  # fmt: skip
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    other = a_ticket(code="CODE-2", attendee=an_attendee(last="Tazi"))
    for ticket in (other, WHO):
        bridge.decided.emit(a_report(Admit(ticket, Direction.ENTRY)))
    strip, ribbon = window.desk.strip, window.pages.ribbon
    assert "Zqxwvutsr" in strip.passages[0].who.text()
    assert "Zqxwvutsr" in ribbon.rest.text()

    bridge.people_erased.emit(frozenset({WHO.id}))

    assert "Tazi" in strip.passages[0].who.text()
    assert [item.who.text() for item in strip.passages[1:]] == [""] * (len(strip.passages) - 1)
    assert window.desk.card.currentIndex() == 0
    assert "Zqxwvutsr" not in ribbon.rest.text()


def test_the_print_queue_forgets_their_badges(qtbot):
    model = BadgeQueueModel(NOON + timedelta(hours=1))
    model.show_list((OpenBadge(replace(a_job(), ticket_id=WHO.id), WHO),))
    assert model.rowCount() == 1

    model.forget(frozenset({WHO.id}))

    assert (model.rowCount(), model.count()) == (0, 0)
    model.show_badge(BadgeReport(a_job()))
    assert model.rowCount() == 0


def test_two_people_of_one_name_are_told_apart_on_a_small_screen(qtbot, page):
    company = "Jbel Saghro Maintenance Prédictive et Conditionnelle"
    twins = tuple(
        a_ticket(
            code=f"A263RVYJ7{n}",
            attendee=an_attendee(company=company, email=f"fz.benjelloun.{n}@jbel-saghro.example"),
        )
        for n in (1, 2)
    )
    page.person.show_found(twins)

    for ticket in twins:
        row = page.person.rows.rows[ticket.id]
        who = ticket.attendee
        assert who.name.full in row.name.text()
        for label, words in ((row.text, company), (row.figures, who.email)):
            assert words in label.text().replace("\u200b", "")
            qtbot.waitUntil(lambda label=label: label.is_whole())
