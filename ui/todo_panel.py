"""What the clerk should do now: one sentence, a note if there is one, one button at most."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from kiosk.desk.reports import ScanReport, Tone, tone_of
from kiosk.domain.admission import AskStaff
from ui.fitted_label import FittedLabel
from ui.icons import icon_pixmap
from ui.theme import rem, target
from ui.wording import todo

_COLOURS = {Tone.ADMITTED: "green", Tone.LOOK: "amber", Tone.REFUSED: "red"}


class TodoPanel(QFrame):
    """Offers to let in where staff may; the offer is made once per scan."""

    admit_requested = Signal(str)  # event id of the scan on screen

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("todo")
        self._report: ScanReport | None = None
        self._sign = QLabel()
        self.sentence = FittedLabel("todo_sentence", lines=2, rows=2.1)
        self.note = FittedLabel("todo_note", lines=2, rows=1.9)
        self.admit = QPushButton()
        self.admit.setObjectName("admit")
        self.admit.setMinimumHeight(max(target(), rem(3.6)))
        self.admit.clicked.connect(self._on_admit)
        # Not the button's own shortcut, which clicks 100 ms later: on the next scan, maybe.
        QShortcut(QKeySequence("F8"), self, self._on_key)
        self._lay_out()

    def show_report(self, report: ScanReport) -> None:
        """Show what to do about one scan; nothing at all where the gate opens."""
        tone = tone_of(report.verdict)
        self._report = report
        self.setProperty("tone", tone.value)
        self._sign.setPixmap(icon_pixmap("speech", _COLOURS[tone], rem(1.8)))
        self.sentence.setText(todo(report))
        note = report.ticket.note if report.ticket is not None and tone is Tone.LOOK else ""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.sentence.take_rows(1.1 if note else 2.1)
        self.admit.setText(self.tr("Let in (F8)"))
        self.admit.setDown(False)  # pressed for the scan before: not meant for this one
        self.admit.setVisible(isinstance(report.verdict, AskStaff))
        self.setVisible(bool(todo(report)))
        for widget in (self, self.sentence, self.note):
            widget.style().polish(widget)

    def offer_again(self) -> None:
        """Let staff press the button once more: the last time came to nothing."""
        self.admit.setEnabled(True)

    def _on_key(self) -> None:
        if self.admit.isVisible() and self.admit.isEnabled():
            self._on_admit()

    def _on_admit(self) -> None:
        if self._report is not None:
            self.admit.setEnabled(False)
            self.admit_requested.emit(self._report.event_id)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(rem(0.2))
        words.addWidget(self.note)
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(rem(0.9), rem(0.5), rem(0.9), rem(0.5))
        row.setSpacing(rem(0.9))
        row.addWidget(self._sign)
        row.addLayout(words, 1)
        row.addWidget(self.admit)
