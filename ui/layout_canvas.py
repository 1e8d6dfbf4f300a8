"""The preview of a badge: the printed page itself, on which elements are picked and moved."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from kiosk.desk.layout_items import Area, Item, Place
from kiosk.desk.layout_reports import Pixels
from ui.theme import PALETTE, rem

_STEP, _LEAP = 0.5, 5.0  # mm that an arrow key moves
_CLEAR = 3  # pixels between a thing and its frame
_HOLD = 4  # pixels before a press becomes a move
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class LayoutCanvas(QWidget):
    """One side of the sheet, as large as there is room, never blurred once its picture came.

    A click picks the smallest thing under it; what is picked moves with the mouse or the arrows.
    """

    picked = Signal(object)  # Place
    moved = Signal(float, float)  # mm to the right and up
    dropped = Signal()  # a move with the mouse has ended
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("layout_canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(rem(12), rem(12))
        self._sheet = Area(0, 0, 105, 148)
        self._image = QImage()
        self._targets: tuple[tuple[Place, Area], ...] = ()
        self._chosen: Area | None = None
        self._under: Place | None = None
        self._pressed_at: QPointF | None = None
        self._is_moving = False

    def room(self) -> tuple[int, int]:
        """Return the size of the largest picture, in device pixels."""
        ratio, margin = self.devicePixelRatioF(), 2 * rem(0.75)
        width, height = self.width() - margin, self.height() - margin
        return max(1, int(width * ratio)), max(1, int(height * ratio))

    def show_items(
        self,
        sheet: Area,
        items: tuple[Item, ...],
        chosen: Area | None,
        spots: dict[Place, Area],
    ) -> None:
        """Show what can be picked on this side, and frame what is."""
        self._sheet = sheet
        self._targets = tuple(
            (item.place, spots.get(item.place, item.area))
            for item in items
            if not item.is_hidden and (item.kind != "part" or item.place in spots)
        )
        self._chosen = chosen
        self.update()

    def show_page(self, pixels: "Pixels | None") -> None:
        """Show a page as it prints; None for a side with nothing on it."""
        if pixels is None:
            self._image = QImage()
        else:
            height, width = pixels.shape[:2]
            form = QImage.Format.Format_RGB888
            # Copied: the image must not outlive the pixels it was made on.
            self._image = QImage(pixels.tobytes(), width, height, 3 * width, form).copy()
        self.update()

    def at(self, where: QPointF) -> Place | None:
        """Return the smallest thing there, the topmost of those alike."""
        paper, scale = self._paper()
        x = (where.x() - paper.left()) / scale
        y = (paper.bottom() - where.y()) / scale
        under = [
            (area.width * area.height, -number, place)
            for number, (place, area) in enumerate(self._targets)
            if area.holds(x, y)
        ]
        return min(under)[2] if under else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paper, _ = self._paper()
        for spread in (3, 2, 1):  # a soft shadow
            painter.fillRect(paper.adjusted(-spread, 0, spread, spread + 1), QColor(16, 38, 58, 14))
        painter.fillRect(paper, QColor("#ffffff"))
        self._draw_page(painter, paper)
        under = next((area for place, area in self._targets if place == self._under), None)
        if under is not None:
            self._frame(painter, under, PALETTE["focus"], 1.5, is_dashed=True)
        if self._chosen is not None:
            self._frame(painter, self._chosen, "#ffffff", 5.0)
            self._frame(painter, self._chosen, PALETTE["blue"], 2.5)
        if self.hasFocus():
            painter.setPen(QPen(QColor(PALETTE["focus"]), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()
            place = self.at(event.position())
            if place is not None:
                self.picked.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            self._under = self.at(event.position())
            self.update()
            return
        way = event.position() - self._pressed_at
        if self._is_moving or way.manhattanLength() > _HOLD:
            self._is_moving = True
            self._pressed_at = event.position()
            scale = self._paper()[1]
            self.moved.emit(way.x() / scale, -way.y() / scale)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed_at = None
        if self._is_moving:
            self._is_moving = False
            self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
            return
        leaps = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = _LEAP if leaps else _STEP
        self.moved.emit(arrow[0] * step, arrow[1] * step)

    def _paper(self) -> tuple[QRectF, float]:
        """Return where the sheet lies, and how many pixels a millimetre has."""
        width, height = (side / self.devicePixelRatioF() for side in self.room())
        scale = min(width / self._sheet.width, height / self._sheet.height)
        wide, high = self._sheet.width * scale, self._sheet.height * scale
        left, top = (self.width() - wide) // 2, (self.height() - high) // 2
        return QRectF(left, top, wide, high), scale

    def _draw_page(self, painter: QPainter, paper: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        if abs(self._image.width() - paper.width() * ratio) < 2:
            self._image.setDevicePixelRatio(ratio)
            painter.drawImage(paper.topLeft(), self._image)  # pixel for pixel
        elif not self._image.isNull():
            painter.drawImage(paper, self._image)

    def _frame(
        self, painter: QPainter, area: Area, colour: str, width: float, *, is_dashed: bool = False
    ) -> None:
        paper, scale = self._paper()
        pen = QPen(QColor(colour), width)
        if is_dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top = paper.bottom() - (area.bottom + area.height) * scale
        left = paper.left() + area.left * scale
        # Around it, never over it.
        frame = QRectF(left, top, area.width * scale, area.height * scale)
        painter.drawRect(frame.adjusted(-_CLEAR, -_CLEAR, _CLEAR, _CLEAR))
