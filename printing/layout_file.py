"""Reads layouts written as JSON, naming the field that is wrong."""

import json
import math
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from printing.colours import parse_colour
from printing.layout import (
    Align,
    Band,
    BarCode,
    Box,
    Case,
    Colour,
    Content,
    Element,
    Layout,
    Logo,
    Paint,
    Part,
    QrCode,
    Rise,
    TextBlock,
    Weight,
)

T = TypeVar("T", bound=StrEnum)
_ABSENT: Any = object()
_LONGEST_SIDE = 1000.0  # mm


class LayoutError(Exception):
    """A layout cannot be used; `str()` names the field and what it should be."""


def load_layout(path: Path) -> Layout:
    """Read a layout; LayoutError when it is not one, OSError when there is no such file."""
    try:
        return parse_layout(path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise LayoutError("the file is not UTF-8 text") from error


def parse_layout(text: str) -> Layout:
    """Return the layout written as JSON in `text`; LayoutError names what is wrong."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LayoutError(f"the file is not JSON: {error}") from error
    fields = _Fields(raw, "layout")
    layout = Layout(
        name=fields.text("name"),
        width=fields.length("width"),
        height=fields.length("height"),
        elements=tuple(_element(item) for item in fields.items("elements")),
    )
    fields.finish()
    return layout


class _Fields:
    """The fields of one JSON object, each taken once, so that a misspelt one is noticed."""

    def __init__(self, raw: object, where: str) -> None:
        if not isinstance(raw, dict):
            raise LayoutError(f"{where}: should be an object")
        self._left: dict[str, Any] = dict(raw)
        self.where = where

    def text(self, key: str, default: str = _ABSENT) -> str:
        value = self._take(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, "should be a text")
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
        number = self.number(key)
        if number == 0:
            raise self.wrong(key, "should be more than 0")
        return number

    def count(self, key: str, default: int) -> int:
        number = self.number(key, default)
        if number != int(number) or not 1 <= number <= 9:
            raise self.wrong(key, "should be a whole number from 1 to 9")
        return int(number)

    def one_of(self, kind: type[T], key: str, default: T = _ABSENT) -> T:
        value = self._take(key, default)
        if value not in list(kind):
            raise self.wrong(key, f"should be one of {', '.join(kind)}")
        return kind(value)

    def colour(self, key: str, default: Colour = _ABSENT) -> Colour:
        value = self._take(key, default)
        if isinstance(value, tuple):
            return value
        if value in list(Paint):
            return Paint(value)
        try:
            return parse_colour(value if isinstance(value, str) else "")
        except ValueError as error:
            raise self.wrong(key, f"should be #rrggbb or one of {', '.join(Paint)}") from error

    def items(self, key: str) -> "list[_Fields]":
        value = self._take(key, _ABSENT)
        if not isinstance(value, list) or not value:
            raise self.wrong(key, "should be a list with something in it")
        return [_Fields(item, f"{self.where}.{key}[{n}]") for n, item in enumerate(value)]

    def box(self) -> Box:
        return Box(
            self.number("left"), self.number("bottom"), self.length("width"), self.length("height")
        )

    def square(self) -> Box:
        size = self.length("size")
        return Box(self.number("left"), self.number("bottom"), size, size)

    def finish(self) -> None:
        if self._left:
            raise self.wrong(min(self._left), "is not a field of this element")

    def wrong(self, key: str, why: str) -> LayoutError:
        return LayoutError(f"{self.where}.{key}: {why}")

    def _take(self, key: str, default: object) -> Any:
        value = self._left.pop(key, default)
        if value is _ABSENT:
            raise self.wrong(key, "is missing")
        return value


def _element(fields: _Fields) -> Element:
    kind = fields.text("type")
    parse = _KINDS.get(kind)
    if parse is None:
        raise fields.wrong("type", f"should be one of {', '.join(_KINDS)}")
    element = parse(fields)
    fields.finish()
    return element


def _textarea(fields: _Fields) -> TextBlock:
    return TextBlock(
        fields.box(),
        (_part(fields),),
        fields.one_of(Align, "align", Align.LEFT),
        fields.one_of(Rise, "valign", Rise.MIDDLE),
    )


def _stack(fields: _Fields) -> TextBlock:
    parts: list[Part] = []
    for item in fields.items("parts"):
        parts.append(_part(item))
        item.finish()
    return TextBlock(
        fields.box(),
        tuple(parts),
        fields.one_of(Align, "align", Align.LEFT),
        fields.one_of(Rise, "valign", Rise.MIDDLE),
    )


def _part(fields: _Fields) -> Part:
    size = fields.length("fontsize")
    smallest = fields.number("minsize", size)
    if not 0 < smallest <= size:
        raise fields.wrong("minsize", "should be more than 0 and at most fontsize")
    return Part(
        content=fields.one_of(Content, "content"),
        size=size,
        smallest=smallest,
        text=fields.text("text", ""),
        weight=fields.one_of(Weight, "weight", Weight.REGULAR),
        colour=fields.colour("color", Paint.INK),
        case=fields.one_of(Case, "case", Case.AS_IS),
        most_lines=fields.count("lines", 1),
        gap=fields.number("gap", 0.0),
        priority=fields.count("priority", 1),
    )


def _band(fields: _Fields) -> Band:
    return Band(fields.box(), fields.colour("color", Paint.CATEGORY))


def _barcodearea(fields: _Fields) -> Element:
    match fields.text("symbology", "qr"):
        case "qr":
            return QrCode(fields.square())
        case "code128":
            return BarCode(fields.box())
        case _:
            raise fields.wrong("symbology", "should be qr or code128")


def _imagearea(fields: _Fields) -> Logo:
    if fields.text("image") != "mark":
        raise fields.wrong("image", "should be mark: other pictures cannot be placed yet")
    return Logo(
        fields.square(),
        fields.colour("color", Paint.ON_CATEGORY),
        fields.colour("hole", Paint.CATEGORY),
    )


_KINDS: Mapping[str, Callable[[_Fields], Element]] = {
    "band": _band,
    "textarea": _textarea,
    "stack": _stack,
    "barcodearea": _barcodearea,
    "imagearea": _imagearea,
}
