"""The same events, in any order and portions, come to the same rows: on every desk, and again."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from builders import a_ticket
from invariants import desk_held
from kiosk.desk.double_entries import DoubleEntries
from kiosk.domain.events import EventKey, Hlc
from kiosk.domain.folds import moment
from kiosk.protocol.messages import RosterPart, RosterRow
from kiosk.protocol.sealed import Run
from kiosk.store.roster_feed import SENT
from sync_builders import MORNING_MS, Desk, a_run, everything, take

TICKETS = [a_ticket(code="CODE-A"), a_ticket(code="CODE-B")]
SUBJECTS = [ticket.id for ticket in TICKETS]
LOGS = ("log a", "log b", "log c")

hlcs = st.integers(0, 30).map(lambda n: (MORNING_MS + n * 1000) << 16)
walls = st.sampled_from([MORNING_MS, MORNING_MS + 40_000_000])
passed = st.fixed_dictionaries(
    {"subject": st.sampled_from(SUBJECTS), "dir": st.sampled_from([-1, 0, 1]), "hlc": hlcs,
     "zone": st.sampled_from(["fair", "conferences"]), "wall_ms": walls}
)  # fmt: skip
answered = st.fixed_dictionaries(
    {"type": st.just("override"), "subject": st.sampled_from(SUBJECTS), "hlc": hlcs,
     "body": st.sampled_from([{"reason": "unpaid", "about": ""}, {"reason": 3}, {}])}
)  # fmt: skip
told = st.fixed_dictionaries(
    {"type": st.just("attendee.patch"), "subject": st.sampled_from([*SUBJECTS, "walk-in"]),
     "dir": st.just(0), "hlc": hlcs,
     "body": st.dictionaries(
         st.sampled_from(["code", "last_name", "paid", "id", "nonsense"]),
         st.sampled_from(["W-1", "Idrissi", 0, 1]))}
)  # fmt: skip
settled = st.fixed_dictionaries(
    {"type": st.sampled_from(["void", "resolve"]), "subject": st.just(""), "dir": st.just(0),
     "about": st.integers(0, 14)}
)  # fmt: skip
opened = st.fixed_dictionaries(
    {"type": st.just("log.open"), "subject": st.just(""), "dir": st.just(0), "hlc": hlcs,
     "body": st.sampled_from([{"name": "Porte A"}, {"name": "Porte B"}, {"name": 7}])}
)  # fmt: skip
erased = st.fixed_dictionaries(
    {"type": st.just("erase"), "subject": st.sampled_from(SUBJECTS), "dir": st.just(0),
     "body": st.just({})}
)  # fmt: skip
barred = st.fixed_dictionaries(
    {"type": st.sampled_from(["code.barred", "code.unbarred"]), "dir": st.just(0), "hlc": hlcs,
     "body": st.fixed_dictionaries(
         {"kind": st.sampled_from(["ticket", "code", "nonsense"]),
          "mark": st.sampled_from(["1", 2]),
          "bar": st.sampled_from(["blocked", "withdrawn", "newer", 3])})}
)  # fmt: skip
printed = st.fixed_dictionaries(
    {"type": st.sampled_from(["badge.queued", "badge.printed"]), "dir": st.just(0),
     "subject": st.sampled_from(SUBJECTS), "body": st.sampled_from([{"job": "j1"}, {"job": 7}])}
)  # fmt: skip
strange = st.fixed_dictionaries({"type": st.just("from.the.future"), "dir": st.just(1)})
NOTHING: dict[str, object] = {"type": "from.the.future", "dir": 0}
stories = st.lists(
    passed
    | passed
    | settled
    | settled
    | answered
    | told
    | opened
    | printed
    | strange
    | erased
    | barred,
    min_size=1,
    max_size=5,
)


def delivered(folder: str, name: str, portions: Sequence[Run], *, page: int = 1) -> Desk:
    desk = Desk(Path(folder), name)
    roster = tuple(
        RosterRow(
            ticket.id,
            (ticket.code, ticket.badge_id, "visitor", "A", "B", *7 * ("",), "fr", *4 * ("",),
             "valid", 1, ""),
        )
        for ticket in TICKETS
    )  # fmt: skip
    take(desk, roster=RosterPart(SENT, roster))
    for start in range(0, len(portions), page):
        take(desk, *portions[start : start + page])
    return desk


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[list[Run], list[Run]]:
    """The same logs twice: one after the other, and torn into portions that overlap."""
    told = [draw(stories) for _ in LOGS]
    events = iter(identified([event for story in told for event in story]))
    logs = [
        a_run(log, [next(events) for _ in story]) for log, story in zip(LOGS, told, strict=True)
    ]
    return logs, torn_apart(draw, logs)


def identified(told: list[dict[str, object]]) -> list[dict[str, object]]:
    """Give each event what it is known by, and let those that settle something name another."""
    default = {"subject": "someone"}
    events = [
        default | {"hlc": (MORNING_MS + n) << 16} | event | {"id": f"id {n}"}
        for n, event in enumerate(told)
    ]
    for event in events:
        if "about" in event:
            about = events[int(str(event.pop("about"))) % len(events)]
            key = EventKey(str(about["subject"]), Hlc(int(str(about["hlc"]))), str(about["id"]))
            event["body"] = key.body
    return events


def torn_apart(draw: st.DrawFn, logs: list[Run]) -> list[Run]:
    torn: list[Run] = []
    waiting = {run.log: 0 for run in logs}
    for _ in range(40):
        run = draw(st.sampled_from(logs))
        start = draw(st.integers(0, waiting[run.log]))
        end = draw(st.integers(start, len(run.events)))
        torn.append(Run(run.log, start + 1, run.events[start:end]))
        waiting[run.log] = max(waiting[run.log], end)
        if all(waiting[run.log] == len(run.events) for run in logs):
            break
    return [*torn, *logs]


@st.composite
def twins(draw: st.DrawFn) -> tuple[list[Run], list[Run], list[Run]]:
    """Logs that share events, as forks leave them; torn apart; and with each event once.

    An event has its id, time and computer wherever it stands. In the last of the three, nothing
    stands in all of its places but the least.
    """
    logs = draw(shared_events(LOGS))
    met: set[object] = set()
    once: dict[str, list[dict[str, object]]] = {}
    for log, events in logs.items():
        once[log] = [NOTHING if event["id"] in met else event for event in events]
        met |= {event["id"] for event in events}
    runs = [a_run(log, those) for log, those in logs.items()]
    return runs, torn_apart(draw, runs), [a_run(log, those) for log, those in once.items()]


@st.composite
def shared_events(draw: st.DrawFn, names: Sequence[str]) -> dict[str, list[dict[str, object]]]:
    """Return for each log some of the same events, each of a time of its own."""
    told = draw(st.lists(stories.map(lambda story: story[0]), min_size=1, max_size=8))
    times = draw(st.permutations(range(len(told))))
    devs = st.sampled_from(["dev 1", "dev 2"])
    events = identified(
        [
            event | {"hlc": (MORNING_MS + at * 1000) << 16, "dev": draw(devs)}
            for event, at in zip(told, times, strict=True)
        ]
    )
    chosen = st.lists(st.sampled_from(events), min_size=1, max_size=4, unique_by=id)
    return {log: draw(chosen) for log in names}


@st.composite
def forks(draw: st.DrawFn) -> tuple[list[Run], list[Run]]:
    """Logs as a computer that went back wrote them first, and as they stand in the end.

    What lost its place may stand in another log, or be named by what is kept.
    """
    told = draw(shared_events([*LOGS, *(f"lost {log}" for log in LOGS)]))
    lost = [  # whoever was erased stays erased
        a_run(log, [NOTHING if event.get("type") == "erase" else event for event in events])
        for log, events in zip(LOGS, (told[f"lost {log}"] for log in LOGS), strict=True)
    ]
    end = NOTHING | {"id": "end"}  # or what was kept might be the beginning of what was lost
    return lost, [a_run(log, [*told[log], end]) for log in LOGS]


def meaning(desk: Desk) -> dict[str, object]:
    """What events come to, without the places from which that was learnt."""
    told: dict[str, object] = {
        table: rows
        for table, rows in everything(desk).items()
        if table in ("adm", "occ", "waiver", "alert", "badge_known", "device", "erased")
    }
    told["patch"] = desk.rows("select subject, field, value, hlc from patch order by 1, 2")
    told["barred"] = desk.rows("select kind, value, bar, hlc from barred_code order by 1, 2")
    told["roster"] = [row[:-2] for row in everything(desk)["roster"]]
    with desk.records.transaction() as tx:
        told["open"] = [(entry.later, entry.first, entry.second) for entry in tx.double_entries()]
        told["passages"] = [tx.passages(who, moment(MORNING_MS).date()) for who in SUBJECTS]
    return told


@settings(max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(twins(), st.integers(1, 4))
def test_an_event_that_stands_in_several_logs_counts_once(
    three: tuple[list[Run], list[Run], list[Run]], page: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desks = [
            delivered(folder, f"desk-{n}", runs, page=page if n else 1)
            for n, runs in enumerate(three)
        ]
        in_order, torn, once = map(meaning, desks)
        with desks[1].records.transaction() as tx:
            tx.derived.rebuild()
        rebuilt = meaning(desks[1])
        for desk in desks:
            desk.close()

    assert in_order == once
    assert torn == once
    assert rebuilt == once


@settings(max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(forks())
def test_what_lost_its_place_leaves_nothing_and_voids_what_it_voided_elsewhere(
    two: tuple[list[Run], list[Run]],
) -> None:
    lost, kept = two
    with tempfile.TemporaryDirectory() as folder:
        desks = [delivered(folder, "desk-1", [*lost, *kept]), delivered(folder, "desk-2", kept)]
        knew, never_knew = map(meaning, desks)
        for desk in desks:
            desk.close()

    assert knew == never_knew


@settings(
    max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)  # no minutes of shrinking
@given(deliveries())
def test_order_portions_and_repeats_make_no_difference(two: tuple[list[Run], list[Run]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        in_order, torn = delivered(folder, "desk-1", two[0]), delivered(folder, "desk-2", two[1])
        seen = [everything(desk) for desk in (in_order, torn)]
        with torn.records.transaction() as tx:
            tx.derived.rebuild()
        rebuilt = everything(torn)
        in_order.close()
        torn.close()

    for table in seen[0]:
        if table != "roster":
            assert seen[0][table] == seen[1][table]
            assert rebuilt[table] == seen[1][table]
    without_pos = [[row[:-2] for row in told["roster"]] for told in (*seen, rebuilt)]
    assert without_pos[0] == without_pos[1] == without_pos[2]


def test_badges_of_an_erased_person_are_forgotten_by_whoever_knew_of_them(tmp_path: Path) -> None:
    told = [
        {"type": "badge.printed", "subject": SUBJECTS[0], "dir": 0, "body": {"job": "j1"}},
        {"type": "erase", "subject": SUBJECTS[0], "dir": 0, "body": {}},
    ]
    (printed_event, erasure) = a_run("log a", told).events
    early, late = Desk(tmp_path, "desk-a"), Desk(tmp_path, "desk-b")
    take(early, Run("log a", 1, (printed_event,)))
    take(early, Run("log a", 2, (erasure,)))
    take(late, Run("log a", 1, (printed_event.erased(), erasure)))

    assert everything(early) == everything(late)
    early.close()
    late.close()


def test_passages_stay_void_when_another_of_the_same_person_is_voided_here(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "desk")
    settling = DoubleEntries(records=desk.records)
    for _ in range(3):
        desk.enter("someone")
    places = desk.rows("select log, seq from event where dir = 1 order by seq")
    for log, seq in places[:2]:
        assert settling.void(desk.key(str(log), int(str(seq))))

    assert desk.rows("select n_in from adm") == [(1,)]
    assert desk_held(desk.records).faults == []
    desk.close()


def test_a_void_entry_makes_no_later_one_double(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "desk")
    here = "select log, seq from event where dir = 1"
    take(desk, a_run("log a", [{}, {"dir": -1}]))
    assert DoubleEntries(records=desk.records).void(desk.key("log a", 2))
    desk.enter("someone")
    before = desk.rows("select * from alert")
    with desk.records.transaction() as tx:
        tx.derived.rebuild()

    assert desk.rows("select * from alert") == before
    assert len(desk.rows(here)) == 2
    desk.close()
