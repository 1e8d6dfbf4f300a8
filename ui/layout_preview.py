"""The preview of a layout: the page as it prints, for whom to try it, and what there is to say."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
)

from kiosk.desk.layout_draft import LayoutDraft
from kiosk.desk.layout_items import Json, Place
from kiosk.desk.layout_reports import LayoutProof, LayoutWish
from kiosk.domain.fair import Fair
from ui.icons import icon
from ui.knobs import ChoiceKnob
from ui.layout_canvas import LayoutCanvas
from ui.layout_wording import people, warning_text
from ui.theme import rem
from ui.translation import language

_OUTPUTS = {"colour": (300, False), "black-203": (203, True), "black-300": (300, True)}


class Kind(Enum):
    """How a note is meant; the value is its icon and the colour of that."""

    GOOD = ("good", "green")
    WARNING = ("warning", "amber")
    BAD = ("bad", "red")


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence beside the preview."""

    kind: Kind
    text: str


class LayoutPreview(QFrame):
    """The page as it prints, for whom and how to try it, and what there is to say of it."""

    changed = Signal()  # another person, category or printer

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self.setObjectName("layout_preview")
        self._fair = fair
        self._number = 0
        self._proof = LayoutProof(0)
        self._noted: list[Note] = []
        self.canvas = LayoutCanvas()
        self.person, self.category = ChoiceKnob("person"), ChoiceKnob("category")
        self.output = ChoiceKnob("output")
        self.notes = QListWidget()
        self.notes.setObjectName("layout_notes")
        self.notes.setWordWrap(True)
        self.notes.setFixedHeight(rem(4))
        self.notes.setIconSize(QSize(rem(1.1), rem(1.1)))
        self.notes.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.notes.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._lay_out()
        self.retranslate()
        self.person.show_value("usual")
        self.category.show_value(fair.categories[0].id if fair.categories else None)
        self.output.show_value("colour")
        for knob in (self.person, self.category, self.output):
            knob.changed.connect(lambda _: self.changed.emit())

    @property
    def category_colour(self) -> str:
        """The colour of the category that is tried, '#rrggbb'."""
        return self._fair.category(self.category.key).colour

    def wish(self, document: Json) -> LayoutWish:
        """Return the wish to see a layout as it prints here; no two have the same number."""
        self._number += 1
        dpi, is_black = _OUTPUTS[self.output.key]
        return LayoutWish(
            self._number,
            document,
            self.person.key,
            self.category.key,
            self.canvas.room(),
            dpi,
            is_black,
        )

    def take(self, proof: LayoutProof) -> None:
        """Keep a picture that came, unless a later one is here already."""
        if proof.number > self._proof.number:
            self._proof = proof

    def show_draft(
        self, draft: LayoutDraft, side: int, chosen: Place | None, said: list[Note]
    ) -> None:
        """Show one side by the latest picture, what is picked framed, `said` above the rest."""
        spots = dict(self._proof.spots)
        item = draft.item(chosen)
        area = spots.get(item.place, item.area) if item is not None else None
        items = tuple(one for one in draft.items() if one.page == side)
        self.canvas.show_items(draft.sheet, items, area, spots)
        pages = self._proof.pages
        self.canvas.show_page(pages[side - 1] if side <= len(pages) else None)
        self.show_notes([*said, *self._remarks()])

    def _remarks(self) -> list[Note]:
        if self._proof.fault:
            return [Note(Kind.BAD, self._proof.fault)]
        warnings = [Note(Kind.WARNING, warning_text(each)) for each in self._proof.warnings]
        fine = Note(Kind.GOOD, self.tr("Nothing is cut, no letter is missing."))
        return warnings or [fine]

    def show_notes(self, notes: list[Note]) -> None:
        """Replace what is said below the preview; nothing else moves by it."""
        if notes == self._noted:
            return
        self._noted = notes
        self.notes.clear()
        for note in notes:
            name, colour = note.kind.value
            self.notes.addItem(QListWidgetItem(icon(name, colour, rem(1.1)), note.text))

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        spoken = language()
        self.person.offer(people())
        self.category.offer({one.id: one.name.spoken(spoken) for one in self._fair.categories})
        self.output.offer(
            {
                "colour": self.tr("In colour"),
                "black-203": self.tr("In black, 203 dpi"),
                "black-300": self.tr("In black, 300 dpi"),
            }
        )
        self.person.setAccessibleName(self.tr("Example person"))
        self.category.setAccessibleName(self.tr("Category"))
        self.output.setAccessibleName(self.tr("Printer"))
        self.canvas.setAccessibleName(self.tr("Preview"))
        self.notes.setAccessibleName(self.tr("Remarks"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(rem(0.5))
        top = QGridLayout()  # two lines: in one the words would be cut on a small screen
        top.setSpacing(rem(0.5))
        for knob in (self.person, self.category, self.output):
            knob.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        top.addWidget(self.person, 0, 0, 1, 2)
        top.addWidget(self.category, 1, 0)
        top.addWidget(self.output, 1, 1)
        column.addLayout(top)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.notes)
