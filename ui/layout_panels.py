"""The parts of the layout page beside its form: the bar on top, and the list of elements."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from kiosk.desk.layout_draft import LayoutDraft
from kiosk.desk.layout_reports import LayoutOpened, StoredLayout
from ui.icons import icon
from ui.knobs import ChoiceKnob, TextKnob
from ui.layout_form import button
from ui.layout_list import LayoutList
from ui.layout_wording import layout_name, new_kinds
from ui.theme import rem, target


class LayoutBar(QFrame):
    """Which layout, under which name, and what to do with it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("layout_bar")
        self._is_used = False
        self.layouts, self.name = ChoiceKnob("layouts"), TextKnob("layout_name", longest=40)
        self.undo, self.redo = button("undo"), button("redo")
        self.use, self.save = button("use"), button("save", "main")
        self.more = button("more")
        self._menu = QMenu(self.more)
        self.duplicate, self.back, self.bring, self.export, self.delete = (
            QAction(self._menu) for _ in range(5)
        )
        self._menu.addActions([self.duplicate, self.back, self.bring, self.export, self.delete])
        self.more.setMenu(self._menu)
        for each, name in ((self.undo, "undo"), (self.redo, "redo"), (self.more, "more")):
            each.setIcon(icon(name, "ink_soft", rem(1.4)))
            each.setIconSize(QSize(rem(1.4), rem(1.4)))
            each.setFixedWidth(target() + rem(0.4))
        self._lay_out()
        self.retranslate()

    def show_layouts(
        self,
        layouts: tuple[StoredLayout, ...],
        chosen: str,
        *,
        used: tuple[str, ...],
        changed: frozenset[str],
    ) -> None:
        """Offer the layouts there are; what is printed with is ticked, what was edited dotted."""
        self._is_used = chosen in used
        labels = {}
        for one in layouts:
            kind = self.tr("ready") if one.is_ready else self.tr("own")
            signs = ("✓ " if one.key in used else "") + ("• " if one.key in changed else "")
            labels[one.key] = f"{signs}{layout_name(one)} · {kind}"
        self.layouts.offer(labels)
        self.layouts.show_value(chosen)

    def show_draft(
        self, draft: LayoutDraft | None, opened: LayoutOpened | None, *, is_changed: bool
    ) -> None:
        """Show the name of the layout in hand, and what can be done with it now."""
        self.setEnabled(draft is not None)
        if draft is None or opened is None:
            return
        self.name.show_value(draft.name)
        self.undo.setEnabled(bool(draft.past))
        self.redo.setEnabled(bool(draft.future))
        self.save.setEnabled(is_changed)
        self.use.setEnabled(not is_changed)
        self.back.setEnabled(opened.base is not None)
        self.delete.setEnabled(not opened.stored.is_ready and not self._is_used)

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.layouts.setAccessibleName(self.tr("Layout"))
        self.name.setAccessibleName(self.tr("Name of the layout"))
        self.name.setPlaceholderText(self.tr("Name of the layout"))
        for each, word in (
            (self.undo, self.tr("Undo (Ctrl+Z)")),
            (self.redo, self.tr("Redo (Ctrl+Y)")),
            (self.more, self.tr("More")),
        ):
            each.setToolTip(word)
            each.setAccessibleName(word)
        self.use.setText(self.tr("Print with it"))
        self.save.setText(self.tr("Save"))
        self.duplicate.setText(self.tr("Duplicate"))
        self.back.setText(self.tr("Back to the ready layout"))
        self.bring.setText(self.tr("Import a layout…"))
        self.export.setText(self.tr("Export…"))
        self.delete.setText(self.tr("Delete"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(rem(0.9), rem(0.5), rem(0.9), rem(0.5))
        row.setSpacing(rem(0.5))
        row.addWidget(self.layouts, 3)
        row.addWidget(self.name, 3)
        for each in (self.undo, self.redo, self.more, self.use, self.save):
            row.addWidget(each)


class LayoutElements(QFrame):
    """The elements of one side, and more to add."""

    side_chosen = Signal(int)  # 1 or 2
    add_wished = Signal(str)  # one of NEW_KINDS

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.list = LayoutList()
        self.sides = (button("front"), button("back_side"))
        for number, each in enumerate(self.sides, start=1):
            each.setCheckable(True)
            each.setProperty("side", number)
            each.clicked.connect(self._on_side)
        self.add = button("add")
        self._menu = QMenu(self.add)
        self.add.setMenu(self._menu)
        self._lay_out()
        self.retranslate()

    def show_side(self, side: int) -> None:
        """Show which side is looked at."""
        for number, each in enumerate(self.sides, start=1):
            each.setChecked(number == side)

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.list.setAccessibleName(self.tr("Elements"))
        self.sides[0].setText(self.tr("Front"))
        self.sides[1].setText(self.tr("Back side"))
        self.add.setText(self.tr("Add"))
        self._menu.clear()
        for kind, word in new_kinds().items():
            action = self._menu.addAction(word)
            action.setData(kind)
            action.triggered.connect(self._on_add)
        self.list.retranslate()

    def _on_side(self) -> None:
        number = self.sender().property("side")
        self.show_side(number)
        self.side_chosen.emit(number)

    def _on_add(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.add_wished.emit(str(action.data()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(rem(0.6), rem(0.6), rem(0.6), rem(0.6))
        column.setSpacing(rem(0.5))
        top = QHBoxLayout()
        top.setSpacing(rem(0.4))
        for each in self.sides:
            top.addWidget(each)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.add)
        self.setFixedWidth(rem(16))
