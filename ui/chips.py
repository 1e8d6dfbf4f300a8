"""Small rounded labels: a category in its own colour, validity, areas, status lights."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from kiosk.desk.reports import Level
from ui.fitted_label import FittedLabel
from ui.icons import icon_pixmap
from ui.theme import PALETTE, rem

_FLOOR = 0.8  # the smallest text of a light, as a share of the full size
_KEPT = 6  # rem of its text that a light keeps in any crowd


class Chip(QLabel):
    """A rounded label in any colour, with ink that stays readable on it.

    Long text shrinks, then is elided, but never below `least` rem of width.
    """

    def __init__(self, name: str, *, least: float) -> None:
        super().__init__()
        self._least = least
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._colour = QColor(PALETTE["page"])

    def show_text(self, text: str, colour: str = PALETTE["page"]) -> None:
        """Show `text` on `colour` ('#rrggbb'), or nothing when there is no text."""
        self._colour = QColor(colour)
        self.setText(text)
        self.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + rem(1.8)
        return QSize(width, rem(2.4))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), rem(self._least)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(self.rect(), rem(0.5), rem(0.5))
        painter.setPen(ink_on(self._colour))
        room = self.width() - rem(1.6)
        font = QFont(self.font())
        needed = max(1, self.fontMetrics().horizontalAdvance(self.text()))
        font.setPixelSize(int(font.pixelSize() * min(1.0, max(0.8, room / needed))))
        painter.setFont(font)
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)


class StatusPill(QWidget):
    """A status light: a shape as well as a colour, and two words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = QLabel()
        self.text = FittedLabel("pill_text", rows=1.3, floor=_FLOOR)
        # A crowd of lights makes each of them smaller, not the window wider.
        self.text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(rem(0.7), 0, rem(0.8), 0)
        row.setSpacing(rem(0.45))
        row.addWidget(self._sign)
        row.addWidget(self.text)
        self.setFixedHeight(rem(2.25))

    def show_level(self, level: Level, text: str) -> None:
        """Show `text` beside the sign of `level`."""
        self.setProperty("level", level.value)
        self._sign.setPixmap(icon_pixmap(level.value, _LIGHT_COLOURS[level], rem(1.0)))
        self.text.setText(text)
        # A long neighbour takes the same from each: short words would be the first to go.
        needed = int(self.text.sizeHint().width() * _FLOOR) + 1
        self.text.setMinimumWidth(min(needed, rem(_KEPT)))


_LIGHT_COLOURS = {
    Level.GOOD: "green_bright",
    Level.WARNING: "amber_bright",
    Level.BAD: "red_bright",
}


def ink_on(background: QColor) -> QColor:
    """Return white or dark ink, whichever stands out more (WCAG 2.2 contrast)."""
    light = luminance(background)
    white_wins = 1.05 / (light + 0.05) >= (light + 0.05) / (luminance(_INK) + 0.05)
    return QColor("#ffffff") if white_wins else _INK


def luminance(colour: QColor) -> float:
    """Return the relative luminance of `colour` as WCAG 2.2 defines it, 0 to 1."""
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


_INK = QColor(PALETTE["ink"])
