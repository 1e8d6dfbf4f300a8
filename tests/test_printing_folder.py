"""The folder printer: whole files or none, whatever happens to disk and power."""

import errno
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ports import NotPrinted, Printed, PrintTrouble
from platforms import linux_only, posix_only
from printing.folder import FolderPrinter, trouble_of

JOB = "01900000-0000-7000-8000-000000000001"
ROOT = Path(__file__).parents[1]

PRINT_FOR_EVER = """
import sys
from pathlib import Path
from printing.folder import FolderPrinter

printer = FolderPrinter(Path(sys.argv[1]))
page = b"%PDF" + bytes(3_000_000) + b"%%EOF"
for number in range(1_000_000):
    printer.print(f"01900000-0000-7000-8000-{number:012}", page)
    print(number, flush=True)
"""

PRINT_WITH_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from printing.folder import FolderPrinter

resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
printer = FolderPrinter(Path(sys.argv[1]))
print(printer.print(sys.argv[2], bytes(5000)).trouble, printer.status().trouble)
"""


def files_of(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def run(script: str, *arguments: object) -> str:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_a_badge_comes_out_under_the_name_of_its_job_alone(tmp_path):
    outcome = FolderPrinter(tmp_path).print(JOB, b"%PDF badge")

    assert outcome == Printed(tmp_path / f"{JOB}.pdf")
    assert files_of(tmp_path) == [f"{JOB}.pdf"]
    assert (tmp_path / f"{JOB}.pdf").read_bytes() == b"%PDF badge"


def test_the_same_job_printed_twice_gives_one_file(tmp_path):
    printer = FolderPrinter(tmp_path)

    outcomes = [printer.print(JOB, b"%PDF badge"), printer.print(JOB, b"%PDF badge")]

    assert outcomes == [Printed(tmp_path / f"{JOB}.pdf")] * 2
    assert files_of(tmp_path) == [f"{JOB}.pdf"]


@pytest.mark.parametrize("job_id", ["", "../escape", "CON", f"{JOB}/x", f"{JOB}\n", JOB + "\0"])
def test_an_unsafe_job_id_is_refused_and_writes_nothing(tmp_path, job_id):
    outcome = FolderPrinter(tmp_path / "in").print(job_id, b"%PDF badge")

    assert outcome == NotPrinted(PrintTrouble.OTHER)
    assert files_of(tmp_path) == []


def test_a_missing_folder_is_made(tmp_path):
    printer = FolderPrinter(tmp_path / "far" / "away")

    assert printer.status().trouble is None
    assert isinstance(printer.print(JOB, b"%PDF badge"), Printed)


def test_a_file_where_the_folder_should_be_is_a_missing_folder(tmp_path):
    (tmp_path / "badges").write_text("not a folder")
    printer = FolderPrinter(tmp_path / "badges")

    assert printer.print(JOB, b"%PDF badge") == NotPrinted(PrintTrouble.FOLDER_MISSING)
    assert printer.status().trouble is PrintTrouble.FOLDER_MISSING


@linux_only
def test_a_folder_that_cannot_be_written_is_told_apart():
    # Not even root writes there.
    printer = FolderPrinter(Path("/sys/kernel/badges"))

    assert printer.print(JOB, b"%PDF badge") == NotPrinted(PrintTrouble.FOLDER_READ_ONLY)
    assert printer.status().trouble is PrintTrouble.FOLDER_READ_ONLY


@posix_only
def test_a_disk_without_room_leaves_no_part_of_a_badge(tmp_path):
    told = run(PRINT_WITH_LITTLE_ROOM, tmp_path, JOB)

    assert told.split() == ["disk_full", "disk_full"]
    assert files_of(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, PrintTrouble.DISK_FULL),
        (errno.EROFS, PrintTrouble.FOLDER_READ_ONLY),
        (errno.EACCES, PrintTrouble.FOLDER_READ_ONLY),
        (errno.ENOENT, PrintTrouble.FOLDER_MISSING),
        (errno.EIO, PrintTrouble.OTHER),
    ],
)
def test_each_error_of_the_disk_has_its_trouble(number, trouble):
    assert trouble_of(OSError(number, os.strerror(number))) is trouble


@posix_only
def test_a_kill_at_any_moment_leaves_whole_badges_only(tmp_path):
    chance = random.Random(7)

    for _ in range(4):
        command = [sys.executable, "-c", PRINT_FOR_EVER, str(tmp_path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as printing:
            printing.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                printing.wait(timeout=chance.uniform(0.005, 0.1))
            printing.send_signal(signal.SIGKILL)

        badges = [path.read_bytes() for path in tmp_path.glob("*.pdf")]
        assert all(badge[:4] == b"%PDF" and badge[-5:] == b"%%EOF" for badge in badges)
        assert badges


def test_what_a_power_cut_left_unfinished_is_removed_at_the_next_start(tmp_path):
    (tmp_path / f".{JOB}.part").write_bytes(b"%PDF hal")
    (tmp_path / "guests.txt").write_text("not ours")

    FolderPrinter(tmp_path).status()

    assert files_of(tmp_path) == ["guests.txt"]
