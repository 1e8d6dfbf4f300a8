"""The real hub behind the real exchange, without sockets, for the tests of a venue."""

from dataclasses import dataclass

from fakes import ManualClock
from hub_builders import Desk as HubDesk
from kiosk.domain.attendees import Ticket
from kiosk.hub.hub import Hub
from kiosk.hub.relay import RelaySync
from kiosk.hub.store import HubStore
from kiosk.protocol.messages import AskHeads, Pull, Push, Role, RosterPart, RosterRow
from kiosk.store.roster_feed import SENT
from kiosk.store.tickets import _row_of
from kiosk.sync.exchange import Answer, Exchange, Heard, Request


@dataclass
class HubWay:
    """How one client reaches a hub."""

    hub: Hub
    xh: str
    role: Role = "desk"

    def answer(self, request: Request) -> Answer:
        match request:
            case Push():
                return self.hub.push(self.xh, request, self.role)
            case Pull():
                return self.hub.pull(self.xh, request)
            case AskHeads():
                return self.hub.heads(self.xh)


class RelayHub:
    """A hub in memory of its own, the desks' way to it, and its own way up."""

    def __init__(self, store: HubStore, xh: str, clock: ManualClock, *, above: Hub | None = None):
        self.hub = Hub(store, clock=clock)
        self.hub.open_exhibition(xh)
        self.xh = xh
        self.store = RelaySync(store, xh, clock=clock)
        self._clock = clock
        if above is not None:
            self.relay_to(above)

    @property
    def id(self) -> str:
        return self.hub.hello().hub

    def relay_to(self, above: Hub) -> None:
        self._way = HubWay(above, self.xh, "hub")
        self._exchange = Exchange(self.store, hub=above.hello().hub, clock=self._clock)

    def relay(self) -> list[Heard]:
        """Talk upward until nothing is left to say or hear."""
        heard: list[Heard] = []
        while not heard or heard[-1] is not Heard.IDLE:
            request = self._exchange.next()
            heard.append(self._exchange.heard(request, self._way.answer(request)))
            assert len(heard) < 300, heard
        return heard

    def lists(self) -> tuple[object, ...]:
        """Everything held, whatever its positions."""
        desk = HubDesk(self.hub, self.xh).catch_up(limit=1000)
        heads = self.hub.heads(self.xh).heads
        logs = {log: self.hub.log(self.xh, log, 0, 1000).events for log in heads}
        return logs, desk.rows, desk.docs


def cells_of(ticket: Ticket) -> RosterPart:
    """A ticket as it travels."""
    row = _row_of(ticket)
    return RosterPart(SENT, (RosterRow(ticket.id, row[1:]),))
