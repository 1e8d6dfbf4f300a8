"""Traces the dark modules of a code as one path, its edges moved a hair inwards."""

from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Step = tuple[int, int]
Corner = tuple[int, int]


def outlines(matrix: Sequence[Sequence[bool]], *, inset: float) -> tuple[tuple[Point, ...], ...]:
    """Return closed polygons around the dark modules, holes running the other way round.

    Coordinates are in modules, x to the right and y down. Modules that touch at a corner only stay
    apart. Edges lie `inset` modules inside the dark area.
    """
    steps = _edges(matrix)
    polygons: list[tuple[Point, ...]] = []
    while steps:
        polygons.append(tuple(_inset(list(_walk(steps, next(iter(steps)))), inset)))
    return tuple(polygons)


def _edges(matrix: Sequence[Sequence[bool]]) -> dict[Corner, list[Step]]:
    """Return the unit steps around dark modules, with the dark side on the right hand."""
    steps: dict[Corner, list[Step]] = {}
    modules = [(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark]
    dark = frozenset(modules)
    for x, y in modules:
        sides = (
            ((x, y - 1), (x, y), (1, 0)),
            ((x + 1, y), (x + 1, y), (0, 1)),
            ((x, y + 1), (x + 1, y + 1), (-1, 0)),
            ((x - 1, y), (x, y + 1), (0, -1)),
        )
        for neighbour, corner, step in sides:
            if neighbour not in dark:
                steps.setdefault(corner, []).append(step)
    return steps


def _walk(steps: dict[Corner, list[Step]], start: Corner) -> Iterator[tuple[Corner, Step]]:
    """Take one closed loop out of `steps`, yielding each corner with the step that leaves it."""
    corner, step = start, steps[start][0]
    first = step
    while True:
        yield corner, step
        corner = (corner[0] + step[0], corner[1] + step[1])
        ahead = steps[corner]
        # Where two modules touch at a corner, turn right: that goes on around the same module.
        turn = _inwards(step)
        step = turn if turn in ahead else ahead[0]
        ahead.remove(step)
        if not ahead:
            del steps[corner]
        if (corner, step) == (start, first):
            return


def _inset(loop: Sequence[tuple[Corner, Step]], inset: float) -> Iterator[Point]:
    for (_, before), ((x, y), after) in zip([loop[-1], *loop], loop, strict=False):
        if before != after:
            one, other = _inwards(before), _inwards(after)
            yield x + inset * (one[0] + other[0]), y + inset * (one[1] + other[1])


def _inwards(step: Step) -> Step:
    return -step[1], step[0]
