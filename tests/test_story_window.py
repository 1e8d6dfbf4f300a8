"""A visitor walks up to the real window: camera, desk, badge, and what staff do about it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders import a_fair, a_ticket
from fakes import ManualClock
from kiosk.app.desk import open_records
from kiosk.app.window import WindowOrder, desk_window
from kiosk.clock import SystemClock
from kiosk.desk.roster_import import import_roster
from kiosk.domain.fair import Language
from kiosk.errors import Trouble, TroubleError
from scanner.simulator import Visit, write_clip
from ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("real_window")

PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One visitor with a good ticket, then one whom nobody knows."""
    path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    write_clip(path, [Visit("CODE-1", seed=1, seconds=1.6), Visit("LOST", seed=2, seconds=1.6)])
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk at a fair that began today, three tickets in its roster."""
    records = open_records(tmp_path, SystemClock())
    with records.transaction() as tx:
        tx.set_fair(a_fair(first_day=SystemClock().now().date()))
    import_roster(records, [a_ticket(), a_ticket(code="UNPAID", paid=False)])
    records.close()
    return tmp_path


def shown(qtbot: QtBot, window: MainWindow) -> MainWindow:
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitSignal(window.painted, timeout=PATIENCE_MS):
        window.show()
    return window


def tone(window: MainWindow) -> object:
    return window.desk.card.head.property("tone")


def test_a_code_held_to_the_camera_prints_a_badge(qtbot: QtBot, folder: Path, clip: Path) -> None:
    order = WindowOrder(folder, camera=str(clip))
    with desk_window(order, SystemClock(), clip=None) as window:
        shown(qtbot, window)
        badge = window.desk.card.badge

        qtbot.waitUntil(lambda: tone(window) == "admitted", timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: not badge.picture.pixmap().isNull(), timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: badge.state.text() == "Badge imprimé", timeout=PATIENCE_MS)
        assert window.desk.card.person.name.text() == "Fatima-Zahra Benjelloun"
        assert window.desk.preview.caption().startswith("clip.mp4")

        qtbot.waitUntil(lambda: tone(window) == "refused", timeout=PATIENCE_MS)
        assert window.desk.card.head.word.text() == "Code inconnu"

    badges = list((folder / "badges").glob("*.pdf"))
    assert len(badges) == 1
    assert badges[0].read_bytes().startswith(b"%PDF")


def test_the_desk_works_without_a_camera(qtbot: QtBot, folder: Path) -> None:
    order = WindowOrder(folder, camera="/dev/no-such-camera", language="ar")
    with desk_window(order, SystemClock(), clip=None) as window:
        shown(qtbot, window)
        qtbot.waitUntil(lambda: bool(window.desk.preview.placeholder()), timeout=PATIENCE_MS)

        qtbot.keyClicks(window.desk.entry.field, "UNPAID")
        qtbot.keyClick(window.desk.entry.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: tone(window) == "look", timeout=PATIENCE_MS)
        qtbot.keyClick(window, Qt.Key.Key_F8)
        qtbot.waitUntil(lambda: tone(window) == "admitted", timeout=PATIENCE_MS)

    assert window.isRightToLeft()
    assert len(list((folder / "badges").glob("*.pdf"))) == 1


def test_what_staff_chose_is_there_at_the_next_start(qtbot: QtBot, folder: Path) -> None:
    order = WindowOrder(folder, camera="/dev/no-such-camera")
    with desk_window(order, SystemClock(), clip=None) as window:
        shown(qtbot, window)
        window.choose_language(Language.EN)
        window.gate_chosen.emit("conferences-in")
        qtbot.waitUntil(
            lambda: window.bar.gate.text() == "Gate conferences-in", timeout=PATIENCE_MS
        )

    with desk_window(order, SystemClock(), clip=None) as again:
        shown(qtbot, again)
        assert again.bar.gate.text() == "Gate conferences-in"


def test_badges_left_by_a_crash_come_out_at_the_next_start(qtbot: QtBot, folder: Path) -> None:
    records = open_records(folder, SystemClock())
    with records.transaction() as tx:
        tx.queue_badge(a_ticket())
    records.close()

    with desk_window(WindowOrder(folder, camera="/dev/none"), SystemClock(), clip=None) as window:
        shown(qtbot, window)
        qtbot.waitUntil(
            lambda: len(list((folder / "badges").glob("*.pdf"))) == 1, timeout=PATIENCE_MS
        )


def test_a_second_window_on_the_same_folder_is_refused(qtbot: QtBot, folder: Path) -> None:
    order = WindowOrder(folder, camera="/dev/none")
    with (
        desk_window(order, SystemClock(), clip=None),
        pytest.raises(TroubleError) as caught,
        desk_window(order, ManualClock(), clip=None),
    ):
        pass

    assert caught.value.trouble is Trouble.DATA_IN_USE


def test_the_window_waits_for_no_slow_library():
    script = (
        "import sys, kiosk.app.window;"
        "print(sorted({'numpy', 'cv2', 'PIL', 'reportlab', 'uharfbuzz', 'psutil', 'zxingcpp',"
        " 'cryptography', 'httpx', 'zeroconf', 'uvicorn'} & set(sys.modules)))"
    )

    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "[]"
