"""Fonts: what each covers, and text turned into placed glyphs by HarfBuzz."""

from dataclasses import dataclass
from functools import cache, lru_cache

import uharfbuzz as hb

from printing.font_files import FontFile, further_fonts, hb_face, own_font
from printing.layout import Weight

# Discretionary ligatures turn "st" and "ct" of names into curls, so they are never asked for.
_FEATURES = {"kern": True, "liga": True, "dlig": False}
_HEAVINESS = {Weight.REGULAR: 4, Weight.SEMIBOLD: 6, Weight.BOLD: 7, Weight.EXTRABOLD: 8}
_STROKE = 0.009  # of the size, per step of heaviness: found by eye on Noto Sans


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph in its run, in thousandths of the font size.

    `text` is what it stands for, in logical order; empty for the further glyphs of a cluster.
    """

    id: int
    text: str
    advance: int
    dx: int = 0
    dy: int = 0


@dataclass(frozen=True, eq=False, slots=True)  # by identity: comparing glyphs takes long
class Shaped:
    """A run in visual order. Lengths in thousandths of the size; `bottom` is below the baseline."""

    glyphs: tuple[Glyph, ...]
    width: int
    top: int
    bottom: int


@dataclass(frozen=True, eq=False, slots=True)  # compared by identity: there is one of each
class Face:
    """One font file. `stroke` thickens a weight its family lacks, in shares of the size."""

    file: FontFile
    stroke: float = 0.0

    def shape(self, text: str, *, level: int) -> Shaped:
        """Return `text`, all of one direction, as joined and kerned glyphs."""
        return _shape(self, text, level % 2)

    def outline(self, glyph: int) -> str:
        """Return the path of a glyph as PDF operators, in thousandths of the font size."""
        return _outline(self.file, glyph)


@dataclass(frozen=True, eq=False, slots=True)
class Family:
    """One design in the weights it has, always the regular one and that first."""

    name: str
    files: tuple[tuple[Weight, FontFile], ...]

    def face(self, weight: Weight) -> Face:
        """Return the heaviest face up to `weight`, thickened by as much as it lacks."""
        return _face(self, weight)

    def covers(self, text: str) -> bool:
        """Tell whether every character of `text` has a glyph."""
        return _covers(self.files[0][1], text)


@cache
def _face(family: Family, weight: Weight) -> Face:
    own, file = max(
        (pair for pair in family.files if _HEAVINESS[pair[0]] <= _HEAVINESS[weight]),
        key=lambda pair: _HEAVINESS[pair[0]],
    )
    return Face(file, round(_STROKE * (_HEAVINESS[weight] - _HEAVINESS[own]), 3))


@cache
def families() -> tuple[Family, ...]:
    """Return every family, the best liked first, those that not every system has last."""
    fallback = (Weight.REGULAR, Weight.SEMIBOLD, Weight.BOLD)
    own = (
        _family("Cairo", *Weight),
        _family("NotoSans", *fallback),
        _family("NotoKufiArabic", *fallback),
        _family("NotoSansTifinagh", Weight.REGULAR),
    )
    more = (Family(file.path.stem, ((Weight.REGULAR, file),)) for file in further_fonts())
    return (*own, *more)


def _family(name: str, *weights: Weight) -> Family:
    return Family(name, tuple((weight, own_font(f"{name}-{weight}")) for weight in weights))


@cache
def _hb_font(file: FontFile) -> hb.Font:
    font = hb.Font(hb_face(file))
    font.scale = (1000, 1000)
    return font


@cache
def _coverage(file: FontFile) -> frozenset[int]:
    return frozenset(hb_face(file).unicodes)


@lru_cache(maxsize=8192)  # names and companies come again word by word
def _covers(file: FontFile, text: str) -> bool:
    return _coverage(file).issuperset(map(ord, text))


@lru_cache(maxsize=4096)
def _shape(face: Face, text: str, odd: int) -> Shaped:
    font = _hb_font(face.file)
    run = hb.Buffer()
    run.add_str(text)
    run.guess_segment_properties()
    run.direction = "rtl" if odd else "ltr"
    # Marks keep their own cluster, so that each glyph can say which characters it stands for.
    run.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    hb.shape(font, run, _FEATURES)
    return _measured(font, run, _texts(text, [info.cluster for info in run.glyph_infos], odd))


def _texts(text: str, clusters: list[int], odd: int) -> list[str]:
    """Share `text` out: each cluster's characters go to its first glyph in logical order."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    logical = list(reversed(clusters)) if odd else clusters
    texts = [text[cluster : ends.pop(cluster, cluster)] for cluster in logical]
    return list(reversed(texts)) if odd else texts


def _measured(font: hb.Font, run: hb.Buffer, texts: list[str]) -> Shaped:
    glyphs: list[Glyph] = []
    pen = top = bottom = 0
    for info, place, text in zip(run.glyph_infos, run.glyph_positions, texts, strict=True):
        glyph = Glyph(info.codepoint, text, place.x_advance, place.x_offset, place.y_offset)
        glyphs.append(glyph)
        pen += place.x_advance
        ink = font.get_glyph_extents(glyph.id)
        if ink is not None:
            top = max(top, ink.y_bearing + glyph.dy)
            bottom = max(bottom, -(ink.y_bearing + ink.height + glyph.dy))
    return Shaped(tuple(glyphs), pen, top, bottom)


@lru_cache(maxsize=1024)
def _outline(file: FontFile, glyph: int) -> str:
    operators: list[str] = []
    _hb_font(file).draw_glyph(glyph, _drawing(), operators)
    return " ".join(operators)


@cache
def _drawing() -> hb.DrawFuncs:
    draw = hb.DrawFuncs()
    pen = [0.0, 0.0]

    def go(x: float, y: float, operator: str, out: list[str]) -> None:
        pen[:] = x, y
        out.append(f"{x:.0f} {y:.0f} {operator}")

    def quadratic(x1: float, y1: float, x: float, y: float, out: list[str]) -> None:
        x0, y0 = pen  # PDF knows cubic curves only
        ends = ((x0, y0), (x, y))
        controls = [f"{a + (x1 - a) * 2 / 3:.0f} {b + (y1 - b) * 2 / 3:.0f}" for a, b in ends]
        go(x, y, "c", out)
        out[-1] = " ".join([*controls, out[-1]])

    draw.set_move_to_func(lambda x, y, out: go(x, y, "m", out))
    draw.set_line_to_func(lambda x, y, out: go(x, y, "l", out))
    draw.set_quadratic_to_func(quadratic)
    draw.set_close_path_func(lambda out: out.append("h"))
    return draw
