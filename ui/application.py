"""The Qt application: fonts, looks, language, and what happens to a bug."""

import logging
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from assets import FONTS
from kiosk.clock import Clock
from kiosk.domain.fair import Language
from ui.bridge import Bridge, Incident
from ui.theme import PALETTE, style_sheet, unit_for
from ui.translation import speak

log = logging.getLogger(__name__)

# Noto Sans has the better Latin and digits for a screen, Cairo an Arabic that goes with it.
FAMILIES = ["Noto Sans", "Cairo", "Noto Sans Tifinagh"]


def make_application(
    arguments: Sequence[str], language: Language = Language.FR, *, unit: int | None = None
) -> QApplication:
    """Return the one application, dressed and speaking `language`.

    Args:
        unit: the size of the basic text in pixels; by default it follows the screen's height.
    """
    app = QApplication(list(arguments))
    app.setApplicationName("ofec-kiosk")
    app.setStyle("Fusion")
    _load_fonts()
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(unit or unit_for(app.primaryScreen().availableSize().height()))
    app.setFont(font)
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())
    speak(language)
    return app


def quit_on_signals(app: QApplication) -> None:
    """End the program in order on Ctrl+C and on a polite kill, even one that comes early."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # Queued: an end before the event loop runs would be forgotten. Not `quit`, which ends no
        # dialog that is shown while there is no window yet.
        signal.signal(number, lambda *_: QTimer.singleShot(0, app.exit))


def catch_bugs(bridge: Bridge, clock: Clock) -> None:
    """Turn every exception nobody caught, in any thread, into a logged incident on screen."""

    def on_bug(kind: type[BaseException], bug: BaseException, at: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, bug, at)
            return
        incident = Incident(clock.new_id()[-6:])
        # The place, never the text: the text of an exception may hold a visitor's name.
        where = "".join(traceback.format_tb(at))
        facts = {"incident": incident.id, "kind": kind.__name__}
        log.error("ui.bug %s %s\n%s", incident.id, kind.__name__, where, extra=facts)
        bridge.trouble_met.emit(incident)

    def on_thread_bug(bug: threading.ExceptHookArgs) -> None:
        if bug.exc_value is not None:
            on_bug(bug.exc_type, bug.exc_value, bug.exc_traceback)

    sys.excepthook = on_bug
    threading.excepthook = on_thread_bug


def _load_fonts() -> None:
    for path in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def _palette() -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, PALETTE["page"])
    palette.setColor(QPalette.ColorRole.WindowText, PALETTE["ink"])
    palette.setColor(QPalette.ColorRole.Text, PALETTE["ink"])
    palette.setColor(QPalette.ColorRole.Base, PALETTE["card"])
    palette.setColor(QPalette.ColorRole.Button, PALETTE["card"])
    palette.setColor(QPalette.ColorRole.ButtonText, PALETTE["ink"])
    palette.setColor(QPalette.ColorRole.Highlight, PALETTE["blue"])
    palette.setColor(QPalette.ColorRole.HighlightedText, PALETTE["card"])
    palette.setColor(QPalette.ColorRole.PlaceholderText, PALETTE["muted"])
    return palette
