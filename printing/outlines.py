"""Traces the dark modules of a code as one path, its edges moved a hair inwards."""

import re
from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Step = tuple[int, int]  # one module right, down, left or up
Corner = tuple[int, int]
Edges = dict[tuple[Corner, Step], Corner]  # where each edge starts, which way it goes, where to

_BORDER = re.compile(b"\x01+|\x02+")
_DARK_AFTER = 2


def outlines(matrix: Sequence[Sequence[bool]], *, inset: float) -> tuple[tuple[Point, ...], ...]:
    """Return closed polygons around the dark modules, holes running the other way round.

    Coordinates are in modules, x to the right and y down. Modules that touch at a corner only stay
    apart. Edges lie `inset` modules inside the dark area.
    """
    edges = _edges(matrix)
    polygons: list[tuple[Point, ...]] = []
    while edges:
        polygons.append(tuple(_loop(edges, inset)))
    return tuple(polygons)


def _edges(matrix: Sequence[Sequence[bool]]) -> Edges:
    """Return the straight edges around dark modules, with the dark side on the right hand."""
    edges: Edges = {}
    for y, start, end, is_dark_below in _borders(matrix):
        if is_dark_below:
            edges[(start, y), (1, 0)] = (end, y)
        else:
            edges[(end, y), (-1, 0)] = (start, y)
    for x, start, end, is_dark_right in _borders(list(zip(*matrix, strict=True))):
        if is_dark_right:
            edges[(x, end), (0, -1)] = (x, start)
        else:
            edges[(x, start), (0, 1)] = (x, end)
    return edges


def _borders(lines: Sequence[Sequence[bool]]) -> Iterator[tuple[int, int, int, bool]]:
    """Yield number, start, end of each border before a line, and if the dark side comes after."""
    light = [False] * len(lines[0])
    for number, pair in enumerate(zip([light, *lines], [*lines, light], strict=True)):
        sides = bytes([before + 2 * after for before, after in zip(*pair, strict=True)])
        for border in _BORDER.finditer(sides):
            yield number, border.start(), border.end(), sides[border.start()] == _DARK_AFTER


def _loop(edges: Edges, inset: float) -> Iterator[Point]:
    """Take one closed loop out of `edges` and yield its corners."""
    first = (corner, step) = next(iter(edges))
    while True:
        corner = edges.pop((corner, step))
        # Where two modules touch at a corner, turn right: that goes on around the same module.
        inwards = -step[1], step[0]
        step = (
            inwards if (corner, inwards) in edges or (corner, inwards) == first else _back(inwards)
        )
        other = -step[1], step[0]
        yield (
            corner[0] + inset * (inwards[0] + other[0]),
            corner[1] + inset * (inwards[1] + other[1]),
        )
        if (corner, step) == first:
            return


def _back(step: Step) -> Step:
    return -step[0], -step[1]
