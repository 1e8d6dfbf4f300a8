"""A badge layout being edited: an immutable JSON document, verbs that change it, and undo.

The document is the one docs/badges.md describes. Whoever opens a draft has had the layout reader
look at the document before; each verb then leaves it readable, whatever it is asked for.
"""

import copy
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kiosk.desk.layout_items import (
    Area,
    Item,
    Json,
    Place,
    area_of,
    element_of,
    items_of,
    node_at,
    room_of,
)

FIXED = "other"  # the content of a text written in the layout itself
LANGUAGES = ("fr", "ar", "en")
LARGEST, SMALLEST = 300.0, 1.0  # letters, in points
LEAST_SIDE = 1.0  # mm
_MOST_STEPS = 200
_NEW: Mapping[str, Json] = {
    "text": {"type": "textarea", "content": FIXED, "fontsize": 12, "minsize": 6, "lines": 2,
             "align": "center", "text_i18n": {"fr": "Texte", "ar": "نص", "en": "Text"}},
    "picture": {"type": "imagearea", "image": ""},
    "sponsors": {"type": "imagestrip", "images": []},
    "photo": {"type": "imagearea", "image": "photo"},
    "band": {"type": "band", "color": "category"},
    "qr": {"type": "barcodearea", "symbology": "qr"},
    "code128": {"type": "barcodearea", "symbology": "code128"},
}  # fmt: skip
NEW_KINDS = tuple(_NEW)
FROM_FILES = ("picture", "sponsors")  # these need a file each at least
# Of the sheet's shorter side; a single share makes a square.
_SHARES: Mapping[str, tuple[float, ...]] = {
    "text": (0.6, 0.12), "picture": (0.3, 0.2), "sponsors": (0.8, 0.12), "photo": (0.25, 0.3),
    "band": (0.6, 0.1), "qr": (0.35,), "code128": (0.6, 0.12),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LayoutDraft:
    """One state of a layout, with those before it and those that were undone."""

    document: Json
    past: tuple[Json, ...] = ()
    future: tuple[Json, ...] = ()
    _touched: tuple[Place, str] | None = field(default=None, compare=False)
    _found: list[tuple[Item, ...]] = field(default_factory=list, compare=False, repr=False)

    @property
    def name(self) -> str:
        """What people call the layout."""
        return str(self.document["name"])

    @property
    def sheet(self) -> Area:
        """The whole sheet."""
        return room_of(self.document, ("elements",))

    def items(self) -> tuple[Item, ...]:
        """Return everything that can be picked, the lowest first, each stack before its parts."""
        if not self._found:
            self._found.append(tuple(items_of(self.document)))
        return self._found[0]

    def item(self, place: Place | None) -> Item | None:
        """Return what stands at `place`, if anything does."""
        return next((item for item in self.items() if item.place == place), None)

    def at(self, place: Place) -> Json:
        """Return a copy of what stands at `place`; LookupError when nothing does."""
        node: Json = copy.deepcopy(node_at(self.document, place))
        return node

    def area(self, place: Place) -> Area:
        """Return the box of an element within its panel or the sheet, in mm."""
        return area_of(node_at(self.document, element_of(place)))

    def room(self, place: Place) -> Area:
        """Return the panel or sheet that the box counts from."""
        return room_of(self.document, place)

    def texts(self, place: Place) -> dict[str, str]:
        """Return the words of a fixed text by language."""
        node = node_at(self.document, place)
        spare = node.get("text", "")
        given: Json = node.get("text_i18n", {})
        return {language: given.get(language, spare) for language in LANGUAGES}

    def pictures(self, place: Place) -> tuple[str, ...]:
        """Return the files that a picture or strip shows."""
        node = node_at(self.document, place)
        if node.get("type") == "imagestrip":
            return tuple(node["images"])
        shown = node.get("image", "mark")
        return () if shown in {"mark", "photo"} else (shown,)

    def hidden_for(self, place: Place, categories: Iterable[str]) -> frozenset[str]:
        """Return which of these categories of attendees do not get an element."""
        node = node_at(self.document, element_of(place))
        only, never = node.get("categories", []), node.get("not_categories", [])
        return frozenset(one for one in categories if one in never or (only and one not in only))

    def with_value(self, place: Place, key: str, value: object) -> "LayoutDraft":
        """Set a field that stands for itself: `align`, `weight`, `color`, `case`, `lines`, `gap`…

        None takes the field away, so that its default holds.
        """

        def put(node: Json) -> None:
            if value is None:
                node.pop(key, None)
            else:
                node[key] = value

        return self._changed(place, key, put)

    def with_name(self, name: str) -> "LayoutDraft":
        """Give the layout another name."""
        return self.with_value((), "name", name)

    def with_content(self, place: Place, content: str) -> "LayoutDraft":
        """Have a text show another field of the badge, or its own words (`FIXED`)."""

        def put(node: Json) -> None:
            node["content"] = content
            if content != FIXED:
                node.pop("text", None)
                node.pop("text_i18n", None)
            elif "text" not in node:
                node.setdefault("text_i18n", dict.fromkeys(LANGUAGES, ""))

        return self._changed(place, "content", put)

    def with_text(self, place: Place, language: str, text: str) -> "LayoutDraft":
        """Set the words of a fixed text in one language."""
        texts = self.texts(place) | {language: text}

        def put(node: Json) -> None:
            node.pop("text", None)
            node["text_i18n"] = texts

        return self._changed(place, f"text.{language}", put)

    def with_size(self, place: Place, size: float) -> "LayoutDraft":
        """Set the size of the letters in points; the smallest follows in proportion."""

        def put(node: Json) -> None:
            before = float(node["fontsize"])
            share = float(node.get("minsize", before)) / before
            node["fontsize"] = wanted = _within(size, SMALLEST, LARGEST)
            node["minsize"] = _within(wanted * share, SMALLEST, wanted)

        return self._changed(place, "fontsize", put)

    def with_smallest(self, place: Place, size: float) -> "LayoutDraft":
        """Set down to which size letters may shrink, in points."""

        def put(node: Json) -> None:
            node["minsize"] = _within(size, SMALLEST, float(node["fontsize"]))

        return self._changed(place, "minsize", put)

    def with_area(self, place: Place, area: Area) -> "LayoutDraft":
        """Move or resize an element within its panel; what would stick out is pushed back."""
        room = self.room(place)

        def put(node: Json) -> None:
            if "size" in node:
                wanted = area.width if area.width != float(node["size"]) else area.height
                width = height = _within(wanted, LEAST_SIDE, min(room.width, room.height))
                node["size"] = width
            else:
                node["width"] = width = _within(area.width, LEAST_SIDE, room.width)
                node["height"] = height = _within(area.height, LEAST_SIDE, room.height)
            node["left"] = _within(area.left, 0, room.width - width)
            node["bottom"] = _within(area.bottom, 0, room.height - height)

        return self._changed(element_of(place), "area", put)

    def with_visibility(self, place: Place, *, is_hidden: bool) -> "LayoutDraft":
        """Show an element or part, or keep it for later without printing it."""
        return self.with_value(place, "hidden", True if is_hidden else None).settled()

    def with_hidden_for(self, place: Place, categories: Iterable[str]) -> "LayoutDraft":
        """Keep an element from the badges of these categories, and from no others."""
        never = sorted(categories)

        def put(node: Json) -> None:
            node.pop("categories", None)
            node.pop("not_categories", None)
            if never:
                node["not_categories"] = never

        return self._changed(element_of(place), "categories", put).settled()

    def with_pictures(self, place: Place, files: Iterable[str]) -> "LayoutDraft":
        """Have a picture, or a strip of them, show files beside the layout, one or more."""
        names = list(files)

        def put(node: Json) -> None:
            if node["type"] == "imagestrip":
                node["images"] = names
            else:
                _show_picture(node, names[0])

        return self._changed(place, "pictures", put).settled() if names else self

    def with_element(
        self, kind: str, page: int, files: Iterable[str] = ()
    ) -> tuple["LayoutDraft", Place]:
        """Add one of `NEW_KINDS` in the middle of a side, on top; return where it is, too."""
        element = copy.deepcopy(dict(_NEW[kind])) | self._middle(kind)
        element |= {"page": 2} if page > 1 else {}
        names = list(files)
        if kind in FROM_FILES:
            element |= {"images": names} if kind == "sponsors" else {"image": names[0]}

        def put(node: Json) -> None:
            node["elements"] = [*node.get("elements", []), element]

        place: Place = ("elements", len(self.document.get("elements", [])))
        return self._changed((), "elements", put).settled(), place

    def without(self, place: Place) -> "LayoutDraft":
        """Take an element or part away; the last one of a list stays."""

        def put(node: Json) -> None:
            siblings = node_at(node, place[:-1])
            if len(siblings) > 1:
                del siblings[place[-1]]

        return self._changed((), "without", put).settled()

    def replaced(self, document: Json) -> "LayoutDraft":
        """Start from another document, under the same name; this can be undone."""

        def put(node: Json) -> None:
            name = node["name"]
            node.clear()
            node.update(copy.deepcopy(document), name=name)

        return self._changed((), "replaced", put).settled()

    def settled(self) -> "LayoutDraft":
        """Have the next change be a step of its own, even one of the same field."""
        return replace(self, _touched=None)

    def undone(self) -> "LayoutDraft":
        """Return to the step before; itself where there is none."""
        if not self.past:
            return self
        return LayoutDraft(self.past[-1], self.past[:-1], (self.document, *self.future))

    def redone(self) -> "LayoutDraft":
        """Take back what `undone` did; itself where nothing was."""
        if not self.future:
            return self
        return LayoutDraft(self.future[0], (*self.past, self.document), self.future[1:])

    def _changed(self, place: Place, key: str, put: Callable[[Json], None]) -> "LayoutDraft":
        document = json.loads(json.dumps(self.document))  # ten times as fast as deepcopy
        put(node_at(document, place))
        if document == self.document:
            return self
        goes_on = self._touched == (place, key)  # letters typed one after the other are one step
        past = self.past if goes_on else (*self.past, self.document)[-_MOST_STEPS:]
        return LayoutDraft(document, past, (), (place, key))

    def _middle(self, kind: str) -> Json:
        """Return the box of a new element."""
        _, _, width, height = self.sheet
        sides = [round(share * min(width, height), 1) for share in _SHARES[kind]]
        keys = ("size",) if len(sides) == 1 else ("width", "height")
        left, bottom = round((width - sides[0]) / 2, 1), round((height - sides[-1]) / 2, 1)
        return {"left": left, "bottom": bottom, **dict(zip(keys, sides, strict=True))}


def _show_picture(node: Json, name: str) -> None:
    """Turn whatever an image area showed into a picture from a file."""
    for key in ("color", "hole"):
        node.pop(key, None)
    side = node.pop("size", None)
    if side is not None:
        node |= {"width": side, "height": side}
    node["image"] = name


def _within(value: float, least: float, most: float) -> float:
    """Return a hundredth of a millimetre or point within bounds; where they cross, `most`."""
    return min(max(round(value, 2), least), most)
