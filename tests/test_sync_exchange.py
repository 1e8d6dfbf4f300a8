"""Desks and a hub: what one knows all know in the end, whatever is lost, late or restored."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import a_fair, a_ticket
from fake_hub import FakeHub
from kiosk.protocol.messages import AskHeads, Gap, Pull, Push, Reset, RosterPart, RosterRow
from kiosk.protocol.sealed import Run, head_hash
from kiosk.protocol.stores import Taken
from kiosk.sync.exchange import Heard
from sync_builders import MORNING_MS, Desk, a_page, a_run, sealed, take


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    made = Desk(tmp_path, "desk-a", role="supervisor"), Desk(tmp_path, "desk-b")
    yield made
    for desk in made:
        desk.close()


def events_of(desk: Desk) -> set[tuple[object, ...]]:
    return set(desk.rows("select log, seq, id, body from event"))


def inside(desk: Desk) -> int:
    with desk.records.transaction() as tx:
        return tx.occupancy("fair", desk.clock.now().date()).inside


def test_what_one_desk_saw_another_knows_by_name(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    hub = FakeHub()
    here.enter("someone")
    here.talk(hub)
    there.talk(hub)

    with there.records.transaction() as tx:
        history = tx.history("someone", "fair")
    assert history.last_entry is not None
    assert history.last_entry.desk == "desk-a"
    assert events_of(here) == events_of(there)


def test_what_came_from_the_hub_is_not_sent_back(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    hub = FakeHub()
    here.enter("someone")
    here.talk(hub)
    there.talk(hub)

    assert not there.store.outgoing("hub", events=500, size=10**6)


def test_the_chain_of_a_foreign_log_is_its_writers(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    hub = FakeHub()
    for n in range(12):
        here.enter(f"{n}")
    here.talk(hub)
    there.talk(hub)

    log, held = next(iter(hub.logs.items()))
    heads = "select head, head_hash from log_head where log = ?"
    assert here.rows(heads, log) == there.rows(heads, log) == [(13, head_hash(bytes(32), held))]


def test_a_large_backlog_goes_out_in_pieces_and_whole(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    for n in range(30):
        here.enter(f"{n}")
    hub = FakeHub()
    here.exchange.heard(Pull("", 0, 0), Reset("T1", 0, 0))
    here.store.know_heads("hub", "T1", 0, {})
    sent = []
    while piece := here.store.outgoing("hub", events=7, size=2500):
        sent.append(len(piece.runs[0].events))
        push = Push("T1", 0, piece.runs)
        here.store.confirm("hub", push, hub.answer(push))

    assert sum(sent) == 31
    assert max(sent) <= 7


def test_a_lost_answer_costs_a_repetition_only(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    hub = FakeHub()
    here.talk(hub)
    here.enter("someone")
    hub.answer(here.exchange.next())  # never heard
    here.talk(hub)
    there.talk(hub)

    assert inside(there) == inside(here) == 1


def test_late_and_repeated_pages_change_nothing(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    hub = FakeHub()
    here.enter("someone")
    here.talk(hub)
    asked = []
    while not asked or asked[-1][2] is not Heard.IDLE:
        request = there.exchange.next()
        answer = hub.answer(request)
        asked.append((request, answer, there.exchange.heard(request, answer)))
    before = there.rows("select * from link"), there.rows("select * from adm")
    again = [there.exchange.heard(request, answer) for request, answer, _ in asked[:-1]]

    assert (there.rows("select * from link"), there.rows("select * from adm")) == before
    assert Heard.BEGUN_AGAIN not in again


def test_a_hub_back_from_an_older_copy_is_healed(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    hub = FakeHub()
    for n in range(6):
        here.enter(f"{n}")
        here.talk(hub)
    there.talk(hub)
    everything = {log: list(held) for log, held in hub.logs.items()}
    hub.forget_after(3, "T2")

    assert Heard.BEGUN_AGAIN in there.talk(hub)  # the foreign log comes back from this desk
    assert hub.logs == everything
    here.talk(hub)
    assert inside(here) == inside(there) == 6


def test_a_rolled_back_hub_is_found_by_the_highest_head_seen(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    hub = FakeHub()
    for n in range(4):
        here.enter(f"{n}")
    here.talk(hub)
    here.store.take("hub", here.store.link("hub").cursor, a_page(here))  # head one further on
    hub.forget_after(5, "T1")

    assert here.store.link("hub").seen > 5
    request = here.exchange.next()
    assert here.exchange.heard(request, hub.answer(request)) is Heard.BEGUN_AGAIN


def test_after_a_reset_only_what_is_missing_is_sent(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    hub = FakeHub()
    for n in range(6):
        here.enter(f"{n}")
    here.talk(hub)
    hub.forget_after(5, "T2")
    requests = []
    for _ in range(4):
        requests.append(here.exchange.next())
        here.exchange.heard(requests[-1], hub.answer(requests[-1]))

    pushes = [request for request in requests if isinstance(request, Push)]
    assert any(isinstance(request, AskHeads) for request in requests)
    assert [run.first for run in pushes[0].runs] == [6]


def test_a_gap_makes_the_desk_send_the_hubs_last_event_and_on(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    hub = FakeHub()
    for n in range(4):
        here.enter(f"{n}")
    here.talk(hub)
    log = next(iter(hub.logs))
    push = Push("T1", 0, (a_run(log, [{}], first=9),))

    assert here.exchange.heard(push, Gap(log, 4, 0)) is Heard.STEPPED_BACK
    assert here.store.outgoing("hub", events=9, size=10**6).runs[0].first == 3


def test_a_page_with_a_hole_is_not_taken(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks

    assert take(here, a_run("log x", [{}], first=2)) is Taken.GAP
    assert here.store.link("hub").cursor == 0
    assert here.rows("select * from log_head where log = 'log x'") == []


def test_two_computers_with_one_log_lose_nothing(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    hub = FakeHub()
    here.enter("before")
    here.talk(hub)
    log, held = next(iter(hub.logs.items()))
    held.append(sealed(log, 3, subject="the clone's", dev=""))
    hub.feed.append((log, 3))
    here.enter("ours")  # stands at the same place

    assert Heard.FORKED in here.talk(hub)
    here.enter("later")
    here.talk(hub)
    there.talk(hub)
    assert inside(here) == inside(there) == 4
    moved = here.rows("select envelope from envelope where envelope like '%orig%'")
    assert f'"orig":"{log}:3"' in str(moved)
    assert len(moved) == 1


def test_a_clone_that_went_on_is_heard_before_our_next_event(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    hub = FakeHub()
    here.enter("before")
    here.talk(hub)
    log, held = next(iter(hub.logs.items()))
    held.append(sealed(log, 3, subject="the clone's"))
    hub.feed.append((log, 3))
    here.talk(hub)
    here.enter("ours")

    assert Heard.FORKED not in here.talk(hub)
    assert inside(here) == 3
    assert len(hub.logs) == 2


def test_a_late_fork_is_no_fork(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    here.enter("someone")
    log = str(here.rows("select log from log_head")[0][0])
    stale = Push("T1", 0, (Run(log, 2, (sealed(log, 2, subject="moved long ago"),)),))

    assert not here.store.set_aside(stale, log, 2)
    assert inside(here) == 1


def test_an_unreadable_event_holds_nothing_up_and_travels_on(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    hub = FakeHub()
    events = list(a_run("log x", [{}, {"dir": 7}, {"more": "of tomorrow"}, {}]).events)
    events[3] = type(events[3])("no JSON at all", "{", "00" * 16)
    hub.logs["log x"] = events
    hub.feed += [("log x", seq) for seq in range(1, 5)]
    here.talk(hub)
    hub.forget_after(0, "T2")
    here.talk(hub)
    there.talk(hub)

    assert hub.logs["log x"] == events
    reasons = "select seq, reason from quarantine order by seq"
    assert here.rows(reasons) == there.rows(reasons) == [(2, "unreadable"), (4, "unreadable")]
    assert inside(here) == 1  # the one with a field of tomorrow counts for the same ticket


def test_a_clock_far_ahead_is_marked_and_not_followed(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    ahead = (MORNING_MS + 86_400_000 * 400) << 16
    take(here, a_run("log x", [{"hlc": ahead}]))
    here.enter("ours")

    assert here.rows("select reason from quarantine") == [("clock",)]
    assert here.rows("select max(hlc) < ? from event where log <> 'log x'", ahead) == [(1,)]


def test_own_events_come_after_what_was_heard(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    soon = (int(here.clock.now().timestamp() * 1000) + 60_000) << 16
    take(here, a_run("log x", [{"hlc": soon}]))
    here.enter("ours")

    assert here.rows("select count(*) from event where hlc > ?", soon) == [(2,)]


def test_the_clock_is_set_by_the_hub(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    hub = FakeHub(time_ms=int(here.clock.now().timestamp() * 1000) + 3_600_000)
    request = here.exchange.next()
    here.clock.pass_time(milliseconds=200)
    here.exchange.heard(request, hub.answer(request))
    here.enter("someone")

    offset, quality = here.rows("select offset_ms, offq from event where dir = 1")[0]
    assert (offset, quality) == (3_599_900, "±101")


def test_a_roster_imported_at_one_desk_reaches_all(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    hub = FakeHub()
    with here.records.transaction() as tx:
        tx.import_roster([a_ticket(), a_ticket(code="CODE-2", note="VIP")])
        tx.set_fair(a_fair(day_count=2))
    here.talk(hub)
    there.talk(hub)

    with there.records.transaction() as tx:
        assert tx.ticket(a_ticket().id) == a_ticket()
        assert tx.fair() == a_fair(day_count=2)
    assert here.rows("select count(*) from roster where dirty") == [(0,)]


def test_a_waiting_row_is_not_overwritten_by_an_older_one(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    hub = FakeHub()
    with here.records.transaction() as tx:
        tx.import_roster([a_ticket(note="old")])
    here.talk(hub)
    hub.put(next(thing for thing in hub.feed if isinstance(thing, RosterRow)))
    with here.records.transaction() as tx:
        tx.import_roster([a_ticket(note="new")])
    link = here.store.link("hub")
    pull = Pull("T1", link.seen, link.cursor)
    here.exchange.heard(pull, hub.answer(pull))

    with here.records.transaction() as tx:
        ticket = tx.ticket(a_ticket().id)
    assert ticket is not None
    assert ticket.note == "new"


def test_a_sweep_removes_rows_without_a_version_that_a_new_hub_never_had(
    desks: tuple[Desk, Desk],
) -> None:
    _, there = desks
    hub = FakeHub(timeline="T2")
    old, kept = a_ticket(), a_ticket(code="CODE-2")
    with there.records.transaction() as tx:
        tx.import_roster([old, kept])
        tx.db.execute("update roster set dirty = 0, version = 0")
    there.talk(hub)
    with there.records.transaction() as tx:
        assert tx.ticket(old.id) == old  # an empty hub closes no door
    row = there.rows("select * from roster where code = 'CODE-2'")[0]
    hub.put(RosterRow(str(row[0]), row[1:21]))
    there.talk(hub)

    with there.records.transaction() as tx:
        assert (tx.ticket(old.id), tx.ticket(kept.id)) == (None, kept)
    assert not there.store.link("hub").sweeping


def test_a_supervisor_gives_a_restored_hub_its_roster_back(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    hub = FakeHub()
    with here.records.transaction() as tx:
        tx.import_roster([a_ticket()])
    here.talk(hub)
    hub.forget_after(0, "T2")
    here.talk(hub)
    there.talk(hub)

    with there.records.transaction() as tx:
        assert tx.ticket(a_ticket().id) == a_ticket()


def test_a_ticket_nobody_can_use_is_kept_out_and_told(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    take(here, roster=RosterPart(("code", "status"), (RosterRow("id", ("X", "from tomorrow")),)))

    assert here.rows("select reason, sealed from quarantine") == [("ticket", "id")]
    with here.records.transaction() as tx:
        assert tx.ticket("id") is None


def test_numbers_no_column_holds_block_nothing(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    huge = {"type": "attendee.patch", "dir": 0, "body": {"paid": 10**40, "code": "W"}}
    voids = {
        "type": "void",
        "dir": 0,
        "subject": "",
        "body": {"subject": "s", "hlc": 10**40, "id": "i"},
    }

    assert take(here, a_run("log x", [huge, voids, {}])) is Taken.TAKEN
    assert take(here, Run("log y", 0, ())) is Taken.GAP
    assert inside(here) == 1
