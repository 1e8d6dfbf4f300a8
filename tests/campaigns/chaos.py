"""Real hubs and desks behind bad networks; killed, stopped, full, put back. Then the sums.

    python tests/campaigns/chaos.py [--seconds N] [--seed S] [--database sqlite|postgresql]

With SQLite one hub serves four desks; it dies half-way, a desk takes its list over, and in the end
the old hub comes back under the new one. With PostgreSQL the venue's hub stands under two hub
processes on one database, and half of the desks talk to those. After the healing all must be quiet
and equal, and hold everything that was ever answered (SYNC.md §5.5, I1 to I10). Exit code 1 on any
fault.
"""

import argparse
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from chaos_check import faults_of
from chaos_faults import Faults
from chaos_scene import CLOCKS_OFF_S, PAUSE_S, Scene, Site

from nodes import DeskNode, HubNode, ServerDatabase
from postgres_server import postgres_server

QUIET_S = 240.0
STILL_S = 1.0  # nothing changes any more: between hubs, nobody tells how far they are
_IN_TIME = ("unread", "unsent", "dirty", "resetting")


@dataclass
class Campaign:
    """One run, and what came of it."""

    scene: Scene
    done: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    excused: set[str] = field(default_factory=set)
    quiet_after: float = 0.0
    events: int = 0

    @property
    def answered(self) -> set[str]:
        return set().union(*(desk.answers.events for desk in self.scene.desks))

    def run(self, seconds: float) -> None:
        """Let everything happen, and do the sums."""
        self.scene.prepare()
        happening = Faults(self.scene)
        self.done, self.excused = happening.done, happening.excused
        happening.rage(seconds)
        start = time.monotonic()
        happening.heal()
        if self.scene.leader is not None:
            self._until(self._all_follow, "not all followed the new hub")
            happening.bring_old_hub_back()
        happening.erase()  # the first time it may have been refused, or lost with a disk
        for desk in self.scene.desks:
            desk.say("quiet")
        self._until(self._is_quiet, "not quiet")
        self.quiet_after = time.monotonic() - start
        self._stop()
        self.events, found = faults_of(self.scene, self.excused)
        self.faults += found

    def _until(self, is_so: Callable[[], bool], fault: str) -> None:
        start = since = time.monotonic()
        before = self._states()
        while time.monotonic() - since < STILL_S:
            threading.Event().wait(0.1)
            now = self._states()
            if not is_so() or now != before:
                since, before = time.monotonic(), now
            if time.monotonic() - start > QUIET_S:
                self.faults.append(f"{fault} after {QUIET_S:.0f} s: {now}")
                return

    def _states(self) -> list[dict[str, int | str]]:
        return [desk.answers.state for desk in self.scene.desks]

    def _all_follow(self) -> bool:
        return len({desk.hub() for desk in self.scene.desks}) == 1

    def _is_quiet(self) -> bool:
        states = self._states()
        if not all(states):
            return False
        is_done = not any(state[what] for state in states for what in _IN_TIME)
        return is_done and len({state["events"] for state in states}) == 1

    def _stop(self) -> None:
        for node in self.scene.nodes:
            node.end(by_force=False)
            complaints = node.complaints.read_text()
            if "Traceback" in complaints:
                self.faults.append(f"{node.name} complained: {complaints[-2000:]}")


def run(seconds: float, seed: int, database: str = "sqlite") -> Campaign:
    """Run a whole campaign in a folder of its own."""
    chance = random.Random(seed)
    with ExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="chaos-")))
        centre = None
        if database == "postgresql":
            server = ServerDatabase(closing.enter_context(postgres_server()))
            names = ("centre", "centre-2")
            centre = Site([HubNode(name, folder / name, server.url) for name in names], server)
        venue = Site([HubNode("hub", folder / "hub")])
        desks = [
            DeskNode(
                f"desk-{n}", folder / f"desk-{n}", pause=PAUSE_S, seed=seed + 1000 * n, off=off
            )
            for n, off in enumerate(CLOCKS_OFF_S)
        ]
        scene = Scene(folder, desks, venue, centre, closing, chance)
        with ExitStack() as ending:  # before the disks go
            for node in reversed(scene.nodes):
                ending.callback(node.end, by_force=True)
            campaign = Campaign(scene)
            campaign.run(seconds)
    return campaign


def report(campaign: Campaign, seed: int) -> None:
    print(f"seed {seed}: {len(campaign.answered)} events answered, {campaign.events} held by all, "
          f"{len(campaign.excused & campaign.answered)} lost with a disk that was put back, "
          f"quiet after {campaign.quiet_after:.1f} s, {len(campaign.faults)} faults")  # fmt: skip
    for what, count in sorted(campaign.done.items()):
        print(f"  {count:5} × {what}")
    desks = campaign.scene.desks
    troubles = sum((Counter(desk.answers.troubles) for desk in desks), Counter())
    print("  refused at the desks: " + (str(dict(troubles)) if troubles else "nothing"))
    for fault in campaign.faults:
        print("  FAULT: " + fault)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    wanted = parser.parse_args()
    campaign = run(wanted.seconds, wanted.seed, wanted.database)
    report(campaign, wanted.seed)
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
