"""A start that was refused, told on the screen: whoever double-clicks has no terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

from kiosk.domain.fair import Language
from kiosk.errors import TroubleError
from ui.status_wording import trouble_text
from ui.theme import rem, target
from ui.timers import every
from ui.translation import speak

_SIGNALS_MS = 200


@contextmanager
def refusals_shown(language: Language) -> Iterator[None]:
    """Show a trouble that comes out of this, until somebody has read it; then let it go on."""
    try:
        yield
    except TroubleError as error:
        speak(language)
        _box(error).exec()
        raise


def _box(error: TroubleError) -> QMessageBox:
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("Refusal", "The kiosk cannot start"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(box.windowTitle())
    box.setInformativeText(trouble_text(error))
    close = box.addButton(
        QCoreApplication.translate("Refusal", "Close"), QMessageBox.ButtonRole.AcceptRole
    )
    close.setProperty("look", "plain")
    close.setMinimumSize(rem(8), target())
    # Python hears of Ctrl+C only when something of its own runs.
    every(_SIGNALS_MS, box, "signals", lambda: None).start()
    return box
