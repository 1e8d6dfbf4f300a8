"""Servers on loopback that are no hubs, or not the right ones."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kiosk.hub.certificate import certificate_in

LOGIN_PAGE = (200, "text/html; charset=utf-8", b"<html>Welcome to the Wi-Fi</html>")

Answered = tuple[int, str, bytes]


class _Handler(BaseHTTPRequestHandler):
    answered: Answered = LOGIN_PAGE

    def do_GET(self) -> None:
        status, kind, body = self.answered
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - as the library names it

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: clients break off on purpose."""


@contextmanager
def answering(answered: Answered, certificate: Path | None = None) -> Iterator[int]:
    """Yield the port of a server that answers everything alike; by TLS with a folder's key."""
    handler = type("Handler", (_Handler,), {"answered": answered})
    server = _Server(("127.0.0.1", 0), handler)
    if certificate is not None:
        context: ssl.SSLContext = certificate_in(certificate).context()
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()
