"""What each of the two databases of a hub promises for itself."""

import logging
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from fakes import ManualClock
from hub_builders import (
    XH,
    Desk,
    PostgresDatabase,
    SqliteFolder,
    a_roster,
    a_run,
    an_event,
)
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.hub import Hub
from kiosk.hub.postgres_store import PostgresStore
from kiosk.hub.sqlite_store import SqliteStore
from kiosk.protocol.messages import Pushed
from kiosk.protocol.sealed import Run
from postgres_server import administration

OPEN_ELSEWHERE = """
import sys
from pathlib import Path
from kiosk.clock import SystemClock
from kiosk.errors import TroubleError
from kiosk.hub.sqlite_store import SqliteStore
try:
    SqliteStore(Path(sys.argv[1]), clock=SystemClock()).open()
except TroubleError as error:
    print(error.trouble.name)
"""


@pytest.fixture
def database(postgres: str, clock: ManualClock) -> Iterator[PostgresDatabase]:
    made = PostgresDatabase(postgres, clock, "stores")
    yield made
    made.close()


def test_one_hub_at_a_time_keeps_a_folder(tmp_path: Path, clock: ManualClock) -> None:
    store = SqliteStore(tmp_path, clock=clock)
    store.open()

    done = subprocess.run(
        [sys.executable, "-c", OPEN_ELSEWHERE, tmp_path], capture_output=True, text=True, check=True
    )

    store.close()
    assert done.stdout.strip() == Trouble.DATA_IN_USE.name


def test_a_file_that_is_no_database_is_left_as_it_was(tmp_path: Path, clock: ManualClock) -> None:
    file = tmp_path / "hub.db"
    file.write_bytes(b"nothing of a database" * 100)

    with pytest.raises(TroubleError) as caught:
        SqliteStore(tmp_path, clock=clock).open()

    assert caught.value.trouble is Trouble.DATA_DAMAGED
    assert file.read_bytes() == b"nothing of a database" * 100


def test_another_programs_database_is_refused(tmp_path: Path, clock: ManualClock) -> None:
    db = sqlite3.connect(tmp_path / "hub.db")
    db.execute("create table theirs (x)")
    db.close()

    with pytest.raises(TroubleError) as caught:
        SqliteStore(tmp_path, clock=clock).open()

    assert caught.value.trouble is Trouble.DATA_FOREIGN


def test_a_newer_versions_database_is_refused(tmp_path: Path, clock: ManualClock) -> None:
    store = SqliteStore(tmp_path, clock=clock)
    store.open()
    store.close()
    with sqlite3.connect(tmp_path / "hub.db") as db:
        db.execute("update _sqlite_migrations set name = 'of tomorrow' where name = 'versions'")
    db.close()

    with pytest.raises(TroubleError) as caught:
        store.open()

    assert caught.value.trouble is Trouble.DATA_TOO_NEW


def test_an_erased_name_is_in_no_file_any_more(tmp_path: Path, clock: ManualClock) -> None:
    folder = SqliteFolder(tmp_path, clock)
    hub = Hub(folder.store, clock=clock)
    hub.open_exhibition(XH)
    desk = Desk(hub)
    patch = an_event("a", 1, subject="t1", body='{"last_name":"Benjelloun"}')
    desk.push(Run("a", 1, (patch,)), roster=a_roster(("t1", "C", "Benjelloun", 1)), role="hub")

    desk.push(Run("a", 2, (an_event("a", 2, subject="t1", type="erase"),)))

    files = list((tmp_path / "hub").iterdir())
    assert len(files) == 2
    assert all(b"Benjelloun" not in file.read_bytes() for file in files)
    folder.close()


def test_an_erasure_is_answered_even_if_the_log_cannot_be_emptied_at_once(
    tmp_path: Path, clock: ManualClock
) -> None:
    folder = SqliteFolder(tmp_path, clock)
    hub = Hub(folder.store, clock=clock)
    hub.open_exhibition(XH)
    desk = Desk(hub)
    desk.push(roster=a_roster(("t1", "C", "Benjelloun", 1)), role="hub")
    reading = folder.store._db.execute("select * from hub")  # SQLite empties no log meanwhile

    answer = desk.push(Run("a", 1, (an_event("a", 1, subject="t1", type="erase"),)))
    reading.close()
    hub.tidy()

    assert isinstance(answer, Pushed)
    assert all(b"Benjelloun" not in file.read_bytes() for file in (tmp_path / "hub").iterdir())
    folder.close()


def test_a_full_disk_is_named_and_nothing_is_lost(tmp_path: Path, clock: ManualClock) -> None:
    folder = SqliteFolder(tmp_path, clock)
    hub = Hub(folder.store, clock=clock)
    hub.open_exhibition(XH)
    desk = Desk(hub)
    pages = folder.store._db.execute("pragma page_count").fetchone()[0]
    folder.store._db.execute(f"pragma max_page_count = {pages + 10}")

    with pytest.raises(TroubleError) as caught:
        desk.push(a_run("a", 1, 500))

    assert caught.value.trouble is Trouble.DISK_FULL
    assert isinstance(desk.push(a_run("a", 1, 2)), Pushed)
    assert hub.hello().head == 2
    folder.close()


@pytest.mark.servers
def test_a_server_that_went_away_is_named_and_then_found_again(
    database: PostgresDatabase, postgres: str, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "psycopg.pool")
    hub = Hub(database.store, clock=clock)
    hub.open_exhibition(XH)
    desk = Desk(hub)
    desk.push(a_run("a", 1, 1))
    with administration(postgres) as connection:
        connection.execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = 'stores'"
        )

    with pytest.raises(TroubleError) as caught:
        desk.push(a_run("a", 2, 1))

    assert caught.value.trouble is Trouble.DATABASE_AWAY
    assert isinstance(desk.push(a_run("a", 2, 1)), Pushed)


@pytest.mark.servers
def test_another_server_begins_a_timeline_and_the_same_one_does_not(
    database: PostgresDatabase, postgres: str, clock: ManualClock
) -> None:
    first = Hub(database.store, clock=clock).hello().timeline
    same = Hub(database.open(), clock=clock).hello().timeline
    with psycopg.connect(f"{postgres} dbname=stores", autocommit=True) as connection:
        connection.execute("update hub set server = 'the one that failed'")
    other = Hub(database.open(), clock=clock).hello().timeline

    assert same == first
    assert other != first


def test_a_database_that_cannot_be_reached_is_named_without_its_password(
    tmp_path: Path, clock: ManualClock
) -> None:
    store = PostgresStore(f"postgresql://kiosk:Sesame1@/hub?host={tmp_path}", clock=clock)

    with pytest.raises(TroubleError) as caught:
        store.open()

    assert caught.value.trouble is Trouble.DATABASE_AWAY
    assert "Sesame1" not in str(caught.value)
