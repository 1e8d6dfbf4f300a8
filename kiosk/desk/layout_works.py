"""The layouts that are being edited: one in hand, others set aside with their edits."""

from collections.abc import Callable, Iterable

from kiosk.desk.layout_draft import LayoutDraft
from kiosk.desk.layout_items import Area, Place
from kiosk.desk.layout_reports import LayoutOpened, PictureKept, StoredLayout

Edit = Callable[[LayoutDraft], LayoutDraft]


class LayoutWorks:
    """What was opened and what became of it, by key; nothing of it is lost by looking elsewhere."""

    def __init__(self, key: str) -> None:
        self.key = key
        self._opened: dict[str, LayoutOpened] = {}
        self._drafts: dict[str, LayoutDraft] = {}

    @property
    def draft(self) -> LayoutDraft | None:
        """The one in hand; None until it was opened."""
        return self._drafts.get(self.key)

    @property
    def opened(self) -> LayoutOpened | None:
        """What the one in hand was when it was opened or saved."""
        return self._opened.get(self.key)

    @property
    def changed(self) -> frozenset[str]:
        """The keys of those that are not as they were saved."""
        return frozenset(
            key
            for key, draft in self._drafts.items()
            if draft.document != self._opened[key].document
        )

    def open(self, opened: LayoutOpened) -> None:
        """Take one in hand as it is stored."""
        self.key = opened.stored.key
        self._opened[self.key] = opened
        self._drafts[self.key] = LayoutDraft(opened.document)

    def choose(self, key: str) -> bool:
        """Take another in hand, if it is here already; tell so, else it has to be opened."""
        is_here = key in self._drafts
        self.key = key if is_here else self.key
        return is_here

    def edit(self, change: Edit) -> bool:
        """Change the one in hand; tell whether that made a difference."""
        draft = self.draft
        if draft is None:
            return False
        self._drafts[self.key] = edited = change(draft)
        return edited.document != draft.document

    def back(self, draft: LayoutDraft) -> LayoutDraft:
        """Return the ready layout that the one in hand was made from, as its next step."""
        base = self.opened.base if self.opened is not None else None
        return draft if base is None else draft.replaced(base)

    def saved(self, saved: LayoutOpened) -> None:
        """Have a draft follow what was saved of it, perhaps under another key.

        Whatever was edited meanwhile stays to be saved. A layout that was saved under a new name is
        again what it was before.
        """
        before, key = saved.came_from, saved.stored.key
        draft = self._drafts.get(before, LayoutDraft(saved.document))
        if before != key and before in self._opened:
            self._drafts[before] = LayoutDraft(self._opened[before].document)
        if self.key == before:
            self.key = key
        self._opened[key] = saved
        for given in ("name", "based_on"):  # what the store itself wrote into it
            if given in saved.document:
                draft = draft.with_value((), given, saved.document[given])
        self._drafts[key] = draft.settled()

    def keep(self, layouts: Iterable[StoredLayout]) -> bool:
        """Forget those that are no more; tell whether the one in hand still is."""
        keys = {one.key for one in layouts}
        for gone in self._drafts.keys() - keys:
            del self._drafts[gone]
        return self.key in keys


def nudged(draft: LayoutDraft, place: Place, right: float, up: float) -> LayoutDraft:
    """Move an element by mm as one sees it; what hangs upside down moves the other way round."""
    item = draft.item(place)
    if item is None:
        return draft
    way = -1 if item.is_turned else 1
    left, bottom, width, height = draft.area(place)
    return draft.with_area(place, Area(left + way * right, bottom + way * up, width, height))


def with_picture(draft: LayoutDraft, kept: PictureKept) -> LayoutDraft:
    """Put a picture into the element it is for, or behind the others of a strip."""
    item = draft.item(kept.wish.place)
    if item is None:
        return draft
    others = draft.pictures(item.place) if item.kind == "imagestrip" else ()
    return draft.with_pictures(item.place, (*others, kept.name))
