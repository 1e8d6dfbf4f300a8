"""A titled card on a page, and the lines in it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.fitted_label import plain_label
from ui.theme import rem


class PageCard(QFrame):
    """Lines below a title, at the card's own height."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.title = plain_label("card_title")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(rem(1.2), rem(0.9), rem(1.2), rem(1.0))
        self._column.setSpacing(rem(0.6))
        self._column.addWidget(self.title)

    def add(self, *widgets: QWidget, stretch: bool = False) -> None:
        """Add one line of widgets; with `stretch`, they keep to the side where reading starts."""
        if len(widgets) == 1 and not stretch:
            self._column.addWidget(widgets[0])
            return
        line = QHBoxLayout()
        line.setSpacing(rem(0.8))
        for widget in widgets:
            line.addWidget(widget)
        if stretch:
            line.addStretch()
        self._column.addLayout(line)


def wrapped_label(name: str) -> QLabel:
    """Return a label of plain text that takes as many lines as its text needs."""
    label = plain_label(name)
    label.setWordWrap(True)
    return label
