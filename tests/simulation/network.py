"""What passes between clients and hubs of a simulated fair, and what is done to it on the way."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kiosk.protocol.messages import Push
from kiosk.protocol.sealed import Run, Sealed
from kiosk.sync import exchange as exchange_module
from kiosk.sync.exchange import Answer, Exchange, Heard, Request
from kiosk.wire import canonical
from simulation.checks import Ledger, Waiting, check_link, check_told, demand
from simulation.hub_checks import Upward, check_relay, check_sent
from simulation.hubs import HubNode
from simulation.machines import SLOW, DeskNode, PowerLost, World
from simulation.people import SUBJECTS

DAY = 86_400_000
LONGEST_TALK = 400

Client = DeskNode | HubNode

_ODD_BODIES = (
    '{"id":"x"}',
    '{"subject":"x","hlc":1,"id":"y"}',
    '{"subject":7,"hlc":[]}',
    "[1]",
    "",
)


@dataclass
class Late:
    """A message that the network holds; without an answer it did not even reach the hub."""

    client: Client
    hub: HubNode
    exchange: Exchange
    request: Request
    answer: Answer | None = None


@dataclass
class Story:
    """What happened, for whoever has to understand a violation."""

    steps: list[str] = field(default_factory=list)

    def tell(self, *words: object) -> None:
        self.steps.append(" ".join(map(str, words)))


class Network:
    """Carries requests and answers, each exchange with one fault of some weights."""

    def __init__(
        self, rng: random.Random, world: World, ledger: Ledger, *, faults: dict[str, float],
        page: int,
    ) -> None:  # fmt: skip
        self.rng, self.world, self.ledger = rng, world, ledger
        self.faults, self.page = faults, page
        self.story = Story()
        self.late: list[Late] = []
        self.steps = self._strangers = 0
        self.on_clock: Callable[[], None] = lambda: None  # somebody's clock was set

    def talk(self, client: Client) -> None:
        """One exchange with one fault."""
        names = list(self.faults)
        fault = self.rng.choices(names, list(self.faults.values()))[0]
        self.story.steps[-1] += f" {fault}"
        if fault == "side by side":
            self._side_by_side(client)
        else:
            self._carry(client, self._next(client), fault)
        self.check(client)

    def talk_out(self, client: Client) -> None:
        """Talk until nothing is left to say."""
        for _ in range(LONGEST_TALK):
            self.steps += 1
            request = self._next(client)
            if self._hear(client, request, self._ask(client, request)) is Heard.IDLE:
                break
        else:
            demand(False, "liveness", client.name, "is never done")  # noqa: FBT003
        self.check(client)

    def read_on(self, client: Client) -> None:
        """Hear one more page."""
        request = client.exchange.pull()
        self._hear(client, request, self._ask(client, request))
        self.check(client)

    def hold(self, client: Client) -> Late:
        """Ask, and let the answer hang."""
        pull = self.rng.random() < 0.7
        request = client.exchange.pull() if pull else self._next(client)
        answer = self._ask(client, request)
        return Late(client, client.above, client.exchange, request, answer)

    def hold_rows(self, client: Client) -> Late | None:
        """Talk until tickets are pushed, and let the answer to that hang; None if none are."""
        for _ in range(LONGEST_TALK):
            request = self._next(client)
            answer = self._ask(client, request)
            if isinstance(request, Push) and request.roster.rows:
                return Late(client, client.above, client.exchange, request, answer)
            if self._hear(client, request, answer) is Heard.IDLE:
                break
        return None

    def hear_late(self, client: Client) -> None:
        """Let something go."""
        del client
        if self.late:
            self.release(self.late.pop(self.rng.randrange(len(self.late))))

    def release(self, late: Late) -> None:
        """Let a message go on; for whoever died meanwhile it is too late."""
        answer = late.answer
        if answer is None:
            answer = late.hub.answer(late.request, late.client.role, limit=self.page)
        if late.client.exchange is late.exchange:
            self._hear(late.client, late.request, answer)
            self.check(late.client)

    def forget(self, hub: HubNode) -> None:
        """Drop what was on its way to or from a hub that is no more."""
        self.late = [late for late in self.late if hub not in (late.hub, late.client)]

    def strange(self, desk: DeskNode) -> None:
        """Somebody's events come in that this version cannot read, or believe."""
        self._strangers += 1
        log, ahead = f"strange-{self._strangers}", self.rng.choice((0, 700_000, DAY))
        events = tuple(self._strange(log, seq, ahead) for seq in range(1, self.rng.randint(2, 5)))
        hub = desk.above
        hello = hub.hub.hello()
        hub.answer(Push(hello.timeline, 0, (Run(log, 1, events),)), "desk")

    def _strange(self, log: str, seq: int, ahead: int) -> Sealed:
        told = {
            "basis": 0, "cred": "", "dev": log, "dir": self.rng.choice((-1, 0, 1)), "gate": "exit",
            "hlc": (self.world.ms + ahead) << 16, "id": f"{log} {seq}", "log": log, "offq": "none",
            "offset_ms": 0, "seq": seq, "source": "",
            "subject": self.rng.choice(("", *sorted(SUBJECTS))),
            "type": self.rng.choice(("scan", "from.the.future", "void", "badge.revoked")), "v": 9,
            "verdict": "", "wall_ms": self.world.ms, "xh": "fair-1", "zone": "fair",
        }  # fmt: skip
        told |= self.rng.choice(({}, {"news": [1, {"of": "it"}]}, {"dir": 7}, {"seq": seq + 1}))
        text = self.rng.choice((canonical(told),) * 4 + ("no JSON \x00 at all",))
        return Sealed(text, self.rng.choice(_ODD_BODIES), "00" * 16)

    def check(self, client: Client) -> None:
        """Hold what a client believes of its hub against what is there."""
        if isinstance(client, HubNode):
            check_relay(client, self.ledger.forked)
        else:
            check_link(client, self.ledger.forked)

    def _next(self, client: Client) -> Request:
        request = client.exchange.next()
        if isinstance(client, HubNode):
            check_sent(client, request)
        return request

    def _carry(self, client: Client, request: Request, fault: str) -> None:
        if fault == "lost request":
            return
        if fault == "late request":
            self.late.append(Late(client, client.above, client.exchange, request))
            return
        if fault == "twice":
            self._ask(client, request)
        answer = self._ask_dying(client, request, fault)
        self._pass_time(client, fault)
        if answer is not None and fault != "lost answer":
            self._bring(client, request, answer, fault)

    def _pass_time(self, client: Client, fault: str) -> None:
        """Let the clock that measures an answer's way go on, or be set meanwhile."""
        if fault == "slow":
            self.world.ms += SLOW
        if fault == "clock steps":
            client.clock.step(self.rng.choice((-3_600_000, -30_000, 0, 30_000, 3_600_000)))
            self.on_clock()

    def _bring(self, client: Client, request: Request, answer: Answer, fault: str) -> None:
        if fault == "late answer":
            self.late.append(Late(client, client.above, client.exchange, request, answer))
        elif fault == "client dies hearing":
            after = self.rng.choice((0, 2, 5, 10, 20, 50, 200))
            client.die_in(lambda: self._take_in(client, request, answer), after)
        else:
            self._hear(client, request, answer)

    def _ask(self, client: Client, request: Request) -> Answer:
        return client.above.answer(request, client.role, limit=self.page)

    def _ask_dying(self, client: Client, request: Request, fault: str) -> Answer | None:
        if fault not in ("hub dies before", "hub dies after"):
            return self._ask(client, request)
        if fault == "hub dies before":
            client.above.store.writes_left = 0
        try:
            answer = self._ask(client, request)
        except PowerLost:
            return None
        finally:
            client.above.restart()
        if fault == "hub dies before":
            check_told(client.above, answer)
        return None

    def _hear(self, client: Client, request: Request, answer: Answer) -> Heard:
        before = Upward(client) if isinstance(client, HubNode) else Waiting(client)
        held = client.held() if isinstance(client, HubNode) else set()
        heard = self._take_in(client, request, answer)
        said, told = type(request).__name__, type(answer).__name__
        self.story.tell("  ", client.name, "at", client.above.name, said, told, heard)
        before.check_heard(request, answer, heard)
        if isinstance(client, HubNode):
            self.ledger.turned |= {log for log, _, _ in held - client.held()}
            demand(held <= client.keeps(), "I2", client.name, "gave up", held - client.keeps())
        else:
            self.ledger.look(client, self.world.ms)
        return heard

    def _take_in(self, client: Client, request: Request, answer: Answer) -> Heard:
        """Let a page be heard slice by slice; between two of them the client may push."""
        heard = Heard.PROGRESS
        for number, (asked, piece) in enumerate(client.exchange.slices(request, answer)):
            if number and self.rng.random() < 0.2:
                self._push_between(client)
            heard = client.exchange.heard(asked, piece)
            if heard is not Heard.PROGRESS:
                break
        return heard

    def _push_between(self, client: Client) -> None:
        self.check(client)
        push = client.exchange.push()
        if push is not None:
            self._hear(client, push, self._ask(client, push))

    def _side_by_side(self, client: Client) -> None:
        both = [each for each in (client.exchange.push(), client.exchange.pull()) if each]
        self.rng.shuffle(both)
        answers = [(request, self._ask(client, request)) for request in both]
        self.rng.shuffle(answers)
        for request, answer in answers:
            self._hear(client, request, answer)


@contextmanager
def pieces_of(events: int) -> Iterator[None]:
    """Let pushes be small, so that one story has many."""
    before = exchange_module.MOST_EVENTS
    exchange_module.MOST_EVENTS = events
    try:
        yield
    finally:
        exchange_module.MOST_EVENTS = before
