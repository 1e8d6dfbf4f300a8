"""What the page "Personal data" asks for, done beside the running desk."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject

from kiosk.app.erasing import Erasing, erasure_of
from kiosk.app.running import RunningDesk
from kiosk.app.sync_link import SyncLink
from kiosk.desk.erasure import ErasureReport
from kiosk.desk.erasures import Erasures, Retention, Spread
from kiosk.desk.thread import DeskThread, OneAtATime
from kiosk.domain.fair import Fair
from kiosk.errors import TroubleError
from kiosk.store.erasures import all_erased, erasures
from ui.privacy_page import PrivacyBridge, PrivacyPage
from ui.timers import every

_LOOK_MS = 5000
_TIDY_MS = 60_000
_MOST_SHOWN = 6


class PrivacyDesk(QObject):
    """Joins the page to the records (desk thread) and to printers and hub (on `worker`).

    Belongs to the page.
    """

    def __init__(
        self,
        fair: Fair,
        running: RunningDesk,
        link: SyncLink,
        worker: DeskThread,
    ) -> None:
        self.page = page = PrivacyPage(fair)
        super().__init__(page)
        self._running = running
        self._link = link
        self._worker = worker
        self._is_over = False
        self._asking, self._spreading = OneAtATime(running.desk.behind), OneAtATime(worker)
        self._known: frozenset[str] = frozenset()
        self.news = PrivacyBridge()
        ask, folder = running.desk.behind.ask, running.memory.folder
        erasure = erasure_of(folder, link.records, ask)
        self._erasing = Erasing(folder, link.records, running.clock, erasure, ask)
        self._looking = every(_LOOK_MS, self, "privacy", self._look)
        self._tidying = every(_TIDY_MS, self, "tidy", self._tidy)
        self._tidying.start()
        self._join()

    def stop(self) -> None:
        """Ask nothing more: the threads are about to end."""
        self._is_over = True
        self._looking.stop()
        self._tidying.stop()

    def hear(self) -> None:
        """Look whether somebody was erased elsewhere: screens forget them, too. Any thread."""
        if not self._is_over:
            self._running.desk.behind.run(self._newly_erased, then=self._tell_erased)

    def _tidy(self) -> None:
        """Rewrite the file of the records after an erasure, once nobody is coming in."""

        def sweep() -> None:
            with suppress(TroubleError):  # a full disk: later, then
                self._link.records.sweep()

        self._running.desk.behind.run(sweep, then=lambda _: None)

    def _join(self) -> None:
        page, news = self.page, self.news
        news.found.connect(page.person.show_found)
        news.reported.connect(page.show_outcome)
        news.retention_known.connect(page.retention.show_retention)
        news.spread_known.connect(self._on_spread)
        page.opened.connect(self._on_opened)
        page.left.connect(self._looking.stop)
        page.find_wanted.connect(self._on_find)
        page.erase_wanted.connect(self._on_erase)
        page.purge_wanted.connect(self._on_purge)

    def _on_opened(self) -> None:
        self._looking.start()
        self._look()

    def _look(self) -> None:
        """Ask how things stand, unless that was asked already."""
        if not self._is_over:
            self._asking.run(self._found_here, then=self._ask_hub)

    def _found_here(self) -> Erasures:
        """Desk thread."""
        records = self._link.records
        with records.transaction() as tx:
            fair, people = tx.fair(), tx.roster_size()
        today = fair.day_of(self._running.clock.now())
        member = self._link.membership
        may_purge = member is None or member.role == "supervisor"
        self.news.retention_known.emit(Retention(fair.keep_until, people, today, may_purge))
        return erasures(records.db)

    def _ask_hub(self, found: Erasures) -> None:
        if not self._is_over:
            self._spreading.run(lambda: self._spread(found), then=lambda _: None)

    def _spread(self, found: Erasures) -> None:
        """Worker: the hub may be slow."""
        from kiosk.app.spreading import spreads  # networks are slow to import

        known = spreads(found.newest[:_MOST_SHOWN], self._link.membership, self._running.clock)
        self.news.spread_known.emit(found, known)

    def _on_spread(self, found: Erasures, known: tuple[Spread, ...]) -> None:
        self.page.spread.show_spread(found, known)

    def _on_find(self, words: str) -> None:
        self._later(lambda: self.news.found.emit(self._erasing.erasure.find(words)))

    def _on_erase(self, ticket_id: str) -> None:
        self._report(lambda: self._erasing.erase([ticket_id]))

    def _on_purge(self) -> None:
        self._report(self._erasing.purge)

    def _report(self, job: Callable[[], ErasureReport]) -> None:
        def work() -> None:
            try:
                self.news.reported.emit(job())
            except TroubleError as error:
                self.news.reported.emit(error)
            finally:
                self.news.ended.emit()
            self._link.recorded()
            self.hear()

        self.news.begun.emit()
        self._later(work)

    def _later(self, job: Callable[[], None]) -> None:
        if not self._is_over:
            self._worker.run(job, then=lambda _: None)

    def _newly_erased(self) -> frozenset[str]:
        """Desk thread."""
        known = all_erased(self._link.records.db, self._known)
        fresh, self._known = known - self._known, known
        return fresh

    def _tell_erased(self, fresh: frozenset[str]) -> None:
        if fresh:
            self._running.bridge.people_erased.emit(fresh)
