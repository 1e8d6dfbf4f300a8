"""`make simulate SEEDS=first:count`: plays seeds, and says which of them ended badly."""

import argparse
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kiosk.errors import TroubleError
from postgres_server import postgres_server
from simulation.checks import Violation
from simulation.hubs import Disk, PostgresDisk, SqliteDisk
from simulation.machines import Clock, Kinds, blank_disk
from simulation.network import pieces_of
from simulation.swarm import Swarm

STEPS = 250
_MEMORY = Path("/dev/shm")  # noqa: S108 - where there is one: fsync costs nothing there

DiskMaker = Callable[[Path, Clock, int], Disk]


def on_sqlite(folder: Path, clock: Clock, number: int) -> Disk:
    return SqliteDisk(folder / f"hub-{number}", clock)


@dataclass
class Outcome:
    """What some seeds came to."""

    seeds: int = 0
    steps: int = 0
    rounds: int = 0
    violations: dict[int, str] = field(default_factory=dict)


def play(
    seeds: Iterable[int], *, disk: DiskMaker = on_sqlite, kinds: Kinds = Kinds(),  # noqa: B008
    steps: int = STEPS, is_enough: Callable[[Outcome], bool] = lambda outcome: False,
    verbose: bool = False,
) -> Outcome:  # fmt: skip
    """Play each seed in a folder of its own."""
    outcome = Outcome()
    with scratch() as folder:
        blank = blank_disk(folder, kinds)
        for seed in seeds:
            if is_enough(outcome):
                break
            place = folder / f"{seed}"
            begin = partial(Swarm, seed, place, blank, partial(disk, place), kinds)
            _play(outcome, seed, steps, begin, verbose)
            shutil.rmtree(place, ignore_errors=True)
    return outcome


def _play(
    outcome: Outcome, seed: int, steps: int, begin: Callable[[], Swarm], verbose: bool  # noqa: FBT001
) -> None:  # fmt: skip
    outcome.seeds += 1
    swarm = begin()
    try:
        with pieces_of(swarm.most_events):
            for _ in range(steps):
                swarm.step()
            outcome.rounds = max(outcome.rounds, swarm.settle())
    except Violation as violation:
        outcome.violations[seed] = str(violation)
    except (AssertionError, LookupError, ValueError, TypeError, ArithmeticError, TroubleError,
            RecursionError, *_DATABASE_ERRORS) as error:  # fmt: skip
        where = "".join(traceback.format_tb(error.__traceback__)[-3:]) if verbose else ""
        outcome.violations[seed] = f"{type(error).__name__}: {error}\n{where}"
    finally:
        outcome.steps += swarm.steps
        swarm.close()
    if verbose and seed in outcome.violations:
        print("\n".join(swarm.story.steps))


def _database_errors() -> tuple[type[Exception], ...]:
    import sqlite3

    import psycopg

    return (sqlite3.Error, psycopg.Error)


_DATABASE_ERRORS = _database_errors()


@contextmanager
def scratch() -> Iterator[Path]:
    """Yield a folder in memory where there is one."""
    where = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="kiosk-sim-", dir=where) as folder:
        yield Path(folder)


@contextmanager
def disks(store: str) -> Iterator[DiskMaker]:
    """Yield what makes hubs' disks, on files or on a server of its own."""
    if store == "sqlite":
        yield on_sqlite
        return
    with postgres_server(options="-c fsync=off") as server:
        yield lambda folder, clock, number: PostgresDisk(server, clock, f"hub{number}")


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("seeds", help="first:count")
    words.add_argument("--store", choices=("sqlite", "postgres"), default="sqlite")
    words.add_argument("--steps", type=int, default=STEPS)
    words.add_argument("--verbose", action="store_true", help="tell the story of what failed")
    asked = words.parse_args()
    first, _, count = asked.seeds.partition(":")
    seeds = range(int(first), int(first) + int(count or 1))
    began = time.process_time()
    with disks(asked.store) as disk:
        outcome = play(seeds, disk=disk, steps=asked.steps, verbose=asked.verbose)
    for seed, told in outcome.violations.items():
        print(f"seed {seed}: {told[:900]}")
        store = " STORE=postgres" if asked.store == "postgres" else ""
        print(f"  again: make simulate SEEDS={seed}:1{store} ARGS=--verbose")
    took = time.process_time() - began
    rate = f"{took:.1f} s of work, {outcome.steps / took:.0f} steps/s"
    print(f"{rate}, all equal within {outcome.rounds} quiet rounds")
    print(f"seeds {outcome.seeds} steps {outcome.steps} violations {len(outcome.violations)}")
    return 1 if outcome.violations else 0


if __name__ == "__main__":
    sys.exit(main())
