"""Icons: drawn as SVG under assets/icons, painted in whatever colour is wanted."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from assets import ICONS
from ui.theme import PALETTE


def icon_pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return icon `name` as a square of `size` logical pixels in a colour of the palette."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    key = f"icon/{name}/{colour}/{size}/{ratio}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _drawn(name, colour, round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def icon(name: str, colour: str, size: int) -> QIcon:
    """Return the same as a QIcon, for buttons."""
    return QIcon(icon_pixmap(name, colour, size))


def _drawn(name: str, colour: str, pixels: int) -> QPixmap:
    source = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    source = source.replace("currentColor", PALETTE[colour])
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap
