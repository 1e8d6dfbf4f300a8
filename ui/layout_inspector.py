"""What can be changed of the element that is picked."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from kiosk.desk.layout_draft import FIXED, LANGUAGES, LARGEST, LEAST_SIDE, SMALLEST, LayoutDraft
from kiosk.desk.layout_items import Area, Item, Json, Place
from ui.fitted_label import FittedLabel
from ui.knobs import ChoiceKnob, NumberKnob, TextKnob
from ui.layout_form import CategoryKnobs, ColourKnob, Row, Tick, button, heading, side_by_side
from ui.layout_wording import contents, item_text, rises, sides, weights
from ui.page_card import wrapped_label
from ui.theme import rem

_MOST_LINES, _MOST_GAP = 9, 100.0


class LayoutInspector(QScrollArea):
    """Shows the picked element of a draft; what a person changes leaves as an edit of the draft."""

    edited = Signal(object)  # Edit
    picture_wished = Signal()  # a file for the picture that is picked
    remove_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("layout_inspector")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._place: Place = ()
        self._names: dict[str, str] = {}
        self.title = FittedLabel("form_title", rows=1.3)
        self.hint = wrapped_label("page_hint")
        self.hint.setContentsMargins(*4 * [rem(0.9)])
        self.printed, self.capitals = Tick("printed"), Tick("capitals")
        self.remove, self.drop = button("remove"), button("drop_picture")
        self.picture = button("picture")
        self.content, self.colour = ChoiceKnob("content"), ColourKnob("colour")
        self.words = {language: TextKnob(f"words_{language}") for language in LANGUAGES}
        self.letters, self.smallest = NumberKnob("letters", "pt"), NumberKnob("smallest", "pt")
        self.weight, self.lines = ChoiceKnob("weight"), NumberKnob("lines", "")
        self.lines.setDecimals(0)
        self.gap = NumberKnob("gap", "mm", step=0.5)
        self.align, self.rise = ChoiceKnob("align"), ChoiceKnob("rise")
        self.box = {edge: NumberKnob(edge, "mm", step=0.5) for edge in Area._fields}
        self.categories = CategoryKnobs()
        self._place_heading, self._who_heading = heading(), heading()
        self._lay_out()
        self._listen()
        self.retranslate()

    def offer_categories(self, categories: Mapping[str, str]) -> None:
        """Name the categories of the fair."""
        self._names = dict(categories)
        self.categories.offer(categories)

    def show_item(self, draft: LayoutDraft, item: Item | None, category_colour: str) -> None:
        """Show an element or part; nothing while none is picked."""
        self._form.setVisible(item is not None)
        self.hint.setVisible(item is None)
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(never if item is None else needed)
        if item is None:
            return
        self._place = item.place
        node = draft.at(item.place)
        self.title.setText(item_text(item))
        self.printed.setChecked(not node.get("hidden", False))
        for widget, is_wanted in self._rows:
            widget.setVisible(is_wanted(item))
        if item.is_text:
            self._show_text(draft, node)
        usual = "category" if item.kind == "band" else "ink"
        self.colour.show_colour(str(node.get("color", usual)), category_colour)
        self.align.show_value(node.get("align", "left"))
        self.rise.show_value(node.get("valign", "middle"))
        self._show_box(draft)
        self.categories.show_hidden(draft.hidden_for(item.place, self._names))
        self.drop.setEnabled(len(draft.pictures(item.place)) > 1)

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.hint.setText(self.tr("Pick an element in the list, or on the badge."))
        self.printed.setText(self.tr("On the badge"))
        self.capitals.setText(self.tr("In capitals"))
        self.remove.setText(self.tr("Remove"))
        self.picture.setText(self.tr("Choose a picture…"))
        self.drop.setText(self.tr("Remove the last"))
        self.content.offer(contents())
        self.weight.offer(weights())
        self.align.offer(sides())
        self.rise.offer(rises())
        self._content_row.name(self.tr("What it shows"))
        for row, word in zip(self._word_rows, ("Français", "العربية", "English"), strict=True):
            row.name(word)
        self._size_row.name(self.tr("Size"), self.tr("Smallest size"))
        self._weight_row.name(self.tr("Weight"), self.tr("Lines, at most"))
        self._colour_row.name(self.tr("Colour"))
        self._gap_row.name(self.tr("White above"))
        self._align_row.name(self.tr("Alignment"), self.tr("Within the box"))
        self._corner_row.name(self.tr("From the left"), self.tr("From the bottom"))
        self._extent_row.name(self.tr("Width"), self.tr("Height"))
        self._place_heading.setText(self.tr("Place"))
        self._who_heading.setText(self.tr("On the badges of"))

    def _show_text(self, draft: LayoutDraft, node: Json) -> None:
        self.content.show_value(node["content"])
        is_own = node["content"] == FIXED
        texts = draft.texts(self._place) if is_own else {}
        for language, row in zip(LANGUAGES, self._word_rows, strict=True):
            row.setVisible(is_own)
            self.words[language].show_value(texts.get(language, ""))
        size = float(node["fontsize"])
        self.letters.show_value(size, least=SMALLEST, most=LARGEST)
        smallest = float(node.get("minsize", size))
        self.smallest.show_value(smallest, least=SMALLEST, most=size)
        self.weight.show_value(node.get("weight", "Regular"))
        self.lines.show_value(float(node.get("lines", 1)), least=1, most=_MOST_LINES)
        self.gap.show_value(float(node.get("gap", 0)), least=0, most=_MOST_GAP)
        self.capitals.setChecked(node.get("case") == "upper")

    def _show_box(self, draft: LayoutDraft) -> None:
        area, room = draft.area(self._place), draft.room(self._place)
        self._area = area
        self.box["left"].show_value(area.left, least=0, most=room.width - area.width)
        self.box["bottom"].show_value(area.bottom, least=0, most=room.height - area.height)
        self.box["width"].show_value(area.width, least=LEAST_SIDE, most=room.width)
        self.box["height"].show_value(area.height, least=LEAST_SIDE, most=room.height)

    def _listen(self) -> None:
        self.printed.clicked.connect(self._on_printed)
        self.remove.clicked.connect(self.remove_wished)
        self.picture.clicked.connect(self.picture_wished)
        self.drop.clicked.connect(self._on_drop)
        self.content.changed.connect(lambda c: self._edit(lambda d, at: d.with_content(at, c)))
        self.words["fr"].changed.connect(lambda text: self._on_words("fr", text))
        self.words["ar"].changed.connect(lambda text: self._on_words("ar", text))
        self.words["en"].changed.connect(lambda text: self._on_words("en", text))
        self.letters.changed.connect(lambda s: self._edit(lambda d, at: d.with_size(at, s)))
        self.smallest.changed.connect(lambda s: self._edit(lambda d, at: d.with_smallest(at, s)))
        self.weight.changed.connect(lambda value: self._set("weight", value))
        self.lines.changed.connect(lambda value: self._set("lines", int(value)))
        self.gap.changed.connect(lambda value: self._set("gap", round(value, 2)))
        self.colour.changed.connect(lambda value: self._set("color", value))
        self.align.changed.connect(lambda value: self._set("align", value))
        self.rise.changed.connect(lambda value: self._set("valign", value))
        self.capitals.clicked.connect(
            lambda: self._set("case", "upper" if self.capitals.isChecked() else None)
        )
        for knob in self.box.values():
            knob.changed.connect(self._on_box)
        self.categories.changed.connect(
            lambda hidden: self._edit(lambda d, at: d.with_hidden_for(at, hidden))
        )

    def _edit(self, change: Callable[[LayoutDraft, Place], LayoutDraft]) -> None:
        place = self._place
        self.edited.emit(lambda draft: change(draft, place))

    def _set(self, key: str, value: object) -> None:
        self._edit(lambda draft, at: draft.with_value(at, key, value))

    def _on_printed(self) -> None:
        is_hidden = not self.printed.isChecked()
        self._edit(lambda draft, at: draft.with_visibility(at, is_hidden=is_hidden))

    def _on_words(self, language: str, text: str) -> None:
        self._edit(lambda draft, at: draft.with_text(at, language, text))

    def _on_box(self) -> None:
        # An edge nobody turned keeps what the document says beyond the tenth that is shown.
        turned = {
            edge: knob.value() if abs(knob.value() - before) > 0.05 else before
            for (edge, knob), before in zip(self.box.items(), self._area, strict=True)
        }
        self._edit(lambda draft, at: draft.with_area(at, Area(**turned)))

    def _on_drop(self) -> None:
        self._edit(lambda draft, at: draft.with_pictures(at, draft.pictures(at)[:-1]))

    def _lay_out(self) -> None:
        self._content_row = Row(self.content)
        self._word_rows = [Row(knob) for knob in self.words.values()]
        self._size_row, self._weight_row = (
            Row(self.letters, self.smallest),
            Row(self.weight, self.lines),
        )
        self._colour_row, self._gap_row = Row(self.colour), Row(self.gap)
        self._align_row = Row(self.align, self.rise)
        self._corner_row = Row(self.box["left"], self.box["bottom"])
        self._extent_row = Row(self.box["width"], self.box["height"])
        self._form = QWidget()
        self._form.setObjectName("layout_form")
        column = QVBoxLayout(self._form)
        column.setContentsMargins(rem(0.9), rem(0.7), rem(0.9), rem(0.9))
        column.setSpacing(rem(0.5))
        column.addWidget(self.title)
        column.addWidget(side_by_side(self.printed, self.remove))
        for widget, _ in self._rows:
            column.addWidget(widget)
        column.addStretch()
        around = QWidget()
        around.setObjectName("layout_form")
        whole = QVBoxLayout(around)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.hint)
        whole.addWidget(self._form, 1)
        whole.addStretch()
        self.setWidget(around)
        self._form.hide()
        self.setFixedWidth(rem(21))

    @property
    def _rows(self) -> list[tuple[QWidget, Callable[[Item], bool]]]:
        """The rows from the top, each with the elements that have it."""
        own = [(row, _is_text) for row in self._word_rows]
        return [
            (self.picture, _is_picture),
            (self.drop, lambda item: item.kind == "imagestrip"),
            (self._content_row, _is_text),
            *own,
            (self._size_row, _is_text),
            (self._weight_row, _is_text),
            (self._colour_row, lambda item: item.is_text or item.kind == "band"),
            (self._gap_row, lambda item: item.kind == "part"),
            (self.capitals, _is_text),
            (self._align_row, lambda item: item.kind in {"textarea", "stack"}),
            (self._place_heading, lambda _: True),
            (self._corner_row, lambda _: True),
            (self._extent_row, lambda _: True),
            (self._who_heading, lambda _: True),
            (self.categories, lambda _: True),
        ]


def _is_text(item: Item) -> bool:
    return item.is_text


def _is_picture(item: Item) -> bool:
    return item.kind in {"imagearea", "imagestrip"} and item.shows != "photo"
