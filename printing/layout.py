"""What a badge looks like, before anyone's name is on it. Lengths in mm, origin bottom left."""

from dataclasses import dataclass
from enum import StrEnum

from printing.colours import Rgb


class Content(StrEnum):
    """What a text shows."""

    FAIR_NAME = "fair.name"
    FAIR_EDITION = "fair.edition"
    VENUE_AND_DATES = "fair.venue_and_dates"
    FIRST_NAME = "name.first"
    LAST_NAME = "name.last"
    SECOND_NAME = "name.second"  # the whole name in the other script, where there is one
    COMPANY = "company"
    FUNCTION = "function"
    DAYS = "days"
    CATEGORY_FR = "category.fr"
    CATEGORY_AR = "category.ar"
    CATEGORY_EN = "category.en"
    BADGE_ID = "badge_id"
    FIXED = "other"  # the text written in the layout itself


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
    text: str = ""
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


Element = TextBlock | Band | QrCode | BarCode | Logo


@dataclass(frozen=True, slots=True)
class Layout:
    """One badge format. Elements are drawn in order, later ones on top."""

    name: str
    width: float
    height: float
    elements: tuple[Element, ...]
