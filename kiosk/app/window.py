"""`kiosk run`: puts the desk window together, and takes it apart in order."""

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kiosk import log, settings
from kiosk.app.clock_watch import ClockWatch
from kiosk.app.desk import check_in_at, gate_named, gate_remembered, open_records
from kiosk.app.failures import tell_failure
from kiosk.app.hand_scanners import HandScanners
from kiosk.app.pages import PagesOrder, add_pages
from kiosk.app.running import Memory, RunningDesk
from kiosk.app.sync_desk import SyncDesk
from kiosk.app.sync_link import SyncLink
from kiosk.clock import Clock, CorrectedClock
from kiosk.desk.checkin import CheckIn
from kiosk.desk.own_hub import HubPlace
from kiosk.desk.records import Records
from kiosk.desk.thread import DeskThread
from kiosk.domain.fair import Fair, Language
from kiosk.errors import Trouble, TroubleError
from kiosk.settings import Settings
from kiosk.signing.check import is_signed
from kiosk.store.sqlite import SqliteRecords
from scanner.wedge import Framing, WedgeListener
from ui.application import catch_bugs, make_application, quit_on_signals
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.refusal import refusals_shown
from ui.sounds import Sounds
from ui.translation import application, speak
from ui.wedge_filter import WedgeFilter
from ui.wedge_keys import KeyPress

_UNSEEN = ("offscreen", "minimal")  # platforms of Qt that have no screen
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

_ANEW = 75  # the exit code of a window that is to be opened again

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WindowOrder:
    """What `kiosk run` was asked for; empty means what the laptop remembers."""

    folder: Path
    camera: str = ""
    gate: str = ""
    language: str = ""
    scanner: str = ""
    is_demo: bool = False
    hub_place: HubPlace = field(default_factory=HubPlace)


def run(
    order: WindowOrder,
    clock: Clock,
    *,
    on_progress: Callable[[float], None],
    on_painted: Callable[[], None] = lambda: None,
) -> int:
    """Open the desk window and return its exit code once it was closed.

    Why it cannot open is shown on the screen, too.

    Raises:
        TroubleError: the data folder cannot be opened, or its fair has no such gate.
    """
    if not any(os.environ.get(name) for name in _SCREENS) and sys.platform == "linux":
        raise TroubleError(Trouble.NO_SCREEN)
    app = make_application(sys.argv[:1])
    quit_on_signals(app)
    language = Language(_choices(order).language)
    is_seen = app.platformName() not in _UNSEEN
    with refusals_shown(language) if is_seen else nullcontext():
        clip = _demo_clip(order, clock, on_progress) if order.is_demo else None
        return _shown(app, order, clock, clip, on_painted=on_painted)


def _shown(
    app: QCoreApplication, order: WindowOrder, clock: Clock, clip: Path | None, *,
    on_painted: Callable[[], None],
) -> int:  # fmt: skip
    """Show the window, anew as often as its fair becomes another; return the exit code."""
    while True:
        with desk_window(order, clock, clip) as window:
            window.painted.connect(on_painted)
            window.closed.connect(app.quit)
            window.outdated.connect(partial(app.exit, _ANEW))
            window.setGeometry(window.screen().availableGeometry())  # where nobody maximises it
            window.showMaximized()
            code = app.exec()
            if code != _ANEW:
                window.close()  # a signal ended it: say what it does now
                return code
            logger.info("window.anew")
            window.hide()  # closing the last one would end the program
        window.deleteLater()


@contextmanager
def desk_window(order: WindowOrder, clock: Clock, clip: Path | None) -> Iterator[MainWindow]:
    """Yield the window of a desk, not yet shown; its devices start once it is painted.

    At the end the threads stop in the order in which they feed each other, then the records close.
    """
    bridge = Bridge()
    with ExitStack() as closing:
        failed = partial(tell_failure, tell=bridge.trouble_met.emit, clock=clock)
        desk, chores, worker = _threads(closing, failed)
        records = _records(closing, desk, order.folder, clock)
        closing.enter_context(log.kept_in(order.folder))
        memory = Memory(order.folder, _choices(order))
        fair, check_in, has_roster = desk.ask(
            lambda: _check_in(records, order, memory.chosen, clock)
        )
        speak(Language(memory.chosen.language))
        catch_bugs(bridge, clock)
        running = RunningDesk(
            records=records,
            check_in=check_in,
            desk=desk,
            bridge=bridge,
            memory=memory,
            clock=CorrectedClock(clock, lambda: records.offset),  # what people read goes by it
        )
        window = MainWindow(
            fair=fair,
            gate=check_in.gate,
            bridge=bridge,
            mailbox=running.mailbox,
            clock=running.clock,
        )
        running.serve(window, fair)
        hands = HandScanners(running, clock)
        listener = WedgeListener[KeyPress](
            Framing(memory.chosen.scanner_prefix, memory.chosen.scanner_suffix)
        )
        sounds = Sounds(bridge)
        link = _link(records, running, window, clock, order.hub_place)
        pages = PagesOrder(
            fair, running, hands, listener, chores, sounds, link, worker, order.hub_place, closing
        )
        sync = add_pages(window, pages)
        clock_watch = ClockWatch(running, window)
        starter = _Starter(order, clip, running, hands, sync)
        for stop in (clock_watch.stop, running.tap.close, starter.stop):
            closing.callback(stop)
        met = tuple(_what_to_know(fair, memory.chosen, order, has_roster=has_roster))
        running.lacks_roster = any(each.trouble is Trouble.ROSTER_EMPTY for each in met)
        tell = [partial(bridge.trouble_met.emit, trouble) for trouble in met]
        for follow in (*tell, sounds.load, starter.start, clock_watch.start):
            window.painted.connect(follow)
        with _hearing(listener, hands, clock):
            yield window


def _records(closing: ExitStack, desk: DeskThread, folder: Path, clock: Clock) -> SqliteRecords:
    """Open the records; their log is moved, and they are closed, behind everything."""
    records = desk.ask(lambda: open_records(folder, clock))
    records.on_log_due = lambda: desk.behind.run(records.checkpoint, then=lambda _: None)
    closing.callback(lambda: desk.behind.ask(records.close))
    return records


def _link(
    records: SqliteRecords, running: RunningDesk, window: MainWindow, clock: Clock, place: HubPlace
) -> SyncLink:
    """Return what joins the desk to its hub, not yet started."""
    link = SyncLink(
        running.memory.folder,
        records,
        desk=running.desk,
        bridge=running.bridge,
        clock=clock,
        local=records.fair.local,
    )
    link.place = place
    running.on_recorded, link.on_changes = link.recorded, running.refresh
    window.follow(link.news)
    return link


def _threads(closing: ExitStack, failed: Callable[[BaseException], None]) -> list[DeskThread]:
    """Start the threads for records, for this computer, and for others; the desk's ends first."""
    made = [DeskThread(failed, name=name) for name in ("desk", "chores", "hub")]
    for thread in reversed(made):
        closing.callback(thread.stop)
    return made


@contextmanager
def _hearing(
    listener: WedgeListener[KeyPress], hands: HandScanners, clock: Clock
) -> Iterator[None]:
    """Take the keys of hand scanners out of everything that is typed.

    It sees every event of the window: those of its making, some ten thousand, are spared it.
    """
    wedge = WedgeFilter(listener, clock)
    wedge.scanned.connect(hands.scan_keys)
    wedge.cut.connect(hands.was_cut)
    application().installEventFilter(wedge)
    try:
        yield
    finally:
        application().removeEventFilter(wedge)


class _Starter:
    """Brings camera, printer and sync up behind a window that is already there."""

    def __init__(
        self,
        order: WindowOrder,
        clip: Path | None,
        running: RunningDesk,
        hands: HandScanners,
        sync: SyncDesk,
    ) -> None:
        self._order = order
        self._clip = clip
        self._running = running
        self._hands = hands
        self._sync = sync
        self._stop_devices: Callable[[], None] = lambda: None
        self._remembered = running.memory.chosen.camera
        self._thread = threading.Thread(target=self._work, name="starter", daemon=True)

    def start(self) -> None:
        self._running.refresh()
        self._thread.start()

    def stop(self) -> None:
        if self._thread.ident is not None:
            self._thread.join()
        self._hands.stop()
        self._stop_devices()

    def _work(self) -> None:
        from kiosk.app.devices import DeviceOrder, Devices

        camera = self._order.camera or self._remembered
        scanner = self._order.scanner or self._running.memory.chosen.scanner
        order = DeviceOrder(self._order.folder, camera, self._clip)
        devices = Devices(order, self._running, self._running.desk, self._running.clock)
        chosen = self._running.desk.ask(lambda: self._running.memory.chosen.camera)
        if chosen != self._remembered:  # by staff, while all this was loaded
            devices.choose_camera(chosen)
        devices.start()
        self._hands.start_serial(scanner)
        self._stop_devices = devices.stop
        self._sync.start()
        is_signed(b"", b"", b"")  # loads its library: the first signed code should not wait for it


def _demo_clip(order: WindowOrder, clock: Clock, on_progress: Callable[[float], None]) -> Path:
    from kiosk.app.demo import prepare_demo

    return prepare_demo(order.folder, clock, on_progress)


def _choices(order: WindowOrder) -> Settings:
    chosen = settings.load(order.folder)
    return replace(chosen, language=order.language) if order.language else chosen


def _check_in(
    records: Records, order: WindowOrder, chosen: Settings, clock: Clock
) -> tuple[Fair, CheckIn, bool]:
    with records.transaction() as tx:
        fair, has_roster = tx.fair(), tx.has_tickets()
    gate = gate_named(fair, order.gate) if order.gate else gate_remembered(fair, chosen)
    return fair, check_in_at(records, gate, clock, chosen), has_roster


def _what_to_know(
    fair: Fair, chosen: Settings, order: WindowOrder, *, has_roster: bool
) -> Iterator[TroubleError]:
    """Yield what staff should hear as soon as there is a window."""
    if not order.gate and chosen.gate not in {"", *(gate.id for gate in fair.gates)}:
        known = ", ".join(gate.name.fr for gate in fair.gates)
        yield TroubleError(Trouble.GATE_UNKNOWN, where=chosen.gate, why=known)
    if not has_roster and not fair.keys:
        yield TroubleError(Trouble.ROSTER_EMPTY)
