"""A venue's hub under a central one: the same talk as a desk's, with the hub's own lists."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.clock import Clock
from kiosk.desk.reports import Light
from kiosk.desk.thread import DeskThread
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.relay import RelaySync
from kiosk.hub.serve import RunningHub
from kiosk.sync.exchange import Exchange
from kiosk.sync.http import HubHttp
from kiosk.sync.membership import load_membership, safe_of_this_system
from kiosk.sync.thread import SyncThread

log = logging.getLogger(__name__)


@contextmanager
def relaying(running: RunningHub, folder: Path, clock: Clock) -> Iterator[None]:
    """Meanwhile keep a hub and the one above it equal, if its folder is paired with one.

    The hub above may be away for days: its desks notice nothing.

    Raises:
        TroubleError: PAIRING_DAMAGED.
    """
    membership = load_membership(folder, safe_of_this_system())
    if membership is None or membership.xh != running.xh:
        if membership is not None:  # paired before this list was kept
            log.info("relay.other_fair")
            sys.stderr.write(f"{TroubleError(Trouble.PAIR_OTHER_FAIR, where=membership.where)}\n")
        yield
        return
    jobs = DeskThread(lambda _: None, name="relay")
    store = RelaySync(running.store, running.xh, clock=clock)
    thread = SyncThread(
        exchange=Exchange(store, hub=membership.hub, clock=clock),
        way=lambda: HubHttp(membership),
        desk=jobs,
        on_light=_note,
        on_changes=lambda: None,
        clock=clock,
    )
    running.service.hub.on_push = thread.recorded
    thread.start()
    try:
        yield
    finally:
        running.service.hub.on_push = lambda: None
        thread.stop()
        jobs.stop()


def _note(light: Light) -> None:
    log.info("relay.light", extra={"code": light.code})
