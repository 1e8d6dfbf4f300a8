"""What this desk is called, beside every passage and in everybody's list of desks."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QPushButton

from kiosk.domain.desk_names import LONGEST_NAME, plain_name
from ui.fitted_label import FittedLabel, plain_label
from ui.page_card import PageCard
from ui.theme import rem, target
from ui.translation import isolated, number


class NameCard(PageCard):
    """Takes a name as soon as it is entered; offers a free one where another desk has the same."""

    named = Signal(str)  # as `plain_name` returns it

    def __init__(self) -> None:
        super().__init__()
        self._name = self._free = ""
        self._is_refused = False
        self.title.hide()
        self._label = plain_label("check_name")
        self.field = QLineEdit()
        self.field.setObjectName("page_field")
        self.field.setMaxLength(2 * LONGEST_NAME)  # what is pasted is refused, not cut unseen
        self.field.setFixedWidth(rem(16))
        self.field.setMinimumHeight(target())
        self.field.editingFinished.connect(self._on_entered)
        self.field.textEdited.connect(self._on_edited)
        self.take = QPushButton()
        self.take.setProperty("look", "plain")
        self.take.setMinimumHeight(target())
        self.take.clicked.connect(lambda: self._on_chosen(self._free))
        self.hint = FittedLabel("check_text", lines=2, rows=2.4, floor=0.75)
        self.add(self._label, self.field, stretch=True)
        self.add(self.hint, self.take)  # no wider than without the button
        self.retranslate()

    def show_name(self, name: str, free: str) -> None:
        """Show how the desk is called, and what it could be called where that is not its alone."""
        if (name, free) != (self._name, self._free):
            self._name, self._free = name, free
            self._render()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self._label.setText(self.tr("This desk is called"))
        self.field.setAccessibleName(self.tr("Name of this desk"))
        self._render()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_refused = False

    def _render(self) -> None:
        if not self.field.hasFocus():
            self.field.setText(self._name)
        self.take.setVisible(bool(self._free))
        self.take.setText(self.tr("Take “{name}”").format(name=isolated(self._free)))
        if self._is_refused:
            text = self.tr("A name has 1 to {most} signs that can be shown: enter another.")
            self.hint.setText(text.format(most=number(LONGEST_NAME)))
        elif self._free:
            text = self.tr("Another desk is called {name} too: nobody could tell them apart.")
            self.hint.setText(text.format(name=isolated(self._name)))
        else:
            self.hint.setText(self.tr("All desks see it beside what passes here."))

    def _on_entered(self) -> None:
        try:
            name = plain_name(self.field.text())
        except ValueError:
            self._is_refused = True
            self.field.setText(self._name)
            self._render()
            return
        self._on_chosen(name)

    def _on_edited(self) -> None:
        self._is_refused = False
        self._render()

    def _on_chosen(self, name: str) -> None:
        was, self._is_refused = self._name, False
        self._name, self._free = name, "" if name != was else self._free
        self.field.setText(name)
        self._render()
        if name != was:
            self.named.emit(name)
