"""Lists the cameras when staff open the menu, on a thread that nobody waits for."""

import threading
from collections.abc import Callable

from kiosk.app.eyes import Eyes
from scanner.camera_list import CameraInfo, camera_meant, list_cameras
from scanner.cameras import CameraMode
from scanner.sources import spoken_spec
from scanner.webcams import mode_of
from ui.bridge import CameraChoice, CameraChoices

_RELEASE_S = 1.0


class CameraLister:
    """Tells `on_found` which cameras there are: by name at once, then with what each sends.

    To learn that, a camera is opened for a moment, once; the one in use is asked what it sends
    already.
    """

    def __init__(
        self,
        eyes: Eyes,
        on_found: Callable[[CameraChoices], None],
        *,
        find: Callable[[], tuple[CameraInfo, ...]] = list_cameras,
        ask_mode: Callable[[int | str], CameraMode | None] = mode_of,
    ) -> None:
        self._eyes = eyes
        self._on_found = on_found
        self._find = find
        self._ask_mode = ask_mode
        self._modes: dict[str, CameraMode] = {}
        self._stopping = threading.Event()
        self._asked = threading.Event()
        self._wants_modes = False
        self._thread = threading.Thread(target=self._work, name="camera-lister", daemon=True)

    def start(self) -> None:
        """Tell the names; no camera is opened before `ask`."""
        self._thread.start()

    def ask(self) -> None:
        """Look again. May be called from any thread."""
        self._wants_modes = True
        self._asked.set()

    def tell_choice(self) -> None:
        """Tell again what is chosen: what was told before it changed may be shown after."""
        self._asked.set()

    def stop(self) -> None:
        """End the thread, unless a driver holds it: then it ends with the program."""
        self._stopping.set()
        self._asked.set()
        if self._thread.ident is not None:
            self._thread.join(_RELEASE_S)

    def _work(self) -> None:
        self._tell(self._find())
        while self._asked.wait() and not self._stopping.is_set():
            self._asked.clear()
            cameras = self._find()
            self._tell(cameras)
            if self._wants_modes:
                self._wants_modes = False
                self._learn_all(cameras)

    def _learn_all(self, cameras: tuple[CameraInfo, ...]) -> None:
        before = dict(self._modes)
        for camera in cameras:
            self._learn(camera, cameras)
        if self._modes != before:
            self._tell(cameras)

    def _learn(self, camera: CameraInfo, cameras: tuple[CameraInfo, ...]) -> None:
        with self._eyes.unmoved:  # nobody opens the camera that is asked
            if camera_meant(self._eyes.looking_at, cameras) == camera:
                mode = self._eyes.mode
            elif camera.spec in self._modes or self._stopping.is_set():
                return
            else:
                mode = self._ask_mode(camera.device)
        if mode is not None:
            self._modes[camera.spec] = mode

    def _tell(self, cameras: tuple[CameraInfo, ...]) -> None:
        chosen = self._eyes.chosen
        meant = camera_meant(chosen, cameras) if chosen else None
        offered = [self._choice(camera) for camera in cameras]
        if chosen and meant is None:
            offered.insert(0, CameraChoice(chosen, spoken_spec(chosen)))
        self._on_found(CameraChoices(tuple(offered), chosen if meant is None else meant.spec))

    def _choice(self, camera: CameraInfo) -> CameraChoice:
        mode = self._modes.get(camera.spec)
        if mode is None:
            return CameraChoice(camera.spec, camera.name)
        return CameraChoice(camera.spec, camera.name, mode.width, mode.height, round(mode.rate))
