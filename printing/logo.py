"""The drawn mark that stands where the organiser's logo will."""

import math

from printing.layout import Box
from printing.marks import Point

_SEGMENTS = 64  # of a full circle: at 8 mm radius an edge is 10 µm inside the true curve
_INNER, _SLIT = 0.62, 0.13  # shares of the radius


def logo_disc(box: Box) -> tuple[Point, ...]:
    """Return the disc that fills `box`, in mm."""
    return _arc(box, 1.0, 0.0, 2 * math.pi)


def logo_halves(box: Box) -> tuple[tuple[Point, ...], ...]:
    """Return the two half discs on it, in mm."""
    edge = math.acos(_SLIT / _INNER)
    return (
        _arc(box, _INNER, -edge, edge),
        _arc(box, _INNER, math.pi - edge, math.pi + edge),
    )


def _arc(box: Box, share: float, start: float, end: float) -> tuple[Point, ...]:
    x, y = box.left + box.width / 2, box.bottom + box.height / 2
    radius = share * min(box.width, box.height) / 2
    count = math.ceil(_SEGMENTS * (end - start) / (2 * math.pi))
    angles = [start + (end - start) * n / count for n in range(count + 1)]
    return tuple((x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles)
