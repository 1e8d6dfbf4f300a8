"""Makes any text fit to be set on a badge: one line, no control characters, a bounded length."""

import unicodedata
from functools import lru_cache

LONGEST = 400  # characters: more than any badge holds at its smallest size
DIRECTION_MARKS = "\u200e\u200f\u061c"
JOINERS = "\u200c\u200d"


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Return `text` composed (NFC), in one line, without controls, embeddings or lone surrogates.

    Arabic presentation forms become the letters they stand for, since only letters can be joined.
    Nothing beyond the first `LONGEST` characters is looked at.
    """
    shown = "".join(map(_shown, unicodedata.normalize("NFC", text[:LONGEST])))
    return unicodedata.normalize("NFC", " ".join(filter(None, shown.split(" "))))


@lru_cache(maxsize=4096)
def drawn(text: str) -> str:
    """Return what a font must have glyphs for: all but joiners, marks of direction…"""
    return "".join(filter(_is_drawn, text))


def _is_drawn(char: str) -> bool:
    return not (unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f")


@lru_cache(maxsize=4096)
def _shown(char: str) -> str:
    if "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc":
        return unicodedata.normalize("NFKC", char)
    match unicodedata.category(char):
        case "Zs":
            return char if char in "\u00a0\u202f" else " "
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Cs" | "Co" | "Cn":  # a surrogate cannot even be encoded
            return "\ufffd"
        case "Cf":
            return char if char in DIRECTION_MARKS + JOINERS else ""
        case _:
            return char
