"""The page "Badge layout" in the window: its thread, and what is printed by a layout of it."""

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.app.failures import tell_failure
from kiosk.app.layout_studio import LayoutStudio
from kiosk.app.running import RunningDesk
from kiosk.desk.layout_reports import LayoutOpened
from kiosk.domain.fair import Fair
from kiosk.settings import Settings
from ui.layout_bridge import LayoutBridge
from ui.layout_page import LayoutPage

if TYPE_CHECKING:  # slow libraries come with them, and the window must not wait for those
    from kiosk.app.layout_mirror import LayoutMirror
    from kiosk.app.layout_store import LayoutStore


class LayoutDesk(QObject):
    """Joins the page to its studio and to what the first printer prints; belongs to the page."""

    def __init__(self, fair: Fair, running: RunningDesk, closing: ExitStack) -> None:
        super().__init__()
        self._running = running
        bridge = LayoutBridge(self)
        tell = partial(tell_failure, tell=bridge.trouble_met.emit, clock=running.clock)
        self._studio = LayoutStudio(store=self._store, fair=fair, bridge=bridge, on_failure=tell)
        closing.callback(self._studio.stop)
        self.page = LayoutPage(fair=fair, bridge=bridge)
        self.setParent(self.page)
        self._studio.serve(self.page)
        self.page.layout_used.connect(self._on_used)
        self.page.opened.connect(self._tell_used)
        bridge.saved.connect(self._on_saved)
        self._studio.share_by(self._mirror)

    def hear(self) -> None:
        """Take in what other desks saved and deleted. From any thread."""
        self._studio.hear()

    def _store(self) -> "LayoutStore":
        from kiosk.app.layout_store import LayoutStore

        return LayoutStore(self._running.memory.folder)

    def _mirror(self, store: "LayoutStore") -> "LayoutMirror":
        from kiosk.app.layout_mirror import LayoutMirror

        running = self._running
        return LayoutMirror(
            running.records, store, desk=running.desk.behind, on_changed=self._on_changed
        )

    def _on_used(self, key: str) -> None:
        self._running.choose(lambda chosen: replace(chosen, layout=key))
        self._tell_used()

    def _tell_used(self) -> None:
        """Tell by which layouts this station prints: those are ticked, and not to be deleted."""

        def chosen() -> Settings:
            return self._running.memory.chosen

        self._running.desk.run(chosen, then=self._studio.tell_used)

    def _on_saved(self, _saved: LayoutOpened) -> None:
        """Print by what was saved from the next badge on, wherever it is in use."""
        if self._running.printing is not None:
            self._running.printing.reload()

    def _on_changed(self, _keys: frozenset[str]) -> None:
        """Print by what another desk saved, or let the others hear of ours. Layout thread."""
        self._running.on_recorded()
        if self._running.printing is not None:
            self._running.printing.reload()
