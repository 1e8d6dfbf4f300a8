"""The check before opening: how each thing is judged, what is said of it, on screen and off."""

import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from builders import a_fair, a_ticket
from kiosk.app.desk import open_records
from kiosk.app.doctor_all import DoctorOrder, check_desk
from kiosk.app.hub_process import HubProcess
from kiosk.app.pairing import pair_folder
from kiosk.app.preflight import desk_facts, examined, machine_lines
from kiosk.app.sight_tap import SightTap
from kiosk.app.window import WindowOrder, desk_window
from kiosk.clock import SystemClock
from kiosk.desk.preflight import (
    GB,
    Battery,
    Check,
    PreflightLine,
    RosterState,
    battery_line,
    camera_line,
    clock_line,
    disk_line,
    light_line,
    roster_line,
    worst,
)
from kiosk.desk.reports import Level, Light, Topic
from kiosk.desk.roster_import import import_roster
from kiosk.domain.fair import Language
from kiosk.ports import Frame
from platforms import linux_only
from scanner.examination import Finding
from scanner.simulator import Visit, write_clip
from scanner.watch import Sight
from ui.preflight_page import PreflightPage
from ui.preflight_wording import figures_text, finding_texts, line_name, line_text
from ui.translation import speak
from ui_builders import FAIR, NOON

PATIENCE_MS = 60_000
FIGURES = (
    ("width", "1280"), ("height", "720"), ("rate", "30"),
    ("brightness", "120"), ("softness", "1.2"), ("ms", "8"),
)  # fmt: skip
GOOD, WARNING, BAD = Level.GOOD, Level.WARNING, Level.BAD


@pytest.fixture(autouse=True)
def _as_it_was(qapp: object) -> Iterator[None]:
    hooks = sys.excepthook, threading.excepthook
    speak(Language.FR)
    yield
    sys.excepthook, threading.excepthook = hooks
    speak(Language.FR)


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "level", "code"),
    [
        ("2026-11-24", GOOD, "fair_day"),
        ("2026-11-23", GOOD, "before"),
        ("2026-03-01", WARNING, "long_before"),
        ("2026-11-28", WARNING, "after"),
        ("2015-01-01", BAD, "wrong_year"),
        ("2099-01-01", BAD, "wrong_year"),
    ],
)
def test_the_date_is_judged_by_the_fair_s_days(day: str, level: Level, code: str) -> None:
    line = clock_line(at(day), FAIR)

    assert (line.level, line.codes) == (level, (code,))


def test_a_day_between_two_days_of_the_fair_is_doubted() -> None:
    fair = replace(FAIR, days=(FAIR.days[0], FAIR.days[-1]))

    assert clock_line(at("2026-11-25"), fair).codes == ("between",)


def test_after_midnight_in_casablanca_it_is_the_next_day() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)

    assert clock_line(late, FAIR).codes == ("fair_day",)


@pytest.mark.parametrize(("free", "level"), [(0.1, BAD), (1, WARNING), (50, GOOD)])
def test_a_disk_is_judged_by_its_room(free: float, level: Level) -> None:
    assert disk_line(int(free * GB)).level is level


@pytest.mark.parametrize(
    ("battery", "level"),
    [(Battery(5, is_plugged=True), GOOD), (Battery(90, is_plugged=False), WARNING),
     (Battery(20, is_plugged=False), BAD)],
)  # fmt: skip
def test_a_battery_on_mains_is_good_at_any_charge(battery: Battery, level: Level) -> None:
    assert battery_line(battery).level is level


@pytest.mark.parametrize(
    ("tickets", "hours", "level", "code"),
    [(0, 1, BAD, "empty"), (9, 1, GOOD, "fresh"), (9, 72, WARNING, "old"), (9, -5, GOOD, "new")],
)
def test_a_roster_is_judged_by_size_and_age(
    tickets: int, hours: int, level: Level, code: str
) -> None:
    line = roster_line(RosterState(tickets, NOON - timedelta(hours=hours)), NOON)

    assert (line.level, line.codes) == (level, (code,))


@given(st.lists(st.sampled_from([finding.value for finding in Finding]), unique=True))
def test_a_camera_with_any_findings_is_told_and_never_called_good(findings: list[str]) -> None:
    line = camera_line(findings, FIGURES)

    assert (line.level is GOOD) is (findings == [])
    assert line_text(line)


def test_why_no_picture_came_is_told_by_the_camera_s_light() -> None:
    missing = Light(Topic.CAMERA, BAD, "missing")

    assert camera_line(["no_picture", "no_code"], (), missing).light == missing
    assert camera_line(["no_picture"], (), None).codes == ("no_picture",)


def test_the_worst_line_counts_and_lines_under_way_do_not() -> None:
    under_way = PreflightLine(Check.CAMERA, None, ("measuring",))

    assert worst([under_way]) is GOOD
    assert worst([under_way, disk_line(GB), disk_line(0)]) is BAD


LINES = (
    camera_line([], FIGURES),
    light_line(Check.PRINTER, Light(Topic.PRINTER, BAD, "out_of_media", "Zebra")),
    light_line(Check.SOUND, Light(Topic.SOUND, GOOD, "ready")),
    light_line(Check.SOUND, Light(Topic.SOUND, WARNING, "none")),
    *(clock_line(at(day), FAIR) for day in ("2015-01-01", "2026-03-01", "2026-11-24")),
    *(disk_line(free * GB // 10) for free in (1, 10, 100)),
    battery_line(Battery(50, is_plugged=True)),
    battery_line(Battery(50, is_plugged=False)),
    roster_line(RosterState(2000, NOON - timedelta(days=9)), NOON),
    roster_line(RosterState(2000, None), NOON),
    light_line(Check.SYNC, Light(Topic.SYNC, WARNING, "alone")),
)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.check}-{line.codes}")
def test_every_line_is_said_in_full(line: PreflightLine, language: Language) -> None:
    speak(language)
    said = line_name(line.check) + line_text(line) + figures_text(line)

    assert line_text(line) not in line.codes
    assert "{" not in said


def test_every_finding_of_a_camera_is_worded() -> None:
    assert len(set(finding_texts([finding.value for finding in Finding]))) == len(Finding)


def test_the_page_sums_up_and_rows_keep_their_places(qtbot: QtBot) -> None:
    page = PreflightPage()
    qtbot.addWidget(page)
    page.resize(1026, 600)
    page.show()
    fine = (camera_line([], FIGURES), disk_line(50 * GB), roster_line(RosterState(9, NOON), NOON))
    page.show_lines((PreflightLine(Check.CAMERA, None, ("measuring",)), *fine[1:]))
    assert (page.summary.text(), page.again.isEnabled()) == ("Vérification en cours…", False)
    before = page.rows[Check.ROSTER].geometry()

    page.show_lines(fine)
    assert (page.summary.text(), page.again.isEnabled()) == ("Prêt à ouvrir", True)
    assert page.rows[Check.ROSTER].geometry() == before
    assert not page.rows[Check.BATTERY].isVisible()

    page.show_lines((*fine[:1], disk_line(0)))
    assert page.summary.text() == "Pas encore prêt"


def a_sight(number: int) -> Sight:
    pixels = np.random.default_rng(number).integers(0, 255, (72, 128, 3), dtype=np.uint8)
    return Sight(Frame(pixels, number / 30), (), (), 8.0)


def test_the_running_camera_is_examined_without_stopping_it() -> None:
    tap = SightTap()
    tap.see(a_sight(0))  # nobody looks: dropped
    seen = tap.sights()
    for number in range(1, 50):  # more than it holds: the camera never waits
        tap.see(a_sight(number))

    assert [next(seen).frame.taken_at * 30 for _ in range(3)] == pytest.approx([1, 2, 3])
    tap.close()
    assert list(seen) == []


def test_a_closed_tap_ends_an_examination_at_once() -> None:
    tap = SightTap()
    tap.close()

    assert examined(tap.sights(), 8, None).codes == ("no_picture",)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    records = open_records(tmp_path, SystemClock())
    with records.transaction() as tx:
        tx.set_fair(a_fair(first_day=SystemClock().now().date()))
    import_roster(records, [a_ticket()])
    records.close()
    return tmp_path


def test_opening_the_page_checks_the_running_desk(qtbot: QtBot, folder: Path) -> None:
    clip = folder / "clip.mp4"
    write_clip(clip, [Visit("LOST", seed=2, seconds=2.5)])
    with desk_window(WindowOrder(folder, camera=str(clip)), SystemClock(), clip=None) as window:
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.painted, timeout=PATIENCE_MS):
            window.show()
        window.show_page("preflight")
        page = window.findChild(PreflightPage)
        assert isinstance(page, PreflightPage)
        rows = page.rows

        qtbot.waitUntil(lambda: rows[Check.ROSTER].text.text().startswith("1 billet"))
        assert not page.again.isEnabled()
        qtbot.waitUntil(page.again.isEnabled, timeout=PATIENCE_MS)
        assert rows[Check.CAMERA].figures.text().startswith("1280 × 720")
        qtbot.waitUntil(lambda: "Ce poste seul\u202f:" in rows[Check.SYNC].text.text())


@linux_only  # elsewhere batteries are not told by files
def test_a_computer_that_tells_of_no_battery_is_checked_all_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("psutil._pslinux.POWER_SUPPLY_PATH", str(tmp_path / "none"))
    records = open_records(folder, SystemClock())
    lines = machine_lines(desk_facts(records), folder)
    records.close()

    assert [line.check for line in lines[:3]] == [Check.CLOCK, Check.DISK, Check.ROSTER]


def test_the_doctor_says_the_same_lines_and_makes_no_folder(tmp_path: Path) -> None:
    told: list[str] = []
    order = DoctorOrder(tmp_path / "none", seconds=1, as_json=True)
    assert not check_desk(order, SystemClock(), tell=told.append)

    found = {line["check"]: line for line in map(json.loads, told)}
    assert list(found) == [check.value for check in Check if check.value in found]
    assert found["roster"]["codes"] == ["empty"]
    assert found["camera"]["level"] == "bad"
    assert not (tmp_path / "none").exists()


def test_the_doctor_asks_the_hub_that_a_desk_is_paired_with(tmp_path: Path) -> None:
    desk, told = tmp_path / "desk", list[str]()
    hub = HubProcess(tmp_path / "hub", xh="fair-1", name="Entrée", port=0, listen="127.0.0.1")
    try:
        pair_folder(desk, hub.start().qr)
        (desk / "settings.json").write_text('{"language": "en"}', encoding="utf-8")
        check_desk(DoctorOrder(desk, seconds=1), SystemClock(), tell=told.append)
    finally:
        hub.stop()
    check_desk(DoctorOrder(desk, seconds=1), SystemClock(), tell=told.append)

    answers, silent = [line for line in told if "Other desks" in line]
    assert answers.startswith("[ok]")
    assert "The hub answers: Entrée." in answers
    assert silent.startswith("[warning]")
    assert "Entrée" in silent
    assert "alone" not in silent


def test_the_doctor_finds_a_good_desk_good(folder: Path) -> None:
    clip = folder / "clip.mp4"
    write_clip(clip, [Visit("LOST", seed=2, seconds=2.5)])
    (folder / "settings.json").write_text(
        json.dumps({"camera": str(clip), "language": "en"}), encoding="utf-8"
    )
    told: list[str] = []
    check_desk(DoctorOrder(folder, seconds=3), SystemClock(), tell=told.append)

    assert any("1 tickets, imported within the last hour." in line for line in told)
    assert any("1280 × 720 pixels" in line for line in told)
