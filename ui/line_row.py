"""Lines of a card that come and go: a sign, a name, a sentence, and what can be done about it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiosk.desk.reports import Level
from ui.confirm_button import ConfirmButton
from ui.fitted_label import FittedLabel
from ui.icons import level_pixmap
from ui.theme import rem, target


@dataclass(frozen=True, slots=True)
class Act:
    """A button of a line; with a question, it is pressed twice."""

    key: str
    label: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What one line shows; `key` tells it from the others.

    Args:
        is_whole: it takes the rows that its words need; not for words that change by themselves,
            or whatever stands below would move.
    """

    key: str
    level: Level
    name: str
    text: str
    figures: str = ""
    acts: tuple[Act, ...] = ()
    is_whole: bool = False


class LineRow(QFrame):
    """One line."""

    acted = Signal(str, str)  # key of the act, key of the line

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.setObjectName("line_row")
        self._key = line.key
        self._sign = QLabel()
        self.name = FittedLabel("check_name", lines=2, rows=1.3)
        self.text = FittedLabel("check_text", lines=3, rows=1.3, floor=0.7)
        self.figures = FittedLabel("check_figures", lines=3, rows=1.3, floor=0.7)
        if line.is_whole:
            for label in (self.name, self.text, self.figures):
                label.take_what_it_needs()
        self.buttons: dict[str, QPushButton] = {}
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.name, self.text, self.figures):
            words.addWidget(label)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, rem(0.4), 0, rem(0.4))
        self._row.setSpacing(rem(0.8))
        self._row.addWidget(self._sign)
        self._row.addLayout(words, 1)
        self._buttons = self._row
        if len(line.acts) > 1:  # the words need the width more than the buttons do
            self._buttons = QHBoxLayout()
            self._buttons.setSpacing(rem(0.8))
            words.addSpacing(rem(0.4))
            words.addLayout(self._buttons)
        for act in line.acts:
            self._add(act)
        if self._buttons is not self._row:
            self._buttons.addStretch()
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        """Show the same line as it stands now."""
        self._sign.setPixmap(level_pixmap(line.level, rem(1.6)))
        for label, text in (
            (self.name, line.name), (self.text, line.text), (self.figures, line.figures),
        ):  # fmt: skip
            label.setText(text)
            label.setVisible(bool(text))
            label.setToolTip(text)
            label.updateGeometry()
        if not line.is_whole:
            room = rem(18) if line.acts else rem(34)  # a button stands beside it
            is_long = self.text.fontMetrics().horizontalAdvance(line.text) > room
            self.text.take_rows(2.4 if is_long else 1.3)
        for act in line.acts:
            button = self.buttons[act.key]
            if isinstance(button, ConfirmButton):
                button.word(act.label, act.question)
            else:
                button.setText(act.label)

    def _add(self, act: Act) -> None:
        button: QPushButton
        if act.question:
            button = ConfirmButton()
            button.confirmed.connect(lambda: self.acted.emit(act.key, self._key))
        else:
            button = QPushButton()
            button.clicked.connect(lambda: self.acted.emit(act.key, self._key))
        button.setProperty("look", "plain")
        button.setMinimumHeight(target())
        self.buttons[act.key] = button
        self._buttons.addWidget(button)


class LineRows(QWidget):
    """Lines one below the other; those that stay keep their place, and the focus in it."""

    acted = Signal(str, str)  # key of the act, key of the line

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, LineRow] = {}
        self._shown: tuple[Line, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these lines in this order."""
        if lines == self._shown:
            return
        kinds = {line.key: tuple(act.key for act in line.acts) for line in lines}
        for key, row in list(self.rows.items()):
            if kinds.get(key) != tuple(row.buttons):
                self._column.removeWidget(row)
                row.deleteLater()
                del self.rows[key]
        for place, line in enumerate(lines):
            self._place(place, line)
        self._shown = lines

    def _place(self, place: int, line: Line) -> None:
        row = self.rows.get(line.key)
        if row is None:
            row = self.rows[line.key] = LineRow(line)
            row.acted.connect(self.acted)
            self._column.insertWidget(place, row)
            return
        row.show_line(line)
        if self._column.indexOf(row) != place:
            self._column.insertWidget(place, row)
