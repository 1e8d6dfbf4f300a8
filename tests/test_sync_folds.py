"""The same events, in any order and portions, come to the same rows: on every desk, and again."""

import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from builders import a_ticket
from invariants import desk_held
from kiosk.desk.double_entries import DoubleEntries
from kiosk.domain.events import Place
from kiosk.protocol.messages import RosterPart, RosterRow
from kiosk.protocol.sealed import Run
from kiosk.store.roster_feed import SENT
from sync_builders import MORNING_MS, Desk, a_run, everything, take

TICKETS = [a_ticket(code="CODE-A"), a_ticket(code="CODE-B")]
SUBJECTS = [ticket.id for ticket in TICKETS]
LOGS = ("log a", "log b", "log c")

places = st.builds("{}:{}".format, st.sampled_from(LOGS), st.integers(1, 4))
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
     "body": st.builds(lambda place: {"event": place, "alert": place}, places)}
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
stories = st.lists(
    passed | passed | settled | answered | told | opened | printed | strange | erased | barred,
    min_size=1,
    max_size=5,
)


def delivered(folder: str, name: str, portions: list[Run]) -> Desk:
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
    for run in portions:
        take(desk, run)
    return desk


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[list[Run], list[Run]]:
    """The same logs twice: one after the other, and torn into portions that overlap."""
    logs = [a_run(log, draw(stories)) for log in LOGS]
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
    return logs, [*torn, *logs]


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
        assert settling.void(Place(str(log), int(str(seq))))

    assert desk.rows("select n_in from adm") == [(1,)]
    assert desk_held(desk.records).faults == []
    desk.close()


def test_a_void_entry_makes_no_later_one_double(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "desk")
    here = "select log, seq from event where dir = 1"
    take(desk, a_run("log a", [{}, {"dir": -1}]))
    assert DoubleEntries(records=desk.records).void(Place("log a", 2))
    desk.enter("someone")
    before = desk.rows("select * from alert")
    with desk.records.transaction() as tx:
        tx.derived.rebuild()

    assert desk.rows("select * from alert") == before
    assert len(desk.rows(here)) == 2
    desk.close()
