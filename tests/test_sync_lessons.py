"""What the simulated swarm taught: each test is the shortest story of what once went wrong."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from builders import FAIR_ID, a_fair, a_ticket
from fake_hub import FakeHub
from fakes import ManualClock
from hub_builders import an_event, give_roster
from kiosk.desk.double_entries import DoubleEntries
from kiosk.desk.roster_import import change_fair, import_roster
from kiosk.domain.badge_ids import badge_id_of
from kiosk.domain.codes import BadgeCode
from kiosk.domain.events import EventType, Fact
from kiosk.hub.envelopes import received
from kiosk.hub.hub import Hub
from kiosk.protocol.messages import Changes, RosterPart, RosterRow
from kiosk.protocol.sealed import Run, Sealed
from kiosk.store.roster_feed import SENT
from kiosk.sync.exchange import Heard
from simulation.hubs import SqliteDisk
from sync_builders import MORNING_MS, SALT, Desk, Talk, a_run, sealed, take
from venue_builders import cells_of

TICKET = a_ticket()
FIRST, SECOND, THIRD = (badge_id_of(FAIR_ID, TICKET.code, n) for n in range(3))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, "desk-a", role="supervisor")
    yield desk
    desk.close()


def a_row(badge_id: str) -> RosterPart:
    cells = (TICKET.code, badge_id, "visitor", "A", "B", *7 * ("",), "fr", *4 * ("",), "valid", 1)
    return RosterPart(SENT, (RosterRow(TICKET.id, (*cells, "")),))


def replace_cell(row: RosterRow, column: str, cell: str) -> RosterRow:
    cells = dict(zip(SENT, row.cells, strict=True)) | {column: cell}
    return RosterRow(row.id, tuple(cells.values()))


def a_revocation(badge_id: str, following: str, *, log: str = "log r") -> Run:
    body = {"badge": badge_id, "next": following}
    told = {"type": "badge.revoked", "dir": 0, "subject": TICKET.id, "body": body}
    return a_run(log, [told])


def badge_id(desk: Desk) -> str | None:
    with desk.records.transaction() as tx:
        found = tx.ticket(TICKET.id)
    return found.badge_id if found else None


def test_to_void_one_passage_brings_no_other_back(desk: Desk) -> None:
    desk.enter("someone")
    desk.enter("someone")
    log = desk.rows("select max(log) from event")[0][0]
    entries = DoubleEntries(records=desk.records)
    entries.void(desk.key(str(log), 2))
    entries.void(desk.key(str(log), 3))

    with desk.records.transaction() as tx:
        assert tx.history("someone", "fair").entries == 0


def test_what_a_desk_tells_of_somebody_erased_is_not_kept(desk: Desk) -> None:
    with desk.records.transaction() as tx:
        tx.erase("someone")
        tx.record(Fact(EventType.PATCH, subject="someone", body={"last_name": "Oubliée"}))

    assert desk.rows("select body from event where type = 'attendee.patch'") == [(None,)]


def test_an_erased_person_is_forgotten_in_events_that_cannot_be_read_too(desk: Desk) -> None:
    told = sealed("log x", 1, subject="someone", dir=7, body={"last_name": "Oubliée"})
    take(desk, Run("log x", 1, (told,)))
    with desk.records.transaction() as tx:
        tx.erase("someone")

    assert desk.rows("select body from event where log = 'log x'") == [(None,)]


def test_a_hub_reads_whom_an_event_speaks_of_when_it_reads_nothing_else() -> None:
    odd = an_event("log x", 1, subject="someone", hlc="noon")
    [event] = received(FAIR_ID, Run("log x", 1, (odd,)), 0)
    [noise] = received(FAIR_ID, Run("log x", 1, (Sealed("no JSON", "{}", SALT),)), 0)

    assert (event.subject, event.flaw) == ("someone", "unreadable")
    assert noise.subject == ""


@pytest.mark.parametrize("order", [1, -1])
def test_badges_of_an_erased_person_come_to_nothing_in_any_order(desk: Desk, order: int) -> None:
    queued = {"type": "badge.queued", "dir": 0, "subject": "someone", "body": {"job": "j"}}
    erased = {"type": "erase", "dir": 0, "subject": "someone", "body": {}}
    for run in (a_run("log a", [queued]), a_run("log b", [erased]))[::order]:
        take(desk, run)

    assert desk.rows("select * from badge_known") == []


def test_a_row_that_comes_after_a_revocation_has_the_next_badge(desk: Desk) -> None:
    take(desk, a_revocation(FIRST, SECOND))
    take(desk, roster=a_row(FIRST))
    assert badge_id(desk) == SECOND

    patch = {"type": "attendee.patch", "dir": 0, "subject": TICKET.id, "body": {"company": "B"}}
    take(desk, a_run("log p", [patch]), roster=a_row(FIRST))
    assert badge_id(desk) == SECOND
    with desk.records.transaction() as tx:
        assert tx.find(BadgeCode(FIRST)).revoked


def test_the_badge_after_the_second_is_never_the_first_again(desk: Desk) -> None:
    take(desk, roster=a_row(SECOND))  # the row came sooner than what made it so
    with desk.records.transaction() as tx:
        tx.revoke_badge(SECOND)
    assert badge_id(desk) == THIRD

    take(desk, a_revocation(FIRST, SECOND))
    assert badge_id(desk) == THIRD


def test_a_sweep_forgets_no_revocation(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "plain")
    take(desk, a_revocation(FIRST, SECOND), roster=a_row(FIRST))
    hub = FakeHub(timeline="T9")
    others = badge_id_of(FAIR_ID, "CODE-2")
    hub.put(RosterRow("another", ("CODE-2", others, *a_row("").rows[0].cells[2:])))
    desk.talk(hub)
    assert badge_id(desk) is None
    hub.put(a_row(FIRST).rows[0])
    desk.talk(hub)

    assert badge_id(desk) == SECOND
    desk.close()


def test_a_walk_in_keeps_the_badge_when_the_roster_brings_the_ticket(desk: Desk) -> None:
    body: dict[str, str | int] = {"code": TICKET.code, "category": "visitor", "last_name": "Alaoui"}
    with desk.records.transaction() as tx:
        tx.record(Fact(EventType.PATCH, subject=TICKET.id, body=body))
    assert badge_id(desk) == FIRST
    import_roster(desk.records, [TICKET])

    assert badge_id(desk) == FIRST


def test_a_hub_that_lost_the_fair_gets_it_back_from_a_supervisor(desk: Desk) -> None:
    change_fair(desk.records, a_fair(capacity=77))
    hub = FakeHub()
    desk.talk(hub)
    assert hub.feed
    hub.forget_after(0, "T2")
    desk.talk(hub)

    assert [thing.kind for thing in hub.feed if hasattr(thing, "kind")] == ["fair"]


def test_a_restored_hubs_answer_to_an_old_question_confirms_nothing(desk: Desk) -> None:
    hub = FakeHub()
    desk.talk(hub)
    old = desk.exchange.pull()
    desk.enter("someone")
    desk.talk(hub)
    # Back on a copy of before that entry, the hub finds nothing wrong with what `old` had seen.
    late = Changes("T2", old.seen, hub.time_ms, old.after)

    assert desk.exchange.heard(old, late) is Heard.STALE
    assert desk.store.link("hub").timeline == "T1"


def test_a_desk_that_was_at_another_hub_meanwhile_reads_its_first_one_afresh(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path, "plain")
    first, other = FakeHub(), FakeHub(timeline="T of another")
    rows = [replace_cell(a_row(FIRST).rows[0], "note", note) for note in ("old", "lost later")]
    first.put(rows[0])
    desk.talk(first)
    desk.join("another")
    other.put(rows[1])
    desk.talk(other)
    desk.join("hub")
    desk.talk(first)

    assert desk.rows("select note from roster") == [("old",)]
    desk.close()


def test_a_copys_events_do_not_come_to_stand_behind_the_others(tmp_path: Path) -> None:
    here, twin = Desk(tmp_path, "here"), Desk(tmp_path, "twin")
    hub = FakeHub(page=1)
    here.enter("both")
    here.talk(hub)
    twin.clone_log(here, here.records._head.log)
    here.enter("here")
    here.talk(hub)
    for who in ("twin", "twin again"):
        twin.enter(who)
    for desk in (twin, here, twin, here):
        desk.talk(hub)

    for desk in (here, twin):
        assert desk.rows("select subject, count(*) from event where dir > 0 group by 1") == [
            ("both", 1), ("here", 1), ("twin", 1), ("twin again", 1),
        ]  # fmt: skip
        desk.close()


def test_a_desk_that_turns_to_another_hub_keeps_the_time_the_first_one_told(desk: Desk) -> None:
    day_ms = 24 * 60 * 60 * 1000
    import_roster(desk.records, [TICKET])
    desk.store.set_offset("first", day_ms, 5, 8)
    versions = desk.rows("select version from roster")
    desk.store.begin_again("second", "T2", 0)  # by an answer too slow to tell the time
    desk.records.close()
    desk.records.open(a_fair)

    with desk.records.transaction() as tx:
        assert tx.now() - desk.clock.now() == timedelta(days=1)
    desk.store.set_offset("second", day_ms, 5, 8)
    assert desk.rows("select version from roster") == versions


def test_a_row_that_moved_on_unread_is_not_missed_when_the_hub_goes_back(tmp_path: Path) -> None:
    clock = ManualClock()
    disk = SqliteDisk(tmp_path / "hub", clock)
    disk.open()
    hub = Hub(disk.store, clock=clock)
    hub.open_exhibition(FAIR_ID)
    desk = Desk(tmp_path, "plain", hub=hub.hello().hub)
    desk.talk(Talk(hub))
    for n in (1, 2):
        give_roster(hub, cells_of(a_ticket(code=f"CODE-{n}")), FAIR_ID)
    kept = disk.image()
    give_roster(hub, cells_of(a_ticket(code="CODE-1", note="moved on")), FAIR_ID)
    request = desk.exchange.pull()
    desk.exchange.heard(request, Talk(hub, page=1).answer(request))
    assert desk.rows("select code from roster") == [("CODE-2",)]

    disk.restore(kept)
    disk.open()
    desk.talk(Talk(Hub(disk.store, clock=clock)))
    assert desk.rows("select code from roster order by 1") == [("CODE-1",), ("CODE-2",)]
    desk.close()
    disk.close()


def test_what_was_read_before_the_time_was_known_is_read_again_whatever_is_under_way(
    desk: Desk,
) -> None:
    import_roster(desk.records, [TICKET])
    newer = replace_cell(a_row(FIRST).rows[0], "note", "newer")
    part = RosterPart(SENT, (newer,), positions=(1,), versions=(MORNING_MS * 2,))
    page = Changes("T1", 2, MORNING_MS, 1, more=True, roster=part)
    desk.store.begin_again("hub", "T1", 0)
    desk.store.take("hub", 0, page)  # too slow to tell the time: what is here stays for now
    under_way = desk.exchange.pull()
    desk.store.set_offset("hub", 0, 5, 8)  # by the answer to a push

    assert desk.exchange.heard(under_way, Changes("T1", 2, MORNING_MS, 2)) is Heard.STALE
    desk.exchange.heard(desk.exchange.pull(), page)
    assert desk.rows("select note from roster") == [("newer",)]


def test_where_nobody_was_erased_no_page_is_written_afresh(desk: Desk) -> None:
    with desk.records.transaction() as tx:
        tx.files_removed(tx.files_of_erased().people)

    assert desk.rows("select key from meta where key = 'unswept'") == []


def test_a_look_at_double_entries_does_not_read_the_whole_journal(desk: Desk) -> None:
    twice = {"subject": "twice", "hlc": MORNING_MS << 16}
    take(desk, a_run("log a", [twice]), a_run("log b", [twice | {"dev": "another"}]))
    take(desk, a_run("log c", ({"subject": f"{n}"} for n in range(500))))
    steps: list[None] = []
    desk.records._db.conn.set_progress_handler(lambda: steps.append(None), 1)

    found = DoubleEntries(records=desk.records).open()

    desk.records._db.conn.set_progress_handler(None, 1)
    assert len(found) == 1
    assert len(steps) < 2000


@pytest.mark.parametrize("order", [1, -1])
def test_one_badge_id_is_revoked_of_each_ticket_that_had_it(desk: Desk, order: int) -> None:
    cells = dict(zip(SENT, a_row(FIRST).rows[0].cells, strict=True)) | {"code": "CODE-2"}
    rows = (a_row(FIRST).rows[0], RosterRow("another", tuple(cells.values())))
    take(desk, roster=RosterPart(SENT, rows))
    lost = [
        {"type": "badge.revoked", "dir": 0, "subject": who, "body": {"badge": FIRST, "next": given}}
        for who, given in ((TICKET.id, SECOND), ("another", THIRD))
    ]
    for n, event in list(enumerate(lost))[::order]:
        take(desk, a_run(f"log {n}", [event]))

    told = desk.rows("select id, badge_id from roster order by id")
    assert told == sorted([(TICKET.id, SECOND), ("another", THIRD)])


def test_a_version_by_a_hubs_time_is_not_corrected_again_at_the_next_hub(desk: Desk) -> None:
    desk.store.set_offset("hub", -3_600_000, 20, 39)
    import_roster(desk.records, [TICKET])
    before = desk.rows("select version from roster")
    desk.store.begin_again("another", "T9", 0)
    assert desk.rows("select hub, offset_ms from link") == [("another", -3_600_000)]
    desk.store.set_offset("another", -3_600_000, 20, 39)

    assert desk.rows("select version from roster") == before


@pytest.mark.parametrize("offset", [-3_600_000, 3_600_000])
def test_a_change_stays_newer_than_the_row_it_changed_when_the_time_is_told(
    desk: Desk, offset: int
) -> None:
    cells = dict(zip(SENT, a_row(FIRST).rows[0].cells, strict=True)) | {"note": "old"}
    row = RosterRow(TICKET.id, tuple(cells.values()))
    seen = int(desk.clock.now().timestamp() * 1000) + offset - 1000
    take(desk, roster=RosterPart(SENT, (row,), versions=(seen,)))
    import_roster(desk.records, [TICKET])
    desk.store.set_offset("hub", offset, 20, 39)

    [(version,)] = desk.rows("select version from roster")
    assert int(str(version)) > seen


def test_what_one_fork_set_aside_outlives_the_next_fork_of_that_log(desk: Desk) -> None:
    for who in ("first", "second", "third"):
        take(desk, a_run("log a", [{"subject": who, "id": who}]))

    aside = desk.rows("select sealed from quarantine where reason = 'fork' order by sealed")
    assert ["first" in str(row) for row in aside].count(True) == 1
    assert len(aside) == 2
