"""A share of the simulated swarm: `make simulate` plays any number of seeds."""

import os
import random
from collections.abc import Sequence

import pytest

from simulation.hubs import PostgresDisk
from simulation.simulate import play

# Among them stories that tell of late pages (2, 11) and of a hub put back unnoticed (48).
FIXED = (*range(1, 16), 48)
# On slow machines fewer: by their number of processors, for a count is no clock.
FRESH = 6 * min(os.cpu_count() or 1, 4)


def _fresh(count: int) -> range:
    first = random.SystemRandom().randrange(10**6, 10**9)
    return range(first, first + count)


@pytest.mark.parametrize("seeds", [FIXED, _fresh(FRESH)], ids=["fixed", "fresh"])
def test_a_swarm_under_faults_loses_nothing_and_ends_up_equal(seeds: Sequence[int]) -> None:
    outcome = play(seeds)

    assert outcome.violations == {}, "replay one: make simulate SEEDS=<seed>:1 ARGS=--verbose"
    assert outcome.steps > 100 * len(seeds)


@pytest.mark.servers
def test_a_swarm_on_postgres_loses_nothing_and_ends_up_equal(postgres: str) -> None:
    seeds = [1, 2, *_fresh(1)]
    outcome = play(
        seeds, disk=lambda folder, clock, n: PostgresDisk(postgres, clock, f"hub{n}"), steps=80
    )

    assert outcome.violations == {}, "replay one: make simulate SEEDS=<seed>:1 STORE=postgres"


def test_a_seed_tells_the_same_story_twice() -> None:
    first, second = (play([7]) for _ in range(2))

    assert first == second
