"""Controls of a form: they report only what a person changed, and let the page undo."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QStyledItemDelegate,
)

from ui.theme import rem, target


class TextKnob(QLineEdit):
    """A line of text."""

    changed = Signal(str)

    def __init__(self, name: str, *, longest: int = 400) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("knob", "text")
        self.setMaxLength(longest)
        self.setMinimumHeight(target())
        self.installEventFilter(_UndoLeaver(self))
        self.textEdited.connect(self.changed)

    def show_value(self, text: str) -> None:
        """Show `text`; the cursor stays while it is what stands there already."""
        if text != self.text():
            with QSignalBlocker(self):
                self.setText(text)


class NumberKnob(QDoubleSpinBox):
    """A number with its unit, rounded to a tenth or less."""

    changed = Signal(float)

    def __init__(self, name: str, unit: str, *, step: float = 1.0) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("knob", "number")
        self.setDecimals(1)
        self.setSingleStep(step)
        self.setSuffix(f"\u00a0{unit}" if unit else "")
        self.setMinimumHeight(target())
        self.setAccelerated(True)
        self.lineEdit().setTextMargins(rem(0.5), 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().installEventFilter(_UndoLeaver(self))
        self.valueChanged.connect(self.changed)

    def show_value(self, value: float, *, least: float, most: float) -> None:
        """Show a number and what it may be turned to."""
        with QSignalBlocker(self):
            self.setRange(least, max(least, most))
            if abs(self.value() - value) > 0.05:
                self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it moves the form: a value that turns under the pointer goes unnoticed


class ChoiceKnob(QComboBox):
    """One of several; `(key, label)` in the order they are offered."""

    changed = Signal(str)  # key

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("knob", "choice")
        self.setMinimumHeight(target())
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        self.setItemDelegate(QStyledItemDelegate(self))  # the usual one ignores the style sheet
        self.activated.connect(self._on_activated)

    @property
    def key(self) -> str:
        """What is chosen; empty for nothing."""
        return str(self.currentData() or "")

    def offer(self, choices: Mapping[str, str]) -> None:
        """Replace what can be chosen; the choice stays where it still can."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for key, label in choices.items():
                self.addItem(label, key)
        self.show_value(chosen)

    def show_value(self, key: str | None) -> None:
        """Show one of them; nothing where it is none."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(key))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it moves the form: a value that turns under the pointer goes unnoticed

    def _on_activated(self, index: int) -> None:
        self.changed.emit(str(self.itemData(index)))


class _UndoLeaver(QObject):
    """Keeps a line editor from taking Ctrl+Z and Ctrl+Y: the page undoes them everywhere alike."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            kinds = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(kind) for kind in kinds):
                event.ignore()
                return True
        return False
