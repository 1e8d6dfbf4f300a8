"""The pages beside the desk: a list of them, the one that was chosen, the way back."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.domain.fair import Fair
from ui.fitted_label import FittedLabel
from ui.icons import icon
from ui.theme import rem, target
from ui.verdict_ribbon import VerdictRibbon

_NARROW = 79  # rem: below it the list shows signs only, for pages need the room


class Pages(QWidget):
    """Holds plain widgets under a key and a title each, in the order in which they were added.

    Scanning goes on meanwhile: the ribbon on top tells each verdict. A page says itself again on
    its own LanguageChange event; it may grow as it likes, for it scrolls.
    """

    left = Signal()  # back to the desk is wanted

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self._places: dict[str, int] = {}
        self._titles: list[Callable[[], str]] = []
        self._is_narrow = False
        self.ribbon = VerdictRibbon(fair)
        self.back = QPushButton()
        self.back.setObjectName("back")
        self.back.setMinimumHeight(max(target(), rem(3.4)))
        self.back.setIconSize(QSize(rem(1.6), rem(1.6)))
        self.back.clicked.connect(self.left)
        self.rail = QListWidget()
        self.rail.setObjectName("rail")
        self.rail.setIconSize(QSize(rem(1.5), rem(1.5)))
        self.rail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rail.currentRowChanged.connect(self._on_row)
        self.title = FittedLabel("page_title", rows=1.3)
        self.stack = QStackedWidget()
        QShortcut(QKeySequence("Esc"), self, self.left.emit)
        self._lay_out()
        self.retranslate()

    def add(self, key: str, title: Callable[[], str], page: QWidget, *, sign: str = "gear") -> None:
        """Add a page at the end of the list.

        Args:
            key: what `show_page` calls it.
            title: asked again whenever the language changes.
            sign: the icon in the list.
        """
        self._places[key] = self.rail.count()
        self._titles.append(title)
        around = QScrollArea()
        around.setObjectName("page_around")
        around.setWidgetResizable(True)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setWidget(page)
        self.stack.addWidget(around)
        item = QListWidgetItem(icon(sign, "blue", rem(1.5)), title())
        item.setSizeHint(QSize(0, target()))
        self.rail.addItem(item)
        if self.rail.currentRow() < 0:
            self.rail.setCurrentRow(0)

    def show_page(self, key: str = "") -> None:
        """Turn to a page, by default to the one that was on top; the list takes the keys."""
        if key:
            self.rail.setCurrentRow(self._places[key])
        self.rail.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.rail.setAccessibleName(self.tr("Pages"))
        self._render()
        self._on_row(self.rail.currentRow())
        self.ribbon.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # a window that comes back on screen still has its verdict
            self.ribbon.calm()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < rem(_NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._render()

    def _render(self) -> None:
        """Name the pages, or show their signs alone where the window is narrow."""
        words = self.tr("Back to the desk (Esc)")
        self.back.setAccessibleName(words)
        self.back.setText("" if self._is_narrow else words)
        self.back.setToolTip(words if self._is_narrow else "")
        self.back.setIcon(icon("close", "card", rem(1.6)) if self._is_narrow else QIcon())
        for row, title in enumerate(self._titles):
            item = self.rail.item(row)
            item.setText("" if self._is_narrow else title())
            item.setToolTip(title() if self._is_narrow else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, title())
        self._side.setFixedWidth(rem(4.2) if self._is_narrow else rem(18))

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.title.setText(self._titles[row]())
            self.stack.setCurrentIndex(row)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(rem(0.8))
        side.addWidget(self.back)
        side.addWidget(self.rail, 1)
        side.setContentsMargins(0, 0, 0, 0)
        self._side = QWidget()
        self._side.setLayout(side)
        body = QVBoxLayout()
        body.setSpacing(rem(0.6))
        body.addWidget(self.title)
        body.addWidget(self.stack, 1)
        below = QHBoxLayout()
        below.setContentsMargins(rem(1), rem(1), rem(1), rem(1))
        below.setSpacing(rem(1.2))
        below.addWidget(self._side)
        below.addLayout(body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.ribbon)
        column.addLayout(below, 1)
