"""Any pushes in any order: the hub's logs have no holes, and every walk of its feed sees all."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes import ManualClock
from hub_builders import COLUMNS, Desk, PostgresDatabase, SqliteFolder, a_run
from kiosk.hub.hub import Hub
from kiosk.hub.store import HubStore
from kiosk.protocol.messages import Fork, Gap, Pushed, RosterPart, RosterRow
from kiosk.protocol.sealed import Run, Sealed

CLOCK = ManualClock()


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.servers)]
)
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[HubStore]:
    """One store for all examples: each has an exhibition of its own."""
    if request.param == "sqlite":
        folder = SqliteFolder(tmp_path_factory.mktemp("model"), CLOCK)
        yield folder.store
        folder.close()
        return
    database = PostgresDatabase(request.getfixturevalue("postgres"), CLOCK, "model")
    yield database.store
    database.close()


# One push of a desk: up to three runs of few logs, each beginning anywhere near the log's end, of
# one of two histories (a fork); roster rows, gone where negative; who pulls a page then.
RUNS = st.tuples(
    st.sampled_from("abc"), st.integers(1, 6), st.integers(0, 4), st.sampled_from(["", "", "fork"])
)
STEPS = st.lists(
    st.tuples(
        st.lists(RUNS, max_size=3),
        st.lists(st.tuples(st.sampled_from(["t1", "t2"]), st.integers(-1, 2)), max_size=2),
        st.integers(0, 2),
    ),
    max_size=12,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, page=st.integers(1, 7))
def test_any_pushes_leave_whole_logs_and_a_feed_without_holes(
    store: HubStore, steps: list, page: int
) -> None:
    hub, xh = Hub(store, clock=CLOCK), CLOCK.new_id()
    hub.open_exhibition(xh)
    editor, readers = Desk(hub, xh), [Desk(hub, xh) for _ in range(3)]
    logs: dict[str, list[Sealed]] = {}
    rows: dict[str, int] = {}

    for runs, changes, who in steps:
        parts = [a_run(log, first, count, xh=xh, gate=gate) for log, first, count, gate in runs]
        part = RosterPart(COLUMNS, tuple(_row(id_, paid) for id_, paid in changes))
        expected = [said for run in parts if (said := _take(logs, run))]
        answer = editor.push(*parts, roster=part, role="supervisor")
        for id_, paid in changes:
            rows[id_] = -1 if -1 in (paid, rows.get(id_)) else paid
        assert isinstance(answer, expected[0] if expected else Pushed)
        readers[who].pull(limit=page)

    assert hub.heads(xh).heads == {log: len(events) for log, events in logs.items() if events}
    for reader in readers:
        reader.catch_up(limit=page)
        assert len(reader.events) == len({(log, seq) for log, seq, _ in reader.events})
        assert {(log, seq): event for log, seq, event in reader.events} == {
            (log, seq): event
            for log, events in logs.items()
            for seq, event in enumerate(events, start=1)
        }
        assert reader.rows == {id_: _row(id_, paid) for id_, paid in rows.items()}


def _row(id_: str, paid: int) -> RosterRow:
    return RosterRow(id_, gone=True) if paid < 0 else RosterRow(id_, ("code", "name", paid))


def _take(logs: dict[str, list[Sealed]], run: Run) -> type | None:
    """Do in a list what the hub must do; return what it must answer if it cannot."""
    held = logs.setdefault(run.log, [])
    if not run.events:
        return None
    if run.first > len(held) + 1:
        return Gap
    known = held[run.first - 1 : run.last]
    if list(run.events[: len(known)]) != known:
        return Fork
    held.extend(run.events[len(known) :])
    return None
