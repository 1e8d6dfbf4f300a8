"""A seeded swarm: desks and a hub under faults, and what becomes of them once it is quiet."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.protocol.messages import Push, Role
from kiosk.protocol.sealed import Run, Sealed
from kiosk.store.sqlite import FILE_NAME
from kiosk.sync import exchange as exchange_module
from kiosk.sync.exchange import Answer, Exchange, Heard, Request
from kiosk.wire import canonical
from simulation.checks import (
    Ledger,
    check_end,
    check_forgotten,
    check_link,
    check_told,
    demand,
    difference,
    held,
    held_by_hub,
)
from simulation.machines import SLOW, Clock, DeskNode, Disk, HubNode, Image, Kinds, PowerLost, World
from simulation.newest import lacking, newest
from simulation.people import SUBJECTS, People, mark_of
from simulation.troubles import FAULTS, LEANINGS, RULES

DAY = 86_400_000
QUIET_ROUNDS = 6
LONGEST_TALK = 400

_AT_DESKS = ("scan", "answer", "print", "ask_badge", "correct", "walk_in", "erase", "settle")
_AT_WRITERS = ("import_file", "change_fair")


@dataclass
class Late:
    """A message that the network holds; without an answer it did not even reach the hub."""

    desk: DeskNode
    exchange: Exchange
    request: Request
    answer: Answer | None = None


@dataclass
class Story:
    """What happened, for whoever has to understand a violation."""

    steps: list[str] = field(default_factory=list)

    def tell(self, *words: object) -> None:
        self.steps.append(" ".join(map(str, words)))


class Swarm:
    """Plays the story of one seed. `disk` makes the n-th hub's disk."""

    def __init__(
        self, seed: int, folder: Path, blank: bytes, disk: Callable[[Clock, int], Disk],
        kinds: Kinds = Kinds(),  # noqa: B008 - frozen
    ) -> None:  # fmt: skip
        self.rng = random.Random(seed)
        self.world, self.story, self.ledger = World(), Story(), Ledger()
        self.people = People(self.rng)
        self._folder, self._blank, self._disk, self.kinds = folder, blank, disk, kinds
        self._hubs = self._clones = self._strangers = 0
        self.late: list[Late] = []
        self.images: dict[str, Image] = {}
        self.hub_image: object = None
        self._leaning = self.rng.choice(LEANINGS)
        self.weights = self._weighed(RULES)
        self.faults = self._weighed(FAULTS)
        self.faults["none"] = 8.0
        self.steps = 0
        self.page = int(self._leaning.get("page", self.rng.choice((1, 2, 3, 5, 5, 20, 500))))
        self.most_events = self.rng.choice((1, 3, 20, 500))
        hub_clock = Clock(self.world)
        if self.rng.random() < 0.15:
            hub_clock.step(self.rng.randint(-7_200_000, DAY))
        self._count_on(hub_clock)
        self.hub = self._new_hub(hub_clock)
        self.desks = [self._new_desk(n) for n in range(self.rng.randint(2, 4))]

    def _weighed(self, base: dict[str, float]) -> dict[str, float]:
        """Each seed has its own troubles."""
        return {
            name: weight * self._leaning.get(name, self.rng.choice((0, 0.3, 1, 1, 3)))
            for name, weight in base.items()
        }

    def _count_on(self, clock: Clock) -> None:
        self.ledger.is_time_good &= not clock.was_wrong

    def _new_hub(self, clock: Clock) -> HubNode:
        self._hubs += 1
        return HubNode(self._disk(clock, self._hubs), clock, self.kinds)

    def _new_desk(self, number: int) -> DeskNode:
        writes = number == 0 or self.rng.random() < 0.2
        role: Role = "supervisor" if writes else "desk"
        clock = Clock(self.world)
        if self.rng.random() < 0.5:
            clock.step(self.rng.choice((-7_200_000, -400_000, 300_000, 500_000, 900_000, DAY)))
        desk = DeskNode(self._folder, f"desk-{number}", clock, self.kinds, role=role)
        desk.hub = self.hub.id
        return desk.new(self._blank)

    def step(self) -> None:
        """Apply one rule."""
        self.steps += 1
        names = list(self.weights)
        rule = self.rng.choices(names, [self.weights[name] or 0.01 for name in names])[0]
        desk = self.rng.choice(self.desks)
        self.world.ms += self.rng.choice((1, 20, 700, 9_000))
        self.story.tell(rule, desk.name)
        if rule in _AT_DESKS:
            getattr(self.people, rule)(desk)
        elif rule in _AT_WRITERS:
            desk = self.rng.choice([desk for desk in self.desks if desk.role != "desk"])
            getattr(self.people, rule)(desk)
        else:
            getattr(self, rule)(desk)
        self.ledger.look(desk, self.world.ms)

    # Talk between a desk and the hub

    def talk(self, desk: DeskNode) -> None:
        """One exchange with one fault."""
        names = list(self.faults)
        fault = self.rng.choices(names, list(self.faults.values()))[0]
        self.story.steps[-1] += f" {fault}"
        if fault == "side by side":
            self._side_by_side(desk)
        else:
            self._carry(desk, desk.exchange.next(), fault)
        check_link(desk, self.hub)

    def _carry(self, desk: DeskNode, request: Request, fault: str) -> None:
        if fault == "lost request":
            return
        if fault == "late request":
            self.late.append(Late(desk, desk.exchange, request))
            return
        if fault == "twice":
            self._ask(desk, request)
        answer = self._ask_dying(desk, request, fault)
        if fault == "slow":
            self.world.ms += SLOW
        if answer is None or fault == "lost answer":
            return
        if fault == "late answer":
            self.late.append(Late(desk, desk.exchange, request, answer))
        elif fault == "desk dies hearing":
            after = self.rng.choice((0, 2, 5, 10, 20, 50, 200))
            desk.die_in(lambda: desk.exchange.heard(request, answer), after)
        else:
            self._hear(desk, request, answer)

    def _ask(self, desk: DeskNode, request: Request) -> Answer:
        return self.hub.answer(request, desk.role, limit=self.page)

    def _ask_dying(self, desk: DeskNode, request: Request, fault: str) -> Answer | None:
        if fault not in ("hub dies before", "hub dies after"):
            return self._ask(desk, request)
        self.hub.store.is_dying = fault == "hub dies before"
        try:
            answer = self._ask(desk, request)
        except PowerLost:
            return None
        finally:
            self.hub.restart()
        if fault == "hub dies before":
            check_told(self.hub, answer)
        return None

    def _hear(self, desk: DeskNode, request: Request, answer: Answer) -> Heard:
        heard = desk.exchange.heard(request, answer)
        self.story.tell("  ", desk.name, type(request).__name__, type(answer).__name__, heard)
        self.ledger.look(desk, self.world.ms)
        return heard

    def _side_by_side(self, desk: DeskNode) -> None:
        both = [each for each in (desk.exchange.push(), desk.exchange.pull()) if each]
        self.rng.shuffle(both)
        answers = [(request, self._ask(desk, request)) for request in both]
        self.rng.shuffle(answers)
        for request, answer in answers:
            self._hear(desk, request, answer)

    def talk_out(self, desk: DeskNode) -> None:
        """Talk until nothing is left to say."""
        for _ in range(LONGEST_TALK):
            self.steps += 1
            request = desk.exchange.next()
            if self._hear(desk, request, self._ask(desk, request)) is Heard.IDLE:
                break
        else:
            demand(False, "liveness", desk.name, "is never done")  # noqa: FBT003
        check_link(desk, self.hub)

    def hear_late(self, desk: DeskNode) -> None:
        """The network lets something go; for whoever died meanwhile it is too late."""
        del desk
        if not self.late:
            return
        late = self.late.pop(self.rng.randrange(len(self.late)))
        answer = late.answer
        if answer is None:
            answer = self._ask(late.desk, late.request)
        if late.desk.exchange is late.exchange:
            self._hear(late.desk, late.request, answer)
            check_link(late.desk, self.hub)

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

    def clone_desk(self, desk: DeskNode) -> None:
        """A copy of the disk runs on another computer, too."""
        if desk.name not in self.images or self._clones:
            return
        self._clones += 1
        clock = Clock(self.world, wrongs=desk.clock.wrongs)
        clone = DeskNode(self._folder, f"{desk.name}-copy", clock, self.kinds, role=desk.role)
        clone.hub = self.hub.id
        clone._write(self.images[desk.name].disk)
        clone.start()
        self.desks.append(clone)

    def step_clock(self, desk: DeskNode) -> None:
        desk.clock.step(self.rng.choice((0, 0, -7_200_000, 480_000, 1_000_000, DAY)))
        self._count_on(self.hub.clock)  # it may be the same

    def restart_hub(self, desk: DeskNode) -> None:
        del desk
        self.hub.restart()

    def copy_hub(self, desk: DeskNode) -> None:
        del desk
        self.hub_image = self.hub.image()

    def restore_hub(self, desk: DeskNode) -> None:
        """The hub comes back from its backup."""
        del desk
        if self.hub_image is not None:
            with self._losing(self.hub):
                self.hub.restore(self.hub_image)

    def promote(self, desk: DeskNode) -> None:
        """The hub is dead: a desk takes over the list, and the others turn to it."""
        with self._losing(self.hub):
            self.hub.disk.close()
            self._count_on(desk.clock)
            self.hub = self._new_hub(desk.clock)
            self.hub_image = None
            self.late.clear()
            desk.role = "supervisor"
            for each in self.desks:
                each.speak_to(self.hub.id)
            desk.store.give_everything()
            self.talk_out(desk)

    def strange(self, desk: DeskNode) -> None:
        """Somebody's events come in that this version cannot read, or believe."""
        del desk
        self._strangers += 1
        log, ahead = f"strange-{self._strangers}", self.rng.choice((0, 700_000, DAY))
        events = tuple(self._strange(log, seq, ahead) for seq in range(1, self.rng.randint(2, 5)))
        hello = self.hub.hub.hello()
        self.hub.answer(Push(hello.timeline, 0, (Run(log, 1, events),)), "desk")

    def _strange(self, log: str, seq: int, ahead: int) -> Sealed:
        told = {
            "basis": 0, "cred": "", "dev": log, "dir": self.rng.choice((-1, 0, 1)), "gate": "exit",
            "hlc": (self.world.ms + ahead) << 16, "id": f"{log} {seq}", "log": log, "offq": "none",
            "offset_ms": 0, "seq": seq, "source": "", "subject": self.rng.choice(sorted(SUBJECTS)),
            "type": self.rng.choice(("scan", "from.the.future", "void", "badge.revoked")), "v": 9,
            "verdict": "", "wall_ms": self.world.ms, "xh": "fair-1", "zone": "fair",
        }  # fmt: skip
        told |= self.rng.choice(({}, {"news": [1, {"of": "it"}]}, {"dir": 7}, {"seq": seq + 1}))
        text = self.rng.choice((canonical(told),) * 4 + ("no JSON \x00 at all",))
        return Sealed(text, self.rng.choice(('{"event":"x:1"}', "[1]", "")), "00" * 16)

    @contextmanager
    def _losing(self, node: DeskNode | HubNode) -> Iterator[None]:
        """Write down what nobody holds any more once `node` is not what it was."""
        before = held(node) if isinstance(node, DeskNode) else held_by_hub(node)
        yield
        lost = before - held_by_hub(self.hub)
        for desk in self.desks:
            lost -= held(desk)
        self.ledger.lost |= lost

    # The end

    def settle(self) -> int:
        """Let everybody talk without faults; return the rounds until all were equal."""
        self.late.clear()
        self.story.tell("quiet")
        then = newest(self.desks, self.hub)
        if not self.hub.ask("select 1 from doc"):  # nobody who may write it has it any more
            self.people.change_fair(next(desk for desk in self.desks if desk.role != "desk"))
        told, rounds = "", 0
        while rounds < QUIET_ROUNDS:
            rounds += 1
            for desk in self.desks:
                self.talk_out(desk)
            first, *others = self.desks
            differ = (difference(first, other) for other in others)
            told = next(filter(None, differ), "")
            if not told:
                break
        demand(not told, "I10", "after", QUIET_ROUNDS, "quiet rounds", told)
        check_end(self.desks, self.hub, self.ledger)
        told = lacking(then, self.desks, self.hub)
        demand(not told, "newest", told)
        self._check_forgotten()
        return rounds

    def _check_forgotten(self) -> None:
        erased = [row[0] for row in self.desks[0].rows("select subject from erased")]
        marks = [mark_of(SUBJECTS[subject]) for subject in erased if subject in SUBJECTS]
        for table in ("envelope", "body"):
            told = self.hub.ask(f"select {table} from event where {table} is not null")  # noqa: S608
            check_forgotten("the hub", b"\n".join(bytes(row[0]) for row in told), marks)
        cells = b"\n".join(bytes(row[0]) for row in self.hub.ask("select cells from roster"))
        check_forgotten("the hub", cells, marks)
        for desk in self.desks:
            desk.records.close()
            check_forgotten(desk.name, (desk.folder / FILE_NAME).read_bytes(), marks)
            desk.records.open(None)

    def close(self) -> None:
        for desk in self.desks:
            desk.records.close()
        self.hub.disk.close()


@contextmanager
def pieces_of(events: int) -> Iterator[None]:
    """Let pushes be small, so that one story has many."""
    before = exchange_module.MOST_EVENTS
    exchange_module.MOST_EVENTS = events
    try:
        yield
    finally:
        exchange_module.MOST_EVENTS = before
