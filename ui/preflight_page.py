"""The check before the doors open: one line for each thing the desk needs."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class PreflightPage(QWidget):
    """Shows how each thing does, and what to do about it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        QVBoxLayout(self).addStretch()

    def title(self) -> str:
        """Return what the list of pages calls this one."""
        return self.tr("Check before opening")
