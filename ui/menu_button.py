"""A pill that opens a menu of choices, one of them chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from ui.theme import rem, target
from ui.translation import isolated


class MenuButton(QToolButton):
    """Offers `(key, label)` pairs; opens by click, Space, Enter or Down."""

    chosen = Signal(str)  # key
    opened = Signal()  # the menu is about to show

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(target())
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._menu.aboutToShow.connect(self.opened)
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_triggered)

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Replace what the menu holds; while it is open nothing in it changes its place."""
        labels = dict(choices)
        for action in self._group.actions():
            key = action.data()
            if self._menu.isVisible():
                action.setText(isolated(_literal(labels.get(key, ""))) or action.text())
                action.setEnabled(key in labels)
                labels.pop(key, None)
            else:
                self._group.removeAction(action)
                self._menu.removeAction(action)
                action.deleteLater()
        for key, label in labels.items():
            self._add(key, label)

    def show_choice(self, key: str, text: str) -> None:
        """Tick `key` and show `text` on the button."""
        room = rem(12)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.setText(isolated(_literal(shown)))
        for action in self._group.actions():
            action.setChecked(action.data() == key)

    def _add(self, key: str, label: str) -> None:
        action = QAction(isolated(_literal(label)), self._menu, checkable=True)
        action.setData(key)
        self._group.addAction(action)
        self._menu.addAction(action)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))


def _literal(text: str) -> str:
    """Return `text` so that an ampersand shows instead of underlining its neighbour."""
    return text.replace("&", "&&")
