"""Times things side by side in one run, so that a ratio holds on a noisy machine."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure beside what limits it, in one unit; `goal` speaks of the ratio."""

    what: str
    ours: float
    limit: float
    unit: str
    limit_name: str
    goal: str

    @property
    def ratio(self) -> float:
        return self.ours / self.limit

    def line(self) -> str:
        return (
            f"{self.what:46} {self.ours:9.3f} {self.unit:4} {self.limit:9.3f} {self.ratio:6.2f}×  "
            f"goal {self.goal:22} (limit: {self.limit_name})"
        )


def interleaved(
    ours: Callable[[int], object], limit: Callable[[int], object], rounds: int
) -> tuple[list[float], list[float]]:
    """Return seconds of each round of both, taken in turns."""
    mine: list[float] = []
    bare: list[float] = []
    for number in range(rounds):
        mine.append(seconds(lambda number=number: ours(number)))
        bare.append(seconds(lambda number=number: limit(number)))
    return mine, bare


def seconds(job: Callable[[], object]) -> float:
    """Return how long `job` takes on the wall clock."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median_ms(values: Sequence[float]) -> float:
    """Return the median of seconds, in milliseconds."""
    return 1000 * statistics.median(values)
