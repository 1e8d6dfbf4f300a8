"""A status light that can be pressed, with a count of what waits behind it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from ui.chips import StatusPill
from ui.fitted_label import plain_label
from ui.theme import rem, target


class LightButton(QPushButton):
    """As high as a finger, around a light of the usual height."""

    def __init__(self, pill: StatusPill) -> None:
        super().__init__()
        self.setObjectName("light_button")
        self.pill = pill
        self.count = plain_label("light_count")
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setMinimumWidth(rem(1.7))
        self.count.setFixedHeight(rem(1.7))
        for part in (self.pill, self.count):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(rem(0.15), 0, rem(0.15), 0)
        row.setSpacing(rem(0.35))
        row.addWidget(self.pill)
        row.addWidget(self.count)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show how many wait; nothing when none does."""
        self.count.setVisible(count > 0)
        self.count.setText(str(count))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._row.sizeHint().width(), target())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._row.minimumSize().width(), target())
