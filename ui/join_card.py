"""Joining the list of another computer: by camera, by address and code, or found by itself."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QPushButton

from kiosk.errors import TroubleError
from ui.fitted_label import plain_label
from ui.menu_button import MenuButton
from ui.page_card import PageCard, wrapped_label
from ui.status_wording import trouble_text
from ui.theme import rem, target
from ui.translation import together


class JoinCard(PageCard):
    """Tells what staff want; a code shown to the camera counts only while it is armed here."""

    armed = Signal(bool)  # whether the camera may take a pairing code now
    join_wanted = Signal(str, str)  # address, code

    def __init__(self) -> None:
        super().__init__()
        self._trouble: TroubleError | None = None
        self._is_joining = False
        self._hubs: tuple[tuple[str, str], ...] = ()
        self._why = wrapped_label("page_hint")
        self.camera = QPushButton()
        self.camera.setCheckable(True)
        self.camera.setProperty("look", "plain")
        self.camera.setMinimumHeight(target())
        self.camera.toggled.connect(self._on_armed)
        self.found = MenuButton("page_button")
        self.found.chosen.connect(self._on_found)
        self._address_name, self.address = plain_label("page_label"), _field(rem(11))
        self._code_name, self.code = plain_label("page_label"), _field(rem(8.5))
        self.join = QPushButton()
        self.join.setObjectName("page_action")
        self.join.setMinimumHeight(target())
        self.join.clicked.connect(self._on_join)
        self.code.returnPressed.connect(self._on_join)
        self.address.returnPressed.connect(self.code.setFocus)
        self.outcome = wrapped_label("check_text")
        self.add(self._why)
        self.add(self.camera)
        self.add(self._address_name, self.address, self.found, stretch=True)
        self.add(self._code_name, self.code, self.join, stretch=True)
        self.add(self.outcome)
        self.retranslate()

    def show_hubs(self, hubs: tuple[tuple[str, str], ...]) -> None:
        """Offer the hubs that announce themselves, as (address, name)."""
        self._hubs = hubs
        self._render()

    def show_joining(self) -> None:
        """Tell that a hub is being asked."""
        self._is_joining, self._trouble = True, None
        self.camera.setChecked(False)
        self._render()

    def show_joined(self, trouble: TroubleError | None) -> None:
        """Tell what became of it."""
        self._is_joining, self._trouble = False, trouble
        if trouble is None:
            self.code.clear()
        self._render()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.title.setText(self.tr("Join the list of another computer"))
        self._why.setText(
            self.tr("Its roster takes the place of the one here; passages made here are kept.")
        )
        self._address_name.setText(self.tr("Address"))
        self._code_name.setText(self.tr("Code"))
        self.address.setAccessibleName(self.tr("Address of the hub"))
        self.code.setAccessibleName(self.tr("Code on the hub’s screen"))
        self.address.setPlaceholderText("192.168.1.10")
        self.code.setPlaceholderText("ABCD-2345")
        self.join.setText(self.tr("Join"))
        self.found.setAccessibleName(self.tr("Hubs found on the network"))
        self._render()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.camera.setChecked(False)  # at the desk a pairing code is nobody's wish

    def _render(self) -> None:
        self.camera.setText(
            self.tr("Waiting for the code… press to stop")
            if self.camera.isChecked()
            else self.tr("Hold the hub’s code before the camera")
        )
        self.found.setVisible(bool(self._hubs))
        # With the address: two hubs of one name must be told apart.
        self.found.offer([(address, together(name, address)) for address, name in self._hubs])
        self.found.show_choice("", self.tr("Found: {count}").format(count=len(self._hubs)))
        for part in (self.camera, self.join):
            part.setEnabled(not self._is_joining)
        if self._is_joining:
            self.outcome.setText(self.tr("Asking the hub…"))
        else:
            self.outcome.setText("" if self._trouble is None else trouble_text(self._trouble))

    def _on_armed(self, is_armed: bool) -> None:  # noqa: FBT001 - Qt calls it so
        if is_armed:
            self._trouble = None
        self._render()
        self.armed.emit(is_armed)

    def _on_found(self, address: str) -> None:
        self.address.setText(address)
        self.code.setFocus()

    def _on_join(self) -> None:
        if not self._is_joining:
            self.join_wanted.emit(self.address.text().strip(), self.code.text().strip())


def _field(width: int) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName("page_field")
    field.setMaxLength(60)
    field.setFixedWidth(width)
    field.setMinimumHeight(target())
    return field
