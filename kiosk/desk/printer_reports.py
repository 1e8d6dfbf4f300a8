"""What the page of printers and the desk tell each other."""

from dataclasses import dataclass

from kiosk.desk.layout_reports import StoredLayout
from kiosk.domain.badges import PrintPolicy
from kiosk.domain.print_options import Offer, PrintOptions
from kiosk.ports import PrintTrouble


@dataclass(frozen=True, slots=True)
class PrinterSetup:
    """One printer of a desk.

    Args:
        device: its address without options; empty for the folder of PDFs.
        layout: key of what it prints; empty for what suits it.
        layouts: the same for one category each, as (id, key).
    """

    device: str
    options: PrintOptions = PrintOptions()  # noqa: RUF009 # frozen
    layout: str = ""
    layouts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StationPrinting:
    """What a desk prints, on which printers in order, and the layouts there are."""

    printers: tuple[PrinterSetup, ...]
    policy: PrintPolicy
    few_labels: int
    layouts: tuple[StoredLayout, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundDevice:
    """A printer that could be added. `place` is where it says it stands."""

    device: str
    name: str
    place: str
    troubles: tuple[PrintTrouble, ...]
    offer: Offer


@dataclass(frozen=True, slots=True)
class Search:
    """What was found up to now. `is_over`: nothing more will be."""

    found: tuple[FoundDevice, ...] = ()
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class DeviceOffer:
    """What a printer of the desk has."""

    device: str
    offer: Offer
