"""A page asks again: a job that fails while a page is open freezes nothing that it shows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders import a_fair, a_ticket
from kiosk.app.desk import open_records
from kiosk.app.window import WindowOrder, desk_window
from kiosk.clock import SystemClock
from kiosk.desk.own_hub import HubPlace
from kiosk.desk.preflight import Check
from kiosk.desk.roster_import import import_roster
from kiosk.errors import Trouble, TroubleError
from ui.main_window import MainWindow
from ui.preflight_page import PreflightPage
from ui.privacy_page import PrivacyPage
from ui.sync_page import SyncPage

pytestmark = pytest.mark.usefixtures("real_window")

PATIENCE_MS = 30_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    records = open_records(tmp_path, SystemClock())
    with records.transaction() as tx:
        tx.set_fair(a_fair(first_day=SystemClock().now().date()))
    import_roster(records, [a_ticket()])
    records.close()
    return tmp_path


def tells_who_is_here(window: MainWindow) -> bool:
    page: SyncPage = window.findChild(SyncPage)
    return bool(page.summary.headline.text())


def tells_how_long_data_are_kept(window: MainWindow) -> bool:
    page: PrivacyPage = window.findChild(PrivacyPage)
    return bool(page.retention.text.text())


def tells_of_the_roster(window: MainWindow) -> bool:
    page: PreflightPage = window.findChild(PreflightPage)
    return page.rows[Check.ROSTER].text.text().startswith("1 billet")


@pytest.mark.parametrize(
    ("page", "fails", "is_told"),
    [
        ("sync", "kiosk.app.sync_desk.sync_view", tells_who_is_here),
        ("privacy", "kiosk.app.privacy_desk.Retention", tells_how_long_data_are_kept),
        ("preflight", "kiosk.app.preflight_desk.desk_facts", tells_of_the_roster),
    ],
)
def test_values_come_once_the_database_answers_again(
    qtbot: QtBot,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    *,
    page: str,
    fails: str,
    is_told: Callable[[MainWindow], bool],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise TroubleError(Trouble.DISK_FULL, where=folder)

    monkeypatch.setattr("kiosk.app.privacy_desk._LOOK_MS", 200)
    order = WindowOrder(folder, camera="/dev/none", hub_place=HubPlace(0, "127.0.0.1"))
    with desk_window(order, SystemClock(), None) as window:
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.painted, timeout=PATIENCE_MS):
            window.show()
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(fails, fail)
            window.show_page(page)
            qtbot.waitUntil(lambda: "desk.job_failed" in caplog.messages, timeout=PATIENCE_MS)
            assert not is_told(window)
        if page == "preflight":  # looks when it is opened, the others again and again
            window.show_page("sync")
            window.show_page(page)

        qtbot.waitUntil(lambda: is_told(window), timeout=PATIENCE_MS)
