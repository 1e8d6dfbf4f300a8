"""Whose keys these are: a scanner's or a person's."""

from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.wedge import Fate, Framing, Outcome, WedgeListener
from scanner.wedge_stroke import text_of
from wedge_builders import AStroke, strokes


def fed(listener: WedgeListener[AStroke], *groups: tuple[AStroke, ...]) -> list[Outcome[AStroke]]:
    """Feed groups of strokes, with silence after the last."""
    decided: list[Outcome[AStroke]] = []
    for group in groups:
        for stroke in group:
            decided += listener.press(stroke)
    decided += listener.silence() if listener.is_holding else ()
    return decided


def gist(decided: list[Outcome[AStroke]]) -> list[tuple[Fate, str]]:
    """Return what was decided, typed keys joined."""
    found: list[tuple[Fate, str]] = []
    for outcome in decided:
        text = text_of(outcome.code or outcome.strokes)
        if found and found[-1][0] is outcome.fate is Fate.TYPED:
            found[-1] = (Fate.TYPED, found[-1][1] + text)
        else:
            found.append((outcome.fate, text))
    return found


@pytest.mark.parametrize(
    "ending", ["\r", "\n", "\t", ""], ids=["enter", "line feed", "tab", "none"]
)
@pytest.mark.parametrize("gap_s", [0.0, 0.001, 0.005, 0.018], ids=str)
def test_a_burst_is_a_code_with_or_without_an_ending(ending: str, gap_s: float) -> None:
    decided = fed(WedgeListener(), strokes("HA112" + ending, gap_s=gap_s))

    assert gist(decided) == [(Fate.SCANNED, "HA112")]


def test_bluetooth_with_jitter_is_a_code() -> None:
    gaps = [0, 12, 45, 30, 48, 24, 49, 36, 41, 30, 45, 38, 47]
    times = accumulate(gap / 1000 for gap in gaps)
    keys = tuple(AStroke(at_s, text) for at_s, text in zip(times, "572408316946\r", strict=True))

    assert gist(fed(WedgeListener(), keys)) == [(Fate.SCANNED, "572408316946")]


def test_bluetooth_may_hiccup_once_it_is_known() -> None:
    halves = strokes("HA11223"), strokes("344\r", start_s=0.140)

    assert gist(fed(WedgeListener(), *halves)) == [(Fate.SCANNED, "HA11223344")]


@pytest.mark.parametrize("gap_s", [0.055, 0.1, 0.25])
def test_a_typed_name_is_never_a_code(gap_s: float) -> None:
    decided = fed(WedgeListener(), strokes("Benjelloun\r", gap_s=gap_s))

    assert gist(decided) == [(Fate.TYPED, "Benjelloun\r")]


def test_keys_rolled_over_by_a_fast_typist_are_typed() -> None:
    times = accumulate([0, 0.09, 0.02, 0.07, 0.02, 0.02, 0.08, 0.025, 0.06, 0.03, 0.05])
    keys = tuple(AStroke(at_s, text) for at_s, text in zip(times, "Benjelloun\r", strict=True))

    assert gist(fed(WedgeListener(), keys)) == [(Fate.TYPED, "Benjelloun\r")]


def test_a_record_typist_is_not_kept_waiting() -> None:
    listener = WedgeListener[AStroke]()

    decided = [listener.press(key) for key in strokes("a" * 40, gap_s=0.048)]

    assert max(len(outcome.strokes) for step in decided for outcome in step) <= 12


def test_a_lone_key_is_typed_after_a_moment() -> None:
    listener = WedgeListener[AStroke]()

    assert listener.press(AStroke(text="a")) == ()
    assert listener.patience_s <= 0.050
    assert gist(list(listener.silence())) == [(Fate.TYPED, "a")]


def test_a_key_held_down_is_typed() -> None:
    repeats = [replace(key, is_repeat=True) for key in strokes("+" * 30, gap_s=0.033, start_s=0.3)]

    decided = fed(WedgeListener(), (AStroke(text="+"), *repeats))

    assert gist(decided) == [(Fate.TYPED, "+" * 31)]


def test_a_key_stuck_in_a_scan_cuts_it_and_types_nothing() -> None:
    stuck = [replace(key, is_repeat=True) for key in strokes("1" * 30, gap_s=0.033, start_s=0.05)]

    decided = fed(WedgeListener(), strokes("HA1122"), tuple(stuck))

    assert [fate for fate, _ in gist(decided)] == [Fate.CUT]


def test_enter_alone_is_typed_at_once() -> None:
    assert gist(list(WedgeListener().press(AStroke(text="\r")))) == [(Fate.TYPED, "\r")]


@pytest.mark.parametrize("late", [0.05, 0.14, 0.24])
def test_a_late_or_second_ending_presses_no_button(late: float) -> None:
    keys = strokes("HA112233"), (AStroke(0.035 + late, "\r"),), (AStroke(0.036 + late, "\n"),)

    decided = gist(fed(WedgeListener(), *keys))

    assert decided[0] == (Fate.SCANNED, "HA112233")
    assert {fate for fate, _ in decided[1:]} <= {Fate.DROPPED}


def test_a_person_pressing_tab_again_and_again_after_a_scan_is_heard() -> None:
    tabs = strokes("\t\t\t\t", gap_s=0.2, start_s=0.15)

    decided = fed(WedgeListener(), strokes("HA112233\r"), tabs)

    assert gist(decided)[-1] == (Fate.TYPED, "\t\t\t")


def test_the_further_lines_of_a_business_card_go_nowhere() -> None:
    decided = fed(WedgeListener(), strokes("BEGIN:VCARD\rN:X\rEND:VCARD\r"))

    assert gist(decided)[0] == (Fate.SCANNED, "BEGIN:VCARD")
    assert {outcome.fate for outcome in decided[1:]} == {Fate.DROPPED}


def test_two_visitors_in_a_row_are_two_codes() -> None:
    decided = fed(WedgeListener(), strokes("HA112\r"), strokes("HA113\r", start_s=0.3))

    assert gist(decided) == [(Fate.SCANNED, "HA112"), (Fate.SCANNED, "HA113")]


def test_a_half_read_code_of_a_scanner_that_ends_with_enter_is_cut_and_its_rest_dropped() -> None:
    whole = [strokes(f"HA11{n}4455\r", start_s=n) for n in range(3)]
    halves = strokes("HA1122", start_s=5), strokes("44\r", start_s=5.3)

    decided = gist(fed(WedgeListener(), *whole, *halves))

    assert decided[3:] == [(Fate.CUT, "HA1122"), (Fate.DROPPED, "44\r")]


def test_scanning_again_after_a_cut_works() -> None:
    whole = [strokes(f"HA11{n}4455\r", start_s=n) for n in range(3)]
    again = strokes("HA1122", start_s=5), strokes("HA112233\r", start_s=6)

    decided = gist(fed(WedgeListener(), *whole, *again))

    assert decided[3:] == [(Fate.CUT, "HA1122"), (Fate.SCANNED, "HA112233")]


def test_a_second_scanner_without_enter_works_from_its_second_scan_on() -> None:
    first = [strokes(f"HA11{n}4455\r", start_s=n) for n in range(3)]
    second = [strokes(f"HA11{n}4455", start_s=n) for n in range(10, 13)]

    decided = gist(fed(WedgeListener(), *first, *second))

    assert [fate for fate, _ in decided[3:]] == [Fate.CUT, Fate.SCANNED, Fate.SCANNED]


def test_a_prefix_makes_timing_unneeded() -> None:
    listener = WedgeListener[AStroke](Framing(prefix="~", suffix="$"))

    decided = fed(listener, strokes("~HA112$", gap_s=0.3), strokes("Ali\r", gap_s=0.1, start_s=9))

    assert gist(decided) == [(Fate.SCANNED, "HA112"), (Fate.TYPED, "Ali\r")]


def test_a_prefix_without_its_suffix_is_an_incomplete_code() -> None:
    decided = fed(WedgeListener(Framing(prefix="~", suffix="$")), strokes("~HA1", gap_s=0.3))

    assert gist(decided) == [(Fate.CUT, "HA1")]


def test_a_prefix_alone_was_typed() -> None:
    decided = fed(WedgeListener(Framing(prefix="~")), strokes("~"), strokes("\r", start_s=0.4))

    assert gist(decided) == [(Fate.TYPED, "~\r")]


def test_the_prefix_is_known_on_azerty_too() -> None:
    one = AStroke(text="&", scan_code=2)  # a US scanner's 1
    rest = strokes("abc\r", start_s=0.3, gap_s=0.3)

    assert gist(fed(WedgeListener(Framing(prefix="1")), (one,), rest)) == [(Fate.SCANNED, "abc")]


def test_a_fast_scan_without_the_prefix_is_still_a_scan() -> None:
    decided = fed(WedgeListener(Framing(prefix="~")), strokes("HA112\r"))

    assert gist(decided) == [(Fate.SCANNED, "HA112")]


def test_only_certain_scans_outlast_an_interruption() -> None:
    listener = WedgeListener[AStroke]()

    listener.press(AStroke(text="a"))
    assert gist(list(listener.let_go())) == [(Fate.TYPED, "a")]
    for key in strokes("HA112", start_s=1):
        listener.press(key)

    assert listener.let_go() == ()


@pytest.mark.parametrize("ending", ["", "\r"], ids=["none", "enter"])
@pytest.mark.parametrize("before", [1, 2, 3])
@pytest.mark.parametrize("code", ["HA112", "HA112233"])
def test_what_follows_an_interruption_at_once_is_cut(code: str, before: int, ending: str) -> None:
    listener = WedgeListener[AStroke]()
    keys = strokes(code + ending)

    head = [outcome for key in keys[:before] for outcome in listener.press(key)]
    head += listener.let_go()
    decided = gist(fed(listener, keys[before:]))

    assert gist(head) == [(Fate.TYPED, code[:before])]
    assert Fate.SCANNED not in {fate for fate, _ in decided}
    if len(keys) - before >= 3:
        assert [fate for fate, _ in decided] == [Fate.CUT]


def test_a_first_key_that_came_alone_cuts_the_scan_behind_it() -> None:
    keys = strokes("H"), strokes("A112233\r", start_s=0.12)
    listener = WedgeListener[AStroke]()

    assert gist(fed(listener, *keys)) == [(Fate.TYPED, "H"), (Fate.CUT, "A112233")]


def test_a_scan_a_moment_after_an_interruption_is_whole() -> None:
    listener = WedgeListener[AStroke]()
    listener.press(AStroke(text="a"))
    listener.let_go()

    assert gist(fed(listener, strokes("HA112\r", start_s=0.2))) == [(Fate.SCANNED, "HA112")]


gaps = st.one_of(st.sampled_from([0.001, 0.01, 0.03, 0.06, 0.2, 0.7, -1]), st.floats(0, 0.1))
presses = st.tuples(gaps, st.sampled_from("ab1~$\r\t"), st.booleans())


@given(
    st.lists(presses, max_size=60),
    st.sampled_from([Framing(), Framing("~"), Framing("~", "$"), Framing(suffix="$")]),
)
def test_every_key_leaves_exactly_once_and_in_order(
    pressed: list[tuple[float, str, bool]], framing: Framing
) -> None:
    times = accumulate(gap for gap, _, _ in pressed)
    keys = [
        AStroke(at_s, text, is_repeat=repeat and text == "a", mark=mark)
        for mark, (at_s, (_, text, repeat)) in enumerate(zip(times, pressed, strict=True))
    ]

    decided = fed(WedgeListener(framing), tuple(keys))

    assert [stroke for outcome in decided for stroke in outcome.strokes] == keys
    assert all(set(outcome.code) <= set(outcome.strokes) for outcome in decided)


words = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)
scans = st.text("ABCDEF0123456789", min_size=5, max_size=20)


@given(
    st.lists(
        st.one_of(st.tuples(st.just(Fate.TYPED), words), st.tuples(st.just(Fate.SCANNED), scans)),
        max_size=8,
    ),
    st.data(),
)
def test_typing_and_scans_in_turn_are_told_apart(
    turns: list[tuple[Fate, str]], data: st.DataObject
) -> None:
    now, keys, expected = 0.0, [], []
    for fate, text in turns:
        slow = st.floats(0.055, 0.4) if fate is Fate.TYPED else st.floats(0.001, 0.018)
        expected.append((fate, text + "\r" if fate is Fate.TYPED else text))
        for character in text + "\r":
            keys.append(AStroke(now, character))
            now += data.draw(slow)
        now += 0.7

    decided = gist(fed(WedgeListener(), tuple(keys)))

    flat = [(fate, text) for fate, text in decided if fate is Fate.SCANNED]
    assert flat == [turn for turn in expected if turn[0] is Fate.SCANNED]
    assert "".join(text for fate, text in decided if fate is Fate.TYPED) == "".join(
        text for fate, text in expected if fate is Fate.TYPED
    )
