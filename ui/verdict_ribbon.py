"""The last verdict in one slim line, for whoever is on another page while visitors pass."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from kiosk.desk.reports import ScanReport
from kiosk.domain.fair import Fair
from kiosk.errors import Trouble, TroubleError
from ui.bridge import Incident
from ui.fitted_label import FittedLabel, plain_label
from ui.icons import icon_pixmap
from ui.passages import looks_of, who_passed
from ui.status_wording import trouble_text
from ui.theme import rem
from ui.translation import together
from ui.wording import headline, subline


class VerdictRibbon(QFrame):
    """Colour, sign, words and name of a scan, or what is wrong; its room is always kept."""

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self.setObjectName("ribbon")
        self._fair = fair
        self._shown: ScanReport | TroubleError | Incident | None = None
        self._sign = QLabel()
        self.word = FittedLabel("ribbon_word", rows=1.2)
        self.rest = FittedLabel("ribbon_rest", lines=2, rows=2.2, floor=0.75)
        self.time = plain_label("ribbon_rest")
        self._lay_out()
        self.retranslate()

    def calm(self) -> None:
        """Show nothing but that the desk goes on."""
        self._shown = None
        self.retranslate()

    def show_report(self, report: ScanReport) -> None:
        """Show one decided scan until the next one."""
        self._shown = report
        self.retranslate()

    def show_trouble(self, met: TroubleError | Incident) -> None:
        """Say what is wrong until the next scan."""
        self._shown = met
        self.retranslate()

    def forget(self, trouble: Trouble) -> None:
        """Say no more of a trouble: it is over."""
        if isinstance(self._shown, TroubleError) and self._shown.trouble is trouble:
            self.calm()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        shown = self._shown
        if shown is None:
            self._render("present", "", self.tr("The desk goes on: codes can be scanned any time."))
        elif isinstance(shown, ScanReport):
            self._render_report(shown)
        else:
            self._render("look", "amber", trouble_text(shown))

    def _render_report(self, report: ScanReport) -> None:
        colour, sign = looks_of(report)
        rest = together(who_passed(report), subline(report, self._fair))
        time = f"{self._fair.local(report.at):%H:%M:%S}"
        self._render(sign, colour, rest, word=headline(report), time=time)

    def _render(self, sign: str, colour: str, rest: str, *, word: str = "", time: str = "") -> None:
        self.setProperty("colour", colour)
        for widget in (self, self.word, self.rest, self.time):
            widget.style().polish(widget)
        self._sign.setPixmap(icon_pixmap(sign, "card" if colour else "muted", rem(2)))
        self.word.setText(word)
        self.word.setVisible(bool(word))
        self.rest.setText(rest)
        self.time.setText(time)
        self.setAccessibleName(together(word, rest))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(rem(1.25), 0, rem(1.25), 0)
        row.setSpacing(rem(0.9))
        row.addWidget(self._sign)
        row.addWidget(self.word, 3)
        row.addWidget(self.rest, 7)
        row.addWidget(self.time)
        self.setFixedHeight(rem(3.2))
