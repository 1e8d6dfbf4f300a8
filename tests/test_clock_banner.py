"""What staff see when somebody set the clock of their computer."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders import a_fair
from fakes import ManualClock
from kiosk.app.clock_watch import ClockWatch
from kiosk.app.desk import open_records
from kiosk.app.running import RunningDesk
from kiosk.app.window import WindowOrder, desk_window
from kiosk.clock import SystemClock
from kiosk.domain.fair import Language
from kiosk.errors import Trouble, TroubleError
from sync_builders import Desk
from ui.bridge import Bridge, Mailbox
from ui.main_window import MainWindow
from ui.translation import speak

FAIR = a_fair()
PATIENCE_MS = 60_000


def spaced(words: str) -> str:
    """They stay on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


class SettableClock(SystemClock):
    """The machine's clock, as somebody sets it."""

    def __init__(self) -> None:
        self.off = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.off


@pytest.mark.usefixtures("excepthooks")
def test_a_clock_that_is_set_shows_on_the_desk_and_stands_in_the_journal(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = SettableClock()
    with desk_window(WindowOrder(tmp_path, camera="/dev/none"), clock, clip=None) as window:
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.painted, timeout=PATIENCE_MS):
            window.show()
        notice = window.desk.notice
        clock.off = timedelta(hours=-1, minutes=-2)

        told = spaced("−1 h 2 min")
        qtbot.waitUntil(lambda: told in notice.sentence.text(), timeout=PATIENCE_MS)
        assert notice.sentence.text().startswith("L’horloge de cet ordinateur a été changée")
        window.choose_language(Language.AR)
        qtbot.waitUntil(lambda: "ساعة" in notice.sentence.text(), timeout=PATIENCE_MS)
        notice.dismiss.click()
        assert not notice.sentence.isVisible()
    speak(Language.FR)

    records = open_records(tmp_path, SystemClock())
    kinds = [row[0] for row in records.db.execute("select type from event order by seq")]
    records.close()
    assert kinds.count("clock.step") == 1


class AtOnce:
    """A desk thread that is this one."""

    def run(self, job: Callable[[], object], *, then: Callable[[object], None]) -> None:
        then(job())


def test_a_banner_that_a_hub_makes_needless_at_once_can_still_be_read(
    qtbot: QtBot, tmp_path: Path, bridge: Bridge
) -> None:
    desk, told = Desk(tmp_path, "A"), []
    bridge.stands.connect(told.append)
    running = RunningDesk(records=desk.records, check_in=None, desk=AtOnce(), bridge=bridge,
                          memory=None, clock=desk.clock)  # fmt: skip
    watch = ClockWatch(running, bridge)
    desk.clock.step(hours=1)
    watch._look()
    desk.store.set_offset("hub", 0, 20, 39)
    desk.clock.pass_time(seconds=19)
    watch._look()
    assert [error.why for error in told] == [spaced("+1 h 0 min")]

    desk.clock.pass_time(seconds=2)
    watch._look()
    watch._look()
    assert told[1:] == [None]
    desk.close()


@pytest.fixture
def bridge() -> Bridge:
    return Bridge()


@pytest.fixture
def window(qtbot: QtBot, bridge: Bridge) -> MainWindow:
    gate = FAIR.gate("entrance")
    made = MainWindow(fair=FAIR, gate=gate, bridge=bridge, mailbox=Mailbox(), clock=ManualClock())
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_banner_stays_below_other_troubles_until_it_was_read_or_is_over(
    bridge: Bridge, window: MainWindow
) -> None:
    notice = window.desk.notice
    bridge.stands.emit(TroubleError(Trouble.CLOCK_SET, why="+1 h 0 min"))
    assert "+1 h 0 min" in notice.sentence.text()
    assert notice.sentence.isVisible()

    bridge.trouble_met.emit(TroubleError(Trouble.DISK_FULL, where="/data"))
    assert notice.sentence.text().startswith("Le disque")
    notice.dismiss.click()
    assert "+1 h 0 min" in notice.sentence.text()
    bridge.stands.emit(None)
    assert not notice.sentence.isVisible()

    bridge.stands.emit(TroubleError(Trouble.CLOCK_SET, why="−3 s"))
    notice.dismiss.click()
    assert not notice.sentence.isVisible()
