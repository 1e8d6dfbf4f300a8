"""What the page "Scanner and camera" asks for: done at once, and remembered."""

from dataclasses import replace

from PySide6.QtCore import QObject

from kiosk.app.hand_scanners import HandScanners
from kiosk.app.running import RunningDesk
from kiosk.desk.thread import DeskThread
from kiosk.domain.scanned import Symbology
from kiosk.settings import Settings
from scanner.wedge import Framing, WedgeListener
from ui.bridge import CameraChoices, PagesBridge
from ui.scanner_page import ALWAYS, ScannerChoices, ScannerPage
from ui.wedge_keys import KeyPress


class ScannerSettings(QObject):
    """Joins the page to the listener (GUI thread), to memory (desk) and to the ports (chores).

    Belongs to the page: what is under way when the page goes reaches nobody.
    """

    def __init__(
        self,
        page: ScannerPage,
        *,
        running: RunningDesk,
        hands: HandScanners,
        listener: WedgeListener[KeyPress],
        chores: DeskThread,
        bridge: PagesBridge,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._running = running
        self._hands = hands
        self._listener = listener
        self._chores = chores
        self._bridge = bridge
        self._cameras = CameraChoices((), "")
        page.opened.connect(self._on_opened)
        page.chosen.connect(self._on_chosen)
        bridge.scanner_known.connect(page.show_choices)
        bridge.scan_tried.connect(page.trial.show_trial)
        running.bridge.cameras_found.connect(self._on_cameras)
        hands.is_trying = lambda: page.trial.is_armed
        hands.on_trial = bridge.scan_tried.emit

    def show_camera(self, spec: str) -> None:
        """Show the choice wherever it can be made: on the page, and in the preview."""
        self._running.bridge.cameras_found.emit(replace(self._cameras, chosen=spec))

    def _on_opened(self) -> None:
        def known(chosen: Settings) -> None:
            self._chores.run(lambda: _choices(chosen), then=self._bridge.scanner_known.emit)

        self._running.desk.run(lambda: self._running.memory.chosen, then=known)

    def _on_chosen(self, choices: ScannerChoices) -> None:
        self._listener.framing = Framing(choices.prefix, choices.suffix)

        def keep() -> None:
            memory = self._running.memory
            has_moved = choices.port != memory.chosen.scanner
            memory.keep(_kept(memory.chosen, choices))
            if has_moved:
                self._hands.choose_port(choices.port)

        self._running.desk.run(keep, then=lambda _: None)

    def _on_cameras(self, cameras: CameraChoices) -> None:
        self._cameras = cameras
        self._page.offer_cameras(cameras)


def _choices(chosen: Settings) -> ScannerChoices:
    from scanner.serial_port import list_serial_ports

    named = set(chosen.formats.casefold().split())
    return ScannerChoices(
        formats=frozenset(ALWAYS) | {each for each in Symbology if each.value.casefold() in named},
        prefix=chosen.scanner_prefix,
        suffix=chosen.scanner_suffix,
        port=chosen.scanner,
        ports=tuple((port.device, port.name) for port in list_serial_ports()),
    )


def _kept(chosen: Settings, choices: ScannerChoices) -> Settings:
    return replace(
        chosen,
        formats=" ".join(each.value for each in Symbology if each in choices.formats),
        scanner_prefix=choices.prefix,
        scanner_suffix=choices.suffix,
        scanner=choices.port,
    )
