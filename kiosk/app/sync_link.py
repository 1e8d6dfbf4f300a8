"""The link of one window to its hub: begins when there is a pairing, ends before the records."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from kiosk.app.double_watch import DoubleWatch
from kiosk.clock import Clock
from kiosk.desk.carriage import Carriage, Carried
from kiosk.desk.company import Company
from kiosk.desk.own_hub import HubPlace
from kiosk.desk.reports import Level, Light, Topic, light_instead
from kiosk.desk.thread import DeskThread
from kiosk.errors import Trouble, TroubleError
from kiosk.store.sqlite import SqliteRecords
from kiosk.store.sync_store import DeskSync
from ui.bridge import Bridge, SyncBridge

if TYPE_CHECKING:  # networks are slow to import, and the window must not wait for them
    from kiosk.app.hub import Shown
    from kiosk.app.hub_process import HubProcess
    from kiosk.protocol.messages import Hello
    from kiosk.sync.membership import Membership
    from kiosk.sync.thread import SyncThread

log = logging.getLogger(__name__)


class SyncLink:
    """Starts, replaces and stops the sync thread of a window; hands on what it tells.

    `start` and `stop` read a file and wait for a thread: never call them on the GUI or the desk
    thread. They take turns.
    """

    def __init__(
        self,
        folder: Path,
        records: SqliteRecords,
        *,
        desk: DeskThread,
        bridge: Bridge,
        clock: Clock,
        local: Callable[[datetime], datetime],
    ) -> None:
        """Args: local: turns a moment into one of the fair's wall clock."""
        self.folder = folder
        self.desk = desk
        self.news = SyncBridge()
        self.place = HubPlace()  # where a hub here would listen
        self.membership: Membership | None = None
        self.on_changes: Callable[[], None] = lambda: None
        self.on_docs: Callable[[], None] = lambda: None
        self.on_moved: Callable[[], None] = lambda: None  # another hub keeps the list
        self.records = records
        self._bridge = bridge
        self._clock = clock
        self._local = local
        self._thread: SyncThread | None = None
        self._turn = Lock()
        self.doubles = DoubleWatch(records, desk, self.news, self._settled)
        self._light: Light | None = None
        self._gives_all = False  # to a hub that holds nothing
        self._instead: TroubleError | None = None

    @property
    def store(self) -> DeskSync:
        """The desk's side of the sync. For the desk thread."""
        return DeskSync(self.records, role=self.membership.role if self.membership else "desk")

    def start(self) -> None:
        """Begin to talk with the hub of this folder, or say that there is none."""
        from kiosk.app.pairing import membership_of

        with self._turn:
            self._end()
            self.doubles.begin()
            try:
                self.membership = membership_of(self.folder)
            except TroubleError as error:
                self._stay_alone(error)
                return
            self._begin(self.membership)

    def join(self, *words: str) -> None:
        """Pair with another hub and talk with that one; where it fails, all stays as it was.

        Args:
            words: the text of a QR, or an address and a code.

        Raises:
            TroubleError: its sentence says what to do.
        """
        from kiosk.app.pairing import pair_folder

        with self._stopped():
            device, xh = self.desk.ask(lambda: (self.store.device(), self.store.exhibition()))
            pair_folder(self.folder, *words, device=device, xh=xh, place=self.place)

    def promote(self, hub: "HubProcess") -> "Shown":
        """Take the list over with a hub that is not yet started, and talk with that one.

        Returns what lets one more computer in.

        Raises:
            TroubleError: the old hub answers, or this one does not start.
        """
        from kiosk.app.promotion import promote

        with self._stopped():
            shown = promote(self.folder, self.records, desk=self.desk, hub=hub)
            self._gives_all = True
        return shown

    def follow(self, member: "Membership") -> None:
        """Talk with the hub that took the list over. TroubleError: the folder cannot be written."""
        from kiosk.app.succession import follow

        with self._stopped():
            follow(self.folder, member)
            self._move(member)

    def show_instead(self, trouble: TroubleError | None) -> None:
        """Name this where the hub is silent, for that is why: what keeps the list is off here."""
        self._instead = trouble
        if self._light is not None:
            self._show_light(self._light)

    def find_own_hub(self, port: int) -> None:
        """Look for the hub of this very computer at a port; it had another before."""
        from kiosk.app.pairing import move_to

        if self.membership is not None and self.membership.port != port:
            with self._stopped():
                move_to(self.folder, port)

    @contextmanager
    def _stopped(self) -> Iterator[None]:
        self.stop()
        self._gives_all = False
        try:
            yield
        finally:
            self.start()

    def write_stick(self, file: Path, passphrase: str, by: Carriage) -> Carried:
        """Write every event held here into a file. TroubleError if it cannot be written."""
        from kiosk.app.parcels import export_open

        return export_open(self.records, file, passphrase, by)

    def read_stick(self, file: Path, passphrase: str, by: Carriage) -> Carried:
        """Take in a file's events. TroubleError if it is none of ours."""
        from kiosk.app.parcels import import_open

        try:
            return import_open(self.records, file, passphrase, by)
        finally:
            self.recorded()
            self._changed()

    def revoke(self, device: str) -> None:
        """Let a computer in no more.

        Raises:
            TroubleError: the hub is away, or does not let us do that.
        """
        from kiosk.sync.http import ask_once

        if self.membership is not None:
            ask_once(self.membership, lambda way: way.revoke(device))

    def recorded(self) -> None:
        """Push what was recorded just now. From any thread, at no cost."""
        thread = self._thread
        if thread is not None:
            thread.recorded()

    def stop(self) -> None:
        """End the talk, before the desk thread ends. May be called twice."""
        with self._turn:
            self._end()

    def _begin(self, member: "Membership") -> None:
        from kiosk.app.succession import prepare
        from kiosk.app.syncing import sync_thread

        self.desk.run(lambda: prepare(self.records, member, self.place), then=lambda _: None)
        self.desk.run(lambda: self.store.expect(member.hub), then=self._expect)
        thread = sync_thread(
            self.records,
            member,
            desk=self.desk,
            clock=self._clock,
            on_light=self._show_light,
            on_changes=self._changed,
        )
        thread.company = Company(hub=member.where, device=member.device, role=member.role)
        thread.on_docs = self.on_docs
        thread.on_company = self._tell
        thread.name_hub = self._name_hub
        thread.has_given_all = self._gives_all
        self.news.company_changed.emit(thread.company)
        self._bridge.light_changed.emit(Light(Topic.SYNC, Level.WARNING, "starting"))
        self._thread = thread
        thread.start()

    def _name_hub(self, hello: "Hello") -> str:
        """Return what people call the hub that answers, and keep it in mind. Sync thread.

        Another one answers where a successor took the list over: its pairing is on the disk.
        """
        from kiosk.app.pairing import heard_of

        before, self.membership = self.membership, heard_of(self.folder, hello)
        if before is None or before.hub != self.membership.hub:
            self._move(self.membership)
        return self.membership.where

    def _move(self, member: "Membership") -> None:
        if self._thread is not None:
            self._thread.company = replace(self._thread.company, role=member.role)
        self._bridge.trouble_over.emit(Trouble.LIST_TAKEN)
        told = TroubleError(Trouble.LIST_FOLLOWED, where=member.where)
        self._bridge.trouble_met.emit(told)
        self._bridge.stands.emit(told)  # double entries that come with the news cover it
        self.on_moved()

    def _expect(self, is_empty: bool) -> None:  # noqa: FBT001 - what the store tells
        if is_empty:
            self._bridge.trouble_over.emit(Trouble.ROSTER_EMPTY)
            self._bridge.trouble_met.emit(TroubleError(Trouble.LIST_COMING))

    def _show_light(self, light: Light) -> None:
        self._light = light
        if self._instead is not None:
            light = light_instead(light, self._instead)
        if light.since is not None:
            since = self._local(light.since + self.records.offset)
            light = replace(light, detail=f"{since:%H:%M}")
        self._bridge.light_changed.emit(light)

    def _stay_alone(self, error: TroubleError) -> None:
        self.membership = None
        is_new = error.trouble is Trouble.NOT_PAIRED
        if not is_new:
            log.info("sync.pairing_damaged")
            self._bridge.trouble_met.emit(error)
        self.news.company_changed.emit(Company(trouble=None if is_new else error))
        self._bridge.light_changed.emit(Light(Topic.SYNC, Level.WARNING, "alone"))

    def _end(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.stop()

    def _changed(self) -> None:
        self.on_changes()
        self.doubles.look()

    def _settled(self) -> None:
        self.on_changes()
        self.recorded()

    def company(self) -> Company:
        """Return what is known now of the hub and the other desks, by the corrected clock."""
        thread = self._thread
        return self._as_shown(thread.company) if thread is not None else Company()

    def _tell(self, company: Company) -> None:
        self.news.company_changed.emit(self._as_shown(company))

    def _as_shown(self, company: Company) -> Company:
        """The sync thread goes by this computer's own clock, people by the hub's."""
        return company.with_reason(self._instead).put_on(self.records.offset)
