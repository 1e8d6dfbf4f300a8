"""Where two computers wrote one log: each event counts once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders import a_ticket
from fake_hub import FakeHub
from kiosk.desk.double_entries import DoubleEntries
from kiosk.domain.events import EventType, Fact, Place
from sync_builders import MORNING_MS, Desk, a_run, everything, sealed, take

TICKET = a_ticket()
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
    assert DoubleEntries(records=desk.records).void(Place(voided, 1))
    assert entries(desk) == 0
    take(desk, a_run("log 0", [AT_NINE]), a_run("log c", [AT_NINE]))

    assert entries(desk) == 0


@pytest.mark.parametrize("copies", [("log a", "log b"), ("log b", "log a")])
def test_what_was_settled_stays_settled_when_its_copy_comes(desks, copies) -> None:
    desk = desks("desk")
    first, second = copies
    take(desk, a_run("log z", [ELSEWHERE | {"hlc": 1}]), a_run(first, [AT_NINE]))
    settling = DoubleEntries(records=desk.records)
    [entry] = settling.open()
    settling.resolve(entry.place)
    take(desk, a_run(second, [AT_NINE]))

    assert settling.open() == ()
    assert entries(desk) == 2
