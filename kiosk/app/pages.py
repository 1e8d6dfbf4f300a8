"""Which pages stand beside the desk, and what works behind each."""

from ui.main_window import MainWindow
from ui.preflight_page import PreflightPage
from ui.scanner_page import ScannerPage


def add_pages(window: MainWindow) -> None:
    """Give the window its pages, in the order of its list."""
    preflight, scanner = PreflightPage(), ScannerPage()
    window.pages.add("preflight", preflight.title, preflight, sign="checklist")
    window.pages.add("scanner", scanner.title, scanner, sign="scanner")
