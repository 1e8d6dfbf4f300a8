"""Which pages stand beside the desk, and what works behind each."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from kiosk.app.hand_scanners import HandScanners
from kiosk.app.layout_desk import LayoutDesk
from kiosk.app.preflight_desk import PreflightDesk
from kiosk.app.printer_desk import PrinterDesk
from kiosk.app.privacy_desk import PrivacyDesk
from kiosk.app.queue_desk import QueueDesk
from kiosk.app.running import RunningDesk
from kiosk.app.scanner_settings import ScannerSettings
from kiosk.app.sync_desk import SyncDesk
from kiosk.app.sync_link import SyncLink
from kiosk.desk.own_hub import HubPlace
from kiosk.desk.thread import DeskThread
from kiosk.domain.fair import Fair
from scanner.wedge import WedgeListener
from ui.bridge import PagesBridge
from ui.main_window import MainWindow
from ui.preflight_page import PreflightPage
from ui.scanner_page import ScannerPage
from ui.sounds import Sound, Sounds
from ui.wedge_keys import KeyPress


@dataclass(frozen=True, slots=True)
class PagesOrder:
    """Whom the pages work with; `worker` is the thread that waits for other computers."""

    fair: Fair
    running: RunningDesk
    hands: HandScanners
    listener: WedgeListener[KeyPress]
    chores: DeskThread
    sounds: Sounds
    link: SyncLink
    worker: DeskThread
    hub_place: HubPlace
    closing: ExitStack


def add_pages(window: MainWindow, order: PagesOrder) -> SyncDesk:
    """Give the window its pages, in the order of its list; return what is to be started."""
    bridge = PagesBridge()
    preflight, scanner = PreflightPage(), ScannerPage()
    printers = PrinterDesk(window, order.fair, order.running, order.closing).page
    queue = QueueDesk(window, order.fair, order.running, order.closing).page
    layouts = LayoutDesk(order.fair, order.running, order.closing)
    order.link.on_docs = layouts.hear
    window.painted.connect(layouts.hear)
    window.pages.add("preflight", preflight.title, preflight, sign="checklist")
    window.pages.add("scanner", scanner.title, scanner, sign="scanner")
    window.pages.add("queue", queue.title, queue, sign="stack")
    window.pages.add("printers", printers.title, printers, sign="printer")
    window.pages.add("layout", layouts.page.title, layouts.page, sign="picture")
    sync = SyncDesk(order.fair, order.running, order.link, order.worker, order.hub_place)
    order.closing.callback(sync.stop)
    window.pages.add("sync", sync.page.title, sync.page, sign="share")
    privacy = PrivacyDesk(order.fair, order.running, order.link, order.worker)
    order.closing.callback(privacy.stop)
    privacy.news.begun.connect(window.begin_erasing)
    privacy.news.ended.connect(window.end_erasing)
    order.link.on_changes = partial(_both, order.link.on_changes, privacy.hear)
    window.pages.add("privacy", privacy.page.title, privacy.page, sign="person")
    PreflightDesk(preflight, order.running, order.chores, bridge)
    preflight.sound_wanted.connect(partial(order.sounds.play, Sound.ADMITTED))
    settings = ScannerSettings(
        scanner,
        running=order.running,
        hands=order.hands,
        listener=order.listener,
        chores=order.chores,
        bridge=bridge,
    )
    scanner.camera_chosen.connect(window.camera_chosen)
    scanner.cameras.opened.connect(window.cameras_wanted)
    window.camera_chosen.connect(settings.show_camera)
    return sync


def _both(one: Callable[[], None], other: Callable[[], None]) -> None:
    one()
    other()
