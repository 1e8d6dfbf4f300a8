"""A small share of the leak campaign: `bench_scanner.py --only memory` runs 20,000 frames."""

import sys
from pathlib import Path

from platforms import linux_only

sys.path.append(str(Path(__file__).parent / "bench"))

import bench_scanner_streams


@linux_only
def test_memory_stays_flat_over_a_thousand_frames():
    assert bench_scanner_streams.memory(1200)["grown_mb"] < 6
