"""A first load by snapshot: what a desk holds after it, and what it does not lose."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from builders import a_fair, a_ticket
from kiosk.app.snapshots import SnapshotMaker
from kiosk.domain.barring import Bar, mark_of_ticket
from kiosk.domain.events import EventType
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.hub import Hub
from kiosk.protocol.messages import SUCCESSION
from kiosk.protocol.sealed import link
from kiosk.store.event_rows import chain, stretch
from kiosk.store.snapshot import adopt, check_snapshot
from sync_builders import DERIVED, Desk, sealed
from venue_builders import HubWay, Venue

XH = a_fair().id


WRONG_CLOCKS = pytest.mark.parametrize(
    ("hours", "stands", "by"),
    [(24, "boss", "snapshot"), (-24, "new", "snapshot"), (-24, "new", "slow answers")],
)


def held(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """What every desk should hold alike."""
    tables = {**DERIVED, "event": "select * from event order by 1, 2"}
    tables["revoked"] = "select * from revoked_badge order by 1, 2"
    tables["head"] = "select log, head, head_hash, dev, last_hlc from log_head order by 1"
    tables["roster"] = "select id, code, badge_id, last_name, note from roster order by 1"
    del tables["device"]  # everybody has named himself
    return {table: desk.rows(sql) for table, sql in tables.items()}


def pass_time(venue: Venue, **span: float) -> None:
    for clock in (venue.clock, *(desk.clock for desk in venue.desks)):
        clock.pass_time(**span)


def read_slowly(venue: Venue, desk: Desk) -> None:
    """Read the feed by answers that take too long to tell the time."""
    for _ in ("reset", "heads", "page"):
        request = desk.exchange.next()
        answer = HubWay(venue.hub, XH, desk.role).answer(request)
        pass_time(venue, seconds=3)
        desk.exchange.heard(request, answer)


def write(desk: Desk, data: str) -> None:
    """Change a document that the desk had before, as from a list it kept for itself."""
    with desk.records.transaction() as tx:
        tx.docs.provide("layout", "A", "first")
        tx.docs.write("layout", "A", data)


def test_a_new_desk_holds_all_that_others_do_and_goes_on_from_there(
    venue: Venue, boss: Desk
) -> None:
    new = venue.desk("new")
    assert venue.load(new)
    link = new.store.link(venue.hub.hello().hub)
    boss.enter("visitor 9")
    venue.talk(boss)

    assert link.cursor > 20
    assert len(venue.talk(new)) <= 3
    assert held(new) == held(boss)


def test_what_only_this_desk_has_is_kept_and_reaches_the_hub(venue: Venue, boss: Desk) -> None:
    new = venue.desk("new", "supervisor")
    for clock in (new.clock, venue.clock):
        clock.pass_time(seconds=1)
    new.enter("visitor 1")
    with new.records.transaction() as tx:
        tx.import_roster([a_ticket(code="CODE-77"), a_ticket(code="CODE-3", note="new")])
        tx.set_labels_left("zebra", 40)
        job = tx.queue_badge(a_ticket(code="CODE-3"))
    own = new.rows("select value from meta where key = 'device_id'")

    assert venue.load(new)
    new.enter("visitor 2")
    venue.talk(new)
    venue.talk(boss)

    assert new.rows("select value from meta where key = 'device_id'") == own
    assert new.rows("select id from badge_job") == [(job.id,)]
    assert new.rows("select labels_left from label_roll") == [(40,)]
    assert boss.rows("select note from roster where code = 'CODE-3'") == [("new",)]
    assert boss.rows("select count(*) from roster") == [(21,)]
    assert held(new) == held(boss)


@WRONG_CLOCKS
def test_a_wrong_clock_decides_nothing_when_rows_come_before_the_hubs_time(
    venue: Venue, boss: Desk, hours: int, stands: str, by: str
) -> None:
    new = venue.desk("new", "supervisor")
    pass_time(venue, hours=48)
    new.clock.pass_time(hours=hours)
    writers = {"boss": boss, "new": new}
    for name in sorted(writers, key=lambda name: name == stands):
        pass_time(venue, seconds=1)
        with writers[name].records.transaction() as tx:
            tx.import_roster([a_ticket(code="CODE-3", note=name)])
    venue.talk(boss)

    if by == "snapshot":
        assert venue.load(new)
    else:
        read_slowly(venue, new)
    for desk in (new, boss, new):
        venue.talk(desk)

    for desk in (new, boss):
        assert desk.rows("select note, dirty from roster where code = 'CODE-3'") == [(stands, 0)]


@WRONG_CLOCKS
def test_a_wrong_clock_decides_of_no_document_either(
    venue: Venue, boss: Desk, hours: int, stands: str, by: str
) -> None:
    new = venue.desk("new", "supervisor")
    pass_time(venue, hours=48)
    new.clock.pass_time(hours=hours)
    writers = {"boss": boss, "new": new}
    for name in sorted(writers, key=lambda name: name == stands):
        pass_time(venue, seconds=1)
        write(writers[name], name)
    venue.talk(boss)

    if by == "snapshot":
        assert venue.load(new)
    else:
        read_slowly(venue, new)
    for desk in (new, boss, new):
        venue.talk(desk)

    for desk in (new, boss):
        assert desk.rows("select data, dirty from doc where key = 'A'") == [(stands, 0)]


def test_a_snapshot_of_another_hub_does_not_correct_versions_twice(
    venue: Venue, boss: Desk
) -> None:
    new = venue.desk("new", "supervisor")
    with new.records.transaction() as tx:
        tx.import_roster([a_ticket(code="CODE-77")])
    hour_ms = 3_600_000
    new.store.set_offset("a hub before", hour_ms, 5, 8)
    version = new.rows("select version from roster")

    assert venue.load(new)
    new.store.set_offset(venue.hub.hello().hub, hour_ms, 5, 8)

    assert new.rows("select version from roster where code = 'CODE-77'") == version


def test_a_copy_of_this_computer_that_wrote_on_is_in_the_snapshot_and_not_written_over(
    venue: Venue, boss: Desk
) -> None:
    new, copy = venue.desk("new"), venue.desk("copy")
    new.enter("visitor 1")
    copy.clone_log(new, new.records._head.log)
    copy.enter("visitor 2")
    venue.talk(copy)

    assert venue.load(new)
    new.enter("visitor 3")

    told = new.rows("select subject from event where subject in ('visitor 2', 'visitor 3')")
    assert {"visitor 2", "visitor 3"} <= {subject for (subject,) in told}


def test_nothing_of_somebody_erased_goes_into_a_snapshot_taken_over(
    venue: Venue, boss: Desk
) -> None:
    new = venue.desk("new")
    ticket = a_ticket(code="CODE-1")
    told = sealed("log x", 1, subject=ticket.id, body={"last_name": "Oubliée"})
    with new.records.transaction() as tx:
        tx.import_roster([ticket])
        tx.queue_badge(ticket)
        tx.db.execute(
            "insert into quarantine values ('log x', 1, 'fork', ?)",
            [msgspec.json.encode(told).decode()],
        )
    with boss.records.transaction() as tx:
        tx.erase(ticket.id)
    venue.talk(boss)

    assert venue.load(new)

    assert new.rows("select * from badge_known where subject = ?", ticket.id) == []
    assert "Oubli" not in str(new.rows("select sealed from quarantine"))


def test_derived_rows_are_those_that_all_events_give_afresh(venue: Venue, boss: Desk) -> None:
    new = venue.desk("new")
    new.enter("visitor 1")
    venue.load(new)
    before = held(new)
    with new.records.transaction() as tx:
        tx.derived.rebuild()

    assert held(new) == before
    assert before["alert"] != []


def test_a_snapshot_holds_no_identity(venue: Venue, boss: Desk) -> None:
    boss.enter("visitor 1")
    venue.talk(boss)
    folder = venue.unpacked("look")
    with sqlite3.connect(folder / "kiosk.db") as db:
        keys = {row[0] for row in db.execute("select key from meta")}
        jobs = db.execute("select count(*) from badge_job").fetchone()[0]

    assert not keys & {"device_id", "hlc"}
    assert jobs == 0


def test_a_code_that_was_barred_is_barred_on_a_new_desk(venue: Venue, boss: Desk) -> None:
    mark = mark_of_ticket(a_ticket(code="CODE-1").id)
    with boss.records.transaction() as tx:
        tx.bar_codes([mark], Bar.BLOCKED)
    venue.talk(boss)
    new = venue.desk("new")
    venue.load(new)

    with new.records.transaction() as tx:
        assert tx.barred_codes()[mark] is Bar.BLOCKED


def test_a_restored_hub_gets_back_what_its_snapshots_hold(venue: Venue, boss: Desk) -> None:
    venue.database.back_up()
    venue.hub = Hub(venue.database.store, clock=venue.clock)
    venue.maker = SnapshotMaker(venue.hub, venue.folder, clock=venue.clock)
    boss.enter("visitor 8")
    boss.clock.pass_time(seconds=1)
    with boss.records.transaction() as tx:
        tx.import_roster([a_ticket(code="CODE-3", note="today"), a_ticket(code="CODE-new")])
    venue.talk(boss)
    venue.maker.latest(XH)
    venue.hub = Hub(venue.database.put_back(), clock=venue.clock)
    venue.maker = SnapshotMaker(venue.hub, venue.folder, clock=venue.clock)

    venue.maker.refresh()

    new = venue.desk("new")
    assert venue.load(new)
    assert new.rows("select count(*) from event where subject = 'visitor 8'") == [(1,)]
    venue.talk(new)
    told = "select note from roster where code in ('CODE-3', 'CODE-new') and not dirty order by 1"
    assert new.rows(told) == [("",), ("today",)]


def test_a_supervisors_new_desk_does_not_read_again_what_its_snapshot_held(
    venue: Venue, boss: Desk
) -> None:
    del boss  # whose roster and fair the hub has
    new = venue.desk("new", "supervisor")
    hub = venue.hub.hello().hub
    with new.records.transaction() as tx:  # before any hub was heard
        tx.docs.write(SUCCESSION, "heir new", "{}")
    assert venue.load(new)
    read = new.store.link(hub).cursor

    new.store.set_offset(hub, 5_000, 10, 20)

    assert new.store.link(hub).cursor == read > 0


@pytest.mark.parametrize("where", ["first", "last"])
@pytest.mark.parametrize("left", [0, 1])
def test_a_parted_log_is_left_to_the_feed(venue: Venue, boss: Desk, where: str, left: int) -> None:
    folder = venue.unpacked("parted")
    with closing(Database(folder / "kiosk.db")) as db, db.conn:
        ((log, head),) = db.execute("select log, head from log_head").fetchall()
        place = 1 if where == "first" else head
        db.execute("update event set id = 'another' where seq = ?", [place])
        ((_, last),) = stretch(db, log, head, head)
        db.execute("update log_head set head_hash = ?", [link(chain(db, log, head - 1), last)])
    for _ in range(left):
        boss.enter("visitor 9")
    before = held(boss)

    assert not adopt(boss.records, folder, venue.hub.hello().hub, may_write=True)
    assert held(boss) == before


@pytest.mark.parametrize("damage", ["half", "other", "text"])
def test_a_damaged_snapshot_is_not_taken(venue: Venue, boss: Desk, damage: str) -> None:
    file = venue.unpacked("bad") / "kiosk.db"
    match damage:
        case "half":
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        case "other":
            with sqlite3.connect(file) as db:
                db.execute("pragma application_id = 7")
        case _:
            file.write_text("<html>")

    with pytest.raises(TroubleError) as told:
        check_snapshot(file)
    assert told.value.trouble in (Trouble.DATA_DAMAGED, Trouble.DATA_FOREIGN)


facts = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 3), st.sampled_from([1, -1, 0])), max_size=12
)


@settings(max_examples=8)
@given(before=facts, between=facts, after=facts)
def test_by_snapshot_or_by_feed_desks_end_up_equal(
    tmp_path_factory: pytest.TempPathFactory, before, between, after
) -> None:
    venue = Venue(tmp_path_factory.mktemp("venue"))
    desks = [venue.desk("boss", "supervisor"), venue.desk("other")]

    def record(facts) -> None:
        for which, who, way in facts:
            kind = EventType.SCAN if way else EventType.ERASE
            desks[which].enter(f"visitor {who}", dir=way, type=kind)
            desks[which].clock.pass_time(seconds=7)

    record(before)
    desks[0].store.give_everything()
    venue.talk(desks[0])
    record(between)
    assert venue.load(desks[1])
    record(after)
    for desk in (*desks, *desks):
        venue.talk(desk)
    whole = [held(desk) for desk in desks]
    venue.close()

    assert whole[0] == whole[1]


_KILLED = """
import sys
sys.path[:0] = ["tests", "."]
from pathlib import Path
import os, signal, sqlite3
from kiosk.store import snapshot
from kiosk.store.sqlite import SqliteRecords
from sync_builders import Desk

folder, moment = Path(sys.argv[1]), sys.argv[2]
desk = Desk(folder, "new", hub="hub")
desk.enter("visitor 1")
if moment == "copying":  # pages are written one by one, and nothing committed
    def become(self, other):
        other.db.conn.backup(self.db.conn, pages=8, sleep=0,
                             progress=lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    SqliteRecords.become = become
elif moment == "merged":
    SqliteRecords.become = lambda self, other: os.kill(os.getpid(), signal.SIGKILL)
snapshot.adopt(desk.records, folder / "incoming", "hub", may_write=False)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(("moment", "tickets"), [("merged", 0), ("copying", 0), ("done", 20)])
def test_a_desk_killed_while_it_takes_a_snapshot_over_has_the_old_or_the_new(
    venue: Venue, boss: Desk, moment: str, tickets: int
) -> None:
    venue.unpacked("incoming")
    done = subprocess.run([sys.executable, "-c", _KILLED, str(venue.folder), moment], check=False)
    assert done.returncode == -9

    new = venue.desk("new")

    assert new.rows("select count(*) from roster") == [(tickets,)]
    assert new.rows("select count(*) from event where subject = 'visitor 1'") == [
        (2 if tickets else 1,)
    ]
    assert new.rows("pragma integrity_check") == [("ok",)]
