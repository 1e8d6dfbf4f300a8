"""A label as ZPL: one picture of black dots, packed."""

import base64
import binascii
import zlib

import numpy as np

from printing.options import PrintOptions
from printing.raster import RgbImage

_PLAIN = PrintOptions()
_BLACK_BELOW = 128  # a threshold: dithering would blur bar codes and thin strokes


def label(image: RgbImage, options: PrintOptions = _PLAIN) -> bytes:
    """Return a format that prints the picture, dot for dot; darkness, cut and copies as asked."""
    dark = image.mean(axis=2) < _BLACK_BELOW
    rows = np.packbits(dark, axis=1)  # eight dots a byte, the last byte of a row filled with white
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
