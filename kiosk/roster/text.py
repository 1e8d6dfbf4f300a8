"""Cell texts: made tidy for keeping, folded for comparing, armoured against spreadsheets."""

import re
import unicodedata

_BREAKS = re.compile(r"[\t-\r\x85\u2028\u2029]+")
# Other control characters, and those that turn the direction of all text behind them.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_FORMULA = re.compile(r"'*(?:[=@]|[+-](?![0-9 ]*\Z))")  # a plain phone number is none


def is_tidy(text: str) -> bool:
    """Tell at little cost that `tidied` would only trim `text` and any part of it."""
    return text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text))


def tidied(text: str) -> str:
    """Return `text` in NFC, trimmed, on one line, without control characters."""
    seen = _UNSEEN.sub("", _BREAKS.sub(" ", text))
    return unicodedata.normalize("NFC", seen).strip()


def folded(text: str) -> str:
    """Return `text` without case, accents, spaces and signs, for comparing."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if char.isalnum())


def armoured(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula; `disarmed` gives it back."""
    return "'" + text if _FORMULA.match(text) else text


def disarmed(text: str) -> str:
    """Return `text` without the apostrophe that kept a spreadsheet from running it."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
