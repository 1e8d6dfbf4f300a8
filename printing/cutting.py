"""Cuts a paragraph that does not fit at its smallest size, with an ellipsis for the rest."""

from collections.abc import Sequence

from printing.paragraphs import Paragraph, Piece, reshaped
from printing.wrapping import Line, Way, set_line, way_of

ELLIPSIS = "…"


def cut(text: Paragraph, most_lines: int, room: float) -> Way:
    """Return what `most_lines` ≥ 1 lines of `room` thousandths of the font size hold of `text`.

    Lines are broken at any space here, so that a text may turn out to fit after all.
    """
    rest: Sequence[Piece] = text.pieces
    lines: list[Line] = []
    while len(lines) < most_lines - 1 and (count := _whole_words(rest, room)):
        lines.append(set_line(rest[:count]))
        rest = _trimmed(rest[count:])
    if sum(piece.shaped.width for piece in rest) <= room:
        return way_of([*lines, set_line(rest)])
    return way_of([*lines, set_line(_with_ellipsis(rest, room))], is_cut=True)


def _whole_words(pieces: Sequence[Piece], room: float) -> int:
    """Return how many pieces, up to a space, fit `room`; 0 when all fit or none does."""
    width = last = 0
    for place, piece in enumerate(pieces):
        if piece.is_space:
            last = place
        width += piece.shaped.width
        if width > room:
            return last
    return 0


def _trimmed(pieces: Sequence[Piece]) -> Sequence[Piece]:
    while pieces and pieces[0].is_space:
        pieces = pieces[1:]
    return pieces


def _with_ellipsis(pieces: Sequence[Piece], room: float) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        left = room - sum(one.shaped.width for one in kept)
        dots = reshaped(piece, ELLIPSIS)
        if piece.shaped.width + dots.shaped.width > left:
            return [*kept, _stub(piece, left)]
        kept.append(piece)
    return kept


def _stub(piece: Piece, room: float) -> Piece:
    """Return the longest beginning of `piece` that fits `room` together with an ellipsis."""
    low, high = 0, len(piece.text)
    while low < high:
        middle = (low + high + 1) // 2
        if reshaped(piece, piece.text[:middle] + ELLIPSIS).shaped.width <= room:
            low = middle
        else:
            high = middle - 1
    return reshaped(piece, piece.text[:low].rstrip(" ") + ELLIPSIS)
