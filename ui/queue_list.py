"""The rows of the print queue, by mouse, finger and keys."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from kiosk.domain.badges import JobAction
from kiosk.domain.fair import Fair
from ui.badge_queue_model import BadgeQueueModel, QueueRow
from ui.queue_row import Asked, QueueDelegate, Zone, zones

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_SIDES = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_ANSWERS = {Zone.YES: JobAction.IT_IS_OUT, Zone.NO: JobAction.PRINT_AGAIN}


class QueueList(QListView):
    """One button for each row. Whether a badge came out is asked in the row itself.

    Keys: up and down, Enter for the button, the menu key for the rest; while a question is open
    left and right choose an answer, Enter gives it, Esc leaves it open.
    """

    act_wanted = Signal(object, str)  # JobAction, job id
    menu_wanted = Signal(object, QPoint)  # QueueRow, where on the screen

    def __init__(self, model: BadgeQueueModel, fair: Fair) -> None:
        super().__init__()
        self.setObjectName("queue_list")
        self._badges = model
        self.delegate = QueueDelegate(fair, self)
        self.setItemDelegate(self.delegate)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._pressed: tuple[str, Zone | None] = ("", None)
        model.dataChanged.connect(self._on_changed)
        model.modelReset.connect(self.forget)

    def forget(self) -> None:
        """Leave whatever was asked open."""
        self._ask(Asked())

    def press(self, row: QueueRow, zone: Zone | None, index: QModelIndex) -> None:
        """Do what a button of a row is for."""
        job_id = row.badge.job.id
        match zone:
            case Zone.MORE:
                self._open_menu(row, index)
            case Zone.YES | Zone.NO:
                self.forget()
                self.act_wanted.emit(_ANSWERS[zone], job_id)
            case Zone.MAIN if self.delegate.asked.job_id == job_id:
                self.forget()
            case Zone.MAIN if row.action is JobAction.PRINT_AGAIN:
                self._ask(Asked(job_id))
            case Zone.MAIN if row.action is not None:
                self.act_wanted.emit(row.action, job_id)

    def event(self, event: QEvent) -> bool:
        is_asking = bool(self.delegate.asked.job_id) if hasattr(self, "delegate") else False
        if (
            is_asking
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()  # it closes the question, not the page
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._badges.row_at(self.currentIndex())
        if row is None or not self._on_key(event.key(), row):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self._hit(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        row = self._badges.row_at(self.indexAt(spot))
        hit = self._hit(spot)
        if row is not None and hit[1] is not None and hit == self._pressed:
            self.press(row, hit[1], self.indexAt(spot))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_on_button = self._hit(event.position().toPoint())[1] is not None
        shape = Qt.CursorShape.PointingHandCursor if is_on_button else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._badges.rowCount():
            self.setCurrentIndex(self._badges.index(0))

    def _on_key(self, key: int, row: QueueRow) -> bool:
        is_asked = self.delegate.asked.job_id == row.badge.job.id
        if is_asked and key in _SIDES:
            is_first = (key == Qt.Key.Key_Left) != self.isRightToLeft()
            self._ask(Asked(row.badge.job.id, Zone.YES if is_first else Zone.NO))
        elif is_asked and key == Qt.Key.Key_Escape:
            self.forget()
        elif is_asked and key in _ENTER:
            if self.delegate.asked.zone is not None:
                self.press(row, self.delegate.asked.zone, self.currentIndex())
        elif key in _ENTER:
            self.press(row, Zone.MAIN, self.currentIndex())
        elif key == Qt.Key.Key_Menu:
            self._open_menu(row, self.currentIndex())
        else:
            return False
        return True

    def _hit(self, spot: QPoint) -> tuple[str, Zone | None]:
        index = self.indexAt(spot)
        row = self._badges.row_at(index)
        if row is None:
            return "", None
        return row.badge.job.id, self.delegate.zone_at(spot, self.visualRect(index), row)

    def _open_menu(self, row: QueueRow, index: QModelIndex) -> None:
        place = zones(self.visualRect(index), is_asked=False)[Zone.MORE]
        self.menu_wanted.emit(row, self.viewport().mapToGlobal(place.bottomLeft()))

    def _ask(self, asked: Asked) -> None:
        self.delegate.asked = asked
        self.viewport().update()

    def _on_changed(self, first: QModelIndex) -> None:
        """Close a question that was answered elsewhere."""
        row = self._badges.row_at(first)
        is_asked = row is not None and row.badge.job.id == self.delegate.asked.job_id
        if is_asked and row is not None and row.action is not JobAction.PRINT_AGAIN:
            self.forget()
