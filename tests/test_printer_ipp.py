"""IPP on the wire: any message survives it, and no bytes or silence of a printer harm us."""

import socket
import threading
import time
from contextlib import contextmanager, suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kiosk.clock import SystemClock
from kiosk.ports import NotPrinted, Printed, PrintTrouble, ToCheck
from ports import free_port
from printer_emulators import a_badge_pdf
from printing.ipp.facts import JobFacts, printer_facts
from printing.ipp.printer import IppPrinter
from printing.ipp.transport import Address
from printing.ipp.troubles import outcome_of, troubles_of
from printing.ipp.wire import (
    Attribute,
    Group,
    Message,
    Resolution,
    Span,
    Tag,
    WireError,
    decode,
    encode,
)
from printing.pwg_raster import HEADER_LENGTH, pwg_raster

numbers = st.integers(-(2**31), 2**31 - 1)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def an_attribute(tag, values):
    return st.builds(
        Attribute, words, st.just(tag), st.lists(values, min_size=1, max_size=3).map(tuple)
    )


plain = st.one_of(
    an_attribute(Tag.INTEGER, numbers),
    an_attribute(Tag.ENUM, numbers),
    an_attribute(Tag.BOOLEAN, st.booleans()),
    an_attribute(Tag.KEYWORD, texts),
    an_attribute(Tag.NAME, texts),
    an_attribute(Tag.OCTETS, st.binary(max_size=30)),
    an_attribute(Tag.RESOLUTION, st.builds(Resolution, numbers, numbers, st.integers(3, 4))),
    an_attribute(Tag.RANGE, st.builds(Span, numbers, numbers)),
)
attributes = st.recursive(
    plain,
    lambda inner: an_attribute(Tag.COLLECTION, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=6,
)
groups = st.builds(Group, st.sampled_from([1, 2, 4, 5]), st.lists(attributes).map(tuple))
messages = st.builds(
    Message, st.integers(0, 2**16 - 1), numbers, st.lists(groups, max_size=3).map(tuple)
)


@given(messages, st.binary(max_size=20))
def test_a_message_survives_the_wire_whatever_follows_it(message, document):
    assert decode(encode(message) + document) == message


@given(st.binary(max_size=300))
def test_any_bytes_are_a_message_or_none(data):
    try:
        decode(data)
    except WireError:
        return


@given(messages, st.data())
def test_a_message_cut_short_is_none(message, data):
    whole = encode(message)

    with pytest.raises(WireError):
        decode(whole[: data.draw(st.integers(0, len(whole) - 1))])


def test_collections_nested_without_end_are_refused():
    member = b"\x4a\0\0\0\x01m\x34\0\0\0\0"

    with pytest.raises(WireError):
        decode(b"\2\0\0\0\0\0\0\1\4\x34\0\1c\0\0" + member * 5000)


@pytest.mark.parametrize(
    ("reason", "trouble"),
    [
        ("media-empty", PrintTrouble.OUT_OF_MEDIA),
        ("media-empty-warning", PrintTrouble.OUT_OF_MEDIA),
        ("media-jam-error", PrintTrouble.JAM),
        ("door-open-report", PrintTrouble.COVER_OPEN),
        ("fuser-over-temp-error", PrintTrouble.OTHER),
        ("paused", PrintTrouble.PAUSED),
    ],
)
def test_a_state_word_names_its_trouble_whatever_its_severity(reason, trouble):
    facts = printer_facts(
        Group(Tag.PRINTER, (Attribute("printer-state-reasons", Tag.KEYWORD, (reason,)),))
    )

    assert troubles_of(facts) == (trouble,)


def test_a_warning_about_toner_that_runs_low_stops_nobody():
    words = ("toner-low-warning", "media-low-report", "cups-waiting-for-job-completed")
    facts = printer_facts(
        Group(Tag.PRINTER, (Attribute("printer-state-reasons", Tag.KEYWORD, words),))
    )

    assert troubles_of(facts) == ()


@pytest.mark.parametrize(
    ("state", "started", "seen", "outcome"),
    [
        (9, True, set(), Printed()),
        (9, True, {PrintTrouble.JAM}, ToCheck(PrintTrouble.JAM)),
        (8, True, set(), ToCheck(PrintTrouble.ABORTED)),
        (7, True, set(), ToCheck(PrintTrouble.CANCELLED)),
        (7, False, set(), NotPrinted(PrintTrouble.CANCELLED)),
    ],
)
def test_only_an_end_without_any_doubt_is_certain(state, started, seen, outcome):
    job = JobFacts(1, "job-1", state, frozenset(), started=started)

    assert outcome_of(job, seen) == outcome


@contextmanager
def a_server(answer):
    """Answer every connection on a free port of loopback by a function of its socket."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                with line:
                    answer(line)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def drip(line):
    """Send a byte now and then, for as long as anybody listens."""
    pause = threading.Event()
    with suppress(OSError):
        for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + bytes(2000):
            line.sendall(bytes([byte]))
            pause.wait(0.02)


def silent(line):
    line.settimeout(60)
    while line.recv(4096):
        pass


def babble(line):
    line.recv(4096)
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")


def forbid(line):
    line.recv(4096)
    line.sendall(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")


@pytest.mark.parametrize(
    ("answer", "timeout_s", "trouble"),
    [
        (drip, 0.3, PrintTrouble.UNREACHABLE),
        (silent, 0.3, PrintTrouble.UNREACHABLE),
        (babble, 60, PrintTrouble.UNREACHABLE),
        (forbid, 60, PrintTrouble.REFUSED),
    ],
)
def test_a_printer_that_answers_badly_costs_its_time_out_at_most(answer, timeout_s, trouble):
    with a_server(answer) as port:
        address = Address(f"ipp://127.0.0.1:{port}/ipp/print")
        printer = IppPrinter(address, clock=SystemClock(), timeout_s=timeout_s)
        began = time.monotonic()

        assert printer.status().trouble is trouble
        assert printer.print("job-1", a_badge_pdf()) == NotPrinted(trouble)
        assert time.monotonic() - began < 20  # the drops alone would take forty


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost", "nowhere.invalid"])
def test_a_printer_that_is_not_there_is_unreachable(host):
    address = Address(f"ipp://{host}:{free_port()}/ipp/print")

    trouble = IppPrinter(address, clock=SystemClock(), timeout_s=1).status().trouble

    assert trouble is PrintTrouble.UNREACHABLE


pictures = arrays.arrays(
    np.uint8,
    st.tuples(st.integers(1, 300), st.integers(1, 12), st.just(3)),
    elements=st.sampled_from([0, 255]),
)


@given(pictures)
def test_a_raster_holds_the_picture_it_was_made_of(picture):
    assert np.array_equal(unpacked(pwg_raster(picture, dpi=300, grey=False), 3), picture)


def test_a_grey_raster_keeps_black_black_and_white_white():
    picture = np.zeros((300, 400, 3), np.uint8)
    picture[:150] = 255

    grey = unpacked(pwg_raster(picture, dpi=300, grey=True), 1)

    assert np.array_equal(grey[:, :, 0], picture[:, :, 0])


def unpacked(raster, colours):
    """Read a raster as PWG 5102.4 has it read."""
    assert raster[:13] == b"RaS2PwgRaster"
    width, height = (int.from_bytes(raster[4 + at : 8 + at], "big") for at in (372, 376))
    at, lines = 4 + HEADER_LENGTH, []
    while len(lines) < height:
        repeats, at = raster[at] + 1, at + 1
        line = b""
        while len(line) < width * colours:
            code, at = raster[at], at + 1
            count = 257 - code if code > 128 else 1
            line += raster[at : at + count * colours] * (1 if code > 128 else code + 1)
            at += count * colours
        lines += [line] * repeats
    assert at == len(raster)
    return np.frombuffer(b"".join(lines), np.uint8).reshape(height, width, colours)
