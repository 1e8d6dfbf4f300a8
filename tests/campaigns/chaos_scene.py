"""Who is there in a chaos campaign: places that keep a list, desks, and the networks between."""

import random
import shutil
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.app.pairing import pair_folder, pair_hub
from nodes import DeskNode, HubNode, Node, ServerDatabase
from ports import free_port
from small_disk import small_disk
from switch_proxy import SwitchProxy

_PATIENCE_S = 180

PEOPLE = 200
PAUSE_S = 0.15  # between two events of one desk
CLOCKS_OFF_S = (0.0, 0.0, -95.0, 20.0)


@dataclass
class Site:
    """One list: the hub processes that keep it, and the proxies that lead there.

    Several processes share a database and a certificate.
    """

    hubs: list[HubNode]
    database: ServerDatabase | None = None
    proxies: list[SwitchProxy] = field(default_factory=list)

    def begin(self, hub: HubNode) -> None:
        """Start one of the hubs, with room on its disk: without it none starts."""
        hub.fill_disk(full=False)
        hub.begin()
        for proxy in self.proxies:
            proxy.targets = [one.port for one in self.hubs]

    def begin_all(self) -> None:
        """Start what does not run."""
        for hub in self.hubs:
            if not hub.is_alive:
                self.begin(hub)

    def events(self) -> set[str]:
        """Return the ids of all events in the list, and have it stand as its newest backup."""
        found = self.hubs[0].events(self.hubs[0].backup)
        if self.database is not None:
            self.database.back_up()
        return found


@dataclass
class Scene:
    """Four desks and a venue's hub; with a server, half of them at the centre above it.

    Args:
        venue: relays to `centre` where there is one.
        upper: the network between these two.
        heir: the network to the hub that the first desk may become.
        leader: who took the list over.
    """

    folder: Path
    desks: list[DeskNode]
    venue: Site
    centre: Site | None
    closing: ExitStack
    chance: random.Random
    upper: SwitchProxy | None = None
    heir: SwitchProxy | None = None
    leader: DeskNode | None = None

    @property
    def sites(self) -> list[Site]:
        return [self.venue] if self.centre is None else [self.centre, self.venue]

    @property
    def hubs(self) -> list[HubNode]:
        return [hub for site in self.sites for hub in site.hubs]

    @property
    def nodes(self) -> list[Node]:
        return [*self.desks, *self.hubs]

    @property
    def proxies(self) -> list[SwitchProxy]:
        heir = [] if self.heir is None else [self.heir]
        return [proxy for site in self.sites for proxy in site.proxies] + heir

    def prepare(self) -> None:
        """Start the hubs, import the roster at one desk, pair all, start them, back all up."""
        importing = self._begin_import(self.desks[0].folder)
        if self.centre is not None:
            self._prepare_centre(self.centre)
        venue = self.venue.hubs[0]
        venue.folder.mkdir()
        self._give_small_disk(venue)
        if self.centre is not None:
            self.upper = self.way_to(self.centre)
            code = self.centre.hubs[0].code("hub")
            pair_hub(venue.folder, f"127.0.0.1:{self.upper.port}", code)
        self.venue.begin(venue)
        assert importing.wait() == 0
        for number, desk in enumerate(self.desks):
            self._prepare_desk(number, desk)
        self._back_up()

    def _back_up(self) -> None:
        """Make the first copies: of desks that heard of an heir, for others are paired anew."""
        patience = time.monotonic() + _PATIENCE_S
        for desk in self.desks:
            while self.centre is None and desk.ask("heirs", "heirs") != f"1 {len(self.desks)}":
                assert time.monotonic() < patience, f"{desk.name} heard of no heir"
                threading.Event().wait(0.1)
        for node in (*self.desks, self.venue.hubs[0]):
            node.copy_to(node.backup)
        if self.centre is not None and self.centre.database is not None:
            self.centre.database.back_up()

    def _prepare_centre(self, centre: Site) -> None:
        first, *others = centre.hubs
        first.folder.mkdir()
        centre.begin(first)
        for other in others:  # behind one address they share a certificate
            shutil.copytree(first.folder / "hub", other.folder / "hub")
            centre.begin(other)

    def _proxy(self) -> SwitchProxy:
        return self.closing.enter_context(SwitchProxy(random.Random(self.chance.random())))

    def way_to(self, site: Site) -> SwitchProxy:
        """Return a new proxy that leads to a site."""
        proxy = self._proxy()
        proxy.targets = [one.port for one in site.hubs]
        site.proxies.append(proxy)
        return proxy

    def _prepare_desk(self, number: int, desk: DeskNode) -> None:
        site = self.venue if self.centre is None or number < 2 else self.centre
        desk.folder.mkdir(exist_ok=True)
        if number == 0:
            self.heir = self._proxy()
            desk.ports = (free_port(), self.heir.port)
            self.heir.targets = [desk.ports[0]]
        if number == 1:
            self._give_small_disk(desk)
        code = site.hubs[0].code("desk" if number else "supervisor")
        pair_folder(desk.folder, f"127.0.0.1:{self.way_to(site).port}", code)
        desk.start()

    def _give_small_disk(self, node: Node) -> None:
        node.has_small_disk = self.closing.enter_context(small_disk(node.folder))

    def _begin_import(self, folder: Path) -> "subprocess.Popen[bytes]":
        roster = self.folder / "roster.csv"
        lines = [f"CODE{n:04};Visiteur {n};Nom{n:04}" for n in range(PEOPLE)]
        roster.write_text("code;first_name;last_name\n" + "\n".join(lines) + "\n")
        words = ("import", str(roster), "--apply", "--data", str(folder))
        return subprocess.Popen([sys.executable, "-m", "kiosk", *words], stdout=subprocess.DEVNULL)
