"""Hand scanners that act as a keyboard: their keys become scans, everybody else's stay keys."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from kiosk.clock import Clock
from ui.timers import every

# So that a key which is under way when time is up still counts.
_MARGIN_S = 0.010

# How the platforms number keys, less PS/2 set 1: X11 and Wayland add 8. Others tell nothing useful.
_SCAN_CODE_OFFSETS = {"windows": 0, "xcb": 8, "wayland": 8, "wayland-egl": 8}

_MODIFIERS = frozenset(
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
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_GROUP_SWITCH = Qt.KeyboardModifier.GroupSwitchModifier
_NONE = Qt.KeyboardModifier.NoModifier

_KEY_EVENTS = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}
)


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


class Decision(Protocol):
    """What becomes of the oldest keys held: `fate` is typed, scanned, cut or dropped."""

    @property
    def fate(self) -> str: ...

    @property
    def strokes(self) -> Sequence[KeyPress]: ...

    @property
    def code(self) -> tuple[KeyPress, ...]: ...


class Listener(Protocol):
    """Tells scanners from people by the rhythm of the keys; every key is decided once, in order."""

    @property
    def is_holding(self) -> bool: ...

    @property
    def is_scanning(self) -> bool: ...

    @property
    def patience_s(self) -> float: ...

    def press(self, stroke: KeyPress, /) -> Sequence[Decision]: ...

    def silence(self) -> Sequence[Decision]: ...

    def let_go(self) -> Sequence[Decision]: ...


@dataclass(frozen=True, slots=True)
class _Kept:
    """An event held back. Those that are no stroke share the fate of the stroke before them."""

    target: QObject
    event: QEvent
    key: int
    is_stroke: bool


class WedgeFilter(QObject):
    """Install on the application. Keys reach windows and shortcuts only once they are typing.

    Works on what the platform sends to windows, so whatever has the focus, menus and dialogs too.
    Keys of a person arrive unchanged and in order, at most 50 ms late. Combinations with Ctrl or
    Alt, function keys, arrows and the like are not held back unless a scan is under way; what was
    held goes before them. A click or a change of focus tears no scan apart: keys held meanwhile
    still go to the field they were typed into.

    On X11 and Wayland a dead key's press goes to the input method, and so does the next key's if
    the two make a letter: of those keys only the releases come, which then stand for the strokes.
    """

    scanned = Signal(object)  # HandScan
    cut = Signal()  # part of a code is missing: scan again

    def __init__(self, listener: Listener, clock: Clock, *, platform: str = "") -> None:
        """Listen. `platform` is Qt's name of it, by default of the one in use."""
        super().__init__()
        self._listener = listener
        self._clock = clock
        self._offset = _SCAN_CODE_OFFSETS.get(platform or QGuiApplication.platformName())
        self._kept: deque[_Kept] = deque()
        self._down: set[int] = set()
        self._swallowed: set[int] = set()  # keys whose press was a scan's, until their release
        self._replayed: QEvent | None = None
        self._due = 0.0
        self._waiting = every(0, self, "wedge", self._on_silence)
        self._waiting.setSingleShot(True)
        self._waiting.setTimerType(Qt.TimerType.PreciseTimer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if event is self._replayed:
            return False
        if kind in _KEY_EVENTS and isinstance(watched, QWindow):
            return isinstance(event, QKeyEvent) and self._on_key(watched, event)
        if kind is QEvent.Type.InputMethod and self._listener.is_holding:
            self._kept.append(_Kept(watched, event.clone(), 0, is_stroke=False))
            return True
        if kind is QEvent.Type.FocusAboutToChange and self._replayed is None:
            self._bind_to(watched)
        return False

    def _bind_to(self, widget: QObject) -> None:
        """Let what is held go to `widget`, which is losing the focus, should it be typing.

        Letting it go now would tear a scan: its head in a field, its rest a shorter code.
        """
        for place, kept in enumerate(self._kept):
            if isinstance(kept.target, QWindow):
                self._kept[place] = replace(kept, target=widget)

    def _on_key(self, window: QWindow, event: QKeyEvent) -> bool:
        """Take one key event; return whether to keep it from the window."""
        if event.key() in _MODIFIERS or _is_alt_code(event):
            return False
        if event.type() is QEvent.Type.KeyRelease:
            return self._on_release(window, event)
        if event.type() is QEvent.Type.KeyPress:
            self._down.add(_place(event))
        if not (_is_text(event) or self._listener.is_scanning):
            self._settle(self._listener.let_go())
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut yet: the press that follows is held, and tried again later
            return True
        self._keep(window, event, is_stroke=True)
        return True

    def _on_release(self, window: QWindow, event: QKeyEvent) -> bool:
        key = _place(event)
        was_pressed = key in self._down
        self._down.discard(key)
        if key in self._swallowed:
            self._swallowed.discard(key)
            return True
        is_kept = any(kept.key == key for kept in self._kept)
        if is_kept if was_pressed else self._listener.is_holding:
            self._keep(window, event, is_stroke=not was_pressed)
            return True
        return False

    def _keep(self, window: QWindow, event: QKeyEvent, *, is_stroke: bool) -> None:
        self._kept.append(_Kept(window, event.clone(), _place(event), is_stroke))
        if is_stroke:
            self._settle(self._listener.press(self._pressed(event)))

    def _on_silence(self) -> None:
        late = self._clock.monotonic() - self._due
        if late > _MARGIN_S:
            self._wait()  # the program was busy: keys pressed meanwhile come first
        else:
            self._settle(self._listener.silence())

    def _wait(self) -> None:
        if not self._listener.is_holding:
            self._waiting.stop()
            return
        patience_s = self._listener.patience_s + _MARGIN_S
        self._due = self._clock.monotonic() + patience_s
        self._waiting.start(round(1000 * patience_s))

    def _settle(self, decisions: Sequence[Decision]) -> None:
        self._wait()
        # Taken out before anything is told: a key or a scan may open a dialog with its own loop.
        leaving = [(decision, self._taken(len(decision.strokes))) for decision in decisions]
        for decision, kept in leaving:
            if decision.fate == "typed":
                self._replay(kept)
                continue
            self._swallow(kept)
            if decision.fate == "scanned":
                self.scanned.emit(HandScan(decision.code, self._clock.monotonic()))
            elif decision.fate == "cut":
                self.cut.emit()

    def _taken(self, strokes: int) -> list[_Kept]:
        """Take out the oldest strokes, with the events that wait behind them."""
        taken: list[_Kept] = []
        while self._kept and (strokes or not self._kept[0].is_stroke):
            taken.append(self._kept.popleft())
            strokes -= taken[-1].is_stroke
        return taken

    def _replay(self, leaving: list[_Kept]) -> None:
        for kept in leaving:
            self._swallowed.discard(kept.key)
            if shiboken6.isValid(kept.target):
                self._replayed = kept.event
                QGuiApplication.sendEvent(kept.target, kept.event)
                self._replayed = None

    def _swallow(self, leaving: list[_Kept]) -> None:
        for kept in leaving:
            if kept.event.type() is QEvent.Type.KeyPress:
                self._swallowed.add(kept.key)
            else:
                self._swallowed.discard(kept.key)

    def _pressed(self, event: QKeyEvent) -> KeyPress:
        # The platform's own time stamp: keys that waited for a busy program keep their rhythm.
        at_s = event.timestamp() / 1000 or self._clock.monotonic()
        code = event.nativeScanCode()
        held = event.modifiers()
        return KeyPress(
            at_s=at_s,
            text=event.text(),
            scan_code=0 if self._offset is None else max(0, code - self._offset),
            has_shift=bool(held & _SHIFT),
            has_altgr=_has_altgr(held),
            is_repeat=event.isAutoRepeat(),
        )


def _is_text(event: QKeyEvent) -> bool:
    """Tell whether a key is for writing: a character, Enter or Tab, with no Ctrl or Alt."""
    held = event.modifiers()
    if held & (_CONTROL | _ALT | _META) != _NONE and not _has_altgr(held):
        return False
    text = event.text()
    return bool(text) and (text.isprintable() or text in ("\r", "\n", "\t"))


def _is_alt_code(event: QKeyEvent) -> bool:
    """Tell whether a digit is part of Alt+0065, of which Windows then makes a character."""
    held = event.modifiers()
    return bool(held & _ALT) and bool(held & _KEYPAD)


def _has_altgr(held: Qt.KeyboardModifier) -> bool:
    # Windows tells of AltGr as Ctrl and Alt.
    return bool(held & _GROUP_SWITCH) or (bool(held & _CONTROL) and bool(held & _ALT))


def _place(event: QKeyEvent) -> int:
    return event.nativeScanCode() or event.key()
