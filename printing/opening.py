"""Opens a printer by its address, as docs/printers.md lists them."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from kiosk.clock import Clock
from kiosk.domain.print_options import PrintOptions
from kiosk.ports import (
    BadgePrinter,
    NotPrinted,
    PrinterStatus,
    PrintOutcome,
    PrintTrouble,
    ToCheck,
    unheard,
)
from printing.folder import FolderPrinter
from printing.options import split_options, without_password

_WINDOWS = "windows:"
_LOCAL = ("localhost", "127.0.0.1", "::1")


class NoPrinter:
    """What an address of nothing leads to; a BadgePrinter of kiosk.ports."""

    def __init__(self, address: str) -> None:
        self._address = address

    @property
    def name(self) -> str:
        """The address as it was given, without password."""
        return without_password(self._address)

    def print(self, job: str, pdf: bytes, on_sent: Callable[[], None] = unheard) -> PrintOutcome:
        """Print nothing."""
        return NotPrinted(PrintTrouble.UNREACHABLE)

    def follow(self, job: str) -> PrintOutcome:
        """Nobody can be asked."""
        return ToCheck(PrintTrouble.FORGOTTEN)

    def cancel(self, job: str) -> PrintOutcome:
        """Nobody can be asked."""
        return self.follow(job)

    def status(self) -> PrinterStatus:
        """Always in trouble."""
        return PrinterStatus((PrintTrouble.UNREACHABLE,))


def open_printer(address: str, *, folder: Path, clock: Clock) -> BadgePrinter:
    """Return the printer at an address; ValueError when the address is none.

    Args:
        address: empty for `folder`; a path; ipp, ipps or zebra URI; 'windows:' and a queue.
        folder: where badges go as PDF when no printer is named.
    """
    if address.startswith(_WINDOWS):
        return _windows(address.removeprefix(_WINDOWS), clock)
    parts = urlsplit(address)
    match parts.scheme:
        case "ipp" | "ipps":
            return _ipp(*split_options(address), clock)
        case "zebra":
            return _zebra(*split_options(address), clock)
        case _ if "://" in address:
            raise ValueError(f"no printer can be reached by {parts.scheme}://")
        case _:
            return FolderPrinter(Path(address) if address else folder)


def _ipp(address: str, options: PrintOptions, clock: Clock) -> BadgePrinter:
    from printing.ipp.printer import IppPrinter
    from printing.ipp.transport import Address

    parts = urlsplit(address)
    if not _has_host(parts):
        raise ValueError("an address needs a host, and a number as port")
    if parts.username and parts.scheme == "ipp" and parts.hostname not in _LOCAL:
        raise ValueError("a password is sent over ipps:// only")
    return IppPrinter(Address(address), clock=clock, options=options)


def _zebra(address: str, options: PrintOptions, clock: Clock) -> BadgePrinter:
    from printing.zebra import ZebraPrinter

    parts = urlsplit(address)
    if not _has_host(parts):
        raise ValueError("an address needs a host, and a number as port")
    host = unquote(parts.hostname or "")
    return ZebraPrinter(host, port=parts.port or 9100, options=options, clock=clock)


def _has_host(parts: SplitResult) -> bool:
    try:
        return bool(parts.hostname) and parts.port != 0
    except ValueError:  # it would tell the log what was typed, and that may be a password
        return False


def _windows(queue: str, clock: Clock) -> BadgePrinter:
    try:
        from printing.windows_spooler import WindowsSpooler
    except ImportError as error:
        raise ValueError("queues of Windows are there on Windows only") from error
    from printing.windows_queue import WindowsQueue

    return WindowsQueue(queue, WindowsSpooler(queue), clock=clock)
