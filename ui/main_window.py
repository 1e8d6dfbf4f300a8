"""The window: the bar on top, the screens below it, wired to the bridge."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from kiosk.clock import Clock
from kiosk.desk.reports import Light, ScanReport
from kiosk.domain.fair import Fair, Gate, Language
from ui.bridge import Bridge, Mailbox, SyncBridge
from ui.curtain import Curtain
from ui.desk_screen import DeskScreen
from ui.pages import Pages
from ui.preview import CameraPreview, PreviewFrame
from ui.theme import rem
from ui.timers import every
from ui.top_bar import TopBar
from ui.translation import application, speak


class MainWindow(QMainWindow):
    """Shows what the bridge brings; what staff want leaves as signals.

    A gate that was chosen shows once the bridge says `gate_changed`; a language at once.
    """

    code_typed = Signal(str)
    admit_requested = Signal(str)  # event id of the scan to be let in
    reprint_wanted = Signal(str, object)  # ticket id, PrintReason
    gate_chosen = Signal(str)  # gate id
    language_chosen = Signal(object)  # Language
    camera_chosen = Signal(str)  # what to remember it by; empty for the first there is
    cameras_wanted = Signal()  # the menu of cameras opens
    ticked = Signal(object)  # datetime, each second
    outdated = Signal()  # another fair has come, and nobody was served yet: open it anew
    closed = Signal()  # by staff, and nothing is in the way: it stays on screen until it is gone
    painted = Signal()  # once, after the first picture of the window is on screen

    def __init__(
        self,
        *,
        fair: Fair,
        gate: Gate,
        bridge: Bridge,
        mailbox: Mailbox[PreviewFrame],
        clock: Clock,
    ) -> None:
        super().__init__()
        self.setWindowTitle(fair.name)
        self._clock = clock
        self._was_painted = self._is_closing = False
        self._erasures = 0  # under way
        self.bar = TopBar(fair, gate)
        self.desk = DeskScreen(fair, CameraPreview(mailbox, clock))
        self.pages = Pages(fair)
        self.screens = QStackedWidget()
        self.screens.addWidget(self.desk)
        self.screens.addWidget(self.pages)
        self._lay_out()
        self.curtain = Curtain(self)
        self._listen(bridge)
        self._speak_up()
        QShortcut(QKeySequence("F10"), self, self._on_pages_wanted)
        QShortcut(QKeySequence("F11"), self, self._on_full_screen)
        self._ticking = every(1000, self, "clock", self._on_tick)
        self._ticking.start()
        self._on_tick()
        self.desk.entry.field.setFocus()

    def choose_language(self, language: Language) -> None:
        """Turn the screen to `language` and tell who may want to remember it."""
        speak(language)
        self.language_chosen.emit(language)

    def show_page(self, key: str = "") -> None:
        """Show a page beside the desk, the one of last time by default; the desk goes on."""
        self.screens.setCurrentWidget(self.pages)
        self.pages.show_page(key)

    def show_desk(self) -> None:
        """Come back to the desk."""
        self.screens.setCurrentWidget(self.desk)
        self.desk.entry.field.setFocus()

    def follow(self, news: SyncBridge) -> None:
        """Show how the desk stands with the others."""
        news.company_changed.connect(self.desk.card.show_company)
        news.doubles_changed.connect(self.bar.show_doubles)
        news.double_found.connect(self.desk.show_doubles)
        news.doubles_changed.connect(self.desk.keep_doubles)

    def begin_erasing(self) -> None:
        """Know of one more erasure under way: the window does not close before its end."""
        self._erasures += 1

    def end_erasing(self) -> None:
        """Close after the last one, if that was wanted meanwhile."""
        self._erasures -= 1
        if self._is_closing and not self._erasures:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay on screen and say that it closes: threads and the hub here take some seconds."""
        if application().isSavingSession():
            return  # the system ends, and would take a window that stays for one that refuses
        event.ignore()
        self._is_closing = True
        self.curtain.fall(is_erasing=self._erasures > 0)
        if not self._erasures:
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.curtain.setGeometry(self.rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.bar.retranslate()
            self.desk.retranslate()
            self.pages.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # Queued: whoever listens may take its time, the window is already there.
            QTimer.singleShot(0, self.painted.emit)

    def _listen(self, bridge: Bridge) -> None:
        bridge.decided.connect(self._on_decided)
        bridge.badge_changed.connect(self.desk.show_badge)
        bridge.badge_pictured.connect(self.desk.show_picture)
        bridge.light_changed.connect(self._on_light)
        bridge.occupancy_changed.connect(self.bar.show_occupancy)
        bridge.gate_changed.connect(self.bar.show_gate)
        bridge.cameras_found.connect(self.desk.preview.offer_cameras)
        bridge.people_erased.connect(self._on_erased)
        bridge.trouble_met.connect(self.desk.show_trouble)
        bridge.fair_came.connect(self.outdated)
        bridge.stands.connect(self.desk.notice.stand)
        bridge.trouble_met.connect(self.pages.ribbon.show_trouble)
        bridge.trouble_over.connect(self.desk.notice.forget)
        bridge.trouble_over.connect(self.pages.ribbon.forget)

    def _speak_up(self) -> None:
        self.desk.code_typed.connect(self.code_typed)
        self.desk.admit_requested.connect(self.admit_requested)
        self.bar.gate_chosen.connect(self.gate_chosen)
        self.desk.preview.camera_chosen.connect(self.camera_chosen)
        self.desk.preview.cameras.opened.connect(self.cameras_wanted)
        self.bar.language_chosen.connect(self.choose_language)
        self.bar.sync_wanted.connect(lambda: self.show_page("sync"))
        self.bar.queue_wanted.connect(lambda: self.show_page("queue"))
        self.desk.reprint_wanted.connect(self.reprint_wanted)
        self.bar.pages_wanted.connect(self._on_pages_wanted)
        self.pages.left.connect(self.show_desk)

    def _on_decided(self, report: ScanReport) -> None:
        self.desk.show_report(report)
        self.pages.ribbon.show_report(report)
        self.bar.show_occupancy(report.occupancy)

    def _on_erased(self, ticket_ids: frozenset[str]) -> None:
        self.desk.forget(ticket_ids)
        self.pages.ribbon.calm()

    def _on_light(self, light: Light) -> None:
        self.bar.show_light(light)
        self.desk.show_light(light)

    def _on_tick(self) -> None:
        now = self._clock.now()
        self.bar.show_time(now)
        self.desk.show_age(now)
        self.ticked.emit(now)

    def _on_pages_wanted(self) -> None:
        if self.screens.currentWidget() is self.desk:
            self.show_page()
        else:
            self.show_desk()

    def _on_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.screens, 1)
        self.setCentralWidget(page)
        self.setMinimumSize(rem(64), rem(46))
