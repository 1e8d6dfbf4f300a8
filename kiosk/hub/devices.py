"""Devices that may speak to a hub, and the one-time codes by which they come to."""

from dataclasses import dataclass
from typing import Protocol

from kiosk.protocol.messages import Role


@dataclass(frozen=True, slots=True)
class Device:
    """A computer that was paired with the hub for one exhibition.

    Args:
        seen_ms: when it last spoke to the hub, milliseconds since 1970; 0 for never.
        holds: the position up to which it said to hold the feed.
        revoked_ms: since when its token opens nothing; 0 while it does.
    """

    id: str
    xh: str
    name: str
    role: Role
    paired_ms: int
    seen_ms: int = 0
    holds: int = 0
    revoked_ms: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """What a pairing code stands for, until `until_ms`."""

    xh: str
    role: Role
    until_ms: int


class Devices(Protocol):
    """The tables of devices and codes, inside a transaction.

    Tokens are kept as sha256 only, codes as the keys they are stretched to.

    Verbs that write may only be called inside `HubStore.write`.
    """

    def by_token(self, digest: bytes) -> Device | None:
        """Return the device whose token has that sha256, revoked or not."""
        ...

    def by_id(self, device: str) -> Device | None:
        """Return a device, revoked or not."""
        ...

    def tokens(self, xh: str) -> dict[str, bytes]:
        """Return the sha256 of each device's token, by its id."""
        ...

    def all(self, xh: str) -> tuple[Device, ...]:
        """Return the devices of an exhibition, in the order they were paired."""
        ...

    def put(self, device: Device, digest: bytes) -> None:
        """Add a device, or give one that is paired again another token."""
        ...

    def revoke(self, device: str, at_ms: int) -> None:
        """Let a device's token open nothing any more."""
        ...

    def saw(self, device: str, at_ms: int, holds: int) -> None:
        """Remember when a device spoke, and how far it holds the feed."""
        ...

    def offer(self, key: bytes, offer: Offer) -> None:
        """Remember a code by its key; forget those that have run out long since."""
        ...

    def offers(self) -> tuple[bytes, ...]:
        """Return the keys of all codes that nobody used."""
        ...

    def take(self, key: bytes) -> Offer | None:
        """Return what a code stands for and forget it: nobody can use it again."""
        ...

    def wrong_tries(self, source: str, since_ms: int) -> int:
        """Return how many wrong codes came from `source` since then."""
        ...

    def note_wrong_try(self, source: str, at_ms: int) -> None:
        """Count a wrong code; forget those older than a day."""
        ...
