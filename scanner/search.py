"""One frame being searched: every look is counted and every finding kept in the frame's pixels."""

from dataclasses import replace
from functools import cached_property

import numpy as np

from kiosk.domain.scanned import Symbology
from kiosk.ports import GrayImage
from scanner.engines import Engine, Formats, Look, Points, Read, Reading, Threshold
from scanner.places import code_like_places
from scanner.preparations import Preparation, evenly_lit, smoothed, untouched
from scanner.views import FlatView, RotatedBox, View, cut, shrunk, whole

_SAME_PLACE = 0.5  # of a code's extent: outlines whose centres are nearer show one code
_MOST_UNREAD = 6  # outlines kept of one frame
PREPARING_EFFORT = 2.0  # of a pixel, in plain looks at one
_LOCATING_EFFORT = 0.6  # of a pixel searched for places, likewise
_ASKING_EFFORT = 40.0  # of a pixel the second engine looks at, likewise
_BAR_MARGIN = 0.25  # of a bar code's length, kept around it when it is read again


class Search:
    """What was found in one frame so far.

    A matrix code counts when it is read: Reed-Solomon codes vouch for it. The check sum of a bar
    code lets one misreading in a hundred pass, so it counts when a second look at the frame around
    it, smoothed or under another threshold, reads the same; until then it is `doubtful`.

    `unread` are outlines (4 points, frame pixels) of codes seen but not read. `work` is the
    effort so far, see `Look.effort`: a measure of time that is the same on every machine.
    """

    def __init__(
        self, pixels: GrayImage, formats: Formats, engine: Engine, second: Engine | None = None
    ) -> None:
        self.pixels = pixels
        self.formats = formats
        self.unread: list[Points] = []
        self.doubtful: list[Read] = []
        self.work = 0.0
        self._engine = engine
        self._second = second
        self._tried: list[Points] = []
        self._found: dict[tuple[bytes, Symbology], Read] = {}

    @property
    def found(self) -> list[Read]:
        """The codes that count, each once."""
        return list(self._found.values())

    @cached_property
    def half(self) -> FlatView:
        """The frame at half its size."""
        return shrunk(whole(self.pixels), 0.5)

    @cached_property
    def likeliest(self) -> list[RotatedBox]:
        """The two most code-like places, the likelier first."""
        return self.places(width=320, most=2)

    def places(self, *, width: int, most: int) -> list[RotatedBox]:
        """Return up to `most` code-like places, see `code_like_places`."""
        self.work += _LOCATING_EFFORT * self.pixels.size
        return code_like_places(self.pixels, width=width, most=most)

    def look(
        self,
        view: View,
        *,
        prepared: Preparation = untouched,
        threshold: Threshold = Threshold.LOCAL,
    ) -> bool:
        """Look for matrix codes; tell whether one was read."""
        return self.look_for(Look(self.formats.matrix, threshold), view, prepared=prepared)

    def look_for(self, look: Look, view: View, *, prepared: Preparation = untouched) -> bool:
        """Look at a view as told; tell whether a code was read."""
        if prepared is not untouched:
            self.work += PREPARING_EFFORT * view.pixels.size
        reading = self._read(prepared(view.pixels), look)
        for read in reading.reads:
            self._weigh(replace(read, corners=view.to_frame(read.corners)))
        for outline in reading.unread:
            self.remember(view.to_frame(outline))
        return bool(reading.reads)

    def ask(self, view: View) -> None:
        """Ask the second engine, which misreads; what it says of two lights alike counts."""
        if self._second is None:
            return
        self.work += _ASKING_EFFORT * view.pixels.size
        look = Look(self.formats.matrix)
        reads = self._second.read(view.pixels, look).reads
        again = self._second.read(evenly_lit(view.pixels), look).reads if reads else []
        agreed = {read.payload for read in again}
        for read in reads:
            if read.payload in agreed:
                self.add(replace(read, corners=view.to_frame(read.corners)))

    def add(self, read: Read) -> None:
        """Count a code, and forget outlines of it."""
        self._found.setdefault((read.payload, read.symbology), read)
        self.unread = [other for other in self.unread if not _one_place(read.corners, other)]

    def remember(self, outline: Points) -> None:
        """Keep the outline of an unread code, unless something is known of that place."""
        known = [*self.unread, *self._tried, *(read.corners for read in self._found.values())]
        if len(self.unread) < _MOST_UNREAD and not any(_one_place(outline, k) for k in known):
            self.unread.append(outline)

    def take_unread(self, most: int) -> list[Points]:
        """Return up to `most` outlines that were not taken before."""
        taken, self.unread = self.unread[:most], self.unread[most:]
        self._tried += taken
        return taken

    def _read(self, pixels: GrayImage, look: Look) -> Reading:
        self.work += look.effort(pixels.size)
        return self._engine.read(pixels, look)

    def _weigh(self, read: Read) -> None:
        if read.symbology in self.formats.matrix or self._read_again(read):
            self.add(read)
        else:
            self.doubtful.append(read)

    def _read_again(self, bar: Read) -> bool:
        around = cut(self.pixels, bar.corners, margin=_BAR_MARGIN).pixels
        seconds = (
            (smoothed(around), Look(self.formats.bars)),
            (around, Look(self.formats.bars, Threshold.GLOBAL)),  # bars of one pixel do not blur
        )
        return any(
            (read.payload, read.symbology) == (bar.payload, bar.symbology)
            for pixels, look in seconds
            for read in self._read(pixels, look).reads
        )


def _one_place(one: Points, other: Points) -> bool:
    apart = float(np.abs(one.mean(axis=0) - other.mean(axis=0)).max())
    extent = float(np.ptp(one, axis=0).max())
    return apart < _SAME_PLACE * extent
