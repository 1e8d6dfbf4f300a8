"""One still, all effort: the passes in the order of what they gain for their time."""

from functools import partial

from kiosk.domain.scanned import ScannedCode
from kiosk.ports import GrayImage
from scanner import passes
from scanner import preparations as prep
from scanner.engines import Engine, Formats, Read, Zxing, second_opinion
from scanner.search import Search
from scanner.views import FlatView, bounded

LONGEST_SIDE = 2560  # pixels; larger pictures are shrunk first, which bounds every pass
SHORTEST_SIDE = 8  # pixels; no code fits into less

_HARDER: tuple[passes.Pass, ...] = (
    partial(passes.at_half, prepared=prep.dimmed),
    partial(passes.at_half, prepared=prep.dimmed_hard),
    partial(passes.at_half, prepared=prep.lightened),
    passes.in_black_and_white,
    partial(passes.at_half, prepared=prep.equalised),
    partial(passes.at_half, prepared=prep.inked),
    partial(passes.straighten, most=2),
    partial(passes.visit_places, width=426, most=4),
    partial(passes.straighten, most=2),
    partial(passes.at_full, prepared=prep.evenly_lit),
    passes.turned_aside,
    partial(passes.visit_places, width=640, most=4),
    partial(passes.straighten, most=2),
    passes.bars,
    passes.ask,
)


class StillDecoder:
    """Reads pictures that have nothing to do with each other, such as a folder of photographs."""

    def __init__(
        self,
        formats: Formats | None = None,
        *,
        engine: Engine | None = None,
        second: Engine | None = None,
    ) -> None:
        self._formats = formats or Formats()
        self._engine = engine or Zxing()
        self._second = second or second_opinion()

    def decode(self, gray: GrayImage) -> list[ScannedCode]:
        """Return every code read in a height x width picture of any size, never raising."""
        frame = bounded(gray, LONGEST_SIDE)
        return [scanned(read, frame) for read in self.reads(frame)]

    def reads(self, frame: FlatView) -> list[Read]:
        """Return what is read in a bounded frame, in its pixels."""
        if min(frame.pixels.shape) < SHORTEST_SIDE:
            return []
        search = Search(frame.pixels, self._formats, self._engine, self._second)
        passes.at_once(search)
        passes.bars_by_lines(search)
        if search.found:
            passes.straighten(search, most=4)
            return search.found
        for harder in _HARDER:
            harder(search)
            if search.found:
                return search.found
        return search.found


def scanned(read: Read, frame: FlatView) -> ScannedCode:
    """Return a read in a bounded frame as a code in the picture it was made from."""
    corners = tuple((float(x), float(y)) for x, y in frame.to_frame(read.corners))
    return ScannedCode(read.payload, read.symbology, corners, transcript=read.text)


def decode(gray: GrayImage) -> list[ScannedCode]:
    """Return every QR code and Code 128 in a height x width picture, never raising."""
    return StillDecoder().decode(gray)


def decode_texts(gray: GrayImage) -> list[str]:
    """Return the texts `decode` reads, in the character set that each code is taken for."""
    return [code.text for code in decode(gray)]
