"""A camera stream, one frame after the other: effort only where and while it can help."""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from kiosk.domain.scanned import ScannedCode
from kiosk.ports import GrayImage
from scanner import passes
from scanner import preparations as prep
from scanner.decoder import SHORTEST_SIDE, scanned
from scanner.engines import Engine, Formats, Look, Points, Read, Zxing, second_opinion
from scanner.search import Search
from scanner.stillness import Stillness
from scanner.views import bounded, cut

_LONGEST_SIDE = 1920  # pixels; more of them would hold the preview back
_TRIED_ENOUGH = 30  # frames like each other, after which every pass has had its turn
_NEWLY_AWAKE = 90  # frames since the picture stood still, in which a visitor is likely
_BARS_TURN = 8  # frames between looks for bar codes
_GLANCE = 15  # frames between looks at a picture that stands still
_FULL_LOOK = 5  # frames between looks at the whole frame while a code is followed
_FORGOTTEN = 8  # frames after which an outline that was not seen again is dropped
_MARGIN = 0.6  # of a code's extent, around the place where it is looked for again
_BENDS_AT_ONCE = 4
_PLACES_AT_ONCE = 2

# Budgets in looks at the whole frame as zxing-cpp takes them by default; see `Search.work`.
_WATCHING = 0.65  # a frame, of lasting movement with no outline of a code: a glance and little more
_SEARCHING = 1.1  # a frame, when somebody came or an outline is in view that is not read
_SAVED = 6.0  # at most this much unspent effort is kept for the moment it is needed
_DEEPEST_DEBT = -3.0  # a dear pass is repaid by frames without any, but not for long
_MOST_AT_ONCE = 2.0  # a frame, whatever was saved

_CLOSER = partial(passes.look_closer, prepared=prep.crisper)

# Looking closer gains most for its time; asking ZBar there reads whom no other pass reads.
_ROUND: tuple[passes.Pass, ...] = (
    _CLOSER,
    passes.ask_closer,
    partial(passes.at_half, prepared=prep.dimmed),
    partial(passes.look_closer, prepared=prep.evenly_lit),
    partial(passes.at_half, prepared=prep.lightened),
    _CLOSER,
    passes.ask_closer,
    partial(passes.look_closer, prepared=prep.crisper, rank=1),
    passes.in_black_and_white,
    _CLOSER,
    partial(passes.at_half, prepared=prep.inked),
    partial(passes.look_closer, prepared=prep.untouched),
    passes.ask_closer,
    partial(passes.at_half, prepared=prep.equalised),
    _CLOSER,
    partial(passes.at_half, prepared=prep.dimmed_hard),
)

# Each costs what two to five frames may spend, so one alone ends a round.
_DEAR: tuple[passes.Pass, ...] = (
    partial(passes.at_full, prepared=prep.sharpened),
    partial(passes.visit_places, width=320, most=_PLACES_AT_ONCE),
    passes.turned_aside,
    passes.bars,
)

_CYCLE = tuple(chain.from_iterable((*_ROUND, dear) for dear in _DEAR))

# Where nothing looks like a code: it may be too dark or too bright to.
_IN_OTHER_LIGHTS: tuple[passes.Pass, ...] = (
    partial(passes.at_half, prepared=prep.dimmed),
    passes.in_black_and_white,
    partial(passes.at_half, prepared=prep.lightened),
    partial(passes.at_half, prepared=prep.inked),
    partial(passes.at_half, prepared=prep.equalised),
    partial(passes.at_half, prepared=prep.dimmed_hard),
)

# The rarer kinds of code are looked for in every fourth frame: they can wait a tenth of a second.
_GLANCES = (
    passes.Glance.PLAIN,
    passes.Glance.LIGHT_CODES,
    passes.Glance.PLAIN,
    passes.Glance.LARGE_CODES,
)


class StreamDecoder:
    """Reads one camera's frames, in order; one instance for each camera, used by one thread.

    Every frame gets the cheap look, unless nothing moved for a second and no code is in view: then
    every fifteenth does. Dearer passes take turns over successive frames, on effort saved up while
    none was needed, and on more of it for three seconds after a still picture came to life. A code
    once read is looked for again where it was.

    A bar code that a second look at its frame does not confirm counts when a later frame, within a
    second, reads the same.
    """

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
        self._stillness = Stillness()
        self._frame = 0
        self._followed: Read | None = None
        self._outlines: list[Points] = []
        self._outlined_at = 0
        self._slept = 0
        self._doubted: dict[bytes, int] = {}
        self._turn = 0
        self._light = 0
        self._saved = _SAVED

    def decode(self, gray: GrayImage) -> list[ScannedCode]:
        """Return the codes read in the next frame, height x width, never raising."""
        frame = bounded(gray, _LONGEST_SIDE)
        if min(frame.pixels.shape) < SHORTEST_SIDE:
            return []
        self._frame += 1
        self._saved = min(_SAVED, self._saved + _WATCHING)
        if self._asleep(frame.pixels):
            self._slept = self._frame
            return []
        search = Search(frame.pixels, self._formats, self._engine, self._second)
        if not self._follow(search):
            self._seek(search)
        self._believe_doubtful(search)
        self._followed = next(iter(search.found), None)
        return [scanned(read, frame) for read in search.found]

    def _asleep(self, pixels: GrayImage) -> bool:
        still = self._stillness.frames_since_change(pixels)
        return self._followed is None and still > _TRIED_ENOUGH and still % _GLANCE != 0

    def _follow(self, search: Search) -> bool:
        """Look where the last code was; tell whether that is enough for this frame."""
        if self._followed is None:
            return False
        on = self._formats.on & {self._followed.symbology}
        around = cut(search.pixels, self._followed.corners, margin=_MARGIN)
        again = search.look_for(Look(on, inverted=True), around)
        return again and self._frame % _FULL_LOOK != 0

    def _seek(self, search: Search) -> None:
        if self._frame % _BARS_TURN == 0:
            passes.bars_by_lines(search)
            passes.at_a_glance(search, passes.Glance.PLAIN)
        else:
            passes.at_a_glance(search, _GLANCES[self._frame % len(_GLANCES)])
        if search.unread:
            self._outlines, self._outlined_at = search.unread[:], self._frame
        elif self._frame - self._outlined_at < _FORGOTTEN:
            for outline in self._outlines:
                search.remember(outline)
        self._spend(search)

    def _spend(self, search: Search) -> None:
        one_look = Look(self._formats.matrix, halves=True, inverted=True).effort(search.pixels.size)
        if search.unread or self._frame - self._slept < _NEWLY_AWAKE:
            self._saved += _SEARCHING - _WATCHING
        allowed = one_look * min(_MOST_AT_ONCE, self._saved)
        if search.work < allowed:
            turns = self._turns(search)
            if not search.unread and not search.likeliest:
                # What was saved is kept for when the code is wholly in view.
                turns, allowed = self._other_lights(), min(allowed, one_look * _SEARCHING)
            _take(turns, search, allowed)
        self._saved = max(_DEEPEST_DEBT, self._saved - search.work / one_look)

    def _turns(self, search: Search) -> Iterator[passes.Pass]:
        """Yield the passes whose turn it is: outlines and the rest of the frame by turns."""
        for _ in _CYCLE:
            bends = passes.bends_at(self._turn, _BENDS_AT_ONCE)
            for outline in search.unread[:2]:
                yield partial(passes.straighten_one, outline=outline, bends=bends)
            self._turn += 1
            yield _CYCLE[(self._turn - 1) % len(_CYCLE)]

    def _other_lights(self) -> Iterator[passes.Pass]:
        for _ in _IN_OTHER_LIGHTS:
            self._light += 1
            yield _IN_OTHER_LIGHTS[self._light % len(_IN_OTHER_LIGHTS)]

    def _believe_doubtful(self, search: Search) -> None:
        for read in search.doubtful:
            if self._frame - self._doubted.get(read.payload, -_TRIED_ENOUGH) < _TRIED_ENOUGH:
                search.add(read)
        self._doubted = {
            payload: at for payload, at in self._doubted.items() if self._frame - at < _TRIED_ENOUGH
        } | {read.payload: self._frame for read in search.doubtful}


def _take(turns: Iterator[passes.Pass], search: Search, allowed: float) -> None:
    for harder in turns:
        if search.found or search.work >= allowed:
            return
        harder(search)
