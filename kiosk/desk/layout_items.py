"""What can be picked in a layout document, and where on the sheet it lies."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

Json = dict[str, Any]
Place = tuple[str | int, ...]  # the way to an element or part: ("elements", 3, "parts", 1)


class Area(NamedTuple):
    """A rectangle in mm, its origin bottom left."""

    left: float
    bottom: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return 0 <= x - self.left <= self.width and 0 <= y - self.bottom <= self.height


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be picked.

    Args:
        kind: its type in the document; `part` for one text of a stack.
        shows: its content, image or symbology.
        page: the side of the sheet, 1 or 2.
        area: where it lies on the sheet; a part lies where its stack does.
        is_turned: whether it lies upside down, on a panel that is folded over.
    """

    place: Place
    kind: str
    shows: str
    page: int
    area: Area
    is_hidden: bool = False
    is_turned: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it has letters of its own."""
        return self.kind in {"textarea", "part"}


def items_of(document: Json) -> Iterator[Item]:
    """Yield everything that can be picked, the lowest first, each stack before its parts."""
    for number, node in enumerate(document.get("elements", [])):
        area = area_of(node)
        page = int(float(node.get("page", 1)))
        yield from _with_parts(node, Item(("elements", number), node["type"], "", page, area))
    for number, panel in enumerate(document.get("panels", [])):
        around = area_of(panel)
        is_turned = bool(panel.get("turned"))
        for count, node in enumerate(panel["elements"]):
            place: Place = ("panels", number, "elements", count)
            area = _on_sheet(area_of(node), around, is_turned=is_turned)
            item = Item(place, node["type"], "", 1, area, is_turned=is_turned)
            yield from _with_parts(node, item)


def node_at(document: Json, place: Place) -> Any:
    """Return what stands at `place`, to be read or changed; LookupError when nothing does."""
    node: Any = document
    for step in place:
        node = node[step]
    return node


def element_of(place: Place) -> Place:
    """Return the place of the element that has the box: of a part, its stack."""
    return place[:-2] if "parts" in place else place


def area_of(node: Json) -> Area:
    """Return the box of an element, in mm from the corner it counts from."""
    size = node.get("size")
    width, height = (size, size) if size is not None else (node["width"], node["height"])
    return Area(float(node["left"]), float(node["bottom"]), float(width), float(height))


def room_of(document: Json, place: Place) -> Area:
    """Return the panel or sheet that the box at `place` counts from."""
    if place[0] == "panels":
        return area_of(node_at(document, place[:2]))
    return Area(0, 0, float(document["width"]), float(document["height"]))


def _with_parts(node: Json, item: Item) -> Iterator[Item]:
    is_hidden = bool(node.get("hidden"))
    yield _shown(node, item, item.place, node["type"], is_hidden=is_hidden)
    for number, part in enumerate(node.get("parts", [])):
        hidden = is_hidden or bool(part.get("hidden"))
        yield _shown(part, item, (*item.place, "parts", number), "part", is_hidden=hidden)


def _shown(node: Json, item: Item, place: Place, kind: str, *, is_hidden: bool) -> Item:
    named = (node.get(key) for key in ("content", "image", "symbology"))
    shows = next((str(name) for name in named if name is not None), "")
    return Item(place, kind, shows, item.page, item.area, is_hidden, item.is_turned)


def _on_sheet(area: Area, around: Area, *, is_turned: bool) -> Area:
    left, bottom = around.left + area.left, around.bottom + area.bottom
    if is_turned:
        left = 2 * around.left + around.width - left - area.width
        bottom = 2 * around.bottom + around.height - bottom - area.height
    return Area(left, bottom, area.width, area.height)
