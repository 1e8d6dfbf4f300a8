"""A serial hand scanner: codes come whole or not at all, whatever the cable does."""

import errno
import os
import threading
import tty
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from serial import SerialException

from fakes import ManualClock
from kiosk.domain.scanned import LONGEST_PAYLOAD
from kiosk.errors import Trouble, TroubleError
from scanner.serial_port import DevicePort, Port, SerialScanner, open_serial, trouble_of_port


class FakePort:
    """Gives what it was told to, then is unplugged."""

    def __init__(self, *reads: bytes) -> None:
        self._reads = list(reads)
        self.is_open = True

    def read(self) -> bytes:
        if not self._reads:
            raise OSError("unplugged")
        return self._reads.pop(0)

    def close(self) -> None:
        self.is_open = False


class Cable:
    """Ports in the order in which they are plugged in; None is a socket with nothing in it."""

    def __init__(self, *ports: FakePort | None) -> None:
        self._ports = list(ports)
        self.troubles: list[Trouble | None] = []
        self.scanner = SerialScanner("COM3", self._connect, ManualClock(), self._told, retry_s=0)

    def codes(self) -> list[bytes]:
        return [code.payload for code in self.scanner.codes()]

    def _connect(self) -> FakePort:
        port = self._ports.pop(0)
        if not self._ports:
            self.scanner.close()  # after this one: `codes` reads no further
        if port is None:
            raise TroubleError(Trouble.SCANNER_MISSING, where="COM3")
        return port

    def _told(self, trouble: TroubleError | None) -> None:
        self.troubles.append(trouble and trouble.trouble)


def codes_of(*reads: bytes) -> list[bytes]:
    return Cable(FakePort(*reads), None).codes()


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\x03", b""], ids=repr)
def test_a_line_is_a_code_and_so_is_what_a_pause_follows(end: bytes) -> None:
    assert codes_of(b"HA112" + end, b"") == [b"HA112"]


def test_a_code_may_come_in_pieces() -> None:
    assert codes_of(b"HA", b"11", b"2\r\nHA1", b"13\r") == [b"HA112", b"HA113"]


def test_a_code_cut_by_the_cable_is_dropped_and_the_next_one_is_read() -> None:
    cable = Cable(FakePort(b"HA112\rHA1"), None, None, FakePort(b"13\r", b""), None)

    assert cable.codes() == [b"HA112", b"13"]
    assert cable.troubles == [None, Trouble.SCANNER_MISSING, None, Trouble.SCANNER_MISSING]


def test_a_port_that_was_unplugged_is_let_go() -> None:
    port = FakePort(b"HA112\r")

    Cable(port, None).codes()

    assert not port.is_open


def test_noise_longer_than_any_code_is_dropped_up_to_its_end() -> None:
    noise = b"\xff" * (LONGEST_PAYLOAD + 1)

    assert codes_of(noise, noise + b"\rHA112\r") == [b"HA112"]


@given(st.lists(st.binary(min_size=1, max_size=20), max_size=10))
def test_how_the_bytes_are_cut_up_changes_nothing(pieces: list[bytes]) -> None:
    whole = b"".join(pieces)

    assert codes_of(*pieces, b"") == codes_of(*([whole] if whole else []), b"")


@pytest.fixture
def device() -> Iterator[tuple[int, str]]:
    """A pseudo terminal: the end that plays the scanner, and the name of the other."""
    ours, theirs = os.openpty()
    tty.setraw(ours)
    yield ours, os.ttyname(theirs)
    os.close(ours)
    os.close(theirs)


def a_fake_port() -> tuple[Port, Callable[[], None]]:
    return FakePort(b"HA112\r\n", b""), lambda: None


def a_real_port() -> tuple[Port, Callable[[], None]]:
    ours, theirs = os.openpty()
    tty.setraw(ours)
    port = DevicePort(os.ttyname(theirs))
    os.write(ours, b"HA112\r\n")

    def unplug() -> None:
        os.close(theirs)
        os.close(ours)

    return port, unplug


@pytest.mark.parametrize("made", [a_fake_port, a_real_port])
def test_every_port_gives_what_came_then_a_pause_then_says_that_it_was_unplugged(
    made: Callable[[], tuple[Port, Callable[[], None]]],
) -> None:
    port, unplug = made()

    assert port.read() == b"HA112\r\n"
    assert port.read() == b""
    unplug()
    with pytest.raises(OSError, match=r"unplugged|no data"):
        port.read()
    port.close()
    port.close()


def test_a_port_that_is_not_there_is_a_trouble() -> None:
    with pytest.raises(TroubleError) as raised:
        DevicePort("/dev/ttyACM99")

    assert raised.value.trouble is Trouble.SCANNER_MISSING
    assert raised.value.where == "/dev/ttyACM99"


def test_a_port_that_another_program_has_is_said_to_be_taken(device: tuple[int, str]) -> None:
    _, name = device
    taken = DevicePort(name)

    with pytest.raises(TroubleError, match=r"another program: close that program") as raised:
        DevicePort(name)

    assert raised.value.trouble is Trouble.SCANNER_BUSY
    taken.close()
    DevicePort(name).close()


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (OSError(errno.EACCES, "denied"), Trouble.SCANNER_DENIED),
        (OSError(errno.EBUSY, "busy"), Trouble.SCANNER_BUSY),
        (OSError(errno.ENOENT, "gone"), Trouble.SCANNER_MISSING),
        (SerialException("could not open port 'COM3': PermissionError(13)"), Trouble.SCANNER_BUSY),
        (SerialException("could not open port: FileNotFoundError(2)"), Trouble.SCANNER_MISSING),
        (ValueError("no such rate"), Trouble.SCANNER_MISSING),
    ],
)
def test_a_port_that_does_not_open_is_told_by_what_the_system_says(error, trouble) -> None:
    assert trouble_of_port(error) is trouble


def test_a_scanner_on_a_real_port_is_heard_and_can_be_told_to_stop(device: tuple[int, str]) -> None:
    plays, name = device
    heard: list[bytes] = []
    opened, came = threading.Event(), threading.Event()
    scanner = open_serial(name, ManualClock(), lambda _: opened.set())

    def listen() -> None:
        for code in scanner.codes():
            heard.append(code.payload)
            came.set()

    thread = threading.Thread(target=listen)
    thread.start()
    assert opened.wait(60)
    os.write(plays, b"572408316946")
    assert came.wait(60)
    scanner.close()
    thread.join(60)

    assert heard == [b"572408316946"]
    assert not thread.is_alive()
