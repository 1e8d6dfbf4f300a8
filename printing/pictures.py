"""Pictures for a badge: read once, scaled to the printer's dots, packed as a PDF wants them."""

import io
import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageOps

from printing.colours import Palette
from printing.raster import page_to_image

_MM_PER_INCH = 25.4
_JPEG_QUALITY = 85
_WORTH_LOSSES = 3  # a JPEG must be this many times smaller to be taken
_MOST_PIXELS = 40_000_000  # that are unpacked: more is no logo but a bomb
_KEPT = 64
_MOST_KEPT_SIDE = 2000  # pixels of a logo: 170 mm at 300 dpi


# All that Pillow was seen to raise for files that are damaged, or made to do damage.
_DAMAGE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    OverflowError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class PictureError(Exception):
    """A picture cannot be used; `str()` says why, without its name."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Pixels ready for a PDF.

    Args:
        data: rows from the top, 8 bits per colour, or 1 per pixel where `is_bilevel`; a JPEG file
            where `is_jpeg`.
        mask: how opaque each pixel is, 8 bits, where not all are.
    """

    width: int
    height: int
    data: bytes
    is_jpeg: bool = False
    is_bilevel: bool = False
    mask: bytes | None = None


@dataclass(frozen=True, slots=True)
class Size:
    """The room for a picture in mm, and the resolution it is printed at."""

    width: float
    height: float
    dpi: int

    @property
    def pixels(self) -> tuple[int, int]:
        """Whole dots in it, at least one each way."""
        dots = (side * self.dpi / _MM_PER_INCH for side in (self.width, self.height))
        width, height = (max(1, round(count)) for count in dots)
        return width, height


def picture_from_file(file: Path, room: Size, palette: Palette) -> Picture:
    """Return a PNG or JPEG as large as `room` holds; PictureError when it cannot be read."""
    return _from_file(file, _changed_at(file), room, palette)


def picture_of_page(file: Path, number: int, room: Size, palette: Palette) -> Picture:
    """Return a page of a PDF, counted from 0, filling `room`; PictureError when there is none."""
    return _of_page(file, _changed_at(file), (number, room, palette))


def prepared(data: bytes) -> bytes:
    """Return a logo as it is kept: PNG, turned upright, no larger than any badge can show.

    PictureError when it cannot be read.
    """
    image = _opened(data)
    image.thumbnail((_MOST_KEPT_SIDE, _MOST_KEPT_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def picture_from_bytes(data: bytes, room: Size, palette: Palette) -> Picture:
    """Return the photo in `data`, scaled into `room`; PictureError when it cannot be read.

    On a black printer it is made of dots large enough to come out.
    """
    image = _fitted(_opened(data), room)
    if palette is Palette.BLACK:
        third = image.resize((max(1, image.width // 3), max(1, image.height // 3)))
        dithered = third.convert("RGB").convert("1")
        return Picture(third.width, third.height, dithered.tobytes(), is_bilevel=True)
    return _packed(image, palette)


def _changed_at(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except (OSError, ValueError) as error:
        raise PictureError("the file is missing") from error


@lru_cache(maxsize=_KEPT)
def _from_file(file: Path, _changed: int, room: Size, palette: Palette) -> Picture:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise PictureError("the file cannot be read") from error
    return _packed(_fitted(_opened(data), room), palette)


@lru_cache(maxsize=_KEPT)
def _of_page(file: Path, _changed: int, wanted: tuple[int, Size, Palette]) -> Picture:
    number, room, palette = wanted
    try:
        pixels = page_to_image(file.read_bytes(), page=number, width_px=room.pixels[0])
    except (OSError, ValueError, IndexError) as error:
        raise PictureError("the PDF has no such page") from error
    return _packed(Image.fromarray(pixels), palette)


def _opened(data: bytes) -> Image.Image:
    try:
        file = Image.open(io.BytesIO(data))
        if file.format not in {"PNG", "JPEG", "MPO"}:  # MPO: what many phones call their JPEG
            raise PictureError("it is neither PNG nor JPEG")
        file.draft("RGB", (2048, 2048))
        if file.width * file.height > _MOST_PIXELS:
            raise PictureError("it has too many pixels")
        image = ImageOps.exif_transpose(file)
        has_alpha = image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info
        return image.convert("RGBA" if has_alpha else "RGB")
    except _DAMAGE as error:
        raise PictureError("it cannot be read") from error


def _fitted(image: Image.Image, room: Size) -> Image.Image:
    """Scale down to the dots there are, keeping the proportions; never up."""
    most = room.pixels
    scale = min(most[0] / image.width, most[1] / image.height)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _packed(image: Image.Image, palette: Palette) -> Picture:
    mask = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB")
    if palette is Palette.BLACK:
        # Never dithered: lines and letters would fall apart.
        dark = colours.convert("L").point(lambda grey: 255 if grey >= 128 else 0).convert("1")
        opaque = mask.point(lambda alpha: 255 if alpha >= 128 else 0) if mask else None
        data = opaque.tobytes() if opaque else None
        return Picture(image.width, image.height, dark.tobytes(), is_bilevel=True, mask=data)
    raw = colours.tobytes()
    data = mask.tobytes() if mask else None
    jpeg = _jpeg(colours)
    if len(jpeg) * _WORTH_LOSSES < _zipped_size(raw):
        return Picture(image.width, image.height, jpeg, is_jpeg=True, mask=data)
    return Picture(image.width, image.height, raw, mask=data)


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return out.getvalue()


def _zipped_size(raw: bytes) -> int:
    return len(zlib.compress(raw, 6))
