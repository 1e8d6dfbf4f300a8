"""A button that asks back in its own place, for what cannot be undone by pressing it again."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton

from ui.theme import target


class ConfirmButton(QPushButton):
    """The first press shows the question, the second one confirms; leaving it takes it back.

    It is as wide as the longer of both texts: nothing moves between the two presses.
    """

    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(target())
        self._label = ""
        self._question = ""
        self._is_asking = False
        self.clicked.connect(self._on_clicked)

    def word(self, label: str, question: str) -> None:
        """Set both texts, in the language on screen."""
        self._label, self._question = label, question
        self._render()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        shown, hint = self.text(), super().sizeHint()
        metrics = self.fontMetrics()
        longest = max(metrics.horizontalAdvance(text) for text in (self._label, self._question))
        return QSize(hint.width() - metrics.horizontalAdvance(shown) + longest, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # haste is no second thought

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ask(is_asking=False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ask(is_asking=False)

    def _on_clicked(self) -> None:
        was_asking = self._is_asking
        self._ask(is_asking=not was_asking)
        if was_asking:
            self.confirmed.emit()

    def _ask(self, *, is_asking: bool) -> None:
        self._is_asking = is_asking
        self._render()

    def _render(self) -> None:
        self.setText(self._question if self._is_asking else self._label)
        self.setProperty("asking", "yes" if self._is_asking else "no")
        self.style().polish(self)
