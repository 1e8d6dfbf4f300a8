"""A desk that lacks the list: what its light and its verdicts say until all of it is there."""

import asyncio
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from builders import a_fair, a_ticket
from kiosk.app.running import RunningDesk
from kiosk.app.sync_desk import SyncDesk
from kiosk.app.window import WindowOrder, desk_window
from kiosk.clock import SystemClock
from kiosk.desk.checkin import CheckIn
from kiosk.desk.company import Coming, Company, Step, Sure, how_sure
from kiosk.desk.reports import Level, Light, Tone, Topic, tone_of
from kiosk.desk.thread import DeskThread
from kiosk.domain.admission import Reason, Refuse
from kiosk.domain.fair import Language
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.certificate import certificate_in
from kiosk.protocol.api import DeskStatus, Status
from kiosk.protocol.messages import MOST_EVENTS, Changes, Hello, Pull
from kiosk.signing.check import is_signed
from kiosk.sync.exchange import Answer, Heard
from kiosk.sync.lights import peers_of, standing_light
from kiosk.sync.membership import Membership, safe_of_this_system, save_membership
from kiosk.sync.thread import SyncThread
from signing_builders import a_code
from sync_builders import Desk, a_run
from ui.main_window import MainWindow
from ui.reasons import reason_words
from ui.sounds import Sound, sound_of
from ui.status_wording import light_text, trouble_text
from ui.sync_page import SyncPage
from ui.todo_panel import TodoPanel
from ui.translation import speak
from ui_builders import a_report

PATIENCE = 60.0
COMING = Refuse(Reason.LIST_COMING)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, "new")
    yield made
    made.close()


def verdict_on(desk: Desk, text: str) -> object:
    check_in = CheckIn(
        records=desk.records, gate=a_fair().gates[0], clock=desk.clock, signatures=is_signed
    )
    code = ScannedCode(text.encode(), Symbology.QR, seen_at=desk.clock.monotonic())
    return check_in.scan(code).verdict


def read_upto(desk: Desk, cursor: int, head: int) -> None:
    """Hold the feed of the hub that far."""
    desk.store.begin_again("hub", "T1", head)
    desk.store.take("hub", 0, Changes("T1", head, 0, cursor, more=cursor < head))


def test_nobody_is_refused_as_unknown_before_the_list_is_here(desk: Desk) -> None:
    assert verdict_on(desk, "CODE-1") == Refuse(Reason.UNKNOWN_CODE)  # of no hub: nothing comes
    assert desk.store.expect("hub")
    assert verdict_on(desk, "CODE-1") == COMING
    read_upto(desk, 1, 100_000)
    assert verdict_on(desk, "CODE-1") == COMING
    assert verdict_on(desk, a_code()) == COMING  # signed by a key that may come, too

    read_upto(desk, 100_000 - MOST_EVENTS + 1, 100_000)

    assert verdict_on(desk, "CODE-1") == Refuse(Reason.UNKNOWN_CODE)
    assert verdict_on(desk, a_code()) == Refuse(Reason.UNKNOWN_KEY)


def test_a_scan_that_nobody_can_judge_yet_lets_nobody_pass_and_is_no_refusal(desk: Desk) -> None:
    desk.store.expect("hub")
    verdict_on(desk, "CODE-1")

    assert desk.rows(
        "select verdict, dir, subject, body like '%list_coming%' from event where type = 'scan'"
    ) == [("look", 0, "", 1)]


def test_who_is_in_what_has_come_is_let_in_meanwhile(desk: Desk) -> None:
    with desk.records.transaction() as tx:
        tx.import_roster([a_ticket()])
    read_upto(desk, 1, 100_000)

    assert tone_of(verdict_on(desk, a_ticket().code)) is Tone.ADMITTED


def test_a_desk_with_a_list_that_turns_to_a_hub_out_of_reach_knows_who_is_unknown(
    desk: Desk,
) -> None:
    with desk.records.transaction() as tx:
        tx.import_roster([a_ticket()])

    assert not desk.store.expect("hub")
    assert verdict_on(desk, "NOBODY") == Refuse(Reason.UNKNOWN_CODE)
    desk.store.begin_again("hub", "T1", 100_000)  # and nothing more was heard of it
    assert verdict_on(desk, "NOBODY") == Refuse(Reason.UNKNOWN_CODE)


def test_the_card_asks_to_wait_in_amber_and_offers_nobody_to_be_let_in(qtbot: QtBot) -> None:
    report, panel = a_report(COMING), TodoPanel()
    qtbot.addWidget(panel)
    panel.show_report(report)
    panel.show()

    assert (tone_of(COMING), sound_of(report)) == (Tone.LOOK, Sound.LOOK)
    assert panel.sentence.text() == reason_words(Reason.LIST_COMING).todo
    assert not panel.admit.isVisible()


class Feed:
    """Has nothing to push and takes every page."""

    def push(self) -> None:
        return None

    def pull(self) -> Pull:
        return Pull("T1", 0, 0)

    def slices(self, request: Pull, answer: Answer) -> Iterator[tuple[Pull, Answer]]:
        yield request, answer

    def heard(self, request: Pull, answer: Answer) -> Heard:
        return Heard.IDLE


class FarWay:
    """A hub 10,000 positions ahead that sends one page each time it is let."""

    def __init__(self) -> None:
        self.pages: asyncio.Queue[int] = asyncio.Queue()
        self.was_asked = threading.Event()
        self.thread: SyncThread | None = None

    async def hello(self) -> Hello:
        assert self.thread is not None
        for step in Step:
            self.thread.show_coming(Coming(step, 6_000_000, 12_000_000, behind=10_000))
        return Hello("hub", "T1", 10_000, 0)

    async def status(self) -> Status:
        self.was_asked.set()
        return Status(0, int(SystemClock().now().timestamp() * 1000), (), ())

    async def answer(self, request: Pull, *, wait: int = 0) -> Answer:
        upto = await self.pages.get()
        return Changes("T1", 10_000, 0, upto, more=upto < 10_000)

    async def close(self) -> None:
        pass


def told_of(count: int, *, has_given_all: bool = False) -> tuple[list[Light], list[Sure]]:
    """Return the first lights of a desk that reads 10,000 positions, and how sure it was."""
    jobs, way, lights = DeskThread(lambda _: None), FarWay(), queue.Queue[Light]()
    thread = SyncThread(
        exchange=Feed(), way=lambda: way, desk=jobs, on_light=lights.put,
        on_changes=lambda: None, clock=SystemClock(),
    )  # fmt: skip
    thread.has_given_all = has_given_all
    way.thread, sures = thread, []
    thread.on_company = lambda company: sures.append(how_sure(company, SystemClock().now()).sure)
    thread.name_hub = lambda _: "Accueil"
    thread.start()
    assert way.was_asked.wait(PATIENCE)
    for upto in (2_000, 6_000, 9_900, 10_000):
        thread._call(lambda upto=upto: way.pages.put_nowait(upto))
    told = [lights.get(timeout=PATIENCE) for _ in range(count)]
    thread.stop()
    jobs.stop()
    return told, sures


def test_a_desk_that_took_the_list_over_awaits_no_list_while_it_reads_back_its_own() -> None:
    told, _ = told_of(len(Step) + 1, has_given_all=True)

    assert told[-1] == Light(Topic.SYNC, Level.GOOD, "sole_hub")


@pytest.mark.parametrize("heard", [0, 1, 2])
def test_light_and_page_tell_the_same_number_of_desks(heard: int) -> None:
    now = SystemClock().now()
    ms = int(now.timestamp() * 1000)
    ours = DeskStatus("me", "Poste 1", "desk", 1, ms, 0, is_revoked=False)
    gone = DeskStatus("gone", "Poste 9", "desk", 1, ms, 0, is_revoked=True)
    others = [
        DeskStatus(f"d{n}", f"Poste {n}", "desk", 1, ms if n < heard else 1, 0, is_revoked=False)
        for n in range(2)
    ]
    status = Status(0, ms, (ours, gone, *others), ())
    company = Company("Accueil", "me", peers=peers_of(status, now), heard_at=now)

    light, sure = standing_light(status, company, now, "Accueil"), how_sure(company, now)
    assert light.detail == f"{sure.heard}/{sure.of}" == f"{heard}/2"
    assert light.level is (Level.GOOD if heard else Level.WARNING)


def test_a_desk_far_behind_is_not_together_and_tells_how_far_it_is() -> None:
    told, sures = told_of(len(Step) + 3)

    assert [(light.code, light.detail) for light in told] == [
        ("list_preparing", ""),
        ("list_coming", "50\u00a0% · 12"),
        ("list_checking", ""),
        ("list_taking_over", ""),
        ("list_read", "0\u00a0%"),
        ("list_read", "50\u00a0%"),
        ("sole_hub", ""),
    ]
    assert [light.level for light in told] == [Level.WARNING] * 6 + [Level.GOOD]
    assert Sure.TOGETHER not in sures[: sures.index(Sure.CATCHING_UP)]


def test_the_light_keeps_percent_and_size_apart_in_arabic() -> None:
    speak(Language.AR)
    text = light_text(coming := Light(Topic.SYNC, Level.WARNING, "list_coming", "50\u00a0% · 12"))
    speak(Language.FR)

    assert "\u206850\u00a0%\u2069 · \u206812\u2069" in text
    assert light_text(coming) == "Liste\u202f: 50\u00a0% · 12 Mo"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A new desk, paired with a hub that is out of reach."""
    hooks = sys.excepthook, threading.excepthook
    pem = certificate_in(tmp_path / "hub").certificate.read_text()
    member = Membership("hub", "Accueil", ("127.0.0.1",), 1, pem, "d", "fair-1", "", "desk", "t")
    save_membership(tmp_path, member, safe_of_this_system())
    with desk_window(WindowOrder(tmp_path, camera="none"), SystemClock(), None) as made:
        qtbot.addWidget(made)
        with qtbot.waitSignal(made.painted, timeout=60_000):
            made.show()
        yield made
    sys.excepthook, threading.excepthook = hooks


def the_list_comes(window: MainWindow) -> RunningDesk:
    """Take in fair and roster as the sync thread has it done."""
    running = window.findChild(SyncPage).findChild(SyncDesk)._running

    def take() -> None:
        with running.records.transaction() as tx:
            tx.set_fair(a_fair(first_day=SystemClock().now().date()))
            tx.import_roster([a_ticket()])

    running.desk.ask(take)
    running.refresh()
    return running


def says(window: MainWindow, trouble: Trouble) -> bool:
    return window.desk.notice.sentence.text() == trouble_text(TroubleError(trouble))


def test_a_new_desk_says_that_its_list_is_on_its_way_and_opens_anew_for_the_fair_that_comes(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.waitUntil(lambda: says(window, Trouble.LIST_COMING), timeout=60_000)

    with qtbot.waitSignal(window.outdated, timeout=60_000):
        the_list_comes(window)

    qtbot.waitUntil(lambda: window.desk.notice.currentIndex() == 0, timeout=60_000)


def test_a_desk_that_serves_visitors_is_only_told_that_another_fair_has_come(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.waitUntil(lambda: says(window, Trouble.LIST_COMING), timeout=60_000)
    closings: list[None] = []
    window.outdated.connect(lambda: closings.append(None))
    window.findChild(SyncPage).findChild(SyncDesk)._running._has_served = True

    the_list_comes(window)

    qtbot.waitUntil(lambda: says(window, Trouble.FAIR_CAME), timeout=60_000)
    assert not closings


def test_a_copied_computer_that_appears_is_told_to_whoever_serves_the_desk(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk = window.findChild(SyncPage).findChild(SyncDesk)
    look = desk.findChild(QTimer, "copies").timeout
    look.emit()
    qtbot.waitUntil(lambda: desk._copies == frozenset(), timeout=60_000)
    opening = {"type": "log.open", "dir": 0, "dev": "c"}
    body = {"name": "Porte C", "machine_fp": "m"}
    runs = [
        a_run(f"log {fp}", [{**opening, "body": {**body, "machine_fp": fp}}]) for fp in ("m", "n")
    ]
    page = Changes("T1", 2, 0, 2, more=False, runs=tuple(runs))
    store = desk._link.store

    desk._running.desk.ask(lambda: store.begin_again("hub", "T1", 2))
    desk._running.desk.ask(lambda: store.take("hub", 0, page))
    look.emit()

    told = trouble_text(TroubleError(Trouble.DESK_COPIED, where="Porte C"))
    qtbot.waitUntil(lambda: window.desk.notice.sentence.text() == told, timeout=60_000)


_OPENED_TWICE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kiosk.app.window import WindowOrder, run
from kiosk.clock import SystemClock
from ui.main_window import MainWindow

painted = []

def on_painted():
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    [window] = [each for each in shown if each.isVisible()]
    painted.append(id(window))
    if len(painted) == 1:
        QTimer.singleShot(100, window.outdated.emit)  # once its devices start
    else:
        QTimer.singleShot(500, lambda: QApplication.exit(7))

order = WindowOrder(Path(sys.argv[1]), camera="none")
code = run(order, SystemClock(), on_progress=lambda _: None, on_painted=on_painted)
print(len(painted), code)
"""


def test_an_outdated_window_is_opened_again_and_the_program_goes_on(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _OPENED_TWICE, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=10 * PATIENCE, check=True,
    )  # fmt: skip

    assert told.stdout.split() == ["2", "7"]
