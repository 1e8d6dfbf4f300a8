"""A QR code on screen, dark on white with its quiet zone, whole pixels for each module."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import rem

_QUIET = 2  # modules of white on each side; the card around is white too


class QrPicture(QWidget):
    """Keeps its room when it shows nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.modules: tuple[tuple[bool, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())

    def show_modules(self, modules: tuple[tuple[bool, ...], ...]) -> None:
        """Show a QR, or nothing for no rows."""
        self.modules = modules
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(rem(16.25), rem(16.25))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.modules:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        ratio = self.devicePixelRatioF()
        module = int(self.width() * ratio / (len(self.modules) + 2 * _QUIET))
        start = (round(self.width() * ratio) - module * len(self.modules)) // 2
        painter.scale(1 / ratio, 1 / ratio)
        for down, row in enumerate(self.modules):
            for along, is_dark in enumerate(row):
                if is_dark:
                    spot = QRect(start + along * module, start + down * module, module, module)
                    painter.fillRect(spot, QColor("black"))
