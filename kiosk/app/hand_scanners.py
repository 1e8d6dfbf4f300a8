"""Hand scanners of every kind: to the desk, or to whoever tries one out."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from kiosk.app.running import RunningDesk
from kiosk.clock import Clock
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.errors import Trouble, TroubleError
from scanner.wedge_reading import Resolved, WedgeReader, layouts_behind
from scanner.wedge_stroke import text_of
from ui.scan_trial import Trial
from ui.wedge_keys import HandScan

if TYPE_CHECKING:  # pyserial comes with it, and the window must not wait for that
    from kiosk.app.serial import SerialThread


class HandScanners:
    """Takes keys on the GUI thread and lines on the serial thread; codes are read on the desk's.

    Set `is_trying` and `on_trial` before the first scan: while `is_trying` says so, codes are not
    decided but told to `on_trial`, on the desk thread.
    """

    def __init__(self, running: RunningDesk, clock: Clock) -> None:
        self._running = running
        self._clock = clock
        self._reader = WedgeReader()
        self._turn = Lock()
        self._chosen: str | None = None
        self._serial: SerialThread | None = None
        self.is_trying: Callable[[], bool] = lambda: False
        self.on_trial: Callable[[Trial], None] = lambda _: None

    def start_serial(self, port: str) -> None:
        """Begin to listen at `port`, or at none where it is empty, or at what staff chose first."""
        from kiosk.app.serial import SerialThread

        with self._turn:
            self._serial = SerialThread(
                port if self._chosen is None else self._chosen,
                self._clock,
                on_code=self.scan_line,
                on_trouble=self._running.bridge.trouble_met.emit,
            )
            self._serial.start()

    def choose_port(self, port: str) -> None:
        """Listen at another port from now on; also while the libraries for it are loaded."""
        with self._turn:
            self._chosen = port
            if self._serial is not None:
                self._serial.choose(port)

    def stop(self) -> None:
        """Let go of the port."""
        if self._serial is not None:
            self._serial.stop()

    def scan_keys(self, scan: HandScan) -> None:
        """Have the keys of a scanner that types read, on whatever layout they were typed."""
        if self.is_trying():
            self._running.desk.run(lambda: self._tried_keys(scan), then=self.on_trial)
        else:
            self._running.scan_as(lambda: self._read(scan))

    def was_cut(self) -> None:
        """Tell staff to scan once more."""
        if self.is_trying():
            self.on_trial(Trial("", ""))
        else:
            self._running.bridge.trouble_met.emit(TroubleError(Trouble.SCAN_CUT))

    def scan_line(self, code: ScannedCode) -> None:
        """Take one code of a scanner at a port."""
        if self.is_trying():
            self._running.desk.run(lambda: self._tried_line(code), then=self.on_trial)
        else:
            self._running.scan(code)

    def _read(self, scan: HandScan) -> ScannedCode:
        found = self._resolved(scan)
        if found.is_known and not found.is_sure:
            raise TroubleError(Trouble.SCAN_UNSURE)
        text = found.text.encode("utf-8", "replace")
        return ScannedCode(text, Symbology.SCANNER, seen_at=scan.seen_at)

    def _tried_keys(self, scan: HandScan) -> Trial:
        found = self._resolved(scan)
        keyboards = layouts_behind(scan.keys, found.text)
        return Trial(text_of(scan.keys), found.text, keyboards, found.is_known)

    def _tried_line(self, code: ScannedCode) -> Trial:
        return Trial(code.text, code.text, (), self._is_known(code.text))

    def _resolved(self, scan: HandScan) -> Resolved:
        return self._reader.resolve(scan.keys, self._is_known)

    def _is_known(self, text: str) -> bool:
        return self._running.knows(text)
