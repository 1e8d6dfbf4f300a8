"""A small share of the chaos campaign: `make chaos` runs it for minutes."""

import random
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent / "campaigns"))

import chaos

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.servers)]

SPECIAL = {
    "sqlite": {"list taken over", "old hub came back"},
    "postgresql": {"upper link cut", "PostgreSQL put back"},
}
ALWAYS = {"backed up", "clock set", "desk killed", "desk put back", "hub put back", "person erased",
          "stopped"}  # fmt: skip


@pytest.mark.parametrize("database", DATABASES)
def test_real_desks_and_hubs_agree_whatever_befalls_them(database: str) -> None:
    seed = random.SystemRandom().randrange(10**6)
    campaign = chaos.run(3, seed, database)
    chaos.report(campaign, seed)

    assert campaign.faults == []
    assert campaign.answered
    assert campaign.done.keys() >= SPECIAL[database] | ALWAYS
