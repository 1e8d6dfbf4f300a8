"""Who appears in the demo clip."""

from datetime import date

import pytest

from kiosk.demo.cast import Medium, demo_cast
from kiosk.demo.fair import demo_fair
from kiosk.demo.people import demo_people
from kiosk.domain.codes import OpaqueCode, readings

FAIR = demo_fair(date(2026, 11, 24))
PEOPLE = demo_people(FAIR)
BY_CODE = {ticket.code: ticket for ticket in PEOPLE}


@pytest.fixture(scope="module")
def cast():
    return demo_cast(FAIR, PEOPLE, 13)


def _ticket(text):
    codes = [reading.code for reading in readings(text) if isinstance(reading, OpaqueCode)]
    return next((BY_CODE[code] for code in codes if code in BY_CODE), None)


def test_the_clip_shows_some_twenty_people_and_every_kind_of_answer(cast):
    assert 18 <= len(cast) <= 24
    assert {(visit.verdict, visit.reason) for visit in cast} == {
        ("admitted", None),
        ("look", "already_inside"),
        ("look", "note"),
        ("look", "unpaid"),
        ("refused", "blocked"),
        ("refused", "cancelled"),
        ("refused", "unknown_code"),
        ("refused", "wrong_day"),
    }
    assert {visit.medium for visit in cast} == set(Medium)


def test_refused_codes_are_unknown_exactly_when_no_ticket_has_them(cast):
    unknown = [_ticket(visit.text) is None for visit in cast]

    assert unknown == [visit.reason == "unknown_code" for visit in cast]
    assert sum(unknown) == 2


def test_who_is_inside_already_was_admitted_before(cast):
    (place,) = [i for i, visit in enumerate(cast) if visit.reason == "already_inside"]

    earlier = [visit for visit in cast[:place] if visit.text == cast[place].text]

    assert [visit.verdict for visit in earlier] == ["admitted"]


def test_one_code_comes_as_a_link(cast):
    (link,) = [visit for visit in cast if visit.text.startswith("https://")]

    assert link.verdict == "admitted"
    assert _ticket(link.text).code in link.text


def test_the_admitted_are_of_many_categories(cast):
    admitted = [_ticket(visit.text) for visit in cast if visit.verdict == "admitted"]

    assert {ticket.category for ticket in admitted} >= {
        "visitor",
        "exhibitor",
        "speaker",
        "press",
        "vip",
        "staff",
    }


def test_the_clip_is_the_same_every_time_and_another_with_another_seed(cast):
    assert demo_cast(FAIR, PEOPLE, 13) == cast
    assert demo_cast(FAIR, PEOPLE, 14) != cast


def test_roles_that_nobody_fits_are_left_out():
    assert [visit.reason for visit in demo_cast(FAIR, (), 13)] == ["unknown_code"] * 2
