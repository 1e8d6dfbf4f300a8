"""A hub behind HTTP, without sockets, for the tests of its addresses."""

import hashlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

with warnings.catch_warnings():  # it would rather have httpx2, which the program does not need
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

from fakes import ManualClock
from hub_builders import XH
from kiosk.hub.app import application
from kiosk.hub.endpoints import Service
from kiosk.hub.hub import Hub
from kiosk.hub.pairing import Paired, Pairing
from kiosk.hub.snapshots import Snapshots
from kiosk.hub.sqlite_store import SqliteStore
from kiosk.protocol.messages import Role
from kiosk.protocol.pairing import Invitation

FINGERPRINT = "ab" * 32
OTHER_XH = "fair-2"


def quick(code: str) -> bytes:
    """Stretch a code in no time; the real way has its own test."""
    return hashlib.sha256(code.encode()).digest()


@dataclass
class Web:
    """A hub, what speaks to it, and a way in."""

    http: TestClient
    hub: Hub
    pairing: Pairing
    clock: ManualClock
    tokens: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def paired(self, role: Role = "desk", xh: str = XH) -> Paired:
        """Pair a computer at the hub itself."""
        code = self.pairing.new_code(xh, role).code
        paired = self.pairing.pair(lambda key: key == quick(code), "Porte A", source="here")
        assert isinstance(paired, Paired)
        return paired

    def token(self, role: Role = "desk", xh: str = XH) -> dict[str, str]:
        """Return the header that lets in a computer of that role, always the same one."""
        if (role, xh) not in self.tokens:
            self.tokens[role, xh] = bearer(self.paired(role, xh).token)
        return self.tokens[role, xh]


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


@contextmanager
def hub_web(folder: Path, snapshots: Snapshots | None = None) -> Iterator[Web]:
    """Yield a hub of two exhibitions whose bugs fail the test."""
    clock = ManualClock()
    store = SqliteStore(folder, clock=clock)
    store.open()
    hub, pairing = Hub(store, clock=clock), Pairing(store, clock=clock, stretch=quick)
    for xh in (XH, OTHER_XH):
        hub.open_exhibition(xh, "Salon")
    invitation = Invitation(("10.0.0.1",), 4750, "", FINGERPRINT)
    with TestClient(application(Service(hub, pairing, invitation, snapshots))) as http:
        yield Web(http, hub, pairing, clock)
    store.close()
