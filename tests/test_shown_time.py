"""People read one time on every desk: the hub's, however the clock of their computer is set."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders import a_fair, a_ticket
from kiosk.app.desk import open_records
from kiosk.app.window import WindowOrder, desk_window
from kiosk.clock import SystemClock
from kiosk.desk.checkin import CheckIn
from kiosk.desk.company import Sure, how_sure
from kiosk.desk.roster_import import import_roster
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.store.sync_store import DeskSync
from sync_builders import Desk
from sync_ui_builders import a_company, a_peer

PATIENCE_MS = 60_000
AHEAD = timedelta(hours=3)
AHEAD_MS = round(AHEAD.total_seconds() * 1000)
FRONT_DOOR = a_fair().gate("entrance")


@pytest.mark.usefixtures("excepthooks")
def test_the_window_tells_the_hubs_time_above_and_beside_a_passage(
    qtbot: QtBot, tmp_path: Path
) -> None:
    records = open_records(tmp_path, SystemClock())
    DeskSync(records).set_offset("hub", AHEAD_MS, 20, 39)
    fair = records.fair
    records.close()
    begun = datetime.now(UTC) + AHEAD  # noqa: TID251 - beside what the window reads
    with desk_window(WindowOrder(tmp_path, camera="/dev/none"), SystemClock(), clip=None) as window:
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.painted, timeout=PATIENCE_MS):
            window.show()
        window.code_typed.emit("NOBODY")
        passage = window.desk.strip.passages[0]
        qtbot.waitUntil(lambda: passage.time.text() != "", timeout=PATIENCE_MS)

        hours = {f"{fair.local(begun + timedelta(minutes=late)):%H}" for late in (0, 1)}
        assert window.bar.clock.text()[:2] in hours
        assert passage.time.text()[:2] in hours


def test_a_passage_its_badge_and_the_report_bear_the_same_time(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "A")
    desk.store.set_offset("hub", AHEAD_MS, 20, 39)
    import_roster(desk.records, [a_ticket(code="ANYBODY")])
    door = CheckIn(records=desk.records, gate=FRONT_DOOR, clock=desk.clock)

    report = door.scan(ScannedCode(b"ANYBODY", Symbology.QR))

    with desk.records.transaction() as tx:
        (passage,) = tx.passages(report.ticket.id, a_fair().day_of(report.at))
    assert report.at == passage.at == report.badge.queued_at == desk.clock.now() + AHEAD
    desk.close()


def test_who_was_heard_a_moment_ago_is_so_by_the_hubs_time_too() -> None:
    company = a_company(a_peer("other"))
    then = company.heard_at + timedelta(seconds=3)

    shown = company.put_on(AHEAD)

    assert how_sure(shown, then + AHEAD) == how_sure(company, then)
    assert how_sure(shown, then + AHEAD).sure is Sure.TOGETHER
    assert shown.peers[1].paired_at == company.peers[1].paired_at + AHEAD
