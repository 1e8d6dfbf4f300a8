"""A venue's hub under a central one: the same talk as a desk's, with the hub's own lists."""

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.clock import Clock
from kiosk.desk.reports import Light
from kiosk.desk.thread import DeskThread
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.relay import RelaySync
from kiosk.hub.serve import RunningHub
from kiosk.sync.exchange import Exchange
from kiosk.sync.http import HubHttp
from kiosk.sync.membership import Membership, load_membership, safe_of_this_system
from kiosk.sync.thread import SyncThread

log = logging.getLogger(__name__)


_LOOK_SECONDS = 1.0


@contextmanager
def relaying(running: RunningHub, folder: Path, clock: Clock) -> Iterator[None]:
    """Meanwhile keep a hub and the one above it equal, whenever its folder is paired with one.

    `kiosk pair --relay` writes that pairing, before the hub runs or while it does. The hub above
    may be away for days: its desks notice nothing.

    Raises:
        TroubleError: PAIRING_DAMAGED.
    """
    watch = _Watch(running, folder, clock)
    watch.look()
    thread = threading.Thread(target=watch.run, name="relay watch")
    thread.start()
    try:
        yield
    finally:
        watch.stop()
        thread.join()


class _Watch:
    """Relays to the hub that a folder is paired with, from within a second of the pairing."""

    def __init__(self, running: RunningHub, folder: Path, clock: Clock) -> None:
        self._running = running
        self._folder = folder
        self._clock = clock
        self._membership: Membership | None = None
        self._link: _Link | None = None
        self._over = threading.Event()

    def run(self) -> None:
        """Look every second until stopped."""
        while not self._over.wait(_LOOK_SECONDS):
            with suppress(TroubleError):  # just being written, or damaged: its next start tells
                self.look()
        self._end()

    def stop(self) -> None:
        """Have `run` return, the link ended."""
        self._over.set()

    def look(self) -> None:
        """Take another pairing up, if there is one."""
        found = load_membership(self._folder, safe_of_this_system())
        if found == self._membership:
            return
        self._end()
        self._membership = found
        if found is not None and found.xh == self._running.xh:
            self._link = _Link(self._running, found, self._clock)
        elif found is not None:  # paired before this list was kept
            log.info("relay.other_fair")
            sys.stderr.write(f"{TroubleError(Trouble.PAIR_OTHER_FAIR, where=found.where)}\n")

    def _end(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            link.stop()


class _Link:
    """The talk with one hub above; begins when it is made."""

    def __init__(self, running: RunningHub, membership: Membership, clock: Clock) -> None:
        self._running = running
        self._jobs = DeskThread(lambda _: None, name="relay")
        store = RelaySync(running.store, running.xh, clock=clock)
        self._thread = SyncThread(
            exchange=Exchange(store, hub=membership.hub, clock=clock),
            way=lambda: HubHttp(membership),
            desk=self._jobs,
            on_light=_note,
            on_changes=lambda: None,
            clock=clock,
        )
        running.service.hub.on_push = self._thread.recorded
        self._thread.start()

    def stop(self) -> None:
        self._running.service.hub.on_push = lambda: None
        self._thread.stop()
        self._jobs.stop()


def _note(light: Light) -> None:
    log.info("relay.light", extra={"code": light.code})
