"""Where badges come out: the printers a desk chose, and a maker that suits each."""

import logging
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.desk import BADGES
from kiosk.clock import Clock
from kiosk.desk.badge_press import Outlet
from kiosk.ports import BadgePrinter
from kiosk.settings import PrinterChoice, Settings
from printing.colours import Palette
from printing.fields import LayoutError
from printing.layout import Layout
from printing.layout_file import load_layout
from printing.maker import A6, OFFICE_DPI, LayoutBadgeMaker, ready_layouts
from printing.opening import NoPrinter, open_printer
from printing.zebra import ZebraPrinter

LAYOUTS = "layouts"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outlets:
    """Opens the printers of a desk.

    Args:
        folder: the data folder, where badges go as PDF when no printer is named.
    """

    folder: Path
    clock: Clock

    def chosen(self, settings: Settings) -> tuple[Outlet, ...]:
        """Open every printer of the settings, in order."""
        return tuple(self.open(choice) for choice in settings.printers)

    def at(self, address: str) -> Outlet:
        """Open the printer of an address, with the layout that suits it."""
        return self.open(PrinterChoice(address))

    def open(self, choice: PrinterChoice) -> Outlet:
        """Open one printer. An address of nothing gives one that is unreachable: badges wait.

        A layout that cannot be used is logged, and the badge comes out in the ready one.
        """
        printer = self._printer(choice.address)
        is_label_printer = isinstance(printer, ZebraPrinter)
        dpi = printer.dpi if isinstance(printer, ZebraPrinter) else OFFICE_DPI
        palette = Palette.BLACK if is_label_printer else Palette.COLOUR
        maker = LayoutBadgeMaker(self._layout(choice.layout), dpi=dpi, palette=palette)
        return Outlet(choice.address, maker, printer)

    def _printer(self, address: str) -> BadgePrinter:
        try:
            return open_printer(address, folder=self.folder / BADGES, clock=self.clock)
        except ValueError as error:
            log.warning("printer.no_address", extra={"why": str(error)})
            return NoPrinter(address)

    def _layout(self, name: str) -> Layout:
        if not name:
            return load_layout(A6)
        own = self.folder / LAYOUTS / f"{name}.json"
        try:
            return load_layout(own if own.exists() else ready_layouts().get(name, own))
        except (LayoutError, OSError):
            log.warning("layout.unusable")
            return load_layout(A6)
