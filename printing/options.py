"""How badges come out of one printer: what its address asks for, and what it has to offer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

_PWG_SIZE = re.compile(r"_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)$")
_PLAIN_SIZE = re.compile(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)?$")
_ACCOUNT = re.compile(r"//[^/]*@")
_MM_PER_INCH = 25.4
_MOST_COPIES, _DARKEST, _LONGEST_SIDE = 9, 30, 1000
_SLACK = 1.0  # mm


@dataclass(frozen=True, slots=True)
class Medium:
    """Labels or paper of one size in mm, upright; `name` is the printer's, if it has one."""

    width: float
    height: float
    name: str = ""

    def holds(self, width: float, height: float) -> bool:
        """Tell whether a page lies within it, upright, give or take a millimetre."""
        return width <= self.width + _SLACK and height <= self.height + _SLACK


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """What the address of a printer asks for.

    Args:
        media: what is loaded; None leaves it to the page and the printer.
        dpi: of the print head; None is the printer's usual one.
        cuts: whether each badge is cut off.
        copies: of each badge, 1 to 9.
        darkness: of a Zebra, 0 to 30; None is as it is set there.
        is_black: whether everything is printed in black.
    """

    media: Medium | None = None
    dpi: int | None = None
    cuts: bool = False
    copies: int = 1
    darkness: int | None = None
    is_black: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What a printer says it has; what it does not tell is empty, or None.

    Args:
        media: what is loaded.
        dpis: its resolutions, the usual one first.
    """

    media: tuple[Medium, ...] = ()
    dpis: tuple[int, ...] = ()
    can_cut: bool | None = None
    has_colour: bool | None = None
    most_copies: int | None = None


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
