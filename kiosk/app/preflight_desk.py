"""What the page "Check before opening" asks for: looked at beside the running desk."""

from PySide6.QtCore import QObject

from kiosk.app.preflight import (
    DeskFacts,
    desk_facts,
    examined,
    in_order,
    lights_lines,
    machine_lines,
)
from kiosk.app.running import RunningDesk
from kiosk.desk.preflight import Check, PreflightLine
from kiosk.desk.reports import Light, Topic
from kiosk.desk.thread import DeskThread, OneAtATime
from ui.bridge import PagesBridge
from ui.preflight_page import PreflightPage

_SECONDS = 8.0
_LIGHTS = {Check.PRINTER: Topic.PRINTER, Check.SOUND: Topic.SOUND, Check.SYNC: Topic.SYNC}


class PreflightDesk(QObject):
    """One check at a time: records on the desk thread, the rest on the chores thread.

    Belongs to the page. The camera goes on scanning; its pictures are only looked at.
    """

    def __init__(
        self, page: PreflightPage, running: RunningDesk, chores: DeskThread, bridge: PagesBridge
    ) -> None:
        super().__init__(page)
        self._page = page
        self._running = running
        self._bridge = bridge
        self._lights: dict[Topic, Light] = {}
        self._lines: tuple[PreflightLine, ...] = ()
        self._asking, self._looking = OneAtATime(running.desk.behind), OneAtATime(chores)
        page.check_wanted.connect(self._on_wanted)
        bridge.preflight_done.connect(self._on_done)
        running.bridge.light_changed.connect(self._on_light)

    def _on_light(self, light: Light) -> None:
        self._lights[light.topic] = light
        if self._lines:
            self._show()

    def _on_wanted(self) -> None:
        lights = dict(self._lights)

        def go_on(facts: DeskFacts) -> None:
            self._looking.run(lambda: self._look(facts, lights), then=self._tell)

        self._asking.run(lambda: desk_facts(self._running.records), then=go_on)

    def _look(self, facts: DeskFacts, lights: dict[Topic, Light]) -> list[PreflightLine]:
        """Tell at once what is known at once, then examine the camera."""
        lines = machine_lines(facts, self._running.memory.folder)
        self._tell([*lines, PreflightLine(Check.CAMERA, None, ("measuring",))])
        sights = self._running.tap.sights()
        return [*lines, examined(sights, _SECONDS, lights.get(Topic.CAMERA))]

    def _tell(self, lines: list[PreflightLine]) -> None:
        self._bridge.preflight_done.emit(in_order(lines))

    def _on_done(self, lines: tuple[PreflightLine, ...]) -> None:
        self._lines = lines
        self._show()

    def _show(self) -> None:
        """Show what was found, and the lights as they are by now."""
        lights = lights_lines((check, self._lights.get(topic)) for check, topic in _LIGHTS.items())
        self._page.show_lines(in_order([*self._lines, *lights]))
