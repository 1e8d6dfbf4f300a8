"""The camera thread: pictures in, preview frames and showings out, whatever the cable does."""

import logging
import threading
from collections.abc import Callable

from kiosk.clock import Clock
from kiosk.desk.reports import Level, Light, Topic
from kiosk.domain.scanned import ScannedCode
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import Decoder, FrameSource
from scanner.cameras import Camera
from scanner.picture_faults import LASTING_S, PictureFault, PictureFaults
from scanner.same_code import SameCode
from scanner.watch import Sight, watch

RETRY_SECONDS = 2.0
_MUTE_S = 1.8  # without a first picture: staff hear within two seconds

log = logging.getLogger(__name__)

_LIGHTS = {
    Trouble.CAMERA_MISSING: "missing",
    Trouble.NO_CAMERA: "missing",
    Trouble.CAMERA_MUTE: "mute",
    Trouble.STREAM_LOST: "lost",
    Trouble.CAMERA_SILENT: "silent",
    Trouble.CAMERA_BUSY: "busy",
    Trouble.CAMERA_DENIED: "denied",
    Trouble.CAMERA_PRIVATE: "private",
    Trouble.CLIP_EMPTY: "unreadable",
    Trouble.CLIP_UNREADABLE: "unreadable",
    Trouble.PICTURE_UNREADABLE: "unreadable",
    Trouble.FOLDER_EMPTY: "unreadable",
    Trouble.NO_SUCH_FILE: "unreadable",
}
_FAULTS = {PictureFault.BLACK: "black", PictureFault.FROZEN: "frozen"}


class CameraThread:
    """Watches what `open_source` gives until told to stop.

    A source that fails is opened again every two seconds, so that a camera that is plugged in, or
    given back by another program, works without a click. One that ends is opened again at once; a
    code in view from the end of one round to the start of the next is still one showing. The light
    tells how it is, of a live camera also that no picture came yet, while it is waited for, and
    when its pictures are black or for ever the same.
    """

    def __init__(
        self,
        *,
        open_source: Callable[[], tuple[FrameSource, Light]],
        make_decoder: Callable[[], Decoder],
        clock: Clock,
        on_sight: Callable[[Sight, str], None],
        on_shown: Callable[[ScannedCode], None],
        on_light: Callable[[Light], None],
    ) -> None:
        self._open_source = open_source
        self._make_decoder = make_decoder
        self._clock = clock
        self._on_sight = on_sight
        self._on_shown = on_shown
        self._on_light = on_light
        self._stopping = threading.Event()
        self._asked = threading.Event()  # to stop, or to open another source
        self._source: FrameSource | None = None
        self._lights = threading.Lock()
        self._light: Light | None = None
        self._awaited = ""  # name of the camera whose first picture has not come
        self._thread = threading.Thread(target=self._work, name="camera", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Let go of the camera and end the thread."""
        self._stopping.set()
        self.reopen()
        if self._thread.ident is not None:
            self._thread.join()

    def _work(self) -> None:
        decoder = self._make_decoder()
        same_code = SameCode()
        while not self._stopping.is_set():
            self._asked.clear()
            if self._stopping.is_set():
                return
            try:
                self._watch(decoder, same_code)
            except TroubleError as trouble:
                self._show_trouble(trouble)
                self._asked.wait(RETRY_SECONDS)

    def _show_trouble(self, trouble: TroubleError) -> None:
        code = _LIGHTS.get(trouble.trouble, "failed")
        self._show(Light(Topic.CAMERA, Level.BAD, code, trouble.where))

    def reopen(self) -> None:
        """Let go of the source in use: another may have been chosen, even while this one opens."""
        self._asked.set()
        source = self._source
        if source is not None:
            source.close()

    def _show(self, light: Light) -> None:
        with self._lights:
            self._awaited = ""
            self._change(light)

    def _show_mute(self) -> None:
        with self._lights:
            # A stream that was lost and is tried again is no news.
            told = self._light and (self._light.code, self._light.detail)
            if self._awaited and told != ("lost", self._awaited):
                self._change(Light(Topic.CAMERA, Level.BAD, "mute", self._awaited))

    def _change(self, light: Light) -> None:
        if light != self._light:
            log.info("camera.light", extra={"code": light.code})
            self._light = light
            self._on_light(light)

    def _watch(self, decoder: Decoder, same_code: SameCode) -> None:
        source, light = self._open_source()
        self._source = source
        if self._asked.is_set():
            source.close()
            return
        is_live = light.level is Level.GOOD
        self._awaited = source.name if is_live else ""
        overdue = threading.Timer(_MUTE_S, self._show_mute)
        overdue.daemon = True
        overdue.start()
        faults = PictureFaults(
            source.patience.frozen_s if isinstance(source, Camera) else LASTING_S
        )
        try:
            for sight in watch(source, decoder, self._clock, same_code):
                if self._asked.is_set():
                    return
                fault = faults.see(sight.frame) if is_live else None
                self._show(light if fault is None else _light_of(fault, source.name))
                self._on_sight(sight, source.name)
                for code in sight.shown:
                    self._on_shown(code)
        finally:
            overdue.cancel()
            source.close()


def _light_of(fault: PictureFault, name: str) -> Light:
    return Light(Topic.CAMERA, Level.BAD, _FAULTS[fault], name)
