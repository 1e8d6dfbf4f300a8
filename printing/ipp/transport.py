"""Carries IPP over HTTP: to a host, with or without TLS, or to the socket of a local CUPS."""

import base64
import http.client
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from urllib.parse import unquote, urlsplit

_LONGEST_ANSWER = 4_000_000  # bytes; the longest printer description seen has 60,000


class UnreachableError(Exception):
    """Nothing was sent: the printer does not answer at all."""


class BrokenOffError(Exception):
    """The exchange broke off after it began: what the printer has of it is unknown."""


class HttpError(Exception):
    """The answer is no IPP at all; `status` is that of HTTP."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Address:
    """Where a printer is: its URI, and the local socket to reach it by, if any."""

    uri: str
    unix_socket: Path | None = None

    @property
    def host(self) -> str:
        """The host, an IPv6 address without its brackets."""
        return urlsplit(self.uri).hostname or ""

    @property
    def port(self) -> int:
        """The port; 631 unless the URI says so."""
        return urlsplit(self.uri).port or 631

    @property
    def path(self) -> str:
        """The path, '/' at least."""
        return urlsplit(self.uri).path or "/"

    @property
    def is_secure(self) -> bool:
        """Whether TLS is asked for."""
        return urlsplit(self.uri).scheme in ("ipps", "https")


def post(address: Address, body: bytes, *, timeout_s: float) -> bytes:
    """Exchange one message, all in all within `timeout_s` once the host's name is known.

    Raises UnreachableError, BrokenOffError or HttpError.
    """
    connection = _connection(address, timeout_s)
    try:
        connection.connect()
    except (OSError, ValueError) as error:
        connection.close()
        raise UnreachableError(str(error)) from error
    headers = {"Content-Type": "application/ipp", "Connection": "close", **_account(address)}
    try:
        with _cut_after(timeout_s, connection):
            connection.request("POST", address.path, body, headers)
            answer = connection.getresponse()
            content = answer.read(_LONGEST_ANSWER)
    except (OSError, http.client.HTTPException) as error:
        raise BrokenOffError(str(error)) from error
    finally:
        connection.close()
    if answer.status != http.client.OK:
        raise HttpError(answer.status)
    return content


def _account(address: Address) -> dict[str, str]:
    """Return what tells user and password of the URI, where it has them (RFC 7617)."""
    parts = urlsplit(address.uri)
    if not parts.username:
        return {}
    pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}


@contextmanager
def _cut_after(timeout_s: float, connection: http.client.HTTPConnection) -> Iterator[None]:
    """Cut the line in time: a socket's own time-out begins anew with every byte that drips in."""

    line = connection.sock  # kept: the connection forgets it once an answer begins

    def cut() -> None:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    timer = Timer(timeout_s, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _connection(address: Address, timeout_s: float) -> http.client.HTTPConnection:
    if address.unix_socket is not None:
        return _LocalConnection(address.unix_socket, timeout_s)
    if address.is_secure:
        # Printers sign their own certificates: encrypted, though not vouched for by anybody.
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return http.client.HTTPSConnection(
            address.host, address.port, timeout=timeout_s, context=context
        )
    return http.client.HTTPConnection(address.host, address.port, timeout=timeout_s)


class _LocalConnection(http.client.HTTPConnection):
    def __init__(self, place: Path, timeout_s: float) -> None:
        super().__init__("localhost", timeout=timeout_s)
        self._place = place

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._place))
