"""The devices that read codes: which camera, which formats, which hand scanner."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from kiosk.domain.scanned import Symbology, marks_a_scan
from ui.bridge import CameraChoices
from ui.camera_button import CameraButton
from ui.fitted_label import plain_label
from ui.menu_button import MenuButton
from ui.page import Page
from ui.page_card import PageCard, wrapped_label
from ui.scan_trial import ScanTrial
from ui.theme import rem, target
from ui.translation import isolated

ALWAYS = (Symbology.QR, Symbology.CODE_128)
_RARER = {
    Symbology.DATA_MATRIX: "Data Matrix",
    Symbology.AZTEC: "Aztec",
    Symbology.PDF417: "PDF417",
}
_LONGEST_FRAME = 8


@dataclass(frozen=True, slots=True)
class ScannerChoices:
    """How codes are read at this desk, and the serial ports there are, as (port, name).

    Args:
        formats: what cameras look for.
        prefix, suffix: what hand scanners that type send around each code.
        port: of a serial hand scanner; empty for none.
    """

    formats: frozenset[Symbology] = frozenset(ALWAYS)
    prefix: str = ""
    suffix: str = ""
    port: str = ""
    ports: tuple[tuple[str, str], ...] = ()


class ScannerPage(Page):
    """Shows what is in use and tells what staff want instead; each choice counts at once."""

    chosen = Signal(object)  # ScannerChoices
    camera_chosen = Signal(str)  # what to remember it by; empty for the first there is

    def __init__(self) -> None:
        super().__init__()
        self._choices = ScannerChoices()
        self._refused = ""  # what was entered and is no mark of a scan
        self._camera_card, self._typing_card, self._port_card = (PageCard() for _ in range(3))
        self.cameras = CameraButton("page_button")
        self.cameras.chosen.connect(self.camera_chosen)
        self._always = wrapped_label("page_label")
        self.formats = {symbology: _switch(name) for symbology, name in _RARER.items()}
        for switch in self.formats.values():
            switch.clicked.connect(self._on_chosen)
        self.framing = wrapped_label("page_hint")
        self._prefix_name, self.prefix = plain_label("page_label"), _field()
        self._suffix_name, self.suffix = plain_label("page_label"), _field()
        for field in (self.prefix, self.suffix):
            field.editingFinished.connect(self._on_chosen)
        self.trial = ScanTrial()
        self._serial = wrapped_label("page_hint")
        self.ports = MenuButton("page_button")
        self.ports.chosen.connect(self._on_port)
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        """Return what the list of pages calls this one."""
        return self.tr("Scanner and camera")

    def show_choices(self, choices: ScannerChoices) -> None:
        """Show what is in use."""
        self._choices = choices
        self._render()

    def offer_cameras(self, cameras: CameraChoices) -> None:
        """Let staff choose among the cameras there are."""
        self.cameras.offer_cameras(cameras)

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self._camera_card.title.setText(self.tr("Camera"))
        self._always.setText(self.tr("QR and Code 128 are always looked for. Also look for:"))
        self._typing_card.title.setText(self.tr("Hand scanner that types (USB, Bluetooth)"))
        self.framing.setText(self._framing_hint())
        self._prefix_name.setText(self.tr("Before each code"))
        self._suffix_name.setText(self.tr("After each code"))
        names = (self._prefix_name, self._suffix_name)
        widest = max(name.sizeHint().width() for name in names)
        for name in names:
            name.setMinimumWidth(widest)  # their fields stand in line
        self.prefix.setAccessibleName(self._prefix_name.text())
        self.suffix.setAccessibleName(self._suffix_name.text())
        self._port_card.title.setText(self.tr("Hand scanner at a serial port"))
        self._serial.setText(self.tr("Plug it in, then open this page again to find it."))
        self.ports.setAccessibleName(self.tr("Port of the hand scanner"))
        self.trial.retranslate()
        self.cameras.retranslate()
        self._render()

    def _render(self) -> None:
        for symbology, switch in self.formats.items():
            switch.setChecked(symbology in self._choices.formats)
        for field, text in (
            (self.prefix, self._choices.prefix),
            (self.suffix, self._choices.suffix),
        ):
            if not field.hasFocus():
                field.setText(text)
        port = self._choices.port
        names = {"": self.tr("None"), **({port: port} if port else {})}
        names |= {port: isolated(f"{name} ({port})") for port, name in self._choices.ports}
        self.ports.offer(list(names.items()))
        self.ports.show_choice(port, names[port])

    def _framing_hint(self) -> str:
        if not self._refused:
            return self.tr("Needed for slow scanners only: a sign that nobody types, such as |.")
        sentence = self.tr("People type {sign} too: choose a sign that nobody types, such as |.")
        return sentence.format(sign=isolated(self._refused))

    def _marks(self) -> tuple[str, str]:
        """Return what stands around codes; what people type as well is taken back, and told."""
        entered = self.prefix.text().strip(), self.suffix.text().strip()
        self._refused = next((each for each in entered if not marks_a_scan(each)), "")
        self.framing.setText(self._framing_hint())
        if not self._refused:
            return entered
        in_use = self._choices.prefix, self._choices.suffix
        self.prefix.setText(in_use[0])
        self.suffix.setText(in_use[1])
        return in_use

    def _on_port(self, port: str) -> None:
        self._tell(port)

    def _on_chosen(self) -> None:
        self._tell(self._choices.port)

    def _tell(self, port: str) -> None:
        prefix, suffix = self._marks()
        wanted = frozenset(each for each, switch in self.formats.items() if switch.isChecked())
        choices = ScannerChoices(
            formats=frozenset(ALWAYS) | wanted,
            prefix=prefix,
            suffix=suffix,
            port=port,
            ports=self._choices.ports,
        )
        if choices != self._choices:
            self.show_choices(choices)
            self.chosen.emit(choices)

    def _lay_out(self) -> None:
        self._camera_card.add(self.cameras, stretch=True)
        self._camera_card.add(self._always)
        self._camera_card.add(*self.formats.values(), stretch=True)
        self._typing_card.add(self.framing)
        self._typing_card.add(self._prefix_name, self.prefix, stretch=True)
        self._typing_card.add(self._suffix_name, self.suffix, stretch=True)
        self._typing_card.add(self.trial)
        self._port_card.add(self._serial)
        self._port_card.add(self.ports, stretch=True)
        side = (self._camera_card, self._port_card)
        self.stand_in_columns(side, (self._typing_card,), shares=(1, 1))


def _field() -> QLineEdit:
    field = QLineEdit()
    field.setObjectName("page_field")
    field.setMaxLength(_LONGEST_FRAME)
    field.setFixedWidth(rem(5))
    field.setMinimumHeight(target())
    return field


def _switch(name: str) -> QCheckBox:
    switch = QCheckBox(name)
    switch.setObjectName("page_switch")
    switch.setMinimumHeight(target())
    return switch
