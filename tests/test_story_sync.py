"""Two desks find together, part and meet again: real windows, a real hub process, sockets."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders import a_fair, a_ticket
from kiosk import settings
from kiosk.app.desk import open_records
from kiosk.app.sync_desk import SyncDesk
from kiosk.app.window import WindowOrder, desk_window
from kiosk.clock import SystemClock
from kiosk.desk.own_hub import HubPlace
from kiosk.desk.roster_import import import_roster
from kiosk.domain.fair import Language
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.settings import Settings
from scanner.decoder import CodeDecoder
from ui.main_window import MainWindow
from ui.sync_page import SyncPage
from ui.translation import speak

PATIENCE_MS = 60_000
PLACE = HubPlace(port=0, listen="127.0.0.1")


@pytest.fixture(autouse=True)
def _as_it_was(qapp: object) -> Iterator[None]:
    hooks = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = hooks
    speak(Language.FR)


def a_folder(home: Path, name: str, *, has_roster: bool = False) -> Path:
    home.mkdir()
    records = open_records(home, SystemClock())
    with records.transaction() as tx:
        tx.set_fair(a_fair(first_day=SystemClock().now().date()))
    if has_roster:
        import_roster(records, [a_ticket(), a_ticket(code="CODE-2")])
    records.close()
    settings.save(home, replace(Settings(), desk=name))
    return home


class Desk:
    """One laptop with its window, as staff use it."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.painted, timeout=PATIENCE_MS):
            window.show()
        window.show_page("sync")
        self.page: SyncPage = window.findChild(SyncPage)
        self.sync: SyncDesk = self.page.findChild(SyncDesk)

    def waits(self, until: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=PATIENCE_MS)

    def admits(self, code: str) -> None:
        self.window.code_typed.emit(code)
        card = self.window.desk.card
        self.waits(lambda: card.isVisibleTo(self.window) and card.currentIndex() == 1)
        self.waits(lambda: card.head.property("tone") == "admitted")

    def invites(self) -> str:
        """Return the text of the QR on the hub's screen."""
        self.page.host.invite.make.click()
        self.waits(lambda: self.page.host.invite.picture.modules)
        (found,) = CodeDecoder().decode(_pixels(self.page.host.invite.picture.modules))
        return found.text

    def is_shown(self, qr: str) -> None:
        """Hold a QR before the camera."""
        self.sync._running.scan(ScannedCode(qr.encode(), Symbology.QR))


@pytest.fixture
def desks(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    folders = (
        a_folder(tmp_path / "one", "Poste 1", has_roster=True),
        a_folder(tmp_path / "two", "Poste 2"),
    )
    with ExitStack() as closing:
        one, two = (
            closing.enter_context(
                desk_window(WindowOrder(home, camera="/dev/none", hub_place=PLACE),
                            SystemClock(), clip=None)
            )
            for home in folders
        )  # fmt: skip
        yield Desk(qtbot, one), Desk(qtbot, two)
