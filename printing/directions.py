"""Which way each character of a line runs: bidi levels, resolved once for a whole paragraph."""

from collections.abc import Sequence
from typing import Protocol, TypeVar
from unicodedata import bidirectional

from bidi import algorithm

_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN", "RLE", "RLO"))
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»"}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # N0: numbers count as R


class Levelled(Protocol):
    """Something that has a place in the visual order."""

    @property
    def level(self) -> int:
        """The bidi level: odd runs from right to left."""
        ...


T = TypeVar("T", bound=Levelled)


def levels_of(text: str) -> list[int]:
    """Return the bidi level of each character; the paragraph runs as its first strong one does.

    Marks that python-bidi drops (rule X9) keep the level of the character before them.
    """
    kinds = [bidirectional(char) for char in text]
    if _RIGHT_TO_LEFT.isdisjoint(kinds):
        return [0] * len(text)
    base = algorithm.get_base_level(text)
    kept = iter(_resolve("".join(_kept(text, kinds)), base))
    levels: list[int] = []
    for kind in kinds:
        dropped = kind in algorithm.X9_REMOVED
        levels.append((levels[-1] if levels else base) if dropped else next(kept))
    return levels


def runs_rtl(char: str) -> bool | None:
    """Tell which way a letter or digit runs; None for signs, which follow what is around them."""
    match bidirectional(char):
        case "R" | "AL":
            return True
        case "L" | "EN" | "AN":
            return False
        case _:
            return None


def mirrored(char: str) -> str:
    """Return what a bracket looks like in text that runs from right to left."""
    return str(algorithm.MIRRORED.get(char, char))


def in_visual_order(things: Sequence[T]) -> list[T]:
    """Return the things of one line from left to right (rule L2)."""
    ordered = list(things)
    highest = max((thing.level for thing in things), default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = end + 1
    return ordered


def _kept(text: str, kinds: list[str]) -> list[str]:
    return [
        char for char, kind in zip(text, kinds, strict=True) if kind not in algorithm.X9_REMOVED
    ]


def _resolve(text: str, base: int) -> list[int]:
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], base)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [char["level"] for char in storage["chars"]]


def _resolve_brackets(chars: list[dict[str, str]], base: int) -> None:
    """Rule N0, which python-bidi's algorithm does not know: both brackets of a pair run alike."""
    embedding = ("L", "R")[base]
    for start, end in _pairs(chars):
        inside = {_STRONG.get(char["type"]) for char in chars[start + 1 : end]} - {None}
        if not inside:
            continue
        before = [_STRONG[char["type"]] for char in chars[:start] if char["type"] in _STRONG]
        towards = embedding
        if embedding not in inside and (before or [embedding])[-1] != embedding:
            towards = before[-1]
        chars[start]["type"] = chars[end]["type"] = towards


def _pairs(chars: list[dict[str, str]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    open_ones: list[tuple[int, str]] = []
    for place, char in enumerate(chars):
        if char["type"] != "ON":
            continue
        if char["ch"] in _PAIRS:
            open_ones.append((place, _PAIRS[char["ch"]]))
        elif open_ones and open_ones[-1][1] == char["ch"]:
            pairs.append((open_ones.pop()[0], place))
    return sorted(pairs)
