"""Many desks at once: nothing is lost to a polling reader, and nobody pays for a neighbour."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from select import select

import psycopg
import pytest

from fakes import ManualClock
from hub_builders import XH, Database, Desk, PostgresDatabase, SqliteFolder, Tally, a_run, an_event
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.envelopes import received
from kiosk.hub.group_commit import GroupCommit
from kiosk.hub.hub import Hub
from kiosk.hub.refusals import HubError
from kiosk.hub.store import HubStore, HubTransaction
from kiosk.protocol.messages import Pushed
from kiosk.protocol.sealed import Run

WRITERS, PUSHES = 8, 40


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.servers)])
def test_a_polling_reader_misses_no_event_of_concurrent_writers(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    clock = ManualClock()
    if kind == "sqlite":
        folder = SqliteFolder(tmp_path, clock)
        stores: list[HubStore] = [folder.store]
    else:
        database = PostgresDatabase(request.getfixturevalue("postgres"), clock, "many")
        stores = [database.store, database.another(), database.another()]  # as many processes
    hubs = [Hub(store, clock=clock) for store in stores]
    hubs[0].open_exhibition(XH)
    reader = Desk(hubs[-1])

    def write(number: int) -> None:
        desk = Desk(hubs[number % len(hubs)])
        answers = [desk.push(a_run(f"log {number}", n + 1, 1)) for n in range(PUSHES)]
        assert all(isinstance(answer, Pushed) for answer in answers)

    writers = [_started(lambda number=number: write(number)) for number in range(WRITERS)]
    while any(writer.is_alive() for writer in writers):
        reader.pull(limit=7)
    reader.catch_up()

    for store in stores:
        store.close()
    found = [(log, seq) for log, seq, _ in reader.events]
    assert len(found) == WRITERS * PUSHES
    for number in range(WRITERS):
        mine = [seq for log, seq in found if log == f"log {number}"]
        assert mine == list(range(1, PUSHES + 1))


@pytest.mark.servers
def test_processes_on_one_database_know_what_the_others_did(postgres: str) -> None:
    clock = ManualClock()
    database = PostgresDatabase(postgres, clock, "several")
    other_store = database.another()
    one, other = Hub(database.store, clock=clock), Hub(other_store, clock=clock)
    one.open_exhibition(XH)
    desk = Desk(one)
    desk.push(a_run("a", 1, 1))

    desk.hub = other
    desk.push(a_run("a", 2, 1), Run("b", 1, (an_event("b", 1, subject="t1", type="erase"),)))
    desk.hub = one
    answer = desk.push(a_run("a", 3, 1, subject="t1"))
    heard = desk.catch_up().events

    other_store.close()
    database.close()
    assert isinstance(answer, Pushed)
    assert answer.heads == {"a": 3}
    assert heard[-1][2].body is None


@pytest.mark.usefixtures("caplog")  # psycopg may warn of the pipeline that the error broke
def test_an_error_of_the_database_fails_only_who_caused_it(
    database: Database, clock: ManualClock
) -> None:
    hub, store = Hub(database.store, clock=clock), database.store
    hub.open_exhibition(XH)
    desk = Desk(hub)
    twice = received(XH, a_run("b", 1, 1), 0) * 2
    ends: list[object] = []

    def spoil() -> None:
        try:
            store.write(lambda tx: tx.add_events(XH, twice))
        except (sqlite3.IntegrityError, psycopg.IntegrityError) as error:
            ends.append(error)

    def hold(_: object) -> None:
        threads.append(_started(spoil))
        threads.append(_started(lambda: ends.append(desk.push(a_run("a", 1, 2)))))
        while store._commits.waiting < 2:
            threading.Event().wait(0.001)

    threads: list[threading.Thread] = []
    store.write(hold)
    for thread in threads:
        thread.join()
    heard = desk.catch_up().events

    assert len(ends) == 2
    assert [(log, seq) for log, seq, _ in heard] == [("a", 1), ("a", 2)]


def test_an_error_that_comes_while_statements_are_sent_leaves_no_answer_behind(
    postgres: str, caplog: pytest.LogCaptureFixture
) -> None:
    database = PostgresDatabase(postgres, ManualClock(), "early")
    hub, store = Hub(database.store, clock=ManualClock()), database.store
    hub.open_exhibition(XH)
    twice = received(XH, a_run("b", 1, 1), 0) * 2

    def spoil(tx: HubTransaction) -> None:
        tx.add_events(XH, twice)
        tx.flush()
        line = tx._sql._connection.pgconn
        line.send_flush_request()
        line.flush()
        select([line.socket], [], [])  # the refusal is here, and nobody has read it

    with pytest.raises(psycopg.IntegrityError):
        store.write(spoil)
    answer = Desk(hub).push(a_run("a", 1, 1))

    database.close()
    assert isinstance(answer, Pushed)
    assert caplog.messages == []


@pytest.mark.servers
@pytest.mark.usefixtures("caplog")  # psycopg warns of the connection that it lost
@pytest.mark.parametrize("asks", [0, 1])
def test_a_process_that_was_stopped_in_a_commit_stops_no_other(postgres: str, asks: int) -> None:
    database = PostgresDatabase(postgres, ManualClock(), "stopped")
    Hub(database.store, clock=ManualClock()).open_exhibition(XH)
    other, troubles = database.another(), []
    with database.store._pool.connection() as connection:  # the only one; ten seconds else
        connection.execute("set idle_in_transaction_session_timeout = '100ms'")
    is_stopped, goes_on = threading.Event(), threading.Event()

    def stopped(tx: HubTransaction) -> None:
        for _ in range(asks):
            tx.heads(XH)
        is_stopped.set()
        goes_on.wait()

    def write() -> None:
        try:
            database.store.write(stopped)
        except TroubleError as error:
            troubles.append(error.trouble)

    writer = _started(write)
    is_stopped.wait()
    try:
        answer = Desk(Hub(other, clock=ManualClock())).push(a_run("a", 1, 1))
    finally:
        goes_on.set()
        writer.join()
        other.close()
        database.close()

    assert isinstance(answer, Pushed)
    assert troubles == [Trouble.DATABASE_AWAY]


def _started(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def _write_together(numbers: list[int]) -> tuple[Tally, dict[int, Exception | None]]:
    """Have all numbers wait for one commit, which a first work holds up until all are there."""
    tally = Tally()
    commits = GroupCommit(tally.transaction, faults=(), outage=(TroubleError,))
    ends: dict[int, Exception | None] = {}

    def write(number: int) -> None:
        def add(fresh: list[int]) -> None:
            if number == 7:
                raise KeyError(number)  # a bug, of nobody's making
            fresh.append(number)

        try:
            commits.write(add)
            ends[number] = None
        except (HubError, TroubleError, KeyError) as error:
            ends[number] = error

    def hold(_: list[int]) -> None:
        threads.extend(_started(lambda number=number: write(number)) for number in numbers)
        while commits.waiting < len(numbers):
            arrived.wait(0.001)

    threads: list[threading.Thread] = []
    arrived = threading.Event()
    commits.write(hold)
    for thread in threads:
        thread.join()
    return tally, ends


def test_all_who_wait_share_one_commit() -> None:
    tally, ends = _write_together([1, 2, 3, 4])

    assert [len(kept) for kept in tally.kept] == [0, 4]
    assert set(ends.values()) == {None}


def test_a_request_that_spoils_a_commit_fails_alone() -> None:
    tally, ends = _write_together([1, 13, 3])

    assert isinstance(ends[13], HubError)
    assert (ends[1], ends[3]) == (None, None)
    assert sorted(number for kept in tally.kept for number in kept) == [1, 3]


def test_an_outage_is_told_to_everybody_once() -> None:
    tally, ends = _write_together([1, 99, 3])

    assert all(isinstance(error, TroubleError) for error in ends.values())
    assert tally.kept == [[]]


def test_a_bug_strands_nobody() -> None:
    tally, ends = _write_together([1, 2, 7, 3])

    assert isinstance(ends[7], KeyError)
    assert sum(error is not None for error in ends.values()) <= 2
    done = [number for number, error in ends.items() if error is None]
    assert sorted(number for kept in tally.kept for number in kept) == sorted(done)
