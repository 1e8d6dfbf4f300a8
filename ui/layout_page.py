"""The layout page: badges are designed on the very page that will be printed."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.desk.layout_draft import FROM_FILES, LayoutDraft
from kiosk.desk.layout_items import Place
from kiosk.desk.layout_reports import (
    ExportWish,
    LayoutOpened,
    LayoutProof,
    PictureKept,
    PictureWish,
    SaveWish,
    StoredLayout,
)
from kiosk.desk.layout_works import Edit, LayoutWorks, nudged, with_picture
from kiosk.domain.fair import Fair
from kiosk.errors import TroubleError
from ui.bridge import Incident
from ui.layout_bridge import LayoutBridge
from ui.layout_files import ask_for_export, ask_for_layout, ask_for_picture
from ui.layout_form import in_card
from ui.layout_inspector import LayoutInspector
from ui.layout_panels import LayoutBar, LayoutElements
from ui.layout_preview import Kind, LayoutPreview, Note
from ui.layout_wording import named, unmapped_text
from ui.page import Page
from ui.status_wording import trouble_text
from ui.theme import rem
from ui.translation import isolated, language

_SAFE = "a6"  # comes with the program, so it can always be opened


class LayoutPage(Page):
    """Edits are made at once on a draft, in memory; all else is wished for and comes by the bridge.

    When it is shown for the first time it opens what is printed by. A layout that was edited keeps
    its edits while others are looked at.
    """

    layout_chosen = Signal(str)  # key
    proof_wished = Signal(object)  # LayoutWish
    save_wished = Signal(object)  # SaveWish
    duplicate_wished = Signal(object)  # SaveWish
    delete_wished = Signal(str)  # key
    picture_wished = Signal(object)  # PictureWish
    import_wished = Signal(str)  # file
    export_wished = Signal(object)  # ExportWish
    layout_used = Signal(str)  # key of the layout that badges shall be printed by

    def __init__(self, *, fair: Fair, bridge: LayoutBridge) -> None:
        super().__init__()
        self.setObjectName("layout_page")
        self._fair = fair
        self._used: tuple[str, ...] = ()
        self._layouts: tuple[StoredLayout, ...] = ()
        self._works = LayoutWorks(_SAFE)
        self._chosen: Place | None = None
        self._side, self._has_chosen = 1, False
        self._said: list[Note] = []
        self.bar, self.elements = LayoutBar(), LayoutElements()
        self.preview = LayoutPreview(fair)
        self.inspector = LayoutInspector()
        self._lay_out()
        self._listen()
        self._listen_to(bridge)
        self._add_keys()
        self.retranslate()

    def title(self) -> str:
        """Return what the list of pages calls this one."""
        return self.tr("Badge layout")

    @property
    def draft(self) -> LayoutDraft | None:
        """What is being edited."""
        return self._works.draft

    def show_used(self, keys: tuple[str, ...]) -> None:
        """Tell by which layouts badges are printed from now on; the first time, open the first."""
        self._used = keys
        self._render_bar()
        if not self._has_chosen:
            self._has_chosen, self._works.key = True, (*keys, _SAFE)[0]
            self.layout_chosen.emit(self._works.key)

    def show_trouble(self, met: TroubleError | Incident) -> None:
        """Say beside the preview what went wrong; what was edited is all still there."""
        self._say(Kind.BAD, trouble_text(met))
        self._render_bar()  # the choice falls back to what is open
        if self.draft is None and self._works.key != _SAFE:
            self._works.key = _SAFE
            self.layout_chosen.emit(_SAFE)

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        for part in (self.bar, self.elements, self.preview, self.inspector):
            part.retranslate()
        spoken = language()
        names = {one.id: one.name.spoken(spoken) for one in self._fair.categories}
        self.inspector.offer_categories(names)
        self._said = []
        self._render()

    def edit(self, change: Edit) -> None:
        """Change the draft, and have it looked at."""
        if self._works.edit(change):
            self._said = []
            self._show()

    def pick(self, place: Place) -> None:
        """Have an element in hand."""
        if place != self._chosen:
            self._works.edit(LayoutDraft.settled)
            self._chosen = place
            self._render()

    def _listen(self) -> None:
        bar, elements, preview = self.bar, self.elements, self.preview
        bar.layouts.changed.connect(self._on_layout_chosen)
        bar.name.changed.connect(lambda name: self.edit(lambda draft: draft.with_name(name)))
        bar.undo.clicked.connect(lambda: self.edit(LayoutDraft.undone))
        bar.redo.clicked.connect(lambda: self.edit(LayoutDraft.redone))
        bar.save.clicked.connect(lambda: self._keep_by(self.save_wished))
        bar.use.clicked.connect(lambda: self.layout_used.emit(self._works.key))
        bar.duplicate.triggered.connect(lambda: self._keep_by(self.duplicate_wished))
        bar.back.triggered.connect(lambda: self.edit(self._works.back))
        bar.bring.triggered.connect(lambda: ask_for_layout(self, self.import_wished.emit))
        bar.export.triggered.connect(self._on_export)
        bar.delete.triggered.connect(lambda: self.delete_wished.emit(self._works.key))
        elements.list.picked.connect(self.pick)
        elements.side_chosen.connect(self._on_side)
        elements.add_wished.connect(self._on_add)
        preview.changed.connect(self._show)
        preview.canvas.picked.connect(self.pick)
        preview.canvas.moved.connect(self._on_moved)
        preview.canvas.dropped.connect(lambda: self._works.edit(LayoutDraft.settled))
        preview.canvas.resized.connect(self._wish)
        self.inspector.edited.connect(self.edit)
        self.inspector.remove_wished.connect(self._on_remove)
        self.inspector.picture_wished.connect(self._on_picture)

    def _listen_to(self, bridge: LayoutBridge) -> None:
        bridge.listed.connect(self._on_listed)
        bridge.used_known.connect(self.show_used)
        bridge.opened.connect(self._on_opened)
        bridge.saved.connect(self._on_saved)
        bridge.proved.connect(self._on_proved)
        bridge.picture_kept.connect(self._on_picture_kept)
        bridge.exported.connect(self._on_exported)
        bridge.trouble_met.connect(self.show_trouble)

    def _add_keys(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (
            ("Ctrl+Z", self.bar.undo.click),
            ("Ctrl+Y", self.bar.redo.click),
            ("Ctrl+Shift+Z", self.bar.redo.click),
            ("Ctrl+S", self.bar.save.click),
        ):
            QShortcut(QKeySequence(keys), self, slot, context=within)
        for widget in (self.preview.canvas, self.elements.list):
            QShortcut(QKeySequence("Del"), widget, self._on_remove, context=within)

    def _on_listed(self, layouts: tuple[StoredLayout, ...]) -> None:
        self._layouts = layouts
        if not self._works.keep(layouts):
            self._on_layout_chosen(layouts[0].key)
        self._render_bar()

    def _on_layout_chosen(self, key: str) -> None:
        if self._works.choose(key):
            self._chosen, self._side, self._said = None, 1, []
            self._show()
        else:
            self.layout_chosen.emit(key)

    def _on_opened(self, opened: LayoutOpened) -> None:
        self._works.open(named(opened))
        self._chosen, self._side = None, 1
        self._said = [Note(Kind.WARNING, unmapped_text(why)) for why in opened.unmapped]
        self._show()

    def _on_saved(self, saved: LayoutOpened) -> None:
        self._works.saved(saved)
        self._render()
        self._say(Kind.GOOD, self.tr("Saved as {name}.").format(name=isolated(saved.stored.name)))

    def _on_exported(self, file: str) -> None:
        self._say(Kind.GOOD, self.tr("Exported to {file}.").format(file=isolated(file)))

    def _keep_by(self, wished: SignalInstance) -> None:
        if self.draft is not None:
            wished.emit(SaveWish(self._works.key, self.draft.document))

    def _on_export(self) -> None:
        draft = self.draft
        if draft is not None:

            def export(file: str) -> None:
                self.export_wished.emit(ExportWish(file, draft.document))

            ask_for_export(self, draft.name, export)

    def _on_side(self, side: int) -> None:
        self._side, self._chosen = side, None
        self._render()

    def _on_add(self, kind: str) -> None:
        if kind in FROM_FILES:
            ask_for_picture(self, lambda file: self.picture_wished.emit(PictureWish(file, kind)))
        else:
            self._add(kind, ())

    def _add(self, kind: str, files: tuple[str, ...]) -> None:
        draft = self.draft
        if draft is not None:
            added, place = draft.with_element(kind, self._side, files)
            self._chosen = place
            self.edit(lambda _: added)

    def _on_picture(self) -> None:
        place = self._chosen
        ask_for_picture(self, lambda file: self.picture_wished.emit(PictureWish(file, "", place)))

    def _on_picture_kept(self, kept: PictureKept) -> None:
        if kept.wish.place is None:
            self._add(kept.wish.kind, (kept.name,))
        else:
            self.edit(lambda draft: with_picture(draft, kept))

    def _on_remove(self) -> None:
        place, self._chosen = self._chosen, None
        if place is not None:
            self.edit(lambda draft: draft.without(place))

    def _on_moved(self, right: float, up: float) -> None:
        place = self._chosen
        if place is not None:
            self.edit(lambda draft: nudged(draft, place, right, up))

    def _on_proved(self, proof: LayoutProof) -> None:
        self.preview.take(proof)
        self._render_preview()

    def _wish(self) -> None:
        """Have the draft looked at: of several wishes only the last is made."""
        if self.draft is not None:
            self.proof_wished.emit(self.preview.wish(self.draft.document))

    def _say(self, kind: Kind, text: str) -> None:
        self._said = [Note(kind, text)]
        self._render_preview()

    def _show(self) -> None:
        self._render()
        self._wish()

    def _render(self) -> None:
        self._render_bar()
        self._render_preview()
        draft = self.draft
        self.inspector.setEnabled(draft is not None)
        if draft is not None:
            self.elements.list.show_draft(draft, self._side, self._chosen)
            self.elements.show_side(self._side)
            item = draft.item(self._chosen)
            self.inspector.show_item(draft, item, self.preview.category_colour)

    def _render_bar(self) -> None:
        works = self._works
        self.bar.show_layouts(self._layouts, works.key, used=self._used, changed=works.changed)
        self.bar.show_draft(works.draft, works.opened, is_changed=works.key in works.changed)

    def _render_preview(self) -> None:
        if self.draft is None:
            self.preview.show_notes(self._said)
        else:
            self.preview.show_draft(self.draft, self._side, self._chosen, self._said)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(rem(0.75))
        row.addWidget(self.elements)
        row.addWidget(self.preview, 1)
        row.addWidget(in_card(self.inspector))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, rem(0.4), 0)
        column.setSpacing(rem(0.75))
        column.addWidget(self.bar)
        column.addLayout(row, 1)
