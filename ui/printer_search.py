"""Adding a printer: those that were found, or any by its address."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.desk.printer_reports import Search
from kiosk.errors import TroubleError
from ui.icons import icon
from ui.knobs import TextKnob
from ui.layout_form import button
from ui.page_card import wrapped_label
from ui.printers_wording import found_text
from ui.status_wording import trouble_text
from ui.theme import rem

_ROLE = 0x0100  # Qt.ItemDataRole.UserRole


class PrinterSearch(QWidget):
    """Opens below the printers; rows keep their places while more are found."""

    opened = Signal()
    chosen = Signal(str)  # device
    address_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._search = Search()
        self._used: set[str] = set()
        self._met: TroubleError | None = None
        self.add = button("add_printer", "main")
        self.add.setCheckable(True)
        self.add.toggled.connect(self._on_toggled)
        self.found = QListWidget()
        self.found.setObjectName("printer_list")
        self.found.setIconSize(QSize(rem(1.6), rem(1.6)))
        self.found.setFixedHeight(rem(4) * 3)
        self.found.itemClicked.connect(self._on_item)
        self.found.itemActivated.connect(self._on_item)
        self.words = wrapped_label("page_hint")
        self.address = TextKnob("printer_address", longest=200)
        self.address.returnPressed.connect(self._on_typed)
        self.take = button("take_address")
        self.take.clicked.connect(self._on_typed)
        self._inside = QWidget()
        self._inside.hide()
        self._lay_out()

    def show_search(self, search: Search, used: set[str]) -> None:
        """Show what was found; what is in use already is left out."""
        self._search, self._used = search, used
        self._render()

    def show_refused(self, met: TroubleError) -> None:
        """Say what is wrong with the address."""
        self._met = met
        self._render()

    def close_search(self) -> None:
        """Close, once a printer was added."""
        self.add.setChecked(False)
        self.address.show_value("")

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.add.setText(self.tr("Add a printer"))
        self.take.setText(self.tr("Add"))
        self.address.setPlaceholderText(self.tr("or its address: 192.168.1.40"))
        self.address.setAccessibleName(self.tr("Address of a printer"))
        self.found.setAccessibleName(self.tr("Printers found"))
        self.found.clear()
        self._render()

    def _render(self) -> None:
        known = {self.found.item(row).data(_ROLE) for row in range(self.found.count())}
        for each in self._search.found:
            if each.device not in known and each.device not in self._used:
                sign, colour = ("refused", "red") if each.troubles else ("admitted", "green")
                item = QListWidgetItem(
                    icon(sign, colour, rem(1.6)), f"{each.name}\n{found_text(each)}"
                )
                item.setData(_ROLE, each.device)
                item.setSizeHint(QSize(0, rem(4)))
                self.found.addItem(item)
        self.words.setText(self._words())

    def _words(self) -> str:
        if self._met is not None:
            return trouble_text(self._met)
        if not self._search.is_over:
            return self.tr("Listening on the network…")
        if self.found.count():
            return self.tr("Choose a printer, or type its address.")
        return self.tr("No printer was found: switch it on, or type its address.")

    def _on_toggled(self, is_open: bool) -> None:  # noqa: FBT001 # Qt passes it
        self._inside.setVisible(is_open)
        if is_open:
            self._search, self._met = Search(), None
            self.found.clear()
            self._render()
            self.found.setFocus()
            self.opened.emit()
            QTimer.singleShot(0, self._come_into_sight)

    def _come_into_sight(self) -> None:
        """Have the page scroll to the address, the last line: all above it is seen then too."""
        around: QWidget | None = self
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(self.address, 0, rem(1.5))

    def _on_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_ROLE)))

    def _on_typed(self) -> None:
        text = self.address.text().strip()
        if text:
            self._met = None
            self.address_typed.emit(text)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(rem(0.5))
        line.addWidget(self.address, 1)
        line.addWidget(self.take)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(rem(0.5))
        column.addWidget(self.words)
        column.addWidget(self.found)
        column.addLayout(line)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.add)
        outside.addWidget(self._inside)
