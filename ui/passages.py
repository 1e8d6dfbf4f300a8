"""The last passages at this desk, newest first."""

from collections import deque

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStyle,
    QStyleOptionFocusRect,
    QVBoxLayout,
)

from kiosk.desk.reports import BadgeReport, ScanReport, Tone, tone_of
from kiosk.domain.admission import Admit, AskStaff, HandOver, Refuse
from kiosk.domain.attendees import PersonName
from kiosk.domain.badges import BadgeJob
from kiosk.domain.fair import Direction, Fair, Language
from ui.fitted_label import FittedLabel, plain_label
from ui.icons import icon_pixmap
from ui.reasons import reason_words
from ui.reprint import add_reasons, may_reprint
from ui.status_wording import badge_short_text
from ui.theme import rem
from ui.translation import language, together
from ui.wording import code_text, new_ticket_texts

_MOST = 8
_WIDTH_REM = 15


class PassageStrip(QFrame):
    """Shows as many passages as there is room for: five at 1366 pixels, six at 1920."""

    reprint_wanted = Signal(str, object)  # ticket id, PrintReason

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self.setObjectName("strip")
        self._fair = fair
        self._reports: deque[ScanReport] = deque(maxlen=_MOST)
        self._badges: dict[str, BadgeJob] = {}
        self._title = plain_label("strip_title")
        self.passages = [PassageItem(fair) for _ in range(_MOST)]
        row = QHBoxLayout()
        row.setSpacing(rem(1))
        for item in self.passages:
            item.reprint_wanted.connect(self.reprint_wanted)
            row.addWidget(item, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(rem(1.1), rem(0.5), rem(1.1), rem(0.5))
        column.setSpacing(rem(0.35))
        column.addWidget(self._title)
        column.addLayout(row)
        self.retranslate()

    def add_report(self, report: ScanReport) -> None:
        """Put one scan in front of the others."""
        self._reports.appendleft(report)
        known = {each.badge.id for each in self._reports if each.badge is not None}
        self._badges = {job: state for job, state in self._badges.items() if job in known}
        self._render()

    def forget(self, ticket_ids: frozenset[str]) -> None:
        """Leave out the passages of people who were erased."""
        kept = (each for each in self._reports if not _is_of(each, ticket_ids))
        self._reports = deque(kept, maxlen=_MOST)
        self._render()

    def show_badge(self, report: BadgeReport) -> None:
        """Mark the passage whose badge did not come out."""
        if report.job.id not in {each.badge.id for each in self._reports if each.badge}:
            return
        self._badges[report.job.id] = report.job
        self._render()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self._title.setText(self.tr("Last passages"))
        self._render()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render()

    def _render(self) -> None:
        room = max(1, int(self.width() / rem(_WIDTH_REM)))
        for place, item in enumerate(self.passages):
            item.setVisible(place < room)
            if place < len(self._reports):
                report = self._reports[place]
                job = report.badge and self._badges.get(report.badge.id)
                item.show_report(report, job)
            else:
                item.clear()


class PassageItem(QAbstractButton):
    """One passage: time and sign, who, as what or why not. Pressed, it offers to print again."""

    reprint_wanted = Signal(str, object)  # ticket id, PrintReason

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self._ticket_id = ""
        self._reasons = QMenu(self)
        self.clicked.connect(self._on_clicked)
        self._fair = fair
        self._bar = QFrame()
        self._bar.setObjectName("passage_bar")
        self._bar.setFixedWidth(rem(0.3))
        self._sign = QLabel()
        self._sign.setFixedSize(rem(1.1), rem(1.1))
        self.time = plain_label("passage_time")
        self.who = FittedLabel("passage_who", rows=1.35, floor=0.8)
        self.what = FittedLabel("passage_what", rows=1.35, floor=0.8)
        self._lay_out()

    def show_report(self, report: ScanReport, job: BadgeJob | None) -> None:
        """Show one scan; `job` is the latest known of its badge."""
        colour, sign = looks_of(report)
        trouble = badge_short_text(job) if job is not None else ""
        self._bar.setProperty("tone", tone_of(report.verdict).value)
        self._bar.setProperty("way", "exit" if sign in ("exit", "printer") else "entry")
        self.what.setProperty("trouble", "yes" if trouble else "no")
        self._sign.setPixmap(icon_pixmap(sign, colour, rem(1.1)))
        self.time.setText(f"{self._fair.local(report.at):%H:%M:%S}")
        self.who.setText(who_passed(report))
        self.what.setText(together(self._what(report), trouble))
        for widget in (self._bar, self.what):
            widget.style().polish(widget)
        can_reprint = may_reprint(report)
        self._ticket_id = report.ticket.id if report.ticket and can_reprint else ""
        self.setEnabled(can_reprint)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if can_reprint else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(together(self.who.text(), self.what.text()))
        self.setToolTip(self.tr("Print this badge again"))

    def clear(self) -> None:
        """Show nobody."""
        self._bar.setProperty("tone", "")
        self._bar.style().polish(self._bar)
        self._sign.clear()
        for label in (self.time, self.who, self.what):
            label.setText("")
        self._ticket_id = ""
        self.setEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("")
        self.setToolTip("")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            element = QStyle.PrimitiveElement.PE_FrameFocusRect
            self.style().drawPrimitive(element, option, QPainter(self), self)

    def _on_clicked(self) -> None:
        ticket_id = self._ticket_id  # another passage may stand here when a reason is chosen
        self._reasons.clear()
        self._reasons.addSection(self.who.text().replace("&", "&&"))
        add_reasons(self._reasons, lambda why: self.reprint_wanted.emit(ticket_id, why))
        self._reasons.popup(self.mapToGlobal(QPoint(0, 0)))

    def _what(self, report: ScanReport) -> str:
        match report.verdict:
            case Admit(ticket=ticket, direction=Direction.ENTRY):
                return self._fair.category(ticket.category).name.spoken(language())
            case Admit():
                return self.tr("Exit")
            case HandOver():
                return self.tr("Badge only")
            case AskStaff(reason=reason) | Refuse(reason=reason):
                return reason_words(reason).word

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(rem(0.4))
        top.addWidget(self._sign)
        top.addWidget(self.time)
        top.addStretch()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(top)
        words.addWidget(self.who)
        words.addWidget(self.what)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(rem(0.7))
        row.addWidget(self._bar)
        row.addLayout(words, 1)


def _is_of(report: ScanReport, ticket_ids: frozenset[str]) -> bool:
    return report.ticket is not None and report.ticket.id in ticket_ids


def short_name(name: PersonName) -> str:
    """Return the whole name, or initials and the last name where that is much shorter."""
    if len(name.full) <= 20 or not name.last:
        return name.full
    initials = " ".join(f"{part[0]}." for part in name.first.split())
    return f"{initials} {name.last}".strip()


def who_passed(report: ScanReport) -> str:
    """Return the name, or the little that may be shown of a code nobody knows."""
    if report.ticket is None:
        return code_text(report.code.text)
    if report.ticket.is_new:
        return new_ticket_texts()[0]
    attendee = report.ticket.attendee
    if attendee.name_ar is not None and language() is Language.AR:
        return attendee.name_ar.full
    return short_name(attendee.name) or (attendee.name_ar.full if attendee.name_ar else "")


def looks_of(report: ScanReport) -> tuple[str, str]:
    """Return the colour of the palette and the sign of one answer."""
    match report.verdict:
        case Admit(direction=Direction.ENTRY):
            return "green", "admitted"
        case Admit():
            return "blue", "exit"
        case HandOver():
            return "blue", "printer"
        case AskStaff() | Refuse():
            look = tone_of(report.verdict) is Tone.LOOK
            return ("amber", "look") if look else ("red", "refused")
