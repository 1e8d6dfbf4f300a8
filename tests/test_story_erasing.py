"""A person is erased, then everybody, in a real window: as staff do it on the page."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from builders import a_fair, a_ticket, an_attendee
from kiosk import settings
from kiosk.app.desk import open_records
from kiosk.app.window import WindowOrder, desk_window
from kiosk.clock import SystemClock
from kiosk.desk.own_hub import HubPlace
from kiosk.desk.roster_import import import_roster
from kiosk.hub.certificate import certificate_in
from kiosk.settings import Settings
from kiosk.sync.membership import Membership, safe_of_this_system, save_membership
from ports import free_port
from ui.main_window import MainWindow
from ui.privacy_page import PrivacyPage
from ui.queue_page import QueuePage

pytestmark = pytest.mark.usefixtures("real_window")

PATIENCE_MS = 60_000
NAME = "Zqxwvutsr"
WHO = a_ticket(code="CODE-ZQ", attendee=an_attendee(last=NAME))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk whose fair was over three weeks ago, and its data to be kept until yesterday."""
    clock = SystemClock()
    today = clock.now().date()
    records = open_records(tmp_path, clock)
    fair = a_fair(first_day=today - timedelta(days=20))
    with records.transaction() as tx:
        tx.set_fair(replace(fair, keep_until=today - timedelta(days=1)))
    import_roster(records, [WHO, a_ticket(code="CODE-2")])
    with records.transaction() as tx:
        tx.queue_badge(WHO)
    records.close()
    away = f"ipp://localhost:{free_port()}/ipp/print"  # badges wait for it
    settings.save(tmp_path, replace(Settings(), printer=away))
    return tmp_path


def opened(qtbot: QtBot, window: MainWindow) -> PrivacyPage:
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted, timeout=PATIENCE_MS):
        window.show()
    page: PrivacyPage = window.findChild(PrivacyPage)
    return page


def press_twice(button: QPushButton) -> None:
    for _ in range(2):
        button.click()


def test_staff_erase_one_person_then_everybody(qtbot: QtBot, folder: Path) -> None:
    order = WindowOrder(folder, camera="/dev/none", hub_place=HubPlace(0, "127.0.0.1"))
    with desk_window(order, SystemClock(), None) as window:
        page = opened(qtbot, window)
        queue = window.findChild(QueuePage).list.model()
        first = window.desk.strip.passages[0].who
        window.code_typed.emit(WHO.code)
        qtbot.waitUntil(lambda: NAME in first.text(), timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: queue.rowCount() == 1, timeout=PATIENCE_MS)
        window.show_page("privacy")
        page.person.words.setText(NAME.lower())
        page.person.look_up.click()
        rows = page.person.rows.rows
        qtbot.waitUntil(lambda: WHO.id in rows, timeout=PATIENCE_MS)
        press_twice(rows[WHO.id].buttons["erase"])
        qtbot.waitUntil(page.report.isVisible, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: not first.text(), timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: queue.rowCount() == 0, timeout=PATIENCE_MS)
        assert [path.name for path in folder.iterdir() if tells(path)] == []

        qtbot.waitUntil(page.retention.purge.isVisible, timeout=PATIENCE_MS)
        with qtbot.waitSignal(window.closed, timeout=PATIENCE_MS):
            press_twice(page.retention.purge)
            window.close()  # too early: it waits for the end of the purge
            assert "en cours" in window.curtain.why.text()
        assert any(folder.glob(f"counts-{a_fair().id}-*.json"))
    records = open_records(folder, SystemClock())
    with records.transaction() as tx:
        assert tx.ticket_ids() == ()
    records.close()


def test_only_a_supervisors_desk_may_erase_everybody(qtbot: QtBot, folder: Path) -> None:
    pem = certificate_in(folder / "hub").certificate.read_text()
    place = ("127.0.0.1",), free_port(), pem
    kept = Membership("hub-1", "Accueil", *place, "d", a_fair().id, "", "hall", "t")
    save_membership(folder, kept, safe_of_this_system())
    with desk_window(WindowOrder(folder, camera="/dev/none"), SystemClock(), None) as window:
        card = opened(qtbot, window).retention
        window.show_page("privacy")

        qtbot.waitUntil(lambda: "superviseur" in card.hint.text(), timeout=PATIENCE_MS)
        assert not card.purge.isVisible()


def tells(path: Path) -> bool:
    return path.is_file() and NAME.encode() in path.read_bytes()
