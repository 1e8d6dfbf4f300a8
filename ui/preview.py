"""The live camera picture, codes outlined in the colour of their verdict."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.clock import Clock
from kiosk.desk.reports import Level, Light, Tone, Topic
from kiosk.domain.scanned import Point
from kiosk.ports import ColourImage
from ui.bridge import CameraChoices, Mailbox
from ui.camera_button import CameraButton
from ui.icons import icon_pixmap
from ui.status_wording import light_text
from ui.theme import BRIGHT, PALETTE, rem, target
from ui.timers import every
from ui.translation import number, together

_POLL_MS = 33
_PATIENCE_S = 2.0
_CONSPICUOUS = frozenset({"demo", "clip", "still", "black", "frozen"})


@dataclass(frozen=True, slots=True)
class PreviewFrame:
    """One picture to show: BGR pixels, height × width × 3, which nobody writes to any more.

    Args:
        outlines: corners of each code seen, in pixels of the picture.
        tone: of the latest verdict on one of these codes; None while there is none.
        decode_ms: what looking for codes in this picture took.
        source_name: the camera's name for people.
    """

    pixels: ColourImage
    outlines: tuple[tuple[Point, ...], ...] = ()
    tone: Tone | None = None
    decode_ms: float = 0.0
    source_name: str = ""


class CameraPreview(QWidget):
    """Polls a mailbox while visible; says what is wrong when no picture comes for two seconds."""

    camera_chosen = Signal(str)  # what to remember it by; empty for the first there is

    def __init__(self, mailbox: Mailbox[PreviewFrame], clock: Clock) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._mailbox = mailbox
        self._clock = clock
        self._frame: PreviewFrame | None = None
        self._light = Light(Topic.CAMERA, Level.GOOD, "starting")
        self._seen_at = clock.monotonic()
        self._rate = 0
        self._rated = (clock.monotonic(), mailbox.count)
        self.cameras = CameraButton("camera_button")
        self.cameras.setParent(self)
        self.cameras.chosen.connect(self._place_cameras)
        self.cameras.chosen.connect(self.camera_chosen)
        self._timer = every(_POLL_MS, self, "preview", self.poll)

    def caption(self) -> str:
        """Return the line under the picture: camera, frames per second, decoding time.

        Where there is no room for all of it beside the button, the camera's name is cut short.
        """
        if self._frame is None:
            return ""
        rate = self.tr("{n} fps").format(n=number(self._rate))
        took = self.tr("read in {n} ms").format(n=number(round(self._frame.decode_ms)))
        figures = (rate if self._rate else "", took)
        metrics = self.fontMetrics()
        room = self.caption_area().width() - metrics.horizontalAdvance(f" · {together(*figures)}")
        name = self._frame.source_name
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(0, room))
        return together(name, *figures)

    def caption_area(self) -> QRect:
        """Return where the caption stands: all of the foot that the button leaves over."""
        foot = QRect(0, self.height() - target(), self.width(), target())
        taken = self.cameras.sizeHint().width() + rem(0.9)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return foot.adjusted(taken, 0, -rem(1), 0)
        return foot.adjusted(rem(1), 0, -taken, 0)

    def placeholder(self) -> str:
        """Return what is said instead of a picture; nothing while pictures come."""
        if self._frame is not None:
            return ""
        return light_text(self._light)

    def offer_cameras(self, choices: CameraChoices) -> None:
        """Let staff choose among the cameras there are."""
        self.cameras.offer_cameras(choices)
        self._place_cameras()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.cameras.retranslate()
        self._place_cameras()
        self.update()

    def banner(self) -> str:
        """Return what must not be overlooked while pictures come: no camera's, or useless."""
        return light_text(self._light) if self._light.code in _CONSPICUOUS else ""

    def show_light(self, light: Light) -> None:
        """Learn how the camera does."""
        self._light = light
        self.update()

    def poll(self) -> None:
        """Take the latest picture out of the mailbox, if there is a new one."""
        now = self._clock.monotonic()
        frame = self._mailbox.take()
        if frame is not None:
            self._frame, self._seen_at = frame, now
        elif self._frame is None or now - self._seen_at < _PATIENCE_S:
            return
        else:
            self._frame = None
        self._measure(now)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(rem(12), rem(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cameras()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), rem(0.7), rem(0.7))
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(PALETTE["night"]))
        if self._frame is None:
            self._paint_placeholder(painter)
        else:
            self._paint_picture(painter, self._frame)

    def _place_cameras(self) -> None:
        """Keep the button in the lower corner where lines of text end."""
        self.cameras.adjustSize()
        size = self.cameras.size()  # not its hint: a target is higher than that
        ends_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = rem(0.4) if ends_left else self.width() - size.width() - rem(0.4)
        self.cameras.move(x, self.height() - size.height())

    def _measure(self, now: float) -> None:
        since, count = self._rated
        if now - since >= 1.0:
            self._rate = round((self._mailbox.count - count) / (now - since))
            self._rated = (now, self._mailbox.count)

    def _paint_placeholder(self, painter: QPainter) -> None:
        waiting = self._light.level is Level.GOOD
        sign = icon_pixmap("camera" if waiting else "camera_off", "night_ink", rem(4))
        middle = self.rect().center()
        painter.drawPixmap(middle.x() - rem(2), middle.y() - rem(4), sign)
        painter.setPen(QColor(PALETTE["night_ink"]))
        below = self.rect().adjusted(rem(2), middle.y() + rem(0.75), -rem(2), 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, flags | Qt.TextFlag.TextWordWrap, self.placeholder())

    def _paint_picture(self, painter: QPainter, frame: PreviewFrame) -> None:
        foot = target()  # the button beside the caption hides nothing of the picture
        room = QRectF(self.rect()).adjusted(0, 0, 0, -foot)
        height, width = frame.pixels.shape[:2]
        scale = min(room.width() / width, room.height() / height)
        place = QRectF(0, 0, width * scale, height * scale)
        place.moveCenter(room.center())
        painter.drawPixmap(place.topLeft(), _scaled(frame.pixels, place, self.devicePixelRatioF()))
        for outline in frame.outlines:
            self._paint_outline(painter, _placed(outline, place, scale), frame.tone)
        painter.setPen(QColor(PALETTE["night_ink"]))
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.caption_area(), flags, self.caption())
        if self.banner():
            self._paint_banner(painter)

    def _paint_banner(self, painter: QPainter) -> None:
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        room = self.rect().adjusted(rem(1), rem(0.8), -rem(1), 0)
        text = painter.boundingRect(room, flags, self.banner())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(PALETTE["amber_bright"]))
        painter.drawRoundedRect(text.adjusted(-rem(0.7), -4, rem(0.7), 4), rem(0.5), rem(0.5))
        painter.setPen(QColor(PALETTE["ink"]))
        painter.drawText(text, flags, self.banner())

    def _paint_outline(self, painter: QPainter, polygon: QPolygonF, tone: Tone | None) -> None:
        colour = PALETTE["bar_ink" if tone is None else BRIGHT[tone]]
        pen = QPen(QColor(colour), rem(0.32))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        halo = QPen(QColor(0, 0, 0, 110), rem(0.56))
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for each in (halo, pen):
            painter.setPen(each)
            painter.drawPolygon(polygon)


def _scaled(pixels: ColourImage, place: QRectF, ratio: float) -> QPixmap:
    height, width = pixels.shape[:2]
    # Borrows the frame's memory: the only copy is the small one (2.5 ms from 1280×720).
    image = QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_BGR888)
    size = (place.size() * ratio).toSize()
    scaled = image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
    pixmap = QPixmap.fromImage(scaled)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _placed(outline: tuple[Point, ...], place: QRectF, scale: float) -> QPolygonF:
    """Return corners on the screen, moved outwards a little so that the code stays visible."""
    points = [QPointF(place.x() + x * scale, place.y() + y * scale) for x, y in outline]
    count = max(len(points), 1)
    middle = QPointF(sum(p.x() for p in points) / count, sum(p.y() for p in points) / count)
    return QPolygonF([middle + (point - middle) * 1.12 for point in points])
