"""Lets desks find the hub by itself where the network allows that; never the only way."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from zeroconf import Error, InterfaceChoice, ServiceInfo, Zeroconf

from kiosk.hub.endpoints import Service
from kiosk.protocol.pairing import SERVICE_TYPE


@contextmanager
def announced(service: Service) -> Iterator[None]:
    """Announce name, id and port meanwhile. Without a network the hub serves just as well."""
    place, hello = service.invitation, service.hub.hello()
    name = f"{hello.hub[-12:]}.{SERVICE_TYPE}"
    told = {"hub": hello.hub, "name": hello.name[:60]}
    info = ServiceInfo(
        SERVICE_TYPE, name, port=place.port, properties=told,
        parsed_addresses=list(place.addresses), server=f"kiosk-{hello.hub[-12:]}.local.",
    )  # fmt: skip
    is_local = all(address.startswith("127.") for address in place.addresses)
    try:
        network = Zeroconf(interfaces=list(place.addresses) if is_local else InterfaceChoice.All)
    except OSError:
        yield
        return
    try:
        with suppress(OSError, Error):
            network.register_service(info)
        yield
    finally:
        with suppress(OSError, Error):
            network.close()
