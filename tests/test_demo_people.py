"""The people of the demo fair."""

import unicodedata
from collections import Counter
from datetime import date

import pytest

from kiosk.demo.companies import COMPANIES
from kiosk.demo.fair import demo_fair
from kiosk.demo.moroccan_names import FAMILIES, MEN, WOMEN
from kiosk.demo.people import CODE_LETTERS, demo_people
from kiosk.domain.attendees import TicketStatus
from kiosk.domain.badge_ids import is_badge_id
from kiosk.domain.fair import Direction
from kiosk.roster.reading import read_roster
from kiosk.roster.writing import write_roster

FAIR = demo_fair(date(2026, 11, 24))


@pytest.fixture(scope="module")
def people():
    return demo_people(FAIR)


def test_the_same_seed_gives_the_same_people_and_a_small_crowd_the_first_of_them(people):
    assert demo_people(FAIR, count=50) == people[:50]
    assert demo_people(FAIR, count=50, seed=14) != people[:50]


def test_codes_and_badge_ids_are_unique_and_readable(people):
    assert len({ticket.code for ticket in people}) == 2000
    assert len({ticket.badge_id for ticket in people}) == 2000
    assert all(len(t.code) == 10 and set(t.code) <= set(CODE_LETTERS) for t in people)
    assert all(is_badge_id(ticket.badge_id) for ticket in people)


@pytest.mark.parametrize(
    ("trait", "least", "most"),
    [
        (lambda t: t.category == "visitor", 0.60, 0.70),
        (lambda t: t.category == "exhibitor", 0.21, 0.29),
        (lambda t: t.status is TicketStatus.CANCELLED, 0.01, 0.03),
        (lambda t: t.status is TicketStatus.BLOCKED, 0.004, 0.02),
        (lambda t: not t.paid, 0.02, 0.04),
        (lambda t: len(t.days) == 1, 0.035, 0.065),
        (lambda t: t.attendee.name_ar is not None, 0.25, 0.35),
        (lambda t: bool(t.note), 0.004, 0.02),
        (lambda t: t.valid_from is not None, 0.001, 0.01),
        (lambda t: "conferences" in t.areas, 0.05, 0.50),
    ],
)
def test_traits_are_as_common_as_at_a_real_fair(people, trait, least, most):
    assert least <= sum(map(trait, people)) / len(people) <= most


def test_names_come_in_many_scripts_countries_and_lengths(people):
    names = [ticket.attendee.name.full for ticket in people]
    scripts = {unicodedata.name(name[0]).split()[0] for name in names}

    assert {"LATIN", "ARABIC", "TIFINAGH", "CJK", "CYRILLIC", "GREEK"} <= scripts
    assert len({ticket.attendee.country for ticket in people}) >= 8
    assert min(map(len, names)) == 1
    assert max(map(len, names)) > 60


def test_nobody_real_can_be_written_to(people):
    assert all(ticket.attendee.email.endswith(".example") for ticket in people)
    assert all(ticket.attendee.email.isascii() for ticket in people)


def test_companies_send_several_exhibitors(people):
    badges = Counter(t.attendee.company for t in people if t.category == "exhibitor")

    assert len(badges) >= 110
    assert badges.most_common(60)[-1][1] >= 3


def test_the_name_tables_are_large_and_each_half_in_its_own_script():
    pairs = MEN + WOMEN + FAMILIES

    assert len(MEN) + len(WOMEN) >= 60
    assert len({latin for latin, _ in FAMILIES}) >= 80
    assert len({company.domain for company in COMPANIES}) == len(COMPANIES) >= 120
    assert all(unicodedata.name(latin[0]).startswith("LATIN") for latin, _ in pairs)
    assert all("ARABIC" in unicodedata.name(c) for _, ar in pairs for c in ar if c != " ")


def test_the_demo_roster_is_read_back_without_any_problem(people, tmp_path):
    write_roster(tmp_path / "roster.csv", people, FAIR)

    roster = read_roster(tmp_path / "roster.csv", FAIR)

    assert roster.problems == ()
    assert roster.tickets == people


def test_one_person_is_a_crowd_too():
    assert len(demo_people(FAIR, count=1)) == 1


def test_every_hall_has_a_door_in_and_a_door_out():
    doors = {(gate.area, gate.direction) for gate in FAIR.gates}

    assert doors == {(area.id, way) for area in FAIR.areas for way in Direction}
    assert [gate.id for gate in FAIR.gates if gate.prints_badges] == ["entrance", "entrance-b"]
