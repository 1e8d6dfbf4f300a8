"""A TCP proxy on loopback that cuts, swallows and delays as bad networks do."""

import random
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

_CHUNK = 65536
_CUTS = ("refuse", "cut request", "cut answer", "swallow answer")


class FaultProxy:
    """Forwards connections to a port; `rate` of them meet a fault (0 to 1)."""

    def __init__(self, target_port: int, chance: random.Random) -> None:
        self._target = target_port
        self._chance = chance
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.rate = 0.0
        self.faults = self.calls = 0
        self.seen: Callable[[bytes], None] = lambda _: None
        self._pause = threading.Event()
        self._thread = threading.Thread(target=self._accept, daemon=True)

    def __enter__(self) -> "FaultProxy":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._pause.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def await_calls(self, count: int, *, while_true: Callable[[], bool]) -> None:
        """Return when so many more connections were made, or a condition ended."""
        wanted = self.calls + count
        while self.calls < wanted and while_true():
            self._pause.wait(0.005)

    def _accept(self) -> None:
        while not self._pause.is_set():
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            fault = self._chance.choice(_CUTS) if self._chance.random() < self.rate else ""
            self.faults += bool(fault)
            self.calls += 1
            threading.Thread(target=self._serve, args=(client, fault), daemon=True).start()

    def _serve(self, client: socket.socket, fault: str) -> None:
        with client, suppress(OSError):
            if fault == "refuse":
                return
            with socket.create_connection(("127.0.0.1", self._target), 5) as server:
                limits = {"cut request": self._chance.randrange(3000)}
                answer = {"cut answer": self._chance.randrange(200), "swallow answer": 0}
                request = threading.Thread(
                    target=self._copy, args=(client, server, limits.get(fault)), daemon=True
                )
                request.start()
                self._copy(server, client, answer.get(fault))

    def _copy(self, source: socket.socket, target: socket.socket, limit: int | None) -> None:
        """Copy until the end, or close both after `limit` bytes."""
        passed = 0
        with suppress(OSError):
            while chunk := source.recv(_CHUNK):
                self.seen(chunk)
                rest = len(chunk) if limit is None else max(0, limit - passed)
                target.sendall(chunk[:rest])
                passed += len(chunk)
                if limit is not None and passed >= limit:
                    break
        for side in (source, target):
            with suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)
