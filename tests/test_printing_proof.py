"""The names hardest to set, on the proof sheet and from the command line."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from bidi import get_display
from pypdfium2.raw import FPDFText_GetUnicode, FPDFText_IsGenerated

from printing.faces import families
from printing.font_files import FontFile, further_fonts
from printing.maker import LayoutBadgeMaker
from printing.marks import PlacedLine
from printing.placing import Placed
from printing.proof import HARDEST, hardest_badges, proof_sheet

MAKER = LayoutBadgeMaker.from_file()
BRACKETED = 33  # PDFium copies its bracket to the wrong side of a space


def kiosk(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def is_covered(text: str) -> bool:
    letters = filter(str.isalpha, unicodedata.normalize("NFC", text))
    return all(any(family.covers(char) for family in families()) for char in letters)


def copied(pdf: bytes, page: int) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        text = sheet.get_textpage()
        found = text.get_text_range()
        text.close()
        sheet.close()
    # PDFium tells a hyphen at the end of a line apart from others.
    return unicodedata.normalize("NFKC", found.replace("\ufffe", "-"))


def lines_as_they_stand(pdf: bytes, page: int) -> list[str]:
    """Return each line's letters from left to right, wherever PDFium thinks that it begins."""
    lines: list[list[tuple[float, str]]] = [[]]
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        text = sheet.get_textpage()
        for index in range(text.count_chars()):
            letter = chr(FPDFText_GetUnicode(text, index))
            if letter == "\n":
                lines.append([])
            elif not FPDFText_IsGenerated(text, index):
                lines[-1].append((text.get_charbox(index)[0], letter))
        text.close()
        sheet.close()
    return ["".join(letter for _, letter in sorted(line)) for line in lines]


def words(text: str) -> list[str]:
    return unicodedata.normalize("NFKC", text).replace("-", " ").split()


def test_there_are_forty():
    assert len(HARDEST) == len(hardest_badges()) == 40


@pytest.mark.parametrize("number", range(40))
def test_every_word_of_the_hardest_names_is_copied_as_it_was_typed(number):
    badge = hardest_badges()[number]
    attendee = badge.attendee
    made = MAKER.make(badge)

    found = words(copied(made.pdf, 0))

    company = attendee.company if number != BRACKETED else ""
    wanted = words(f"{attendee.name.full} {company} {attendee.function}")
    lost = [word for word in wanted if word not in found]
    assert lost == [] or made.warnings


def test_a_bracket_between_latin_and_arabic_stands_where_it_belongs():
    badge = hardest_badges()[BRACKETED]

    assert "ABC (" in badge.attendee.company
    assert get_display(badge.attendee.company) in lines_as_they_stand(MAKER.make(badge).pdf, 0)


def test_only_what_no_font_has_or_no_badge_holds_is_given_up():
    given_up = {
        number for number, badge in enumerate(hardest_badges()) if MAKER.place(badge).warnings
    }

    uncovered = {number for number, row in enumerate(HARDEST) if not is_covered("".join(row[:4]))}
    assert given_up == uncovered | {27}  # a name of 58 letters without a space


def test_a_chinese_exhibitor_s_name_is_no_box():
    placed = MAKER.place(hardest_badges()[18])

    assert placed.warnings == ()
    assert texts_of(placed)[2:4] == ["小明", "欧阳"]


def test_a_long_chinese_company_is_broken_between_signs_not_before_a_full_stop():
    from dataclasses import replace

    badge = hardest_badges()[18]
    long = replace(badge.attendee, company="中国国际贸易促进委员会、上海市浦东新区分会办公室。")

    placed = MAKER.place(replace(badge, attendee=long))

    lines = texts_of(placed)[4:6]
    assert "".join(lines) == long.company
    assert all(len(line) > 5 and line[0] not in "、。" for line in lines)


def texts_of(placed: Placed) -> list[str]:
    return [mark.text for mark in placed.pages[0] if isinstance(mark, PlacedLine)]


def test_the_proof_sheet_shows_every_badge_and_says_which_one_was_cut():
    made = proof_sheet(MAKER)

    with pypdfium2.PdfDocument(made.pdf) as document:
        assert len(document) == 10
        assert document.get_page_size(0) == pytest.approx((595.28, 841.89), abs=0.1)
    assert "Badge 28: The first name is too long for the badge and was cut." in made.warnings
    assert "Benjelloun" in copied(made.pdf, 0)
    assert len(made.pdf) < 300_000


def test_a_font_that_is_none_is_left_out(tmp_path, monkeypatch):
    (tmp_path / "optional").mkdir()
    (tmp_path / "optional" / "broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr("assets.FONTS", tmp_path)

    assert FontFile(tmp_path / "optional" / "broken.ttf") not in set(further_fonts())


def test_kiosk_badge_writes_the_proof_sheet_without_any_data(tmp_path):
    done = kiosk("badge", "--proof", "--layout", "card", "--black", "-o", tmp_path / "p.pdf")

    assert done.returncode == 0
    assert "Badge 28: The first name is too long" in done.stderr
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("layout", "told"),
    [
        ('{"name": "x", "width": 0}', "layout.width: should be more than 0"),
        ('{"name": "x", "width": 9, "height": 9}', "layout.elements: is missing"),
        ("nonsense", "the file is not JSON"),
        (None, "There is no file or folder"),
    ],
)
def test_kiosk_badge_says_what_is_wrong_with_a_layout(tmp_path, layout, told):
    path: Path = tmp_path / "own.json"
    if layout is not None:
        path.write_text(layout)

    done = kiosk("badge", "--proof", "--layout", path, "-o", tmp_path / "p.pdf")

    assert done.returncode == 1
    assert told in done.stderr
    assert not (tmp_path / "p.pdf").exists()


def test_kiosk_badge_without_a_code_is_wrong_usage(tmp_path):
    assert kiosk("badge", "-o", tmp_path / "p.pdf").returncode == 2
    assert kiosk("badge", "CODE", "--proof", "-o", tmp_path / "p.pdf").returncode == 2
