"""Five sounds that say what happened to whoever is not looking at the screen."""

import logging
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QLoggingCategory,
    QMessageLogContext,
    QObject,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)

from assets import SOUNDS
from kiosk.desk.reports import BadgeReport, Level, Light, ScanReport, Tone, Topic, tone_of
from kiosk.domain.admission import Admit, AskStaff, HandOver, Refuse
from kiosk.domain.badges import JobState
from kiosk.domain.fair import Direction
from ui.bridge import Bridge

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

log = logging.getLogger(__name__)


class Sound(StrEnum):
    """Each is a file of assets/sounds."""

    ADMITTED = "admitted"
    EXIT = "exit"
    LOOK = "look"
    REFUSED = "refused"
    PRINT_TROUBLE = "print_trouble"


class Sounds(QObject):
    """Silent until `load()`; silent for good, with a light that says so, where nothing can play.

    `load()` takes some 100 ms, hence not before the window is painted.
    """

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._in_trouble = False
        self._effects: dict[Sound, QSoundEffect] = {}
        bridge.decided.connect(self._on_decided)
        bridge.badge_changed.connect(self._on_badge_changed)

    def load(self) -> None:
        """Open the sound device, if there is one."""
        # Qt reports each sound system that a machine happens not to have; the light says enough.
        # While its library is being loaded no handler in Python may hear that: it would wait for
        # the interpreter under the lock of the loader, for which another thread that uses ctypes
        # waits with the interpreter. Windows were seen to hang for ever when they opened.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")
        try:
            import PySide6.QtMultimedia  # noqa: F401 - the rest finds it loaded
        except ImportError:  # a machine without the system's sound libraries
            self._say(Level.WARNING, "none")
            return
        reporting = qInstallMessageHandler(_ignore)
        try:
            self._effects = _effects(self)
        finally:
            qInstallMessageHandler(reporting)
        if self._effects:
            self._say(Level.GOOD, "ready")
        else:
            self._say(Level.WARNING, "none")

    def play(self, sound: Sound) -> None:
        """Play `sound`, if anything can."""
        effect = self._effects.get(sound)
        if effect is not None:
            effect.play()

    def _on_decided(self, report: ScanReport) -> None:
        self.play(sound_of(report))

    def _on_badge_changed(self, report: BadgeReport) -> None:
        if report.job.state is JobState.PRINTED:
            self._in_trouble = False
        elif report.job.state in {JobState.FAILED, JobState.TO_CHECK} and not self._in_trouble:
            self._in_trouble = True  # said once: the badge is tried again every few seconds
            self.play(Sound.PRINT_TROUBLE)

    def _say(self, level: Level, code: str) -> None:
        log.info("sound.%s", code)
        self._bridge.light_changed.emit(Light(Topic.SOUND, level, code))


def _effects(parent: QObject) -> "dict[Sound, QSoundEffect]":
    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

    if QMediaDevices.defaultAudioOutput().isNull():
        return {}
    effects = {sound: QSoundEffect(parent) for sound in Sound}
    for sound, effect in effects.items():
        effect.setSource(QUrl.fromLocalFile(str(SOUNDS / f"{sound.value}.wav")))
    return effects


def _ignore(_kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
    pass


def sound_of(report: ScanReport) -> Sound:
    """Return the sound of one verdict."""
    match report.verdict:
        case Admit(direction=Direction.EXIT):
            return Sound.EXIT
        case Admit() | HandOver():
            return Sound.ADMITTED
        case AskStaff() | Refuse():
            return Sound.LOOK if tone_of(report.verdict) is Tone.LOOK else Sound.REFUSED
