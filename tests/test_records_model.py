"""SQLite's incremental rows against a plain refold of all events, over random days at a fair."""

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import FIRST_DAY, a_fair
from fake_records import MemoryRecords
from fakes import ManualClock
from kiosk.desk.records import Records
from kiosk.domain.admission import Reason, Waiver
from kiosk.domain.events import EventType, Fact, override_body
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.store.sqlite import FairCodec, SqliteRecords

SUBJECTS = ("a", "b", "c")
ZONES = ("fair", "conferences")
DAYS = [FIRST_DAY + timedelta(days=n) for n in range(-2, 4)]

passages = st.builds(
    Fact,
    type=st.just(EventType.SCAN),
    gate=st.sampled_from(["entrance", "exit"]),
    zone=st.sampled_from(ZONES),
    subject=st.sampled_from(SUBJECTS),
    dir=st.sampled_from([-1, 0, 1]),
)
answers = st.builds(
    Fact,
    type=st.just(EventType.OVERRIDE),
    zone=st.sampled_from(ZONES),
    subject=st.sampled_from(SUBJECTS),
    dir=st.sampled_from([0, 1]),
    body=st.builds(
        override_body, st.builds(Waiver, st.sampled_from(Reason), st.sampled_from(["", "n"])),
        st.just("scan"),
    ),
)  # fmt: skip
# Clocks are put right, set wrong, and pass midnight.
steps = st.integers(-26 * 60, 26 * 60)


def everything(records: Records) -> object:
    with records.transaction() as tx:
        return (
            [tx.history(who, zone) for who in SUBJECTS for zone in ZONES],
            [tx.occupancy(zone, day) for zone in ZONES for day in DAYS],
            [tx.passages(who, day) for who in SUBJECTS for day in DAYS],
        )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(passages | answers, steps), max_size=25))
def test_both_say_the_same_of_any_days(story: list[tuple[Fact, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        told: list[object] = []
        for kind in ("memory", "sqlite"):
            clock = ManualClock()
            records: Records = MemoryRecords(a_fair(), clock)
            if kind == "sqlite":
                codec = FairCodec(fair_to_json, fair_from_json)
                stored = SqliteRecords(Path(folder), clock=clock, codec=codec)
                stored.open(a_fair)
                records = stored
            for fact, minutes in story:
                with records.transaction() as tx:
                    tx.record(fact)
                clock.pass_time(minutes=minutes)
            told.append(everything(records))
            records.close()

        assert told[0] == told[1]
