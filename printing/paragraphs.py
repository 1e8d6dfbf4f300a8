"""Splits a text into words and runs, each of one direction and one font."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from fontTools import unicodedata as scripts

from printing.directions import levels_of, runs_rtl
from printing.faces import Face, Family, Shaped, families
from printing.layout import Weight
from printing.plain import DIRECTION_MARKS, LONGEST, drawn, plain

# A line may be broken after a hyphen, and between the signs of Chinese and Japanese.
_SIGNS = "\u2e80-\u2fff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IDEOGRAPH = re.compile(f"[{_SIGNS}]")
_WORDS = re.compile(f" |[{_SIGNS}]|[^ {_SIGNS}-]*-+|[^ {_SIGNS}-]+")
_SHARED = frozenset(("Zyyy", "Zinh", "Zzzz"))  # scripts of signs, marks and unassigned characters
_LATIN = "Latn"
_MARKS = str.maketrans("", "", DIRECTION_MARKS)  # they have done their work once levels are known

FaceChoice = tuple[tuple[str, Family], ...]  # for each script, the family that has all its words


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one word, or one space, as glyphs.

    `follows_rtl` tells that the last letter before it, if any, runs from right to left.
    """

    text: str
    face: Face
    level: int
    shaped: Shaped
    follows_rtl: bool

    @property
    def is_space(self) -> bool:
        """Whether a line may be broken here."""
        return self.text == " "

    @property
    def may_end_line(self) -> bool:
        """Whether a line may be broken after it although no space follows."""
        return self.text.endswith("-") or _IDEOGRAPH.fullmatch(self.text) is not None


@dataclass(frozen=True, eq=False, slots=True)  # by identity: comparing glyphs takes long
class Paragraph:
    """A whole text in logical order.

    `missing` counts characters that no font has; `is_cut` tells that the text was longer than any
    badge could show.
    """

    pieces: tuple[Piece, ...]
    missing: int = 0
    is_cut: bool = False


class _Run(NamedTuple):
    text: str
    family: Family
    level: int


def choose_families(texts: Iterable[str]) -> FaceChoice:
    """Return for each script the first family that has every word of these texts in that script.

    Texts set together thus look alike: "Aït" takes the font of "Ouaḥmane". A script that no family
    covers whole is left out, and each of its words finds its own.
    """
    words: dict[str, list[str]] = {}
    for text in texts:
        for script, word in _by_script(plain(text)):
            words.setdefault(script, []).append(drawn(word))
    return tuple(
        (script, family)
        for script, found in words.items()
        if (family := _first_covering(found)) is not None
    )


@lru_cache(maxsize=1024)
def paragraph(text: str, weight: Weight, choice: FaceChoice) -> Paragraph:
    """Return `text` cleaned, split and shaped."""
    clean = plain(text)
    runs = list(_runs(clean, levels_of(clean), dict(choice)))
    pieces = tuple(_pieces(runs, weight))
    missing = sum(map(_missing, runs))
    return Paragraph(pieces, missing, is_cut=len(text) > LONGEST)


def reshaped(piece: Piece, text: str) -> Piece:
    """Return another text in the font and direction of `piece`."""
    return replace(piece, text=text, shaped=piece.face.shape(text, level=piece.level))


def _missing(run: _Run) -> int:
    needed = drawn(run.text)
    if run.family.covers(needed):
        return 0
    return sum(not run.family.covers(char) for char in needed)


def _pieces(runs: Iterable[_Run], weight: Weight) -> Iterator[Piece]:
    follows_rtl = True
    for run in runs:
        text = run.text.translate(_MARKS)
        if text:
            face = run.family.face(weight)
            shaped = face.shape(text, level=run.level)
            yield Piece(text, face, run.level, shaped, follows_rtl)
        way = _way_at_end(run.text)
        follows_rtl = follows_rtl if way is None else way


@lru_cache(maxsize=4096)
def _way_at_end(text: str) -> bool | None:
    known = (runs_rtl(char) for char in reversed(text))
    return next((way for way in known if way is not None), None)


def _runs(text: str, levels: Sequence[int], chosen: Mapping[str, Family]) -> Iterator[_Run]:
    place = 0
    for script, part in _by_script(text):
        for family, stretch in _with_family(part, chosen.get(script)):
            for end in _level_ends(levels, place, place + len(stretch)):
                yield _Run(text[place:end], family, levels[place])
                place = end


def _level_ends(levels: Sequence[int], start: int, end: int) -> Iterator[int]:
    if levels.count(levels[start]) < len(levels):
        for place in range(start + 1, end):
            if levels[place] != levels[place - 1]:
                yield place
    yield end


def _by_script(text: str) -> Iterator[tuple[str, str]]:
    """Yield script and word, or script and part of a word; spaces go alone."""
    script = next((found for char in text if (found := _script(char)) not in _SHARED), _LATIN)
    for word in _WORDS.findall(text):
        parts = _parts(word, script)
        yield from parts
        script = parts[-1][0]


@lru_cache(maxsize=4096)
def _parts(word: str, script: str) -> tuple[tuple[str, str], ...]:
    """Return a word by script; signs belong to what is before them, at first to `script`."""
    own = [_script(char) for char in word]
    script = next((found for found in own if found not in _SHARED), script)
    parts: list[tuple[str, str]] = []
    start = 0
    for place, found in enumerate(own):
        if found not in _SHARED and found != script:
            parts.append((script, word[start:place]))
            script, start = found, place
    return (*parts, (script, word[start:]))


def _with_family(text: str, chosen: Family | None) -> Iterator[tuple[Family, str]]:
    """Yield `text` in one family if one has it all, else character by character."""
    family = chosen or _first_covering((drawn(text),))
    if family is not None:
        yield family, text
        return
    family = families()[0]
    start = 0
    for place, char in enumerate(text):
        own = _first_covering((drawn(char),)) or families()[0]
        if own is not family:
            if place > start:
                yield family, text[start:place]
            family, start = own, place
    yield family, text[start:]


def _first_covering(words: Sequence[str]) -> Family | None:
    return next((family for family in families() if all(map(family.covers, words))), None)


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return str(scripts.script(char))
