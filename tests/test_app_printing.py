"""Printing as a page of the window asks for it: answers come over the bridge."""

import pytest
from pytestqt.qtbot import QtBot

from builders import a_fair, a_ticket
from kiosk.app.desk import open_records
from kiosk.app.layout_store import LayoutStore
from kiosk.app.printing import Printing
from kiosk.app.running import Memory, RunningDesk
from kiosk.clock import SystemClock
from kiosk.desk.checkin import CheckIn
from kiosk.desk.roster_import import import_roster
from kiosk.desk.thread import DeskThread
from kiosk.domain.badges import JobAction, JobState, PrintPolicy
from kiosk.domain.fair import Direction
from kiosk.ports import Printed
from kiosk.settings import PrinterChoice, Settings, load
from printing.raster import page_size
from ui.bridge import Bridge

CLOCK = SystemClock()
PATIENCE_MS = 60_000


class Shop:
    """A desk with two folders of PDFs for printers, the first of which cannot be written."""

    def __init__(self, folder):
        self.folder = folder
        self.desk = DeskThread(lambda error: None)
        self.records = self.desk.ask(lambda: open_records(folder, CLOCK))
        self.good = str(folder / "good")
        (folder / "bad").write_text("a file stands where the folder should")
        self.settings = Settings(printer=str(folder / "bad"))
        self.check_in = CheckIn(records=self.records, gate=a_fair().gates[0], clock=CLOCK)
        self.running = RunningDesk(
            records=self.records,
            check_in=self.check_in,
            desk=self.desk,
            bridge=Bridge(),
            memory=Memory(folder, self.settings),
            clock=CLOCK,
        )
        self.bridge = self.running.bridge
        self.desk.ask(lambda: import_roster(self.records, [a_ticket()]))
        self.printing = Printing(folder, self.running, self.desk, CLOCK)
        self.printing.start()

    def pages(self):
        return list((self.folder / "good").glob("*.pdf"))

    def close(self):
        self.printing.stop()
        self.desk.ask(self.records.close)
        self.desk.stop()


@pytest.fixture
def shop(tmp_path, qapp):
    made = Shop(tmp_path)
    yield made
    made.close()


def test_a_badge_that_waits_is_listed_and_comes_out_at_a_printer_chosen_now(
    qtbot: QtBot, shop: Shop
) -> None:
    listed, reports = [], []
    shop.bridge.badges_listed.connect(listed.append)
    shop.bridge.badge_changed.connect(lambda report: reports.append(report.job.state))
    shop.printing.reprint_damaged(a_ticket().id)
    qtbot.waitUntil(lambda: JobState.FAILED in reports, timeout=PATIENCE_MS)
    shop.printing.list_badges()
    qtbot.waitUntil(
        lambda: bool(listed) and listed[-1][0].job.trouble == "folder_missing",
        timeout=PATIENCE_MS,
    )

    shop.printing.choose_printers((PrinterChoice(shop.good, "label-62"),))

    qtbot.waitUntil(lambda: len(shop.pages()) == 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: JobState.PRINTED in reports, timeout=PATIENCE_MS)
    assert load(shop.folder).printers == (PrinterChoice(shop.good, "label-62"),)


def test_a_dropped_badge_never_comes_out(qtbot: QtBot, shop: Shop) -> None:
    listed = []
    shop.bridge.badges_listed.connect(listed.append)
    shop.printing.reprint_corrected(a_ticket().id)
    qtbot.waitUntil(lambda: bool(listed) and len(listed[-1]) == 1, timeout=PATIENCE_MS)
    (waiting,) = listed[-1]

    qtbot.waitUntil(lambda: _dropped(shop, waiting.job.id, listed), timeout=PATIENCE_MS)
    shop.printing.choose_printers((PrinterChoice(shop.good),))
    with qtbot.waitSignal(shop.bridge.badge_tried, timeout=PATIENCE_MS):
        shop.printing.print_trial(shop.good)

    assert len(shop.pages()) == 1  # the test badge


def test_a_test_badge_names_its_outcome_and_uses_a_label(qtbot: QtBot, shop: Shop) -> None:
    printers, tried = [], []
    shop.bridge.printers_changed.connect(printers.append)
    shop.bridge.badge_tried.connect(tried.append)
    shop.printing.choose_printers((PrinterChoice(shop.good),))
    shop.printing.load_labels(shop.good, 20)
    qtbot.waitUntil(lambda: _labels(printers) == 20, timeout=PATIENCE_MS)

    shop.printing.print_trial(shop.good)

    qtbot.waitUntil(lambda: bool(tried) and _labels(printers) == 19, timeout=PATIENCE_MS)
    assert isinstance(tried[0].outcome, Printed)


def test_a_policy_counts_from_the_next_scan_and_is_remembered(qtbot: QtBot, shop: Shop) -> None:
    assert shop.check_in.gate.direction is Direction.ENTRY
    shop.printing.choose_policy(PrintPolicy.PRINT_ONLY)

    qtbot.waitUntil(lambda: load(shop.folder).prints == "only", timeout=PATIENCE_MS)
    assert shop.check_in.policy is PrintPolicy.PRINT_ONLY


def _labels(printers: list) -> int | None:
    return printers[-1][0].labels_left if printers else None


def _dropped(shop: Shop, job_id: str, listed: list) -> bool:
    if listed[-1]:  # it may be in a printer's hand for a moment
        shop.printing.act(JobAction.DROP, job_id)
    return not listed[-1]


def test_a_layout_changed_elsewhere_is_printed_by_from_the_next_badge_on(
    qtbot: QtBot, shop: Shop
) -> None:
    text = {"type": "textarea", "left": 1, "bottom": 1, "width": 50, "height": 9,
            "content": "company", "fontsize": 12}  # fmt: skip
    gala = {"name": "Gala", "width": 60, "height": 40, "elements": [text]}
    store = LayoutStore(shop.folder)
    store.save(gala)
    shop.printing.choose_printers((PrinterChoice(shop.good, "gala"),))
    shop.printing.reprint_damaged(a_ticket().id)
    qtbot.waitUntil(lambda: len(shop.pages()) == 1, timeout=PATIENCE_MS)

    store.replace("gala", gala | {"width": 80})
    shop.printing.use_layouts(frozenset({"gala"}))
    shop.printing.reprint_damaged(a_ticket().id)
    qtbot.waitUntil(lambda: len(shop.pages()) == 2, timeout=PATIENCE_MS)

    assert {page_size(page.read_bytes()) for page in shop.pages()} == {(60, 40), (80, 40)}
