"""What can be drawn on a page, each mark with its place."""

from dataclasses import dataclass

from printing.codes import Code
from printing.colours import Rgb
from printing.paragraphs import Piece
from printing.pictures import Picture

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class FilledRect:
    """A rectangle of one colour, in mm."""

    left: float
    bottom: float
    width: float
    height: float
    colour: Rgb


@dataclass(frozen=True, slots=True)
class FilledPath:
    """Closed polygons of one colour, in mm."""

    polygons: tuple[tuple[Point, ...], ...]
    colour: Rgb


@dataclass(frozen=True, slots=True)
class PlacedCode:
    """A code in black, on the dots of its printer."""

    code: Code


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text, its pieces from left to right; places and size in points."""

    pieces: tuple[Piece, ...]
    left: float
    baseline: float
    size: float
    colour: Rgb

    @property
    def width(self) -> float:
        """From the first pen position to the last, in points."""
        return sum(piece.shaped.width for piece in self.pieces) * self.size / 1000

    @property
    def text(self) -> str:
        """The runs as they stand from left to right, each in its own logical order."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture that fills a rectangle, in mm."""

    picture: Picture
    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Moved:
    """Marks whose places are scaled, then moved by `left` and `bottom` mm.

    A scale of -1 turns them upside down.
    """

    marks: tuple["Mark", ...]
    scale: float
    left: float
    bottom: float


Mark = FilledRect | FilledPath | PlacedCode | PlacedLine | PlacedPicture | Moved
