"""The verdict card: a welcome while nobody is there, then each scan until the next one."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from kiosk.desk.company import Company, Sureness, how_sure
from kiosk.desk.reports import BadgeReport, ScanReport
from kiosk.domain.badges import PrintReason
from kiosk.domain.fair import Fair
from ui.badge_panel import BadgePanel, BadgePicture
from ui.company_wording import sureness_text
from ui.fitted_label import FittedLabel
from ui.icons import icon_pixmap
from ui.person_panel import PersonPanel
from ui.reprint import ReprintButton, may_reprint
from ui.theme import rem
from ui.todo_panel import TodoPanel
from ui.verdict_head import VerdictHead
from ui.wording import history_text

_ASKED_FOR = (PrintReason.LOST, PrintReason.DAMAGED, PrintReason.CORRECTED)


class VerdictCard(QStackedWidget):
    """Stays as it is until the next scan: nothing moves under the clerk's hand."""

    admit_requested = Signal(str)  # event id
    reprint_wanted = Signal(str, object)  # ticket id, PrintReason

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self.setObjectName("verdict_card")
        self._fair = fair
        self._report: ScanReport | None = None
        self.head = VerdictHead(fair)
        self.person = PersonPanel(fair)
        self.badge = BadgePanel()
        self.todo = TodoPanel()
        self.history = FittedLabel("history", rows=1.3, floor=0.75)
        self.sureness = FittedLabel("sureness", rows=1.3, floor=0.75)
        self._company = Company()
        self._sure: Sureness | None = None
        self.reprint = ReprintButton()
        self.reprint.chosen.connect(self._on_reprint)
        self.welcome = WelcomePage()
        self.todo.admit_requested.connect(self.admit_requested)
        self.addWidget(self.welcome)
        self.addWidget(self._verdict_page())

    def show_welcome(self) -> None:
        """Forget the last scan and invite the next visitor."""
        self._report = None
        self.setCurrentIndex(0)

    def forget(self, ticket_ids: frozenset[str]) -> None:
        """Go back to the welcome where the visitor on screen was erased."""
        ticket = self._report.ticket if self._report is not None else None
        if ticket is not None and ticket.id in ticket_ids:
            self.show_welcome()

    def show_report(self, report: ScanReport) -> None:
        """Show one decided scan in place of the one before."""
        self._report = report
        self._sure = how_sure(self._company, report.at)
        self.head.show_age(report.at)
        self.todo.offer_again()
        self._render(report)
        self.badge.setVisible(report.badge is not None)
        if report.badge is not None:
            self.badge.show_job(BadgeReport(report.badge))
        self.setCurrentIndex(1)

    def show_company(self, company: Company) -> None:
        """Learn how the next verdicts stand with other desks; what is on screen stays as it is."""
        self._company = company

    def show_badge(self, report: BadgeReport) -> None:
        """Follow the badge of the scan on screen, or the one asked for in its place."""
        asked = self._report.ticket if self._report is not None else None
        is_anew = report.job.reason in _ASKED_FOR and not self.badge.shows(report)
        if asked is not None and asked.id == report.job.ticket_id and is_anew:
            self.badge.show_job(report)
            self.badge.setVisible(True)
        self.badge.show_report(report)

    def show_picture(self, picture: BadgePicture) -> None:
        """Show the page of the badge of the scan on screen."""
        self.badge.show_picture(picture)

    def show_age(self, now: datetime) -> None:
        """Let the verdict age quietly."""
        self.head.show_age(now)

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.welcome.retranslate()
        self.badge.retranslate()
        self.reprint.retranslate()
        if self._report is not None:
            self._render(self._report)

    def _on_reprint(self, why: PrintReason) -> None:
        if self._report is not None and self._report.ticket is not None:
            self.reprint_wanted.emit(self._report.ticket.id, why)

    def _render(self, report: ScanReport) -> None:
        self.head.show_report(report)
        if report.ticket is None:
            self.person.show_code(report.code.text)
        else:
            self.person.show_ticket(report.ticket)
        self.todo.show_report(report)
        self.reprint.setVisible(may_reprint(report))
        self.history.setText(history_text(report, self._fair))
        if self._sure is not None:
            self.sureness.setText(sureness_text(self._sure, self._fair))

    def _verdict_page(self) -> QWidget:
        texts = QVBoxLayout()
        texts.setSpacing(rem(0.6))
        texts.addWidget(self.person)
        texts.addStretch()
        below = QHBoxLayout()
        below.addWidget(self.history, 1)
        below.addWidget(self.reprint)
        texts.addLayout(below)
        texts.addWidget(self.sureness)
        above = QHBoxLayout()
        above.setSpacing(rem(1.0))
        above.addLayout(texts, 1)
        above.addWidget(self.badge)
        body = QVBoxLayout()
        body.setContentsMargins(rem(1.6), rem(0.9), rem(1.6), rem(0.9))
        body.setSpacing(rem(0.7))
        body.addLayout(above, 1)
        body.addWidget(self.todo)
        page = QFrame()
        page.setObjectName("card")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(body, 1)
        return page


class WelcomePage(QFrame):
    """What a visitor is asked for while nobody is there."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        sign = QLabel()
        sign.setPixmap(icon_pixmap("present", "blue", rem(9)))
        self._words = _centred("welcome_word", rows=1.3)
        self._hint = _centred("welcome_hint", rows=1.3)
        column = QVBoxLayout(self)
        column.setSpacing(rem(0.5))
        column.addStretch(2)
        column.addWidget(sign, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(rem(1.2))
        column.addWidget(self._words)
        column.addWidget(self._hint)
        column.addStretch(3)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self._words.setText(self.tr("Show the QR code to the camera"))
        self._hint.setText(self.tr("15 to 30 cm away, screen at full brightness"))


def _centred(name: str, *, rows: float) -> FittedLabel:
    label = FittedLabel(name, lines=1, rows=rows)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
