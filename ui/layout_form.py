"""Rows of a form: a word above its controls."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.fitted_label import plain_label
from ui.knobs import ChoiceKnob
from ui.layout_wording import colours
from ui.theme import PALETTE, rem, target
from ui.translation import language

_OTHER = "other"


class Row(QWidget):
    """Controls side by side, each under its word."""

    def __init__(self, *controls: QWidget) -> None:
        super().__init__()
        self._labels = [plain_label("knob_label") for _ in controls]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(rem(0.6))
        grid.setVerticalSpacing(rem(0.15))
        for column, (label, control) in enumerate(zip(self._labels, controls, strict=True)):
            label.setBuddy(control)
            control.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(label, 0, column)
            grid.addWidget(control, 1, column)
            grid.setColumnStretch(column, 1)

    def name(self, *words: str) -> None:
        """Write the words; each is also what a screen reader says of its control."""
        for label, word in zip(self._labels, words, strict=True):
            label.setText(word)
            control = label.buddy()
            if control is not None:
                control.setAccessibleName(word)


class ColourKnob(ChoiceKnob):
    """The colours of a badge by name, or any other from the palette of the system."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setIconSize(QSize(rem(1.2), rem(1.2)))
        self._category = PALETTE["muted"]
        self._colour = "ink"
        self._shown: tuple[str, str, str] | None = None
        self._dialog: QColorDialog | None = None
        self.activated.connect(self._on_chosen)

    def show_colour(self, colour: str, category: str) -> None:
        """Show a paint or '#rrggbb'; `category` is the colour of the category on screen."""
        shown = colour, category, language()
        if shown == self._shown:
            return
        self._shown = shown
        self._colour, self._category = colour, category
        names = colours()
        choices = names | ({} if colour in names else {colour: colour})
        choices[_OTHER] = self.tr("Another colour…")
        with QSignalBlocker(self):
            self.clear()
            for key, label in choices.items():
                self.addItem(_swatch(self._seen(key)), label, key)
        self.show_value(colour)

    def _on_activated(self, index: int) -> None:
        if self.itemData(index) != _OTHER:
            super()._on_activated(index)

    def _on_chosen(self, index: int) -> None:
        if self.itemData(index) == _OTHER:
            self.show_value(self._colour)  # until another one was chosen
            self._dialog = QColorDialog(QColor(self._seen(self._colour)), self)
            self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._dialog.colorSelected.connect(lambda colour: self.changed.emit(colour.name()))
            self._dialog.open()

    def _seen(self, key: str) -> str:
        paints = {"ink": "#121417", "grey": "#4a4f54", "category": self._category}
        return paints.get(key, "#ffffff" if key in {"on_category", _OTHER} else key)


class CategoryKnobs(QWidget):
    """A tick for each category whose badges show an element."""

    changed = Signal(object)  # frozenset[str]: the categories that do not get it

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def offer(self, categories: Mapping[str, str]) -> None:
        """Replace what can be ticked."""
        for box in self._boxes.values():
            self._column.removeWidget(box)
            box.deleteLater()
        self._boxes = {key: Tick(f"category_{key}") for key in categories}
        for key, box in self._boxes.items():
            box.setText(categories[key].replace("&", "&&"))
            box.clicked.connect(self._on_clicked)
            self._column.addWidget(box)

    def show_hidden(self, hidden: frozenset[str]) -> None:
        """Tick all but these."""
        for key, box in self._boxes.items():
            box.setChecked(key not in hidden)

    def _on_clicked(self) -> None:
        self.changed.emit(frozenset(key for key, box in self._boxes.items() if not box.isChecked()))


class Tick(QCheckBox):
    """A tick that is as high as a finger."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("knob", "tick")
        self.setMinimumHeight(target())


def button(name: str, look: str = "plain") -> QPushButton:
    """Return a button; `look` is 'plain' or 'main'."""
    made = QPushButton()
    made.setObjectName(name)
    made.setProperty("look", look)
    made.setMinimumHeight(target())
    made.setAutoDefault(False)
    return made


def side_by_side(*widgets: QWidget) -> QWidget:
    """Return a row of widgets as one."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(rem(0.5))
    for widget in widgets:
        line.addWidget(widget)
    return row


def in_card(widget: QWidget) -> QFrame:
    """Return a card around a widget that scrolls."""
    card = QFrame()
    card.setObjectName("card")
    row = QHBoxLayout(card)
    row.setContentsMargins(rem(0.2), rem(0.4), rem(0.2), rem(0.4))
    row.addWidget(widget)
    return card


def heading(name: str = "form_heading") -> QLabel:
    """Return the heading of a group of rows."""
    label = plain_label(name)
    label.setIndent(0)
    return label


def _swatch(colour: str) -> QIcon:
    side = rem(1.2)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(PALETTE["muted"]))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(1, 1, side - 3, side - 3, 3, 3)
    painter.end()
    return QIcon(pixmap)
