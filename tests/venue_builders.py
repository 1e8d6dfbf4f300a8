"""The real hub behind the real exchange, without sockets, for the tests of a venue."""

from dataclasses import dataclass
from pathlib import Path

import zstandard

from builders import a_fair, a_ticket
from fakes import ManualClock
from hub_builders import Desk as HubDesk
from hub_builders import SqliteFolder
from kiosk.app.snapshots import SnapshotMaker
from kiosk.domain.attendees import Ticket
from kiosk.domain.barring import Bar, mark_of_ticket
from kiosk.hub.hub import Hub
from kiosk.hub.relay import RelaySync
from kiosk.hub.store import HubStore
from kiosk.protocol.messages import AskHeads, Pull, Push, Role, RosterPart, RosterRow
from kiosk.store.roster_feed import SENT
from kiosk.store.snapshot import adopt, check_snapshot
from kiosk.store.tickets import _row_of
from kiosk.sync.exchange import Answer, Exchange, Heard, Request
from sync_builders import Desk

XH = a_fair().id


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
            heard.append(self.relay_once())
            assert len(heard) < 300, heard
        return heard

    def relay_once(self) -> Heard:
        request = self._exchange.next()
        return self._exchange.heard(request, self._way.answer(request))

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


class Venue:
    """A hub with its snapshots, and desks that talk to it without sockets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = ManualClock()
        self.database = SqliteFolder(folder, self.clock)
        self.hub = Hub(self.database.store, clock=self.clock)
        self.hub.open_exhibition(XH)
        self.maker = SnapshotMaker(self.hub, folder, clock=self.clock)
        self.desks: list[Desk] = []

    def desk(self, name: str, role: str = "desk") -> Desk:
        made = Desk(self.folder, name, role=role, hub=self.hub.hello().hub)
        self.desks.append(made)
        return made

    def boss(self) -> Desk:
        """A supervisor's desk, and the hub with all it holds: fair, roster, entries, a badge."""
        desk = self.desk("boss", "supervisor")
        with desk.records.transaction() as tx:
            tx.import_roster([a_ticket(code=f"CODE-{n}") for n in range(20)])
            tx.bar_codes([mark_of_ticket("blocked")], Bar.BLOCKED)
            tx.revoke_badge(a_ticket(code="CODE-2").badge_id)
            tx.queue_badge(a_ticket(code="CODE-1"))
        for n in range(5):
            desk.enter(f"visitor {n}")
        desk.store.give_everything()
        self.talk(desk)
        return desk

    def talk(self, desk: Desk) -> list[Heard]:
        return desk.talk(HubWay(self.hub, XH, desk.role))

    def unpacked(self, name: str) -> Path:
        folder = self.folder / name
        folder.mkdir()
        unpack(self.maker.latest(XH).path, folder / "kiosk.db")
        check_snapshot(folder / "kiosk.db")
        return folder

    def load(self, desk: Desk, name: str = "incoming") -> bool:
        hub = self.hub.hello().hub
        writes = desk.role == "supervisor"
        return adopt(desk.records, self.unpacked(name), hub, may_write=writes)

    def close(self) -> None:
        for desk in self.desks:
            desk.close()
        self.database.close()


def unpack(packed: Path, target: Path) -> None:
    with packed.open("rb") as source, target.open("wb") as plain:
        zstandard.ZstdDecompressor().copy_stream(source, plain)
