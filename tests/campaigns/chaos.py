"""A real hub and four desks behind bad networks; killed, stopped, full, put back. Then the sums.

    python tests/campaigns/chaos.py [--seconds N] [--seed S] [--database sqlite|postgresql]

After the healing all must be quiet, equal, and hold everything that was ever answered (SYNC.md
§5.5, I1 to I10). With PostgreSQL two hub processes share one database. Exit code 1 on any fault.
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from invariants import Held, desk_held, differences, hub_held
from kiosk.app.desk import open_records
from kiosk.app.pairing import pair_folder
from kiosk.clock import SystemClock
from kiosk.hub.postgres_store import PostgresStore
from kiosk.hub.sqlite_store import SqliteStore
from nodes import XH, DeskNode, HubNode, Node
from postgres_server import administration, postgres_server
from switch_proxy import MODES, SwitchProxy

PEOPLE = 200
ERASED = 199  # the number of the person who is erased half-way
PAUSE_S = 0.15  # between two events of one desk
CLOCKS_OFF_S = (0.0, 0.0, -95.0, 20.0)
QUIET_S = 60.0
CLOCK = SystemClock()


@dataclass
class Campaign:
    """Four desks, a hub or two, and everything that went on."""

    folder: Path
    chance: random.Random
    hubs: list[HubNode]
    desks: list[DeskNode]
    proxies: list[SwitchProxy]
    done: Counter[str] = field(default_factory=Counter)
    undo: list[tuple[float, Callable[[], None]]] = field(default_factory=list)
    excused: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    quiet_after: float = 0.0
    events: int = 0

    @property
    def answered(self) -> set[str]:
        return set().union(*(desk.answers.events for desk in self.desks))

    def prepare(self) -> None:
        """Start the hubs, import the roster at one desk, pair all, start them."""
        for hub in self.hubs:
            hub.folder.mkdir()
            if hub is not self.hubs[0]:  # hubs behind one address share its certificate
                shutil.copytree(self.hubs[0].folder / "hub", hub.folder / "hub")
            self._start_hub(hub)
        for number, (desk, proxy) in enumerate(zip(self.desks, self.proxies, strict=True)):
            role = "supervisor" if number == 0 else "desk"
            code = self.hubs[0].code(role)
            desk.folder.mkdir()
            if number == 0:
                self._import_roster(desk.folder)
            pair_folder(desk.folder, f"127.0.0.1:{proxy.port}", code)
            desk.start()

    def _import_roster(self, folder: Path) -> None:
        roster = self.folder / "roster.csv"
        lines = [f"CODE{n:04};Visiteur {n};Nom{n:04}" for n in range(PEOPLE)]
        roster.write_text("code;first_name;last_name\n" + "\n".join(lines) + "\n")
        words = ("import", str(roster), "--apply", "--data", str(folder))
        subprocess.run([sys.executable, "-m", "kiosk", *words], check=True, capture_output=True)

    def _start_hub(self, hub: HubNode) -> None:
        hub.begin()
        for proxy in self.proxies:
            proxy.targets = [one.port for one in self.hubs]

    def rage(self, seconds: float) -> None:
        """Let bad things happen, several at once, each kind as often as this seed likes it."""
        kinds = [
            *(self._network, self._cut, self._kill_desk, self._kill_hub, self._hold_up),
            *(self._fill_disk, self._back_up, self._put_desk_back, self._put_hub_back),
        ]
        weights = [self.chance.random() ** 2 + 0.02 for _ in kinds]
        until, is_erased = time.monotonic() + seconds, False
        while time.monotonic() < until:
            self._wait(self.chance.uniform(0.05, 0.8))
            self.chance.choices(kinds, weights)[0]()
            if not is_erased and until - time.monotonic() < seconds / 2:
                self._erase()
                is_erased = True

    def _erase(self) -> None:
        self.desks[0].say(f"erase CODE{ERASED:04}")

    def _wait(self, seconds: float) -> None:
        threading.Event().wait(seconds)
        due = [one for one in self.undo if one[0] <= time.monotonic()]
        self.undo = [one for one in self.undo if one not in due]
        for _, heal in due:
            heal()

    def _for_a_while(self, heal: Callable[[], None]) -> None:
        self.undo.append((time.monotonic() + self.chance.uniform(0.2, 3.0), heal))

    def _network(self) -> None:
        proxy, mode = self.chance.choice(self.proxies), self.chance.choice(MODES)
        self.done[mode] += 1
        proxy.mode = mode
        self._for_a_while(lambda: setattr(proxy, "mode", "good"))

    def _cut(self) -> None:
        by_reset = self.chance.random() < 0.5
        self.done["reset" if by_reset else "cut"] += 1
        self.chance.choice(self.proxies).cut(by_reset=by_reset)

    def _kill_desk(self) -> None:
        self.done["desk killed"] += 1
        desk = self.chance.choice(self.desks)
        desk.end(by_force=True)
        desk.start()

    def _kill_hub(self) -> None:
        by_force = self.chance.random() < 0.7
        self.done["hub killed" if by_force else "hub restarted"] += 1
        hub = self.chance.choice(self.hubs)
        hub.end(by_force=by_force)
        if len(self.hubs) == 1:
            self._wait(self.chance.uniform(0, 1.0))
            self._start_hub(hub)
        else:
            self._for_a_while(lambda: None if hub.is_alive else self._start_hub(hub))

    def _hold_up(self) -> None:
        node: Node = self.chance.choice([*self.desks, *self.hubs])
        self.done["stopped"] += 1
        node.signal(signal.SIGSTOP)
        self._for_a_while(lambda: node.signal(signal.SIGCONT))

    def _fill_disk(self) -> None:
        node: Node = self.chance.choice([*self.desks, *self.hubs])
        self.done["disk full"] += 1
        node.fill_disk(full=True)
        self._for_a_while(lambda: node.fill_disk(full=False))

    def _back_up(self) -> None:
        self.done["backed up"] += 1
        node = self.chance.choice([*self.desks, self.hubs[0]])
        node.copy_to(node.backup)

    def _put_desk_back(self) -> None:
        """Put a desk back. What nobody else has is then lost, and nothing else may be.

        The hub's backup is made anew: an older one might lack what only this desk had pushed.
        """
        desk = self.chance.choice(self.desks)
        if not desk.backup.exists():
            desk.copy_to(desk.backup)
            return
        self.done["desk put back"] += 1
        desk.end(by_force=True)
        self.excused |= desk.only_here(self.hubs[0].events(self.hubs[0].backup))
        desk.put_back()
        desk.start()

    def _put_hub_back(self) -> None:
        hub = self.hubs[0]
        if hub.database:
            return
        if not hub.backup.exists():
            hub.copy_to(hub.backup)
            return
        self.done["hub put back"] += 1
        hub.end(by_force=True)
        hub.put_back()
        self._start_hub(hub)

    def heal(self) -> None:
        """Make everything good again, and wait until nobody has anything more to say."""
        self.undo.clear()
        for proxy in self.proxies:
            proxy.mode = "good"
        self._revive()
        start = time.monotonic()
        while not self._is_quiet():
            if time.monotonic() - start > QUIET_S:
                states = [desk.answers.state for desk in self.desks]
                self.faults.append(f"not quiet after {QUIET_S:.0f} s: {states}")
                break
            threading.Event().wait(0.1)
        self.quiet_after = time.monotonic() - start

    def _revive(self) -> None:
        for node in (*self.hubs, *self.desks):
            node.signal(signal.SIGCONT)
            node.fill_disk(full=False)
        for hub in self.hubs:
            if not hub.is_alive:
                self._start_hub(hub)
        for desk in self.desks:
            if not desk.is_alive:  # its disk was full when it started
                desk.end(by_force=True)
                desk.start()
        self._erase()  # the first time it may have been refused, or lost with a disk
        for desk in self.desks:
            desk.say("quiet")

    def _is_quiet(self) -> bool:
        states = [desk.answers.state for desk in self.desks]
        if not all(states):
            return False
        is_done = all(seen == cursor and not any(rest) for _, cursor, seen, *rest in states)
        return is_done and len({state[:3] for state in states}) == 1

    def stop(self) -> None:
        for node in (*self.desks, *self.hubs):
            node.end(by_force=False)
            complaints = node.complaints.read_text()
            if "Traceback" in complaints:
                self.faults.append(f"{node.name} complained: {complaints[-2000:]}")

    def check(self) -> None:
        """Read the databases and do the sums."""
        nodes = [self._desk_held(desk) for desk in self.desks] + [self._hub_held()]
        for node in nodes:
            self.faults += [f"{node.name}: {fault}" for fault in node.faults]
        self.faults += differences(nodes)
        self.events = len(nodes[0].events)
        for desk, node in zip(self.desks, nodes, strict=False):
            if lost := desk.answers.events - node.ids - self.excused:
                self.faults.append(f"{desk.name} answered {len(lost)} events that it lost")
            if len(node.ids) != len(node.events):
                self.faults.append(f"{desk.name} holds an event twice")
        self._look_for_the_erased()

    def _desk_held(self, desk: DeskNode) -> Held:
        records = open_records(desk.folder, CLOCK)
        now_ms = int(CLOCK.now().timestamp() * 1000)
        held = desk_held(records, name=desk.name, now_ms=now_ms)
        records.close()
        return held

    def _hub_held(self) -> Held:
        hub = self.hubs[0]
        store: SqliteStore | PostgresStore
        if hub.database:
            store = PostgresStore(hub.database, clock=CLOCK)
        else:
            store = SqliteStore(hub.folder / "hub", clock=CLOCK)
        store.open()
        held = hub_held(store, XH)
        store.close()
        return held

    def _look_for_the_erased(self) -> None:
        wanted = f"Nom{ERASED:04}".encode()
        for node in (*self.desks, *self.hubs):
            for file in node.folder.rglob("*"):
                if file.is_file() and wanted in file.read_bytes():
                    self.faults.append(f"{node.name} still has the erased person in {file.name}")


def run(seconds: float, seed: int, database: str = "sqlite") -> Campaign:
    """Run the whole campaign in a folder of its own."""
    chance = random.Random(seed)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="chaos-")))
        url = ""
        if database == "postgresql":
            server = stack.enter_context(postgres_server())
            with administration(server) as connection:
                connection.execute("create database hub")
            url = f"postgresql:///hub?host={server.split()[0].removeprefix('host=')}&user=kiosk"
        proxies = [
            stack.enter_context(SwitchProxy(random.Random(chance.random()))) for _ in CLOCKS_OFF_S
        ]
        names = ("hub", "hub-2") if url else ("hub",)
        hubs = [HubNode(name, folder / name, url) for name in names]
        desks = [
            DeskNode(
                f"desk-{n}", folder / f"desk-{n}", pause=PAUSE_S, seed=seed + 1000 * n, off=off
            )
            for n, off in enumerate(CLOCKS_OFF_S)
        ]
        campaign = Campaign(folder, chance, hubs, desks, proxies)
        for node in (*desks, *hubs):
            stack.callback(node.end, by_force=True)
        campaign.prepare()
        campaign.rage(seconds)
        campaign.heal()
        campaign.stop()
        campaign.check()
    return campaign


def report(campaign: Campaign, seed: int) -> None:
    print(f"seed {seed}: {len(campaign.answered)} events answered, {campaign.events} held by all, "
          f"{len(campaign.excused & campaign.answered)} lost with a disk that was put back, "
          f"quiet after {campaign.quiet_after:.1f} s, {len(campaign.faults)} faults")  # fmt: skip
    print("  " + ", ".join(f"{count} × {what}" for what, count in campaign.done.most_common()))
    troubles = sum((Counter(desk.answers.troubles) for desk in campaign.desks), Counter())
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
