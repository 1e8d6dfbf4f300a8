"""What the layout page and the thread behind it tell each other."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kiosk.desk.layout_items import Area, Json, Place

if TYPE_CHECKING:  # a slow library: the window must not wait for it
    import numpy as np
    import numpy.typing as npt

Pixels: TypeAlias = "npt.NDArray[np.uint8]"  # height × width × 3, red green blue


@dataclass(frozen=True, slots=True)
class StoredLayout:
    """A layout there is. `key` is what the settings hold; ready ones come with the program."""

    key: str
    name: str
    is_ready: bool


@dataclass(frozen=True, slots=True)
class LayoutOpened:
    """A layout to be edited.

    Args:
        base: the ready layout it was made from, itself for a ready one; None where it is unknown.
        unmapped: what could not be taken over from where it came from.
        came_from: the key it was saved from, where it was.
    """

    stored: StoredLayout
    document: Json
    base: Json | None = None
    unmapped: tuple[str, ...] = ()
    came_from: str = ""


@dataclass(frozen=True, slots=True)
class LayoutWish:
    """One state of a layout to be looked at. `number` grows from wish to wish.

    Args:
        person: who is on it, a key of the examples.
        category: id of the attendee's category.
        dpi: of the printer; to whose dots the picture is reduced where `is_black`.
        room: width and height of the screen there is for it, in pixels.
    """

    number: int
    document: Json
    person: str
    category: str
    room: tuple[int, int]
    dpi: int = 300
    is_black: bool = False


@dataclass(frozen=True, slots=True)
class LayoutProof:
    """How that state prints, the pages of one PDF; `fault` says why there are none.

    Args:
        spots: where on the sheet the texts of stacks came to stand.
    """

    number: int
    pages: tuple[Pixels, ...] = ()
    warnings: tuple[str, ...] = ()
    spots: tuple[tuple[Place, Area], ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SaveWish:
    """A layout to be kept under its name; `key` is what it was opened under."""

    key: str
    document: Json


@dataclass(frozen=True, slots=True)
class ExportWish:
    """A layout to be written to a file of its own."""

    file: str
    document: Json


@dataclass(frozen=True, slots=True)
class PictureWish:
    """A picture file for the element at `place`, or for a new one of `kind`."""

    file: str
    kind: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PictureKept:
    """The name of that picture beside the layouts."""

    wish: PictureWish
    name: str
