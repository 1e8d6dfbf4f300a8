"""The hub as a process of its own: how it starts, what it opens, how it ends."""

import asyncio
import os
import shlex
import signal
import socket
import ssl
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from kiosk.app.hub import Shown
from kiosk.app.hub_process import HubProcess
from kiosk.clock import SystemClock
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.port import listening
from kiosk.hub.serve import HubOrder, opened_hub
from kiosk.protocol.pairing import fingerprint_of, read_address, read_invitation
from kiosk.sync.discovery import find_hubs
from kiosk.sync.tls import shown_certificate

KIOSK = [sys.executable, "-m", "kiosk"]


def a_hub(folder: Path, port: int = 0) -> HubProcess:
    return HubProcess(folder, xh="fair-1", name="Entrée", port=port, listen="127.0.0.1")


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    made = a_hub(tmp_path)
    yield made
    made.stop()


@dataclass
class Running:
    process: HubProcess
    first: Shown
    folder: Path


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return a hub for the tests that change nothing of it."""
    folder = tmp_path_factory.mktemp("running")
    process = a_hub(folder)
    yield Running(process, process.start(), folder)
    process.stop()


def certificate_of(shown: Shown) -> str:
    return fingerprint_of(shown_certificate(*read_address(shown.address)))


def test_a_hub_shows_the_certificate_it_speaks_with_and_keeps_it(
    hub: HubProcess, tmp_path: Path
) -> None:
    first = hub.start()
    seen = certificate_of(first)
    hub.stop()
    second = hub.start()

    assert first.fingerprint == seen == second.fingerprint == certificate_of(second)
    assert read_invitation(first.qr).fingerprint == seen
    assert stat.S_IMODE((tmp_path / "hub" / "hub.key").stat().st_mode) == 0o600


def test_a_hub_that_complains_at_length_goes_on_serving(
    hub: HubProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.stderr.write(200_000 * 'x')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)

    assert certificate_of(hub.start())


def test_a_hub_comes_back_where_its_desks_look_for_it(hub: HubProcess) -> None:
    first = hub.start()
    hub.stop()

    assert hub.start().address == first.address


def test_a_hub_whose_port_was_taken_meanwhile_listens_elsewhere_and_says_so(
    hub: HubProcess,
) -> None:
    place = read_address(hub.start().address)
    hub.stop()

    with socket.create_server(place):
        moved = hub.start()
        certificate_of(moved)

    assert moved.moved_from == place[1]
    assert f"port {place[1]}" in moved.as_text()


def test_a_hub_speaks_nothing_older_than_tls_1_3(running: Running) -> None:
    place = read_address(running.first.address)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_2

    with socket.create_connection(place) as plain, pytest.raises(ssl.SSLError):
        context.wrap_socket(plain)


def test_a_head_without_end_is_cut(running: Running) -> None:
    place = read_address(running.first.address)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    sent = 0
    with socket.create_connection(place, 30) as plain, context.wrap_socket(plain) as line:
        line.sendall(b"GET /v1/hello HTTP/1.1\r\nhost: ")
        with suppress(OSError):
            while sent < 64 << 20:
                line.sendall(bytes(16_000).replace(b"\0", b"x"))
                sent += 16_000

    assert sent < 64 << 20  # the rest of what was sent lay in the buffers of the network


def test_the_hubs_answers_do_not_wait_for_acknowledgements(tmp_path: Path) -> None:
    async def is_prompt() -> bool:
        connected = asyncio.Queue[asyncio.StreamWriter]()
        listening_ = listening(tmp_path, "127.0.0.1", 0)
        server = await asyncio.start_server(
            lambda _, line: connected.put_nowait(line), sock=listening_
        )
        _, near = await asyncio.open_connection(*listening_.getsockname())
        far = await connected.get()
        socket_ = far.get_extra_info("socket")
        no_delay = socket_.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        for line in (near, far):
            line.close()
            await line.wait_closed()
        server.close()
        return bool(no_delay)

    assert asyncio.run(is_prompt())


def test_a_hub_takes_more_connections_than_systems_usually_allow(tmp_path: Path) -> None:
    words = shlex.join([*KIOSK, "hub", "--data", str(tmp_path), "--port", "0", "--listen",
                        "127.0.0.1", "--exhibition", "x", "--json"])  # fmt: skip
    with subprocess.Popen(["bash", "-c", f"ulimit -Sn 256 && exec {words}"],
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as child:  # fmt: skip
        assert child.stdout is not None
        child.stdout.readline()
        allowed, hard = psutil.Process(child.pid).rlimit(psutil.RLIMIT_NOFILE)
        child.terminate()

    assert allowed >= min(hard, 4096)


def test_another_code_is_shown_for_each_computer(running: Running) -> None:
    first, second = running.first, running.process.new_code("hall")

    assert second.role == "hall"
    assert second.code != first.code
    assert second.address == first.address


def test_a_hub_that_finds_its_port_taken_says_so(running: Running, tmp_path: Path) -> None:
    _, port = read_address(running.first.address)

    with pytest.raises(TroubleError, match=f"cannot listen at 127.0.0.1:{port}") as met:
        a_hub(tmp_path / "other", port).start()

    assert met.value.trouble is Trouble.HUB_NOT_STARTED


def test_two_hubs_do_not_share_a_folder(running: Running) -> None:
    with pytest.raises(TroubleError, match="in use by another kiosk"):
        a_hub(running.folder).start()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--database", "postgresql://127.0.0.1:1/hub"], "does not answer: start it"),
        (["--database", "mysql://x"], "kind mysql is not known"),
        ([], "no exhibition yet"),
    ],
)
def test_a_hub_that_cannot_start_says_why(tmp_path: Path, words: list[str], sentence: str) -> None:
    done = subprocess.run([*KIOSK, "hub", "--data", tmp_path, "--port", "0", *words],
                          capture_output=True, text=True, timeout=300, check=False)  # fmt: skip

    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("database", ["", pytest.param("postgres", marks=pytest.mark.servers)])
def test_a_hub_ends_cleanly_when_told_to(
    request: pytest.FixtureRequest, tmp_path: Path, database: str
) -> None:
    url = database
    if database:
        host = request.getfixturevalue(database).split()[0].partition("=")[2]
        url = f"postgresql://kiosk@/postgres?host={host}"
    words = ["hub", "--data", tmp_path, "--port", "0", "--listen", "127.0.0.1",
             "--exhibition", "x", "--json", "--database", url]  # fmt: skip
    child = subprocess.Popen([*KIOSK, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE)  # fmt: skip
    assert child.stdout is not None
    child.stdout.readline()

    child.send_signal(signal.SIGTERM)
    _, complaints = child.communicate(timeout=120)

    assert (child.returncode, complaints) == (0, b"")
    assert not (tmp_path / "hub" / "hub.db-wal").exists()


def test_a_hub_of_a_retired_exhibition_says_so_instead_of_a_code(tmp_path: Path) -> None:
    with opened_hub(HubOrder(tmp_path / "hub", xh="x"), SystemClock()) as made:
        made.service.hub.retire("x", "{}")
    words = ["hub", "--data", tmp_path, "--port", "0", "--listen", "127.0.0.1"]
    child = subprocess.Popen([*KIOSK, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    assert child.stdout is not None
    first = child.stdout.readline().decode()

    child.send_signal(signal.SIGTERM)
    rest, _ = child.communicate(timeout=120)

    assert first.startswith("x was removed from this hub on ")
    assert b"code" not in rest
    assert child.returncode == 0


def test_a_hub_dies_with_the_program_that_started_it(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from kiosk.app.hub_process import HubProcess;"
        f"hub = HubProcess(Path({str(tmp_path)!r}), xh='x', port=0, listen='127.0.0.1');"
        "hub.start(); print(hub._child.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    started = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=False)

    try:
        orphan = psutil.Process(int(started.stdout))
    except psutil.NoSuchProcess:
        return
    gone, _ = psutil.wait_procs([orphan], timeout=120)

    assert gone or orphan.status() == psutil.STATUS_ZOMBIE


def test_a_hub_can_be_found_where_the_network_allows_it(running: Running) -> None:
    _, port = read_address(running.first.address)

    def heard() -> set[tuple[str, tuple[str, ...]]]:
        found = find_hubs(seconds=1, interfaces=["127.0.0.1"])
        return {(one.name, one.addresses) for one in found if one.port == port}

    looks = (heard() for _ in range(20))  # a busy machine answers late
    assert next(filter(None, looks), None) == {("Entrée", ("127.0.0.1",))}
