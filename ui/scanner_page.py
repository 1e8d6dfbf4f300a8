"""The devices that read codes: which camera, which formats, which hand scanner."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class ScannerPage(QWidget):
    """Shows what is in use and tells what staff want instead."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        QVBoxLayout(self).addStretch()

    def title(self) -> str:
        """Return what the list of pages calls this one."""
        return self.tr("Scanner and camera")
