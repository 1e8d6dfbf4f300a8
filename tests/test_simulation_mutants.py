"""The simulation finds what is put into the product on purpose; `make mutations` looks for all."""

import pytest

from simulation.mutant import Mutant
from simulation.mutants import LISTED, MUTANTS
from simulation.mutate import search

# Those found within a second or two.
QUICK = (
    "ack on send", "no dedupe", "never-ending sweep flag", "heads not asked after a reset",
    "time goes back", "relay sends up again", "relay cuts off and forgets",
    "relay confirms on send", "relay's rows given unseen", "snapshot with its maker's identity",
    "snapshot drops unsent events",
)  # fmt: skip


@pytest.mark.parametrize("name", QUICK)
def test_the_simulation_finds_a_seeded_fault(name: str) -> None:
    [mutant] = [mutant for mutant in MUTANTS if mutant.name == name]

    assert search(mutant, range(1, 60)).told


def test_every_fault_of_the_design_is_seeded() -> None:
    assert len(LISTED) == 14
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)


def test_a_fault_that_is_none_is_not_found() -> None:
    assert not search(Mutant("nothing"), range(1, 3)).told
