"""What a hand scanner meant, whatever layout the computer has."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scanner.keyboards import OTHERS, US, Lock, undone
from scanner.wedge_reading import WedgeReader, candidates
from scanner.wedge_stroke import text_of
from wedge_builders import AStroke, layout, set_up_scanner, strokes, us_scanner, without_places

LAYOUTS = [keyboard.name for keyboard in OTHERS]
codes = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", min_size=1)


def roster(*known: str):
    return set(known).__contains__


def test_azerty_is_undone_by_scan_codes_without_any_roster() -> None:
    keys = us_scanner("HA112", "fr")

    assert text_of(keys) == "HQ&&é"
    assert WedgeReader().resolve(keys, roster()).text == "HA112"


@pytest.mark.parametrize("computer", LAYOUTS)
def test_a_us_scanner_is_understood_on_every_layout_by_scan_codes(computer: str) -> None:
    keys = us_scanner("https://expo.example/t/Az-09_Q?x=1&y=M;W", computer)

    assert candidates(keys)[0].text == "https://expo.example/t/Az-09_Q?x=1&y=M;W"


@given(code=codes, computer=st.sampled_from(LAYOUTS))
def test_a_us_scanner_is_understood_without_scan_codes_where_the_roster_knows(
    code: str, computer: str
) -> None:
    assume(computer != "ar-azerty" or "M" not in code)  # there M and 4 both give '

    found = WedgeReader().resolve(without_places(us_scanner(code, computer)), roster(code))

    assert (found.text, found.is_known, found.is_sure) == (code, True, True)


@given(code=codes, computer=st.sampled_from(["fr", "de", "be", "ch-fr", "es", "gb"]))
def test_a_scanner_set_up_for_the_layout_is_understood_too(code: str, computer: str) -> None:
    found = WedgeReader().resolve(set_up_scanner(code, computer), roster(code))

    assert (found.text, found.is_known) == (code, True)


def test_a_scanner_set_up_for_french_is_understood_while_the_computer_writes_arabic() -> None:
    keys = set_up_scanner("HA112", "fr", "ar")

    assert WedgeReader().resolve(keys, roster("HA112")).text == "HA112"


def test_without_scan_codes_or_roster_the_text_that_looks_like_a_code_wins() -> None:
    keys = without_places(us_scanner("HA112", "fr"))

    assert WedgeReader().resolve(keys, roster()).text == "HA112"


def test_a_badge_is_recognised_by_its_check_digit_alone() -> None:
    keys = without_places(us_scanner("572408316946", "fr"))

    found = WedgeReader().resolve(keys, roster())

    assert found.text == "572408316946"
    assert not found.is_known


@pytest.mark.parametrize("ligature", ["\ufefb", "لا"], ids=["x11", "windows"])
def test_the_arabic_key_of_two_letters_is_one_key(ligature: str) -> None:
    assert undone(layout("ar"), [ligature, "ش"]) == "ba"
    assert undone(layout("ar"), ["ل", "ا"]) == "gh"


def test_arabic_digits_are_digits() -> None:
    assert undone(layout("ar"), ["١", "٢"]) == "12"


@pytest.mark.parametrize("text", ["ha112", "hq112"], ids=["us", "azerty-windows"])
def test_caps_lock_does_not_keep_a_visitor_out(text: str) -> None:
    assert WedgeReader().resolve(strokes(text), roster("HA112")).text == "HA112"


def test_caps_lock_flips_the_letters_of_azerty_on_linux() -> None:
    assert undone(layout("fr"), ["h", "q", "&", "É"], Lock.LETTERS) == "HA12"


def test_caps_lock_plays_no_part_where_scan_codes_are_heard() -> None:
    keys = tuple(
        AStroke(key.at_s, key.text.swapcase(), key.scan_code, has_shift=key.has_shift)
        for key in us_scanner("HA112", "fr")
    )

    assert WedgeReader().resolve(keys, roster("HA112")).text == "HA112"


def test_two_tickets_that_qwertz_swaps_are_not_told_apart_by_luck() -> None:
    reader, both = WedgeReader(), roster("AY12", "AZ12", "A-1Y", "AZ-1")

    assert not reader.resolve(us_scanner("AZ12", "de"), both).is_sure


def test_a_scan_that_proves_the_set_up_decides_later_ones() -> None:
    reader, known = WedgeReader(), roster("AY12", "AZ12", "A-1")

    assert reader.resolve(us_scanner("A-1", "de"), known).is_sure
    found = reader.resolve(us_scanner("AY12", "de"), known)

    assert (found.text, found.is_sure) == ("AY12", True)


def test_the_other_set_up_can_be_proven_as_well() -> None:
    reader, known = WedgeReader(), roster("AY12", "AZ12", "A-1")

    reader.resolve(set_up_scanner("A-1", "de"), known)
    found = reader.resolve(set_up_scanner("AY12", "de"), known)

    assert (found.text, found.is_sure) == ("AY12", True)


def test_a_scan_that_reads_the_same_either_way_proves_nothing() -> None:
    reader, known = WedgeReader(), roster("AY12", "AZ12", "ABC")

    reader.resolve(us_scanner("ABC", "de"), known)

    assert not reader.resolve(us_scanner("AY12", "de"), known).is_sure


def test_the_number_pad_gives_digits_on_every_layout() -> None:
    keys = tuple(AStroke(text=text, scan_code=code) for text, code in (("1", 79), ("0", 82)))

    assert {candidate.text for candidate in candidates(keys)} == {"10"}


any_stroke = st.builds(
    AStroke, text=st.text(max_size=2), scan_code=st.integers(0, 400),
    has_shift=st.booleans(), has_altgr=st.booleans(),
)  # fmt: skip


@given(st.lists(any_stroke).map(tuple))
def test_any_keys_at_all_give_a_text(keys: tuple[AStroke, ...]) -> None:
    found = WedgeReader().resolve(keys, roster())

    assert found.text in {candidate.text for candidate in candidates(keys)}


def test_layouts_have_different_names() -> None:
    assert len({US.name, *LAYOUTS}) == 1 + len(LAYOUTS)
