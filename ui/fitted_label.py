"""A label whose box never changes: text too long for it shrinks, then wraps, then ends in '…'."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_STEP = 0.94
_AIR = 0.3  # rows


class FittedLabel(QLabel):
    """Shows plain text in any script, at the style sheet's size where it fits.

    Args:
        name: the objectName, for the style sheet.
        lines: how many lines the text may take once it shrinks.
        rows: the height of the box, in lines of the full size.
        floor: the smallest size, as a share of the full one.
    """

    def __init__(self, name: str, *, lines: int = 1, rows: float = 1.0, floor: float = 0.6) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lines = lines
        self._rows = rows
        self._floor = floor

    def take_what_it_needs(self) -> None:
        """Make the box as high as the whole text needs at full size, up to `lines` lines."""
        self._rows = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def hasHeightForWidth(self) -> bool:
        return not self._rows

    def heightForWidth(self, width: int) -> int:
        count = self._laid_out(self.text(), self.font(), width).lineCount()
        rows = max(1, min(count, self._lines)) + _AIR
        return round(self.fontMetrics().lineSpacing() * rows)

    def take_rows(self, rows: float) -> None:
        """Make the box `rows` lines of the full size high."""
        self._rows = rows
        self.updateGeometry()

    def is_whole(self) -> bool:
        """Tell whether nothing of the text is cut where it stands now."""
        return self._shrunk(QRectF(self.contentsRect()))[1]

    def sizeHint(self) -> QSize:
        height = round(self.fontMetrics().lineSpacing() * (self._rows or 1 + _AIR))
        return QSize(self.fontMetrics().horizontalAdvance(self.text()), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.text():
            return
        area = QRectF(self.contentsRect())
        layout = self._fitting(area)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(area.left(), area.top() + self._slack(layout, area)))

    def _fitting(self, area: QRectF) -> QTextLayout:
        layout, is_whole = self._shrunk(area)
        if is_whole:
            return layout
        font = layout.font()
        return self._laid_out(self._cut(layout, font, area.width()), font, area.width())

    def _shrunk(self, area: QRectF) -> tuple[QTextLayout, bool]:
        """Return the text as large as it fits, or at its smallest, and whether it fits."""
        font = QFont(self.font())
        full = font.pixelSize()
        size = float(full)
        while size >= full * self._floor:
            font.setPixelSize(round(size))
            layout = self._laid_out(self.text(), font, area.width())
            if layout.lineCount() <= self._lines and _height(layout) <= area.height() + 1:
                return layout, True
            size *= _STEP
        return layout, False

    def _cut(self, layout: QTextLayout, font: QFont, width: float) -> str:
        room = int((self.height() + 1) / QFontMetrics(font).lineSpacing())
        shown = max(1, min(self._lines, layout.lineCount(), room))
        start = layout.lineAt(shown - 1).textStart()
        rest = self.text()[start:]
        elided = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, int(width))
        return self.text()[:start] + elided

    def _laid_out(self, text: str, font: QFont, width: float) -> QTextLayout:
        option = QTextOption(self._side())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout = QTextLayout(text, font)
        layout.setTextOption(option)
        layout.beginLayout()
        metrics = QFontMetrics(font)
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            # Baselines of the first font, whatever the line holds: Cairo asks for half as much
            # again as it inks, and Arabic would shrink for nothing.
            top = (layout.lineCount() - 1) * metrics.lineSpacing()
            line.setPosition(QPointF(0, top + metrics.ascent() - line.ascent()))
            line = layout.createLine()
        layout.endLayout()
        return layout

    def _side(self) -> Qt.AlignmentFlag:
        # Absolute, or an Arabic name on a French screen would jump to the other side.
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return Qt.AlignmentFlag.AlignHCenter
        at_left = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        side = Qt.AlignmentFlag.AlignLeft if at_left else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignAbsolute

    def _slack(self, layout: QTextLayout, area: QRectF) -> float:
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            return 0.0
        return max(0.0, (area.height() - _height(layout)) / 2)


def plain_label(name: str, parent: QWidget | None = None) -> QLabel:
    """Return a label that takes `<b>` for what it is: three characters."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _height(layout: QTextLayout) -> float:
    return layout.lineCount() * QFontMetrics(layout.font()).lineSpacing()
