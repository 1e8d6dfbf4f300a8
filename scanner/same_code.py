"""When a code seen in many frames counts as shown: once per showing, one code at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import dist

from kiosk.domain.scanned import Point, ScannedCode

STILL_IN_VIEW_S = 1.5  # a code missed for so long (blur, glare, a finger) has not left
HANDOVER_S = 0.5  # the leading code may be missed for so long before another takes its place
CLEARLY_LARGER = 1.5  # ratio of diagonals at which a code is held in front of the leading one


@dataclass(slots=True)
class _Showing:
    last_seen: float
    size: float
    reported: bool = False


class SameCode:
    """Turns sightings into showings.

    *The same code still in view is one showing*: a code is gone, and new when it comes back, only
    when it was not seen for more than `STILL_IN_VIEW_S`. Two codes with equal bytes are the same
    code, so a badge that carries its id as QR and as Code 128 is shown once.

    *One code at a time.* With several codes in view one of them leads, and only the leading code
    is reported, when it first leads in its showing:

    1. With no leader, the largest code leads (by diagonal, then the smallest bytes): what a
       visitor holds out is larger than a badge on a chest or a phone in the queue behind.
    2. The leader stays while it is in view, so two codes on one print-out never alternate.
    3. The lead passes to the largest other code in view once the leader was not seen for more
       than `HANDOVER_S`: the first visitor has left, or the clerk laid a finger on the wrong one
       of two codes.
    4. The lead passes at once to a code `CLEARLY_LARGER` than the leader: the next visitor holds
       a phone before the chest of the last one.

    The rule depends on what was seen and when, never on the order of codes within a frame.
    """

    def __init__(self) -> None:
        self._showings: dict[bytes, _Showing] = {}
        self._leader: bytes | None = None
        self._looked_at = 0.0

    def look_again(self, at: float) -> None:
        """Begin anew at a second, after a time in which nobody looked.

        That time is no absence: a code that was in view before and is now was held all along, as
        when a cable was pulled and plugged in again.
        """
        for showing in self._showings.values():
            showing.last_seen += max(0.0, at - self._looked_at)

    def see(self, codes: Sequence[ScannedCode], taken_at: float) -> ScannedCode | None:
        """Return the code that is newly shown in this frame, if one is.

        Args:
            codes: every code read in one frame; none at all counts too.
            taken_at: of that frame, in seconds, not less than that of the frame before.
        """
        self._looked_at = taken_at
        self._forget_gone(taken_at)
        in_frame = {code.payload: code for code in sorted(codes, key=_rank)}
        for payload, code in in_frame.items():
            showing = self._showings.setdefault(payload, _Showing(taken_at, 0.0))
            showing.last_seen, showing.size = taken_at, _size(code)
        self._leader = self._lead(in_frame, taken_at)
        return self._newly_shown(in_frame)

    def _forget_gone(self, now: float) -> None:
        for payload, showing in list(self._showings.items()):
            if now - showing.last_seen > STILL_IN_VIEW_S:
                del self._showings[payload]

    def _lead(self, in_frame: dict[bytes, ScannedCode], now: float) -> bytes | None:
        leading = self._showings.get(self._leader) if self._leader is not None else None
        if not in_frame:
            return self._leader if leading else None
        largest = min(in_frame, key=lambda payload: (-_size(in_frame[payload]), payload))
        if leading is None or now - leading.last_seen > HANDOVER_S:
            return largest
        if self._showings[largest].size >= CLEARLY_LARGER * leading.size > 0.0:
            return largest
        return self._leader

    def _newly_shown(self, in_frame: dict[bytes, ScannedCode]) -> ScannedCode | None:
        if self._leader is None or self._leader not in in_frame:
            return None
        showing = self._showings[self._leader]
        if showing.reported:
            return None
        showing.reported = True
        return in_frame[self._leader]


def _rank(code: ScannedCode) -> tuple[float, tuple[Point, ...], str]:
    return _size(code), code.corners, code.symbology


def _size(code: ScannedCode) -> float:
    """Return the longest distance between two corners in pixels, 0 for typed text."""
    return max((dist(a, b) for a in code.corners for b in code.corners), default=0.0)
