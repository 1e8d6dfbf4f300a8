"""Scanned texts, badge ids and the clock of events."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from builders import a_ticket
from kiosk.domain.badge_ids import badge_id_of, is_badge_id, ticket_id_of
from kiosk.domain.codes import BadgeCode, OpaqueCode, fingerprint, readings
from kiosk.domain.double_entries import double_entries
from kiosk.domain.events import Event, EventType, Fact, Hlc, hlc_ms, next_hlc
from kiosk.domain.folds import Standing, fold, is_plain_next
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.wire import GENESIS, body_hash, chain

badge_ids = st.builds(badge_id_of, st.just("fair-1"), st.text(max_size=20), st.integers(0, 5))


@given(st.binary(max_size=4096))
def test_any_bytes_from_any_phone_have_a_text_and_readings(payload: bytes) -> None:
    text = ScannedCode(payload, Symbology.QR).text

    found = readings(text)

    assert len(found) <= 20
    assert all(len(reading.code) <= 500 for reading in found if isinstance(reading, OpaqueCode))
    assert len(fingerprint(text)) == 16


@given(st.text(max_size=4096))
def test_any_text_has_readings(text: str) -> None:
    readings(text)


def test_a_code_in_a_link_is_found_wherever_the_site_put_it() -> None:
    for link in (
        "https://sistep.example/t/AB12CD34EF",
        "https://sistep.example/t/AB12CD34EF/",
        "https://sistep.example/check?lang=fr&code=AB12CD34EF",
        "https://sistep.example/t/AB12CD34EF/fr?utm_source=mail",
        "https://sistep.example/ticket#AB12CD34EF",
    ):
        assert OpaqueCode("AB12CD34EF") in readings(link), link


def test_the_whole_link_is_tried_before_its_parts() -> None:
    assert readings("https://a.example/x")[0] == OpaqueCode("https://a.example/x")


def test_a_badge_id_is_read_as_one_after_the_roster_had_its_say() -> None:
    badge_id = a_ticket().badge_id

    assert readings(f" {badge_id}\r\n") == (OpaqueCode(badge_id), BadgeCode(badge_id))


def test_digits_that_are_no_badge_id_are_not_read_as_one() -> None:
    assert readings("123456789012") == (OpaqueCode("123456789012"),)


@given(badge_ids, st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_always_caught(badge_id: str, place: int, shift: int) -> None:
    wrong = str((int(badge_id[place]) + shift) % 10)

    assert is_badge_id(badge_id)
    assert not is_badge_id(badge_id[:place] + wrong + badge_id[place + 1 :])


@given(badge_ids, st.integers(0, 10))
def test_swapped_neighbours_are_always_caught(badge_id: str, place: int) -> None:
    swapped = badge_id[:place] + badge_id[place + 1] + badge_id[place] + badge_id[place + 2 :]

    assert is_badge_id(swapped) == (swapped == badge_id)


@given(st.text(max_size=12))
def test_other_alphabets_digits_are_no_badge_id(text: str) -> None:
    assert not is_badge_id(text) or text.isascii()


def test_two_laptops_derive_the_same_ids_and_two_codes_do_not() -> None:
    assert badge_id_of("f", "A") == badge_id_of("f", "A")
    assert ticket_id_of("f", "A") == ticket_id_of("f", "A")
    assert len({badge_id_of("f", f"code {n}") for n in range(2000)}) == 2000
    assert badge_id_of("f", "A") != badge_id_of("f", "A", generation=1)
    assert ticket_id_of("f", "A") != ticket_id_of("g", "A")


@given(st.integers(0, 2**46), st.lists(st.integers(0, 2**46), max_size=30))
def test_the_clock_of_events_never_goes_back_and_never_falls_behind(
    start: int, walls: list[int]
) -> None:
    last = next_hlc(Hlc(0), start)
    for wall in walls:
        following = next_hlc(last, wall)
        assert following > last
        assert hlc_ms(following) >= wall
        last = following


def an_event(number: int, direction: int, body: dict[str, str | int] | None = None) -> Event:
    fact = Fact(EventType.SCAN, subject="s", zone="fair", dir=direction, body=body or {})
    return Event(
        id=f"id-{number}", log=f"log-{number % 3}", seq=number, dev="dev", hlc=Hlc(number // 2),
        wall_ms=0, offset_ms=0, offq="none", v=1, xh="f", basis=0, fact=fact, salt=b"salt",
    )  # fmt: skip


@given(st.lists(st.sampled_from([-1, 0, 1]), max_size=12), st.randoms(use_true_random=False))
def test_a_fold_does_not_care_in_which_order_events_arrive(
    directions: list[int], chance: random.Random
) -> None:
    events = [an_event(number, direction) for number, direction in enumerate(directions)]
    shuffled = chance.sample(events, len(events))

    def folded(some: list[Event]) -> Standing:
        standing = Standing()
        for event in some:
            standing = fold(standing, event)
        return standing

    assert folded(events) == folded(shuffled)


@given(
    st.lists(st.tuples(st.sampled_from([-1, 1]), st.sampled_from("ab")), max_size=8),
    st.randoms(use_true_random=False),
)
def test_a_passage_that_plainly_comes_next_makes_no_double_entry(
    passages: list[tuple[int, str]], chance: random.Random
) -> None:
    events = [replace(an_event(n, way), dev=dev) for n, (way, dev) in enumerate(passages)]
    standing, taken = Standing(), set[int]()

    for event in chance.sample(events, len(events)):
        before = {second.key for _, second in double_entries(events[n] for n in taken)}
        is_plain = is_plain_next(standing, event)
        standing = fold(standing, event)
        taken.add(event.seq)
        after = {second.key for _, second in double_entries(events[n] for n in taken)}
        assert not is_plain or after == before


def test_a_badge_let_in_twice_is_not_plain() -> None:
    inside = fold(Standing(), an_event(1, 1))

    assert is_plain_next(inside, an_event(2, 1))
    assert not is_plain_next(inside, replace(an_event(2, 1), dev="another"))
    assert not is_plain_next(inside, an_event(0, 1))


def test_the_chain_notices_any_change_but_an_erased_body() -> None:
    event, other = an_event(1, 1, {"note": "a"}), an_event(1, -1, {"note": "a"})

    kept = chain(GENESIS, event, body_hash(event))

    assert kept != chain(GENESIS, other, body_hash(other))
    assert kept != chain(GENESIS, event, body_hash(an_event(1, 1, {"note": "b"})))
    assert kept == chain(GENESIS, an_event(1, 1, {}), body_hash(event))
