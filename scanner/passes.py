"""Ways to look at one frame, each bounded in what it may cost."""

from collections.abc import Callable, Iterator
from enum import Enum, auto

import cv2
import numpy as np

from scanner import preparations as prep
from scanner.dewarp import BENDS, Bend, straightened
from scanner.engines import Look, Points, Threshold
from scanner.preparations import Preparation
from scanner.search import PREPARING_EFFORT, Search
from scanner.views import (
    FlatView,
    RotatedBox,
    cut,
    enlarged,
    on_its_side,
    shrunk,
    squared,
    thinned,
    turned,
    whole,
)

Pass = Callable[[Search], None]

_PLACE_SIDE = 400  # pixels: enough for 57 modules and their quiet zone at six pixels each
_LINES = 4
_STRAIGHT_SIDES = (200, 400)
_CLOSER = 1.5  # times: zxing-cpp binarises blocks of 8 pixels, and modules of 3 drown in them
_CLOSER_SIDE = 720  # pixels of a closer view at most
_CLOSER_MARGIN = 0.1  # of its extent, around a place
_GROWING_EFFORT = 0.5  # of a pixel made, in looks at one
_ENLARGING_EFFORT = 6.0  # of a pixel made, likewise
_ASKED_SIDES = (100, 240)  # pixels of what ZBar is asked about: from where halves are read on
_BENDING_EFFORT = 6.0
_TURNING_EFFORT = 4.0
_ON_PLACES = (prep.untouched, prep.dimmed, prep.sharpened, prep.inked)


class Glance(Enum):
    """What is looked for in a frame as it is, beside dark codes at full size."""

    PLAIN = auto()
    LIGHT_CODES = auto()
    LARGE_CODES = auto()
    THOROUGH = auto()


def at_once(search: Search) -> None:
    """Look at the frame as it is, at all its scales, for dark and for light codes."""
    at_a_glance(search, Glance.THOROUGH)


def at_a_glance(search: Search, glance: Glance) -> None:
    """Look at the frame as it is."""
    look = Look(
        search.formats.matrix,
        halves=glance in {Glance.LARGE_CODES, Glance.THOROUGH},
        inverted=glance in {Glance.LIGHT_CODES, Glance.THOROUGH},
    )
    search.look_for(look, whole(search.pixels))


def bars(search: Search) -> None:
    """Look for bar codes at full size."""
    search.look_for(Look(search.formats.bars, halves=True), whole(search.pixels))


def bars_by_lines(search: Search) -> None:
    """Look for bar codes along every fourth row, then every fourth column.

    A bar code is read from single lines: fewer lines cost it nothing, a smaller picture would.
    """
    look = Look(search.formats.bars, upright=True)
    frame = whole(search.pixels)
    if not search.look_for(look, thinned(frame, _LINES)):
        search.look_for(look, thinned(on_its_side(frame), _LINES))


def at_half(search: Search, *, prepared: Preparation) -> None:
    """Look at the frame at half and quarter size, its light changed."""
    search.look_for(Look(search.formats.matrix, halves=True), search.half, prepared=prepared)


def in_black_and_white(search: Search) -> None:
    """Look at half size with one threshold for all of it."""
    search.look(search.half, threshold=Threshold.GLOBAL)


def at_full(search: Search, *, prepared: Preparation) -> None:
    """Look at the frame at full size alone, its light changed."""
    search.look(whole(search.pixels), prepared=prepared)


def turned_aside(search: Search) -> None:
    """Look at half size turned by 22 degrees: zxing-cpp scans along rows and columns."""
    view = turned(search.half, 22)
    search.work += _TURNING_EFFORT * view.pixels.size
    search.look(view)


def straighten(search: Search, *, most: int) -> None:
    """Try every bend on up to `most` outlines that no bend was tried on yet."""
    for outline in search.take_unread(most):
        straighten_one(search, outline, BENDS)


def straighten_one(search: Search, outline: Points, bends: tuple[Bend, ...]) -> None:
    """Try `bends` on one outline until it reads."""
    extent = float(np.ptp(outline, axis=0).max())
    side = 8 * round(float(np.clip(1.5 * extent, *_STRAIGHT_SIDES)) / 8)
    for view in straightened(search.pixels, outline, side, bends):
        search.work += _BENDING_EFFORT * view.pixels.size
        if search.look(view):
            return


def bends_at(turn: int, count: int) -> tuple[Bend, ...]:
    """Return the next `count` bends, so that turns one after the other try them all."""
    start = turn * count % len(BENDS)
    return (BENDS + BENDS)[start : start + count]


def visit_places(search: Search, *, width: int, most: int) -> None:
    """Enlarge up to `most` code-like places, and look at each in several lights."""
    for box in search.places(width=width, most=most):
        visit(search, box)


def visit(search: Search, box: RotatedBox) -> None:
    """Enlarge one place, and look at it in several lights until it reads."""
    view = squared(search.pixels, box, _PLACE_SIDE)
    search.work += _ENLARGING_EFFORT * view.pixels.size
    for prepared in _ON_PLACES:
        if search.look(view, prepared=prepared):
            return


def look_closer(search: Search, *, prepared: Preparation, rank: int = 0) -> None:
    """Look at the code-like place of that rank (0 is the likeliest) enlarged a little, as it lies.

    Enlarging the frame's own pixels keeps what turning them into a square would smear.
    """
    for near in _near(search, rank):
        search.work += PREPARING_EFFORT * near.pixels.size
        lit = FlatView(prepared(near.pixels), near.back)
        factor = max(1.0, min(_CLOSER, _CLOSER_SIDE / max(near.pixels.shape)))
        view = enlarged(lit, factor)
        search.work += _GROWING_EFFORT * view.pixels.size
        search.look(view)


def ask(search: Search) -> None:
    """Ask the second engine about the frame at half size."""
    search.ask(search.half)


def ask_closer(search: Search) -> None:
    """Ask it about the likeliest place alone, at half size unless that is small.

    ZBar reads codes that zxing-cpp does not find, for a thumb on a corner or for bent paper. It
    takes forty times as long for a pixel, but does with few of them.
    """
    for near in _near(search, 0):
        side = max(near.pixels.shape)
        search.ask(shrunk(near, min(1.0, float(np.clip(side / 2, *_ASKED_SIDES)) / side)))


def _near(search: Search, rank: int) -> Iterator[FlatView]:
    for box in search.likeliest[rank : rank + 1]:
        corners = np.asarray(cv2.boxPoints(box), np.float32)
        yield cut(search.pixels, corners, margin=_CLOSER_MARGIN)
