"""Where badges come out: the printer a desk chose, and a maker that suits it."""

import logging
from pathlib import Path

from kiosk.clock import Clock
from kiosk.ports import BadgePrinter, PhotoSource
from printing.colours import Palette
from printing.ipp.printer import IppPrinter
from printing.layout_file import load_layout
from printing.maker import OFFICE_DPI, LayoutBadgeMaker, layout_for
from printing.opening import NoPrinter, open_printer
from printing.options import PrintOptions
from printing.zebra import ZebraPrinter

log = logging.getLogger(__name__)


def open_outlet(
    address: str, *, folder: Path, clock: Clock, photos: PhotoSource | None = None
) -> tuple[LayoutBadgeMaker, BadgePrinter]:
    """Return maker and printer for an address of docs/printers.md; empty is `folder`.

    The layout is the largest that the labels named in the address hold.

    An address of nothing gives a printer that is unreachable: badges wait, and the desk says so.
    """
    printer: BadgePrinter
    try:
        printer = open_printer(address, folder=folder, clock=clock)
    except ValueError as error:
        log.warning("printer.no_address", extra={"why": str(error)})
        printer = NoPrinter(address)
    options = printer.options if isinstance(printer, ZebraPrinter | IppPrinter) else PrintOptions()
    dpi, usual, is_black = options.dpi or OFFICE_DPI, "a6", options.is_black
    if isinstance(printer, ZebraPrinter):
        dpi, usual, is_black = printer.dpi, "label-62", True
    layout = load_layout(layout_for(options.media, usual=usual))
    palette = Palette.BLACK if is_black else Palette.COLOUR
    return LayoutBadgeMaker(layout, dpi=dpi, palette=palette, photos=photos), printer
