"""Pictures of every kind become pixels, or the one trouble."""

import binascii
import struct
from contextlib import suppress
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import SystemClock
from kiosk.errors import TroubleError
from scanner.pictures import LONGEST_SIDE, read_picture
from scanner.sources import Pace, open_source


def a_picture(shade: int = 128) -> np.ndarray:
    return np.full((40, 60, 3), shade, np.uint8)


def save(path: Path, pixels: np.ndarray) -> Path:
    path.write_bytes(cv2.imencode(path.suffix, pixels)[1].tobytes())
    return path


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".bmp"])
def test_a_picture_is_one_frame(tmp_path, suffix):
    path = save(tmp_path / f"caméra صورة{suffix}", a_picture(100))

    (frame,) = open_source(str(path), SystemClock(), pace=Pace.FLAT_OUT).frames()

    assert frame.pixels.shape == (40, 60, 3)
    assert abs(int(frame.pixels[20, 30, 0]) - 100) <= 2


def test_colours_come_as_blue_green_red(tmp_path):
    blue = a_picture(0)
    blue[:, :, 0] = 255

    assert read_picture(save(tmp_path / "blue.png", blue))[0, 0].tolist() == [255, 0, 0]


def test_what_is_transparent_is_white(tmp_path):
    clear = np.zeros((8, 8, 4), np.uint8)
    clear[:4, :, 3] = 255

    seen = read_picture(save(tmp_path / "clear.png", clear))

    assert seen[0, 0].tolist() == [0, 0, 0]
    assert seen[7, 7].tolist() == [255, 255, 255]


@pytest.mark.parametrize("shape", [(8, 8), (8, 8, 3), (8, 8, 4)])
def test_sixteen_bits_are_reduced_to_eight(tmp_path, shape):
    deep = np.full(shape, 32768, np.uint16)
    deep[..., 3:] = 65535

    seen = read_picture(save(tmp_path / "deep.png", deep))

    assert seen.shape == (8, 8, 3)
    assert abs(int(seen[0, 0, 0]) - 128) <= 1


def test_a_picture_taken_on_its_side_comes_upright(tmp_path):
    sideways = a_picture(0)
    sideways[:, :30] = 255
    jpeg = save(tmp_path / "photo.jpg", sideways)
    tiff = b"MM\0*" + struct.pack(">LHHHLHHL", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    app1 = b"Exif\0\0" + tiff
    content = jpeg.read_bytes()
    jpeg.write_bytes(
        content[:2] + b"\xff\xe1" + struct.pack(">H", len(app1) + 2) + app1 + content[2:]
    )
    seen = read_picture(jpeg)

    assert seen.shape == (60, 40, 3)
    assert seen[5, 20, 0] > 200
    assert seen[55, 20, 0] < 50


def test_a_huge_picture_is_reduced(tmp_path):
    wide = save(tmp_path / "wide.png", np.full((10, LONGEST_SIDE * 2, 3), 77, np.uint8))

    assert read_picture(wide).shape == (5, LONGEST_SIDE, 3)


def test_a_small_file_that_claims_to_be_enormous_is_refused(tmp_path):
    content = bytearray(save(tmp_path / "bomb.png", a_picture()).read_bytes())
    content[16:24] = struct.pack(">LL", 60_000, 60_000)
    content[29:33] = struct.pack(">L", binascii.crc32(content[12:29]))
    (tmp_path / "bomb.png").write_bytes(content)

    with pytest.raises(TroubleError, match="not a readable picture"):
        read_picture(tmp_path / "bomb.png")


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".bmp"])
def test_half_a_picture_is_unreadable_and_nothing_is_printed(tmp_path, suffix, capfd):
    noise = np.random.default_rng(1).integers(0, 255, (40, 60, 3)).astype(np.uint8)
    path = save(tmp_path / f"half{suffix}", noise)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises(TroubleError, match="not a readable picture"):
        read_picture(path)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", ["text.png", "empty.jpg", "photo.heic"])
def test_what_is_no_picture_is_unreadable(tmp_path, name):
    (tmp_path / name).write_bytes(b"" if "empty" in name else b"no picture")

    with pytest.raises(TroubleError, match="not a readable picture"):
        read_picture(tmp_path / name)


WHOLE = [
    cv2.imencode(suffix, np.arange(4800, dtype=np.uint8).reshape(40, 40, 3))[1].tobytes()
    for suffix in (".png", ".jpg", ".webp", ".bmp")
]


@given(st.sampled_from(WHOLE), st.data())
def test_damaged_bytes_give_a_picture_or_the_one_trouble(tmp_path_factory, whole, data):
    content = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        content[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.png"
    path.write_bytes(content)

    with suppress(TroubleError):
        assert read_picture(path).ndim == 3
