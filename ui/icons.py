"""Icons: drawn as SVG under assets/icons, painted in whatever colour is wanted."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from assets import ICONS
from kiosk.desk.reports import Level
from ui.theme import PALETTE

_LEVELS = {
    Level.GOOD: ("admitted", "green"),
    Level.WARNING: ("look", "amber"),
    Level.BAD: ("refused", "red"),
    None: ("checklist", "muted"),
}


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


def level_pixmap(level: Level | None, size: int) -> QPixmap:
    """Return the sign of how something does, or, with None, of what is still being checked."""
    name, colour = _LEVELS[level]
    return icon_pixmap(name, colour, size)


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
