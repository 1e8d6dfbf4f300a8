"""Files that the commands write: the demo fair, whatever interrupts its making, and badges."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import a_ticket
from kiosk.app.badge import BadgeOrder, write_badge
from kiosk.app.demo import BEGUN, CLIP, DemoOrder, prepare_demo, write_demo
from kiosk.app.desk import fair_of, open_records
from kiosk.clock import SystemClock
from kiosk.demo.cast import demo_cast
from kiosk.desk.roster_import import import_roster
from kiosk.domain.codes import OpaqueCode
from kiosk.errors import Trouble, TroubleError
from scanner.sources import Pace, open_source

ROOT = Path(__file__).parent.parent
TODAY = datetime(2026, 11, 24, 9, tzinfo=UTC)

# Ends as a power cut would: at the n-th new id while the records are filled, or in the clip.
_KILLED = """
import os, signal, sys
from pathlib import Path
from kiosk.app.demo import prepare_demo
from kiosk.clock import SystemClock

class MortalClock(SystemClock):
    left = int(sys.argv[2])
    def new_id(self):
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().new_id()

prepare_demo(
    Path(sys.argv[1]), MortalClock(), lambda share: os.kill(os.getpid(), signal.SIGKILL)
)
"""


class FairDay(SystemClock):
    """A clock that stands on the first day of a fair."""

    def now(self) -> datetime:
        return TODAY


class EnoughError(Exception):
    """Ends the making of a clip, once it has begun."""


def _enough(share: float) -> None:
    raise EnoughError


def _killed(folder: Path, *, at_new_id: int) -> int:
    command = [sys.executable, "-c", _KILLED, str(folder), str(at_new_id)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_demo_cut_off_while_it_is_made_is_finished_at_the_next_start(tmp_path, monkeypatch):
    folder = tmp_path / "demo"

    ends = [_killed(folder, at_new_id=number) for number in (1, 3, 99)]
    monkeypatch.setattr("kiosk.app.demo.demo_cast", lambda *fair: demo_cast(*fair)[:2])
    clip = prepare_demo(folder, SystemClock(), lambda share: None)

    assert ends == [-9, -9, -9]
    assert _names(folder) == {BEGUN, CLIP, "kiosk.db"}
    assert _names(tmp_path) == {"demo"}
    records = open_records(folder, SystemClock())
    with records.transaction() as tx:
        assert tx.roster_uses().tickets == DemoOrder().people
    records.close()
    source = open_source(str(clip), SystemClock(), pace=Pace.FLAT_OUT)
    assert next(iter(source.frames())).pixels.any()
    source.close()


def test_a_demo_of_today_is_opened_as_it_is(tmp_path):
    (tmp_path / BEGUN).write_text("2026-11-21")

    prepare_demo(tmp_path, FairDay(), _enough)

    assert (tmp_path / BEGUN).read_text() == "2026-11-21"


@pytest.mark.parametrize(
    ("day", "aside"),
    [
        (b"2026-11-20", "demo-2026-11-20"),
        (b"", "demo-undated"),
        (b"\x00\xff\x00", "demo-undated"),
        (b"2026-13-99", "demo-undated"),
    ],
)
def test_a_demo_that_is_over_or_undated_is_put_aside(tmp_path, day, aside):
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / BEGUN).write_bytes(day)

    with pytest.raises(EnoughError):
        prepare_demo(folder, FairDay(), _enough)

    assert _names(tmp_path) == {"demo", aside}
    assert (tmp_path / aside / BEGUN).read_bytes() == day
    assert not (folder / BEGUN).exists()


def test_a_demo_put_aside_takes_the_place_of_no_other(tmp_path):
    for name in ("demo", "demo-2026-11-20", "demo-2026-11-20-1"):
        (tmp_path / name).mkdir()
        (tmp_path / name / BEGUN).write_text("2026-11-20")

    with pytest.raises(EnoughError):
        prepare_demo(tmp_path / "demo", FairDay(), _enough)

    assert (tmp_path / "demo-2026-11-20-2" / BEGUN).exists()


def test_the_demo_never_takes_over_the_folder_of_a_real_desk(tmp_path):
    open_records(tmp_path, SystemClock()).close()

    with pytest.raises(TroubleError) as caught:
        prepare_demo(tmp_path, SystemClock(), _enough)

    assert caught.value.trouble is Trouble.FAIR_DIFFERS
    assert BEGUN not in _names(tmp_path)


@pytest.mark.parametrize(
    "name", ["fair.json.part", "roster.csv.part", "codes/01.png", "expected.json.part"]
)
def test_demo_data_tells_a_full_disk_apart(tmp_path, name):
    (tmp_path / "codes").mkdir()
    (tmp_path / name).symlink_to("/dev/full")

    with pytest.raises(TroubleError) as caught:
        write_demo(tmp_path, DemoOrder(people=30), SystemClock(), _enough)

    assert caught.value.trouble is Trouble.DISK_FULL
    assert caught.value.where == str(tmp_path)


def test_a_demo_folder_that_is_a_file_is_a_trouble(tmp_path):
    (tmp_path / "out").write_text("")

    with pytest.raises(TroubleError):
        write_demo(tmp_path / "out", DemoOrder(people=30), SystemClock(), _enough)


@pytest.fixture
def desk(tmp_path):
    """A data folder that knows one ticket."""
    folder = tmp_path / "desk"
    records = open_records(folder, SystemClock())
    import_roster(records, [a_ticket(code="A1", fair_id=fair_of(records).id)])
    with records.transaction() as tx:
        assert tx.find(OpaqueCode("A1")).ticket
    records.close()
    return folder


@pytest.mark.parametrize(
    ("output", "trouble", "where"),
    [
        ("", Trouble.IS_FOLDER, ""),
        ("missing/badge.pdf", Trouble.NO_SUCH_FILE, "missing"),
        ("full.pdf", Trouble.DISK_FULL, ""),
    ],
)
def test_a_badge_that_cannot_be_written_says_why(tmp_path, desk, output, trouble, where):
    (tmp_path / "full.pdf").symlink_to("/dev/full")

    with pytest.raises(TroubleError) as caught:
        write_badge("A1", BadgeOrder(tmp_path / output), desk, SystemClock())

    assert caught.value.trouble is trouble
    assert caught.value.where == str(tmp_path / where)


def test_a_badge_is_written_where_it_is_wanted(tmp_path, desk):
    write_badge("A1", BadgeOrder(tmp_path / "badge.pdf"), desk, SystemClock())

    assert (tmp_path / "badge.pdf").read_bytes().startswith(b"%PDF")
