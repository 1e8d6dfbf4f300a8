"""Reads one picture file into pixels, whatever phones and ticket shops export."""

import io
import warnings
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps

from kiosk.errors import Trouble, TroubleError
from kiosk.ports import ColourImage

LONGEST_SIDE = 4096  # pixels; larger pictures are reduced, no code needs more

# Files meant as pictures. Those that cannot be read (HEIC) are named as unreadable, not passed by.
SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jfif", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".avif"}
)

# Pillow, because libpng and libjpeg inside OpenCV write to stderr about each damaged file.
_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF")
_DAMAGED = (
    OSError,
    SyntaxError,  # Pillow's word for a broken PNG
    ValueError,
    EOFError,
    KeyError,
    IndexError,
    Image.DecompressionBombWarning,
    Image.DecompressionBombError,
)


def is_picture(path: Path) -> bool:
    """Tell by its name whether `path` is meant as a picture."""
    return path.suffix.lower() in SUFFIXES


def read_picture(path: Path) -> ColourImage:
    """Return the picture upright, on white where it is transparent, at most LONGEST_SIDE a side.

    Raises:
        TroubleError: NO_SUCH_FILE; PICTURE_UNREADABLE, which includes pictures above 89 million
            pixels, since a small file can ask for all memory there is.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as missing:
        raise TroubleError(Trouble.NO_SUCH_FILE, where=path) from missing
    except OSError as unreadable:
        raise TroubleError(Trouble.PICTURE_UNREADABLE, where=path) from unreadable
    try:
        return parse_picture(content)
    except _DAMAGED as damaged:
        raise TroubleError(Trouble.PICTURE_UNREADABLE, where=path) from damaged


def parse_picture(content: bytes) -> ColourImage:
    """Return the pixels of an encoded picture; one of several built-in errors when damaged."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # remarks on odd EXIF and the like
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG then decodes reduced
            upright = ImageOps.exif_transpose(image)
            flat = _on_white(_eight_bits(upright))
    flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return np.ascontiguousarray(np.asarray(flat)[:, :, ::-1])


def at_most(pixels: ColourImage, longest: int) -> ColourImage:
    """Return the picture itself, or a smaller copy with no side longer than `longest` pixels."""
    height, width = pixels.shape[:2]
    factor = longest / max(height, width)
    if factor >= 1:
        return pixels
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _eight_bits(image: Image.Image) -> Image.Image:
    if not image.mode.startswith("I"):
        return image
    deep = np.asarray(image).astype(np.int64)
    return Image.fromarray((deep >> 8).clip(0, 255).astype(np.uint8))


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")
