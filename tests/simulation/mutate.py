"""`make mutations`: lets the simulator look for each seeded fault, and prints what it found."""

import argparse
import itertools
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass

from simulation.mutant import Mutant
from simulation.mutants import LISTED, MUTANTS
from simulation.simulate import Outcome, play


@dataclass(frozen=True)
class Find:
    """What became of the search for one mutant."""

    mutant: Mutant
    outcome: Outcome
    seconds: float

    @property
    def told(self) -> str:
        return next(iter(self.outcome.violations.values()), "")


def search(mutant: Mutant, seeds: Iterable[int], *, seconds: float = float("inf")) -> Find:
    """Play seeds until one finds the mutant and nothing without it, or time is up."""
    began = time.process_time()
    blamed: set[int] = set()

    def is_enough(outcome: Outcome) -> bool:
        for seed in set(outcome.violations) - blamed:
            with mutant.at_rest():
                if play([seed]).violations:
                    del outcome.violations[seed]
                else:
                    blamed.add(seed)
        return bool(outcome.violations) or time.process_time() - began > seconds

    with mutant.at_work() as kinds:
        outcome = play(seeds, kinds=kinds, is_enough=is_enough)
        is_enough(outcome)
    return Find(mutant, outcome, time.process_time() - began)


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--seconds", type=float, default=60, help="of work for each mutant")
    words.add_argument("--first", type=int, default=1, help="the first seed")
    words.add_argument("--only", default="", help="a part of the names of those to look for")
    asked = words.parse_args()
    missed = 0
    print(f"{'seeded fault':36} {'':9} {'seeds':>6} {'s':>7}  by")
    for mutant in (each for each in MUTANTS if asked.only in each.name):
        find = search(mutant, itertools.count(asked.first), seconds=asked.seconds)
        missed += not find.told
        mark = "*" if mutant in LISTED else " "
        found = "found" if find.told else "NOT FOUND"
        by = " ".join(find.told.split())[:70]
        print(f"{mark}{mutant.name:35} {found:9} {find.outcome.seeds:6} {find.seconds:7.1f}  {by}",
              flush=True)  # fmt: skip
    print(f"{len(MUTANTS)} seeded faults, {missed} missed; * = listed in the design")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
