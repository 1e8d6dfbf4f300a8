"""The choice of camera, wherever it is offered: by name, with size and rate where known."""

from ui.bridge import CameraChoice, CameraChoices
from ui.menu_button import MenuButton
from ui.translation import number, together


class CameraButton(MenuButton):
    """Emits `chosen` with what to remember a camera by; empty for the first there is."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._choices = CameraChoices((), "")
        self.chosen.connect(self._on_chosen)
        self.retranslate()

    def offer_cameras(self, choices: CameraChoices) -> None:
        """Show what there is to choose from."""
        self._choices = choices
        automatic = self.tr("First camera")
        names = {"": automatic} | {camera.spec: camera.name for camera in choices.cameras}
        labels = {camera.spec: self._label(camera) for camera in choices.cameras}
        self.offer([("", automatic), *labels.items()])
        self.show_choice(choices.chosen, names.get(choices.chosen, choices.chosen))

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.setAccessibleName(self.tr("Camera of this desk"))
        self.offer_cameras(self._choices)

    def _on_chosen(self, spec: str) -> None:
        self.offer_cameras(CameraChoices(self._choices.cameras, spec))

    def _label(self, camera: CameraChoice) -> str:
        size = f"{camera.width} × {camera.height}" if camera.width else ""
        rate = self.tr("{n} fps").format(n=number(camera.rate)) if camera.rate else ""
        return together(camera.name, size, rate)
