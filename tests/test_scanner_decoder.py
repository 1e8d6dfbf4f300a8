"""Stills: what is read is what was drawn, where it was drawn, and no picture does harm."""

import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kiosk.domain.scanned import LONGEST_PAYLOAD, Symbology
from scanner.decoder import StillDecoder, decode, decode_texts
from scanner.engines import Formats, Look, Read, Reading, Zbar, Zxing, formats_named
from scanner_pictures import a_bar_code, a_qr_code, bent, on_canvas

TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=40)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


class Repeating:
    """An engine that answers each look with the next of the readings it was given."""

    def __init__(self, *readings: list[Read]) -> None:
        self._readings = list(readings)

    def read(self, pixels: np.ndarray, look: Look) -> Reading:
        return Reading(self._readings.pop(0) if self._readings else [])


def a_read(payload: bytes, symbology: Symbology) -> Read:
    corners = np.array([(10, 10), (60, 10), (60, 40), (10, 40)], np.float32)
    return Read(payload, symbology, corners, payload.decode())


@FEW
@given(
    TEXTS,
    st.floats(-40, 40),
    st.floats(0, 1.5),
    st.floats(0, 12),
    st.floats(0.4, 1),
    st.integers(0, 99),
)
def test_a_degraded_code_gives_its_own_text_or_nothing(text, turn, blur, noise, light, seed):
    pixels = on_canvas(a_qr_code(text, scale=5), (640, 480), degrees=turn)
    pixels = cv2.GaussianBlur(pixels, (0, 0), 0.3 + blur) * light
    pixels = pixels + np.random.default_rng(seed).normal(0, noise, pixels.shape)

    read = [code.text for code in decode(np.clip(pixels, 0, 255).astype(np.uint8))]

    assert read in ([], [text])


@FEW
@given(arrays(np.uint8, st.tuples(st.integers(0, 90), st.integers(0, 90))))
def test_any_small_picture_is_survived_and_reads_as_nothing(pixels):
    assert decode(pixels) == []


@pytest.mark.parametrize(
    "shape", [(0, 0), (0, 9), (1, 1), (1, 70_000), (70_000, 9), (4320, 7680), (719, 1281)]
)
@pytest.mark.parametrize("level", [0, 127, 255])
def test_constant_pictures_of_any_size_read_as_nothing(shape, level):
    assert decode(np.full(shape, level, np.uint8)) == []


def test_noise_is_no_code():
    noise = np.random.default_rng(1).integers(0, 256, (6, 720, 1280), dtype=np.uint8)

    assert [decode(frame) for frame in noise] == [[]] * 6


def test_a_picture_seen_through_strides_reads_like_any_other():
    pixels = on_canvas(a_qr_code("STRIDES", scale=6), (640, 480))
    doubled = np.zeros((960, 1280), np.uint8)
    doubled[::2, ::2] = pixels

    assert [code.text for code in decode(doubled[::2, ::2])] == ["STRIDES"]
    assert [code.text for code in decode(pixels[::-1, ::-1])] == ["STRIDES"]


def test_a_small_code_in_an_8k_picture_is_read():
    pixels = on_canvas(a_qr_code("FAR", scale=20), (7680, 4320))

    assert [code.text for code in decode(pixels)] == ["FAR"]


@pytest.mark.parametrize("payload", [b"\xff\x00\xfe\x81\x80", "h\xe9".encode("latin-1")])
def test_bytes_that_are_no_utf8_survive(payload):
    [code] = decode(on_canvas(a_qr_code(payload, scale=6), (640, 480)))

    assert code.payload == payload


def test_texts_are_given_in_the_character_set_the_code_is_taken_for():
    matrix = np.array(segno.make("点茗", mode="kanji", micro=False).matrix)
    pixels = np.kron(np.pad(255 * (1 - matrix), 4, constant_values=255), np.ones((6, 6)))

    assert decode_texts(pixels.astype(np.uint8)) == ["点茗"]


def test_two_codes_and_a_bar_code_in_one_picture_are_all_found():
    pixels = np.full((720, 1280), 255, np.uint8)
    pixels[40:240, 40:240] = cv2.resize(a_qr_code("ONE"), (200, 200), interpolation=0)
    pixels[300:500, 700:900] = cv2.resize(a_qr_code("TWO"), (200, 200), interpolation=0)
    bars = a_bar_code("123456789012", scale=3, height=80)
    pixels[560:640, 300 : 300 + bars.shape[1]] = bars

    read = {(code.text, code.symbology) for code in decode(pixels)}

    assert read == {
        ("ONE", Symbology.QR),
        ("TWO", Symbology.QR),
        ("123456789012", Symbology.CODE_128),
    }


def test_the_same_code_twice_is_one_code():
    tile = cv2.resize(a_qr_code("TWIN"), (300, 300), interpolation=0)

    assert len(decode(np.hstack([tile, tile]))) == 1


@pytest.mark.parametrize("degrees", [0, 15, 90, 180, 225, 270])
@pytest.mark.parametrize("size", [(640, 480), (3000, 2000)])
def test_corners_are_where_the_code_was_drawn_from_its_own_top_left(degrees, size):
    tile = a_qr_code("CORNERS", scale=size[1] // 80)
    pixels, drawn = on_canvas(tile, size, degrees=degrees, corners=True)

    [code] = decode(pixels)

    assert np.abs(np.array(code.corners) - drawn).max() < 0.012 * size[1]


def test_corners_of_a_bent_code_lie_on_the_code():
    pixels, drawn = on_canvas(bent(a_qr_code("B" * 60, scale=8)), (640, 480), corners=True)

    [code] = decode(pixels)

    assert np.abs(np.array(code.corners) - drawn).max() < 30


def test_a_code_on_a_can_is_read_where_the_flat_look_fails():
    pixels = on_canvas(bent(a_qr_code("B" * 60, scale=8)), (640, 480))

    assert Zxing().read(pixels, Look(frozenset({Symbology.QR}), halves=True)).reads == []
    assert [code.text for code in decode(pixels)] == ["B" * 60]


def test_a_far_code_in_the_dark_is_read():
    tile = cv2.resize(a_qr_code("DARK", scale=4), (58, 58), interpolation=cv2.INTER_AREA)
    pixels = np.full((720, 1280), 20, np.uint8)
    pixels[300:358, 600:658] = 8 + tile // 6
    pixels[:, 1200:] = 255

    assert [code.text for code in decode(pixels)] == ["DARK"]


def test_a_light_code_on_dark_ground_is_read():
    pixels = 255 - on_canvas(a_qr_code("NIGHT", scale=6), (640, 480))

    assert [code.text for code in decode(pixels)] == ["NIGHT"]


def test_only_the_symbologies_that_are_on_are_read():
    pixels = on_canvas(a_qr_code("OFF", scale=6), (640, 480))
    without_qr = StillDecoder(Formats(frozenset({Symbology.CODE_128, Symbology.AZTEC})))

    assert without_qr.decode(pixels) == []


def test_data_matrix_can_be_switched_on():
    import zxingcpp

    made = zxingcpp.create_barcode("MATRIX", zxingcpp.BarcodeFormat.DataMatrix)
    tile = np.array(zxingcpp.write_barcode_to_image(made, scale=8, add_quiet_zones=True))
    pixels = on_canvas(tile, (640, 480))

    [code] = StillDecoder(Formats(frozenset({Symbology.DATA_MATRIX}))).decode(pixels)

    assert (code.text, code.symbology) == ("MATRIX", Symbology.DATA_MATRIX)
    assert decode(pixels) == []


def test_a_bar_code_counts_only_when_a_second_look_agrees():
    pixels = np.full((100, 200), 255, np.uint8)
    bar = a_read(b"1234", Symbology.CODE_128)
    other = a_read(b"1235", Symbology.CODE_128)

    agreed = StillDecoder(engine=Repeating([], [bar], [bar])).decode(pixels)
    denied = StillDecoder(engine=Repeating([], [bar], [other], [other])).decode(pixels)

    assert [code.text for code in agreed] == ["1234"]
    assert denied == []


def test_the_second_engine_counts_only_when_it_says_the_same_twice():
    pixels = np.full((100, 200), 255, np.uint8)
    one, other = a_read(b"ONE", Symbology.QR), a_read(b"TWO", Symbology.QR)

    agreed = StillDecoder(engine=Repeating(), second=Repeating([one], [one])).decode(pixels)
    denied = StillDecoder(engine=Repeating(), second=Repeating([one], [other])).decode(pixels)

    assert [code.text for code in agreed] == ["ONE"]
    assert denied == []


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_the_second_engine_tells_corners_as_the_first_does(quarters):
    pixels = np.ascontiguousarray(np.rot90(a_qr_code("ORDER", scale=6), quarters))
    look = Look(frozenset({Symbology.QR}))

    [ours], [theirs] = Zxing().read(pixels, look).reads, Zbar().read(pixels, look).reads

    assert np.abs(ours.corners - theirs.corners).max() < 3


def test_the_second_engine_is_not_believed_beyond_ascii():
    pixels = a_qr_code("h\xe9".encode("latin-1"), scale=6)

    assert Zbar().read(pixels, Look(frozenset({Symbology.QR}))).reads == []


def test_a_payload_too_long_for_a_ticket_is_dropped():
    payload = "9" * (LONGEST_PAYLOAD + 1)
    pixels = a_qr_code(payload, scale=4, error="l")

    assert decode(pixels) == []


def test_a_machine_without_zbar_says_so_and_reads_on():
    script = (
        "import sys; sys.modules['pyzbar.pyzbar'] = None\n"
        "import numpy as np\n"
        "from scanner.decoder import decode\n"
        "from scanner.engines import missing_engines\n"
        "print(missing_engines(), decode(np.zeros((200, 200), np.uint8)))"
    )
    root = Path(__file__).parents[1]

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )

    assert done.stdout.strip() == "('zbar',) []"


def test_formats_are_switched_on_by_name_and_nonsense_counts_for_nothing():
    assert formats_named("QRCode datamatrix").on == {Symbology.QR, Symbology.DATA_MATRIX}
    assert formats_named("nonsense") == Formats()
    assert formats_named("") == Formats()
