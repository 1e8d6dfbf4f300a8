"""The simulation finds what is put into the product on purpose; `make mutations` looks for all."""

import pytest

from simulation.mutants import LISTED, MUTANTS, Mutant
from simulation.mutate import search

# Those found within a second or two.
QUICK = (
    "device-wide seq reuse", "cursor saved before its rows", "ack on send", "no dedupe",
    "no timeline", "ack without position", "unbounded HLC", "acks survive a reset",
    "heads not asked after a reset", "correction by arrival", "foreign events half folded",
    "steps of the clock overlooked",
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
