"""What a computer tells of itself, so that all know it again if it ever keeps the list."""

from pathlib import Path

import msgspec

from kiosk.desk.own_hub import HubPlace
from kiosk.hub.certificate import certificate_in
from kiosk.hub.port import first_port
from kiosk.hub.serve import EVERYWHERE, own_addresses


class Heir(msgspec.Struct, frozen=True):
    """The hub that a computer would be; `certificate` is PEM."""

    name: str
    certificate: str
    addresses: tuple[str, ...]
    port: int

    def as_text(self) -> str:
        """Return it as documents and pairings carry it."""
        return msgspec.json.encode(self).decode()


def heir_of(hub_folder: Path, name: str, place: HubPlace) -> Heir:
    """Return what a hub in a folder would be, making its certificate if there is none.

    Raises:
        TroubleError: the folder cannot be written.
    """
    kept = certificate_in(hub_folder)
    addresses = own_addresses(place.listen or EVERYWHERE)
    port = first_port(hub_folder, place.port)
    return Heir(name, kept.certificate.read_text("ascii"), addresses, port)


def heir_in(data: str) -> Heir | None:
    """Read it back; None for what a newer version wrote, or nobody."""
    try:
        return msgspec.json.decode(data, type=Heir)
    except ValueError:
        return None
