"""A seeded swarm: desks and hubs under faults, and what becomes of them once it is quiet."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.protocol.messages import Role
from kiosk.store.sqlite import FILE_NAME
from simulation.checks import (
    Ledger,
    check_end,
    check_forgotten,
    demand,
    difference,
    kept,
)
from simulation.coincidences import Coincidences
from simulation.hub_checks import hubs_differ
from simulation.hubs import Disk, HubNode
from simulation.loads import Loads
from simulation.machines import Clock, DeskNode, Image, Kinds, World
from simulation.network import DAY, Client, Network
from simulation.newest import lacking, newest
from simulation.people import SUBJECTS, People, mark_of
from simulation.troubles import FAULTS, LEANINGS, RULES

QUIET_ROUNDS = 6
MOST_DESKS = 6

_OF_CLIENTS = ("talk", "talk_out", "overtake", "read_moving")
_TELLING = (
    "select cells from roster",
    *(f"select {what} from {table}"  # noqa: S608 - constants
      for table in ("event", "displaced") for what in ("envelope", "body")),
)  # fmt: skip
_AT_WRITERS = ("import_file", "change_fair", "change_again")


class Swarm:
    """Plays the story of one seed. `disk` makes the n-th hub's disk."""

    def __init__(
        self, seed: int, folder: Path, blank: bytes, disk: Callable[[Clock, int], Disk],
        kinds: Kinds = Kinds(),  # noqa: B008 - frozen
    ) -> None:  # fmt: skip
        self.rng = random.Random(seed)
        self.world, self.ledger = World(), Ledger()
        self.people, self.loads = People(self.rng, self.ledger.words), Loads(self.rng)
        self._folder, self._blank, self._disk, self.kinds = folder, blank, disk, kinds
        self._hubs = self._clones = 0
        self.images: dict[str, Image] = {}
        self._leaning = self.rng.choice(LEANINGS)
        self.weights = self._weighed(RULES)
        faults = self._weighed(FAULTS)
        faults["none"] = 8.0
        page = int(self._leaning.get("page", self.rng.choice((1, 2, 3, 5, 5, 20, 500))))
        self.network = Network(self.rng, self.world, self.ledger, faults=faults, page=page)
        self.network.on_clock = self._count_on_hubs
        self.story = self.network.story
        self.coincidences = Coincidences(self.rng, self)
        self.most_events = self.rng.choice((1, 3, 20, 500))
        self.hubs = self._first_hubs()
        self.away: HubNode | None = None  # a laptop that was replaced, and may come back
        self.desks = [self._new_desk(n) for n in range(self.rng.randint(2, 4))]
        if self.rng.random() < 0.8:
            self.desks[0].store.give_everything()

    @property
    def steps(self) -> int:
        return self.network.steps

    @property
    def clients(self) -> list[Client]:
        return [*self.desks, *(hub for hub in self.hubs if hub.above)]

    def _weighed(self, base: dict[str, float]) -> dict[str, float]:
        """Each seed has its own troubles."""
        return {
            name: weight * self._leaning.get(name, self.rng.choice((0, 0.3, 1, 1, 3)))
            for name, weight in base.items()
        }

    def _first_hubs(self) -> list[HubNode]:
        """One hub; or a venue's under a central one; or two, each under the other."""
        clock = Clock(self.world)
        if self.rng.random() < 0.15:
            clock.step(self.rng.randint(-7_200_000, DAY))
        first = self._new_hub(clock)
        shape = self.rng.choice(("one", "one", "venue", "venue", "circle"))
        if self._leaning.get("venue"):
            shape = self.rng.choice(("venue", "venue", "circle"))
        if self._leaning.get("alone") or shape == "one":
            return [first]
        second = self._new_hub(Clock(self.world))
        second.relay_to(first)
        if shape == "circle":
            first.relay_to(second)
        return [first, second]

    def _new_hub(self, clock: Clock) -> HubNode:
        self._hubs += 1
        self.ledger.count_on(clock)
        name = f"hub-{self._hubs}"
        return HubNode(name, self._folder, self._disk(clock, self._hubs), clock, self.kinds)

    def _new_desk(self, number: int) -> DeskNode:
        writes = number == 0 or self.rng.random() < 0.2
        role: Role = "supervisor" if writes else "desk"
        clock = Clock(self.world)
        if self.rng.random() < 0.5:
            clock.step(self.rng.choice((-7_200_000, -400_000, 300_000, 500_000, 900_000, DAY)))
        desk = DeskNode(self._folder, f"desk-{number}", clock, self.kinds, role=role)
        desk.slice = self.rng.choice((1, 3, 100))
        desk.above = self.rng.choice(self.hubs)
        return desk.new(self._blank)

    def step(self) -> None:
        """Apply one rule."""
        self.network.steps += 1
        names = list(self.weights)
        rule = self.rng.choices(names, [self.weights[name] or 0.01 for name in names])[0]
        client = self.rng.choice(self.clients if rule in _OF_CLIENTS else self.desks)
        if rule in _AT_WRITERS:
            client = self.rng.choice([desk for desk in self.desks if desk.role != "desk"])
        self.world.ms += self.rng.choice((1, 20, 700, 9_000))
        self.story.tell(rule, client.name)
        players = (self.people, self.network, self.loads, self.coincidences, self)
        getattr(next(player for player in players if hasattr(player, rule)), rule)(client)
        if isinstance(client, DeskNode):
            self.ledger.look(client, self.world.ms)

    def pass_time(self, desk: DeskNode) -> None:
        del desk
        self.world.ms += self.rng.choice((60_000, 400_000, 3_600_000))

    # What happens to computers

    def restart(self, desk: DeskNode) -> None:
        desk.restart()

    def die_at_work(self, desk: DeskNode) -> None:
        """Lose power in the middle of a scan: whatever was shown is there afterwards."""

        def scan() -> None:
            self.people.scan(desk)
            self.ledger.look(desk, self.world.ms)

        desk.die_in(scan, self.rng.choice((0, 1, 3, 10, 50)))

    def copy_disk(self, desk: DeskNode) -> None:
        self.images[desk.name] = desk.image(memory=self.rng.random() < 0.5)

    def restore_desk(self, desk: DeskNode) -> None:
        """The computer gets an older copy of its disk."""
        if desk.name in self.images:
            with self._losing(desk):
                desk.restore(Image(self.images[desk.name].disk))

    def fork_desk(self, desk: DeskNode) -> None:
        """A virtual machine goes back with its memory: it writes the same numbers again."""
        image = self.images.get(desk.name)
        if image is None or image.head is None:
            return
        self.ledger.forked.add(image.head.log)
        with self._losing(desk):
            desk.restore(image)
            desk.told = (image.head.log, image.head.seq)
        if self.rng.random() < 0.4:  # and what it writes there now is taken back at once
            self.people.scan(desk)
            self.people.take_back(desk)
        if self.rng.random() < 0.5:  # and meets what it had written in a snapshot
            if self.rng.random() < 0.5:
                self.people.scan(desk)
            self.loads.load(desk)

    def fork_apart(self, desk: DeskNode) -> None:
        """One hub has what a virtual machine wrote, and another what it writes there again."""
        others = [hub for hub in self.hubs if hub is not desk.above]
        if others:
            self.images[desk.name] = desk.image(memory=True)
            self.people.scan(desk)
            self.network.talk_out(desk)
            self.fork_desk(desk)
            self.people.scan(desk)
            desk.speak_to(self.rng.choice(others))
            self.network.talk_out(desk)

    def clone_desk(self, desk: DeskNode) -> None:
        """A copy of the disk runs on another computer, too."""
        if desk.name not in self.images or self._clones:
            return
        self._clones += 1
        clock = Clock(self.world, wrongs=desk.clock.wrongs)
        clone = DeskNode(self._folder, f"{desk.name}-copy", clock, self.kinds, role=desk.role)
        clone.above = desk.above
        clone._write(self.images[desk.name].disk)
        clone.start()
        self.desks.append(clone)

    def step_clock(self, desk: DeskNode) -> None:
        desk.clock.step(self.rng.choice((0, 0, -7_200_000, 480_000, 1_000_000, DAY)))
        self._count_on_hubs()

    def _count_on_hubs(self) -> None:
        """Hubs' time is everybody's; any of them may be on the computer whose clock was set."""
        for hub in self.hubs:
            self.ledger.count_on(hub.clock)

    def step_hub_clock(self, desk: DeskNode) -> None:
        desk.above.clock.step(self.rng.choice((0, -600_000, 40_000, 2_000_000)))
        self._count_on_hubs()

    def new_desk(self, desk: DeskNode) -> None:
        """One more computer comes, amid everything, and takes a snapshot first."""
        if len(self.desks) < MOST_DESKS:
            new = self._new_desk(len(self.desks))
            self.desks.append(new)
            new.speak_to(desk.above)
            self.loads.load(new)

    def switch(self, desk: DeskNode) -> None:
        """A desk turns to another hub."""
        hub = self.rng.choice(self.hubs)
        if self.rng.random() < 0.5:
            desk.follow(hub)
        else:
            desk.speak_to(hub)

    def restart_hub(self, desk: DeskNode) -> None:
        del desk
        self.rng.choice(self.hubs).restart()

    def copy_hub(self, desk: DeskNode) -> None:
        del desk
        self.rng.choice(self.hubs).copy()

    def restore_hub(self, desk: DeskNode) -> None:
        """A hub comes back from its backup."""
        del desk
        self.put_back(self.rng.choice(self.hubs))

    def put_back(self, hub: HubNode) -> None:
        if hub.kept is not None:
            with self._losing(hub):
                hub.restore(snapshots=self.rng.random() < 0.5)

    def promote(self, desk: DeskNode) -> None:
        """A hub is dead: a desk takes over the list, and the others turn to it."""
        if self.away is not None:
            return
        dead = desk.above
        with self._losing(dead):
            dead.disk.close()
            self.network.forget(dead)
            new = self._new_hub(desk.clock)
            self.hubs[self.hubs.index(dead)] = new
            desk.role = "supervisor"
            for each in self.desks:
                if each.above is dead:
                    each.speak_to(new)
            desk.store.give_everything()
            self.network.talk_out(desk)
            self._relay_instead(dead, new)
        self.successor = new
        self.away = dead if self.rng.random() < 0.6 else None

    def _relay_instead(self, dead: HubNode, new: HubNode) -> None:
        if dead.above is not None:
            new.relay_to(dead.above)
        for hub in self.hubs:
            if hub.above is dead:
                hub.relay_to(new)

    def come_back(self, desk: DeskNode) -> None:
        """The laptop that was replaced runs again: under the new hub, or above it."""
        del desk
        old, self.away = self.away, None
        if old is None:
            return
        old.restart()
        new = self.successor
        if new.above is None and old.above is None and self.rng.random() < 0.5:
            new.relay_to(old)
        else:
            old.relay_to(new)
        self.hubs.append(old)

    @contextmanager
    def _losing(self, node: DeskNode | HubNode) -> Iterator[None]:
        """Write down what nobody holds any more once `node` is not what it was."""
        before = kept(node) if isinstance(node, DeskNode) else node.keeps()
        yield
        lost = before
        for hub in self.hubs:
            lost = lost - hub.keeps()
        for desk in self.desks:
            lost -= kept(desk)
        self.ledger.lost |= lost

    # The end

    def settle(self) -> int:
        """Let everybody talk without faults; return the rounds until all were equal."""
        self.network.late.clear()
        self.story.tell("quiet")
        then = newest(self.desks, self.hubs)
        if not any(hub.ask("select 1 from doc") for hub in self.hubs):
            # nobody who may write it has it any more
            self.people.change_fair(next(desk for desk in self.desks if desk.role != "desk"))
        told, rounds = "", 0
        while rounds < QUIET_ROUNDS:
            rounds += 1
            self._talk_all_out()
            first, *others = self.desks
            differ = (difference(first, other) for other in others)
            told = next(filter(None, differ), "") or hubs_differ(self.hubs)
            if not told:
                break
        demand(not told, "I10", "after", QUIET_ROUNDS, "quiet rounds", told)
        self._check_rest()
        check_end(self.desks, self.hubs, self.ledger)
        told = lacking(then, self.desks, self.hubs)
        demand(not told, "newest", told)
        self._check_forgotten()
        return rounds

    def _talk_all_out(self) -> None:
        for client in self.clients:
            self.network.talk_out(client)

    def _check_rest(self) -> None:
        """Whoever is equal has nothing to say any more."""
        self._talk_all_out()
        before = [hub.hub.hello().head for hub in self.hubs]
        self._talk_all_out()
        after = [hub.hub.hello().head for hub in self.hubs]
        demand(before == after, "liveness", "hubs do not come to rest", before, after)

    def _check_forgotten(self) -> None:
        erased = [row[0] for row in self.desks[0].rows("select subject from erased")]
        marks = [mark_of(SUBJECTS[subject]) for subject in erased if subject in SUBJECTS]
        for hub in self.hubs:
            for told in map(hub.ask, _TELLING):
                check_forgotten(hub.name, b"\n".join(bytes(row[0] or b"") for row in told), marks)
        for desk in self.desks:
            desk.records.close()
            check_forgotten(desk.name, (desk.folder / FILE_NAME).read_bytes(), marks)
            desk.records.open(None)

    def close(self) -> None:
        for desk in self.desks:
            desk.records.close()
        for hub in (*self.hubs, self.away):
            if hub is not None:
                hub.disk.close()
