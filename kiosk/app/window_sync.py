"""The sync of the desk behind a window: begun once it is painted, begun anew after pairing."""

from pathlib import Path
from threading import Lock

from kiosk.app.running import RunningDesk
from kiosk.app.syncing import sync_thread
from kiosk.desk.reports import Level, Light, Topic
from kiosk.errors import TroubleError
from kiosk.store.sqlite import SqliteRecords
from kiosk.sync.membership import Membership, load_membership, safe_of_this_system
from kiosk.sync.thread import SyncThread


class WindowSync:
    """Keeps the open records and the hub of their folder equal, if there is one."""

    def __init__(self, folder: Path, records: SqliteRecords, running: RunningDesk) -> None:
        self._folder = folder
        self._records = records
        self._running = running
        self._thread: SyncThread | None = None
        self._turn = Lock()

    def start(self) -> None:
        """Begin, or begin anew after the desk was paired. Reads a file: not on the GUI thread."""
        try:
            membership = load_membership(self._folder, safe_of_this_system())
        except TroubleError as trouble:
            self._running.bridge.trouble_met.emit(trouble)
            membership = None
        with self._turn:
            self._end()
            if membership is None:
                self._show(Light(Topic.SYNC, Level.WARNING, "alone"))
            else:
                self._begin(membership)

    def stop(self) -> None:
        """End within a second. Before the desk thread does."""
        with self._turn:
            self._end()

    def _begin(self, membership: Membership) -> None:
        self._thread = sync_thread(
            self._records,
            membership,
            desk=self._running.desk,
            clock=self._running.clock,
            on_light=self._show,
            on_changes=self._running.refresh,
        )
        self._running.on_recorded = self._thread.recorded
        self._thread.start()

    def _end(self) -> None:
        self._running.on_recorded = lambda: None
        if self._thread is not None:
            self._thread.stop()
            self._thread = None

    def _show(self, light: Light) -> None:
        self._running.bridge.light_changed.emit(light)
