"""The coloured head of the verdict card: sign, word, fact, and how long ago that was."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from kiosk.desk.reports import ScanReport, tone_of
from kiosk.domain.admission import Admit, HandOver
from kiosk.domain.fair import Direction, Fair
from ui.fitted_label import FittedLabel, plain_label
from ui.icons import icon_pixmap
from ui.theme import rem
from ui.wording import headline, subline

_FRESH_S = 10
_NO_ENTRY = ("exit", "printer")  # blue, not the green of an entry


class VerdictHead(QFrame):
    """Read from two metres; says the same by colour, sign and word."""

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self.setObjectName("verdict_head")
        self._fair = fair
        self._report: ScanReport | None = None
        self._sign = QLabel()
        self.word = FittedLabel("verdict_word", rows=1.15)
        self.fact = FittedLabel("verdict_fact", rows=1.15)
        self.age = plain_label("verdict_age")
        self.age.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.age.setFixedWidth(rem(6.5))
        self._lay_out()

    def show_report(self, report: ScanReport) -> None:
        """Show one decided scan."""
        self._report = report
        sign = _sign_of(report)
        self.setProperty("tone", tone_of(report.verdict).value)
        self.setProperty("way", "exit" if sign in _NO_ENTRY else "entry")
        self.style().polish(self)
        self._sign.setPixmap(icon_pixmap(sign, "card", rem(3.9)))
        self.word.setText(headline(report))
        self.fact.setText(subline(report, self._fair))
        self.setAccessibleName(self.word.text())

    def show_age(self, now: datetime) -> None:
        """Tell quietly how old the verdict is, once it is not fresh any more."""
        if self._report is None:
            return
        seconds = int((now - self._report.at).total_seconds())
        self.age.setText(self._ago(seconds) if seconds >= _FRESH_S else "")

    def _ago(self, seconds: int) -> str:
        if seconds < 60:
            return self.tr("{n} s ago").format(n=seconds // 10 * 10)
        if seconds < 3600:
            return self.tr("{n} min ago").format(n=seconds // 60)
        return ""

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self.word)
        words.addWidget(self.fact)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(rem(1.6), 0, rem(1.6), rem(0.5))
        row.setSpacing(rem(1.4))
        row.addWidget(self._sign)
        row.addLayout(words, 1)
        row.addWidget(self.age)
        self.setFixedHeight(rem(6.8))


def _sign_of(report: ScanReport) -> str:
    match report.verdict:
        case Admit(direction=Direction.EXIT):
            return "exit"
        case HandOver():
            return "printer"
        case _:
            return tone_of(report.verdict).value
