"""Writes pages of rectangles, paths and shaped lines as PDF, the same bytes for the same pages."""

from collections.abc import Iterable
from pathlib import Path

from reportlab.pdfbase import pdfdoc

from printing.embedding import EmbeddedFont, packed
from printing.faces import Face
from printing.fitting import POINTS
from printing.marks import FilledPath, FilledRect, Mark, PlacedLine
from printing.text_operators import fill, line_operators, number


class PdfBook:
    """A PDF in the making; fonts are shared by its pages and cut down to what these use."""

    def __init__(self, *, title: str) -> None:
        self._document = pdfdoc.PDFDocument(compression=1, invariant=1)
        self._document.setTitle(title)
        self._fonts: dict[Path, EmbeddedFont] = {}

    def add_page(self, marks: Iterable[Mark], *, width: float, height: float) -> None:
        """Add a page of `width` × `height` mm with `marks` drawn in order."""
        page = pdfdoc.PDFPage()
        page.pagewidth, page.pageheight = round(width * POINTS, 3), round(height * POINTS, 3)
        operators = "\n".join(self._operators(mark) for mark in marks)
        page.Contents = packed(operators.encode("ascii"))
        page.Resources = pdfdoc.PDFResourceDictionary()
        page.Resources.basicFonts()
        self._document.addPage(page)

    def finish(self) -> bytes:
        """Return the whole file. The book is used up."""
        for font in self._fonts.values():
            font.add_to(self._document)
        data: bytes = self._document.GetPDFData(None)
        return data

    def _operators(self, mark: Mark) -> str:
        match mark:
            case FilledRect(left, bottom, width, height, colour):
                rect = " ".join(number(value * POINTS) for value in (left, bottom, width, height))
                return f"{fill(colour)} {rect} re f"
            case FilledPath(polygons, colour):
                return " ".join([fill(colour), *map(_polygon, polygons), "f"])
            case PlacedLine():
                return line_operators(mark, self._font)

    def _font(self, face: Face) -> EmbeddedFont:
        font = self._fonts.get(face.path)
        if font is None:
            font = self._fonts[face.path] = EmbeddedFont(face.path, len(self._fonts) + 1)
        return font


def _polygon(points: Iterable[tuple[float, float]]) -> str:
    steps = [f"{number(x * POINTS)} {number(y * POINTS)}" for x, y in points]
    return f"{' l '.join(steps)} l h".replace(" l ", " m ", 1)
