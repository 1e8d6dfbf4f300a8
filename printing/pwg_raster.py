"""Writes a page as PWG Raster (PWG 5102.4), or as URF, the raster of AirPrint."""

import itertools
import struct
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from printing.raster import RgbImage

HEADER_LENGTH = 1796
_S_GREY, _S_RGB = 18, 19
_LONGEST_RUN = 128  # pixels in one run, alike or not
_LONGEST_REPEAT = 256  # lines alike


def pwg_raster(image: RgbImage, *, dpi: int, grey: bool) -> bytes:
    """Return one page of 8 bits per colour, as sRGB or as grey."""
    pixels = _grey(image) if grey else image
    return b"RaS2" + _header(pixels, dpi) + _packed(pixels)


def urf_raster(image: RgbImage, *, dpi: int, grey: bool) -> bytes:
    """Return one page of 8 bits per colour as URF: another header, the same lines."""
    pixels = _grey(image) if grey else image
    height, width, colours = pixels.shape
    space, one_sided, normal = (1 if colours == 3 else 0), 1, 4
    head = struct.pack(">8sI", b"UNIRAST", 1)
    page = struct.pack(">4B8x3I8x", 8 * colours, space, one_sided, normal, width, height, dpi)
    return head + page + _packed(pixels)


def _packed(pixels: npt.NDArray[np.uint8]) -> bytes:
    out = bytearray()
    for repeats, line in _alike(pixels):
        out.append(repeats - 1)
        _pack(out, line)
    return bytes(out)


def _grey(image: RgbImage) -> npt.NDArray[np.uint8]:
    weights = np.array([0.299, 0.587, 0.114])
    grey: npt.NDArray[np.uint8] = np.rint(image @ weights).astype(np.uint8)
    return grey[:, :, np.newaxis]


def _header(pixels: npt.NDArray[np.uint8], dpi: int) -> bytes:
    """Return the header: every field not named here is 0, its default."""
    height, width, colours = pixels.shape
    header = bytearray(HEADER_LENGTH)
    header[0:9] = b"PwgRaster"
    numbers = {
        276: dpi, 280: dpi,
        340: 1,  # copies
        352: round(width * 72 / dpi), 356: round(height * 72 / dpi),  # page size in points
        372: width, 376: height,
        384: 8, 388: 8 * colours, 392: width * colours,
        400: _S_RGB if colours == 3 else _S_GREY,
        420: colours,
        452: 1,  # pages
        456: 1, 460: 1,  # printed as it stands, across and along
        472: width, 476: height,  # the box of the image: right and bottom
    }  # fmt: skip
    for offset, number in numbers.items():
        struct.pack_into(">I", header, offset, number)
    return bytes(header)


def _alike(pixels: npt.NDArray[np.uint8]) -> Iterator[tuple[int, npt.NDArray[np.uint8]]]:
    """Yield lines with how often each follows itself."""
    changes = np.flatnonzero((pixels[1:] != pixels[:-1]).any(axis=(1, 2))) + 1
    starts = [0, *changes.tolist(), len(pixels)]
    for start, end in itertools.pairwise(starts):
        for first in range(start, end, _LONGEST_REPEAT):
            yield min(_LONGEST_REPEAT, end - first), pixels[first]


def _pack(out: bytearray, line: npt.NDArray[np.uint8]) -> None:
    """Append one line as runs: n - 1, then a pixel to take n times; 257 - n, then n pixels."""
    changes = np.flatnonzero((line[1:] != line[:-1]).any(axis=1)) + 1
    starts = [0, *changes.tolist(), len(line)]
    singles = bytearray()
    size = line.shape[1]
    for start, end in itertools.pairwise(starts):
        pixel = line[start].tobytes()
        if end - start == 1:
            singles += pixel
            continue
        _flush(out, singles, size)
        for first in range(start, end, _LONGEST_RUN):
            out.append(min(_LONGEST_RUN, end - first) - 1)
            out += pixel
    _flush(out, singles, size)


def _flush(out: bytearray, singles: bytearray, size: int) -> None:
    for first in range(0, len(singles), _LONGEST_RUN * size):
        run = singles[first : first + _LONGEST_RUN * size]
        count = len(run) // size
        out.append(257 - count if count > 1 else 0)
        out += run
    singles.clear()
