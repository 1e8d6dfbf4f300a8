"""A label as ZPL: one picture of black dots, packed."""

import base64
import binascii
import zlib

import numpy as np
import numpy.typing as npt

from kiosk.domain.print_options import PrintOptions
from printing.raster import RgbImage

_PLAIN = PrintOptions()
_BLACK_BELOW = 128  # a threshold: dithering would blur bar codes and thin strokes


def dots(image: RgbImage) -> npt.NDArray[np.bool_]:
    """Return which dots are burnt, row by row from the top."""
    # Three times as fast as the mean over the colours, which goes through floating point.
    light = image[:, :, 0].astype(np.uint16) + image[:, :, 1] + image[:, :, 2]
    burnt: npt.NDArray[np.bool_] = light < 3 * _BLACK_BELOW
    return burnt


def label(image: RgbImage, options: PrintOptions = _PLAIN) -> bytes:
    """Return a format that prints the picture, dot for dot; darkness, cut and copies as asked."""
    rows = np.packbits(dots(image), axis=1)  # eight dots a byte; a row's last is filled with white
    height, bytes_a_row = rows.shape
    packed = base64.b64encode(zlib.compress(rows.tobytes(), 9))
    check = binascii.crc_hqx(packed, 0)
    size = height * bytes_a_row
    # ~SD is no part of a format. A cutter is named only where wanted: not all printers have one.
    darkness = "" if options.darkness is None else f"~SD{options.darkness:02}"
    mode = "^MMC" if options.cuts else ""
    return b"".join(
        (
            f"{darkness}^XA{mode}^PW{image.shape[1]}^LL{height}^LH0,0^LS0^FO0,0".encode(),
            f"^GFA,{size},{size},{bytes_a_row},:Z64:".encode(),
            packed,
            f":{check:04X}^FS^PQ{options.copies}^XZ".encode(),
        )
    )
