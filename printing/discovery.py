"""Finds printers: the queues of a CUPS, and what announces itself on the network."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING

from kiosk.domain.print_options import Offer
from kiosk.ports import PrintTrouble
from printing.ipp.client import IppClient, StatusError
from printing.ipp.facts import PrinterFacts
from printing.ipp.ticket import offer_of
from printing.ipp.transport import Address, BrokenOffError, HttpError, UnreachableError
from printing.ipp.troubles import troubles_of

if TYPE_CHECKING:
    from zeroconf import Zeroconf

_CUPS_SOCKET = Path("/run/cups/cups.sock")
_UNTOLD = Offer()
_SERVICE = "_ipp._tcp.local."


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """A printer somebody could choose. `media` are names such as 'iso_a6_105x148mm'.

    `place` is where it says it stands.
    """

    name: str
    uri: str
    troubles: tuple[PrintTrouble, ...]
    media: tuple[str, ...]
    offer: Offer = _UNTOLD
    place: str = ""


def local_cups() -> Address:
    """Return where this machine's CUPS is, whether or not there is one."""
    return Address("ipp://localhost:631/", _CUPS_SOCKET if _CUPS_SOCKET.exists() else None)


def queues_of(cups: Address) -> list[FoundPrinter]:
    """Return the queues of a CUPS; none when there is no CUPS, or it will not tell."""
    try:
        return [_found(facts, facts.uri) for facts in IppClient(cups, timeout_s=3).printers()]
    except (UnreachableError, BrokenOffError, HttpError, StatusError):
        return []


def on_the_network(*, seconds: float, interfaces: Iterable[str] = ()) -> list[FoundPrinter]:
    """Return the printers that announce themselves within some seconds, and still answer.

    Args:
        interfaces: addresses of the interfaces to listen on; all of them when none is named.
    """
    found = []
    for uri in _announced(seconds, tuple(interfaces)):
        try:
            found.append(_found(IppClient(Address(uri), timeout_s=3).printer(), uri))
        except (UnreachableError, BrokenOffError, HttpError, StatusError):
            found.append(FoundPrinter(uri, uri, (PrintTrouble.UNREACHABLE,), ()))
    return found


def _found(facts: PrinterFacts, uri: str) -> FoundPrinter:
    troubles, offer = troubles_of(facts), offer_of(facts)
    return FoundPrinter(facts.name, uri, troubles, facts.media_names, offer, facts.place)


def _announced(seconds: float, interfaces: tuple[str, ...]) -> list[str]:
    from zeroconf import InterfaceChoice, ServiceBrowser, Zeroconf

    listener = _Listener()
    try:
        network = Zeroconf(interfaces=list(interfaces) or InterfaceChoice.All)
    except OSError:  # no network at all
        return []
    with network:
        browser = ServiceBrowser(network, _SERVICE, listener)  # type: ignore[arg-type] # typed by shape
        Event().wait(seconds)
        browser.cancel()
    return sorted(listener.uris)


class _Listener:
    """Collects URIs, by address: many networks do not resolve the names printers announce."""

    def __init__(self) -> None:
        self.uris: set[str] = set()
        self._lock = Lock()

    def add_service(self, network: "Zeroconf", kind: str, name: str) -> None:
        info = network.get_service_info(kind, name, timeout=1000)
        addresses = info.parsed_scoped_addresses() if info else []
        if info is None or not addresses:
            return
        path = (info.properties.get(b"rp") or b"ipp/print").decode(errors="replace")
        host = f"[{addresses[0]}]" if ":" in addresses[0] else addresses[0]
        with self._lock:
            self.uris.add(f"ipp://{host}:{info.port}/{path}")

    def update_service(self, network: "Zeroconf", kind: str, name: str) -> None:
        self.add_service(network, kind, name)

    def remove_service(self, network: "Zeroconf", kind: str, name: str) -> None:
        """Whoever leaves will not answer when asked."""
