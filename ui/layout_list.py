"""The elements of one side of a badge as a list, in the order they are read."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from kiosk.desk.layout_draft import LayoutDraft
from kiosk.desk.layout_items import Item, Place, element_of
from ui.icons import icon
from ui.layout_wording import item_text
from ui.theme import rem, target
from ui.translation import language

_ICONS = {
    "textarea": "text",
    "part": "text",
    "stack": "stack",
    "band": "band",
    "barcodearea": "code",
    "imagearea": "picture",
    "imagestrip": "picture",
}


class LayoutList(QListWidget):
    """Picks by click or arrow keys; hidden elements are struck with an eye."""

    picked = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("layout_list")
        self.setIconSize(QSize(rem(1.1), rem(1.1)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._places: list[Place] = []
        self._shown: list[tuple[Item, str]] = []
        self.currentRowChanged.connect(self._on_row)

    def show_draft(self, draft: LayoutDraft, side: int, chosen: Place | None) -> None:
        """Show one side, with what is picked on it."""
        items = [item for item in draft.items() if item.page == side]
        items.sort(key=lambda item: _reading_order(item, items))
        rows = [(item, _words(draft, item)) for item in items]
        with QSignalBlocker(self):
            if rows != self._shown:
                self._shown = rows
                self._fill()
            self._places = [item.place for item in items]
            row = self._places.index(chosen) if chosen in self._places else -1
            self.setCurrentRow(row)

    def retranslate(self) -> None:
        """Forget the words: the next `show_draft` says them again."""
        self._shown = []

    def _fill(self) -> None:
        self.clear()
        for item, words in self._shown:
            name = "hidden" if item.is_hidden else _ICONS.get(item.kind, "text")
            colour = "muted" if item.is_hidden else "ink_soft"
            indent = "\u2003" if item.kind == "part" else ""
            row = QListWidgetItem(icon(name, colour, rem(1.1)), f"{indent}{words}")
            row.setSizeHint(QSize(rem(8), target()))
            row.setToolTip(words)
            self.addItem(row)

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._places):
            self.picked.emit(self._places[row])


def _words(draft: LayoutDraft, item: Item) -> str:
    own: Mapping[str, str] = draft.texts(item.place) if item.shows == "other" else {}
    return item_text(item, own.get(language().value, "").strip()[:60])


def _reading_order(item: Item, items: list[Item]) -> tuple[float, float, str, int]:
    """From the top down, then from the left; parts behind their stack."""
    parent = element_of(item.place)
    number = next((n for n, each in enumerate(items) if each.place == item.place), 0)
    return -(item.area.bottom + item.area.height), item.area.left, str(parent), number
