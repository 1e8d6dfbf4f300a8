"""Badges on a real IPP printer while the kiosk is killed at random: none comes out twice."""

import contextlib
import json
import random
import signal
import sqlite3
import subprocess
import sys

import pytest
import segno

import printer_emulators as emulators

pytestmark = pytest.mark.servers
KILLS = 6
CODES = 3  # shown to each process that is killed
PEOPLE = KILLS * CODES


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
    for n in range(PEOPLE):
        codes = codes_of(tmp_path, n // CODES)
        codes.mkdir(parents=True, exist_ok=True)
        segno.make(f"CODE{n:04}", micro=False).save(codes / f"{n}.png", scale=6)
    return tmp_path


def codes_of(fair, process):
    return fair / "codes" / str(process)


def jobs_of(fair):
    db = sqlite3.connect(fair / "data" / "kiosk.db")
    rows = db.execute("select id, attempt, state from badge_job").fetchall()
    db.close()
    return rows


def was_killed(command, after_s):
    """Kill a command so long after its first line: its second badge is on its way then."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        process.stdout.readline()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(after_s)
        process.kill()
    return process.returncode == -signal.SIGKILL


def test_no_badge_comes_out_twice_and_none_is_said_to_be_out_that_is_not(fair, device):
    chance = random.SystemRandom()
    commands = [kiosk("scan", codes_of(fair, n), "--data", fair / "data") for n in range(KILLS)]

    killed = sum(was_killed(command, chance.uniform(0, 0.4)) for command in commands)
    for command in commands:
        subprocess.run(command, capture_output=True, check=False)

    out = device.pages()
    jobs = jobs_of(fair)
    printed = {f"{job}-{attempt}" for job, attempt, state in jobs if state == "printed"}
    doubtful = {f"{job}-{attempt}" for job, attempt, state in jobs if state == "to_check"}
    assert len(doubtful) <= killed > 0  # the one in hand, each time
    assert len(jobs) == PEOPLE
    assert len(printed | doubtful) == PEOPLE
    assert printed <= set(out) <= printed | doubtful
