"""The camera picture: the latest frame only, outlined, and a plain word when none comes."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from kiosk.desk.reports import Level, Light, Tone, Topic
from kiosk.domain.fair import Language
from ui.bridge import CameraChoice, CameraChoices, Mailbox
from ui.preview import CameraPreview, PreviewFrame
from ui.theme import BRIGHT, PALETTE, target
from ui.translation import number, speak
from ui_builders import ManualClock

SQUARE = ((200.0, 200.0), (400.0, 200.0), (400.0, 400.0), (200.0, 400.0))


@pytest.fixture
def mailbox():
    return Mailbox()


@pytest.fixture
def clock():
    return ManualClock()


@pytest.fixture
def preview(qtbot, mailbox, clock):
    speak(Language.FR)
    made = CameraPreview(mailbox, clock)
    qtbot.addWidget(made)
    made.resize(640, 360 + target())  # 640 × 360 for the picture, the rest for its caption
    return made


def a_frame(*, blue: int = 0, **kwargs) -> PreviewFrame:
    pixels = np.zeros((720, 1280, 3), np.uint8)
    pixels[:, :, 0] = blue
    return PreviewFrame(pixels, source_name="Webcam", decode_ms=8.6, **kwargs)


def colours(preview: CameraPreview) -> set[str]:
    image = preview.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, 640, 2) for y in range(0, 360, 2)}


def test_a_mailbox_hands_out_the_latest_thing_once(mailbox):
    mailbox.put(1)
    mailbox.put(2)

    assert (mailbox.take(), mailbox.take(), mailbox.count) == (2, None, 2)


def test_only_the_latest_frame_is_shown(preview, mailbox):
    camera = threading.Thread(target=lambda: [mailbox.put(a_frame(blue=n)) for n in (10, 90, 255)])
    camera.start()
    camera.join()
    preview.poll()

    assert preview.grab().toImage().pixelColor(320, 180) == QColor(0, 0, 255)


@pytest.mark.parametrize("tone", Tone)
def test_a_code_is_outlined_in_the_colour_of_its_verdict(preview, mailbox, tone):
    mailbox.put(a_frame(outlines=(SQUARE,), tone=tone))
    preview.poll()

    assert PALETTE[BRIGHT[tone]] in colours(preview)


def test_the_outline_lies_where_the_code_is(preview, mailbox):
    mailbox.put(a_frame(outlines=(SQUARE,), tone=Tone.ADMITTED))
    preview.poll()

    # The left edge x = 200 lands at 100 on screen, drawn 6 further out.
    assert preview.grab().toImage().pixelColor(94, 150).name() == PALETTE["green_bright"]


def test_the_caption_names_camera_rate_and_time(preview, mailbox, clock):
    mailbox.put(a_frame())
    preview.poll()
    clock.pass_seconds(1)
    mailbox.put(a_frame())
    preview.poll()

    assert preview.caption() == "Webcam · 2 i/s · lecture 9 ms"


@pytest.mark.parametrize("language", [Language.FR, Language.AR])
def test_a_long_name_leaves_room_for_the_figures_beside_the_button(
    preview, mailbox, clock, language
):
    speak(language)
    preview.show()
    preview.resize(458, 348)
    preview.offer_cameras(CameraChoices((), "rtsp://127.0.0.1/hall/camera-of-the-main-entrance"))
    clock.pass_seconds(1)
    mailbox.put(replace(a_frame(), source_name="rtsp://127.0.0.1/hall/camera-of-the-main-entrance"))
    preview.poll()

    room = preview.caption_area()
    assert not room.intersects(preview.cameras.geometry())
    assert preview.fontMetrics().horizontalAdvance(preview.caption()) <= room.width()
    assert number(9) in preview.caption()


def test_a_camera_that_falls_silent_is_not_left_standing_still(preview, mailbox, clock):
    preview.show_light(Light(Topic.CAMERA, Level.BAD, "silent"))
    mailbox.put(a_frame())
    preview.poll()
    assert preview.placeholder() == ""

    clock.pass_seconds(2.5)
    preview.poll()
    assert preview.placeholder().startswith("La caméra ne répond plus")


def test_the_mailbox_is_emptied_by_itself_while_the_preview_is_visible(qtbot, preview, mailbox):
    with qtbot.waitExposed(preview):
        preview.show()
    mailbox.put(a_frame())

    qtbot.waitUntil(lambda: preview.caption() != "")


def test_a_clip_in_place_of_a_camera_is_not_mistaken_for_one(preview, mailbox):
    mailbox.put(a_frame())
    preview.poll()
    preview.show_light(Light(Topic.CAMERA, Level.WARNING, "demo", "clip.mp4"))
    assert "Aucune caméra" in preview.banner()

    preview.show_light(Light(Topic.CAMERA, Level.GOOD, "live", "Webcam"))
    assert preview.banner() == ""


WEBCAM, LOGI = CameraChoice("by-id/a", "Webcam HD"), CameraChoice("by-id/b", "Logi", 1280, 720, 30)


def test_the_cameras_button_is_whole_and_hides_nothing_of_the_picture(preview):
    preview.show()
    preview.offer_cameras(CameraChoices((WEBCAM, LOGI), ""))
    button = preview.cameras.geometry()

    assert button.height() >= 48
    assert button.top() >= 360
    assert preview.rect().contains(button)


def entries(preview: CameraPreview) -> list[str]:
    return [action.text() for action in preview.cameras.menu().actions()]


def test_a_camera_is_chosen_by_its_name_with_what_it_sends(qtbot, preview):
    preview.show()
    preview.offer_cameras(CameraChoices((WEBCAM, LOGI), ""))
    assert preview.cameras.text() == "Première caméra"
    assert entries(preview) == ["Première caméra", "Webcam HD", "Logi · 1280 × 720 · 30 i/s"]

    with qtbot.waitSignal(preview.camera_chosen) as chosen:
        preview.cameras.menu().actions()[2].trigger()
    assert chosen.args == ["by-id/b"]
    assert preview.cameras.text() == "Logi"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_cameras_are_looked_for_when_the_menu_opens_and_found_below_the_others(qtbot, preview):
    preview.show()
    preview.offer_cameras(CameraChoices((LOGI,), "by-id/b"))
    menu = preview.cameras.menu()

    with qtbot.waitSignal(preview.cameras.opened):
        menu.popup(QPoint())
    first = menu.actionGeometry(menu.actions()[1])
    preview.offer_cameras(CameraChoices((WEBCAM,), "by-id/b"))

    assert entries(preview) == ["Première caméra", "Logi · 1280 × 720 · 30 i/s", "Webcam HD"]
    assert [action.isEnabled() for action in menu.actions()] == [True, False, True]
    assert menu.actionGeometry(menu.actions()[1]).topLeft() == first.topLeft()
    menu.hide()
    preview.offer_cameras(CameraChoices((WEBCAM,), ""))
    assert entries(preview) == ["Première caméra", "Webcam HD"]


@pytest.mark.parametrize("code", ["black", "frozen", "clip", "still"])
def test_a_useless_picture_is_said_to_be_one(preview, mailbox, code):
    mailbox.put(a_frame())
    preview.poll()
    preview.show_light(Light(Topic.CAMERA, Level.BAD, code, "Webcam"))

    assert preview.banner() != ""
