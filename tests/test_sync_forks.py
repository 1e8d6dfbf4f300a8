"""Where two computers wrote one log: each event counts once, and what lost its place is undone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders import FAIR_ID, a_ticket
from fake_hub import FakeHub
from kiosk.desk.double_entries import DoubleEntries
from kiosk.domain.badge_ids import badge_id_of
from kiosk.domain.codes import BadgeCode
from kiosk.domain.events import EventType, Fact
from kiosk.protocol.messages import RosterPart, RosterRow
from kiosk.protocol.sealed import Run, Sealed
from kiosk.store.attendance import attendance
from kiosk.store.roster_feed import SENT
from sync_builders import MORNING_MS, Desk, a_run, everything, sealed, take, voiding

TICKET = a_ticket()
FIRST, SECOND, THIRD = (badge_id_of(FAIR_ID, TICKET.code, n) for n in range(3))
A_ROW = RosterRow(
    TICKET.id,
    (TICKET.code, FIRST, "visitor", "A", "B", *7 * ("",), "fr", *4 * ("",), "valid", 1, ""),
)
AT_NINE = {"id": "one event", "hlc": MORNING_MS << 16, "dev": "dev 1"}
ELSEWHERE = {"hlc": (MORNING_MS + 9_000) << 16, "dev": "dev 2"}


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    made: list[Desk] = []

    def desk(name: str) -> Desk:
        made.append(Desk(tmp_path, name))
        return made[-1]

    yield desk
    for each in made:
        each.close()


def entries(desk: Desk, who: str = "someone") -> int:
    with desk.records.transaction() as tx:
        return tx.history(who, "fair").entries


def badge_ids(desk: Desk) -> tuple[object, bool, bool]:
    """The ticket's badge id, and whether its first and second are refused."""
    with desk.records.transaction() as tx:
        ticket = tx.ticket(TICKET.id)
        refused = [tx.find(BadgeCode(badge_id)).revoked for badge_id in (FIRST, SECOND)]
        return (ticket and ticket.badge_id, *refused)


def test_what_both_copies_of_a_computer_append_again_counts_once(desks) -> None:
    here, copy, other = map(desks, ("here", "copy", "other"))
    hub = FakeHub()
    here.enter("before")
    here.talk(hub)
    log, held = next(iter(hub.logs.items()))
    here.enter("ours")
    with here.records.transaction() as tx:
        tx.record(Fact(EventType.BADGE_QUEUED, subject=TICKET.id, body={"job": "j"}))
        tx.record(Fact(EventType.PATCH, subject="walk-in", body={"code": "W-1"}))
    copy.clone_log(here, log)
    held.append(sealed(log, len(held) + 1, subject="the clone's", dev=""))
    hub.feed.append((log, len(held)))
    for desk in (here, copy, other, here, copy):
        desk.talk(hub)

    again = here.rows("select id, count(*) from event where subject = 'ours' group by id")
    assert [count for _, count in again] == [2]
    assert [entries(desk, "ours") for desk in (here, copy, other)] == [1, 1, 1]
    assert [desk.rows("select n from occ") for desk in (here, copy, other)] == [[(3,)]] * 3
    found = [everything(desk) for desk in (here, copy, other)]
    for table in ("adm", "alert", "patch", "badge_known"):
        assert found[0][table] == found[1][table] == found[2][table]
    with other.records.transaction() as tx:
        assert len(tx.passages("ours", other.clock.now().date())) == 1


@pytest.mark.parametrize("logs", [("log a", "log b"), ("log b", "log a")])
def test_the_first_entry_is_the_same_whichever_copy_comes_first(desks, logs) -> None:
    desk, reference = desks("desk"), desks("reference")
    for log in logs:
        take(desk, a_run(log, [AT_NINE]))
    take(reference, a_run("log a", [AT_NINE]))

    assert desk.rows("select * from adm") == reference.rows("select * from adm")


@pytest.mark.parametrize("voided", ["log a", "log b"])
def test_a_passage_is_void_in_all_its_places(desks, voided: str) -> None:
    desk = desks("desk")
    take(desk, a_run("log a", [AT_NINE]), a_run("log b", [AT_NINE]))
    assert DoubleEntries(records=desk.records).void(desk.key(voided, 1))
    assert entries(desk) == 0
    take(desk, a_run("log 0", [AT_NINE]), a_run("log c", [AT_NINE]))

    assert entries(desk) == 0


def test_a_word_that_lost_its_place_makes_nothing_void(desks) -> None:
    desk = desks("desk")
    entered = a_run("log a", [AT_NINE])
    take(desk, entered, a_run("log v", [voiding(entered)]))
    assert entries(desk) == 0
    take(desk, a_run("log v", [{"subject": "another"}]))

    assert entries(desk) == 1


def test_what_comes_to_stand_where_something_void_stood_counts(desks) -> None:
    desk = desks("desk")
    entered = a_run("log a", [AT_NINE])
    take(desk, entered, a_run("log v", [voiding(entered)]))
    take(desk, a_run("log a", [ELSEWHERE | {"id": "another event", "subject": "another"}]))
    assert entries(desk, "another") == 1
    take(desk, a_run("log b", [AT_NINE]))

    assert entries(desk) == 0


def test_what_a_copy_wrote_and_took_back_strikes_nobody_elses_passage(desks) -> None:
    here, copy = map(desks, ("here", "copy"))
    hub = FakeHub()
    here.enter("before")
    here.talk(hub)
    copy.clone_log(here, next(iter(hub.logs)))
    here.enter("counts")
    here.talk(hub)
    copy.enter("mistaken")
    head = copy.records._head
    assert DoubleEntries(records=copy.records).void(copy.key(head.log, head.seq))
    for desk in (copy, here, copy):
        desk.talk(hub)

    for desk in (here, copy):
        assert [entries(desk, who) for who in ("counts", "mistaken")] == [1, 0]


def test_an_audit_counts_an_entry_once_that_stands_in_several_places(desks) -> None:
    desk = desks("desk")
    take(desk, a_run("log a", [AT_NINE]), a_run("log b", [AT_NINE, {"subject": "another"}]))

    found = attendance(desk.records.db, desk.records.fair)
    assert sum(hour.entries for hour in found.by_hour) == 2


@pytest.mark.parametrize("copies", [("log a", "log b"), ("log b", "log a")])
def test_what_was_settled_stays_settled_when_its_copy_comes(desks, copies) -> None:
    desk = desks("desk")
    first, second = copies
    take(desk, a_run("log z", [ELSEWHERE | {"hlc": 1}]), a_run(first, [AT_NINE]))
    settling = DoubleEntries(records=desk.records)
    [entry] = settling.open()
    settling.resolve(entry.later)
    take(desk, a_run(second, [AT_NINE]))

    assert settling.open() == ()
    assert entries(desk) == 2


def test_a_revocation_that_lost_its_place_is_undone(desks) -> None:
    knew, never_knew = desks("knew"), desks("never knew")
    told = {"type": "badge.revoked", "dir": 0, "subject": TICKET.id}
    lost = a_run("log r", [told | {"body": {"badge": FIRST, "next": SECOND}}])
    take(knew, lost, roster=RosterPart(SENT, (A_ROW,)))
    assert badge_ids(knew) == (SECOND, True, False)
    won = a_run("log r", [{"subject": "another"}])
    take(knew, won)
    take(never_knew, won, roster=RosterPart(SENT, (A_ROW,)))

    assert badge_ids(knew) == badge_ids(never_knew) == (FIRST, False, False)


def test_a_later_revocation_outlives_one_that_lost_its_place(desks) -> None:
    desk = desks("desk")
    told = {"type": "badge.revoked", "dir": 0, "subject": TICKET.id}
    lost = a_run("log r", [told | {"body": {"badge": FIRST, "next": SECOND}}])
    kept = a_run("log s", [told | {"body": {"badge": SECOND, "next": THIRD}}])
    take(desk, lost, kept, roster=RosterPart(SENT, (A_ROW,)))
    take(desk, a_run("log r", [{"subject": "another"}]))

    assert badge_ids(desk) == (THIRD, False, True)


def test_a_badge_that_lost_its_place_is_printed_by_whoever_is_asked_next(desks) -> None:
    desk = desks("desk")
    printed = {"type": "badge.printed", "dir": 0, "subject": TICKET.id, "body": {"job": "j"}}
    take(desk, Run("log p", 1, a_run("log p", [printed]).events))
    with desk.records.transaction() as tx:
        assert tx.has_badge(TICKET.id)
    take(desk, a_run("log p", [{"subject": "another"}]))

    with desk.records.transaction() as tx:
        assert not tx.has_badge(TICKET.id)


def test_what_a_stick_tells_of_a_forked_log_displaces_nothing_of_the_hubs(desks) -> None:
    desk, hub = desks("desk"), FakeHub()
    hub.logs["log c"] = list(a_run("log c", [{"subject": "at the hub"}, {"subject": "too"}]).events)
    hub.feed += [("log c", 1), ("log c", 2)]
    desk.talk(hub)
    desk.store.bring((a_run("log c", [{"subject": "at the hub"}, {"subject": "on the stick"}]),))
    desk.talk(hub)

    held = desk.rows("select subject from event where log = 'log c' order by seq")
    assert held == [("at the hub",), ("too",)]


def test_a_hole_in_one_log_of_a_stick_leaves_no_other_log_unfolded(desks) -> None:
    desk = desks("desk")
    new = desk.store.bring((a_run("log a", [{}]), a_run("log b", [{}], first=2)))

    assert new == 1
    assert entries(desk) == 1


def test_an_own_event_that_cannot_be_read_is_set_aside_when_it_loses_its_place(desks) -> None:
    desk = desks("desk")
    desk.enter("someone")
    log, upto = desk.rows("select log, head from log_head")[0]
    take(desk, Run(log, upto + 1, (Sealed("a copy's riddle", "{}", "00" * 16),)))
    take(desk, a_run(log, [{"subject": "another"}], first=upto + 1))

    assert entries(desk, "another") == 1
    assert desk.rows("select count(*) from quarantine where sealed like '%riddle%'") == [(1,)]


def test_a_walk_in_whose_event_lost_its_place_is_nobody_any_more(desks) -> None:
    desk = desks("desk")
    walk_in = {"type": "attendee.patch", "subject": "walk-in", "dir": 0, "body": {"code": "W-1"}}
    take(desk, a_run("log a", [walk_in]))
    with desk.records.transaction() as tx:
        assert tx.ticket("walk-in") is not None

    take(desk, a_run("log a", [{"subject": "another"}, {"subject": "third"}]))

    with desk.records.transaction() as tx:
        assert tx.ticket("walk-in") is None
