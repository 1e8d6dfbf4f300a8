"""Which pages stand beside the desk, and what works behind each."""

from kiosk.app.hand_scanners import HandScanners
from kiosk.app.running import RunningDesk
from kiosk.app.scanner_settings import ScannerSettings
from kiosk.desk.thread import DeskThread
from scanner.wedge import WedgeListener
from ui.bridge import PagesBridge
from ui.main_window import MainWindow
from ui.preflight_page import PreflightPage
from ui.scanner_page import ScannerPage
from ui.wedge_filter import KeyPress


def add_pages(
    window: MainWindow,
    running: RunningDesk,
    hands: HandScanners,
    listener: WedgeListener[KeyPress],
    chores: DeskThread,
) -> None:
    """Give the window its pages, in the order of its list."""
    bridge = PagesBridge()
    preflight, scanner = PreflightPage(), ScannerPage()
    window.pages.add("preflight", preflight.title, preflight, sign="checklist")
    window.pages.add("scanner", scanner.title, scanner, sign="scanner")
    settings = ScannerSettings(
        scanner, running=running, hands=hands, listener=listener, chores=chores, bridge=bridge
    )
    scanner.camera_chosen.connect(window.camera_chosen)
    window.camera_chosen.connect(settings.show_camera)
