"""Other people's decoders as the bench sees them: alone, all together, and on a leash."""

import multiprocessing
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection

import cv2
import zxingcpp

from kiosk.ports import GrayImage
from scanner import preparations as prep
from scanner.engines import missing_engines
from scanner.views import shrunk, turned, whole

Reader = Callable[[GrayImage], list[str]]

_PATIENCE_S = 5.0  # OpenCV's detector has been seen to hang


def zxing_alone(pixels: GrayImage, binarizer: zxingcpp.Binarizer | None = None) -> list[str]:
    codes = zxingcpp.read_barcodes(
        pixels,
        formats=[zxingcpp.BarcodeFormat.QRCodeModel2],
        binarizer=binarizer or zxingcpp.Binarizer.LocalAverage,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return [code.text for code in codes]


def zbar_alone(pixels: GrayImage) -> list[str]:
    from pyzbar import pyzbar

    codes = pyzbar.decode(pixels, symbols=[pyzbar.ZBarSymbol.QRCODE])
    return [code.data.decode("utf-8", "replace") for code in codes]


def union(pixels: GrayImage) -> list[str]:
    """Read fifteen variants of one picture: what a frame still can give, whatever it costs."""
    return sorted({text for variant in _VARIANTS for text in variant(pixels)})


def rivals() -> dict[str, Reader]:
    """Return the decoders this machine has, by name."""
    found: dict[str, Reader] = {"zxing-cpp": zxing_alone}
    return found if missing_engines() else found | {"pyzbar": zbar_alone}


class OpenCvAlone:
    """cv2.QRCodeDetector in a process of its own, ended when a picture takes it too long."""

    def __init__(self) -> None:
        self.hung = 0
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None

    def __call__(self, pixels: GrayImage) -> list[str]:
        return self.timed(pixels)[0]

    def timed(self, pixels: GrayImage) -> tuple[list[str], float]:
        """Return the texts read and the milliseconds of CPU it took there."""
        line = self._line or self._start()
        line.send(pixels)
        if line.poll(_PATIENCE_S):
            answer: tuple[list[str], float] = line.recv()
            return answer
        self.hung += 1
        self.close()
        return [], 1000 * _PATIENCE_S

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._line = None

    def _start(self) -> Connection:
        spawn = multiprocessing.get_context("spawn")
        self._line, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve_opencv, args=(theirs,), daemon=True)
        self._process.start()
        return self._line


def _serve_opencv(line: Connection) -> None:
    import time

    cv2.setNumThreads(1)
    detector = cv2.QRCodeDetector()
    while True:
        pixels = line.recv()
        started = time.thread_time()
        try:
            _, texts, _, _ = detector.detectAndDecodeMulti(pixels)
        except (UnicodeDecodeError, cv2.error):  # a payload in another character set; its own bugs
            texts = ()
        line.send(([text for text in texts if text], 1000 * (time.thread_time() - started)))


def _halved(pixels: GrayImage) -> GrayImage:
    return shrunk(whole(pixels), 0.5).pixels


def _aside(pixels: GrayImage, degrees: float) -> GrayImage:
    return turned(shrunk(whole(pixels), 0.5), degrees).pixels


_GLOBAL = zxingcpp.Binarizer.GlobalHistogram

_VARIANTS: tuple[Reader, ...] = (
    zxing_alone,
    partial(zxing_alone, binarizer=_GLOBAL),
    lambda pixels: zxing_alone(_halved(pixels)),
    lambda pixels: zxing_alone(_halved(pixels), _GLOBAL),
    lambda pixels: zxing_alone(prep.inked(pixels)),
    lambda pixels: zxing_alone(prep.inked(_halved(pixels))),
    lambda pixels: zxing_alone(prep.equalised(pixels)),
    lambda pixels: zxing_alone(prep.locally_equalised(pixels)),
    lambda pixels: zxing_alone(prep.dimmed(pixels)),
    lambda pixels: zxing_alone(prep.lightened(pixels)),
    lambda pixels: zxing_alone(prep.sharpened(pixels)),
    lambda pixels: zxing_alone(prep.evenly_lit(pixels)),
    lambda pixels: zxing_alone(_aside(pixels, 22)),
    lambda pixels: [] if missing_engines() else zbar_alone(pixels),
    lambda pixels: [] if missing_engines() else zbar_alone(_halved(pixels)),
)
