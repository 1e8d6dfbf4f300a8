"""Streams: hard codes are found within a few frames, and idle frames cost next to nothing."""

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kiosk.domain.scanned import Symbology
from scanner import passes
from scanner import preparations as prep
from scanner.engines import Formats, Look, Read, Reading, Zbar, Zxing
from scanner.search import Search
from scanner.simulator import Difficulty, Visit
from scanner.simulator import frames as visitor_frames
from scanner.stillness import Stillness
from scanner.stream import StreamDecoder
from scanner_pictures import a_bar_code, a_qr_code, bent, on_canvas

HD = (1280, 720)


class Counting:
    """zxing-cpp, with the effort asked of it counted in default looks at an HD frame."""

    def __init__(self) -> None:
        self.effort = 0.0
        self._zxing = Zxing()

    def read(self, pixels: np.ndarray, look: Look) -> Reading:
        default = Look(look.on, halves=True, inverted=True)
        self.effort += look.effort(pixels.size) / default.effort(HD[0] * HD[1])
        return self._zxing.read(pixels, look)


class Doubtful:
    """An engine that reads a bar code at the first look of a frame that holds it, never at more."""

    def __init__(self) -> None:
        self.shown = False
        self.frames_shown = 0

    def read(self, pixels: np.ndarray, look: Look) -> Reading:
        if Symbology.CODE_128 not in look.on or not self.shown:
            return Reading()
        self.shown = False
        self.frames_shown += 1
        corners = np.array([(10, 10), (60, 10), (60, 40), (10, 40)], np.float32)
        return Reading([Read(b"1234", Symbology.CODE_128, corners, "1234")])


def hall(count: int, *, moving: bool) -> list[np.ndarray]:
    """Frames of a textured background with sensor noise, drifting if it moves."""
    draw = np.random.default_rng(3)
    wide = cv2.resize(draw.integers(60, 190, (18, 48), dtype=np.uint8), (1920, 720))
    starts = [6 * number if moving else 0 for number in range(count)]
    return [
        np.clip(wide[:, at : at + 1280] + draw.normal(0, 2, (720, 1280)), 0, 255).astype(np.uint8)
        for at in starts
    ]


def shown(tile: np.ndarray, frames: list[np.ndarray], at: tuple[int, int]) -> list[np.ndarray]:
    """The frames with a code laid over them, moving by a pixel a frame."""
    height, width = tile.shape
    laid = [frame.copy() for frame in frames]
    for number, frame in enumerate(laid):
        x = at[0] + number
        frame[at[1] : at[1] + height, x : x + width] = tile
    return laid


def frames_until_read(frames: list[np.ndarray], text: str) -> int:
    """Return how many frames it takes to read `text`; StopIteration if none does."""
    decoder = StreamDecoder()
    texts = ([code.text for code in decoder.decode(frame)] for frame in frames)
    return next(number for number, read in enumerate(texts, 1) if text in read)


def test_a_plain_code_is_read_in_its_first_frame():
    frames = shown(a_qr_code("PLAIN", scale=6), hall(1, moving=False), (500, 200))

    assert frames_until_read(frames, "PLAIN") == 1


def test_a_bent_code_is_read_within_fifteen_frames():
    frames = shown(bent(a_qr_code("B" * 60, scale=8)), hall(15, moving=False), (400, 150))

    assert frames_until_read(frames, "B" * 60) <= 15


def test_a_glaring_code_is_read_within_fifteen_frames():
    tile = (200 + a_qr_code("GLARE", scale=6) / 255 * 50).astype(np.uint8)
    frames = [cv2.GaussianBlur(f, (0, 0), 2) for f in hall(15, moving=False)]

    assert frames_until_read(shown(tile, frames, (500, 200)), "GLARE") <= 15


def test_a_bar_code_is_read_within_fifteen_frames():
    tile = a_bar_code("123456789012", scale=3, height=120)

    assert frames_until_read(shown(tile, hall(15, moving=False), (300, 300)), "123456789012") <= 15


def test_light_codes_on_dark_are_read_in_their_first_frame():
    frames = shown(255 - a_qr_code("NIGHT", scale=6), hall(2, moving=False), (500, 200))

    assert frames_until_read(frames, "NIGHT") == 1


@pytest.mark.parametrize("before", range(4))
def test_light_codes_on_dark_are_read_within_four_frames_whenever_they_come(before):
    frames = hall(before + 4, moving=False)
    shown_late = frames[:before] + shown(255 - a_qr_code("NIGHT", scale=6), frames, (500, 200))

    assert frames_until_read(shown_late, "NIGHT") <= before + 4


def test_a_hard_visitor_is_read_whom_the_plain_look_at_every_frame_misses():
    visit = Visit("OFEC-55551779", 7015, Difficulty.HARD)
    grays = [cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY) for frame in visitor_frames(visit)]
    plain = Look(frozenset({Symbology.QR}), halves=True, inverted=True)

    assert not any(Zxing().read(np.asarray(gray), plain).reads for gray in grays)
    assert frames_until_read(grays, "OFEC-55551779") <= 60


def test_a_place_looked_at_closer_gives_what_the_frame_does_not():
    weak = cv2.GaussianBlur(a_qr_code("SMALL AND WEAK", scale=2), (0, 0), 0.9) * 0.3 + 60
    frame = hall(1, moving=False)[0]
    frame = shown(weak.astype(np.uint8), [frame], (600, 300))[0]
    search = Search(frame, Formats(), Zxing())
    passes.at_once(search)
    assert search.found == []

    passes.look_closer(search, prepared=prep.crisper)

    [read] = search.found
    assert read.text == "SMALL AND WEAK"
    assert np.abs(read.corners.mean(axis=0) - (600 + 29, 300 + 29)).max() < 4


def under_a_thumb(text: str) -> np.ndarray:
    """A hall with a code in it, a thumb's tip on one of its finder patterns."""
    code = cv2.GaussianBlur(a_qr_code(text, scale=6), (0, 0), 1.2) // 2 + 100
    height = code.shape[0]
    cv2.line(code, (0, height), (26, height - 40), 90, 20)
    return shown(code, hall(1, moving=False), (500, 250))[0]


def test_a_code_with_a_thumb_on_its_corner_is_read_by_the_second_engine():
    frame = under_a_thumb("OFEC-66330676")
    search = Search(frame, Formats(), Zxing(), Zbar())
    passes.at_once(search)
    passes.look_closer(search, prepared=prep.crisper)
    assert search.found == []

    passes.ask_closer(search)

    [read] = search.found
    assert read.text == "OFEC-66330676"
    assert np.abs(read.corners.mean(axis=0) - (500 + 87, 250 + 87)).max() < 12


def test_a_code_held_with_a_thumb_on_its_corner_is_read_within_a_second():
    frame = under_a_thumb("OFEC-66330676")
    trembling = [np.roll(frame, n % 3, axis=1) for n in range(30)]

    assert frames_until_read(trembling, "OFEC-66330676") <= 30


def test_a_camera_goes_on_without_the_second_engine():
    search = Search(under_a_thumb("OFEC-1"), Formats(), Zxing())

    passes.ask_closer(search)

    assert search.found == []


def test_a_still_hall_costs_next_to_nothing_after_a_second():
    engine = Counting()
    decoder = StreamDecoder(engine=engine)
    frames = hall(90, moving=False)
    for frame in frames[:45]:
        decoder.decode(frame)
    engine.effort = 0.0

    for frame in frames[45:]:
        decoder.decode(frame)

    assert engine.effort / 45 < 0.2


def test_a_moving_hall_costs_no_more_than_one_look_a_frame():
    engine = Counting()
    decoder = StreamDecoder(engine=engine)
    frames = hall(50, moving=True)
    for frame in frames + frames:
        decoder.decode(frame)
    engine.effort = 0.0

    for frame in frames:
        decoder.decode(frame)

    assert engine.effort / 50 <= 0.8


def test_an_unreadable_code_costs_no_more_than_one_look_and_a_half_a_frame():
    spoilt = a_qr_code("SPOILT" * 8, scale=6)
    spoilt[90:-30, 90:-30] = 255 - spoilt[90:-30, 90:-30][::-1]
    engine = Counting()
    decoder = StreamDecoder(engine=engine)
    frames = shown(spoilt, hall(60, moving=True), (300, 200))

    read = [decoder.decode(frame) for frame in frames]

    assert read == [[]] * 60
    assert engine.effort / 60 <= 1.5


def test_a_code_shown_to_a_sleeping_stream_is_read_in_its_first_frame():
    decoder = StreamDecoder()
    frames = hall(50, moving=False)
    for frame in frames[:-1]:
        decoder.decode(frame)

    [code] = decoder.decode(shown(a_qr_code("AWAKE", scale=4), frames[-1:], (900, 500))[0])

    assert code.text == "AWAKE"


def test_a_code_held_still_goes_on_being_read():
    decoder = StreamDecoder()
    frame = on_canvas(a_qr_code("STILL", scale=6), HD)

    read = [[code.text for code in decoder.decode(frame)] for _ in range(80)]

    assert read == [["STILL"]] * 80


def test_a_followed_code_costs_less_than_half_a_look_a_frame():
    engine = Counting()
    decoder = StreamDecoder(engine=engine)

    for frame in shown(a_qr_code("HELD", scale=6), hall(60, moving=True), (500, 200)):
        decoder.decode(frame)

    assert engine.effort / 60 < 0.5


def test_a_second_code_beside_a_followed_one_is_read_within_a_few_frames():
    one, two = a_qr_code("ONE", scale=5), a_qr_code("TWO", scale=5)
    frames = shown(one, hall(12, moving=False), (200, 200))
    both = frames[:4] + shown(two, frames[4:], (900, 200))

    assert frames_until_read(both, "TWO") <= 12


def test_corners_are_in_the_pixels_of_the_frame():
    tile = a_qr_code("WHERE", scale=6)
    pixels, drawn = on_canvas(tile, HD, degrees=30, corners=True)
    decoder = StreamDecoder()

    codes = [decoder.decode(pixels)[0] for _ in range(3)]

    assert all(np.abs(np.array(code.corners) - drawn).max() < 4 for code in codes)


def test_a_doubtful_bar_code_counts_when_a_second_frame_reads_the_same():
    engine = Doubtful()
    decoder = StreamDecoder(engine=engine)
    counted_after = None
    for frame in hall(20, moving=True):
        engine.shown = True
        if decoder.decode(frame):
            counted_after = engine.frames_shown
            break

    assert counted_after == 2


def test_a_bar_code_read_in_one_frame_alone_never_counts():
    engine = Doubtful()
    decoder = StreamDecoder(engine=engine)
    engine.shown = True

    read = [decoder.decode(frame) for frame in hall(20, moving=True)]

    assert engine.frames_shown == 1
    assert read == [[]] * 20


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(arrays(np.uint8, st.tuples(st.integers(0, 80), st.integers(0, 80))), max_size=6))
def test_frames_of_any_sizes_in_any_order_are_survived(frames):
    decoder = StreamDecoder()

    assert [decoder.decode(frame) for frame in frames] == [[]] * len(frames)


def test_a_faint_movement_is_seen_at_once_and_noise_is_none():
    noise = np.random.default_rng(3)
    hall = np.full((720, 1280), 90.0)
    stillness = Stillness()
    noisy = [np.uint8(hall + noise.normal(0, 5, hall.shape)) for _ in range(4)]
    assert [stillness.frames_since_change(each) for each in noisy] == [0, 1, 2, 3]

    hall[300:400, 600:700] += 8  # a dark sleeve in a dark hall
    assert stillness.frames_since_change(np.uint8(hall)) == 0
