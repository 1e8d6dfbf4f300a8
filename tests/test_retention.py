"""An exhibition that is over: its counts stay, all else goes, and its desks are told so."""

import json
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from builders import a_fair, a_ticket, an_attendee
from fakes import ManualClock
from hub_builders import XH, Database, Desk, PostgresDatabase, a_roster, an_event, set_aside
from hub_web import hub_web
from kiosk.app.hub import HubWish, run_hub
from kiosk.app.retiring import RetireWish, retire
from kiosk.app.snapshots import SnapshotMaker
from kiosk.cli import main
from kiosk.desk.double_entries import DoubleEntries
from kiosk.domain.attendance import Step, counted
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.hub import Hub
from kiosk.hub.refusals import RetiredError
from kiosk.hub.sqlite_store import SqliteStore
from kiosk.hub.store import LogEnd
from kiosk.protocol.api import Refusal, Refused
from kiosk.protocol.messages import Changes
from kiosk.protocol.sealed import Run
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.store.attendance import attendance
from kiosk.sync.http import read_answer
from sync_builders import Desk as RealDesk
from sync_builders import Talk
from venue_builders import Venue

NAME = "Zqxwvutsr"


def a_hub(database: Database, clock: ManualClock) -> Hub:
    """Return a hub of two exhibitions that knows somebody at each, and set aside what tells it."""
    hub = Hub(database.store, clock=clock)
    for xh in (XH, "fair-2"):
        hub.open_exhibition(xh, "Salon")
        log, told = f"log-{xh}", {"xh": xh, "subject": "zq", "type": "attendee.patch", "body": NAME}
        patches = Run(log, 1, tuple(an_event(log, seq, **told) for seq in (1, 2)))
        Desk(hub, xh).push(patches, role="supervisor", roster=a_roster(("zq", "1", NAME, 1)))
        database.store.write(lambda tx, xh=xh, log=log: tx.cut_log(xh, log, LogEnd(1)))
    return hub


def test_a_retired_exhibition_leaves_its_counts_and_nothing_else(
    database: Database, clock: ManualClock
) -> None:
    hub = a_hub(database, clock)

    hub.retire(XH, '{"visits": 7}')

    (kept,) = hub.retired()
    assert (kept.xh, kept.name, json.loads(kept.counts)) == (XH, "Salon", {"visits": 7})
    assert hub.exhibitions() == ("fair-2",)
    assert [xh for xh, *_ in set_aside(database)] == ["fair-2"]
    assert Desk(hub, "fair-2").catch_up().rows["zq"].cells[1] == NAME
    with pytest.raises(RetiredError, match="removed on"):
        hub.heads(XH)


def test_desks_of_a_retired_exhibition_bring_nothing_back(
    database: Database, clock: ManualClock
) -> None:
    hub = a_hub(database, clock)
    desk = Desk(hub)
    hub.retire(XH, "{}")

    with pytest.raises(RetiredError):
        desk.push(Run("log-1", 1, (an_event("log-1", 1),)))
    with pytest.raises(RetiredError):
        desk.pull()
    with pytest.raises(RetiredError):
        hub.open_exhibition(XH)
    again = Hub(database.open(), clock=clock)
    with pytest.raises(RetiredError):
        Desk(again, XH).pull()


def test_another_hub_process_learns_of_it(postgres: str, clock: ManualClock) -> None:
    database = PostgresDatabase(postgres, clock)
    hub, other = a_hub(database, clock), Hub(database.another(), clock=clock)
    assert isinstance(Desk(other).pull(), Changes)

    hub.retire(XH, "{}")

    with pytest.raises(RetiredError):
        Desk(other).pull()
    other._store.close()
    database.close()


@pytest.mark.parametrize("is_over", [False, True])
def test_after_tidying_no_file_of_the_database_holds_the_name(
    postgres: str,
    clock: ManualClock,
    is_over: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    database = PostgresDatabase(postgres, clock)
    hub = a_hub(database, clock)
    with psycopg.connect(f"{postgres} dbname=hub", autocommit=True) as connection:
        connection.execute("analyze")  # the planner must not keep samples of rows
        connection.execute("checkpoint")
        folder = Path(str(connection.execute("show data_directory").fetchone()[0]))  # type: ignore[index]
        assert _files_with_name(folder)
        for xh in (XH, "fair-2"):
            if is_over:
                hub.retire(xh, "{}")
            else:
                erase = an_event(f"log-{xh}", 2, xh=xh, subject="zq", type="erase", body="{}")
                Desk(hub, xh).push(Run(f"log-{xh}", 2, (erase,)))

        hub.tidy()

        assert connection.execute("select count(*) from untidy").fetchone() == (0,)
        samples = "select count(*) from pg_stats where tablename ~ 'event|roster|doc|displaced' and"
        told = connection.execute(
            f"{samples} attname in ('cells', 'body', 'salt', 'envelope', 'data')"
        ).fetchone()
        assert told == (0,)
        connection.execute("checkpoint")
        assert _files_with_name(folder) == []
    database.close()


def _files_with_name(folder: Path) -> list[str]:
    """Return the server's files that hold the name, but for its write-ahead log."""
    found = subprocess.run(
        ["grep", "-rla", NAME, folder], capture_output=True, text=True, check=False
    )
    return [path for path in found.stdout.split() if "pg_wal" not in path]


def test_the_hub_answers_a_desk_of_a_retired_exhibition_with_the_day(tmp_path: Path) -> None:
    with hub_web(tmp_path) as web:
        token = web.token()
        web.hub.retire(XH, "{}")

        for path in ("changes?timeline=t&seen=0&after=0", "status", "snapshot", "erasures/x"):
            answer = web.http.get(f"/v1/x/{XH}/{path}", headers=token)
            assert (answer.status_code, answer.json()["error"]) == (410, "retired")


def test_a_desk_says_what_a_retired_exhibition_means() -> None:
    told = json.dumps({"error": "retired", "message": "", "at_ms": 1_798_000_000_000}).encode()

    with pytest.raises(TroubleError) as met:
        read_answer((410, "application/json", told), Changes, "Central")

    assert met.value.trouble is Trouble.HUB_RETIRED
    assert "Central" in str(met.value)
    assert "2026" in str(met.value)
    assert Refusal(Refused.RETIRED, "").at_ms == 0


@pytest.fixture
def over(tmp_path: Path, clock: ManualClock) -> RetireWish:
    """A hub in a folder, whose one visitor came and went."""
    store = SqliteStore(tmp_path / "hub", clock=clock)
    store.open()
    hub, fair = Hub(store, clock=clock), a_fair()
    hub.open_exhibition(fair.id, fair.name)
    desk = RealDesk(tmp_path, "boss", role="supervisor", hub=hub.hello().hub)
    ticket = a_ticket(attendee=an_attendee(last=NAME))
    with desk.records.transaction() as tx:
        tx.set_fair(fair)
        tx.import_roster([ticket])
    desk.enter(ticket.id)
    desk.enter(ticket.id, dir=-1)
    desk.store.give_everything()
    desk.talk(Talk(hub, "supervisor"))
    desk.close()
    SnapshotMaker(hub, tmp_path / "hub", clock=clock).latest(fair.id)
    store.close()
    return RetireWish(tmp_path, "", fair.id, apply=True)


def test_an_exhibition_is_not_retired_before_its_last_day_is_over(
    over: RetireWish, clock: ManualClock
) -> None:
    with pytest.raises(TroubleError) as early:
        retire(over, clock)

    assert early.value.trouble is Trouble.PURGE_EARLY


def test_retiring_shows_the_counts_first_and_keeps_them(
    over: RetireWish, clock: ManualClock
) -> None:
    clock.pass_time(hours=24 * 30)

    shown = retire(replace(over, apply=False), clock)
    done = retire(over, clock)
    again = retire(over, clock)

    assert (shown.removed_ms, shown.counts) == (0, done.counts)
    assert done.removed_ms
    assert again == done
    assert done.counts["visitors"] == {a_ticket().category: 1}
    (hour,) = done.counts["by_hour"]
    assert (hour["gate"], hour["entries"], hour["exits"]) == ("entrance", 1, 1)
    for file in (over.folder / "hub").rglob("*"):
        assert file.is_dir() or NAME.encode() not in file.read_bytes()


def test_the_command_tells_the_counts_of_what_it_retired(
    over: RetireWish, clock: ManualClock, capsys: pytest.CaptureFixture[str]
) -> None:
    clock.pass_time(hours=24 * 30)
    retire(over, clock)
    words = ["hub", "--data", str(over.folder), "--retire"]

    assert main([*words, over.xh]) == 0
    assert "visitors 1, visits 1." in capsys.readouterr().out
    assert main([*words, "nothing"]) == 1
    assert "nothing" in capsys.readouterr().err


def test_a_hub_names_the_day_on_which_its_own_exhibition_was_removed(
    tmp_path: Path, clock: ManualClock
) -> None:
    store = SqliteStore(tmp_path / "hub", clock=clock)
    store.open()
    hub = Hub(store, clock=clock)
    for xh in ("fair-1", "fair-2"):
        hub.open_exhibition(xh, "Salon")
        hub.retire(xh, "{}")
        day = clock.now()
        clock.pass_time(hours=24)
    store.close()
    days = {"fair-1": day - timedelta(days=1), "fair-2": day}

    for xh, removed in days.items():
        wish = HubWish(tmp_path, xh=xh, port=0, listen="127.0.0.1")
        with pytest.raises(TroubleError, match=f"{removed:%d/%m/%Y}"):
            run_hub(wish, clock, say=lambda _: None, is_child=True)


def test_a_visitor_counts_once_a_day_and_once_in_all() -> None:
    day = a_fair().days[0]
    step = Step("a", day, 9, "entrance", "fair", "visitor", 1)
    steps = [
        step,
        replace(step, hour=10, way=-1),
        replace(step, hour=11),
        replace(step, day=day + timedelta(days=1)),
        replace(step, subject="b", category=""),
    ]

    found = counted("x", "Salon", reversed(steps))

    assert found == counted("x", "Salon", steps)
    assert found.visitors == {"": 1, "visitor": 1}
    assert (found.visits, len(found.by_day), len(found.by_hour)) == (3, 3, 5)


def test_counts_leave_out_what_was_voided(tmp_path: Path) -> None:
    venue = Venue(tmp_path)
    desk = venue.desk("boss", "supervisor")
    desk.enter("a")
    desk.enter("b")
    log, seq = desk.rows("select log, seq from event where subject = 'b'")[0]
    DoubleEntries(records=desk.records).void(desk.key(str(log), int(str(seq))))

    assert attendance(desk.records.db, desk.records.fair).visits == 1
    venue.close()


def test_a_fair_tells_until_when_data_are_kept() -> None:
    fair = a_fair()
    until = fair.days[-1] + timedelta(days=90)

    assert fair_from_json(fair_to_json(replace(fair, keep_until=until)), "").keep_until == until
    assert "keep_until" not in fair_to_json(fair)
    early = fair_to_json(replace(fair, keep_until=fair.days[-1] - timedelta(days=1)))
    with pytest.raises(TroubleError, match="keep_until"):
        fair_from_json(early, "")
