"""The card for USB sticks, as somebody without a network meets it."""

import pytest
from PySide6.QtCore import Qt

from kiosk.desk.carriage import Carried
from kiosk.domain.fair import Language
from kiosk.errors import Trouble, TroubleError
from ui.stick_card import StickCard
from ui.translation import speak


@pytest.fixture
def stick(qtbot):
    speak(Language.FR)
    made = StickCard()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_stick_can_be_stopped_and_says_how_to_go_on(qtbot, stick):
    place, height = stick.take.geometry(), stick.height()
    stick.take.setFocus()
    stick.show_share(0.4)
    assert (stick.progress.value(), stick.progress.isVisible()) == (400, True)
    assert not stick.take.isVisible()
    qtbot.waitUntil(lambda: stick.stop.geometry().center().y() == place.center().y())
    assert stick.height() == height  # or the bar would be below the edge of the screen
    assert stick.stop.hasFocus()

    with qtbot.waitSignal(stick.stop_wanted):
        qtbot.mouseClick(stick.stop, Qt.MouseButton.LeftButton)
    stick.show_outcome(Carried(400, 3, 1000))
    assert stick.take.hasFocus()  # the next key goes on here, not at the gate's menu
    assert "relisez le fichier" in stick.outcome.text()
    assert not stick.progress.isVisible()
    stick.show_outcome(Carried(0, of=1000))
    assert stick.outcome.text() == "Arrêté\u202f: rien n’a été écrit."


def test_a_stick_without_a_shared_key_asks_for_the_passphrase_on_the_page(stick):
    stick.show_outcome(TroubleError(Trouble.PARCEL_KEYLESS))

    assert "saisissez ici une phrase secrète" in stick.outcome.text()
    assert "--" not in stick.outcome.text()
