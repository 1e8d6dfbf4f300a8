"""A printer falls ill and gets well again, in the real window: what the clerk sees and does."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders import a_fair, a_ticket
from kiosk import settings
from kiosk.app.desk import open_records
from kiosk.app.window import WindowOrder, desk_window
from kiosk.clock import SystemClock
from kiosk.desk.badges import move
from kiosk.desk.roster_import import import_roster
from kiosk.domain.badges import JobState
from kiosk.domain.events import EventType
from kiosk.settings import Settings
from ui.main_window import MainWindow
from ui.queue_page import QueuePage
from ui.queue_row import Zone, zones

pytestmark = pytest.mark.usefixtures("real_window")

PATIENCE_MS = 60_000
DOUBTFUL = "B"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk whose printer cannot print, and one badge of which nobody can tell."""
    records = open_records(tmp_path, SystemClock())
    with records.transaction() as tx:
        tx.set_fair(a_fair(first_day=SystemClock().now().date()))
    import_roster(records, [a_ticket(), a_ticket(code=DOUBTFUL)])
    with records.transaction() as tx:
        job = replace(tx.queue_badge(a_ticket(code=DOUBTFUL)), attempt=1)
        move(tx, job, JobState.TO_CHECK, EventType.BADGE_TO_CHECK, "jam")
    records.close()
    (tmp_path / "out").write_text("a file stands where the folder of badges should")
    settings.save(tmp_path, Settings(printer=str(tmp_path / "out")))
    return tmp_path


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    with desk_window(WindowOrder(folder, camera="/dev/none"), SystemClock(), clip=None) as made:
        qtbot.addWidget(made)
        made.resize(1366, 768)
        with qtbot.waitSignal(made.painted, timeout=PATIENCE_MS):
            made.show()
        yield made


def light(window: MainWindow) -> object:
    return window.bar.printer.pill.property("level")


def scan(qtbot: QtBot, window: MainWindow, code: str) -> None:
    qtbot.keyClicks(window.desk.entry.field, code)
    qtbot.keyClick(window.desk.entry.field, Qt.Key.Key_Return)


def queue_page(qtbot: QtBot, window: MainWindow) -> QueuePage:
    qtbot.mouseClick(window.bar.printer, Qt.MouseButton.LeftButton)
    page = window.pages.stack.currentWidget().widget()  # type: ignore[attr-defined]
    assert isinstance(page, QueuePage)
    return page


def test_a_badge_waits_for_its_printer_and_comes_out_by_itself(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    qtbot.waitUntil(lambda: light(window) == "bad", timeout=PATIENCE_MS)
    scan(qtbot, window, "CODE-1")
    qtbot.waitUntil(lambda: window.bar.printer.count.text() == "2", timeout=PATIENCE_MS)
    assert window.desk.card.head.word.text() == "Entrée autorisée"
    assert "Non imprimé" in window.desk.card.badge.state.text()
    page = queue_page(qtbot, window)
    qtbot.waitUntil(lambda: page.list.model().rowCount() == 2, timeout=PATIENCE_MS)
    assert "Dossier des badges absent" in page.printer.text()

    (folder / "out").unlink()

    qtbot.waitUntil(lambda: light(window) == "good", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: len(list((folder / "out").glob("*.pdf"))) == 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.bar.printer.count.text() == "1", timeout=PATIENCE_MS)
    assert page.list.model().rowCount() == 2  # its row says so, and stays


@pytest.mark.parametrize(("answer", "printed"), [(Zone.YES, 0), (Zone.NO, 1)])
def test_a_doubtful_badge_is_settled_by_one_answer(
    qtbot: QtBot, window: MainWindow, folder: Path, answer: Zone, printed: int
) -> None:
    (folder / "out").unlink()
    page = queue_page(qtbot, window)
    qtbot.waitUntil(lambda: page.list.model().rowCount() == 1, timeout=PATIENCE_MS)
    area = page.list.visualRect(page.list.model().index(0, 0))
    left = Qt.MouseButton.LeftButton
    ask = zones(area, is_asked=False)[Zone.MAIN].center()
    qtbot.mouseClick(page.list.viewport(), left, pos=ask)
    reply = zones(area, is_asked=True)[answer].center()
    qtbot.mouseClick(page.list.viewport(), left, pos=reply)

    qtbot.waitUntil(lambda: not window.bar.printer.count.isVisible(), timeout=PATIENCE_MS)
    pages = folder / "out"
    qtbot.waitUntil(lambda: len(list(pages.glob("*.pdf"))) == printed, timeout=PATIENCE_MS)


def test_a_lost_badge_is_printed_anew_and_the_old_one_opens_no_door(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    (folder / "out").unlink()
    scan(qtbot, window, "CODE-1")
    badge = window.desk.card.badge
    qtbot.waitUntil(lambda: badge.state.text() == "Badge imprimé", timeout=PATIENCE_MS)

    window.desk.card.reprint.menu().actions()[0].trigger()

    said = "Badge imprimé. Le badge perdu n’ouvre plus rien."
    qtbot.waitUntil(lambda: badge.state.text() == said, timeout=PATIENCE_MS)
    scan(qtbot, window, a_ticket().badge_id)
    head = window.desk.card.head
    qtbot.waitUntil(lambda: head.property("tone") == "refused", timeout=PATIENCE_MS)


def test_the_layout_page_chooses_what_the_first_printer_prints(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    window.show_page("layout")
    page = window.pages.stack.currentWidget().widget()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: page.draft is not None, timeout=PATIENCE_MS)
    page.layout_used.emit("card")

    qtbot.waitUntil(lambda: settings.load(folder).layout == "card", timeout=PATIENCE_MS)
