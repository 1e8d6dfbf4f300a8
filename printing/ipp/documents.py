"""Turns the page of a badge into what a printer takes: PDF where it can, else a raster."""

from printing.ipp.client import Document
from printing.ipp.facts import PrinterFacts
from printing.pwg_raster import pwg_raster
from printing.raster import page_size, page_to_image

_PDF = "application/pdf"
_PWG = "image/pwg-raster"
_PER_MM = 100  # hundredths of a millimetre


class NoFormatError(Exception):
    """The printer takes neither PDF nor PWG raster."""


class NoMediaError(Exception):
    """No media of the page's size is loaded."""


def document_for(facts: PrinterFacts, pdf: bytes) -> Document:
    """Return the page for this printer. ValueError when `pdf` is none, else the errors above."""
    width, height = (round(each * _PER_MM) for each in page_size(pdf))
    if facts.media and not any(size.fits(width, height) for size in facts.media):
        raise NoMediaError
    if _PDF in facts.formats or not facts.formats:
        return Document(pdf, _PDF, width, height)
    if _PWG not in facts.formats:
        raise NoFormatError
    pixels = page_to_image(pdf, dpi=facts.dpi)
    is_grey = "srgb_8" not in facts.raster_types
    return Document(pwg_raster(pixels, dpi=facts.dpi, grey=is_grey), _PWG, width, height)
