"""The page about synchronisation: whether the desks agree, which desks, what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from kiosk.desk.records import DoubleEntry
from kiosk.desk.reports import Level
from kiosk.desk.sync_view import SyncView
from kiosk.domain.fair import Fair
from ui.fitted_label import FittedLabel
from ui.host_card import HostCard
from ui.icons import level_pixmap
from ui.join_card import JoinCard
from ui.line_row import Line, LineRows
from ui.name_card import NameCard
from ui.page import Page
from ui.page_card import PageCard, wrapped_label
from ui.stick_card import StickCard
from ui.sync_page_wording import (
    copied_text,
    desk_line,
    double_line,
    hub_text,
    reading_text,
    remark_line,
    summary,
    trouble_of,
)
from ui.theme import rem


class SyncPage(Page):
    """Shows what it is given and tells what staff want; looks nothing up."""

    revoked = Signal(str)  # device
    resolved = Signal(object)  # EventKey: a double entry
    voided = Signal(object)  # EventKey: the entry that was a mistake

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self._fair = fair
        self._view: SyncView | None = None
        self._doubles: tuple[DoubleEntry, ...] = ()
        self.summary = SummaryCard(fair)
        self.doubles, self.desks, self.remarks = LinesCard(), LinesCard(), LinesCard()
        self.name = NameCard()
        self.host, self.join, self.stick = HostCard(), JoinCard(), StickCard()
        self.desks.rows.acted.connect(lambda _, device: self.revoked.emit(device))
        self.doubles.rows.acted.connect(self._on_settled)
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        """Return what the list of pages calls this one."""
        return self.tr("Synchronisation")

    def show_view(self, view: SyncView) -> None:
        """Show how things stand now."""
        self._view = view
        self._render()

    def show_doubles(self, entries: tuple[DoubleEntry, ...]) -> None:
        """Show the double entries that nobody has settled."""
        self._doubles = entries
        self._render()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.doubles.title.setText(self.tr("Double entries"))
        self.desks.title.setText(self.tr("Desks"))
        self.remarks.title.setText(self.tr("To be known"))
        for card in (self.name, self.host, self.join, self.stick):
            card.retranslate()
        self._render()

    def _on_settled(self, act: str, shown: str) -> None:
        told = self.voided if act == "void" else self.resolved
        for entry in self._doubles:
            if entry.later.id == shown:
                told.emit(entry.later)

    def _render(self) -> None:
        fair, view = self._fair, self._view
        self.doubles.show_lines(tuple(double_line(entry, fair) for entry in self._doubles))
        if view is None:
            return
        self.summary.show_view(view, is_starting=self.host.is_starting)
        self.name.show_name(view.name, view.free_name)
        self.host.show_heirs(view.heirs)
        self.host.show_computers(frozenset(peer.device for peer in view.company.peers))
        self.desks.show_lines(tuple(desk_line(desk, fair, view) for desk in view.desks))
        self.remarks.show_lines(tuple(remark_line(line) for line in view.remarks))

    def _lay_out(self) -> None:
        main = (self.summary, self.name, self.doubles, self.remarks, self.desks)
        side = (self.host, self.join, self.stick)
        self.stand_in_columns(main, side, shares=(11, 9))


class LinesCard(PageCard):
    """A titled list of lines; it goes when there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = LineRows()
        self.add(self.rows)
        self.hide()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these lines."""
        self.rows.show_lines(lines)
        self.setVisible(bool(lines))


class SummaryCard(PageCard):
    """One look: with whom, since when, is everything copied, what is in the way."""

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self._fair = fair
        self._most = 0
        self._sign = QLabel()
        self.title.hide()
        self.headline = FittedLabel("preflight_summary", rows=1.3)
        # Seconds that pass must not wrap it now and then: nothing below it may move.
        self.hub = FittedLabel("check_text", lines=2, rows=2.4)
        self.trouble = wrapped_label("sync_trouble")
        self.trouble.hide()  # until there is one
        self.copied = FittedLabel("check_text", rows=1.3, floor=0.75)
        self._copied_sign = QLabel()
        self.reading = FittedLabel("check_figures", rows=1.3)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(rem(0.6))
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # it comes and goes: nothing below it may move
        self.progress.setSizePolicy(policy)
        self.add(_line(self._sign, self.headline))
        self.add(self.hub)
        self.add(self.trouble)
        self.add(_line(self._copied_sign, self.copied))
        self.add(self.reading)
        self.add(self.progress)

    def show_view(self, view: SyncView, *, is_starting: bool) -> None:
        """Show how things stand now; a hub that starts here is not called silent meanwhile."""
        level, words = summary(view, self._fair)
        trouble = trouble_of(view)
        if is_starting:
            level, words, trouble = Level.WARNING, self.tr("The hub here is starting…"), ""
        self._sign.setPixmap(level_pixmap(level, rem(2)))
        self.headline.setText(words)
        self.hub.setText(hub_text(view, self._fair))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        copied, words = copied_text(view)
        self._copied_sign.setPixmap(level_pixmap(copied, rem(1.3)))
        self.copied.setText(words)
        self.reading.setText(reading_text(view))
        self._most = max(self._most, view.to_read) if view.to_read else 0
        self.progress.setVisible(bool(view.to_read))
        self.progress.setMaximum(max(1, self._most))
        self.progress.setValue(self._most - view.to_read)


def _line(sign: QLabel, label: FittedLabel) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(rem(0.7))
    row.addWidget(sign)
    row.addWidget(label, 1)
    return line
