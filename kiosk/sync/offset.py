"""How far the hub's clock is from this machine's, as its answers tell."""

from collections import deque
from dataclasses import dataclass

from kiosk.clock import Clock, Reading, read_both

MOST_RTT_MS = 2000
KEPT_MS = 300_000
_DRIFT_MS = 500  # between two answers of the last minutes, at most


@dataclass(frozen=True, slots=True)
class Offset:
    """Hub time = wall clock + `offset_ms`, right to ± `uncertainty_ms`."""

    rtt_ms: int
    offset_ms: int
    at_ms: int

    @property
    def uncertainty_ms(self) -> int:
        """Half of the round trip: where in it the hub read its clock is unknown."""
        return self.rtt_ms // 2 + 1

    def agrees_with(self, other: "Offset") -> bool:
        """Tell whether both can be true: else this or the hub's clock was set between them."""
        unsure_ms = self.uncertainty_ms + other.uncertainty_ms + _DRIFT_MS
        return abs(self.offset_ms - other.offset_ms) <= unsure_ms


class OffsetEstimate:
    """Keeps the answer of the shortest round trip of the last minutes (Cristian, 1989).

    An answer that took longer than two seconds tells nothing, and neither does one during which
    the wall clock was set. What was known before one of the two clocks was set is forgotten.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen = read_both(clock)
        self._heard: deque[Offset] = deque()

    def sending(self) -> Reading:
        """Return what `heard` wants to know of a request that leaves now."""
        now = read_both(self._clock)
        if self._seen.step_until(now) is not None:  # while nothing was on its way
            self._heard.clear()
        self._seen = now
        return now

    def heard(self, sending: Reading, hub_ms: int) -> Offset | None:
        """Take in the hub's time in an answer that came now; return the best there is, if any."""
        now = read_both(self._clock)
        if sending.step_until(now) is not None:
            self._heard.clear()
            return None
        while self._heard and now.monotonic_ms - self._heard[0].at_ms > KEPT_MS:
            self._heard.popleft()
        rtt_ms = now.monotonic_ms - sending.monotonic_ms
        if rtt_ms < MOST_RTT_MS:
            offset_ms = hub_ms - (sending.wall_ms + now.wall_ms) // 2
            self._keep(Offset(rtt_ms, offset_ms, now.monotonic_ms))
        return min(self._heard, key=lambda one: one.rtt_ms, default=None)

    def _keep(self, fresh: Offset) -> None:
        if not all(fresh.agrees_with(one) for one in self._heard):
            self._heard.clear()
        self._heard.append(fresh)
