"""The print queue in the window: its rows, the count on the bar, what is done about badges."""

from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.app.running import RunningDesk
from kiosk.domain.badges import JobAction, PrintReason
from kiosk.domain.fair import Fair
from ui.badge_queue_model import BadgeQueueModel
from ui.main_window import MainWindow
from ui.queue_page import QueuePage
from ui.timers import every

if TYPE_CHECKING:  # slow libraries come with it, and the window must not wait for those
    from kiosk.app.printing import Printing

_PAUSE_MS = 500  # a burst of badges from elsewhere is one list


class QueueDesk(QObject):
    """Joins model and page to the badge thread; belongs to the page."""

    def __init__(
        self, window: MainWindow, fair: Fair, running: RunningDesk, closing: ExitStack
    ) -> None:
        self._model = model = BadgeQueueModel(running.clock.now())
        self.page = QueuePage(model, fair)
        super().__init__(self.page)
        model.setParent(self)
        self._running = running
        self._asking = every(_PAUSE_MS, self, "queue", self._list)
        self._asking.setSingleShot(True)
        closing.callback(self._end)
        bridge = running.bridge
        bridge.decided.connect(model.show_scan)
        bridge.badge_changed.connect(model.show_badge)
        bridge.badges_listed.connect(model.show_list)
        bridge.people_erased.connect(model.forget)
        bridge.light_changed.connect(self.page.show_light)
        bridge.printers_changed.connect(self.page.show_printers)
        model.list_wanted.connect(self._on_list_wanted)
        model.counted.connect(lambda: window.bar.show_waiting(model.count()))
        window.painted.connect(self._on_list_wanted)  # what an earlier run left
        window.ticked.connect(self.page.show_time)
        window.ticked.connect(model.show_time)
        window.reprint_wanted.connect(self._on_reprint)
        self.page.opened.connect(self._list)
        self.page.act_wanted.connect(self._on_act)
        self.page.reprint_wanted.connect(self._on_reprint)

    @property
    def _printing(self) -> "Printing | None":
        return self._running.printing

    def _end(self) -> None:
        """Ask nothing more: what comes over the bridge late is of no use to anybody."""
        self._model.list_wanted.disconnect(self._on_list_wanted)
        self._asking.stop()

    def _on_list_wanted(self) -> None:
        if not self._asking.isActive():
            self._asking.start()

    def _list(self) -> None:
        if self._printing is not None:
            self._printing.list_badges()
        else:
            self._asking.start()

    def _on_act(self, action: JobAction, job_id: str, printer: str) -> None:
        if self._printing is not None:
            self._printing.act(action, job_id, printer)

    def _on_reprint(self, ticket_id: str, why: PrintReason) -> None:
        printing = self._printing
        if printing is None:
            return
        match why:
            case PrintReason.LOST:
                printing.replace_lost(ticket_id)
            case PrintReason.CORRECTED:
                printing.reprint_corrected(ticket_id)
            case _:
                printing.reprint_damaged(ticket_id)
