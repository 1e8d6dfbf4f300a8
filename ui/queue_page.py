"""The print queue: every badge that is not certainly printed, and what can be done about it."""

from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
)

from kiosk.desk.reports import Level, Light, PrinterReport, Topic
from kiosk.domain.badges import JobAction, device_of
from kiosk.domain.fair import Fair
from ui.badge_queue_model import BadgeQueueModel, QueueFilter, QueueRow
from ui.fitted_label import FittedLabel, plain_label
from ui.icons import icon_pixmap, level_pixmap
from ui.layout_form import button
from ui.page import Page
from ui.printer_wording import go_on_text, since_text, trouble_sentence
from ui.queue_list import QueueList
from ui.queue_wording import action_text, filter_text, printer_name
from ui.reprint import add_reasons
from ui.theme import rem
from ui.translation import isolated


class QueuePage(Page):
    """How the printer does, then a row for each badge; rows keep their places while it is open."""

    act_wanted = Signal(object, str, str)  # JobAction, job id, address of a printer
    reprint_wanted = Signal(str, object)  # ticket id, PrintReason

    def __init__(self, model: BadgeQueueModel, fair: Fair) -> None:
        super().__init__()
        self._badges = model
        self._fair = fair
        self._light: Light | None = None
        self._now: datetime | None = None
        self._printers: tuple[PrinterReport, ...] = ()
        self._menu = QMenu(self)
        self.list = QueueList(model, fair)
        self.list.act_wanted.connect(lambda action, job: self.act_wanted.emit(action, job, ""))
        self.list.menu_wanted.connect(self._on_menu)
        self._sign = QLabel()
        self.printer = FittedLabel("queue_printer", lines=2, rows=2.2, floor=0.75)
        self.filters = {which: button(f"filter_{which.value}") for which in QueueFilter}
        group = QButtonGroup(self)
        for which, each in self.filters.items():
            each.setCheckable(True)
            group.addButton(each)
            each.clicked.connect(lambda _, which=which: self._on_filter(which))
        self.filters[QueueFilter.ALL].setChecked(True)
        self._nothing, self._nothing_hint = plain_label("queue_nothing"), plain_label("page_hint")
        self._stack = QStackedWidget()
        self.opened.connect(model.sort_anew)
        model.counted.connect(self._render_counts)
        model.rowsInserted.connect(self._render_emptiness)
        model.modelReset.connect(self._render_emptiness)
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        """Return what the list of pages calls this one."""
        return self.tr("Print queue")

    def show_light(self, light: Light) -> None:
        """Learn how the printers do: what the bar says, with what to do about it."""
        if light.topic is Topic.PRINTER:
            self._light = light
            self._render_light()

    def show_printers(self, printers: tuple[PrinterReport, ...]) -> None:
        """Learn which printers a badge may be sent to."""
        self._printers = printers

    def show_time(self, now: datetime) -> None:
        """Let the times of the rows be told from now."""
        is_first = self._now is None
        self._now = self.list.delegate.now = now
        if is_first:
            self._render_light()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self._nothing.setText(self.tr("Everything is printed"))
        self._nothing_hint.setText(self.tr("Badges that wait, or are to be checked, stand here."))
        self.list.setAccessibleName(self.title())
        self._render_light()
        self._render_counts()
        self._render_emptiness()

    def _on_filter(self, which: QueueFilter) -> None:
        self._badges.choose(which)

    def _on_menu(self, row: QueueRow, spot: QPoint) -> None:
        self._menu.clear()
        job = row.badge.job
        here = device_of(job.wanted or job.printer)
        for action in row.actions:
            if action is JobAction.SEND_ELSEWHERE:
                for each in self._printers:
                    if device_of(each.address) != here and len(self._printers) > 1:
                        self._offer(action, job.id, each.address)
            elif action is JobAction.DROP:
                self._offer(action, job.id)
        self._menu.addSeparator()
        add_reasons(self._menu, lambda why: self.reprint_wanted.emit(row.badge.ticket.id, why))
        self._menu.popup(spot)

    def _offer(self, action: JobAction, job_id: str, printer: str = "") -> None:
        text = action_text(action).format(printer=isolated(printer_name(printer)))
        added = self._menu.addAction(text.replace("&", "&&"))
        added.triggered.connect(lambda: self.act_wanted.emit(action, job_id, printer))

    def _render_light(self) -> None:
        light = self._light
        if light is None:
            return
        self._sign.setPixmap(level_pixmap(light.level, rem(2)))
        self.printer.setText(self._sentence(light))

    def _sentence(self, light: Light) -> str:
        since = ""
        if light.since is not None and self._now is not None:
            since = since_text(light.since, self._fair, self._now)
        text = trouble_sentence(light, since)
        return text if light.level is Level.GOOD else f"{text} {go_on_text()}"

    def _render_counts(self) -> None:
        for which, each in self.filters.items():
            each.setText(filter_text(which, self._badges.count(which)))

    def _render_emptiness(self) -> None:
        self._stack.setCurrentIndex(0 if self._badges.rowCount() else 1)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("card")
        line = QHBoxLayout(head)
        line.setContentsMargins(rem(1.2), rem(0.5), rem(1.2), rem(0.5))
        line.setSpacing(rem(0.9))
        line.addWidget(self._sign)
        line.addWidget(self.printer, 1)
        for each in self.filters.values():
            line.addWidget(each)
        nothing = QFrame()
        nothing.setObjectName("card")
        middle = QVBoxLayout(nothing)
        sign = QLabel()
        sign.setPixmap(icon_pixmap("admitted", "green", rem(5)))
        middle.addStretch(2)
        for label in (sign, self._nothing, self._nothing_hint):
            middle.addWidget(label, alignment=Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, rem(0.4), 0)
        column.setSpacing(rem(0.8))
        column.addWidget(head)
        column.addWidget(self._stack, 1)
