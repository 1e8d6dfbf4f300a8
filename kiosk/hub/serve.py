"""The hub's process: opens its database, listens, and ends cleanly."""

import signal
import socket
import sys
import threading
from asyncio import constants, sslproto
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import psutil
import uvicorn

from kiosk.clock import Clock
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.app import application
from kiosk.hub.bounded_http import HEAD_SECONDS, BoundedHttp
from kiosk.hub.certificate import HubCertificate, certificate_in
from kiosk.hub.endpoints import Service
from kiosk.hub.hub import Hub
from kiosk.hub.pairing import Pairing
from kiosk.hub.port import first_port, listening
from kiosk.hub.refusals import RetiredError
from kiosk.hub.since import since_in
from kiosk.hub.snapshots import Snapshots
from kiosk.hub.sqlite_store import SqliteStore
from kiosk.hub.store import HubStore
from kiosk.protocol.pairing import Invitation

if TYPE_CHECKING:  # needs its C library only where it is used
    from kiosk.hub.postgres_store import PostgresStore

Stop = Callable[[], None]

EVERYWHERE = "0.0.0.0"  # noqa: S104 - a hub is there to be reached
_GRACE_SECONDS = 2
_BACKLOG = 2048
_FILES = 65_536

# asyncio gives each TLS connection 256 KB to read into: 2,000 waiting desks would take 500 MB.
# With 16 KB they take 116 MB, with 4 KB 92, and a large push takes no longer.
_READ_BUFFER = 4 * 1024


@dataclass(frozen=True, slots=True)
class HubOrder:
    """How a hub is to be started.

    Args:
        folder: its own folder, for certificate and SQLite file.
        port: a certain one; else see kiosk/hub/port.py.
        listen: the address of one network card, or EVERYWHERE.
        database: `sqlite:///FILE` or `postgresql://…`; empty for SQLite in `folder`.
        xh: the exhibition it keeps a list for; empty for those it has.
    """

    folder: Path
    port: int | None = None
    listen: str = EVERYWHERE
    database: str = ""
    name: str = ""
    xh: str = ""
    xh_name: str = ""


@dataclass(frozen=True, slots=True)
class RunningHub:
    """A hub that is ready to serve: `serve` returns when it was told to stop.

    Args:
        xh: empty, or an exhibition that is over, where it only tells desks so.
        moved_from: the port where its desks look for it, which was taken; else 0.
    """

    service: Service
    xh: str
    store: HubStore
    moved_from: int
    _socket: socket.socket
    _certificate: HubCertificate

    def serve(self, on_ready: Callable[[Stop], None]) -> None:
        """Serve until SIGTERM, Ctrl+C or the call of what `on_ready` is given."""
        sslproto.SSLProtocol.max_size = _READ_BUFFER
        constants.SSL_HANDSHAKE_TIMEOUT = HEAD_SECONDS  # uvicorn hands none on; else a minute
        _allow_many_connections()
        site = application(self.service)
        config = uvicorn.Config(
            site,
            ssl_context_factory=lambda *_: self._certificate.context(),
            log_config=None,
            log_level="warning",  # its news are no events of ours
            access_log=False,
            server_header=False,
            proxy_headers=False,
            backlog=_BACKLOG,
            timeout_keep_alive=60,
            timeout_graceful_shutdown=_GRACE_SECONDS,
            lifespan="on",
            http=BoundedHttp,
            ws="none",
        )
        _Server(config, on_ready, site.state.stop_waiting).run(sockets=[self._socket])


class _Server(uvicorn.Server):
    """Ends in order: requests that wait for news are answered, then connections are closed."""

    def __init__(
        self, config: uvicorn.Config, on_ready: Callable[[Stop], None], stop_waiting: Stop
    ) -> None:
        super().__init__(config)
        self._on_ready = on_ready
        self._stop_waiting = stop_waiting

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_ready(self._stop)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stop_waiting()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End on a signal as on any other wish: uvicorn's way would kill us before we close."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        wanted = (signal.SIGINT, signal.SIGTERM)
        kept = {number: signal.signal(number, lambda *_: self._stop()) for number in wanted}
        try:
            yield
        finally:
            for number, handler in kept.items():
                signal.signal(number, handler)

    def _stop(self) -> None:
        self.should_exit = True


@contextmanager
def opened_hub(
    order: HubOrder, clock: Clock, snapshots: Callable[[Hub], Snapshots | None] = lambda _: None
) -> Iterator[RunningHub]:
    """Open a hub's database and port; close both at the end.

    Args:
        snapshots: returns what makes this hub's snapshots.

    Raises:
        TroubleError: the database is out of reach or in use, the port is taken.
    """
    store = store_of(order.folder, order.database, clock)
    store.open()
    try:
        hub = Hub(store, clock=clock, name=order.name, since=since_in(order.folder))
        pairing = Pairing(store, clock=clock)
        if order.xh:
            with suppress(RetiredError):  # its desks come still, and are told
                hub.open_exhibition(order.xh, order.xh_name)
        known = [each.xh for each in pairing.exhibitions()]
        if not known and not hub.retired():
            raise TroubleError(Trouble.HUB_WITHOUT_FAIR)
        certificate = certificate_in(order.folder)
        wished = first_port(order.folder, order.port)
        with listening(order.folder, order.listen, order.port) as socket_:
            port = socket_.getsockname()[1]
            shown = Invitation(own_addresses(order.listen), port, "", certificate.fingerprint)
            service = Service(hub, pairing, shown, snapshots(hub))
            xh = order.xh if order.xh in known or not known else known[0]
            moved_from = wished if wished != port else 0
            yield RunningHub(service, xh, store, moved_from, socket_, certificate)
    finally:
        store.close()


def store_of(folder: Path, database: str, clock: Clock) -> "SqliteStore | PostgresStore":
    """Return the database of a hub, not yet open. TroubleError: DATABASE_UNKNOWN."""
    url = urlsplit(database)
    match url.scheme:
        case "":
            return SqliteStore(folder, clock=clock)
        case "sqlite":  # three slashes and a relative folder, or four and an absolute one
            return SqliteStore(Path(unquote(url.path[1:])), clock=clock)
        case "postgresql" | "postgres":
            from kiosk.hub.postgres_store import PostgresStore

            return PostgresStore(database, clock=clock)
        case _:
            raise TroubleError(Trouble.DATABASE_UNKNOWN, where=url.scheme)


def _allow_many_connections() -> None:
    """Raise the usual limit of 1,024 open files, which desks that wait would reach."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _FILES if hard == resource.RLIM_INFINITY else min(hard, _FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def own_addresses(listen: str) -> tuple[str, ...]:
    """Return the addresses of this computer that desks may reach, at most four."""
    if listen != EVERYWHERE:
        return (listen,)
    cards = psutil.net_if_addrs().values()
    known = [one.address for card in cards for one in card if one.family is socket.AF_INET]
    outside = [address for address in known if not address.startswith(("127.", "169.254."))]
    return tuple(outside[:4]) or ("127.0.0.1",)
