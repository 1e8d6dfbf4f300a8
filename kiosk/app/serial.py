"""The serial thread: codes of a hand scanner at a port, shown to the desk as they come."""

import threading

from kiosk.app.running import RunningDesk
from kiosk.clock import Clock
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.errors import TroubleError
from scanner.serial_port import open_serial


class SerialThread:
    """Reads one port until told to stop; unplugged scanners come back by themselves."""

    def __init__(self, port: str, running: RunningDesk, clock: Clock) -> None:
        self._running = running
        self._scanner = open_serial(port, clock, self._on_trouble)
        self._thread = threading.Thread(target=self._work, name="serial", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """Let go of the port and end the thread."""
        self._scanner.close()
        if self._thread.ident is not None:
            self._thread.join()

    def _work(self) -> None:
        for code in self._scanner.codes():
            self._running.scan(ScannedCode(code.payload, Symbology.SCANNER, seen_at=code.read_at))

    def _on_trouble(self, trouble: TroubleError | None) -> None:
        if trouble is not None:
            self._running.bridge.trouble_met.emit(trouble)
