"""Where fonts are found: those of the program, and those of the system for further scripts."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

import assets

# TrueType fonts of systems, the best for names of people first: Chinese, then Korean, Japanese.
_SYSTEM_FONTS = (
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/nanum/NanumGothic.ttf",
    "{windir}/Fonts/msyh.ttc",
    "{windir}/Fonts/simsun.ttc",
    "{windir}/Fonts/malgun.ttf",
    "{windir}/Fonts/msgothic.ttc",
    "/System/Library/Fonts/STHeiti Medium.ttc",
    "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
)
_NOT_TO_EMBED = 0x0002 | 0x0100 | 0x0200  # restricted, not to be subset, bitmaps only


class FontFile(NamedTuple):
    """One font: a file, and its place in it where the file is a collection (.ttc)."""

    path: Path
    member: int = 0


def own_font(name: str) -> FontFile:
    """Return a font that comes with the program, such as 'Cairo-Bold'."""
    return FontFile(assets.FONTS / f"{name}.ttf")


def further_fonts() -> Iterator[FontFile]:
    """Yield what stands in `assets/fonts/optional`, then what the system has of known fonts.

    A file that is no font, or one that may not be put into a PDF, is left out.
    """
    optional = assets.FONTS / "optional"
    windows = os.environ.get("WINDIR", "C:/Windows")
    own = (path for kind in ("*.ttf", "*.ttc") for path in sorted(optional.glob(kind)))
    system = (Path(place.format(windir=windows)) for place in _SYSTEM_FONTS)
    for path in (*own, *system):
        font = FontFile(path)
        if path.is_file() and _can_be_embedded(font):
            yield font


@cache
def hb_face(font: FontFile) -> hb.Face:
    """Return the opened font; it is read from disk as far as it is used."""
    return hb.Face(hb.Blob.from_file_path(font.path), font.member)


def _can_be_embedded(font: FontFile) -> bool:
    try:
        face = hb_face(font)
    except (OSError, hb.HarfBuzzError):
        return False
    if "glyf" not in face.table_tags or "OS/2" not in face.table_tags:
        return False  # a PDF made by ReportLab takes no other outlines
    permission = int.from_bytes(face.reference_table("OS/2").data[8:10])
    return not permission & _NOT_TO_EMBED
