"""The decoding libraries behind one face: what each is asked, and what it answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import Any, Protocol

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp

from kiosk.domain.scanned import LONGEST_PAYLOAD, Symbology
from kiosk.ports import GrayImage

Points = npt.NDArray[np.float32]  # n x 2, (x, y) in pixels

_ZXING_NAMES = {
    # Never BarcodeFormat.QRCode: it also tries Micro QR, rMQR and Model 1, the only source of
    # false reads seen in 863 photographs.
    Symbology.QR: zxingcpp.BarcodeFormat.QRCodeModel2,
    Symbology.DATA_MATRIX: zxingcpp.BarcodeFormat.DataMatrix,
    Symbology.AZTEC: zxingcpp.BarcodeFormat.Aztec,
    Symbology.PDF417: zxingcpp.BarcodeFormat.PDF417,
    Symbology.CODE_128: zxingcpp.BarcodeFormat.Code128,
}
_SMALLEST_AREA = 300.0  # pixels; quads below it are debris of a failed detection
_PER_LOOK = 50_000  # what any look costs beside its pixels, in pixels
_LONGEST_SIDE = 65_535  # zxing-cpp takes no more


_READABLE = (
    Symbology.QR,
    Symbology.CODE_128,
    Symbology.DATA_MATRIX,
    Symbology.AZTEC,
    Symbology.PDF417,
)


@dataclass(frozen=True, slots=True)
class Formats:
    """Which symbologies are looked for."""

    on: frozenset[Symbology] = frozenset({Symbology.QR, Symbology.CODE_128})

    @property
    def bars(self) -> frozenset[Symbology]:
        """Those read line by line, which a weak check sum alone protects."""
        return self.on & {Symbology.CODE_128}

    @property
    def matrix(self) -> frozenset[Symbology]:
        """Those protected by Reed-Solomon codes."""
        return self.on & (_ZXING_NAMES.keys() - {Symbology.CODE_128})


class Threshold(Enum):
    """How greys become black and white."""

    LOCAL = auto()
    GLOBAL = auto()


@dataclass(frozen=True, slots=True)
class Look:
    """What an engine is asked to find in one picture.

    Args:
        on: the symbologies.
        threshold: how to binarise.
        halves: look at smaller scales of the picture too.
        inverted: look for light codes on dark ground too.
        upright: bar codes are looked for along rows alone, not along columns too.
    """

    on: frozenset[Symbology]
    threshold: Threshold = Threshold.LOCAL
    halves: bool = False
    inverted: bool = False
    upright: bool = False

    def effort(self, pixels: int) -> float:
        """Return the time it takes on so many pixels, in plain looks at one pixel, as measured."""
        if self.on & {Symbology.CODE_128}:
            return _PER_LOOK + (2.5 if self.upright else 5.0) * pixels
        return _PER_LOOK + (1.0 + 0.5 * self.halves + 0.3 * self.inverted) * pixels


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """One code read; `corners` are 4 points, clockwise from the code's own top left."""

    payload: bytes
    symbology: Symbology
    corners: Points
    text: str  # the payload in the character set that the engine takes it for


def formats_named(names: str) -> Formats:
    """Return the symbologies named, apart by spaces; unknown names count for nothing."""
    known = {symbology.value.casefold(): symbology for symbology in _READABLE}
    on = {known[name] for name in names.casefold().split() if name in known}
    return Formats(frozenset(on)) if on else Formats()


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What one look came to: codes read, and outlines of codes seen but not read."""

    reads: list[Read] = field(default_factory=list)
    unread: list[Points] = field(default_factory=list)


class Engine(Protocol):
    """A library that finds codes."""

    def read(self, pixels: GrayImage, look: Look) -> Reading:
        """Return what is in the picture; any contiguous picture at all, and never an error."""
        ...


class Zxing:
    """zxing-cpp: fast, and told of no false read of a Model 2 QR code."""

    def read(self, pixels: GrayImage, look: Look) -> Reading:
        if not look.on or not 0 < min(pixels.shape) <= max(pixels.shape) <= _LONGEST_SIDE:
            return Reading()
        found = zxingcpp.read_barcodes(
            pixels,
            formats=_zxing_formats(look.on),
            binarizer=_binarizer(look.threshold),
            try_rotate=not look.upright,
            try_downscale=look.halves,
            try_invert=look.inverted,
            text_mode=zxingcpp.TextMode.Plain,
            return_errors=True,
        )
        reading = Reading()
        for barcode in found:
            _sort_in(reading, barcode, look.on)
        return reading


def _sort_in(reading: Reading, barcode: Any, on: frozenset[Symbology]) -> None:
    corners = _corners(barcode.position)
    if barcode.valid:
        payload = barcode.bytes
        symbology = _symbology(barcode.format, on)
        if symbology is not None and 0 < len(payload) <= LONGEST_PAYLOAD:
            reading.reads.append(Read(payload, symbology, corners, barcode.text))
    elif cv2.isContourConvex(corners) and cv2.contourArea(corners) > _SMALLEST_AREA:
        reading.unread.append(corners)


def _corners(position: Any) -> Points:
    places = (
        position.top_left,
        position.top_right,
        position.bottom_right,
        position.bottom_left,
    )
    return np.array([(place.x, place.y) for place in places], np.float32)


def _symbology(name: Any, on: Iterable[Symbology]) -> Symbology | None:
    return next((s for s in on if name in (_ZXING_NAMES[s], _zxing_family(s))), None)


def _zxing_family(symbology: Symbology) -> Any:
    # A Model 2 code is asked for by its own name but reported under the name of its family.
    return zxingcpp.BarcodeFormat[_ZXING_NAMES[symbology].name.removesuffix("Model2")]


@cache
def _zxing_formats(on: frozenset[Symbology]) -> Any:
    return zxingcpp.BarcodeFormats([_ZXING_NAMES[s] for s in sorted(on)])


def _binarizer(threshold: Threshold) -> zxingcpp.Binarizer:
    match threshold:
        case Threshold.LOCAL:
            return zxingcpp.Binarizer.LocalAverage
        case Threshold.GLOBAL:
            return zxingcpp.Binarizer.GlobalHistogram


class Zbar:
    """ZBar: slow and given to misreading, but it reads some codes that zxing-cpp does not.

    It turns every payload into UTF-8 by a guess at its character set, so only pure ASCII is known
    to be what the code holds; the rest is dropped. It looks for QR codes alone.
    """

    def read(self, pixels: GrayImage, look: Look) -> Reading:
        from pyzbar import pyzbar

        if Symbology.QR not in look.on or min(pixels.shape) == 0:
            return Reading()
        reading = Reading()
        for symbol in pyzbar.decode(pixels, symbols=[pyzbar.ZBarSymbol.QRCODE]):
            if symbol.data.isascii() and 0 < len(symbol.data) <= LONGEST_PAYLOAD:
                corners = _own_order(symbol.polygon, symbol.orientation)
                text = symbol.data.decode("ascii")
                reading.reads.append(Read(symbol.data, Symbology.QR, corners, text))
        return reading


_OWN_TOP_LEFT = {"UP": 0, "RIGHT": 1, "DOWN": 2, "LEFT": 3}


def _own_order(polygon: list[tuple[int, int]], orientation: str | None) -> Points:
    """Order a hull clockwise in the picture, from the corner where the code's own top left is."""
    points = np.array(polygon, np.float32).reshape(-1, 2)
    if len(points) != 4:
        points = cv2.boxPoints(cv2.minAreaRect(points)).astype(np.float32)
    centre = points.mean(axis=0)
    angles = np.arctan2(points[:, 1] - centre[1], points[:, 0] - centre[0])
    clockwise = points[np.argsort(angles)]
    first = int(np.argmin(clockwise.sum(axis=1)))  # the picture's own top left
    return np.roll(clockwise, -first - _OWN_TOP_LEFT.get(orientation or "", 0), axis=0)


def missing_engines() -> tuple[str, ...]:
    """Name the engines that this machine lacks; reading goes on without them."""
    return () if _zbar_works() else ("zbar",)


@cache
def second_opinion() -> Engine | None:
    """Return ZBar, or None on a machine without its library."""
    return Zbar() if _zbar_works() else None


@cache
def _zbar_works() -> bool:
    try:
        import pyzbar.pyzbar  # noqa: F401 # loads the shared library
    except (ImportError, OSError):
        return False
    return True
