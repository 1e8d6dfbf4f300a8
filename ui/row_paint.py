"""What rows are painted with: text, chips and buttons, in the direction of the language."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ui.chips import ink_on
from ui.theme import PALETTE, rem

_START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is written. `size` is in rem; a text of one line ends in '…' where it must."""

    size: float = 1.0
    colour: str = "ink"
    is_bold: bool = False
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Look:
    """How a button looks. `has_ring`: the keys are on it."""

    ground: str = "card"
    ink: str = "ink"
    has_ring: bool = False


def write(painter: QPainter, place: QRect, text: str, ink: Ink) -> None:
    """Write a text into a box, in the middle of its height."""
    font = _font(ink.size, is_bold=ink.is_bold)
    painter.setFont(font)
    painter.setPen(QColor(PALETTE[ink.colour]))
    if ink.lines == 1:
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _START | Qt.TextFlag.TextSingleLine, shown)
    else:
        painter.drawText(place, _START | Qt.TextFlag.TextWordWrap, text)


def chip_width(text: str, most: int) -> int:
    """Return how wide a chip is, in pixels."""
    return min(QFontMetrics(_font(0.9, is_bold=True)).horizontalAdvance(text) + rem(1), most)


def paint_chip(painter: QPainter, place: QRect, text: str, colour: str) -> None:
    """Paint a rounded label of any colour ('#rrggbb'), with ink that stands out."""
    font = _font(0.9, is_bold=True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(place, rem(0.35), rem(0.35))
    painter.setFont(font)
    painter.setPen(ink_on(QColor(colour)))
    room = place.width() - rem(0.6)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


def paint_button(painter: QPainter, place: QRect, text: str, look: Look) -> None:
    """Paint a button; its text takes two lines where it must."""
    edge = "line" if look.ground == "card" else look.ground
    pen = QPen(QColor(PALETTE["ink" if look.has_ring else edge]), 4 if look.has_ring else 2)
    painter.setPen(pen)
    painter.setBrush(QColor(PALETTE[look.ground]))
    painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), rem(0.5), rem(0.5))
    painter.setPen(QColor(PALETTE[look.ink]))
    painter.setFont(_font(1, is_bold=True))
    wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
    painter.drawText(place.adjusted(rem(0.4), 0, -rem(0.4), 0), wrap, text)


def _font(size: float, *, is_bold: bool) -> QFont:
    font = QFont()
    font.setPixelSize(rem(size))
    font.setBold(is_bold)
    return font
