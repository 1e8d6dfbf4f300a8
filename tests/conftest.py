"""What every test stands on: Qt without a screen, and no unasked complaint in the log."""

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from fakes import ManualClock

if TYPE_CHECKING:  # servers' libraries come with it, and few tests need them
    from hub_builders import Database
    from kiosk.desk.records import Records
    from kiosk.roster.reading import Roster
    from sync_builders import Desk
    from venue_builders import Venue

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No timed asserts: these machines are noisy, and a slow example is not a wrong one.
settings.register_profile("kiosk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kiosk")


pytest_plugins = ["servers"]


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_complaints(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning, unless it looks at the log itself (`caplog`)."""
    complaints = _Complaints()
    logging.getLogger().addHandler(complaints)
    yield
    logging.getLogger().removeHandler(complaints)
    if "caplog" not in request.fixturenames:
        assert [record.getMessage() for record in complaints.records] == []


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The connection string of a PostgreSQL server for this run alone."""
    from postgres_server import postgres_server

    with postgres_server(options="-c fsync=off") as server:
        yield server


@pytest.fixture
def clock() -> ManualClock:
    """A clock that stands still until it is told otherwise."""
    return ManualClock()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.servers)])
def database(
    request: pytest.FixtureRequest, tmp_path: Path, clock: ManualClock
) -> Iterator["Database"]:
    """A hub's database of each kind, empty."""
    from hub_builders import PostgresDatabase, SqliteFolder

    made: Database
    if request.param == "sqlite":
        made = SqliteFolder(tmp_path, clock)
    else:
        made = PostgresDatabase(request.getfixturevalue("postgres"), clock)
    yield made
    made.close()


@pytest.fixture(params=["memory", "sqlite"])
def records(
    request: pytest.FixtureRequest, tmp_path: Path, clock: ManualClock
) -> Iterator["Records"]:
    """A desk's records of each kind, empty."""
    from builders import a_fair
    from fake_records import MemoryRecords
    from kiosk.roster.fair_file import fair_from_json, fair_to_json
    from kiosk.store.sqlite import FairCodec, SqliteRecords

    if request.param == "memory":
        yield MemoryRecords(a_fair(), clock)
        return
    made = SqliteRecords(tmp_path, clock=clock, codec=FairCodec(fair_to_json, fair_from_json))
    made.open(a_fair)
    yield made
    made.close()


@pytest.fixture
def roster_of(tmp_path: Path) -> "Callable[[str | bytes], Roster]":
    """What a file with that content is read as."""
    from builders import a_fair
    from kiosk.roster.reading import read_roster

    def read(content: str | bytes) -> "Roster":
        path = tmp_path / "roster.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_roster(path, a_fair())

    return read


@pytest.fixture
def venue(tmp_path: Path) -> Iterator["Venue"]:
    """A hub with its snapshots, where no desk has come yet."""
    from venue_builders import Venue

    made = Venue(tmp_path)
    yield made
    made.close()


@pytest.fixture
def boss(venue: "Venue") -> "Desk":
    """A supervisor's desk that brought fair, roster and some entries to the hub of `venue`."""
    return venue.boss()


@pytest.fixture(scope="session")
def qapp():
    """The real application of the program: its fonts, its looks, French."""
    from ui.application import make_application

    return make_application(["kiosk"], unit=16)


class _PatientBot(QtBot):
    """Waits a minute where pytest-qt gives up after five seconds: a good machine never does."""

    waitActive = partialmethod(QtBot.waitActive, timeout=60_000)  # noqa: N815 - Qt's way
    waitSignal = partialmethod(QtBot.waitSignal, timeout=60_000)  # noqa: N815
    waitUntil = partialmethod(QtBot.waitUntil, timeout=60_000)  # noqa: N815


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """See pytest-qt."""
    return _PatientBot(request)


@pytest.fixture
def excepthooks() -> Iterator[None]:
    """Put the interpreter's exception hooks back after a test that replaces them."""
    kept = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = kept


@pytest.fixture
def real_window(qapp: object, excepthooks: None) -> Iterator[None]:
    """Put everything back that a window of the program sets for good: the language, too."""
    from kiosk.domain.fair import Language
    from ui.translation import speak

    yield
    speak(Language.FR)
