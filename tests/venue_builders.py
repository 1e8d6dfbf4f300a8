"""The real hub behind the real exchange, without sockets, for the tests of a venue."""

from dataclasses import dataclass

from kiosk.hub.hub import Hub
from kiosk.protocol.messages import AskHeads, Pull, Push, Role
from kiosk.sync.exchange import Answer, Request


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
