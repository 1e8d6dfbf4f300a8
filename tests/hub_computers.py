"""Computers of one list with real hub processes, on a network that announces nothing."""

import asyncio
from pathlib import Path

import pytest

from builders import a_fair, a_ticket
from kiosk.app.desk import open_records
from kiosk.app.first_load import FirstLoad
from kiosk.app.hub_process import HubProcess
from kiosk.app.pairing import HUB_FOLDER, membership_of, pair_folder
from kiosk.app.succession import Follower, prepare, successor
from kiosk.app.syncing import _talk
from kiosk.clock import SystemClock
from kiosk.desk.own_hub import HubPlace
from kiosk.desk.thread import DeskThread
from kiosk.domain.events import EventType, Fact
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.since import since_in
from kiosk.store.sync_store import DeskSync
from kiosk.sync.exchange import Exchange

FAIR = a_fair()
XH = FAIR.id
LOOPBACK = HubPlace(listen="127.0.0.1")


class Computer:
    """A paired computer with open records, as the program runs it."""

    def __init__(self, folder: Path, qr: str, place: HubPlace = LOOPBACK) -> None:
        self.folder = folder
        pair_folder(folder, qr, place=place)
        self.desk = DeskThread(lambda _: None)
        self.records = self.desk.ask(lambda: open_records(folder, SystemClock()))
        self.begin()

    def begin(self) -> None:
        """Begin the sync anew, as after a pairing."""
        member = membership_of(self.folder)
        store = DeskSync(self.records, role=member.role)
        exchange = Exchange(store, hub=member.hub, clock=SystemClock())
        follower = Follower(self.records, exchange, desk=self.desk, find=list)
        self.first = FirstLoad(self.records, member, desk=self.desk, follower=follower)
        self.exchange = exchange

    def talk(self) -> None:
        asyncio.run(_talk(self.exchange, self.first, self.desk))

    def bring(self, port: int) -> None:
        """Import fair and roster, and be an heir that listens at a port."""

        def write() -> None:
            with self.records.transaction() as tx:
                tx.set_fair(FAIR)
                tx.import_roster([a_ticket(code=f"CODE-{n}") for n in range(5)])
            prepare(self.records, membership_of(self.folder), HubPlace(port, "127.0.0.1"))

        self.desk.ask(write)

    def fails(self) -> Trouble:
        with pytest.raises(TroubleError) as told:
            self.talk()
        return told.value.trouble

    def enter(self, who: str) -> None:
        def record() -> None:
            with self.records.transaction() as tx:
                tx.record(Fact(EventType.SCAN, gate="entrance", zone="fair", subject=who, dir=1))

        self.desk.ask(record)

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return self.desk.ask(lambda: self.records.db.execute(sql).fetchall())

    def close(self) -> None:
        self.desk.ask(self.records.close)
        self.desk.stop()


def seen_by(one: Computer) -> str:
    """Tell who took the list over, as it knows on a network that announces nothing."""
    since = since_in(one.folder / HUB_FOLDER)
    found = successor(one.records, membership_of(one.folder), one.desk, since=since, find=list)
    if found is None:
        return ""
    return "an heir" if found.is_heir else found.membership.hub_name


def a_hub(folder: Path, port: int = 0) -> HubProcess:
    return HubProcess(folder, xh=XH, name="Salon", port=port, listen="127.0.0.1")
