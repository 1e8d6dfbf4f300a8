"""The bar on top: which fair and gate, how many inside, how the desk does, language, time."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from kiosk.desk.records import DoubleEntry
from kiosk.desk.reports import Level, Light, Topic
from kiosk.domain.fair import Fair, Gate, Language
from kiosk.domain.occupancy import Occupancy
from ui.chips import StatusPill
from ui.fitted_label import FittedLabel, plain_label
from ui.icons import icon
from ui.light_button import LightButton
from ui.menu_button import MenuButton
from ui.status_wording import light_text
from ui.theme import rem, target
from ui.translation import language, number, together

_NAMES = {Language.FR: "Français", Language.AR: "العربية", Language.EN: "English"}
_SHORT = {Language.FR: "FR", Language.AR: "ع", Language.EN: "EN"}
_NEARLY_FULL = 0.9
_NARROW = 80  # rem: below it the lights need the room of the name, which the window bears too


class TopBar(QFrame):
    """Lights that are always there: people, sync, printer. Others only when something is wrong."""

    gate_chosen = Signal(str)  # gate id
    language_chosen = Signal(object)  # Language
    sync_wanted = Signal()  # the page about the other desks
    queue_wanted = Signal()  # the print queue
    pages_wanted = Signal()  # the pages beside the desk, or back from them

    def __init__(self, fair: Fair, gate: Gate) -> None:
        super().__init__()
        self.setObjectName("top_bar")
        self._fair = fair
        self._gate = gate
        self._occupancy: Occupancy | None = None
        self._doubles = 0
        self._waiting = 0
        self._lights = {
            Topic.SYNC: Light(Topic.SYNC, Level.WARNING, "starting"),
        }
        self._edition = FittedLabel("fair_edition", rows=1.1)
        self.gate = MenuButton("gate_button")
        self.inside = StatusPill("inside_pill")
        self.pills = {topic: StatusPill(f"{topic.value}_pill") for topic in _SHOWN}
        self.sync = LightButton(self.pills[Topic.SYNC])
        self.sync.clicked.connect(self.sync_wanted)
        self.printer = LightButton(self.pills[Topic.PRINTER])
        self.printer.clicked.connect(self.queue_wanted)
        self.language = MenuButton("language_button")
        self.clock = plain_label("clock")
        self.gear = QToolButton()
        self.gear.setObjectName("gear")
        self.gear.setIcon(icon("gear", "bar_ink", rem(1.6)))
        self.gear.setIconSize(QSize(rem(1.6), rem(1.6)))
        self.gear.setFixedSize(target(), target())
        self.gear.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.gear.clicked.connect(self.pages_wanted)
        self.gate.chosen.connect(self.gate_chosen)
        self.language.chosen.connect(self._on_language)
        self._lay_out()
        self.retranslate()

    def show_gate(self, gate: Gate) -> None:
        """Show the gate that this desk serves from now on."""
        if gate.area != self._gate.area:
            self._occupancy = None
        self._gate = gate
        self.retranslate()

    def show_occupancy(self, occupancy: Occupancy) -> None:
        """Show how many people are inside the area of this gate."""
        if occupancy.area == self._gate.area:
            self._occupancy = occupancy
            self._render_inside()

    def show_light(self, light: Light) -> None:
        """Show how one topic does; topics with no pill are none of the bar's business."""
        if light.topic in self.pills:
            self._lights[light.topic] = light
            self._render_lights()

    def show_doubles(self, entries: tuple[DoubleEntry, ...]) -> None:
        """Show how many double entries nobody has settled, beside the light of the sync."""
        self._doubles = len(entries)
        self.sync.show_count(self._doubles)
        self._name_sync()

    def show_waiting(self, count: int) -> None:
        """Show how many badges wait, or are to be checked, beside the light of the printer."""
        if count != self._waiting:
            self._waiting = count
            self.printer.show_count(count)
            self._name_printer()

    def show_time(self, now: datetime) -> None:
        """Show the fair's own wall clock."""
        self.clock.setText(f"{self._fair.local(now):%H:%M}")

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        spoken = language()
        self._edition.setText(together(self._fair.edition.spoken(spoken), self._fair.venue))
        self.gate.offer([(gate.id, gate.name.spoken(spoken)) for gate in self._fair.gates])
        self.gate.show_choice(self._gate.id, self._gate.name.spoken(spoken))
        self.gate.setAccessibleName(self.tr("Gate of this desk"))
        self.language.offer([(each.value, _NAMES[each]) for each in Language])
        self.language.show_choice(spoken.value, _SHORT[spoken])
        self.language.setAccessibleName(self.tr("Language"))
        self.gear.setAccessibleName(self.tr("Settings and checks (F10)"))
        self.gear.setToolTip(self.gear.accessibleName())
        self._render_inside()
        self._render_lights()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < rem(_NARROW)
        self._title.setHidden(is_narrow)
        self.gate.setMinimumWidth(rem(10) if is_narrow else 0)
        self._row.setSpacing(rem(0.35) if is_narrow else rem(0.75))

    def _render_inside(self) -> None:
        self.inside.setVisible(self._occupancy is not None)
        if self._occupancy is None:
            return
        inside, capacity = self._occupancy.inside, self._occupancy.capacity
        count = number(inside) if capacity is None else f"{number(inside)} / {number(capacity)}"
        text = self.tr("Inside {count}").format(count=count)
        self.inside.show_level(_fullness(self._occupancy), text)
        # What somebody counts by is never cut; where room is short the lights beside it shrink.
        self.inside.text.setMinimumWidth(self.inside.text.sizeHint().width())

    def _render_lights(self) -> None:
        for topic, pill in self.pills.items():
            light = self._lights.get(topic)
            pill.setVisible(_matters(light))
            if light is not None:
                pill.show_level(light.level, light_text(light))
                pill.setAccessibleDescription(light.detail)
        self.printer.setVisible(Topic.PRINTER in self._lights)
        self._name_printer()
        self._name_sync()

    def _name_sync(self) -> None:
        text = self.tr("Synchronisation, double entries: {count}").format(count=self._doubles)
        self.sync.setAccessibleName(together(text, light_text(self._lights[Topic.SYNC])))
        self.sync.setToolTip(text)

    def _name_printer(self) -> None:
        words = self.tr("Print queue, {count} waiting").format(count=self._waiting)
        self.printer.setAccessibleName(words)
        self.printer.setToolTip(words)

    def _on_language(self, code: str) -> None:
        self.language_chosen.emit(Language(code))

    def _lay_out(self) -> None:
        name = FittedLabel("fair_name", rows=1.1)
        name.setText(self._fair.name)
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addStretch()
        title.addWidget(name)
        title.addWidget(self._edition)
        title.addStretch()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(rem(1.25), 0, rem(1.25), 0)
        row.setSpacing(rem(0.75))
        # Gate and language keep their places, whatever the lights between them have to say.
        self._title = _of_width(title, rem(13))
        row.addWidget(self._title)
        row.addWidget(self.gate)
        row.addStretch()
        row.addWidget(self.inside)
        buttons = {Topic.SYNC: self.sync, Topic.PRINTER: self.printer}
        for topic, pill in self.pills.items():
            row.addWidget(buttons.get(topic, pill))
        row.addSpacing(rem(0.5))
        row.addWidget(self.language)
        row.addWidget(self.clock)
        row.addWidget(self.gear)
        self.setFixedHeight(max(rem(3.9), 56))


def _of_width(layout: QVBoxLayout, width: int) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(width)
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder


_SHOWN = (Topic.SYNC, Topic.PRINTER, Topic.SOUND, Topic.DISK)


def _matters(light: Light | None) -> bool:
    if light is None:
        return False
    return light.topic in {Topic.SYNC, Topic.PRINTER} or light.level is not Level.GOOD


def _fullness(occupancy: Occupancy) -> Level:
    if occupancy.capacity is None or occupancy.inside < occupancy.capacity * _NEARLY_FULL:
        return Level.GOOD
    return Level.WARNING if occupancy.inside < occupancy.capacity else Level.BAD
