"""The thread behind the layout page: opens, shows, keeps and exchanges layouts."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.desk.layout_items import Json
from kiosk.desk.layout_reports import (
    ExportWish,
    LayoutOpened,
    LayoutWish,
    PictureKept,
    PictureWish,
    SaveWish,
    StoredLayout,
)
from kiosk.desk.thread import DeskThread
from kiosk.domain.fair import Fair
from kiosk.settings import Settings
from ui.bridge import Mailbox
from ui.layout_bridge import LayoutBridge
from ui.layout_page import LayoutPage

if TYPE_CHECKING:  # slow libraries come with them, and the window must not wait for those
    from kiosk.app.layout_mirror import LayoutMirror
    from kiosk.app.layout_store import LayoutStore


class LayoutStudio:
    """Does what the layout page wants, on a thread of its own that starts with the first wish.

    Of the states to be looked at only the latest is made: typing never waits for pictures.

    Args:
        store: opens the store of layouts, on that thread.
        on_failure: told, on that thread, of a TroubleError or a bug.
    """

    def __init__(
        self,
        *,
        store: "Callable[[], LayoutStore]",
        fair: Fair,
        bridge: LayoutBridge,
        on_failure: Callable[[BaseException], None],
    ) -> None:
        self._open_store = store
        self._fair = fair
        self._bridge = bridge
        self._worker = DeskThread(on_failure, name="layout")
        self._wishes: Mailbox[LayoutWish] = Mailbox()
        self._make_mirror: Callable[[LayoutStore], LayoutMirror] | None = None

    def serve(self, page: LayoutPage) -> None:
        """Do what staff want at `page`."""
        page.opened.connect(self._tell_list)
        page.layout_chosen.connect(self._on_layout_chosen)
        page.proof_wished.connect(self._on_proof_wished)
        page.save_wished.connect(self._on_save_wished)
        page.duplicate_wished.connect(self._on_duplicate_wished)
        page.delete_wished.connect(self._on_delete_wished)
        page.picture_wished.connect(self._on_picture_wished)
        page.import_wished.connect(self._on_import_wished)
        page.export_wished.connect(self._on_export_wished)

    def share_by(self, mirror: "Callable[[LayoutStore], LayoutMirror]") -> None:
        """Have other desks hear of what is saved and deleted here; `mirror` is called once."""
        self._make_mirror = mirror

    def hear(self) -> None:
        """Take in what other desks saved and deleted. From any thread."""
        if self._make_mirror is not None:
            # One job: another queued from its end would come too late where `stop` came between.
            self._worker.run(self._refreshed, then=self._bridge.listed.emit)

    def tell_used(self, chosen: Settings) -> None:
        """Tell the page which layouts the printers of these settings use."""

        def look() -> tuple[str, ...]:
            from kiosk.app.outlet import layouts_used  # slow libraries come with it

            return layouts_used(chosen)

        self._worker.run(look, then=self._bridge.used_known.emit)

    def stop(self) -> None:
        """Finish what is in hand and end the thread."""
        self._worker.stop()

    @cached_property
    def _store(self) -> "LayoutStore":
        return self._open_store()

    @cached_property
    def _mirror(self) -> "LayoutMirror | None":
        return self._make_mirror(self._store) if self._make_mirror is not None else None

    def _refreshed(self) -> tuple[StoredLayout, ...]:
        if self._mirror is not None:
            self._mirror.refresh()
        return self._layouts()

    def _layouts(self) -> tuple[StoredLayout, ...]:
        return self._store.layouts()

    def _tell_list(self) -> None:
        self._worker.run(self._layouts, then=self._bridge.listed.emit)

    def _on_layout_chosen(self, key: str) -> None:
        self._worker.run(lambda: self._opened(key), then=self._bridge.opened.emit)

    def _on_proof_wished(self, wish: LayoutWish) -> None:
        self._wishes.put(wish)
        self._worker.run(self._prove, then=lambda _: None)

    def _prove(self) -> None:
        from kiosk.app.layout_proof import prove

        wish = self._wishes.take()
        if wish is not None:  # else a later call has made it already
            self._bridge.proved.emit(prove(wish, self._fair, self._store.folder))

    def _on_save_wished(self, wish: SaveWish) -> None:
        def save() -> LayoutOpened:
            stored = next((one for one in self._store.layouts() if one.key == wish.key), None)
            if stored is None or stored.is_ready:
                key = self._store.save_as_new(self._noted(wish))
            else:
                key = self._store.save(wish.document, replacing=wish.key)
            return replace(self._opened(key), came_from=wish.key)

        self._worker.run(save, then=self._kept(self._bridge.saved.emit))
        self._tell_list()

    def _on_duplicate_wished(self, wish: SaveWish) -> None:
        self._worker.run(
            lambda: self._opened(self._store.save_as_new(self._noted(wish))),
            then=self._kept(self._bridge.opened.emit),
        )
        self._tell_list()

    def _on_delete_wished(self, key: str) -> None:
        self._worker.run(lambda: self._store.delete(key), then=lambda _: self._share(key))
        self._tell_list()

    def _on_picture_wished(self, wish: PictureWish) -> None:
        self._worker.run(
            lambda: PictureKept(wish, self._store.keep_picture(Path(wish.file))),
            then=self._bridge.picture_kept.emit,
        )

    def _on_import_wished(self, file: str) -> None:
        def bring() -> LayoutOpened:
            from kiosk.app.layout_exchange import bring_layout

            brought = bring_layout(Path(file), self._store)
            return replace(self._opened(brought.key), unmapped=brought.unmapped)

        self._worker.run(bring, then=self._kept(self._bridge.opened.emit))
        self._tell_list()

    def _on_export_wished(self, wish: ExportWish) -> None:
        def export() -> str:
            from kiosk.app.layout_exchange import export_layout

            export_layout(wish.document, self._store, Path(wish.file))
            return wish.file

        self._worker.run(export, then=self._bridge.exported.emit)

    def _kept(self, tell: Callable[[LayoutOpened], None]) -> Callable[[LayoutOpened], None]:
        def then(opened: LayoutOpened) -> None:
            tell(opened)
            self._share(opened.stored.key)

        return then

    def _share(self, key: str) -> None:
        if self._mirror is not None:
            self._mirror.share(key)

    def _noted(self, wish: SaveWish) -> Json:
        """Return a layout with a note of the ready one it is made from, where it is."""
        ready = {one.key for one in self._store.layouts() if one.is_ready}
        return wish.document | ({"based_on": wish.key} if wish.key in ready else {})

    def _opened(self, key: str) -> LayoutOpened:
        """Return a layout to be edited, with the ready one it goes back to."""
        document = self._store.document(key)
        layouts = {one.key: one for one in self._store.layouts()}
        base = key if layouts[key].is_ready else document.get("based_on", "")
        ready = base in layouts and layouts[base].is_ready
        return LayoutOpened(layouts[key], document, self._store.document(base) if ready else None)
