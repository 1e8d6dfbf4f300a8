"""Looks that a machine can judge: contrast, sizes, sounds, fonts."""

import re
import subprocess
import sys
import wave

import pytest
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QApplication

from assets import FOLDER, ICONS, SOUNDS
from builders import a_ticket
from kiosk.desk.reports import Topic
from kiosk.domain.admission import Admit, AskStaff, Reason, Refuse
from kiosk.domain.fair import Direction
from ui.application import FAMILIES
from ui.bridge import Bridge
from ui.chimes import compose
from ui.chips import ink_on, luminance
from ui.confirm_button import ConfirmButton
from ui.sounds import Sound, Sounds, sound_of
from ui.theme import PALETTE, rem, style_sheet, target, unit_for
from ui_builders import a_report

READ_TOGETHER = [
    ("card", "green"), ("card", "amber"), ("card", "red"), ("card", "blue"), ("card", "muted"),
    ("card", "ink_soft"), ("page", "muted"), ("ink", "amber_soft"), ("ink", "red_soft"),
    ("ink", "page"), ("blue_dark", "blue_soft"), ("bar_ink", "bar_pill"),
    ("bar_ink", "bar_pill_hot"), ("bar_muted", "bar"), ("night_ink", "night"),
    ("green_bright", "bar_pill"), ("amber_bright", "bar_pill"), ("red_bright", "bar_pill"),
]  # fmt: skip


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "ground"), READ_TOGETHER)
def test_text_stands_out_enough(ink, ground):
    least = 3.0 if ink.endswith("bright") else 4.5  # WCAG 2.2: graphics 3, text 4.5

    assert contrast(QColor(PALETTE[ink]), QColor(PALETTE[ground])) >= least


@pytest.mark.parametrize("colour", ["#f9a825", "#1565c0", "#ffffff", "#000000", "#2e7d32"])
def test_a_category_of_any_colour_can_be_read(colour):
    assert contrast(ink_on(QColor(colour)), QColor(colour)) >= 4.5


@pytest.mark.parametrize(("height", "unit"), [(600, 13), (768, 16), (1080, 20), (4320, 26)])
def test_sizes_follow_the_screen(height, unit):
    assert unit_for(height) == unit


def test_the_style_sheet_leaves_nothing_unfilled(qapp):
    sheet = style_sheet()

    assert re.findall(r"@\w+|\drem", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)) == []
    assert target() >= 48
    assert rem(2) == 32


def test_a_button_that_asks_back_turns_red(qtbot):
    button = ConfirmButton()
    qtbot.addWidget(button)
    button.setProperty("look", "plain")
    button.word("Effacer…", "Effacer : appuyez encore")
    with qtbot.waitExposed(button):
        button.show()
    button.click()

    ground = button.grab().toImage().pixelColor(6, button.height() // 2)
    assert ground == QColor(PALETTE["red_soft"])


def test_icons_named_in_the_style_sheet_exist():
    named = re.findall(r"@icons/([\w.]+)", (FOLDER / "theme.qss").read_text(encoding="utf-8"))

    assert [name for name in named if not (ICONS / name).exists()] == []


def test_fonts_of_the_house_are_loaded(qapp):
    assert set(FAMILIES) <= set(QFontDatabase.families())
    assert QApplication.font().families() == FAMILIES


@pytest.mark.parametrize("sound", Sound)
def test_each_sound_is_there_short_and_light(sound):
    path = SOUNDS / f"{sound.value}.wav"
    with wave.open(str(path)) as file:
        seconds = file.getnframes() / file.getframerate()

    assert 0.2 < seconds < 1.0
    assert path.stat().st_size < 60_000


def test_the_committed_sounds_are_the_composed_ones():
    composed = compose()

    assert set(composed) == {sound.value for sound in Sound}
    assert [len(each) for each in composed.values()] == [
        (SOUNDS / f"{name}.wav").stat().st_size for name in composed
    ]


@pytest.mark.parametrize(
    ("verdict", "sound"),
    [
        (Admit(a_ticket(), Direction.ENTRY), Sound.ADMITTED),
        (Admit(a_ticket(), Direction.EXIT), Sound.EXIT),
        (AskStaff(a_ticket(), Reason.UNPAID), Sound.LOOK),
        (Refuse(Reason.UNKNOWN_CODE), Sound.REFUSED),
    ],
)
def test_each_answer_has_its_own_sound(verdict, sound):
    assert sound_of(a_report(verdict)) is sound


def test_loading_sounds_says_at_once_whether_anything_can_be_heard(qapp):
    bridge = Bridge()
    lights = []
    bridge.light_changed.connect(lights.append)
    sounds = Sounds(bridge)
    sounds.load()
    bridge.decided.emit(a_report())

    assert [(light.topic, light.code in {"ready", "none"}) for light in lights] == [
        (Topic.SOUND, True)
    ]


LOUD = """
from PySide6.QtCore import QCoreApplication, qInstallMessageHandler
app = QCoreApplication([])
from ui import sounds
from ui.bridge import Bridge
def tell(_kind, context, _text):
    if context.category != "default":  # of the sound system, once all is loaded
        print(context.category)
sounds._ignore = tell
qInstallMessageHandler(tell)
sounds.Sounds(Bridge()).load()
"""


def test_nothing_in_python_is_called_while_the_sound_library_is_being_loaded() -> None:
    """It would wait for the interpreter under the loader's lock, and the window hang for ever."""
    done = subprocess.run([sys.executable, "-c", LOUD], capture_output=True, text=True, check=True)

    assert done.stdout == ""
