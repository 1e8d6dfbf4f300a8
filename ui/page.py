"""What every page beside the desk does: it tells when it is looked at, and follows the language."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import rem


class Page(QWidget):
    """A page shows what it is given and tells what staff want; it looks nothing up."""

    opened = Signal()  # what it shows is wanted
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        raise NotImplementedError

    def stand_in_columns(self, *columns: Sequence[QWidget], shares: Sequence[int]) -> None:
        """Lay cards out below each other in columns, whose widths relate as `shares`."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, rem(0.4), 0)
        row.setSpacing(rem(1))
        for cards, share in zip(columns, shares, strict=True):
            column = QVBoxLayout()
            column.setSpacing(rem(1))
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            row.addLayout(column, share)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt calls it so
        """Take the keys of a button that went away or was switched off.

        Qt asks for it then, and on Tab: its neighbour must not get what was meant for the one.
        """
        had = self.window().focusWidget()
        if had is not None and self.isVisible() and not (had.isVisible() and had.isEnabled()):
            self.setFocus()
            return True
        return super().focusNextPrevChild(is_next)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()
