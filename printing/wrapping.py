"""Breaks a paragraph into balanced lines, in logical order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from printing.directions import in_visual_order
from printing.paragraphs import Paragraph, Piece, reshaped

# A line never ends with one of these: they belong to the word that follows.
_PARTICLES = frozenset(
    """
    el al ben bent bel bin ibn bou abou abu aït ait ath ould oulad ouled abd abdel sidi lalla
    moulay de du des la le les da di van von der den dos et and
    بن بنت ابن ابنة أبو ابو أبي بو ولد أولاد عبد آيت أيت ايت آل سيدي مولاي لالة ال و
    & · • - – — / + |
    """.split()  # noqa: SIM905, a list of words is read and kept more easily than a list of texts
)
_NEVER_FIRST = frozenset(":;!?»、。，．：；！？）」』】・ー")
_LOOSE_GAIN = 0.75  # a word is broken inside only to grow by a third
_MOST_CHUNKS = 48


LEADING = 190  # white between two lines of one text, in thousandths of the font size

# Extents every line takes at least, so that lines without tall letters do not crowd together.
_LEAST_TOP, _LEAST_BOTTOM = 640, 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its pieces from left to right. Lengths in thousandths of the font size."""

    pieces: tuple[Piece, ...]
    width: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Way:
    """One way to set a paragraph. `is_cut` tells that an ellipsis stands for the rest.

    `height` runs from the top of the first line to the bottom of the last.
    """

    lines: tuple[Line, ...]
    widest: int
    height: int
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What stays together on a line; `gap` is the width of the space before it."""

    pieces: tuple[Piece, ...]
    width: int
    gap: int


@lru_cache(maxsize=1024)
def ways(text: Paragraph, most_lines: int) -> tuple[Way, ...]:
    """Return the best way for each number of lines, the fewest first.

    There is none for an empty text, nor for one with more words than any badge holds.
    """
    chunks = _chunks(text.pieces)
    if len(chunks) > _MOST_CHUNKS:
        return ()
    loose = _joined(chunks, _holds_on)
    tight = _joined(loose, _is_hyphenated)
    kinds = (tight, loose) if len(tight) < len(loose) else (loose,)
    found: list[Way] = []
    for count in range(1, most_lines + 1):
        of_kinds = kinds if count > 1 else kinds[:1]  # one line is the same line either way
        options = [_balanced(chunks, count) for chunks in of_kinds if len(chunks) >= count]
        if options:
            roomy, best = options[-1], options[0]
            found.append(roomy if roomy.widest < _LOOSE_GAIN * best.widest else best)
    return tuple(found)


def set_line(pieces: Sequence[Piece]) -> Line:
    """Return pieces in logical order as one line in visual order."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.text.endswith("-")
            and (last.face, last.level) == (piece.face, piece.level)
        ):
            joined[-1] = reshaped(piece, last.text + piece.text)  # kerned again over the hyphen
        else:
            joined.append(piece)
    return Line(
        tuple(in_visual_order(joined)),
        width=sum(piece.shaped.width for piece in joined),
        top=max([_LEAST_TOP, *(piece.shaped.top for piece in joined)]),
        bottom=max([_LEAST_BOTTOM, *(piece.shaped.bottom for piece in joined)]),
    )


def way_of(lines: Sequence[Line], *, is_cut: bool = False) -> Way:
    """Return lines with what their room is reckoned from."""
    height = sum(line.top + line.bottom for line in lines) + LEADING * (len(lines) - 1)
    return Way(tuple(lines), max(line.width for line in lines), height, is_cut)


def _chunks(pieces: Sequence[Piece]) -> list[_Chunk]:
    """Return the shortest parts lines may be made of: words, parts ending in a hyphen, signs."""
    chunks: list[_Chunk] = []
    word: list[Piece] = []
    gap: tuple[Piece, ...] = ()
    for piece in pieces:
        if piece.is_space:
            if word:
                chunks.append(_chunk(gap, word))
            gap, word = (piece,), []
            continue
        word.append(piece)
        if piece.may_end_line:
            chunks.append(_chunk(gap, word))
            gap, word = (), []
    return [*chunks, _chunk(gap, word)] if word else chunks


def _chunk(gap: Sequence[Piece], word: Sequence[Piece]) -> _Chunk:
    return _Chunk((*gap, *word), _width(word), _width(gap))


def _joined(
    chunks: Sequence[_Chunk], belong_together: Callable[[_Chunk, _Chunk], bool]
) -> list[_Chunk]:
    joined: list[_Chunk] = []
    for before, after in pairwise([None, *chunks]):
        if after is None:
            continue
        if before is not None and belong_together(before, after):
            last = joined.pop()
            width = last.width + after.gap + after.width
            joined.append(_Chunk(last.pieces + after.pieces, width, last.gap))
        else:
            joined.append(after)
    return joined


def _is_hyphenated(_before: _Chunk, after: _Chunk) -> bool:
    return after.gap == 0


def _holds_on(before: _Chunk, after: _Chunk) -> bool:
    """Tell whether good manners keep two chunks on one line."""
    return _word(before).casefold() in _PARTICLES or _word(after)[:1] in _NEVER_FIRST


def _word(chunk: _Chunk) -> str:
    return "".join(piece.text for piece in chunk.pieces).strip(" ")


def _balanced(chunks: Sequence[_Chunk], count: int) -> Way:
    """Return `count` lines, the widest as narrow as can be, then the most even."""
    if count == 1:
        return way_of([_set(chunks)])
    total = len(chunks)
    widths = [[0] * (total + 1) for _ in range(total)]
    for start in range(total):
        width = -chunks[start].gap
        for end in range(start, total):
            width += chunks[end].gap + chunks[end].width
            widths[start][end + 1] = width
    best: list[tuple[int, int, tuple[int, ...]]] = [
        (widths[0][end], widths[0][end] ** 2, (0, end)) for end in range(1, total + 1)
    ]
    for made in range(1, count):
        best = [
            min(
                (max(widest, widths[start][end]), uneven + widths[start][end] ** 2, (*ends, end))
                for start in range(made, end)
                for widest, uneven, ends in [best[start - made]]
            )
            for end in range(made + 1, total + 1)
        ]
    return way_of([_set(chunks[start:end]) for start, end in pairwise(best[-1][2])])


def _set(chunks: Sequence[_Chunk]) -> Line:
    pieces = [piece for chunk in chunks for piece in chunk.pieces]
    return set_line(pieces[1:] if pieces[0].is_space else pieces)


def _width(pieces: Sequence[Piece]) -> int:
    return sum(piece.shaped.width for piece in pieces)
