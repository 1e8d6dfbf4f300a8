"""Reads badge layouts of pretix: what it knows is mapped onto our own, the rest is listed.

pretix leaves the size of the page to a background PDF, and lets texts grow without a limit upwards
or downwards from a line. Here they get room for a few lines, and shrink in it.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from printing.fields import Fields, LayoutError, parse_json
from printing.layout import Align, Content, Rise

_CONTENTS = {
    "attendee_name": Content.FULL_NAME,
    "attendee_name_full_name": Content.FULL_NAME,
    "attendee_name_given_name": Content.FIRST_NAME,
    "attendee_name_family_name": Content.LAST_NAME,
    "attendee_company": Content.COMPANY,
    "invoice_company": Content.COMPANY,
    "attendee_job_title": Content.FUNCTION,
    "item": Content.CATEGORY,
    "itemvar": Content.CATEGORY,
    "variation": Content.CATEGORY,
    "event_name": Content.FAIR_NAME,
    "event_date": Content.DATES,
    "event_date_range": Content.DATES,
    "event_location": Content.VENUE,
    "secret": Content.BADGE_ID,
    "pseudonymization_id": Content.BADGE_ID,
}
_PAGES = ((148.0, 105.0), (105.0, 148.0), (210.0, 297.0))  # pretix's own badge is A6 across
_MM_PER_POINT = 25.4 / 72
_LINES, _LEADING, _LEAST_SHARE = 3, 1.25, 0.5
_VARIABLE = re.compile(r"\{(\w+)\}")
_LANGUAGES = ("fr", "ar", "en")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Imported:
    """A layout as JSON, and sentences on what could not be mapped, element by element."""

    layout: str
    unmapped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of a page in mm."""

    width: float
    height: float


def import_pretix(text: str, *, sheet: Sheet | None = None, background: str = "") -> Imported:
    """Return the layout that the pretix editor or its API wrote; LayoutError when it is none.

    Args:
        sheet: of the background PDF; guessed without.
        background: name of that PDF beside the new layout.
    """
    name, items = _elements_of(parse_json(text))
    notes: list[str] = []
    if sheet is None:
        sheet = _guessed(items)
        size = f"{sheet.width:g} × {sheet.height:g} mm"
        notes.append(f"page: there is no background PDF to tell its size, so {size} was taken")
    elements: list[Json] = []
    for number, item in enumerate(items):
        try:
            elements.append(_Element(item, f"elements[{number}]", sheet, notes).mapped())
        except LayoutError as error:
            notes.append(str(error))
    if not elements:
        raise LayoutError("layout: nothing in it could be mapped")
    layout: Json = {"name": name, "width": sheet.width, "height": sheet.height}
    layout |= {"background": background} if background else {}
    layout["elements"] = elements
    return Imported(json.dumps(layout, ensure_ascii=False, indent=1) + "\n", tuple(notes))


def _elements_of(raw: object) -> tuple[str, list[object]]:
    """Return name and elements of the editor's list, or of the API's object around it."""
    name = "pretix"
    if isinstance(raw, dict):
        given = raw.get("name")
        name = given if isinstance(given, str) and given else name
        raw = raw.get("layout")
    if isinstance(raw, str):
        raw = parse_json(raw)
    if not isinstance(raw, list):
        raise LayoutError("layout: should be the list of elements that pretix exports")
    return name, raw


def _guessed(items: list[object]) -> Sheet:
    right = top = 0.0
    for item in items:
        try:
            fields = Fields(item, "element")
            side = fields.number("size", 0.0)
            right = max(right, fields.number("left", 0.0) + fields.number("width", side))
            top = max(top, fields.number("bottom", 0.0) + fields.number("height", side))
        except LayoutError:
            continue  # it will be named when it is mapped
    fitting = ((width, height) for width, height in _PAGES if right <= width and top <= height)
    return Sheet(*next(fitting, _PAGES[-1]))


class _Element:
    def __init__(self, raw: object, where: str, sheet: Sheet, notes: list[str]) -> None:
        self._fields = Fields(raw, where)
        self._sheet = sheet
        self._notes = notes

    def mapped(self) -> Json:
        """Return our element; LayoutError says why there is none."""
        kinds: Mapping[str, Callable[[], Json]] = {
            "textarea": self._textarea,
            "textcontainer": self._textcontainer,
            "barcodearea": self._barcodearea,
        }
        kind = self._fields.text("type")
        if kind not in kinds:
            raise self._fields.wrong("type", f"there is nothing here for {kind}")
        if self._fields.number("rotation", 0.0):
            raise self._fields.wrong("rotation", "turned elements cannot be mapped")
        element = kinds[kind]()
        page = self._fields.count("page", 1)
        if page > 2:
            raise self._fields.wrong("page", "a badge has two sides only")
        return element | ({"page": page} if page > 1 else {})

    def _textarea(self) -> Json:
        """Map a text that grows from a line: up, or down where it says so."""
        text = self._text()
        line = text["fontsize"] * _LEADING * _MM_PER_POINT
        left, base = self._place()
        goes_down = self._fields.flag("downward")
        there = base if goes_down else self._sheet.height - base
        if there < line / 2:
            raise self._fields.wrong("bottom", "there is no room for a line")
        height = min(line * _LINES, there)
        text["lines"] = max(1, int(height / line + 0.01))
        text |= {"bottom": base - height if goes_down else base, "height": height}
        return text | {
            "left": left,
            "width": min(self._fields.length("width"), self._sheet.width - left),
            "valign": Rise.TOP if goes_down else Rise.BOTTOM,
        }

    def _textcontainer(self) -> Json:
        text = self._text()
        left, bottom = self._place()
        height = min(self._fields.length("height"), self._sheet.height - bottom)
        lines = int(height / (text["minsize"] * _LEADING * _MM_PER_POINT))
        return text | {
            "left": left,
            "bottom": bottom,
            "width": min(self._fields.length("width"), self._sheet.width - left),
            "height": height,
            "lines": min(9, max(1, lines)),
            "valign": self._fields.one_of(Rise, "verticalalign", Rise.TOP),
        }

    def _barcodearea(self) -> Json:
        content = self._fields.text("content", "secret")
        left, bottom = self._place()
        room = min(self._sheet.width - left, self._sheet.height - bottom)
        if content != "pseudonymization_id":
            self._note("content", f"the code holds the badge id, not {content}")
        size = min(self._fields.length("size"), room)
        return {"type": "barcodearea", "left": left, "bottom": bottom, "size": size}

    def _text(self) -> Json:
        size = self._fields.length("fontsize")
        if self._fields.flag("italic"):
            self._note("italic", "the fonts here have no italics")
        return {
            "type": "textarea",
            **self._content(),
            "fontsize": size,
            "minsize": size * _LEAST_SHARE,
            "weight": "Bold" if self._fields.flag("bold") else "Regular",
            "color": self._fields.rgb("color"),
            "align": self._fields.one_of(Align, "align", Align.LEFT),
        }

    def _content(self) -> Json:
        content = self._fields.text("content")
        if content == "other_i18n":
            return {"content": Content.FIXED, "text_i18n": self._translations()}
        if content == "other":
            text = self._fields.text("text", "")
            variable = _VARIABLE.fullmatch(text.strip())
            if variable is None:
                if _VARIABLE.search(text):
                    raise self._fields.wrong("text", "words around a variable cannot be mapped")
                return {"content": Content.FIXED, "text": text}
            content = variable.group(1)
        if content not in _CONTENTS:
            raise self._fields.wrong("content", f"nothing here corresponds to {content}")
        if content == "secret":
            self._note("content", "the badge id is printed, not the secret of the ticket")
        return {"content": _CONTENTS[content]}

    def _translations(self) -> Json:
        texts = self._fields.strings("text_i18n")
        kept = {language: texts[language] for language in _LANGUAGES if texts.get(language)}
        lost = sorted(set(texts) - set(_LANGUAGES))
        if lost:
            self._note("text_i18n", f"left out: {', '.join(lost)}")
        return kept or {"en": next(iter(texts.values()), "")}

    def _place(self) -> tuple[float, float]:
        left, bottom = self._fields.number("left"), self._fields.number("bottom")
        if left >= self._sheet.width or bottom >= self._sheet.height:
            raise self._fields.wrong("left", "it lies outside the page")
        return left, bottom

    def _note(self, key: str, why: str) -> None:
        self._notes.append(str(self._fields.wrong(key, why)))
