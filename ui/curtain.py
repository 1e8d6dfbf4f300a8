"""What hides the window while it closes: it says so, and whom it still waits for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.page_card import wrapped_label


class Curtain(QFrame):
    """Lies over all of `window`, and takes what is clicked there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("curtain")
        self.word, self.why = wrapped_label("curtain_word"), wrapped_label("curtain_why")
        column = QVBoxLayout(self)
        column.addStretch()
        for label in (self.word, self.why):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch()
        self.hide()

    def fall(self, *, is_erasing: bool) -> None:
        """Say at once that the window closes, or that it does so after an erasure."""
        self.word.setText(self.tr("Closing…"))
        self.why.setText(
            self.tr("People are being erased: the window closes by itself once that is done.")
            if is_erasing
            else self.tr("Everything is recorded. The window is gone in a moment.")
        )
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus()
        self.repaint()  # now: what follows may keep the screen from being painted
