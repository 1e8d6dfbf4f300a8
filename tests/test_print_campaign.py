"""A share of the print crash campaign: `make print-campaign` runs the whole of it."""

import random
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent / "campaigns"))

import print_crash

pytestmark = pytest.mark.servers


def test_each_badge_is_out_once_or_to_be_checked_whatever_is_killed_or_cut() -> None:
    seed = random.SystemRandom().randrange(10**6)
    campaign = print_crash.run(badges=60, seconds=15, seed=seed, network_faults=0.25)

    assert campaign.faults == []
    assert campaign.killed > 0
    assert campaign.proxy.faults > 0
    assert campaign.out > 0
