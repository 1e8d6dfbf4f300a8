"""What the address of a printer asks for, read and written."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from kiosk.domain.print_options import Medium, PrintOptions

_PWG_SIZE = re.compile(r"_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)$")
_PLAIN_SIZE = re.compile(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)?$")
_ACCOUNT = re.compile(r"//[^/]*@")
_MM_PER_INCH = 25.4
_MOST_COPIES, _DARKEST, _LONGEST_SIDE = 9, 30, 1000


def medium(text: str) -> Medium | None:
    """Return the size in a PWG name (`iso_a6_105x148mm`) or in `62x88`; None when there is none."""
    named = _PWG_SIZE.search(text)
    found = named or _PLAIN_SIZE.fullmatch(text)
    if found is None:
        return None
    unit = _MM_PER_INCH if found[3] == "in" else 1
    width, height = (round(float(side) * unit, 2) for side in found.groups()[:2])
    if not (0 < width <= _LONGEST_SIDE and 0 < height <= _LONGEST_SIDE):
        return None
    return Medium(width, height, text if named else "")


def split_options(address: str) -> tuple[str, PrintOptions]:
    """Return an address without its options, and these; ValueError names what is wrong."""
    parts = urlsplit(address)
    others: list[tuple[str, str]] = []
    found: dict[str, Any] = {}
    for key, value in parse_qsl(parts.query, keep_blank_values=True):
        if key not in _READERS:
            others.append((key, value))
            continue
        name, read = _READERS[key]
        found[name] = read(key, value)
    return parts._replace(query=urlencode(others)).geturl(), PrintOptions(**found)


def join_options(address: str, options: PrintOptions) -> str:
    """Return an address that asks for these; the other way round of `split_options`."""
    media = options.media
    asked = {
        "media": media and (media.name or f"{media.width:g}x{media.height:g}"),
        "dpi": options.dpi,
        "cut": "yes" if options.cuts else None,
        "copies": options.copies if options.copies > 1 else None,
        "darkness": options.darkness,
        "ink": "black" if options.is_black else None,
    }
    named = urlencode({key: value for key, value in asked.items() if value is not None})
    if not named:
        return address
    return f"{address}{'&' if '?' in address else '?'}{named}"


def without_password(address: str) -> str:
    """Return an address that may be shown and logged; any text at all will do."""
    return _ACCOUNT.sub("//", address, count=1)


def _number(lowest: int, highest: int) -> Callable[[str, str], int]:
    def read(key: str, value: str) -> int:
        if not (value.isascii() and value.isdecimal() and lowest <= int(value[:6]) <= highest):
            raise ValueError(f"{key} should be a whole number from {lowest} to {highest}")
        return int(value)

    return read


def _word(**meanings: bool) -> Callable[[str, str], bool]:
    def read(key: str, value: str) -> bool:
        if value not in meanings:
            raise ValueError(f"{key} should be {' or '.join(meanings)}")
        return meanings[value]

    return read


def _medium(key: str, value: str) -> Medium:
    found = medium(value)
    if found is None:
        raise ValueError(f"{key} should be a size such as 62x88, in mm")
    return found


_READERS: Mapping[str, tuple[str, Callable[[str, str], object]]] = {
    "media": ("media", _medium),
    "dpi": ("dpi", _number(100, 1200)),
    "cut": ("cuts", _word(yes=True, no=False)),
    "copies": ("copies", _number(1, _MOST_COPIES)),
    "darkness": ("darkness", _number(0, _DARKEST)),
    "ink": ("is_black", _word(black=True, colour=False)),
}
