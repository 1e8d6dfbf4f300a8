"""Writes pages of rectangles, paths, pictures and shaped lines as PDF, the same bytes each time."""

from collections.abc import Iterable

from reportlab.pdfbase import pdfdoc

from printing.codes import Code
from printing.colours import BLACK
from printing.embedding import packed
from printing.fitting import POINTS
from printing.marks import (
    FilledPath,
    FilledRect,
    Mark,
    Moved,
    PlacedCode,
    PlacedLine,
    PlacedPicture,
)
from printing.pictures import Picture
from printing.text_operators import TextWriter, fill, number

_MOST_KEPT = 2048  # marks whose operators are kept for the next page


class PdfBook:
    """A PDF in the making; fonts and pictures are shared by its pages."""

    def __init__(self, *, title: str) -> None:
        self._document = pdfdoc.PDFDocument(compression=1, invariant=1)
        self._document.setTitle(title)
        self._texts = TextWriter()
        self._pictures: dict[Picture, str] = {}
        self._forms = pdfdoc.PDFDictionary()
        resources = pdfdoc.PDFResourceDictionary()
        resources.basicFonts()
        resources.XObject = self._forms
        self._resources = self._document.Reference(resources)
        self._written: dict[int, tuple[Mark, str]] = {}  # by identity; the mark is kept alive

    def add_page(self, marks: Iterable[Mark], *, width: float, height: float) -> None:
        """Add a page of `width` × `height` mm with `marks` drawn in order."""
        page = pdfdoc.PDFPage()
        page.pagewidth, page.pageheight = round(width * POINTS, 3), round(height * POINTS, 3)
        operators = "\n".join(self._operators(mark) for mark in marks)
        page.Contents = packed(operators.encode("ascii"))
        page.Resources = self._resources
        self._document.addPage(page)

    def finish(self) -> bytes:
        """Return the whole file. The book is used up."""
        for font in self._texts.fonts:
            font.add_to(self._document)
        data: bytes = self._document.GetPDFData(None)
        return data

    def _operators(self, mark: Mark) -> str:
        """Return the operators of a mark; a mark that comes again is not written again."""
        if isinstance(mark, PlacedCode):
            return _code(mark.code)  # a code is nobody else's
        known = self._written.get(id(mark))
        if known is not None:
            return known[1]
        if len(self._written) >= _MOST_KEPT:
            self._written.clear()
        operators = self._drawn(mark)
        self._written[id(mark)] = (mark, operators)
        return operators

    def _drawn(self, mark: Mark) -> str:
        match mark:
            case FilledRect(left, bottom, width, height, colour):
                return f"{fill(colour)} {_points(left, bottom, width, height)} re f"
            case FilledPath(polygons, colour):
                matrix = f"{POINTS:.6f} 0 0 {POINTS:.6f} 0 0 cm"
                return " ".join(["q", matrix, fill(colour), *map(_polygon, polygons), "f Q"])
            case PlacedCode(code):
                return _code(code)
            case PlacedLine():
                return self._texts.operators(mark)
            case PlacedPicture(picture, left, bottom, width, height):
                name = self._picture(picture)
                matrix = f"{_points(width)} 0 0 {_points(height, left, bottom)} cm"
                return f"q {matrix} /{name} Do Q"
            case Moved(marks, scale, left, bottom):
                matrix = f"{number(scale)} 0 0 {number(scale)} {_points(left, bottom)} cm"
                return "\n".join([f"q {matrix}", *map(self._operators, marks), "Q"])

    def _picture(self, picture: Picture) -> str:
        name = self._pictures.get(picture)
        if name is None:
            name = self._pictures[picture] = f"I{len(self._pictures) + 1}"
            stream = _image(picture, picture.data, is_mask=False)
            if picture.mask is not None:
                mask = _image(picture, picture.mask, is_mask=True)
                stream.dictionary["SMask"] = self._document.Reference(mask)
            self._forms.dict[name] = self._document.Reference(stream)
        return name


def _image(picture: Picture, data: bytes, *, is_mask: bool) -> pdfdoc.PDFStream:
    is_jpeg = picture.is_jpeg and not is_mask
    stream = pdfdoc.PDFStream(content=data, filters=[]) if is_jpeg else packed(data)
    is_grey = is_mask or picture.is_bilevel
    stream.dictionary.dict.update(
        {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Image"),
            "Width": picture.width,
            "Height": picture.height,
            "ColorSpace": pdfdoc.PDFName("DeviceGray" if is_grey else "DeviceRGB"),
            "BitsPerComponent": 1 if picture.is_bilevel and not is_mask else 8,
        }
    )
    if is_jpeg:
        stream.dictionary["Filter"] = pdfdoc.PDFName("DCTDecode")
    return stream


def _code(code: Code) -> str:
    grid = code.grid
    dot = grid.dot * POINTS
    left, top = number(code.left * dot), number(grid.page_height * POINTS - code.top * dot)
    matrix = f"{code.across * dot:.6f} 0 0 {-code.down * dot:.6f} {left} {top} cm"
    parts = [
        f"{number(x)} {number(y)} {number(width)} {number(height)} re"
        for x, y, width, height in code.parts
    ]
    return " ".join(["q", matrix, fill(BLACK), *parts, "f Q"])


def _points(*lengths: float) -> str:
    return " ".join(number(length * POINTS) for length in lengths)


def _polygon(points: Iterable[tuple[float, float]]) -> str:
    (x, y), *others = points
    lines = [f"{number(x)} {number(y)} l" for x, y in others]
    return f"{number(x)} {number(y)} m {' '.join(lines)} h"
