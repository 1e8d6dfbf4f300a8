"""When a code in view counts as shown."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.scanned import ScannedCode, Symbology
from scanner.same_code import STILL_IN_VIEW_S, SameCode

FRAME_S = 1 / 16  # exact in binary, so that sums of it are


def a_code(text: str, side: float = 200, *, symbology: Symbology = Symbology.QR) -> ScannedCode:
    corners = ((0.0, 0.0), (side, 0.0), (side, side), (0.0, side))
    return ScannedCode(text.encode(), symbology, corners)


ALICE, BOB = a_code("ALICE"), a_code("BOB")


class Desk:
    """Feeds frames sixteen times a second and remembers what was shown, and when."""

    def __init__(self) -> None:
        self.rule = SameCode()
        self.now = 0.0
        self.shown: list[str] = []

    def look(self, *codes: ScannedCode, seconds: float = FRAME_S) -> "Desk":
        for _ in range(round(seconds / FRAME_S)):
            new = self.rule.see(codes, self.now)
            self.shown += [new.text] if new else []
            self.now += FRAME_S
        return self


@pytest.fixture
def desk():
    return Desk()


def test_a_code_held_before_the_camera_is_shown_once(desk):
    desk.look(ALICE, seconds=20)

    assert desk.shown == ["ALICE"]


def test_a_code_missed_for_a_second_has_not_left(desk):
    desk.look(ALICE).look(seconds=1).look(ALICE, seconds=1)

    assert desk.shown == ["ALICE"]


def test_a_code_shown_again_after_it_left_is_a_new_showing(desk):
    desk.look(ALICE).look(seconds=2).look(ALICE)

    assert desk.shown == ["ALICE", "ALICE"]


def test_a_time_when_nobody_looked_is_no_absence(desk):
    desk.look(ALICE).look(seconds=1)
    desk.now += 60
    desk.rule.look_again(desk.now)

    desk.look(ALICE, seconds=1)
    assert desk.shown == ["ALICE"]

    desk.look(seconds=2).look(ALICE)
    assert desk.shown == ["ALICE", "ALICE"]


def test_what_had_left_before_nobody_looked_is_new_when_it_comes_back(desk):
    desk.look(ALICE).look(seconds=2)
    desk.now += 60
    desk.rule.look_again(desk.now)

    desk.look(ALICE)
    assert desk.shown == ["ALICE", "ALICE"]


def test_the_next_visitor_is_reported_within_half_a_second_of_the_last_one_leaving(desk):
    desk.look(ALICE, seconds=2).look(BOB, seconds=0.625)

    assert desk.shown == ["ALICE", "BOB"]


def test_the_code_held_out_comes_before_the_badge_on_a_chest(desk):
    desk.look(a_code("CHEST", 60), a_code("PHONE", 240), seconds=3)

    assert desk.shown == ["PHONE"]


def test_two_codes_on_one_print_out_never_alternate(desk):
    for wobble in (0, 9, -9, 4, -7) * 10:
        desk.look(a_code("TICKET", 200 + wobble), a_code("ADVERT", 195 - wobble))

    assert desk.shown == ["TICKET"]


def test_a_finger_on_the_wrong_code_brings_up_the_other(desk):
    desk.look(a_code("ADVERT", 210), ALICE, seconds=2).look(ALICE, seconds=1)

    assert desk.shown == ["ADVERT", "ALICE"]


def test_uncovering_the_first_code_again_does_not_report_it_twice(desk):
    advert = a_code("ADVERT", 210)

    desk.look(advert, ALICE, seconds=2).look(ALICE, seconds=1).look(advert, ALICE, seconds=5)

    assert desk.shown == ["ADVERT", "ALICE"]


def test_a_code_that_waited_is_reported_when_the_first_has_left(desk):
    desk.look(a_code("ALICE", 220), BOB, seconds=3).look(BOB, seconds=1)

    assert desk.shown == ["ALICE", "BOB"]


def test_a_phone_held_before_the_last_visitors_chest_is_read_at_once(desk):
    desk.look(a_code("CHEST", 100), seconds=2)

    desk.look(a_code("CHEST", 100), a_code("PHONE", 150))

    assert desk.shown == ["CHEST", "PHONE"]


def test_a_badge_that_bears_its_id_twice_is_shown_once(desk):
    stripes = a_code("123456789012", 300, symbology=Symbology.CODE_128)

    desk.look(stripes, a_code("123456789012"), seconds=1).look(stripes, seconds=1)

    assert desk.shown == ["123456789012"]


def test_a_typed_code_without_corners_is_shown(desk):
    desk.look(ScannedCode(b"ALICE", Symbology.TYPED))

    assert desk.shown == ["ALICE"]


codes = st.builds(
    a_code, st.sampled_from("ABC"), st.integers(20, 400), symbology=st.sampled_from(Symbology)
)
steps = st.floats(0, 3, allow_nan=False)
films = st.lists(st.tuples(steps, st.lists(codes, max_size=4)), max_size=40)


def told(film, arrange=lambda codes: codes):
    rule, now, answers = SameCode(), 0.0, []
    for step, seen in film:
        now += step
        answers.append((now, rule.see(arrange(seen), now)))
    return answers


@given(films)
def test_only_what_is_in_the_frame_is_reported(film):
    assert all(
        new is None or new in seen for (_, seen), (_, new) in zip(film, told(film), strict=True)
    )


@given(films)
def test_the_order_of_codes_in_a_frame_does_not_matter(film):
    assert told(film) == told(film, arrange=lambda seen: seen[::-1])


@given(st.lists(steps, min_size=1, max_size=40))
def test_a_lone_code_is_reported_once_and_again_after_each_absence(gaps):
    film = [(gap, [ALICE]) for gap in gaps]
    moments = [now for now, _ in told(film)]

    reported = [now for now, new in told(film) if new]

    absences = [later for earlier, later in pairwise(moments) if later - earlier > STILL_IN_VIEW_S]
    assert reported == [moments[0], *absences]


@given(films)
def test_between_two_reports_of_a_code_it_was_out_of_view(film):
    answers = told(film)

    for text in "ABC":
        reports = [now for now, new in answers if new and new.text == text]
        sightings = [
            now
            for (now, _), (_, seen) in zip(answers, film, strict=True)
            if text in {code.text for code in seen}
        ]
        assert all(_was_away(sightings, first, second) for first, second in pairwise(reports))


def _was_away(sightings: list[float], first: float, second: float) -> bool:
    between = [now for now in sightings if first <= now <= second]
    return any(b - a > STILL_IN_VIEW_S for a, b in pairwise(between))


@given(films)
def test_whatever_happened_before_a_code_alone_in_view_for_a_second_was_reported(film):
    ending = [(0.25, [ALICE])] * 5

    answers = told([*film, *ending])

    assert any(new == ALICE for _, new in answers)
