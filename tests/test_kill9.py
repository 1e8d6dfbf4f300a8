"""A small share of the kill -9 campaign: `make crash-campaign` runs the whole of it."""

import random
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent / "campaigns"))

import kill9


def test_no_answer_and_no_badge_is_lost_when_the_process_is_killed() -> None:
    campaign = kill9.run(runs=8, seed=random.SystemRandom().randrange(10**6))

    assert campaign.faults == []
    assert campaign.killed > 0
    assert campaign.answered > 0
