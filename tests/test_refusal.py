"""A start that is refused, as somebody sees it who double-clicked."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from kiosk.domain.fair import Language
from kiosk.errors import Trouble, TroubleError
from ui.refusal import refusals_shown
from ui.theme import rem, target
from ui.translation import speak


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.FR, "est utilisé par"), (Language.AR, "يستعمله"), (Language.EN, "is in use")],
)
def test_a_start_that_is_refused_says_why_on_the_screen(
    qtbot: QtBot, language: Language, words: str
) -> None:
    told: list[str] = []

    def read() -> None:
        (box,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox))
        (close,) = box.buttons()
        assert close.height() >= target()
        widest = max(label.width() for label in box.findChildren(QLabel))
        assert widest >= rem(30)  # sentences, not a column of words
        told.append(box.informativeText())
        qtbot.keyClick(box, "\r")

    QTimer.singleShot(0, read)
    with pytest.raises(TroubleError), refusals_shown(language):
        raise TroubleError(Trouble.DATA_IN_USE, where="/data")
    speak(Language.FR)

    assert words in told[0]
    assert "/data" in told[0]
