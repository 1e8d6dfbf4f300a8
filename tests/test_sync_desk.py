"""What staff learn from sync: double entries, who is heard, what is missing, who is forgotten."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders import a_ticket, an_attendee
from fake_hub import FakeHub
from fakes import OPENING
from kiosk import settings
from kiosk.app.telling import remark_sentence
from kiosk.desk.company import Company
from kiosk.desk.double_entries import DoubleEntries
from kiosk.desk.roster_import import import_roster
from kiosk.desk.sync_facts import Alarm, Missing
from kiosk.desk.sync_view import sync_view
from kiosk.domain.events import EventKey, EventType, Hlc
from kiosk.domain.folds import moment
from kiosk.protocol.messages import RosterPart, RosterRow
from kiosk.settings import Settings
from kiosk.store.roster_feed import SENT
from sync_builders import MORNING_MS, Desk, a_run, take, voiding

SOON = (MORNING_MS + 1000) << 16


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    made = Desk(tmp_path, "desk-a"), Desk(tmp_path, "desk-b")
    yield made
    for desk in made:
        desk.close()


def test_a_badge_let_in_at_two_desks_is_told_on_both_once(desks: tuple[Desk, Desk]) -> None:
    hub, watching = FakeHub(), [DoubleEntries(records=desk.records) for desk in desks]
    for desk in desks:
        desk.enter("someone")
        desk.clock.pass_time(minutes=1)
    for desk in (*desks, *desks):
        desk.talk(hub)

    told = [entries.look()[1] for entries in watching]
    assert [len(news) for news in told] == [1, 1]
    assert told[0] == told[1]
    assert {told[0][0].first.desk, told[0][0].second.desk} == {"desk-a", "desk-b"}
    assert watching[0].look()[1] == ()


@pytest.mark.parametrize(
    ("second", "found"),
    [({}, 1), ({"type": "override"}, 0), ({"dir": -1}, 0), ({"zone": "conferences"}, 0),
     ({"dev": "dev of log a"}, 0), ({"wall_ms": MORNING_MS - 86_400_000}, 0)],
)  # fmt: skip
def test_what_counts_as_a_double_entry(
    desks: tuple[Desk, Desk], second: dict[str, object], found: int
) -> None:
    here, _ = desks
    take(here, a_run("log a", [{}]))
    take(here, a_run("log b", [{"hlc": SOON} | second]))

    assert len(DoubleEntries(records=here.records).open()) == found


def test_an_exit_that_arrives_late_clears_a_double_entry(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    entries = DoubleEntries(records=here.records)
    take(here, a_run("log a", [{}]))
    take(here, a_run("log b", [{"hlc": SOON}]))
    assert len(entries.open()) == 1

    take(here, a_run("log c", [{"hlc": SOON - 1, "dir": -1}]))
    assert entries.open() == ()


def test_a_settled_double_entry_is_settled_everywhere(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    hub = FakeHub()
    for desk in desks:
        desk.enter("someone")
    for desk in (*desks, *desks):
        desk.talk(hub)
    [entry] = DoubleEntries(records=here.records).open()
    DoubleEntries(records=here.records).resolve(entry.later)
    here.talk(hub)
    there.talk(hub)

    assert DoubleEntries(records=there.records).open() == ()
    assert there.rows("select n_in from adm") == [(2,)]


@pytest.mark.parametrize("order", [1, -1])
def test_a_voided_entry_counts_no_more_whenever_it_is_heard(
    desks: tuple[Desk, Desk], order: int
) -> None:
    here, _ = desks
    entered = a_run("log a", [{}])
    void = a_run("log v", [voiding(entered)])
    for run in (void, entered)[::order]:
        take(here, run)

    with here.records.transaction() as tx:
        assert tx.history("someone", "fair").entries == 0
        assert tx.occupancy("fair", here.clock.now().date()).inside == 0
        assert tx.passages("someone", here.clock.now().date()) == ()


def test_only_passages_can_be_voided(desks: tuple[Desk, Desk]) -> None:
    entries = DoubleEntries(records=desks[0].records)

    assert not entries.void(EventKey("someone", Hlc(1), "id log a 1"))
    take(desks[0], a_run("log a", [{}]))
    assert entries.void(desks[0].key("log a", 1))
    take(desks[0], a_run("log b", [{"dir": 0}]))
    assert not entries.void(desks[0].key("log b", 1))


def test_the_order_is_unsure_when_clocks_are(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    take(here, a_run("log a", [{}]))
    take(here, a_run("log b", [{"hlc": SOON, "wall_ms": MORNING_MS + 60}]))
    take(here, a_run("log c", [{"hlc": SOON + 1, "wall_ms": MORNING_MS + 600}]))

    found = DoubleEntries(records=here.records).open()
    assert {entry.later.id: entry.is_order_sure for entry in found} == {
        "id log b 1": False, "id log c 1": True
    }  # fmt: skip


def test_a_desk_tells_what_is_nowhere_else_yet(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    import_roster(here.records, [a_ticket()])
    assert here.store.facts().not_copied == 0  # nobody recorded the opening of the log, or a file
    here.enter("someone")
    assert here.store.facts().not_copied == 1

    hub = FakeHub()
    here.talk(hub)
    assert here.store.facts().not_copied == 0
    here.enter("another")
    import_roster(here.records, [a_ticket(), a_ticket(code="CODE-2")])
    [link] = here.store.facts().hubs
    assert (link.pending, link.own, link.behind) == (2, 1, 0)


def test_a_hole_in_a_desks_story_is_told(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    body = {"prev_log": "log lost", "prev_last_seq": 7, "name": "Porte C", "machine_fp": "m"}
    take(here, a_run("log x", [{"type": "log.open", "dir": 0, "dev": "c", "body": body}]))

    [other] = here.store.facts().desks
    assert (other.name, other.missing) == ("Porte C", (Missing("log lost", 1, 7),))


@pytest.mark.parametrize(
    ("prev", "machine", "alarm"),
    [(1, "m", Alarm.RESTORED), (2, "other", Alarm.CLONED), (2, "m", None)],
)
def test_copies_of_a_computer_are_noticed(
    desks: tuple[Desk, Desk], prev: int, machine: str, alarm: Alarm | None
) -> None:
    here, _ = desks
    opening = {"type": "log.open", "dir": 0, "dev": "c"}
    take(here, a_run("log 1", [{**opening, "body": {"machine_fp": "m"}}, {"dev": "c"}]))
    body = {"prev_log": "log 1", "prev_last_seq": prev, "machine_fp": machine}
    take(here, a_run("log 2", [{**opening, "body": body, "hlc": SOON}]))

    [other] = here.store.facts().desks
    assert other.alarms == (frozenset() if alarm is None else {alarm})


def test_a_clock_that_was_put_right_is_told_as_right_at_once(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    day_ms, right = 24 * 3600 * 1000, MORNING_MS + 5000
    wrong = {"dev": "c", "wall_ms": MORNING_MS + day_ms, "offset_ms": -day_ms}
    take(here, a_run("log 1", [wrong]))
    take(here, a_run("log 2", [{"dev": "c", "wall_ms": right, "hlc": right << 16}]))

    [other] = here.store.facts().desks
    assert (other.offset_ms, other.last_at) == (0, moment(right))


def test_a_copy_that_hears_of_the_other_before_it_records_is_noticed_too(tmp_path: Path) -> None:
    hub, desk = FakeHub(), Desk(tmp_path, "desk-a")
    desk.enter("someone")
    desk.talk(hub)
    desk.close()
    shutil.copytree(tmp_path / "desk-a", tmp_path / "copy" / "desk-a")  # with its machine's image
    both = [Desk(tmp_path, "desk-a"), Desk(tmp_path / "copy", "desk-a")]
    for ids, desk in zip((300, 400), both, strict=True):
        desk.clock._ids = ids
        desk.records._head = replace(desk.records._head, log=desk.clock.new_id())
    alarms = []
    for who, desk in zip(("another", "a third", "a fourth"), (*both, both[0]), strict=True):
        desk.talk(hub)
        desk.clock.pass_time(minutes=1)
        desk.enter(who)
        desk.talk(hub)
        alarms.append({alarm for each in desk.store.facts().desks for alarm in each.alarms})
    for desk in both:
        desk.close()

    # One copy after the other is a laptop put back from a backup; in turns, they are two.
    assert alarms == [set(), {Alarm.RESTORED}, {Alarm.CLONED}]


def test_a_copy_made_before_the_first_event_is_noticed_too(tmp_path: Path) -> None:
    hub, desk = FakeHub(), Desk(tmp_path, "desk-a")
    desk.close()
    shutil.copytree(tmp_path / "desk-a", tmp_path / "copy" / "desk-a")  # with its machine's image
    for folder, ids, who in ((tmp_path, 100, "someone"), (tmp_path / "copy", 200, "another")):
        desk = Desk(folder, "desk-a")
        desk.clock._ids = ids
        with desk.records.transaction() as tx:
            tx.journal.renew()  # its own log, as two processes of real computers have
        desk.enter(who)
        desk.talk(hub)
        known = desk.store.facts().desks
        desk.close()

    assert {Alarm.CLONED} in [each.alarms for each in known]


def test_a_desk_run_from_yesterdays_copy_gets_its_own_events_back(tmp_path: Path) -> None:
    hub, desk = FakeHub(), Desk(tmp_path, "desk-a")
    desk.enter("before")
    desk.talk(hub)
    desk.close()
    shutil.copytree(tmp_path / "desk-a", tmp_path / "copy")
    desk = Desk(tmp_path, "desk-a")
    desk.clock._ids = 100
    desk.enter("after the copy")
    desk.talk(hub)
    desk.close()
    shutil.rmtree(tmp_path / "desk-a")
    shutil.move(tmp_path / "copy", tmp_path / "desk-a")

    restored = Desk(tmp_path, "desk-a")
    restored.talk(hub)
    assert restored.rows("select n from occ") == [(2,)]
    restored.close()


def test_a_forgotten_person_stays_forgotten(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    hub, ticket = FakeHub(timeline="T5"), a_ticket(attendee=an_attendee(last="Oubliée"))
    row = RosterPart(SENT, (RosterRow(ticket.id, _cells(here, ticket.id, [ticket])),))
    take(there, roster=row)
    here.enter(ticket.id)
    patch = {"type": "attendee.patch", "dir": 0, "subject": ticket.id,
             "body": {"last_name": "Oubliée-Encore"}}  # fmt: skip
    take(there, a_run("log p", [patch]))
    with here.records.transaction() as tx:
        tx.erase(ticket.id)
    here.talk(hub)
    there.talk(hub)
    there.talk(FakeHub(timeline="T2"))  # and hears of it all again
    with there.records.transaction() as tx:
        tx.import_roster([ticket])
    take(there, a_run("log q", [patch]), roster=row)

    for desk in desks:
        with desk.records.transaction() as tx:
            assert tx.ticket(ticket.id) is None
            assert tx.history(ticket.id, "fair").entries == 1  # the count stays
        files = [desk.records.path, desk.records.path.with_name("kiosk.db-wal")]
        assert not any("Oubliée".encode() in file.read_bytes() for file in files)


def _cells(desk: Desk, ticket_id: str, tickets: list[object]) -> tuple[object, ...]:
    with desk.records.transaction() as tx:
        tx.import_roster(tickets)
    columns = ", ".join(SENT)
    return desk.rows(f"select {columns} from roster where id = ?", ticket_id)[0]  # noqa: S608


def test_a_correction_at_one_desk_outlives_the_next_roster(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    ticket = a_ticket()
    cells = _cells(here, ticket.id, [ticket])
    told = {"type": EventType.PATCH.value, "dir": 0, "subject": ticket.id}
    take(here, a_run("log a", [told | {"body": {"company": "Corrigée", "paid": 0}}]))
    take(here, a_run("log b", [told | {"hlc": 1, "body": {"company": "Plus ancienne"}}]))
    with here.records.transaction() as tx:
        tx.db.execute("update roster set dirty = 0")
    renewed = (*cells[:-1], "note nouvelle")
    take(here, roster=RosterPart(SENT, (RosterRow(ticket.id, renewed),)))

    with here.records.transaction() as tx:
        found = tx.ticket(ticket.id)
    assert found is not None
    assert (found.attendee.company, found.paid, found.note) == ("Corrigée", False, "note nouvelle")


def test_a_walk_in_registered_at_another_desk_can_enter_here(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    body = {"code": "WALK-1", "last_name": "Alaoui", "category": "visitor"}
    take(here, a_run("log a", [{"type": "attendee.patch", "subject": "w", "dir": 0, "body": body}]))

    with here.records.transaction() as tx:
        found = tx.ticket("w")
    assert found is not None
    assert (found.code, found.attendee.name.last) == ("WALK-1", "Alaoui")
    assert len(found.badge_id) == 12


def test_every_alarm_says_what_to_do(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    assert said(here) == []
    for log, before, upto in (("x", "", 0), ("y", "x", 1), ("z", "x", 5)):
        body = {"prev_log": before, "prev_last_seq": upto, "name": "Porte C", "machine_fp": log}
        opened = {"type": "log.open", "dir": 0, "dev": "c", "body": body, "hlc": SOON + len(before)}
        take(here, a_run(log, [opened, {"dev": "c"}]))

    copied, older, missing = said(here)

    assert "runs a copy" in copied
    assert "older copy" in older
    assert "3 records" in missing
    assert all("Porte C" in line for line in (copied, older, missing))
    settings.save(here.records.path.parent, Settings(language="ar"))
    assert "\u2068Porte C\u2069" in said(here)[0]
    assert copied not in said(here)


def said(desk: Desk) -> list[str]:
    """Return what `kiosk sync --once` would say of computers."""
    view = sync_view(desk.store.facts(), Company(), tickets=0, now=OPENING)
    return [remark_sentence(line, desk.records.path.parent) for line in view.remarks]
