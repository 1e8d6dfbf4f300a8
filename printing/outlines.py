"""Traces the dark modules of a code as one path, its edges moved a hair inwards."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Point = tuple[float, float]
Step = tuple[int, int]  # one module right, down, left or up
Corner = tuple[int, int]
Modules = npt.NDArray[np.int8]  # 1 is dark
Edges = dict[tuple[Corner, Step], Corner]  # where each edge starts, which way it goes, where to


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
    dark = np.array(matrix, dtype=np.int8)
    edges: Edges = {}
    for y, start, end, is_dark_below in _borders(dark):
        if is_dark_below:
            edges[(start, y), (1, 0)] = (end, y)
        else:
            edges[(end, y), (-1, 0)] = (start, y)
    for x, start, end, is_dark_right in _borders(dark.T):
        if is_dark_right:
            edges[(x, end), (0, -1)] = (x, start)
        else:
            edges[(x, start), (0, 1)] = (x, end)
    return edges


def _borders(dark: Modules) -> Iterator[tuple[int, int, int, bool]]:
    """Yield row, start, end of each border above a row, and if the dark side lies below."""
    steps = np.diff(dark, axis=0, prepend=0, append=0)
    framed = np.pad(steps, ((0, 0), (1, 1)))
    turns = framed[:, 1:] != framed[:, :-1]
    rows, starts = np.nonzero(turns[:, :-1] & (steps != 0))
    ends = np.nonzero(turns[:, 1:] & (steps != 0))[1] + 1
    below = steps[rows, starts] > 0
    return zip(rows.tolist(), starts.tolist(), ends.tolist(), below.tolist(), strict=True)


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
