"""Renders a page of a PDF as pixels."""

from threading import Lock

import numpy as np
import numpy.typing as npt

RgbImage = npt.NDArray[np.uint8]  # height × width × 3, red green blue

_PDFIUM = Lock()  # it must not be entered by two threads


def page_to_image(pdf: bytes, *, dpi: float | None = None, width_px: int | None = None) -> RgbImage:
    """Return the first page of `pdf` at `dpi`, or else `width_px` pixels wide.

    ValueError when `pdf` is not a PDF, or when neither size is given.
    """
    import pypdfium2

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise ValueError("not a PDF that can be shown") from error
        with document:
            page = document[0]
            bitmap = page.render(scale=_scale(page.get_width(), dpi, width_px), rev_byteorder=True)
            image: RgbImage = bitmap.to_numpy()[:, :, :3].copy()  # its memory goes with the bitmap
            bitmap.close()
            page.close()
    return image


def page_size(pdf: bytes) -> tuple[float, float]:
    """Return width and height of the first page in points. ValueError when `pdf` is not a PDF."""
    import pypdfium2

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise ValueError("not a PDF") from error
        with document:
            page = document[0]
            size: tuple[float, float] = page.get_size()
            page.close()
    return size


def _scale(width: float, dpi: float | None, width_px: int | None) -> float:
    if dpi is not None:
        return dpi / 72
    if width_px is not None:
        # A hair less, since PDFium rounds up to whole pixels.
        return (width_px - 0.01) / width
    raise ValueError("give a resolution or a width")
