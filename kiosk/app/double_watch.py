"""Double entries of one window: looked for when news have come, settled when staff say so."""

from collections.abc import Callable

from kiosk.desk.double_entries import DoubleEntries
from kiosk.desk.thread import DeskThread
from kiosk.domain.events import EventKey
from kiosk.store.sqlite import SqliteRecords
from ui.bridge import SyncBridge


class DoubleWatch:
    """Has the desk thread look and settle; what it finds goes to `news`. From any thread.

    Args:
        on_settled: called on the desk thread when one was closed or voided.
    """

    def __init__(
        self,
        records: SqliteRecords,
        desk: DeskThread,
        news: SyncBridge,
        on_settled: Callable[[], None],
    ) -> None:
        self._records = records
        self._desk = desk
        self._news = news
        self._on_settled = on_settled
        self._doubles: DoubleEntries | None = None
        self._is_to_look = False

    def begin(self) -> None:
        """Take what is open now as known; only what comes to it from now on is news."""
        self._desk.behind.run(lambda: DoubleEntries(records=self._records), then=self._watch)

    def look(self) -> None:
        """Look for others soon: pages come faster than anybody reads."""
        if not self._is_to_look:
            self._is_to_look = True
            self._desk.behind.run(self._look, then=lambda _: None)

    def resolve(self, later: EventKey) -> None:
        """Close a double entry: staff have looked at it, and both passages stand."""
        self._settle(later, DoubleEntries.resolve)

    def void(self, passage: EventKey) -> None:
        """Let an entry count no more: it was a mistake."""
        self._settle(passage, DoubleEntries.void)

    def _watch(self, doubles: DoubleEntries) -> None:
        self._doubles = doubles
        self._news.doubles_changed.emit(doubles.open())

    def _look(self) -> None:
        self._is_to_look = False  # first: what comes meanwhile is to be looked at again
        if self._doubles is None:
            return
        found, fresh = self._doubles.look()
        if fresh:
            self._news.double_found.emit(fresh)
        self._news.doubles_changed.emit(found)

    def _settle(self, which: EventKey, settle: Callable[[DoubleEntries, EventKey], object]) -> None:
        def work() -> None:
            if self._doubles is not None:
                settle(self._doubles, which)
                self._news.doubles_changed.emit(self._doubles.open())
            self._on_settled()

        self._desk.run(work, then=lambda _: None)
