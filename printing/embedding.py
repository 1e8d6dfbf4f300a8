"""Puts into a PDF the glyphs it uses of a font, each with the characters it stands for.

ReportLab addresses glyphs by character, which joined Arabic letters and ligatures do not have. Here
a glyph is addressed by a number of its own (a CID), and a ToUnicode map says what to copy and
search for. ReportLab's own subsetter still cuts the font file down.
"""

from functools import cache
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, TTFontFace

from printing.font_files import FontFile

_MOST_PER_SECTION = 100  # entries of one bfchar section, by the CMap specification


class GlyphSource:
    """A TrueType file whose subsets ReportLab makes by glyph number instead of by character."""

    def __init__(self, file: FontFile) -> None:
        self._face = TTFontFace(str(file.path), subfontIndex=file.member)
        self.blank: int = self._face.charToGlyph.get(ord(" "), 0)
        self._face.charToGlyph = {glyph: glyph for glyph in range(len(self._face.hmetrics))}
        self.name = file.path.stem.replace(" ", "")

    def subset(self, glyphs: list[int]) -> bytes:
        """Return a font file with `.notdef` and, from 1 on, `glyphs` in this order."""
        made: bytes = self._face.makeSubset(glyphs)
        return made

    def width(self, glyph: int) -> int:
        """Return the advance in thousandths of the size."""
        width: int = round(self._face.hmetrics[glyph][0] * 1000 / self._face.unitsPerEm)
        return width

    def descriptor(self, name: str) -> dict[str, object]:
        """Return the entries of a PDF font descriptor, but for the file."""
        face = self._face
        return {
            "Type": "/FontDescriptor",
            "FontName": pdfdoc.PDFName(name),
            "Flags": (face.flags & ~FF_NONSYMBOLIC) | FF_SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(face.bbox),
            "ItalicAngle": face.italicAngle,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.capHeight,
            "StemV": face.stemV,
        }


@cache
def glyph_source(file: FontFile) -> GlyphSource:
    """Return the font in `file`, parsed once per run."""
    return GlyphSource(file)


class _Sign(NamedTuple):
    """A glyph as one document uses it: standing for `char`, moving the pen by `width`."""

    glyph: int
    char: str
    width: int


class EmbeddedFont:
    """What one document uses of one font. `resource` is its name in the page's operators."""

    def __init__(self, file: FontFile, number: int) -> None:
        self._file = glyph_source(file)
        self._cids: dict[_Sign, int] = {}
        self.resource = f"F{number}"

    def cid(self, glyph: int, char: str, width: int) -> int:
        """Return the number, in this document, of `glyph` where it stands for `char`.

        `width` is by how much it moves the pen here, in thousandths of the size.
        """
        return self._cids.setdefault(_Sign(glyph, char, width), len(self._cids) + 1)

    def blank(self, char: str, width: int) -> int:
        """Return the number of a glyph without ink that stands for `char`."""
        return self.cid(self._file.blank, char, width)

    def width(self, glyph: int) -> int:
        """Return by how much `glyph` moves the pen by itself, in thousandths of the size."""
        return self._file.width(glyph)

    def add_to(self, document: pdfdoc.PDFDocument) -> None:
        """Write the font into `document`, where pages find it by `resource`."""
        name = f"KIOSKA+{self._file.name}"
        glyphs = list(dict.fromkeys(sign.glyph for sign in self._cids if sign.glyph != 0))
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": pdfdoc.PDFName(name),
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([self._descendant(document, name, glyphs)]),
            "ToUnicode": document.Reference(packed(_to_unicode(self._cids).encode("ascii"))),
        }
        fonts = document.idToObject[pdfdoc.BasicFonts]
        fonts.dict[self.resource] = document.Reference(pdfdoc.PDFDictionary(font))

    def _descendant(self, document: pdfdoc.PDFDocument, name: str, glyphs: list[int]) -> object:
        data = self._file.subset(glyphs)
        file = packed(data)
        file.dictionary["Length1"] = len(data)
        descriptor = self._file.descriptor(name) | {"FontFile2": document.Reference(file)}
        places = {0: 0} | {glyph: place for place, glyph in enumerate(glyphs, start=1)}
        map_ = b"\0\0" + b"".join(places[sign.glyph].to_bytes(2) for sign in self._cids)
        widths = [sign.width for sign in self._cids]
        return document.Reference(
            pdfdoc.PDFDictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/CIDFontType2",
                    "BaseFont": pdfdoc.PDFName(name),
                    "CIDSystemInfo": pdfdoc.PDFDictionary(
                        {
                            "Registry": pdfdoc.PDFString("Adobe"),
                            "Ordering": pdfdoc.PDFString("Identity"),
                            "Supplement": 0,
                        }
                    ),
                    "FontDescriptor": document.Reference(pdfdoc.PDFDictionary(descriptor)),
                    "W": f"[1 [{' '.join(map(str, widths))}]]",
                    "CIDToGIDMap": document.Reference(packed(map_)),
                }
            )
        )


def packed(data: bytes) -> pdfdoc.PDFStream:
    """Return a compressed stream."""
    return pdfdoc.PDFStream(content=data, filters=[pdfdoc.PDFZCompress])


def _to_unicode(cids: dict[_Sign, int]) -> str:
    entries = [
        f"<{cid:04X}> <{sign.char.encode('utf-16-be').hex().upper()}>" for sign, cid in cids.items()
    ]
    sections = [
        entries[start : start + _MOST_PER_SECTION]
        for start in range(0, len(entries), _MOST_PER_SECTION)
    ]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *(
                f"{len(section)} beginbfchar\n" + "\n".join(section) + "\nendbfchar"
                for section in sections
            ),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )
