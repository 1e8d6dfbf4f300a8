"""Webcams: found by name, remembered by what lasts, and honest about why they do not open."""

import errno
from pathlib import Path

import cv2
import pytest

from kiosk.errors import Trouble
from platforms import linux_only
from scanner.camera_list import CameraInfo, camera_meant, list_cameras
from scanner.webcams import is_forbidden, set_up, spoken_name, why_closed

pytestmark = linux_only


class Driver:
    """Keeps what it is asked, and grants the properties in `grants`."""

    def __init__(self, grants: frozenset[int] = frozenset()) -> None:
        self.asked: dict[int, float] = {}
        self._grants = grants

    def set(self, prop: int, value: float) -> bool:
        self.asked[prop] = value
        return prop in self._grants


def a_camera(system: Path, number: int, name: str, *, index: int = 0) -> str:
    node = system / f"video{number}"
    node.mkdir(parents=True)
    (node / "index").write_text(f"{index}\n")
    (node / "name").write_text(f"{name}\n", encoding="utf-8")
    return f"/dev/{node.name}"


def a_link(links: Path, kind: str, name: str, target: str) -> str:
    (links / kind).mkdir(parents=True, exist_ok=True)
    link = links / kind / name
    link.symlink_to(target)
    return str(link)


def refusing(number: int):
    def probe(node: Path) -> None:
        raise OSError(number, "refused")

    return probe


def test_cameras_are_listed_by_name_without_their_metadata_nodes(tmp_path):
    system, links = tmp_path / "system", tmp_path / "links"
    a_camera(system, 10, "Logitech C920")
    a_camera(system, 2, "Caméra intégrée")
    a_camera(system, 3, "Caméra intégrée", index=1)

    assert list_cameras(system, links) == (
        CameraInfo("Caméra intégrée", "camera:Caméra intégrée", "/dev/video2"),
        CameraInfo("Logitech C920", "camera:Logitech C920", "/dev/video10"),
    )
    assert list_cameras(tmp_path / "missing", links) == ()


def test_two_cameras_of_one_make_are_told_apart_by_their_serial_numbers(tmp_path):
    system, links = tmp_path / "system", tmp_path / "links"
    one, two = a_camera(system, 0, "C920"), a_camera(system, 2, "C920")
    second = a_link(links, "by-id", "usb-C920_9999-video-index0", one)
    first = a_link(links, "by-id", "usb-C920_1234-video-index0", two)

    assert list_cameras(system, links) == (
        CameraInfo("C920 (2)", second, "/dev/video0"),
        CameraInfo("C920", first, "/dev/video2"),
    )


def test_two_cameras_without_serial_numbers_are_told_apart_by_their_sockets(tmp_path):
    system, links = tmp_path / "system", tmp_path / "links"
    one, two = a_camera(system, 0, "C920"), a_camera(system, 2, "C920")
    a_link(links, "by-id", "usb-C920-video-index0", two)  # of the one plugged in last
    left = a_link(links, "by-path", "pci-usb-0:1:1.0-video-index0", one)
    right = a_link(links, "by-path", "pci-usb-0:2:1.0-video-index0", two)

    cameras = list_cameras(system, links)

    assert [(camera.name, camera.spec) for camera in cameras] == [
        ("C920", left),
        ("C920 (2)", right),
    ]
    assert camera_meant("C920 (2)", cameras) == cameras[1]
    assert camera_meant("camera:c9", cameras) == cameras[0]
    assert camera_meant("2", cameras) == camera_meant("/dev/video2", cameras) == cameras[1]
    assert camera_meant("camera:C930", cameras) is None


def test_two_cameras_the_system_tells_nothing_of_still_have_a_name_each(tmp_path):
    a_camera(tmp_path, 0, "C920")
    a_camera(tmp_path, 2, "C920")

    cameras = list_cameras(tmp_path, tmp_path / "none")

    assert [camera.spec for camera in cameras] == ["camera:C920", "camera:C920 (2)"]


def test_a_camera_that_is_away_is_called_by_what_its_link_tells():
    link = "/dev/v4l/by-id/usb-Logitech_C920_1234-video-index0"

    assert spoken_name(link) == "Logitech C920 1234"
    assert spoken_name("/dev/video7") == "/dev/video7"


def test_a_camera_replugged_under_another_number_keeps_its_identity(tmp_path):
    system, links = tmp_path / "system", tmp_path / "links"
    first = a_link(links, "by-id", "usb-C920_1234-video-index0", a_camera(system, 0, "C920"))
    Path(first).unlink()
    (system / "video0").rename(tmp_path / "gone")
    a_link(links, "by-id", "usb-C920_1234-video-index0", a_camera(system, 4, "C920"))

    assert list_cameras(system, links) == (CameraInfo("C920", first, "/dev/video4"),)


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.EACCES, Trouble.CAMERA_DENIED),
        (errno.EPERM, Trouble.CAMERA_DENIED),
        (errno.EBUSY, Trouble.CAMERA_BUSY),
        (errno.ENOENT, Trouble.CAMERA_MISSING),
        (errno.ENODEV, Trouble.CAMERA_MISSING),
        (errno.ENOTTY, Trouble.CAMERA_MISSING),
    ],
)
def test_a_refusal_is_told_by_what_the_system_says(number, trouble):
    assert why_closed("/dev/video0", refusing(number)) is trouble


@pytest.mark.parametrize(
    ("values", "forbidden"),
    [(["Allow", "Deny"], True), (["Deny"], True), (["Allow", "Allow"], False), ([], False)],
)
def test_a_camera_that_the_settings_of_windows_keep_back_is_told_from_one_in_use(values, forbidden):
    def consent(key: str) -> str:
        place = int(key.endswith("NonPackaged"))
        if place >= len(values):
            raise FileNotFoundError(key)
        return values[place]

    assert is_forbidden(consent) is forbidden


@pytest.mark.parametrize("device", [97, "/dev/video97", "/dev/null"])
def test_what_is_no_camera_is_missing(device):
    assert why_closed(device) is Trouble.CAMERA_MISSING


def test_a_file_in_the_place_of_a_camera_is_missing(tmp_path):
    (tmp_path / "video0").write_text("no device")

    assert why_closed(str(tmp_path / "video0")) is Trouble.CAMERA_MISSING


def test_a_camera_is_asked_for_its_own_focus_and_light_whatever_the_driver_answers():
    driver = Driver(grants=frozenset({cv2.CAP_PROP_FRAME_WIDTH}))

    set_up(driver)

    assert driver.asked[cv2.CAP_PROP_AUTOFOCUS] == 1
    assert driver.asked[cv2.CAP_PROP_AUTO_EXPOSURE] == 3
    assert (driver.asked[cv2.CAP_PROP_FRAME_WIDTH], driver.asked[cv2.CAP_PROP_FPS]) == (1280, 30)
