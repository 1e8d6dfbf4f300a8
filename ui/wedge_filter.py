"""Hand scanners that act as a keyboard: their keys become scans, everybody else's stay keys."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow

from kiosk.clock import Clock
from ui.timers import every
from ui.wedge_keys import (
    MODIFIERS,
    SHIFT,
    HandScan,
    KeyPress,
    is_alt_code,
    is_text,
    place_of,
    pressed,
    scan_code_offset,
)

# So that a key which is under way when time is up still counts.
_MARGIN_S = 0.010

# A scanner lets go of a key at once; a person's composed letter is shown after this long.
_RELEASE_S = 0.030

_KEY_EVENTS = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}
)


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
        self._offset = scan_code_offset(platform or QGuiApplication.platformName())
        self._kept: deque[_Kept] = deque()
        self._down: set[int] = set()
        self._swallowed: set[int] = set()  # keys whose press was a scan's, until their release
        self._replayed: QEvent | None = None
        self._shift_is_down = False
        self._shift_was_used = False  # for the key that an input method took, see `_on_release`
        self._due = self._patience_s = 0.0
        self._waiting = every(0, self, "wedge", self._on_silence)
        self._waiting.setSingleShot(True)
        self._waiting.setTimerType(Qt.TimerType.PreciseTimer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if event is self._replayed:
            return False
        if kind in _KEY_EVENTS and isinstance(watched, QWindow):
            return isinstance(event, QKeyEvent) and self._on_key(watched, event)
        if kind is QEvent.Type.InputMethod:
            return self._on_composed(watched, event)
        if kind is QEvent.Type.FocusAboutToChange and self._replayed is None:
            self._bind_to(watched)
        return False

    def _on_composed(self, widget: QObject, event: QEvent) -> bool:
        """Keep what an input method made of keys, until the release tells who pressed them.

        Arabic layouts have keys that give two letters; even a scan may begin with one.
        """
        self._shift_was_used = self._shift_is_down
        has_text = isinstance(event, QInputMethodEvent) and bool(event.commitString())
        if not (has_text or self._listener.is_holding):
            return False
        self._kept.append(_Kept(widget, event.clone(), 0, is_stroke=False))
        if not self._listener.is_holding:
            self._wait_for(_RELEASE_S)
        return True

    def _bind_to(self, widget: QObject) -> None:
        """Let what is held go to `widget`, which is losing the focus, should it be typing.

        Letting it go now would tear a scan: its head in a field, its rest a shorter code.
        """
        for place, kept in enumerate(self._kept):
            if isinstance(kept.target, QWindow):
                self._kept[place] = replace(kept, target=widget)

    def _on_key(self, window: QWindow, event: QKeyEvent) -> bool:
        """Take one key event; return whether to keep it from the window."""
        if event.key() in MODIFIERS or is_alt_code(event):
            self._follow_shift(event)
            return False
        if event.type() is QEvent.Type.KeyRelease:
            return self._on_release(window, event)
        if event.type() is QEvent.Type.KeyPress:
            self._down.add(place_of(event))
        if not (is_text(event) or self._listener.is_scanning):
            self._settle(self._listener.let_go())
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut yet: the press that follows is held, and tried again later
            return True
        self._keep(window, event, is_stroke=True)
        return True

    def _follow_shift(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift and event.type() is not QEvent.Type.ShortcutOverride:
            self._shift_is_down = event.type() is QEvent.Type.KeyPress
            self._shift_was_used = self._shift_was_used or self._shift_is_down

    def _on_release(self, window: QWindow, event: QKeyEvent) -> bool:
        key = place_of(event)
        was_pressed = key in self._down
        self._down.discard(key)
        if key in self._swallowed:
            self._swallowed.discard(key)
            return True
        is_kept = any(kept.key == key for kept in self._kept)
        # Only the release came of a key that an input method took. Shift is let go before the key.
        has_shift, self._shift_was_used = self._shift_was_used, self._shift_is_down
        if is_kept if was_pressed else bool(self._kept):
            if not was_pressed and has_shift:
                event.setModifiers(event.modifiers() | SHIFT)
            self._keep(window, event, is_stroke=not was_pressed)
            return True
        return False

    def _keep(self, window: QWindow, event: QKeyEvent, *, is_stroke: bool) -> None:
        self._kept.append(_Kept(window, event.clone(), place_of(event), is_stroke))
        if is_stroke:
            self._settle(
                self._listener.press(pressed(event, self._clock.monotonic(), self._offset))
            )

    def _on_silence(self) -> None:
        late = self._clock.monotonic() - self._due
        if late > _MARGIN_S:
            self._wait_for(self._patience_s)  # the program was busy: keys pressed meanwhile first
        elif self._listener.is_holding:
            self._settle(self._listener.silence())
        else:
            self._replay(self._taken(0))

    def _wait(self) -> None:
        if self._listener.is_holding:
            self._wait_for(self._listener.patience_s)
        else:
            self._waiting.stop()

    def _wait_for(self, patience_s: float) -> None:
        self._patience_s = patience_s
        patience_s += _MARGIN_S
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
