"""Badges on a real IPP printer while the kiosk is killed at random: none comes out twice."""

import json
import random
import sqlite3
import subprocess
import sys

import pytest
import segno

import printer_emulators as emulators

pytestmark = pytest.mark.servers
PEOPLE = 12
KILLS = 6


def kiosk(*words):
    return [sys.executable, "-m", "kiosk", *map(str, words)]


@pytest.fixture
def device():
    with (
        emulators.a_bus() as bus,
        emulators.Ippeve(bus, formats="application/pdf", size_mm=(105, 148)) as printer,
    ):
        yield printer


@pytest.fixture
def fair(tmp_path, device):
    lines = [f"CODE{n:04};Visiteur {n};Essai" for n in range(PEOPLE)]
    roster = tmp_path / "roster.csv"
    roster.write_text("code;first_name;last_name\n" + "\n".join(lines) + "\n", encoding="utf-8")
    data = tmp_path / "data"
    subprocess.run(
        kiosk("import", roster, "--apply", "--data", data), check=True, capture_output=True
    )
    (data / "settings.json").write_text(json.dumps({"printer": device.uri}))
    (tmp_path / "codes").mkdir()
    for n in range(PEOPLE):
        segno.make(f"CODE{n:04}", micro=False).save(tmp_path / "codes" / f"{n}.png", scale=6)
    return tmp_path


def jobs_of(fair):
    db = sqlite3.connect(fair / "data" / "kiosk.db")
    rows = db.execute("select id, attempt, state from badge_job").fetchall()
    db.close()
    return rows


def was_killed(command, life_s):
    """Run a command, but for so many seconds at most."""
    try:
        subprocess.run(command, capture_output=True, check=False, timeout=life_s)
    except subprocess.TimeoutExpired:
        return True
    return False


def test_no_badge_comes_out_twice_and_none_is_said_to_be_out_that_is_not(fair, device):
    chance = random.SystemRandom()
    command = kiosk("scan", fair / "codes", "--data", fair / "data")

    killed = sum(was_killed(command, chance.uniform(0.5, 1.6)) for _ in range(KILLS))
    subprocess.run(command, capture_output=True, check=False)

    out = device.pages()
    jobs = jobs_of(fair)
    printed = {f"{job}-{attempt}" for job, attempt, state in jobs if state == "printed"}
    doubtful = {f"{job}-{attempt}" for job, attempt, state in jobs if state == "to_check"}
    assert killed > 0
    assert len(jobs) == PEOPLE
    assert len(printed | doubtful) == PEOPLE
    assert printed <= set(out) <= printed | doubtful
