"""What a job is sent with: the options of its printer, as far as the printer knows them.

A job asks for exactly what it names (`ipp-attribute-fidelity`), so what the printer does not list
is left out: a badge that is not cut is better than none.
"""

from kiosk.domain.print_options import Medium, Offer, PrintOptions
from printing.ipp.documents import Document
from printing.ipp.facts import PrinterFacts
from printing.ipp.wire import Attribute, Resolution, Tag
from printing.options import medium

# PWG 5100.1: after each copy, each document, the job, each page; or just so.
_CUTS = (62, 61, 63, 60, 11)
_MONOCHROME = "monochrome"


def ticket(facts: PrinterFacts, document: Document, options: PrintOptions) -> tuple[Attribute, ...]:
    """Return the attributes of a job."""
    copies = min(options.copies, facts.most_copies or options.copies)
    found = [Attribute("copies", Tag.INTEGER, (copies,)), _media(facts, document, options.media)]
    if options.dpi in facts.dpis:
        found.append(_resolution(options.dpi))
    if options.is_black and _MONOCHROME in facts.colour_modes:
        found.append(Attribute("print-color-mode", Tag.KEYWORD, (_MONOCHROME,)))
    cut = next((each for each in _CUTS if each in facts.finishings), None)
    if options.cuts and cut is not None:
        found.append(Attribute("finishings", Tag.ENUM, (cut,)))
    known = facts.job_attributes
    return tuple(each for each in found if not known or each.name in known)


def offer_of(facts: PrinterFacts) -> Offer:
    """Return what a printer has, so that nothing else is asked of it."""
    named = (medium(name) for name in facts.media_names)
    return Offer(
        media=tuple(each for each in named if each is not None),
        dpis=facts.dpis,
        can_cut=any(each in facts.finishings for each in _CUTS) if facts.finishings else None,
        has_colour="color" in facts.colour_modes if facts.colour_modes else None,
        most_copies=facts.most_copies or None,
    )


def _media(facts: PrinterFacts, document: Document, wanted: Medium | None) -> Attribute:
    """Name the media, or describe it by the size of the page: a job may do one of both only."""
    if wanted is not None and wanted.name in facts.media_names:
        return Attribute("media", Tag.KEYWORD, (wanted.name,))
    size = (
        Attribute("x-dimension", Tag.INTEGER, (document.width,)),
        Attribute("y-dimension", Tag.INTEGER, (document.height,)),
    )
    inner = (Attribute("media-size", Tag.COLLECTION, (size,)),)
    return Attribute("media-col", Tag.COLLECTION, (inner,))


def _resolution(dpi: int | None) -> Attribute:
    return Attribute("printer-resolution", Tag.RESOLUTION, (Resolution(dpi or 0, dpi or 0),))
