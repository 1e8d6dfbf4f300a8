"""Hand scanners on a serial port (COM3, /dev/ttyACM0): lines of bytes in, codes out."""

import errno
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import serial
from serial.tools import list_ports

from kiosk.clock import Clock
from kiosk.domain.scanned import LONGEST_PAYLOAD
from kiosk.errors import Trouble, TroubleError

_RETRY_S = 2.0

# At 9600 baud a byte takes 1 ms, and scanners send a code in one go: this long a pause ends it.
_PAUSE_S = 0.1

# Line ends, and what frames a code on some scanners: start and end of text.
_ENDS = b"\r\n\x02\x03\x00"

_REFUSALS = {
    errno.EACCES: Trouble.SCANNER_DENIED,
    errno.EPERM: Trouble.SCANNER_DENIED,
    errno.EBUSY: Trouble.SCANNER_BUSY,
    errno.EAGAIN: Trouble.SCANNER_BUSY,  # it is locked
}


class Port(Protocol):
    """An open serial port."""

    def read(self) -> bytes:
        """Return what has come, b"" after a pause without any; OSError when it was unplugged."""
        ...

    def close(self) -> None:
        """Let go of the port. May be called twice."""
        ...


@dataclass(frozen=True, slots=True)
class SerialCode:
    """One code, as the scanner sent it. `read_at` is in seconds on the monotonic clock."""

    payload: bytes
    read_at: float


@dataclass(frozen=True, slots=True)
class SerialPortInfo:
    """A port of this machine: its name for people, and what to give to `open_serial`."""

    name: str
    device: str


class SerialScanner:
    """The codes of one scanner, whatever happens to its cable.

    A port that is missing, taken, or unplugged in mid-code is opened again every two seconds; what
    came of that code is dropped. `on_trouble` hears why, once per trouble, and None once it works:
    SCANNER_MISSING, SCANNER_BUSY, or SCANNER_DENIED where the system forbids to use the port.

    Args:
        name: of the port, for people.
        connect: opens the port; TroubleError when that fails.
    """

    def __init__(
        self,
        name: str,
        connect: Callable[[], Port],
        clock: Clock,
        on_trouble: Callable[[TroubleError | None], None],
        *,
        retry_s: float = _RETRY_S,
    ) -> None:
        self._name = name
        self._connect = connect
        self._clock = clock
        self._on_trouble = on_trouble
        self._retry_s = retry_s
        self._closing = threading.Event()

    def codes(self) -> Iterator[SerialCode]:
        """Yield codes until `close()`, which takes effect within a tenth of a second."""
        last: Trouble | None = None
        while not self._closing.is_set():
            try:
                port = self._connect()
                self._on_trouble(None)
                last = None
                yield from self._read_all(port)
            except TroubleError as trouble:
                if trouble.trouble is not last:
                    self._on_trouble(trouble)
                last = trouble.trouble
                self._closing.wait(self._retry_s)

    def close(self) -> None:
        """End `codes()`. May be called from another thread, and twice."""
        self._closing.set()

    def _read_all(self, port: Port) -> Iterator[SerialCode]:
        try:
            splitter = _Splitter()
            while not self._closing.is_set():
                for payload in splitter.codes_of(port.read()):
                    yield SerialCode(payload, self._clock.monotonic())
        except OSError as error:
            raise TroubleError(Trouble.SCANNER_MISSING, where=self._name) from error
        finally:
            port.close()


class _Splitter:
    """Cuts a stream of bytes into codes, at line ends and at pauses.

    What is longer than any code is dropped up to its end: noise, or the wrong baud rate.
    """

    def __init__(self) -> None:
        self._begun = bytearray()
        self._is_too_long = False

    def codes_of(self, data: bytes) -> list[bytes]:
        """Return the codes that `data` completes; b"" stands for a pause."""
        codes = [] if data else [self._ended()]
        for byte in data:
            if byte in _ENDS:
                codes.append(self._ended())
            elif len(self._begun) < LONGEST_PAYLOAD:
                self._begun.append(byte)
            else:
                self._is_too_long = True
        return [code for code in codes if code]

    def _ended(self) -> bytes:
        code = b"" if self._is_too_long else bytes(self._begun)
        self._begun.clear()
        self._is_too_long = False
        return code


class DevicePort:
    """A port of this machine, through pyserial."""

    def __init__(self, device: str, *, baud: int = 9600) -> None:
        """Open `device`; `baud` means nothing to a USB scanner.

        Raises:
            TroubleError: SCANNER_MISSING; SCANNER_BUSY; SCANNER_DENIED.
        """
        try:
            # Exclusive where the system can: two readers would each get half of every code.
            self._serial = serial.Serial(device, baud, timeout=_PAUSE_S, exclusive=True)
        except (OSError, ValueError) as error:
            raise TroubleError(trouble_of_port(error), where=device) from error

    def read(self) -> bytes:
        first = self._serial.read(1)
        return first + self._serial.read(self._serial.in_waiting) if first else first

    def close(self) -> None:
        self._serial.close()


def trouble_of_port(error: OSError | ValueError) -> Trouble:
    """Tell why a port did not open, by what pyserial says of it."""
    if isinstance(error, ValueError):
        return Trouble.SCANNER_MISSING
    if error.errno is None:  # Windows: it denies a port only while another program has it
        is_taken = "PermissionError" in str(error)
        return Trouble.SCANNER_BUSY if is_taken else Trouble.SCANNER_MISSING
    return _REFUSALS.get(error.errno, Trouble.SCANNER_MISSING)


def open_serial(
    device: str, clock: Clock, on_trouble: Callable[[TroubleError | None], None]
) -> SerialScanner:
    """Return the scanner at a port: "COM3", "/dev/ttyACM0", or one of `list_serial_ports`."""
    return SerialScanner(device, lambda: DevicePort(device), clock, on_trouble)


def list_serial_ports() -> tuple[SerialPortInfo, ...]:
    """Return the ports that have something plugged in by USB, in the order of their names."""
    found = [port for port in list_ports.comports() if port.vid is not None]
    return tuple(
        SerialPortInfo(port.product or port.description or port.device, port.device)
        for port in sorted(found, key=lambda port: port.device)
    )
