"""Joins a desk's records, the exchange and the network: for the window and for `kiosk sync`."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import log
from kiosk.app.desk import open_records
from kiosk.app.erasing import Sweeper, erasure_of
from kiosk.app.first_load import FirstLoad
from kiosk.app.pairing import membership_of
from kiosk.app.succession import Follower, prepare
from kiosk.app.telling import remark_sentence, trouble_sentence
from kiosk.clock import Clock
from kiosk.desk.company import Company
from kiosk.desk.pace import Pace
from kiosk.desk.reports import Level, Light
from kiosk.desk.sync_view import sync_view
from kiosk.desk.thread import DeskThread
from kiosk.protocol.messages import Hello
from kiosk.store.sqlite import SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.sync.exchange import Exchange, Heard
from kiosk.sync.http import clock_trouble
from kiosk.sync.membership import Membership
from kiosk.sync.thread import SyncThread

if TYPE_CHECKING:
    from kiosk.app.layout_mirror import LayoutMirror

Say = Callable[[dict[str, object]], None]


def sync_thread(
    records: SqliteRecords,
    membership: Membership,
    *,
    desk: DeskThread,
    clock: Clock,
    on_light: Callable[[Light], None],
    on_changes: Callable[[], None],
) -> SyncThread:
    """Return the thread that keeps open records and their hub equal, not yet started."""
    desk = desk.behind
    sweeper = Sweeper(records.path.parent, records, desk)

    def changed() -> None:
        sweeper.sweep()
        on_changes()

    sweeper.sweep()  # what an earlier run had to leave
    exchange = _exchange(records, membership, clock)
    follower = Follower(records, exchange, desk=desk)
    first = FirstLoad(records, membership, desk=desk, follower=follower)
    first.on_loaded = changed
    thread = SyncThread(
        exchange=exchange,
        way=first.way,
        desk=desk,
        on_light=on_light,
        on_changes=changed,
        clock=clock,
    )
    first.tell = thread.show_coming
    thread.on_stopped = sweeper.stop
    return thread


def sync_folder(folder: Path, clock: Clock, say: Say) -> None:
    """Keep a data folder and its hub equal until SIGTERM or Ctrl+C.

    Raises:
        TroubleError: the folder is in use, or paired with no hub.
    """
    over = threading.Event()
    membership = membership_of(folder)
    with _opened(folder, clock) as (desk, records):
        desk.ask(lambda: prepare(records, membership))
        thread = sync_thread(
            records,
            membership,
            desk=desk,
            clock=clock,
            on_light=lambda light: say({"sync": light.code, "detail": light.detail}),
            on_changes=lambda: None,
        )
        layouts = DeskThread(lambda _: None, name="layout")
        thread.on_docs = partial(layouts.run, _mirror(folder, records, desk).refresh, then=_ignore)
        thread.on_docs()
        kept = signal.signal(signal.SIGTERM, lambda *_: over.set())
        thread.start()
        try:
            over.wait()
        finally:
            thread.stop()
            layouts.stop()
            signal.signal(signal.SIGTERM, kept)


def sync_folder_once(folder: Path, clock: Clock, say: Say) -> None:
    """Talk until folder and hub hold the same.

    Raises:
        TroubleError: the hub is out of reach or will not have us; what was done is kept.
    """
    membership = membership_of(folder)
    with _opened(folder, clock) as (desk, records):
        exchange = _exchange(records, membership, clock)
        desk.ask(lambda: prepare(records, membership))
        layouts = _mirror(folder, records, desk)
        layouts.refresh()
        first = FirstLoad(records, membership, desk=desk)
        requests, hello = asyncio.run(_talk(exchange, first, desk))
        layouts.refresh()
        erasure_of(folder, records, desk.ask).clean()
        facts = desk.ask(DeskSync(records).facts)
    trouble = clock_trouble(hello.time_ms, clock.now(), membership.where)
    if trouble is not None:
        say({"sync": "clock_off", "warning": trouble_sentence(trouble, folder)})
    for line in sync_view(facts, Company(), tickets=0, now=clock.now()).remarks:
        if line.level is not Level.GOOD:
            say({"sync": line.remark.value, "warning": remark_sentence(line, folder)})
    say({"sync": "done", "requests": requests})


async def _talk(exchange: Exchange, first: FirstLoad, desk: DeskThread) -> tuple[int, Hello]:
    way, requests = first.way(), 0
    try:
        hello = await way.hello()
        heard = Heard.PROGRESS
        while heard is not Heard.IDLE:
            request = desk.ask(exchange.next)
            answer = await way.answer(request)
            heard = desk.ask(lambda: exchange.heard(request, answer))  # noqa: B023 - asked at once
            requests += 1
            if heard is Heard.SNAPSHOT_NEEDED:
                await first.load(way, hello)
        await way.answer(desk.ask(exchange.pull))  # tells the hub up to where we hold its feed
    finally:
        await way.close()
    return requests, hello


def _mirror(folder: Path, records: SqliteRecords, desk: DeskThread) -> "LayoutMirror":
    from kiosk.app.layout_mirror import LayoutMirror  # slow libraries come with them
    from kiosk.app.layout_store import LayoutStore

    return LayoutMirror(records, LayoutStore(folder), desk=desk)


def _ignore(_: None) -> None:
    """Nobody waits for it."""


def _exchange(records: SqliteRecords, membership: Membership, clock: Clock) -> Exchange:
    store = DeskSync(records, role=membership.role)
    return Exchange(store, hub=membership.hub, clock=clock, pace=Pace(clock, records.idle_s))


@contextmanager
def _opened(folder: Path, clock: Clock) -> Iterator[tuple[DeskThread, SqliteRecords]]:
    with ExitStack() as closing:
        desk = DeskThread(lambda _: None)
        closing.callback(desk.stop)
        records = desk.ask(lambda: open_records(folder, clock))
        closing.callback(lambda: desk.ask(records.close))
        closing.enter_context(log.kept_in(folder))
        yield desk, records
