"""How one badge of the queue looks: sign, names, category, state, and its buttons."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiosk.domain.badges import JobAction
from kiosk.domain.fair import Fair
from ui.badge_panel import looks_of_job
from ui.badge_queue_model import QueueRow
from ui.icons import icon_pixmap
from ui.person_panel import names_of
from ui.queue_wording import action_text, details_text, later_text, not_out_text, state_text
from ui.row_paint import Ink, Look, chip_width, paint_button, paint_chip, write
from ui.theme import PALETTE, rem, target
from ui.translation import language

_MAIN = Look("blue", "card")


class Zone(Enum):
    """What can be pressed in a row."""

    MAIN = auto()
    MORE = auto()
    YES = auto()
    NO = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """The job whose question is open, and the answer that the keys are on, if any."""

    job_id: str = ""
    zone: Zone | None = None


class QueueDelegate(QStyledItemDelegate):
    """Paints rows of one height, whatever they say."""

    def __init__(self, fair: Fair, parent: QObject) -> None:
        super().__init__(parent)
        self._fair = fair
        self.now: datetime | None = None
        self.asked = Asked()

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(rem(40), row_height())

    def zone_at(self, spot: QPoint, area: QRect, row: QueueRow) -> Zone | None:
        """Return what lies at a point of a row."""
        places = zones(area, is_asked=row.badge.job.id == self.asked.job_id)
        found = next((zone for zone, place in places.items() if place.contains(spot)), None)
        return None if found is Zone.MAIN and row.action is None else found

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, QueueRow):
            return
        area = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(QGuiApplication.layoutDirection())
        _paint_ground(painter, area, state)
        self._paint_who(painter, area, row)
        if row.badge.job.id == self.asked.job_id:
            self._paint_question(painter, area)
        else:
            self._paint_state(painter, area, row)
        painter.restore()

    def _paint_who(self, painter: QPainter, area: QRect, row: QueueRow) -> None:
        colour, sign = looks_of_job(row.badge.job.state)
        side = rem(1.7)
        place = QRect(area.left() + rem(0.8), area.center().y() - side // 2, side, side)
        painter.drawPixmap(_seen(area, place).topLeft(), icon_pixmap(sign, colour, side))
        box = _name_place(area)
        top = box.adjusted(0, rem(0.4), 0, -box.height() // 2)
        below = box.adjusted(0, box.height() // 2 + rem(0.15), 0, -rem(0.55))
        name, other = names_of(row.badge.ticket.attendee)
        write(painter, _seen(area, top), name, Ink(1.15, is_bold=True))
        category = self._fair.category(row.badge.ticket.category)
        word = category.name.spoken(language())
        chip = QRect(below.topLeft(), QSize(chip_width(word, below.width() // 2), below.height()))
        paint_chip(painter, _seen(area, chip), word, category.colour)
        rest = below.adjusted(chip.width() + rem(0.6), 0, 0, 0)
        write(painter, _seen(area, rest), other, Ink(1.05))

    def _paint_state(self, painter: QPainter, area: QRect, row: QueueRow) -> None:
        places = _upright_zones(area, is_asked=False)
        left = _name_place(area).right() + rem(0.8)
        box = QRect(left, area.top(), places[Zone.MORE].left() - rem(0.6) - left, area.height())
        colour = looks_of_job(row.badge.job.state)[0]
        words = box.adjusted(0, rem(0.3), 0, -rem(1.6))
        ink = Ink(colour=colour, is_bold=True, lines=2)
        write(painter, _seen(area, words), state_text(row), ink)
        about = QRect(box.left(), box.bottom() - rem(1.6), box.width(), rem(1.4))
        if self.now is not None:
            text = details_text(row, self._fair, self.now)
            write(painter, _seen(area, about), text, Ink(0.9, "muted"))
        paint_button(painter, _seen(area, places[Zone.MORE]), "⋯", Look())
        if row.action is not None:
            main = _seen(area, places[Zone.MAIN])
            paint_button(painter, main, action_text(row.action), _MAIN)

    def _paint_question(self, painter: QPainter, area: QRect) -> None:
        places, on = zones(area, is_asked=True), self.asked.zone
        have_it = Look("green", "card", has_ring=on is Zone.YES)
        again = Look("blue", "card", has_ring=on is Zone.NO)
        paint_button(painter, places[Zone.YES], action_text(JobAction.IT_IS_OUT), have_it)
        paint_button(painter, places[Zone.NO], not_out_text(), again)
        paint_button(painter, places[Zone.MAIN], later_text(), Look())


def row_height() -> int:
    """Return the height of a row in pixels."""
    return max(rem(4.8), target() + rem(1))


def zones(area: QRect, *, is_asked: bool) -> dict[Zone, QRect]:
    """Return where the buttons of a row are; no answer lies where the question was pressed."""
    return {
        zone: _seen(area, place) for zone, place in _upright_zones(area, is_asked=is_asked).items()
    }


def _upright_zones(area: QRect, *, is_asked: bool) -> dict[Zone, QRect]:
    height, gap = target(), rem(0.5)
    top = area.center().y() - height // 2
    main = QRect(area.right() - rem(0.8) - rem(11), top, rem(11), height)
    if not is_asked:
        return {Zone.MAIN: main, Zone.MORE: QRect(main.left() - gap - height, top, height, height)}
    left = _name_place(area).right() + rem(0.8)
    half = (main.left() - gap - left - gap) // 2
    return {
        Zone.MAIN: main,
        Zone.YES: QRect(left, top, half, height),
        Zone.NO: QRect(left + half + gap, top, half, height),
    }


def _name_place(area: QRect) -> QRect:
    return QRect(area.left() + rem(3.2), area.top(), int(area.width() * 0.3), area.height())


def _seen(area: QRect, place: QRect) -> QRect:
    return QStyle.visualRect(QGuiApplication.layoutDirection(), area, place)


def _paint_ground(painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
    painter.setPen(QColor(PALETTE["line"]))
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
    if has_focus or state & QStyle.StateFlag.State_Selected:
        painter.setPen(QPen(QColor(PALETTE["focus" if has_focus else "line"]), 2))
        painter.setBrush(QColor(PALETTE["page"]))
        painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), rem(0.5), rem(0.5))
