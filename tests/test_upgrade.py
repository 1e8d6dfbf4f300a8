"""Older and newer versions at one fair: nothing is refused, nothing is changed on its way."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import ManualClock
from hub_builders import XH
from invariants import desk_held
from kiosk.hub.hub import Hub
from kiosk.hub.sqlite_store import SqliteStore
from kiosk.protocol import api, messages
from kiosk.protocol.messages import Changes, Doc, Pull, Push, Pushed, RosterPart, RosterRow
from kiosk.protocol.sealed import Run, Sealed
from kiosk.sync.exchange import Heard
from sync_builders import SALT, Desk, sealed
from traffic import ANSWERS, answer, outcome_at, read

FIXTURES = Path(__file__).parent / "fixtures"
RECORDED = sorted(FIXTURES.glob("traffic-*.jsonl"))


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    yield from a_hub(tmp_path / "hub")


@pytest.fixture
def heir(tmp_path: Path) -> Iterator[Hub]:
    """Another hub, which knows only what a desk brings."""
    yield from a_hub(tmp_path / "heir")


def a_hub(folder: Path) -> Iterator[Hub]:
    clock = ManualClock()
    store = SqliteStore(folder, clock=clock)
    store.open()
    hub = Hub(store, clock=clock)
    hub.open_exhibition(XH)
    yield hub
    store.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, "desk", role="supervisor")
    yield made
    made.close()


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_a_desk_understands_what_an_older_hub_said(path: Path, desk: Desk) -> None:
    lines, outcome = read(path)
    heard = [
        desk.exchange.heard(line.request, line.answer) for line in lines if line.desk == "listener"
    ]

    assert heard[-1] is Heard.IDLE
    assert Heard.STALE not in heard
    assert outcome_at(desk) == outcome
    assert desk_held(desk.records).faults == []


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_a_hub_answers_an_older_desk_as_the_older_hub_did(path: Path, hub: Hub) -> None:
    renamed: dict[str, str] = {}
    for line in read(path)[0]:
        then, request = line.answer, line.request
        known = renamed.get(request.timeline, request.timeline)
        now = answer(hub, msgspec.structs.replace(request, timeline=known), line.role)
        if hasattr(then, "timeline"):
            renamed[then.timeline] = now.timeline

        told = json.loads(msgspec.json.encode(now))
        assert tells(told, without_own(json.loads(line.answered))), line.asked


def without_own(told: dict[str, Any]) -> dict[str, Any]:
    """Return an answer without what every hub tells in its own way."""
    return {name: value for name, value in told.items() if name not in ("timeline", "time_ms")}


def tells(newer: Any, older: Any) -> bool:
    """Whether everything that an older message told is in a newer one, which may tell more."""
    if isinstance(older, dict):
        return all(name in newer and tells(newer[name], value) for name, value in older.items())
    if isinstance(older, list):
        return len(newer) == len(older) and all(map(tells, newer, older))
    return bool(newer == older)


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_messages_of_a_newer_version_are_read_without_what_is_new(path: Path) -> None:
    for line in read(path)[0]:
        for written, told in ((line.asked, line.request), (line.answered, line.answer)):
            newer = {**msgspec.json.decode(written), "since_2031": {"deep": [1, None, 2.5]}}
            kind = type(told) if written is line.asked else ANSWERS[type(line.request)]

            assert msgspec.json.decode(msgspec.json.encode(newer), type=kind) == told


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("messages-*.json")), ids=lambda p: p.stem)
def test_the_other_messages_of_an_older_version_mean_what_they_meant(path: Path) -> None:
    for name, told in json.loads(path.read_text(encoding="utf-8")).items():
        kind = getattr(api, name, None) or getattr(messages, name)
        newer = {**told, "since_2031": True}

        message = msgspec.json.decode(json.dumps(newer), type=kind)
        understood = json.loads(msgspec.json.encode(message))

        assert {field: understood[field] for field in told} == told


FUTURE = (
    # An event type nobody knows yet, with fields of its own in envelope and body.
    sealed(
        "f", 1, type="seat.taken", v=9, seat="B7", body={"price": 12.5, "to": ["a", {"b": None}]}
    ),
    # A known type that tells more, in another order and spacing than ours.
    Sealed(
        '{"xh":"fair-1", "zone":"fair","type":"scan","log":"f","seq":2,"é":"\\u00e9","n":1e3}',
        '{"b":1,  "a":2}',
        SALT,
    ),
    # Numbers that fit no column, and fields of another kind.
    sealed("f", 3, hlc=2**80, wall_ms="noon"),
    sealed("f", 4, type={"kind": "scan"}),
    # No JSON, no object, nothing at all; what is no text in a database elsewhere.
    Sealed("no json", "neither", SALT),
    Sealed("[]", "null", SALT),
    Sealed("", "", SALT),
    Sealed('{"nul":"\\u0000\x00"}', "\x00", SALT),
    # Erased before it came here.
    sealed("f", 9, type="seat.taken").erased(),
    # And one of today, behind all that.
    sealed("f", 10, subject="someone"),
)


def test_events_of_a_newer_version_pass_hub_and_desk_byte_for_byte(
    hub: Hub, heir: Hub, desk: Desk
) -> None:
    newer = (Run("f", 1, FUTURE),)
    told = hub.push(XH, Push(hub.hello().timeline, 0, newer), "desk")
    assert isinstance(told, Pushed)
    assert told.heads == {"f": len(FUTURE)}

    talk(desk, hub)
    talk(desk, heir)  # a promoted hub has everything from this desk

    assert heir.log(XH, "f", 0, 100) == Run("f", 1, FUTURE)
    assert desk.rows("select count(*) from event where log = 'f'") == [(len(FUTURE),)]
    assert desk_held(desk.records).faults == []
    with desk.records.transaction() as tx:
        assert tx.history("someone", "fair").entries == 1  # the queue was not blocked


def test_columns_and_documents_of_a_newer_version_reach_every_desk(
    hub: Hub, heir: Hub, desk: Desk
) -> None:
    lounge = Doc("lounge.plan", "1", '{"seats":  1e2, "é": "\\u00e9"}')
    columns = ("code", "badge_id", "category", "lounge")
    row = RosterRow(
        "01900000-0000-7000-8000-000000000001", ("C1", "511637431611", "visitor", "VIP")
    )
    timeline = hub.hello().timeline
    hub.push(XH, Push(timeline, 0, (), RosterPart(columns, (row,)), (lounge,)), "supervisor")

    talk(desk, hub)
    page = hub.pull(XH, Pull(timeline, 0, 0))
    assert isinstance(page, Changes)
    assert (page.roster.columns, page.roster.rows) == (columns, (row,))  # newer desks get it all

    desk.store.give_everything()
    talk(desk, heir)
    kept = heir.doc(XH, "lounge.plan", "1")
    assert kept is not None
    assert kept.data == lounge.data


anything = st.text() | st.text('{}[]:,"logseqvhc01-\\ ').map(lambda text: '{"log":"f",' + text)


@settings(max_examples=12)
@given(st.lists(st.builds(Sealed, anything, anything, st.just(SALT)), min_size=1, max_size=4))
def test_whatever_newer_versions_write_arrives_as_it_was(events: list[Sealed]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run = Run("f", 1, tuple(events))
        desk = Desk(folder, "desk")
        for hub in a_hub(folder / "hub"):
            hub.push(XH, Push(hub.hello().timeline, 0, (run,)), "desk")
            talk(desk, hub)
        for hub in a_hub(folder / "heir"):
            talk(desk, hub)
            assert hub.log(XH, "f", 0, 100) == run
        desk.close()


def talk(desk: Desk, hub: Hub) -> None:
    """Talk until hub and desk hold the same; another hub than the last one is a promoted one."""
    heard = Heard.PROGRESS
    while heard is not Heard.IDLE:
        request = desk.exchange.next()
        heard = desk.exchange.heard(request, answer(hub, request, "supervisor"))
