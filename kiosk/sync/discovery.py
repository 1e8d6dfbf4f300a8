"""Finds hubs that announce themselves, to spare typing an address; many networks forbid it."""

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Event, Lock

from zeroconf import Error, InterfaceChoice, ServiceBrowser, ServiceInfo, Zeroconf

from kiosk.protocol.pairing import SERVICE_TYPE


@dataclass(frozen=True, slots=True)
class FoundHub:
    """A hub that somebody could pair with: nothing of this is proven."""

    hub: str
    name: str
    addresses: tuple[str, ...]
    port: int


def find_hubs(
    *, seconds: float, wanted: str = "", interfaces: Iterable[str] = ()
) -> list[FoundHub]:
    """Return the hubs that announce themselves within some seconds, by name.

    Args:
        wanted: the id of a hub: return as soon as that one was heard.
        interfaces: addresses of the interfaces to listen on; all of them when none is named.
    """
    try:
        network = Zeroconf(interfaces=list(interfaces) or InterfaceChoice.All)
    except OSError:  # no network at all
        return []
    listener = _Listener(wanted)
    with network:
        browser = ServiceBrowser(network, SERVICE_TYPE, listener)  # type: ignore[arg-type] # typed by shape
        listener.is_found.wait(seconds)
        browser.cancel()
    return sorted(listener.hubs.values(), key=lambda hub: (hub.name, hub.hub))


class _Listener:
    def __init__(self, wanted: str) -> None:
        self._wanted = wanted
        self._turn = Lock()
        self.hubs: dict[str, FoundHub] = {}
        self.is_found = Event()

    def add_service(self, network: Zeroconf, kind: str, name: str) -> None:
        try:
            info = network.get_service_info(kind, name)
        except Error:  # a name no service can have
            return
        hub = _hub(info) if info is not None else None
        if hub is None:
            return
        with self._turn:
            self.hubs[name] = hub
        if hub.hub == self._wanted:
            self.is_found.set()

    update_service = add_service

    def remove_service(self, _network: Zeroconf, _kind: str, name: str) -> None:
        with self._turn:
            self.hubs.pop(name, None)


def _hub(info: ServiceInfo) -> FoundHub | None:
    told = info.decoded_properties
    addresses = tuple(address for address in info.parsed_addresses() if ":" not in address)
    if not info.port or not addresses:
        return None
    return FoundHub(told.get("hub") or "", told.get("name") or "", addresses, info.port)
