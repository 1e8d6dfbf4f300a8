"""The page about personal data: erase a person, see how far that has come, erase everybody."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from kiosk.desk.erasure import ErasureReport
from kiosk.desk.erasures import Erasures, Retention, Spread
from kiosk.domain.attendees import Ticket
from kiosk.domain.fair import Fair
from kiosk.errors import TroubleError
from ui.confirm_button import ConfirmButton
from ui.icons import level_pixmap
from ui.line_row import LineRows
from ui.page import Page
from ui.page_card import PageCard, wrapped_label
from ui.privacy_wording import (
    person_line,
    report_lines,
    retention_text,
    spread_line,
    supervisors_only_text,
)
from ui.status_wording import trouble_text
from ui.theme import rem, target
from ui.translation import number

MOST_FOUND = 6


class PrivacyBridge(QObject):
    """Emit from any thread: Qt queues the call into the thread of the page."""

    found = Signal(object)  # tuple[Ticket, ...]
    reported = Signal(object)  # ErasureReport | TroubleError
    begun, ended = Signal(), Signal()  # an erasure
    spread_known = Signal(object, object)  # Erasures, tuple[Spread, ...]
    retention_known = Signal(object)  # Retention


class PrivacyPage(Page):
    """Shows what it is given and tells what staff want; looks nothing up."""

    find_wanted = Signal(str)
    erase_wanted = Signal(str)  # ticket id
    purge_wanted = Signal()

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self.person = PersonCard(fair)
        self.report, self.spread = ReportCard(), SpreadCard(fair)
        self.retention = RetentionCard()
        self.person.find_wanted.connect(self.find_wanted)
        self.person.erase_wanted.connect(self.erase_wanted)
        self.retention.purge_wanted.connect(self.purge_wanted)
        for pressed in (self.person.erase_wanted, self.retention.purge_wanted):
            # Its button goes: Qt would take the focus to the gate of this desk.
            pressed.connect(lambda *_: self.person.words.setFocus())
        self._lay_out()

    def title(self) -> str:
        """Return what the list of pages calls this one."""
        return self.tr("Personal data")

    def show_outcome(self, outcome: ErasureReport | TroubleError) -> None:
        """Tell what was erased where, or why nothing was."""
        self.person.show_found(None)
        self.retention.end()
        self.report.show_outcome(outcome)

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        for card in (self.person, self.report, self.spread, self.retention):
            card.retranslate()

    def _lay_out(self) -> None:
        main, side = (self.person, self.report), (self.retention, self.spread)
        self.stand_in_columns(main, side, shares=(12, 10))


class PersonCard(PageCard):
    """Looks a person up, and asks back before anything is erased."""

    find_wanted = Signal(str)
    erase_wanted = Signal(str)

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self._fair = fair
        self._found: tuple[Ticket, ...] | None = None
        self._is_busy = False
        self._why = wrapped_label("page_hint")
        self.words = QLineEdit()
        self.words.setObjectName("page_field")
        self.words.setMinimumHeight(target())
        self.look_up = QPushButton()
        self.look_up.setObjectName("page_action")
        self.look_up.setMinimumHeight(target())
        self.look_up.clicked.connect(self._on_find)
        self.words.returnPressed.connect(self._on_find)
        self.rows = LineRows()
        self.rows.acted.connect(self._on_erase)
        self.outcome = wrapped_label("check_text")
        self.add(self._why)
        self.add(self.words, self.look_up)
        self.add(self.outcome)
        self.add(self.rows)
        self.retranslate()

    def show_found(self, found: tuple[Ticket, ...] | None) -> None:
        """Show who fits the words; None where nobody is looked for any more."""
        self._found, self._is_busy = found, False
        if found is None:
            self.words.clear()
        self._render()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.title.setText(self.tr("Erase a person"))
        self._why.setText(
            self.tr("Everything that tells of them goes, on every computer. Counts stay.")
        )
        self.words.setPlaceholderText(self.tr("Code, name, company or e-mail"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.look_up.setText(self.tr("Look up"))
        self._render()

    def _on_find(self) -> None:
        if self.words.text().strip() and not self._is_busy:
            self._found, self._is_busy = None, True
            self._render()
            self.find_wanted.emit(self.words.text())

    def _on_erase(self, _: str, ticket_id: str) -> None:
        if not self._is_busy:
            self._is_busy, self._found = True, None
            self._render()
            self.outcome.setText(self.tr("Being erased…"))
            self.erase_wanted.emit(ticket_id)

    def _render(self) -> None:
        found = self._found or ()
        self.rows.show_lines(tuple(person_line(each, self._fair) for each in found[:MOST_FOUND]))
        text = self.tr("Being looked up…") if self._is_busy else ""
        if self._found == ():
            text = self.tr("Nobody here fits these words.")
        elif len(found) > MOST_FOUND:
            text = self.tr("People who fit: {n}. Give more words.").format(n=number(len(found)))
        self.outcome.setText(text)
        self.outcome.setVisible(bool(text))


class ReportCard(PageCard):
    """What was erased where on this computer; it comes with the first erasure."""

    def __init__(self) -> None:
        super().__init__()
        self._outcome: ErasureReport | TroubleError | None = None
        self.trouble = wrapped_label("sync_trouble")
        self.rows = LineRows()
        self.add(self.trouble)
        self.add(self.rows)
        self.retranslate()

    def show_outcome(self, outcome: ErasureReport | TroubleError) -> None:
        """Show what became of it."""
        self._outcome = outcome
        self._render()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.title.setText(self.tr("What was erased on this computer"))
        self._render()

    def _render(self) -> None:
        outcome = self._outcome
        self.setVisible(outcome is not None)
        is_trouble = isinstance(outcome, TroubleError)
        self.trouble.setVisible(is_trouble)
        self.trouble.setText(trouble_text(outcome) if isinstance(outcome, TroubleError) else "")
        self.rows.show_lines(report_lines(outcome) if isinstance(outcome, ErasureReport) else ())


class SpreadCard(PageCard):
    """The newest erasures, each with the computers that have it and those that do not yet."""

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self._fair = fair
        self._erasures = Erasures()
        self._spreads: tuple[Spread, ...] = ()
        self.count = wrapped_label("check_text")
        self.rows = LineRows()
        self.add(self.count)
        self.add(self.rows)
        self.retranslate()

    def show_spread(self, erasures: Erasures, spreads: tuple[Spread, ...]) -> None:
        """Show how far they have come."""
        self._erasures, self._spreads = erasures, spreads
        self._render()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.title.setText(self.tr("How far erasures have come"))
        self._render()

    def _render(self) -> None:
        count = self._erasures.count
        text = self.tr("Nobody was erased yet.")
        if count:
            text = self.tr("People erased so far: {n}").format(n=number(count))
        self.count.setText(text)
        self.rows.show_lines(tuple(spread_line(each, self._fair) for each in self._spreads))


class RetentionCard(PageCard):
    """Until when data may be kept; once that is over, the way to erase everybody."""

    purge_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._retention: Retention | None = None
        self._is_busy = False
        self._sign = QLabel()
        self.text = wrapped_label("check_text")
        self.hint = wrapped_label("page_hint")
        self.purge = ConfirmButton()
        self.purge.setProperty("look", "plain")
        self.purge.confirmed.connect(self._on_purge)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(rem(0.7))
        row.addWidget(self._sign)
        row.addWidget(self.text, 1)
        self.add(line)
        self.add(self.hint)
        self.add(self.purge, stretch=True)
        self.retranslate()

    def show_retention(self, retention: Retention) -> None:
        """Show how things stand, also while everybody is being erased."""
        self._retention = retention
        self._render()

    def end(self) -> None:
        """Let everybody be erased again: what was wanted is done, or failed."""
        self._is_busy = False
        self._render()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.title.setText(self.tr("Until when data are kept"))
        self.purge.word(self.tr("Erase everybody…"), self.tr("Erase everybody: press again"))
        self._render()

    def _on_purge(self) -> None:
        self._is_busy = True
        self._render()
        self.purge_wanted.emit()

    def _render(self) -> None:
        retention = self._retention
        if retention is None:
            self.purge.hide()
            return
        level, words = retention_text(retention)
        self._sign.setPixmap(level_pixmap(level, rem(1.6)))
        self.text.setText(words)
        hint = "" if retention.may_purge or not retention.is_due else supervisors_only_text()
        if self._is_busy:
            hint = self.tr("Being erased…")
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.purge.setVisible(retention.is_due and retention.may_purge and not self._is_busy)
