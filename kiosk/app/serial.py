"""The serial thread: codes of a hand scanner at a port, handed on as they come."""

import threading
from collections.abc import Callable

from kiosk.clock import Clock
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.errors import TroubleError
from scanner.serial_port import SerialScanner, open_serial


class SerialThread:
    """Reads one port at a time until told to stop; unplugged scanners come back by themselves.

    `on_code` and `on_trouble` are called on this thread.
    """

    def __init__(
        self,
        port: str,
        clock: Clock,
        *,
        on_code: Callable[[ScannedCode], None],
        on_trouble: Callable[[TroubleError], None],
    ) -> None:
        """Prepare to read `port`; an empty one is none, and the thread waits for a choice."""
        self._port = port
        self._clock = clock
        self._on_code = on_code
        self._on_trouble = on_trouble
        self._lock = threading.Lock()
        self._asked = threading.Event()  # to stop, or to read another port
        self._is_stopping = False
        self._scanner: SerialScanner | None = None
        self._thread = threading.Thread(target=self._work, name="serial", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def choose(self, port: str) -> None:
        """Read another port from now on, or none where it is empty. Never waits."""
        with self._lock:
            self._port = port
            self._wake()

    def stop(self) -> None:
        """Let go of the port and end the thread."""
        with self._lock:
            self._is_stopping = True
            self._wake()
        if self._thread.ident is not None:
            self._thread.join()

    def _wake(self) -> None:
        self._asked.set()
        if self._scanner is not None:
            self._scanner.close()

    def _work(self) -> None:
        while not self._is_stopping:
            scanner = self._opened()
            if scanner is None:
                self._asked.wait()
                continue
            for code in scanner.codes():
                self._on_code(ScannedCode(code.payload, Symbology.SCANNER, seen_at=code.read_at))

    def _opened(self) -> SerialScanner | None:
        with self._lock:
            self._asked.clear()
            self._scanner = None
            if self._port and not self._is_stopping:
                self._scanner = open_serial(self._port, self._clock, self._tell)
            elif self._is_stopping:
                self._asked.set()
            return self._scanner

    def _tell(self, trouble: TroubleError | None) -> None:
        if trouble is not None:
            self._on_trouble(trouble)
