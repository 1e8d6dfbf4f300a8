"""Which pages stand beside the desk, and what works behind each."""

from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from kiosk.app.hand_scanners import HandScanners
from kiosk.app.layout_desk import LayoutDesk
from kiosk.app.preflight_desk import PreflightDesk
from kiosk.app.printer_desk import PrinterDesk
from kiosk.app.queue_desk import QueueDesk
from kiosk.app.running import RunningDesk
from kiosk.app.scanner_settings import ScannerSettings
from kiosk.desk.thread import DeskThread
from kiosk.domain.fair import Fair
from scanner.wedge import WedgeListener
from ui.bridge import PagesBridge
from ui.layout_wording import page_title
from ui.main_window import MainWindow
from ui.preflight_page import PreflightPage
from ui.scanner_page import ScannerPage
from ui.sounds import Sound, Sounds
from ui.wedge_keys import KeyPress


@dataclass(frozen=True, slots=True)
class PagesOrder:
    """Whom the pages work with."""

    fair: Fair
    running: RunningDesk
    hands: HandScanners
    listener: WedgeListener[KeyPress]
    chores: DeskThread
    sounds: Sounds
    closing: ExitStack


def add_pages(window: MainWindow, order: PagesOrder) -> None:
    """Give the window its pages, in the order of its list."""
    bridge = PagesBridge()
    preflight, scanner = PreflightPage(), ScannerPage()
    printers = PrinterDesk(window, order.fair, order.running, order.closing).page
    queue = QueueDesk(window, order.fair, order.running, order.closing).page
    layout = LayoutDesk(order.fair, order.running, order.closing).page
    window.pages.add("preflight", preflight.title, preflight, sign="checklist")
    window.pages.add("scanner", scanner.title, scanner, sign="scanner")
    window.pages.add("queue", queue.title, queue, sign="stack")
    window.pages.add("printers", printers.title, printers, sign="printer")
    window.pages.add("layout", page_title, layout, sign="picture")
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
