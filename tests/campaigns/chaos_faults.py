"""What befalls desks, hubs and the networks between them in a chaos campaign."""

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from chaos_scene import Scene, Site

from kiosk.app.pairing import pair_hub
from nodes import Node
from switch_proxy import MODES, SwitchProxy

ERASED = 199  # the number of the person who is erased half-way
TRIES = 20  # to have the list taken over, while the disk of whoever does it is full, say

# Never apart by ten minutes or more: a laptop that has yet to hear the hub again goes by what it
# knew before, and its times may be wrong by as much as its clock was set since.
CLOCKS_S = (-240.0, -95.0, 0.0, 20.0, 240.0)


@dataclass
class Faults:
    """Counts what was `done`; `excused` are the events that a disk took with it.

    Every kind of fault befalls each run at least once; then they come as this seed likes each.
    """

    scene: Scene
    done: Counter[str] = field(default_factory=Counter)
    excused: set[str] = field(default_factory=set)
    undo: list[tuple[float, Callable[[], None]]] = field(default_factory=list)

    def rage(self, seconds: float) -> None:
        """Let bad things happen, several at once, for so long or until each was there once."""
        chance, kinds = self.scene.chance, self._kinds()
        weights = [chance.random() ** 2 + 0.02 for _ in kinds]
        due = chance.sample(kinds, len(kinds))
        due.insert(len(due) // 2, self.erase)
        if self.scene.centre is None:
            due.insert(max(len(due) // 2, due.index(self._put_hub_back) + 1), self._promote)
        pause_s = min(0.8, seconds / len(due))
        until = time.monotonic() + seconds
        while due or time.monotonic() < until:
            self._wait(chance.uniform(0.05, pause_s))
            fault = due.pop(0) if due else chance.choices(kinds, weights)[0]
            fault()

    def _kinds(self) -> list[Callable[[], None]]:
        kinds = [
            *(self._network, self._cut, self._kill_desk, self._kill_hub, self._hold_up),
            *(self._fill_disk, self._fill_small_disk, self._set_clock, self._back_up),
            *(self._put_desk_back, self._put_hub_back),
        ]
        if self.scene.centre is not None:
            kinds += [self._cut_upper_link, self._put_server_back]
        return kinds

    def erase(self) -> None:
        """Erase somebody. A second time says nothing new."""
        self.done["person erased"] += 1
        self.scene.desks[0].say(f"erase CODE{ERASED:04}")

    def heal(self) -> None:
        """Make everything good again, and start whatever died."""
        self.undo.clear()
        for proxy in self.scene.proxies:
            proxy.mode = "good"
        for node in self.scene.nodes:
            node.signal(signal.SIGCONT)
            node.fill_disk(full=False)
        for site in self.scene.sites:
            if site is not self._lost():
                site.begin_all()
        for desk in self.scene.desks:
            if not desk.is_alive:  # its disk was full when it started
                desk.end(by_force=True)
                desk.start()
        if self.scene.leader is not None and not self.scene.leader.children():
            self.scene.leader.ask("hub start", "start")

    def bring_old_hub_back(self) -> None:
        """Somebody found the laptop whose list was taken over: it relays to the new hub now."""
        old, leader, way = self.scene.venue, self.scene.leader, self.scene.heir
        assert leader is not None
        assert way is not None
        pair_hub(old.hubs[0].folder, f"127.0.0.1:{way.port}", leader.ask("hub code", "code"))
        old.begin_all()
        self.done["old hub came back"] += 1

    def _lost(self) -> Site | None:
        """The hub whose laptop died for good, as everybody believes."""
        return self.scene.venue if self.scene.leader is not None else None

    def _wait(self, seconds: float) -> None:
        threading.Event().wait(seconds)
        due = [one for one in self.undo if one[0] <= time.monotonic()]
        self.undo = [one for one in self.undo if one not in due]
        for _, heal in due:
            heal()

    def _for_a_while(self, heal: Callable[[], None]) -> None:
        self.undo.append((time.monotonic() + self.scene.chance.uniform(0.2, 3.0), heal))

    def _network(self) -> None:
        self._worsen(self.scene.chance.choice(self.scene.proxies))

    def _worsen(self, proxy: SwitchProxy) -> None:
        mode = self.scene.chance.choice(MODES)
        self.done[f"network {mode}"] += 1
        proxy.mode = mode
        self._for_a_while(lambda: setattr(proxy, "mode", "good"))

    def _cut_upper_link(self) -> None:
        assert self.scene.upper is not None
        self.done["upper link cut"] += 1
        self._worsen(self.scene.upper)

    def _cut(self) -> None:
        by_reset = self.scene.chance.random() < 0.5
        self.done["connections reset" if by_reset else "connections cut"] += 1
        self.scene.chance.choice(self.scene.proxies).cut(by_reset=by_reset)

    def _kill_desk(self) -> None:
        self.done["desk killed"] += 1
        desk = self.scene.chance.choice(self.scene.desks)
        desk.end(by_force=True)
        desk.start()

    def _kill_hub(self) -> None:
        leader = self.scene.leader
        if leader is not None:
            self.done["new hub killed"] += 1
            leader.kill_hub()
            self._wait(self.scene.chance.uniform(0, 1.0))
            leader.signal(signal.SIGCONT)  # held up, it would not answer, and nobody would go on
            leader.ask("hub start", "start")
            return
        by_force = self.scene.chance.random() < 0.7
        self.done["hub killed" if by_force else "hub restarted"] += 1
        site = self.scene.chance.choice(self.scene.sites)
        hub = self.scene.chance.choice(site.hubs)
        hub.end(by_force=by_force)
        if len(site.hubs) == 1:
            self._wait(self.scene.chance.uniform(0, 1.0))
            site.begin_all()
        else:
            self._for_a_while(site.begin_all)

    def _hold_up(self) -> None:
        node = self._anybody()
        self.done["stopped"] += 1
        node.signal(signal.SIGSTOP)
        self._for_a_while(lambda: node.signal(signal.SIGCONT))

    def _fill_disk(self) -> None:
        large = [node for node in self.scene.nodes if not node.has_small_disk]
        self._fill(self.scene.chance.choice(large), "files may not grow")

    def _fill_small_disk(self) -> None:
        small = [node for node in self.scene.nodes if node.has_small_disk] or self.scene.nodes
        node = self.scene.chance.choice(small)
        self._fill(node, "disk full" if node.has_small_disk else "files may not grow")

    def _fill(self, node: Node, what: str) -> None:
        self.done[what] += 1
        node.fill_disk(full=True)
        self._for_a_while(lambda: node.fill_disk(full=False))

    def _set_clock(self) -> None:
        self.done["clock set"] += 1
        desk = self.scene.chance.choice(self.scene.desks)
        desk.step_clock(self.scene.chance.choice([off for off in CLOCKS_S if off != desk.off]))

    def _back_up(self) -> None:
        self.done["backed up"] += 1
        if self.scene.centre is not None and self.scene.chance.random() < 0.3:
            assert self.scene.centre.database is not None
            self.scene.centre.database.back_up()
            return
        node = self.scene.chance.choice([*self.scene.desks, self.scene.venue.hubs[0]])
        node.copy_to(node.backup)

    def _put_desk_back(self) -> None:
        """Put a desk back. What nobody else has is then lost, and nothing else may be.

        The lists' backups are made anew: an older one might lack what only this desk had pushed.
        Who keeps the list now is left alone: with its disk the list would go, too.
        """
        desks = [desk for desk in self.scene.desks if desk is not self.scene.leader]
        desk = self.scene.chance.choice(desks)
        self.done["desk put back"] += 1
        desk.end(by_force=True)
        desk.fill_disk(full=False)  # nor could its write-ahead log be read
        self.excused |= desk.only_here(self._listed())
        desk.put_back()
        desk.start()

    def _listed(self) -> set[str]:
        """Return the ids of all events that some list has."""
        found: set[str] = set()
        for site in self.scene.sites:
            found |= site.events()
        leader = self.scene.leader
        if leader is not None:
            found |= leader.hub_events(leader.backup)
        return found

    def _put_hub_back(self) -> None:
        if self._lost() is not None:
            return
        self.done["hub put back"] += 1
        hub = self.scene.venue.hubs[0]
        hub.end(by_force=True)
        hub.fill_disk(full=False)
        hub.put_back()
        self.scene.venue.begin(hub)

    def _put_server_back(self) -> None:
        """The server's database is put back to an older copy while two hubs are at work on it."""
        assert self.scene.centre is not None
        assert self.scene.centre.database is not None
        self.done["PostgreSQL put back"] += 1
        self.scene.centre.database.put_back()

    def _promote(self) -> None:
        """The hub's laptop dies for good, and a supervisor's desk takes the list over."""
        self.done["list taken over"] += 1
        self.scene.venue.hubs[0].end(by_force=True)
        leader = self.scene.desks[0]
        for _ in range(TRIES):
            leader.signal(signal.SIGCONT)
            leader.fill_disk(full=False)
            if not leader.is_alive:
                leader.end(by_force=True)
                leader.start()
            if leader.ask("hub promote", "promote"):
                break
            self._wait(0.5)
        else:
            raise AssertionError(f"nobody took the list over: {leader.answers.said}")
        self.scene.leader = leader

    def _anybody(self) -> Node:
        return self.scene.chance.choice(self.scene.nodes)
