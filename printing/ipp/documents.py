"""Turns the page of a badge into what a printer takes: PDF where it can, else a raster.

PDF first: the printer's own dots are the sharpest, and a page is 20 KB. PWG Raster next, which
every IPP Everywhere printer takes; URF last, for printers made for AirPrint alone.
"""

from dataclasses import dataclass

from kiosk.domain.print_options import PrintOptions
from printing.ipp.facts import PrinterFacts
from printing.pwg_raster import pwg_raster, urf_raster
from printing.raster import page_size, page_to_image

_PDF = "application/pdf"
_PWG = "image/pwg-raster"
_URF = "image/urf"
_PER_MM = 100  # hundredths of a millimetre
_PLAIN = PrintOptions()


@dataclass(frozen=True, slots=True)
class Document:
    """A page as the printer takes it; its size in hundredths of a millimetre."""

    data: bytes
    mime_type: str
    width: int
    height: int


class NoFormatError(Exception):
    """The printer takes neither PDF nor PWG Raster nor URF."""


class NoMediaError(Exception):
    """No media of the page's size is loaded."""


def document_for(facts: PrinterFacts, pdf: bytes, options: PrintOptions = _PLAIN) -> Document:
    """Return the page for this printer. ValueError when `pdf` is none, else the errors above."""
    sides = page_size(pdf)
    width, height = (round(each * _PER_MM) for each in sides)
    if options.media is not None and not options.media.holds(*sides):
        raise NoMediaError
    if facts.media and not any(size.fits(width, height) for size in facts.media):
        raise NoMediaError
    if _PDF in facts.formats or not facts.formats:
        return Document(pdf, _PDF, width, height)
    kind = next((each for each in (_PWG, _URF) if each in facts.formats), None)
    if kind is None:
        raise NoFormatError
    return Document(_raster(kind, facts, pdf, options), kind, width, height)


def _raster(kind: str, facts: PrinterFacts, pdf: bytes, options: PrintOptions) -> bytes:
    dpi = options.dpi if options.dpi in facts.dpis else None
    if kind == _URF:
        dpi = dpi or facts.urf_dpi
        is_grey = options.is_black or "SRGB24" not in facts.urf
        return urf_raster(page_to_image(pdf, dpi=dpi), dpi=dpi, grey=is_grey)
    dpi = dpi or facts.dpi
    is_grey = options.is_black or "srgb_8" not in facts.raster_types
    return pwg_raster(page_to_image(pdf, dpi=dpi), dpi=dpi, grey=is_grey)
