"""The desk: camera and code field on one side, the verdict beside them, last passages below."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.desk.records import DoubleEntry
from kiosk.desk.reports import BadgeReport, Light, ScanReport, Topic
from kiosk.domain.fair import Fair
from kiosk.errors import Trouble, TroubleError
from ui.badge_panel import BadgePicture
from ui.bridge import Incident
from ui.code_entry import CodeEntry
from ui.company_wording import double_notice
from ui.notice import Notice
from ui.passages import PassageStrip
from ui.preview import CameraPreview
from ui.theme import rem
from ui.verdict_card import VerdictCard


class DeskScreen(QWidget):
    """Shows what it is given and tells what staff want; looks nothing up."""

    code_typed = Signal(str)
    admit_requested = Signal(str)  # event id
    reprint_wanted = Signal(str, object)  # ticket id, PrintReason

    def __init__(self, fair: Fair, preview: CameraPreview) -> None:
        super().__init__()
        self._fair = fair
        self.preview = preview
        self.entry = CodeEntry()
        self.notice = Notice()
        self.card = VerdictCard(fair)
        self.strip = PassageStrip(fair)
        self._told: tuple[DoubleEntry, ...] = ()
        self._telling: Callable[[], str] | None = None
        self.entry.code_typed.connect(self.code_typed)
        self.card.admit_requested.connect(self.admit_requested)
        self.card.reprint_wanted.connect(self.reprint_wanted)
        self.strip.reprint_wanted.connect(self.reprint_wanted)
        self._lay_out()

    def show_report(self, report: ScanReport) -> None:
        """Show one decided scan."""
        self.notice.forget(Trouble.SCAN_CUT, Trouble.SCAN_UNSURE)  # one was scanned again
        self.card.show_report(report)
        self.strip.add_report(report)

    def forget(self, ticket_ids: frozenset[str]) -> None:
        """Show nobody any more who was erased."""
        self.card.forget(ticket_ids)
        self.strip.forget(ticket_ids)

    def show_badge(self, report: BadgeReport) -> None:
        """Follow a badge, on the card or among the last passages."""
        self.card.show_badge(report)
        self.strip.show_badge(report)

    def show_picture(self, picture: BadgePicture) -> None:
        """Show a badge as it prints."""
        self.card.show_picture(picture)

    def show_light(self, light: Light) -> None:
        """Learn how the camera does."""
        if light.topic is Topic.CAMERA:
            self.preview.show_light(light)

    def show_trouble(self, met: TroubleError | Incident) -> None:
        """Say what is wrong without getting in the way; after a bug, start afresh."""
        self.notice.show_trouble(met)
        self.card.todo.offer_again()
        if isinstance(met, Incident):
            self.card.show_welcome()

    def show_doubles(self, entries: tuple[DoubleEntry, ...]) -> None:
        """Tell of double entries of this desk, beside the verdict and never in its place."""
        self._told = entries
        self._telling = lambda: double_notice(entries, self._fair)
        self.notice.show_words(self._telling)

    def keep_doubles(self, unsettled: tuple[DoubleEntry, ...]) -> None:
        """Say no more of double entries once somebody, at whatever desk, has settled them all."""
        if not {entry.later for entry in self._told} & {entry.later for entry in unsettled}:
            self.notice.forget_words(self._telling)
            self._told, self._telling = (), None

    def show_age(self, now: datetime) -> None:
        """Let the verdict age quietly."""
        self.card.show_age(now)

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        for part in (self.preview, self.entry, self.notice, self.card, self.strip):
            part.retranslate()

    def _lay_out(self) -> None:
        side = QFrame()
        side.setObjectName("card")
        column = QVBoxLayout(side)
        column.setContentsMargins(rem(0.9), rem(0.9), rem(0.9), rem(0.6))
        column.setSpacing(rem(0.8))
        column.addWidget(self.preview, 1)
        column.addWidget(self.entry)
        column.addWidget(self.notice)
        above = QHBoxLayout()
        above.setSpacing(rem(1))
        above.addWidget(side, 37)
        above.addWidget(self.card, 63)
        page = QVBoxLayout(self)
        page.setContentsMargins(rem(1), rem(1), rem(1), rem(1))
        page.setSpacing(rem(1))
        page.addLayout(above, 1)
        page.addWidget(self.strip)
