"""Whatever arrives as an event is kept, hashed and placed."""

import hashlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub_builders import NOW_MS, XH, an_event
from kiosk.hub.envelopes import erasures, received
from kiosk.protocol.sealed import Run, Sealed, same

WHOLE = st.builds(Sealed, st.text(), st.text(), st.binary(min_size=16, max_size=16).map(bytes.hex))
ERASED = st.builds(
    Sealed,
    st.text(),
    st.none(),
    st.none(),
    st.binary(min_size=32, max_size=32).map(bytes.hex),
)
ANY_EVENT = WHOLE | ERASED


@given(events=st.lists(ANY_EVENT, max_size=4), first=st.integers(1, 2**40))
def test_no_event_is_left_out_whatever_it_holds(events: list[Sealed], first: int) -> None:
    found = received(XH, Run("a", first, tuple(events)), NOW_MS)

    assert [event.sealed for event in found] == events
    assert [event.seq for event in found] == list(range(first, first + len(events)))
    assert all(len(event.bh) == 32 and event.flaw for event in found)


@given(event=ANY_EVENT)
def test_an_event_is_the_same_after_its_body_was_erased(event: Sealed) -> None:
    assert same(event.erased(), event)
    assert event.erased().body is None


def test_a_body_is_hashed_behind_its_salt() -> None:
    event = an_event("a", 1, body="{}")

    assert event.body_hash == hashlib.sha256(b"\xab" * 16 + b"{}").digest()


@pytest.mark.parametrize("half", [rb'["\ud800"]', rb'["\udc00"]', rb'["\udc00\ud800"]'])
def test_half_a_character_cannot_arrive(half: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        msgspec.json.decode(half, type=Sealed)


@pytest.mark.parametrize(
    "broken",
    [b'["{}"]', b'["{}",null,null,"00"]', b'["{}","{}","no salt"]', b'["{}","{}",null]'],
)
def test_what_has_no_hash_cannot_arrive(broken: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        msgspec.json.decode(broken, type=Sealed)


def test_only_an_erasure_in_its_place_erases() -> None:
    erase = {"subject": "t1", "type": "erase"}
    run = Run("a", 1, (an_event("a", 1, **erase), an_event("a", 2, subject="t2", cred='"erase"')))

    assert erasures(received(XH, run, NOW_MS)) == {"t1"}
    assert not erasures(received("elsewhere", run, NOW_MS))
