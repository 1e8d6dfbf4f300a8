"""From pictures to showings: what the window and the headless command both do with a source."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2

from kiosk.clock import Clock
from kiosk.domain.scanned import ScannedCode
from kiosk.ports import Decoder, Frame, FrameSource, GrayImage
from scanner.pictures import at_most
from scanner.same_code import SameCode

_LONGEST_SIDE = 1920  # pixels; more would hold the window back, and the decoder looks at no more


@dataclass(frozen=True, slots=True)
class Sight:
    """One frame, the codes read in it, and those of them that count as newly shown.

    `decode_ms` is the time spent on this frame. `seen_at` of the codes is the monotonic clock at
    which the frame arrived, whatever the source's own time.
    """

    frame: Frame
    codes: tuple[ScannedCode, ...]
    shown: tuple[ScannedCode, ...]
    decode_ms: float


def watch(
    source: FrameSource, decoder: Decoder, clock: Clock, same_code: SameCode | None = None
) -> Iterator[Sight]:
    """Yield every frame of a camera or clip; the same code still in view is shown once.

    Args:
        same_code: of who watches several sources one after the other, or one several times.
    """
    same_code = same_code or SameCode()
    is_first = True
    for frame in source.frames():
        if is_first:
            same_code.look_again(frame.taken_at)
            is_first = False
        sight = _look(replace(frame, pixels=at_most(frame.pixels, _LONGEST_SIDE)), decoder, clock)
        shown = same_code.see(sight.codes, frame.taken_at)
        yield replace(sight, shown=() if shown is None else (shown,))


def look_at_stills(source: FrameSource, decoder: Decoder, clock: Clock) -> Iterator[Sight]:
    """Yield every picture of a source of stills; each code in each picture is shown."""
    for frame in source.frames():
        sight = _look(frame, decoder, clock)
        yield replace(sight, shown=sight.codes)


def _look(frame: Frame, decoder: Decoder, clock: Clock) -> Sight:
    arrived = clock.monotonic()
    found = decoder.decode(_gray(frame))
    codes = tuple(replace(code, seen_at=arrived) for code in found)
    return Sight(frame, codes, (), 1000 * (clock.monotonic() - arrived))


def _gray(frame: Frame) -> GrayImage:
    return cv2.cvtColor(frame.pixels, cv2.COLOR_BGR2GRAY)  # type: ignore[return-value] # uint8 in, uint8 out
