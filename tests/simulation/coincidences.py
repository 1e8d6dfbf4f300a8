"""Rules of several steps: what goes wrong only where things come together that seldom do."""

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulation.hubs import HubNode
from simulation.machines import DeskNode
from simulation.network import Client

if TYPE_CHECKING:
    from simulation.swarm import Swarm


class Coincidences:
    """Has others' rules follow each other, so that a rare order of them is one draw away."""

    def __init__(self, rng: random.Random, swarm: "Swarm") -> None:
        self._rng = rng
        self._swarm = swarm
        self._people, self._network = swarm.people, swarm.network

    def overtake(self, client: Client) -> None:
        """An answer comes after much that happened later."""
        writer = self._rng.choice(self._writers_near(client))
        self._import_and_tell(writer)
        late = self._network.hold(client)
        for _ in range(self._rng.randint(1, 2)):
            self._network.talk_out(client)
            if self._rng.random() < 0.2:
                self._swarm.restore_hub(writer)
            self._import_and_tell(writer)
        self._network.talk_out(client)
        self._network.release(late)

    def change_again(self, desk: DeskNode) -> None:
        """The roster is changed once more while the answer to its push is under way."""
        client: Client = desk
        change = self._people.import_file
        if desk.above.above is not None and self._rng.random() < 0.5:  # or on the way further up
            client, change = desk.above, self._import_and_tell
        change(desk)
        late = self._network.hold_rows(client)
        change(desk)
        if late is not None:
            self._network.release(late)

    def read_moving(self, client: Client) -> None:
        """A hub is put back while somebody reads a roster of which rows move on in its feed."""
        hub = client.above
        writer = self._rng.choice(self._writers_near(client))
        if self._rng.random() < 0.7:
            self._network.talk_out(client)
        self._import_and_tell(writer)
        hub.copy()
        self._import_and_tell(writer)
        for _ in range(self._rng.randint(1, 2)):
            self._network.read_on(client)
        self._swarm.put_back(hub)
        self._network.read_on(client)

    def part_ways(self, desk: DeskNode) -> None:
        """A computer goes back with its memory and writes the same numbers at another hub.

        Of two hubs one gives way; a page of what it had before comes late to somebody.
        """
        first = desk.above
        others = [hub for hub in self._swarm.hubs if hub is not first]
        readers = [each for each in self._swarm.desks if each is not desk and each.above is first]
        if not others or not readers:  # what nobody read may be gone with its computer
            return
        near = [each for each in self._swarm.clients if each.above is first]
        relays = [each for each in near if isinstance(each, HubNode)]
        client = self._rng.choice(self._rng.choice((near, relays or near)))
        self._swarm.images[desk.name] = desk.image(memory=True)
        self._network.talk_out(client)
        self._scan_and_tell(desk)
        late = self._network.hold(client)
        self._network.talk_out(self._rng.choice(readers))
        if self._rng.random() < 0.3:  # or both hubs have the first it wrote when it comes
            self._relay()
        self._swarm.fork_desk(desk)
        desk.speak_to(self._rng.choice(others))
        self._scan_and_tell(desk)
        self._relay(first)
        self._network.talk_out(client)
        self._network.release(late)

    def _relay(self, *only: HubNode) -> None:
        for hub in only or self._swarm.hubs:
            if hub.above is not None:
                self._network.talk_out(hub)

    def _writers_near(self, client: Client) -> Sequence[DeskNode]:
        desks = self._swarm.desks
        writers = [desk for desk in desks if desk.role != "desk" and desk is not client]
        near = [desk for desk in writers if desk.above is client.above]
        return near or writers or desks[:1]

    def _import_and_tell(self, desk: DeskNode) -> None:
        self._people.import_file(desk)
        self._network.talk_out(desk)

    def _scan_and_tell(self, desk: DeskNode) -> None:
        for _ in range(self._rng.randint(1, 3)):
            self._people.scan(desk)
        self._network.talk_out(desk)
