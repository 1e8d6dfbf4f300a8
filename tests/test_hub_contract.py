"""What a hub promises to desks, whichever database it keeps its lists in."""

import random

import pytest

from fakes import ManualClock
from hub_builders import (
    COLUMNS,
    NOW_MS,
    XH,
    Database,
    Desk,
    a_roster,
    a_run,
    an_event,
    set_aside,
)
from kiosk.hub.hub import Hub
from kiosk.hub.refusals import HubError, MalformedError, NotAllowedError, UnknownExhibitionError
from kiosk.hub.store import MOST_FLAWS, Flaw, LogEnd
from kiosk.protocol.messages import (
    Doc,
    Fork,
    Gap,
    Pull,
    Push,
    Pushed,
    Reset,
    RosterPart,
    RosterRow,
    SnapshotNeeded,
)
from kiosk.protocol.sealed import Run, Sealed


@pytest.fixture
def hub(database: Database, clock: ManualClock) -> Hub:
    made = Hub(database.store, clock=clock, name="Entrée")
    made.open_exhibition(XH, "Salon")
    return made


def test_what_one_desk_pushes_another_pulls_byte_for_byte(hub: Hub) -> None:
    run = Run(
        "a",
        1,
        (
            an_event("a", 1, gate="Entrée", new_in_2031={"x": [1, None]}, type="seat.taken"),
            Sealed('{ "log":"a",  "seq":2,"type":"scan","xh":"fair-1"}', "{}", "ab" * 16),
            Sealed("not JSON \x00 at all", "\x00", "00" * 16),
            Sealed("[" * 5000, None, None, "cd" * 32),
        ),
    )

    answer = Desk(hub).push(run)
    heard = Desk(hub).catch_up().events

    assert isinstance(answer, Pushed)
    assert answer.heads == {"a": 4}
    assert [event for _, _, event in heard][:3] == list(run.events[:3])
    assert heard[3][2].envelope == run.events[3].envelope
    assert heard[3][2].body_hash == run.events[3].body_hash


def test_pushing_twice_changes_nothing(hub: Hub) -> None:
    desk = Desk(hub)
    desk.push(a_run("a", 1, 3))

    again = desk.push(a_run("a", 2, 4))

    assert isinstance(again, Pushed)
    assert again.heads == {"a": 5}
    assert again.head == 5
    assert desk.push(a_run("a", 1, 5)).head == 5


def test_a_hole_in_one_log_keeps_no_other_log_waiting(hub: Hub) -> None:
    answer = Desk(hub).push(a_run("a", 3, 2), a_run("b", 1, 2))

    assert answer == Gap("a", 1, NOW_MS)
    assert hub.heads(XH).heads == {"b": 2}


def test_another_event_under_a_number_that_is_taken_is_a_fork(hub: Hub) -> None:
    desk = Desk(hub)
    desk.push(a_run("a", 1, 2))

    answer = desk.push(Run("a", 2, (an_event("a", 2, gate="other"),)), a_run("b", 1, 1))

    assert answer == Fork("a", 2, NOW_MS)
    assert hub.log(XH, "a", 1, 10).events == (an_event("a", 2),)
    assert hub.heads(XH).heads == {"a": 2, "b": 1}


@pytest.mark.parametrize(
    ("event", "flaw"),
    [
        (Sealed("{}", "{}", "00"), "unreadable"),
        (an_event("a", 7), "misplaced"),
        (an_event("b", 1), "misplaced"),
        (an_event("a", 1, xh="fair-2"), "foreign"),
        (an_event("a", 1, hlc=(NOW_MS + 11 * 60_000) << 16), "clock"),
    ],
)
def test_a_bad_event_is_set_aside_and_blocks_nobody(
    hub: Hub, database: Database, event: Sealed, flaw: str
) -> None:
    answer = Desk(hub).push(Run("a", 1, (event, an_event("a", 2))))

    assert isinstance(answer, Pushed)
    assert answer.heads == {"a": 2}
    assert [f.flaw for f in database.store.read(lambda tx: tx.flaws(XH))] == [flaw]


def test_of_the_events_set_aside_the_newest_are_told(hub: Hub, database: Database) -> None:
    Desk(hub).push(a_run("a", 1, MOST_FLAWS + 5, xh="fair-2"))

    told = database.store.read(lambda tx: tx.flaws(XH))

    assert [flaw.seq for flaw in told] == list(range(MOST_FLAWS + 5, 5, -1))


def test_what_a_hub_gives_up_is_kept_and_told_and_loses_what_it_said_of_the_erased(
    hub: Hub, database: Database
) -> None:
    desk = Desk(hub)
    gone, stays = (
        an_event("a", seq, subject=who, body=f'{{"name":"{who}"}}')
        for seq, who in ((2, "t1"), (3, "t2"))
    )
    desk.push(Run("a", 1, (an_event("a", 1), gone, stays)))
    first = database.store.read(lambda tx: tx.log_end(XH, "a")).hash
    for _ in range(2):  # what comes back, and has to go again, is kept once
        database.store.write(lambda tx: tx.cut_log(XH, "a", LogEnd(1, first)))
        desk.push(Run("a", 2, (gone, stays)))
    database.store.write(lambda tx: tx.cut_log(XH, "a", LogEnd(1, first)))

    desk.push(a_run("b", 1, 1, subject="t1", type="erase"))
    hub = Hub(database.open(), clock=ManualClock())

    assert hub.heads(XH).heads == {"a": 1, "b": 1}
    assert set_aside(database) == [
        (XH, "a", 2, gone.envelope, None),
        (XH, "a", 3, stays.envelope, stays.body),
    ]
    told = database.store.read(lambda tx: tx.flaws(XH))
    assert told == (Flaw("a", 3, "fork"), Flaw("a", 2, "fork"))


def test_what_no_index_holds_keeps_nobody_waiting(hub: Hub) -> None:
    endless = random.Random(1).randbytes(4000).hex()  # PostgreSQL could not squeeze it either
    columns = tuple(endless[n : n + 80] for n in range(0, 8000, 80))

    answer = Desk(hub).push(Run("a", 1, (an_event("a", 1, subject=endless), an_event("a", 2))))
    with pytest.raises(MalformedError):
        Desk(hub).push(roster=a_roster(("t1", *100 * ("",)), columns=columns), role="supervisor")

    assert isinstance(answer, Pushed)
    assert answer.heads == {"a": 2}


def test_a_new_timeline_costs_nothing_where_nothing_was_lost(
    hub: Hub, database: Database, clock: ManualClock
) -> None:
    desk = Desk(hub)
    desk.push(a_run("a", 1, 2))
    before = hub.hello()
    database.store.write(lambda tx: tx.begin_timeline(clock.new_id(), tx.head))

    answer = desk.push(a_run("a", 3, 1))

    assert isinstance(answer, Pushed)
    assert answer.timeline != before.timeline
    assert hub.hello().hub == before.hub


def test_a_hub_put_back_to_yesterday_resets_exactly_those_who_saw_more(
    hub: Hub, database: Database, clock: ManualClock
) -> None:
    saw_little, saw_more = Desk(hub), Desk(hub)
    saw_little.push(a_run("a", 1, 2))
    hub = Hub(database.back_up(), clock=clock)
    saw_more.hub = hub
    saw_more.push(a_run("b", 1, 5))

    restored = Hub(database.put_back(), clock=clock)
    saw_little.hub = saw_more.hub = restored
    answer = saw_little.push(a_run("a", 3, 90))  # the head is beyond what was lost by now

    assert isinstance(answer, Pushed)
    assert isinstance(saw_more.pull(), Reset)
    assert isinstance(saw_more.push(a_run("b", 6, 1)), Reset)
    assert restored.heads(XH).heads == {"a": 92}


def test_a_hub_that_went_back_while_it_ran_believes_nobody_of_that_timeline(hub: Hub) -> None:
    one, other = Desk(hub), Desk(hub)
    one.push(a_run("a", 1, 4))
    other.push(a_run("b", 1, 4))
    other.seen = 100  # what the hub said before its machine was put back

    assert isinstance(other.push(), Reset)
    assert isinstance(one.pull(), Reset)
    assert isinstance(Desk(hub).catch_up().push(a_run("a", 5, 1)), Pushed)


def test_a_timeline_nobody_knows_is_reset(hub: Hub) -> None:
    assert isinstance(Desk(hub, timeline="elsewhere").push(a_run("a", 1, 1)), Reset)
    assert isinstance(hub.pull(XH, Pull("", 0, 0)), Reset)
    assert hub.heads(XH).heads == {}


def test_an_erased_person_leaves_no_word_and_does_not_come_back(hub: Hub) -> None:
    desk, told = Desk(hub), an_event("a", 1, subject="t1", body='{"name":"Salma"}')
    desk.push(Run("a", 1, (told,)), roster=a_roster(("t1", "C1", "Salma", 1)), role="hub")

    desk.push(Run("a", 2, (an_event("a", 2, subject="t1", type="erase"),)))
    desk.push(Run("b", 1, (an_event("b", 1, subject="t1", body='{"name":"Salma"}'),)))
    desk.push(roster=a_roster(("t1", "C1", "Salma", 1)), role="hub")

    fresh = Desk(hub).catch_up()
    assert [event.body for _, _, event in fresh.events] == [None, None, None]
    assert fresh.events[0][2].body_hash == told.body_hash
    assert fresh.rows == {"t1": RosterRow("t1", (), gone=True)}
    assert isinstance(desk.push(Run("a", 1, (told,))), Pushed)


def test_a_row_pushed_over_a_gone_one_is_answered_by_the_feed(hub: Hub) -> None:
    editor = Desk(hub)
    editor.push(roster=RosterPart((), (RosterRow("t1", gone=True),)), role="supervisor")
    editor.catch_up().rows.clear()

    editor.push(roster=a_roster(("t1", "C1", "Salma", 1)), role="supervisor")

    assert editor.catch_up().rows == {"t1": RosterRow("t1", (), gone=True)}


def test_only_rows_that_changed_come_by_again(hub: Hub) -> None:
    rows = (("t1", "C1", "Salma", 1), ("t2", "C2", "Omar", 0))
    desk = Desk(hub)
    desk.push(roster=a_roster(*rows), role="supervisor")
    desk.catch_up().rows.clear()

    desk.push(roster=a_roster(rows[0], ("t2", "C2", "Omar", 1)), role="supervisor")

    assert list(desk.catch_up().rows) == ["t2"]
    assert list(Desk(hub).catch_up().rows.values()) == [
        RosterRow("t1", ("C1", "Salma", 1)),
        RosterRow("t2", ("C2", "Omar", 1)),
    ]


def test_columns_that_an_older_editor_does_not_know_are_kept(hub: Hub) -> None:
    newer = a_roster(("t1", "C1", "Salma", 1, "VIP"), columns=(*COLUMNS, "lounge"))
    desk = Desk(hub)
    desk.push(roster=newer, role="supervisor")

    desk.push(roster=a_roster(("t1", "C1", "Selma", 1), ("t2", "C2", "Omar", 1)), role="hub")

    page = desk.pull()
    assert page.roster.columns == (*COLUMNS, "lounge")
    assert page.roster.rows == (RosterRow("t1", ("C1", "Selma", 1, "VIP")),)
    assert page.more
    part = desk.pull().roster
    assert (part.columns, part.positions) == (COLUMNS, (3,))
    assert part.rows == (RosterRow("t2", ("C2", "Omar", 1)),)


def test_large_documents_come_in_pages_that_a_desk_can_take(hub: Hub) -> None:
    for key in "abcd":
        hub.put_doc(XH, Doc("layout", key, key * 1_900_000), "supervisor")
    desk = Desk(hub)

    desk.pull()
    assert list(desk.docs) == ["a", "b"]
    desk.catch_up()
    assert list(desk.docs) == ["a", "b", "c", "d"]


def test_who_had_not_read_the_newest_document_does_not_overwrite_it(hub: Hub) -> None:
    first = hub.put_doc(XH, Doc("layout", "badge", "v1"), "supervisor")
    second = hub.put_doc(XH, Doc("layout", "badge", "v2", first.rev), "supervisor")
    late = Desk(hub).catch_up()

    stands = hub.put_doc(XH, Doc("layout", "badge", "v2'", first.rev), "supervisor")

    assert (second.data, stands) == ("v2", second)
    assert hub.doc(XH, "layout", "badge") == second
    late.docs.clear()
    assert late.catch_up().docs == {"badge": "v2"}


def test_a_desk_changes_neither_roster_nor_documents(hub: Hub) -> None:
    desk = Desk(hub)

    with pytest.raises(NotAllowedError):
        desk.push(a_run("a", 1, 1), roster=a_roster(("t1", "C1", "Salma", 1)), role="desk")
    with pytest.raises(NotAllowedError):
        hub.put_doc(XH, Doc("fair", "fair", "{}"), "hall")

    assert hub.hello().head == 0


@pytest.mark.parametrize(
    "push",
    [
        Push("", 0, (Run("a\x00", 1, (an_event("a", 1),)),)),
        Push("", 0, (Run("a", 0, (an_event("a", 1),)),)),
        Push("", 0, (Run("a", 1 << 63, (an_event("a", 1),)),)),
        Push("", 0, roster=RosterPart(("code",), (RosterRow("t1", ("a", "b")),))),
        Push("", 0, roster=RosterPart(("code", "code"), ())),
        Push("", 0, roster=RosterPart(("paid",), (RosterRow("t1", (1 << 70,)),))),
        Push("", 0, docs=(Doc("", "k", "v"),)),
    ],
)
def test_what_nothing_can_be_called_is_refused(hub: Hub, push: Push) -> None:
    with pytest.raises(MalformedError):
        hub.push(XH, push, "hub")


@pytest.mark.parametrize("name", ["", "\x00", "é" * 300, "'; drop table event; --", "%s?$1"])
def test_any_name_at_all_is_answered(hub: Hub, name: str) -> None:
    desk = Desk(hub, timeline=name or "x")

    assert isinstance(desk.push(a_run("a", 1, 1)), Reset)
    assert isinstance(hub.pull(XH, Pull(name, 1 << 80, 1 << 80)), Reset)
    with pytest.raises(UnknownExhibitionError):
        hub.heads(name)


def test_exhibitions_know_nothing_of_each_other(hub: Hub) -> None:
    hub.open_exhibition("fair-2")
    Desk(hub).push(a_run("a", 1, 2))
    Desk(hub, "fair-2").push(a_run("a", 1, 1, xh="fair-2"))

    assert len(Desk(hub, "fair-2").catch_up().events) == 1
    assert hub.heads(XH).heads == {"a": 2}
    with pytest.raises(UnknownExhibitionError):
        Desk(hub, "fair-3").pull()
    with pytest.raises(HubError):
        hub.heads("fair-3")


def test_news_are_told_of_each_exhibition_by_itself(hub: Hub) -> None:
    for xh in ("fair-2", "fair-3"):
        hub.open_exhibition(xh)
    before = hub.hello().head
    Desk(hub).push(a_run("a", 1, 2))
    end = hub.hello().head
    Desk(hub, "fair-2").push(roster=a_roster(("t1", "C1", "Salma", 1)), role="hub")
    roster = hub.hello().head
    hub.put_doc("fair-2", Doc("layout", "a", "1"), "supervisor")
    last = hub.hello().head

    asked = (XH, "fair-2", "fair-3")
    assert hub.news(before, asked) == (last, {XH: end, "fair-2": last})
    assert hub.news(end, asked) == (last, {"fair-2": last})
    assert (end < roster < last, hub.news(last, asked)) == (True, (last, {}))
    assert hub.news(end, ["fair-9"]) == (last, {"fair-9": last})  # it is over, say


def test_a_cursor_below_the_floor_needs_a_snapshot(hub: Hub, database: Database) -> None:
    desk = Desk(hub)
    desk.push(a_run("a", 1, 3))
    database.store.write(lambda tx: tx.set_floor(XH, 2))

    assert desk.pull() == SnapshotNeeded(NOW_MS)
    desk.cursor = 2
    assert len(desk.catch_up().events) == 1
    assert len(database.store.read(lambda tx: tx.page(XH, 0, 10)).runs) == 1


def test_everything_is_there_after_the_hub_was_closed(
    hub: Hub, database: Database, clock: ManualClock
) -> None:
    desk = Desk(hub)
    desk.push(a_run("a", 1, 3), roster=a_roster(("t1", "C1", "Salma", 1)), role="hub")

    reopened = Hub(database.open(), clock=clock)
    desk.hub = reopened

    assert len(desk.catch_up().events) == 3
    assert isinstance(desk.push(a_run("a", 4, 1)), Pushed)
