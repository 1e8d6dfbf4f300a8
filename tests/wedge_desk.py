"""A small desk with real widgets, and the keyboard in front of it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from scanner.wedge import WedgeListener
from ui.wedge_filter import WedgeFilter
from ui.wedge_keys import KeyPress
from wedge_builders import ENTER_CODE

KEYS = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}
X11 = 8


class Desk:
    """A window with two fields and a button, and the keyboard in front of it."""

    def __init__(self, app, clock):
        self.app, self.clock = app, clock
        self.window = QWidget()
        self.name, self.company = QLineEdit(), QLineEdit()
        self.button = QPushButton("Ouvrir")
        column = QVBoxLayout(self.window)
        for widget in (self.name, self.company, self.button):
            column.addWidget(widget)
        self.scans, self.cuts = [], []
        self.filter = WedgeFilter(WedgeListener[KeyPress](), clock, platform="xcb")
        self.filter.scanned.connect(self.scans.append)
        self.filter.cut.connect(lambda: self.cuts.append(1))
        app.installEventFilter(self.filter)
        self.now_ms = 5000

    @property
    def texts(self):
        return ["".join(key.text for key in scan.keys) for scan in self.scans]

    def press(self, text, *, after_ms, code=0, held=Qt.KeyboardModifier.NoModifier, key=None):
        """Press and release one key, as the platform would: through the window."""
        self.now_ms += after_ms
        key = key or KEYS.get(text) or Qt.Key(ord(text.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, held, code, 0, 0, text)
            event.setTimestamp(self.now_ms)
            window = self.app.focusWindow() or self.window.windowHandle()
            self.app.sendEvent(window, event)

    def send(self, kind, *, key, code, text=""):
        """Send half a key press."""
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, code, 0, 0, text)
        event.setTimestamp(self.now_ms)
        self.app.sendEvent(self.window.windowHandle(), event)

    def type(self, text, *, gap_ms=90):
        for character in text:
            self.press(character, after_ms=gap_ms)

    def scan(self, text, *, gap_ms=4):
        self.now_ms += 1000
        self.type(text, gap_ms=gap_ms)

    def scan_keys(self, strokes):
        self.now_ms += 1000
        for stroke in strokes:
            held = Qt.KeyboardModifier.ShiftModifier if stroke.has_shift else None
            code = stroke.scan_code + X11
            held = held or Qt.KeyboardModifier.NoModifier
            self.press(stroke.text, after_ms=4, code=code, held=held)
        self.press("\r", after_ms=4, code=ENTER_CODE + X11)
