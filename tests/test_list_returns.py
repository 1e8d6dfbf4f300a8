"""Real hub processes: one list is taken over more than once, and the computers come back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hub_computers import Computer, a_hub, seen_by
from kiosk.app.pairing import membership_of
from kiosk.app.promotion import promote
from kiosk.app.succession import follow, successor
from kiosk.desk.own_hub import HubPlace
from kiosk.errors import Trouble
from ports import free_port

SCANS = "select count(*) from event where type = 'scan'"


class Room:
    """Computers of one list. `a` kept it first; those in `down` answer nobody."""

    def __init__(self, folder: Path, **roles: str) -> None:
        self.ports = {name: free_port() for name in ("a", *roles)}
        self.hubs = {name: a_hub(folder / name, port) for name, port in self.ports.items()}
        qr = self.hubs["a"].start().qr
        self.computers = {"a": Computer(folder / "a", qr, self._place("a"))}
        for name, role in roles.items():
            code = self.hubs["a"].new_code(role).qr
            self.computers[name] = Computer(folder / name, code, self._place(name))
        for name, role in {"a": "supervisor", **roles}.items():
            if role == "supervisor":
                self.computers[name].bring(self.ports[name])
        for _ in range(2):  # each hears of those behind it
            self.talk(*self.computers)

    def _place(self, name: str) -> HubPlace:
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


def test_who_took_the_list_over_is_let_in_when_another_takes_it_over_in_turn(
    room: Callable[..., Room],
) -> None:
    here = room(b="supervisor", c="supervisor")
    a, b, c = here.computers.values()
    here.hubs["a"].stop()
    for name in ("b", "c"):  # the network is split between them
        here.take_over(name)
    b.enter("only b has heard of it")

    assert seen_by(b) == "an heir"
    here.give_way("b")
    here.talk("b", "c")
    here.give_way("a")
    here.talk("a")

    for one in (a, b, c):
        assert one.rows(SCANS) == [(1,)]
        assert membership_of(one.folder).hub == membership_of(c.folder).hub


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


def test_a_silent_desk_follows_the_latest_of_all_heirs_that_answer(
    room: Callable[..., Room],
) -> None:
    here = room(b="supervisor", c="supervisor", z="desk")
    z = here.computers["z"]
    here.hubs["a"].stop()
    here.take_over("b")
    here.take_over("c")
    assert [z.fails() for _ in range(3)] == [Trouble.HUB_AWAY] * 3

    assert membership_of(z.folder).hub == membership_of(here.computers["c"].folder).hub
