"""How far the hub's clock is from this machine's, as its answers tell."""

from collections import deque
from dataclasses import dataclass

from kiosk.clock import Clock

MOST_RTT_MS = 2000
KEPT_SECONDS = 300.0
_STEP_MS = 2000


@dataclass(frozen=True, slots=True)
class Sending:
    """When a request left, on both clocks."""

    monotonic: float
    wall_ms: int


@dataclass(frozen=True, slots=True)
class Offset:
    """Hub time = wall clock + `offset_ms`, right to ± `uncertainty_ms`."""

    rtt_ms: int
    offset_ms: int
    at: float

    @property
    def uncertainty_ms(self) -> int:
        """Half of the round trip: where in it the hub read its clock is unknown."""
        return self.rtt_ms // 2 + 1


class OffsetEstimate:
    """Keeps the answer of the shortest round trip of the last minutes (Cristian, 1989).

    An answer that took longer than two seconds tells nothing, and neither does one during which
    the wall clock was put right: what was known before such a step is then forgotten.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._heard: deque[Offset] = deque()

    def sending(self) -> Sending:
        """Return what `heard` wants to know of a request that leaves now."""
        return Sending(self._clock.monotonic(), self._wall_ms())

    def heard(self, sending: Sending, hub_ms: int) -> Offset | None:
        """Take in the hub's time in an answer that came now; return the best there is, if any."""
        now, wall_ms = self._clock.monotonic(), self._wall_ms()
        rtt_ms = round(1000 * (now - sending.monotonic))
        if abs(wall_ms - sending.wall_ms - rtt_ms) > _STEP_MS:
            self._heard.clear()
            return None
        while self._heard and now - self._heard[0].at > KEPT_SECONDS:
            self._heard.popleft()
        if rtt_ms < MOST_RTT_MS:
            offset_ms = hub_ms - (sending.wall_ms + wall_ms) // 2
            self._heard.append(Offset(rtt_ms, offset_ms, now))
        return min(self._heard, key=lambda one: one.rtt_ms, default=None)

    def _wall_ms(self) -> int:
        return int(self._clock.now().timestamp() * 1000)
