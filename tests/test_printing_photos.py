"""Photos of attendees: found by ticket, and never able to break a badge."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from builders import a_fair, an_attendee
from kiosk.domain.badges import Badge
from printing.layout_file import parse_layout
from printing.maker import LayoutBadgeMaker
from printing.photo_folder import MOST_BYTES, PhotoFolder
from printing.raster import page_to_image

PHOTO = {"type": "imagearea", "image": "photo", "left": 5, "bottom": 5, "width": 20, "height": 30}
LAYOUT = parse_layout(json.dumps({"name": "P", "width": 60, "height": 40, "elements": [PHOTO]}))


def a_photo(size=(60, 90), kind="JPEG", **more) -> bytes:
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (0, 0, size[0], size[1] // 2))  # blue above, red below
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


class OnePhoto:
    def __init__(self, data: bytes) -> None:
        self._data = data

    def photo(self, ticket_id: str) -> bytes | None:
        return self._data


def made(data: bytes):
    fair = a_fair()
    badge = Badge("123456789012", an_attendee(), fair.categories[0], fair.days, fair, "t-1")
    return LayoutBadgeMaker(LAYOUT, photos=OnePhoto(data)).make(badge)


@pytest.mark.parametrize("name", ["t-1.jpg", "T-1.JPEG", "CODE-9.png", "code-9.Jpg"])
def test_a_photo_is_found_by_id_or_code_in_any_letter_case(tmp_path, name):
    (tmp_path / name).write_bytes(b"picture")
    (tmp_path / "other.jpg").write_bytes(b"other")

    assert PhotoFolder(tmp_path, {"t-1": "Code-9"}.get).photo("t-1") == b"picture"


def test_a_photo_that_comes_later_is_found_too(tmp_path):
    photos = PhotoFolder(tmp_path / "photos")
    assert photos.photo("t-1") is None

    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "t-1.png").write_bytes(b"picture")

    assert photos.photo("t-1") == b"picture"
    assert photos.photo("t-2") is None


def test_a_folder_called_like_a_photo_is_none(tmp_path):
    (tmp_path / "t-1.png").mkdir()

    assert PhotoFolder(tmp_path).photo("t-1") is None


def test_of_a_huge_file_no_more_is_read_than_a_camera_makes(tmp_path):
    with (tmp_path / "t-1.jpg").open("wb") as file:
        file.truncate(MOST_BYTES * 50)

    assert len(PhotoFolder(tmp_path).photo("t-1")) == MOST_BYTES


def test_a_photo_taken_with_the_phone_held_upright_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 3  # turned half round
    page = page_to_image(made(a_photo(exif=exif)).pdf, dpi=127)

    assert page[40, 75].argmax() == 0  # red above
    assert page[160, 75].argmax() == 2


def test_a_picture_with_too_many_pixels_is_left_out():
    bomb = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(bomb, "PNG")

    assert made(bomb.getvalue()).warnings == ("The photo was left out: it has too many pixels.",)


WHOLE = [a_photo(), a_photo(kind="PNG"), a_photo(progressive=True)]


@given(
    data=st.sampled_from(WHOLE),
    where=st.floats(0, 1),
    what=st.binary(max_size=12),
    cut=st.booleans(),
)
def test_a_damaged_photo_gives_a_badge_all_the_same(data, where, what, cut):
    place = int(where * len(data))
    damaged = data[:place] + what + (b"" if cut else data[place + len(what) :])

    badge = made(damaged)

    assert badge.pdf.startswith(b"%PDF")
    assert all("left out" in warning for warning in badge.warnings)
