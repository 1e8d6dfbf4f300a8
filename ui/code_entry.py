"""Typing a code that the camera cannot read."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from kiosk.domain.scanned import LONGEST_PAYLOAD
from ui.icons import icon
from ui.theme import rem, target


class CodeEntry(QWidget):
    """Enter sends what was typed and empties the field for the next one."""

    code_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setObjectName("code_field")
        self.field.setMaxLength(LONGEST_PAYLOAD)
        self.field.setMinimumHeight(target())
        self.field.returnPressed.connect(self._on_entered)
        self.send = QToolButton()
        self.send.setObjectName("send")
        self.send.setIcon(icon("enter", "bar_ink", rem(1.4)))
        self.send.setIconSize(QSize(rem(1.4), rem(1.4)))
        self.send.setFixedSize(target(), target())
        self.send.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.send.clicked.connect(self._on_entered)
        QShortcut(QKeySequence("F2"), self, self._on_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(rem(0.5))
        row.addWidget(self.field, 1)
        row.addWidget(self.send)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.field.setPlaceholderText(self.tr("Type a code… (F2)"))
        self.field.setAccessibleName(self.tr("Code"))
        self.send.setAccessibleName(self.tr("Check this code"))

    def _on_wanted(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _on_entered(self) -> None:
        code = self.field.text().strip()
        self.field.clear()
        self.field.setFocus()
        if code:
            self.code_typed.emit(code)
