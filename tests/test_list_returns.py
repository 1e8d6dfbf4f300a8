"""Real hub processes: one list is taken over more than once, and the computers come back."""

from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path
from types import SimpleNamespace

import pytest

from builders import a_fair
from hub_computers import Computer, a_hub, seen_by
from kiosk.app.own_hub import OwnHubHost
from kiosk.app.pairing import HUB_FOLDER, heard_of, membership_of
from kiosk.app.promotion import promote
from kiosk.app.running import Memory
from kiosk.app.succession import follow, successor
from kiosk.app.sync_link import SyncLink
from kiosk.clock import SystemClock
from kiosk.desk.company import Company, Peer
from kiosk.desk.own_hub import HubPlace, HubState, OwnHub
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.since import note_since
from kiosk.settings import Settings
from kiosk.sync.http import HubHttp, ask_once
from ports import free_port
from ui.bridge import Bridge

SCANS = "select count(*) from event where type = 'scan'"


class Room:
    """Computers of one list. `a` kept it first; those in `down` answer nobody."""

    def __init__(self, folder: Path, **roles: str) -> None:
        self.ports = {name: free_port() for name in ("a", *roles)}
        self.hubs = {name: a_hub(folder / name, port) for name, port in self.ports.items()}
        qr = self.hubs["a"].start().qr
        self.computers = {"a": Computer(folder / "a", qr, self.place("a"))}
        for name, role in roles.items():
            code = self.hubs["a"].new_code(role).qr
            self.computers[name] = Computer(folder / name, code, self.place(name))
        for name, role in {"a": "supervisor", **roles}.items():
            if role == "supervisor":
                self.computers[name].bring(self.ports[name])
        for _ in range(2):  # each hears of those behind it
            self.talk(*self.computers)

    def place(self, name: str) -> HubPlace:
        """Return where a computer's hub listens."""
        return HubPlace(self.ports[name], "127.0.0.1")

    def talk(self, *names: str) -> None:
        for name in names:
            self.computers[name].talk()

    def take_over(self, name: str) -> None:
        one = self.computers[name]
        promote(one.folder, one.records, desk=one.desk, hub=self.hubs[name])
        one.begin()
        one.talk()

    def give_way(self, name: str) -> None:
        """Do what a window does that finds a later hub."""
        one = self.computers[name]
        found = successor(one.records, membership_of(one.folder), one.desk, find=list)
        assert found is not None
        self.hubs[name].stop()
        follow(one.folder, found.membership)
        one.begin()

    def close(self) -> None:
        for one in self.computers.values():
            one.close()
        for hub in self.hubs.values():
            hub.stop()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Callable[..., Room]]:
    made: list[Room] = []

    def make(**roles: str) -> Room:
        made.append(Room(tmp_path, **roles))
        return made[0]

    yield make
    for each in made:
        each.close()


def test_all_come_together_at_the_last_of_those_that_took_the_list_over_apart(
    room: Callable[..., Room],
) -> None:
    here = room(b="supervisor", c="supervisor", z="desk")
    a, b, c, z = here.computers.values()
    here.hubs["a"].stop()
    for name in ("b", "c"):  # the network is split between them
        here.take_over(name)
    b.enter("only b has heard of it")

    assert [z.fails() for _ in range(3)] == [Trouble.HUB_AWAY] * 3  # b and c answer it
    assert membership_of(z.folder).hub == membership_of(c.folder).hub
    assert seen_by(b) == "an heir"
    here.give_way("b")
    here.talk("b", "c", "z")
    here.give_way("a")
    here.talk("a")
    for one in (a, b, c, z):
        assert one.rows(SCANS) == [(1,)]
    assert membership_of(a.folder).hub == membership_of(b.folder).hub


def test_a_plain_desk_that_took_the_list_over_comes_back_as_a_plain_desk(
    room: Callable[..., Room],
) -> None:
    here = room(d="desk")
    _, d = here.computers.values()
    here.hubs["a"].stop()
    here.take_over("d")
    d.enter("only d has heard of it")
    here.hubs["d"].stop()  # somebody switches it off
    here.hubs["a"].start()

    assert [d.fails() for _ in range(3)] == [Trouble.HUB_AWAY] * 3
    here.talk("d", "a")

    assert here.computers["a"].rows(SCANS) == [(1,)]
    assert membership_of(d.folder).role == "desk"


class Window(SyncLink):
    """The link of a window, and what keeps the list there; it hears whom the test says."""

    def __init__(self, one: Computer, place: HubPlace) -> None:
        bridge, clock = Bridge(), SystemClock()
        super().__init__(
            one.folder, one.records, desk=one.desk, bridge=bridge, clock=clock, local=a_fair().local
        )
        self.membership = membership_of(one.folder)
        self.known = Company()
        chosen = Settings(keeps_list="yes", own_hub=self.membership.hub, desk="Salon")
        memory = Memory(one.folder, chosen)
        running = SimpleNamespace(
            memory=memory, desk=one.desk, records=one.records, bridge=bridge, clock=clock
        )
        self.told, self.troubles = OwnHub(), list[Trouble]()
        bridge.trouble_met.connect(lambda told: self.troubles.append(told.trouble))
        bridge.trouble_over.connect(self._on_over)
        self.host = OwnHubHost(running, self, place)
        self.host.on_change = self._on_change

    def _on_over(self, over: Trouble) -> None:
        self.troubles = [each for each in self.troubles if each is not over]

    def _on_change(self, own: OwnHub) -> None:
        self.told = own

    def company(self) -> Company:
        return self.known

    def hear(self, *devices: str) -> None:
        now = SystemClock().now().astimezone(UTC)
        peers = (Peer(one, one, "desk", now, now, 0, is_revoked=False) for one in devices)
        self.known = Company(hub="Salon", device="me", peers=tuple(peers), heard_at=now)

    def fall_silent(self) -> None:
        self.known = Company(alone_since=SystemClock().now())


def test_a_hub_serves_its_desks_on_while_staff_decide_about_a_plain_desks_list(
    room: Callable[..., Room],
) -> None:
    here = room(d="desk")
    a, _ = here.computers.values()
    here.hubs["a"].stop()
    here.take_over("d")  # at a gate that the network had left
    window = Window(a, here.place("a"))
    try:
        window.host.resume()
        assert (window.told.state, window.told.successor) == (HubState.OFF, "Salon")
        assert window.troubles == [Trouble.LIST_TAKEN]

        here.hubs["d"].stop()
        window.fall_silent()
        window.host.give_way()
        assert (window.told.state, window.told.successor) == (HubState.ON, "")
        assert window.troubles == []

        window.hear("another desk")
        here.hubs["d"].start()
        window.host.give_way()
        assert (window.told.state, window.told.successor) == (HubState.ON, "Salon")
        assert window.troubles == [Trouble.LIST_TWICE]

        window.host.follow()
        assert window.told.state is HubState.OFF
        assert not window.told.is_home
    finally:
        window.stop()
        window.host.stop()


def test_whoever_takes_over_from_a_hub_whose_clock_was_ahead_keeps_the_list(
    room: Callable[..., Room],
) -> None:
    here = room(b="supervisor")
    a, b = here.computers.values()
    here.hubs["a"].stop()
    note_since(a.folder / HUB_FOLDER, 1 << 50)  # its clock was days ahead when it began
    here.hubs["a"].start()
    heard_of(b.folder, ask_once(membership_of(b.folder), HubHttp.hello))
    here.hubs["a"].stop()
    here.take_over("b")

    assert seen_by(a) == "an heir"


def test_who_was_shut_out_takes_no_list_over_from_a_hub_that_lives(
    room: Callable[..., Room],
) -> None:
    here = room(b="supervisor")
    a, b = here.computers.values()
    ask_once(membership_of(a.folder), lambda way: way.revoke(membership_of(b.folder).device))

    with pytest.raises(TroubleError) as told:
        here.take_over("b")
    assert told.value.trouble is Trouble.HUB_LEADS
