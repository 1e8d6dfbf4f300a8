"""The printers of a station, in the order in which they are used."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiosk.desk.printer_reports import FoundDevice, PrinterSetup
from kiosk.desk.reports import PrinterReport
from kiosk.domain.fair import Fair
from ui.icons import icon
from ui.layout_form import button
from ui.printer_wording import since_text
from ui.printers_wording import report_text
from ui.queue_wording import printer_name
from ui.theme import rem
from ui.translation import together

_MOST_ROWS = 4


class PrinterList(QWidget):
    """Picks one by click or arrow keys; it moves up, down, or goes."""

    picked = Signal()
    reordered = Signal(object)  # tuple[PrinterSetup, ...]

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self._fair = fair
        self._now: datetime | None = None
        self._names: dict[str, str] = {}
        self._reports: Mapping[str, PrinterReport] = {}
        self.printers: tuple[PrinterSetup, ...] = ()
        self.rows = QListWidget()
        self.rows.setObjectName("printer_list")
        self.rows.setIconSize(QSize(rem(1.6), rem(1.6)))
        self.rows.currentRowChanged.connect(lambda _: self._on_row())
        self.up, self.down, self.remove = button("up"), button("down"), button("remove")
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._on_remove)
        line = QHBoxLayout()
        line.setSpacing(rem(0.5))
        for each in (self.up, self.down, self.remove):
            line.addWidget(each, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(rem(0.5))
        column.addWidget(self.rows)
        column.addLayout(line)

    @property
    def current(self) -> PrinterSetup | None:
        """The one picked; None while there is none."""
        row = self.rows.currentRow()
        return self.printers[row] if 0 <= row < len(self.printers) else None

    def show_printers(self, printers: tuple[PrinterSetup, ...]) -> None:
        """Show these; the one picked stays picked."""
        picked = self.current.device if self.current else None
        is_more = len(printers) > len(self.printers) > 0
        self.printers = printers
        devices = [each.device for each in printers]
        with QSignalBlocker(self.rows):
            self.rows.clear()
            for _ in printers:
                item = QListWidgetItem()
                item.setSizeHint(QSize(0, rem(4)))
                self.rows.addItem(item)
            last = len(devices) - 1
            self.rows.setCurrentRow(
                last if is_more else devices.index(picked) if picked in devices else 0
            )
        shown = min(max(len(printers), 2), _MOST_ROWS)
        self.rows.setFixedHeight(rem(4) * shown + rem(0.4))
        self._render()

    def show_reports(self, reports: Mapping[str, PrinterReport]) -> None:
        """Learn how they do, by device."""
        self._reports = reports
        self._render()

    def name(self, found: tuple[FoundDevice, ...]) -> None:
        """Call printers as they call themselves."""
        self._names |= {each.device: each.name for each in found if each.name}
        self._render()

    def show_time(self, now: datetime) -> None:
        """Let troubles be told since when."""
        self._now = now

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.rows.setAccessibleName(self.tr("Printers of this station"))
        self.up.setText(self.tr("Earlier"))
        self.down.setText(self.tr("Later"))
        self.remove.setText(self.tr("Remove"))
        self._render()

    def _on_row(self) -> None:
        self._render()
        self.picked.emit()

    def _render(self) -> None:
        for place, setup in enumerate(self.printers):
            report = self._reports.get(setup.device)
            name = self._names.get(setup.device, printer_name(setup.device))
            item = self.rows.item(place)
            item.setIcon(_sign(report))
            item.setText(
                f"{place + 1}. {name}\n{together(report_text(report), self._since(report))}"
            )
        row = self.rows.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(self.printers) - 1)
        self.remove.setEnabled(len(self.printers) > 1 or bool(self.current and self.current.device))

    def _since(self, report: PrinterReport | None) -> str:
        if report is None or not report.troubles or self._now is None:
            return ""
        return since_text(report.since, self._fair, self._now)

    def _move(self, step: int) -> None:
        row = self.rows.currentRow()
        order = list(self.printers)
        order.insert(row + step, order.pop(row))
        self.reordered.emit(tuple(order))

    def _on_remove(self) -> None:
        gone = self.current
        left = tuple(each for each in self.printers if each is not gone)
        self.reordered.emit(left or (PrinterSetup(""),))


def _sign(report: PrinterReport | None) -> QIcon:
    if report is None or report.troubles is None:
        return icon("printer", "muted", rem(1.6))
    if report.troubles:
        return icon("refused", "red", rem(1.6))
    return icon("admitted", "green", rem(1.6))
