"""Renders a page of a PDF as pixels."""

from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

RgbImage = npt.NDArray[np.uint8]  # height × width × 3, red green blue

_MM_PER_POINT = 25.4 / 72
_PDFIUM = Lock()  # it must not be entered by two threads


def page_to_image(
    pdf: bytes, *, dpi: float | None = None, width_px: int | None = None, page: int = 0
) -> RgbImage:
    """Return a page of `pdf`, counted from 0, at `dpi`, or else `width_px` pixels wide.

    ValueError when `pdf` is not a PDF or has no such page, or when neither size is given.
    """
    import pypdfium2

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise ValueError("not a PDF that can be shown") from error
        with document:
            if page >= len(document):
                raise ValueError("the PDF has no such page")
            sheet = document[page]
            scale = _scale(sheet.get_width(), dpi, width_px)
            bitmap = _rendered(sheet, scale)
            image: RgbImage = bitmap.to_numpy()[:, :, :3].copy()  # its memory goes with the bitmap
            bitmap.close()
            sheet.close()
    return image


def page_size(pdf: bytes) -> tuple[float, float]:
    """Return width and height of the first page of `pdf` in mm; ValueError when it is not a PDF."""
    import pypdfium2

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise ValueError("not a PDF that can be shown") from error
        with document:
            width, height = document.get_page_size(0)
    return round(width * _MM_PER_POINT, 2), round(height * _MM_PER_POINT, 2)


def _rendered(sheet: Any, scale: float) -> Any:
    """Draw a page from its top left corner, at this scale to a hair.

    PDFium's usual way stretches a page to whole pixels, which moves what was snapped to the dots.
    """
    from pypdfium2 import PdfBitmap, raw

    width, height = (max(1, round(side * scale)) for side in sheet.get_size())
    bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR, rev_byteorder=True)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    matrix, clip = raw.FS_MATRIX(scale, 0, 0, scale, 0, 0), raw.FS_RECTF(0, 0, width, height)
    flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
    raw.FPDF_RenderPageBitmapWithMatrix(bitmap, sheet, matrix, clip, flags)
    return bitmap


def _scale(width: float, dpi: float | None, width_px: int | None) -> float:
    if dpi is not None:
        return dpi / 72
    if width_px is not None:
        return width_px / width
    raise ValueError("give a resolution or a width")
