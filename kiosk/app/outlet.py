"""Where badges come out: the printer a desk chose, and a maker that suits it."""

import logging
from pathlib import Path

from kiosk.clock import Clock
from kiosk.ports import BadgePrinter, PhotoSource
from printing.colours import Palette
from printing.layout_file import load_layout
from printing.maker import A6, OFFICE_DPI, LayoutBadgeMaker
from printing.opening import NoPrinter, open_printer
from printing.zebra import ZebraPrinter

log = logging.getLogger(__name__)


def open_outlet(
    address: str, *, folder: Path, clock: Clock, photos: PhotoSource | None = None
) -> tuple[LayoutBadgeMaker, BadgePrinter]:
    """Return maker and printer for an address of docs/printers.md; empty is `folder`.

    An address of nothing gives a printer that is unreachable: badges wait, and the desk says so.
    """
    printer: BadgePrinter
    try:
        printer = open_printer(address, folder=folder, clock=clock)
    except ValueError as error:
        log.warning("printer.no_address", extra={"why": str(error)})
        printer = NoPrinter(address)
    is_label_printer = isinstance(printer, ZebraPrinter)
    dpi = printer.dpi if isinstance(printer, ZebraPrinter) else OFFICE_DPI
    palette = Palette.BLACK if is_label_printer else Palette.COLOUR
    return LayoutBadgeMaker(load_layout(A6), dpi=dpi, palette=palette, photos=photos), printer
