"""What a badge looks like, before anyone's name is on it. Lengths in mm, origin bottom left."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.domain.fair import Trilingual
from printing.colours import Rgb

NO_TEXT = Trilingual("", "", "")


class Content(StrEnum):
    """What a text shows."""

    FAIR_NAME = "fair.name"
    FAIR_EDITION = "fair.edition"
    VENUE = "fair.venue"
    DATES = "fair.dates"
    VENUE_AND_DATES = "fair.venue_and_dates"
    FULL_NAME = "name"
    FIRST_NAME = "name.first"
    LAST_NAME = "name.last"
    SECOND_NAME = "name.second"  # the whole name in the other script, where there is one
    COMPANY = "company"
    FUNCTION = "function"
    DAYS = "days"
    CATEGORY = "category"  # in the attendee's language
    CATEGORY_FR = "category.fr"
    CATEGORY_AR = "category.ar"
    CATEGORY_EN = "category.en"
    BADGE_ID = "badge_id"
    FIXED = "other"  # the text written in the layout itself, in the attendee's language


class Weight(StrEnum):
    """How heavy letters are."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"
    EXTRABOLD = "ExtraBold"


class Paint(StrEnum):
    """A colour that depends on the attendee's category, or on what is printed upon."""

    INK = "ink"
    GREY = "grey"
    CATEGORY = "category"
    ON_CATEGORY = "on_category"


Colour = Paint | Rgb


class Align(StrEnum):
    """Where lines stand in their box."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Rise(StrEnum):
    """Where a block of lines stands in its box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Case(StrEnum):
    """How letters are written."""

    AS_IS = "as_is"
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a block.

    Args:
        size, smallest: of the font, in points; between them a text is shrunk, below it is cut.
        most_lines: how many lines the text may be broken into.
        gap: mm of white above it, unless it comes first.
        priority: parts of one priority shrink together; the lowest gives way first.
    """

    content: Content
    size: float
    smallest: float
    text: Trilingual = NO_TEXT
    weight: Weight = Weight.REGULAR
    colour: Colour = Paint.INK
    case: Case = Case.AS_IS
    most_lines: int = 1
    gap: float = 0.0
    priority: int = 1


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Texts one below the other, fitted into one box together."""

    box: Box
    parts: tuple[Part, ...]
    align: Align = Align.LEFT
    rise: Rise = Rise.MIDDLE


@dataclass(frozen=True, slots=True)
class Band:
    """A filled rectangle."""

    box: Box
    colour: Colour


@dataclass(frozen=True, slots=True)
class QrCode:
    """The badge id as QR code, centred in its box, quiet zone included."""

    box: Box


@dataclass(frozen=True, slots=True)
class BarCode:
    """The badge id as Code 128, centred in its box, quiet zone included."""

    box: Box


@dataclass(frozen=True, slots=True)
class Logo:
    """The drawn mark that stands where the organiser's logo will."""

    box: Box
    colour: Colour = Paint.ON_CATEGORY
    hole: Colour = Paint.CATEGORY


@dataclass(frozen=True, slots=True)
class Photo:
    """The attendee's photo, as large as its box allows; nothing where there is none."""

    box: Box


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures from files (PNG, JPEG) in a row, alike in height; often one alone, the logo.

    Args:
        gap: mm of white between two of them.
    """

    box: Box
    files: tuple[Path, ...]
    gap: float = 0.0


Element = TextBlock | Band | QrCode | BarCode | Logo | Photo | Pictures


@dataclass(frozen=True, slots=True)
class Entry:
    """An element and whom it is for: the categories in `only`, or all but those in `never`."""

    element: Element
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()

    def is_for(self, category: str) -> bool:
        """Tell whether the badge of this category shows the element."""
        return category not in self.never and (not self.only or category in self.only)


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a page whose elements are drawn in order, later ones on top.

    Args:
        turned_about: x and y in mm; where given, the panel is upside down about this point.
    """

    entries: tuple[Entry, ...]
    turned_about: tuple[float, float] | None = None


class Axis(StrEnum):
    """Which way a line runs."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


@dataclass(frozen=True, slots=True)
class Fold:
    """A line along which the sheet is folded: `at` mm from the bottom, or else from the left."""

    axis: Axis
    at: float


@dataclass(frozen=True, slots=True)
class Layout:
    """One badge format.

    Args:
        pages: the panels of each side of the sheet; the front comes first.
        folds: along which the sheet is folded, in this order.
        background: a PDF whose first page is printed below the front, its second below the back.
    """

    name: str
    width: float
    height: float
    pages: tuple[tuple[Panel, ...], ...]
    folds: tuple[Fold, ...] = ()
    background: Path | None = None
