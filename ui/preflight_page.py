"""The check before the doors open: one line for each thing the desk needs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from kiosk.desk.preflight import Check, PreflightLine, worst
from kiosk.desk.reports import Level
from ui.fitted_label import FittedLabel
from ui.icons import level_pixmap
from ui.page import Page
from ui.preflight_wording import figures_text, line_name, line_text
from ui.theme import rem, target


class PreflightPage(Page):
    """Shows how each thing does and what to do about it; asks for a look when it is opened."""

    check_wanted = Signal()
    sound_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[PreflightLine, ...] = ()
        self._sign = QLabel()
        self.opened.connect(self.check_wanted)
        self.summary = FittedLabel("preflight_summary", rows=1.3)
        self.again = QPushButton()
        self.again.setObjectName("page_action")
        self.again.setMinimumHeight(target())
        self.again.clicked.connect(self.check_wanted)
        self.play = QPushButton()
        self.play.setObjectName("page_action")
        self.play.setMinimumHeight(target())
        self.play.clicked.connect(self.sound_wanted)
        self.rows = {check: CheckRow(check) for check in Check}
        self.rows[Check.SOUND].add(self.play)
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        """Return what the list of pages calls this one."""
        return self.tr("Check before opening")

    def show_lines(self, lines: tuple[PreflightLine, ...]) -> None:
        """Show what was found; rows of which nothing is known go."""
        self._lines = lines
        self._render()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.again.setText(self.tr("Check again"))
        self.play.setText(self.tr("Play a sound"))
        self._render()

    def _render(self) -> None:
        found = {line.check: line for line in self._lines}
        for check, row in self.rows.items():
            row.setVisible(check in found)
            if check in found:
                row.show_line(found[check])
        is_busy = not found or any(line.level is None for line in self._lines)
        self.again.setEnabled(not is_busy)
        self._sign.setPixmap(level_pixmap(None if is_busy else worst(self._lines), rem(2.2)))
        self.summary.setText(self.tr("Being checked…") if is_busy else self._judgement())

    def _judgement(self) -> str:
        match worst(self._lines):
            case Level.GOOD:
                return self.tr("Ready to open")
            case Level.WARNING:
                return self.tr("Ready, with something to look at")
            case Level.BAD:
                return self.tr("Not ready yet")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(rem(1.2), rem(0.5), rem(1.2), rem(0.3))
        head.setSpacing(rem(0.9))
        head.addWidget(self._sign)
        head.addWidget(self.summary, 1)
        head.addWidget(self.again)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, rem(0.2), 0, rem(0.4))
        inside.setSpacing(0)
        inside.addLayout(head)
        for row in self.rows.values():
            inside.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, rem(0.4), 0)
        column.addWidget(card)
        column.addStretch()


class CheckRow(QFrame):
    """One line: sign, name, sentence, and figures where there are some."""

    def __init__(self, check: Check) -> None:
        super().__init__()
        self.setObjectName("check_row")
        self._check = check
        self.sign = QLabel()
        self._name = FittedLabel("check_name", rows=1.3)
        self.text = FittedLabel("check_text", lines=2, rows=2.3, floor=0.8)
        self.figures = FittedLabel("check_figures", rows=1.3, floor=0.7)
        self._sentences = 2.3 if check is Check.CAMERA else 1.3
        self.setFixedHeight(rem(5) if check is Check.CAMERA else rem(3.5))
        self._name.setFixedWidth(rem(8.5))
        self._name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(rem(1.2), 0, rem(1.2), 0)
        self._row.setSpacing(rem(0.9))
        self._row.addWidget(self.sign)
        self._row.addWidget(self._name)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self.text)
        words.addWidget(self.figures)
        words.addStretch()
        self._row.addLayout(words, 1)

    def add(self, button: QPushButton) -> None:
        """Put a button at the end of the line."""
        self._row.addWidget(button)

    def show_line(self, line: PreflightLine) -> None:
        """Show how the thing does."""
        figures = figures_text(line)
        self.sign.setPixmap(level_pixmap(line.level, rem(1.6)))
        self._name.setText(line_name(line.check))
        self.text.take_rows(self._sentences if figures else 2.3)
        self.text.setText(line_text(line))
        self.figures.setText(figures)
        self.figures.setVisible(bool(figures))
        self.setAccessibleName(f"{self._name.text()}: {self.text.text()}")
