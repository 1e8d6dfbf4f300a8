"""Strangers who open connections and say nothing, or a byte at a time: desks do not notice."""

import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import a_fair
from kiosk.app.hub import _shown
from kiosk.app.pairing import pair_folder
from kiosk.app.syncing import sync_folder_once
from kiosk.clock import SystemClock
from kiosk.hub import bounded_http
from kiosk.hub.serve import HubOrder, RunningHub, Stop, opened_hub
from kiosk.protocol.pairing import read_address

STRANGERS = 50


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningHub]:
    """A hub that is served on a thread, and has little patience."""
    monkeypatch.setattr(bounded_http, "HEAD_SECONDS", 3.0)
    stops: list[Stop] = []
    ready = threading.Event()

    def on_ready(stop: Stop) -> None:
        stops.append(stop)
        ready.set()

    order = HubOrder(tmp_path / "hub", port=0, listen="127.0.0.1", xh=a_fair().id)
    with opened_hub(order, SystemClock()) as running:
        thread = threading.Thread(target=running.serve, args=(on_ready,))
        thread.start()
        ready.wait()
        yield running
        stops[0]()
        thread.join()


def connected(place: tuple[str, int]) -> ssl.SSLSocket:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context.wrap_socket(socket.create_connection(place, 30))


def is_cut(line: ssl.SSLSocket) -> bool:
    """Go on with the head, a sign at a time, until the other side hangs up."""
    line.settimeout(0.1)
    for _ in range(600):
        try:
            line.sendall(b"x")
            if line.recv(100) == b"":
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


def test_fifty_half_open_heads_are_cut_while_desks_sync(
    hub: RunningHub, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The server may warn of a head that was cut: hence `caplog`."""
    first = _shown(hub, "supervisor")
    place = read_address(first.address)
    strangers = [connected(place) for _ in range(STRANGERS)]
    for line in strangers[1:]:  # the first says nothing at all
        line.sendall(b"GET /v1/hello HTTP/1.1\r\nx-slow: ")
    told: list[dict[str, object]] = []

    for name, shown in (("one", first), ("two", _shown(hub, "desk"))):
        pair_folder(tmp_path / name, shown.qr)
        sync_folder_once(tmp_path / name, SystemClock(), told.append)
    are_cut = all(is_cut(line) for line in strangers)

    for line in strangers:
        line.close()
    assert [facts["sync"] for facts in told] == ["done", "done"]
    assert are_cut
