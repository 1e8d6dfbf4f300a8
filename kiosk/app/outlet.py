"""Where badges come out: the printers a desk chose, and a maker that suits each."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.desk import BADGES
from kiosk.app.layout_store import LayoutStore
from kiosk.clock import Clock
from kiosk.desk.badge_press import Outlet
from kiosk.domain.badges import Badge
from kiosk.domain.print_options import Medium, PrintOptions
from kiosk.errors import TroubleError
from kiosk.ports import BadgeMaker, BadgePrinter, MadeBadge, PhotoSource
from kiosk.settings import PrinterChoice, Settings
from printing.colours import Palette
from printing.ipp.printer import IppPrinter
from printing.layout import Layout
from printing.layout_file import load_layout
from printing.maker import OFFICE_DPI, LayoutBadgeMaker, layout_for
from printing.opening import NoPrinter, open_printer
from printing.options import split_options
from printing.zebra import ZebraPrinter

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MakerByCategory:
    """Makes the badges of some categories by layouts of their own; a BadgeMaker of kiosk.ports."""

    usual: BadgeMaker
    others: Mapping[str, BadgeMaker]

    def make(self, badge: Badge) -> MadeBadge:
        """Return the badge as PDF."""
        return self.others.get(badge.category.id, self.usual).make(badge)


@dataclass(frozen=True, slots=True)
class Outlets:
    """Opens the printers of a desk.

    Args:
        folder: the data folder, where badges go as PDF when no printer is named.
        photos: of the attendees.
    """

    folder: Path
    clock: Clock
    photos: PhotoSource | None = None

    def chosen(self, settings: Settings) -> tuple[Outlet, ...]:
        """Open every printer of the settings, in order."""
        return tuple(self.open(choice) for choice in settings.printers)

    def at(self, address: str) -> Outlet:
        """Open the printer of an address, with the layout that suits it."""
        return self.open(PrinterChoice(address))

    def open(self, choice: PrinterChoice) -> Outlet:
        """Open one printer. An address of nothing gives one that is unreachable: badges wait.

        Without a layout the largest is taken that the media named in the address hold. One that
        cannot be used is logged, and the badge comes out in that largest one.
        """
        printer = self._printer(choice.address)
        options = (
            printer.options if isinstance(printer, ZebraPrinter | IppPrinter) else PrintOptions()
        )
        dpi, is_black = options.dpi or OFFICE_DPI, options.is_black
        if isinstance(printer, ZebraPrinter):
            dpi, is_black = printer.dpi, True
        palette = Palette.BLACK if is_black else Palette.COLOUR

        def maker(layout: Layout) -> LayoutBadgeMaker:
            return LayoutBadgeMaker(layout, dpi=dpi, palette=palette, photos=self.photos)

        usual_layout = load_layout(suiting(choice.address, options.media))
        own = {category: self._own(name) for category, name in choice.layouts}
        makers = MakerByCategory(
            usual=maker(self._own(choice.layout) or usual_layout),
            others={category: maker(layout) for category, layout in own.items() if layout},
        )
        return Outlet(choice.address, makers, printer)

    def _printer(self, address: str) -> BadgePrinter:
        try:
            return open_printer(address, folder=self.folder / BADGES, clock=self.clock)
        except ValueError as error:
            log.warning("printer.no_address", extra={"why": str(error)})
            return NoPrinter(address)

    def _own(self, name: str) -> Layout | None:
        if not name:
            return None
        try:
            return LayoutStore(self.folder).load(name)
        except TroubleError as error:
            log.warning("layout.unusable", extra={"code": error.trouble.name})
            return None


def suiting(address: str, media: Medium | None) -> Path:
    """Return the ready layout that a printer prints without another: the largest its media hold."""
    return layout_for(media, usual="label-62" if address.startswith("zebra:") else "a6")


def layouts_used(chosen: Settings) -> tuple[str, ...]:
    """Return the names of the layouts that are printed by, the first printer's first."""

    def usual(choice: PrinterChoice) -> str:
        media = None
        with suppress(ValueError):  # named in the log, and badges wait
            media = split_options(choice.address)[1].media
        return choice.layout or suiting(choice.address, media).stem

    special = [name for each in chosen.printers for _, name in each.layouts]
    return (*map(usual, chosen.printers), *special)
