"""Takes a JSON object apart, field by field, so that an error names the field that is wrong."""

import json
import math
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any, TypeVar

from kiosk.domain.fair import Trilingual
from printing.colours import parse_colour
from printing.layout import NO_TEXT, Box, Colour, Paint

T = TypeVar("T", bound=StrEnum)
_ABSENT: Any = object()
_LONGEST_SIDE = 1000.0  # mm
_MOST = 9


class LayoutError(Exception):
    """A layout cannot be used; `str()` names the field and what it should be."""


def parse_json(text: str) -> Any:
    """Return what `text` holds; LayoutError when that is not JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LayoutError(f"the file is not JSON: {error}") from error


class Fields:
    """The fields of one JSON object, each taken once, so that a misspelt one is noticed."""

    def __init__(self, raw: object, where: str) -> None:
        if not isinstance(raw, dict):
            raise LayoutError(f"{where}: should be an object")
        self._left: dict[str, Any] = dict(raw)
        self.where = where

    def text(self, key: str, default: str = _ABSENT) -> str:
        """Take a text."""
        value = self._take(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, "should be a text")
        return value

    def flag(self, key: str) -> bool:
        """Take true or false; false where it is not given."""
        value = self._take(key, default=False)
        if not isinstance(value, bool):
            raise self.wrong(key, "should be true or false")
        return value

    def number(self, key: str, default: float = _ABSENT) -> float:
        """Take a number; pretix writes them as texts, which will do."""
        value = self._take(key, default)
        try:
            number = math.nan if isinstance(value, bool) else float(value)
        except (TypeError, ValueError, OverflowError):
            number = math.nan
        if not 0 <= number <= _LONGEST_SIDE:
            raise self.wrong(key, f"should be a number from 0 to {_LONGEST_SIDE:g}")
        return number

    def length(self, key: str) -> float:
        """Take a number above 0."""
        number = self.number(key)
        if number == 0:
            raise self.wrong(key, "should be more than 0")
        return number

    def count(self, key: str, default: int) -> int:
        """Take a whole number from 1 to 9."""
        number = self.number(key, default)
        if number != int(number) or not 1 <= number <= _MOST:
            raise self.wrong(key, f"should be a whole number from 1 to {_MOST}")
        return int(number)

    def one_of(self, kind: type[T], key: str, default: T = _ABSENT) -> T:
        """Take the value of an enum."""
        value = self._take(key, default)
        if value not in list(kind):
            raise self.wrong(key, f"should be one of {', '.join(kind)}")
        return kind(value)

    def colour(self, key: str, default: Colour = _ABSENT) -> Colour:
        """Take a colour, or a paint."""
        value = self._take(key, default)
        if isinstance(value, tuple):
            return value
        if value in list(Paint):
            return Paint(value)
        try:
            return parse_colour(value if isinstance(value, str) else "")
        except ValueError as error:
            raise self.wrong(key, f"should be #rrggbb or one of {', '.join(Paint)}") from error

    def trilingual(self, key: str) -> Trilingual:
        """Take texts in three languages; a missing one is as the first there is."""
        if key not in self._left:
            return NO_TEXT
        fields = Fields(self._take(key, _ABSENT), f"{self.where}.{key}")
        found = {language: fields.text(language, "") for language in ("fr", "ar", "en")}
        fields.finish()
        spare = next(filter(None, found.values()), "")
        return Trilingual(*(text or spare for text in found.values()))

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; none where it is not given."""
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, "should be a list of texts")
        return tuple(value)

    def strings(self, key: str) -> dict[str, str]:
        """Take an object whose values are texts; empty where it is not given."""
        value = self._take(key, {})
        if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
            raise self.wrong(key, "should be texts by language")
        return value

    def rgb(self, key: str) -> str:
        """Take a colour as pretix writes it, a list of three numbers or more, as #rrggbb."""
        value = self._take(key, [0, 0, 0])
        parts = value[:3] if isinstance(value, list) else []
        if len(parts) < 3 or not all(isinstance(part, int) and 0 <= part < 256 for part in parts):
            raise self.wrong(key, "should be three numbers from 0 to 255")
        return "#" + "".join(f"{part:02x}" for part in parts)

    def file(self, key: str) -> PurePosixPath:
        """Take the name of a file beside the layout, or in a folder there."""
        return self.file_name(key, self.text(key))

    def file_name(self, key: str, name: str) -> PurePosixPath:
        """Return `name` as such a file."""
        path = PurePosixPath(name)
        if not name or path.is_absolute() or ".." in path.parts or set(name) & set("\\:\0"):
            raise self.wrong(key, "should be the name of a file beside the layout")
        return path

    def items(self, key: str) -> "list[Fields]":
        """Take a list of objects, at least one."""
        value = self._take(key, _ABSENT)
        if not isinstance(value, list) or not value:
            raise self.wrong(key, "should be a list with something in it")
        return [Fields(item, f"{self.where}.{key}[{n}]") for n, item in enumerate(value)]

    def has(self, key: str) -> bool:
        """Tell whether a field is there and was not taken yet."""
        return key in self._left

    def box(self) -> Box:
        """Take left, bottom, width and height."""
        return Box(
            self.number("left"), self.number("bottom"), self.length("width"), self.length("height")
        )

    def square(self) -> Box:
        """Take left, bottom and size."""
        size = self.length("size")
        return Box(self.number("left"), self.number("bottom"), size, size)

    def finish(self) -> None:
        """Raise LayoutError when a field is left that nobody took."""
        if self._left:
            raise self.wrong(min(self._left), "is not a field of this element")

    def wrong(self, key: str, why: str) -> LayoutError:
        """Return an error that names a field."""
        return LayoutError(f"{self.where}.{key}: {why}")

    def _take(self, key: str, default: object) -> Any:
        value = self._left.pop(key, default)
        if value is _ABSENT:
            raise self.wrong(key, "is missing")
        return value
