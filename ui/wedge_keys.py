"""Keys as Qt tells of them, and what a reader of hand scans wants of each."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# How the platforms number keys, less PS/2 set 1: X11 and Wayland add 8. Others tell nothing useful.
_SCAN_CODE_OFFSETS = {"windows": 0, "xcb": 8, "wayland": 8, "wayland-egl": 8}

MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_Mode_switch,
    }
)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_GROUP_SWITCH = Qt.KeyboardModifier.GroupSwitchModifier
_NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class KeyPress:
    """One press of a key. `scan_code` is PS/2 set 1, or 0 where the platform does not tell."""

    at_s: float
    text: str
    scan_code: int
    has_shift: bool
    has_altgr: bool
    is_repeat: bool


@dataclass(frozen=True, slots=True)
class HandScan:
    """The keys of one whole code, and when the last came, in seconds on the monotonic clock."""

    keys: tuple[KeyPress, ...]
    seen_at: float


def scan_code_offset(platform: str) -> int | None:
    """Return what a platform adds to PS/2 set 1; None where its numbers tell nothing."""
    return _SCAN_CODE_OFFSETS.get(platform)


def pressed(event: QKeyEvent, now_s: float, offset: int | None) -> KeyPress:
    """Return one key press.

    Args:
        now_s: taken where the platform does not stamp its events.
        offset: see `scan_code_offset`.
    """
    # The platform's own time stamp: keys that waited for a busy program keep their rhythm.
    at_s = event.timestamp() / 1000 or now_s
    held = event.modifiers()
    return KeyPress(
        at_s=at_s,
        text=event.text(),
        scan_code=0 if offset is None else max(0, event.nativeScanCode() - offset),
        has_shift=bool(held & SHIFT),
        has_altgr=_has_altgr(held),
        is_repeat=event.isAutoRepeat(),
    )


def is_text(event: QKeyEvent) -> bool:
    """Tell whether a key is for writing: a character, Enter or Tab, with no Ctrl or Alt."""
    held = event.modifiers()
    if held & (_CONTROL | _ALT | _META) != _NONE and not _has_altgr(held):
        return False
    text = event.text()
    return bool(text) and (text.isprintable() or text in ("\r", "\n", "\t"))


def is_alt_code(event: QKeyEvent) -> bool:
    """Tell whether a digit is part of Alt+0065, of which Windows then makes a character."""
    held = event.modifiers()
    return bool(held & _ALT) and bool(held & _KEYPAD)


def _has_altgr(held: Qt.KeyboardModifier) -> bool:
    # Windows tells of AltGr as Ctrl and Alt.
    return bool(held & _GROUP_SWITCH) or (bool(held & _CONTROL) and bool(held & _ALT))


def place_of(event: QKeyEvent) -> int:
    """Return what tells this key from all others."""
    return event.nativeScanCode() or event.key()
