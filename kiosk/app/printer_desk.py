"""What the page "Printers" asks for: done at once, and remembered."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.app.failures import tell_failure
from kiosk.app.running import RunningDesk
from kiosk.clock import Clock
from kiosk.desk.printer_reports import (
    DeviceOffer,
    FoundDevice,
    PrinterSetup,
    Search,
    StationPrinting,
)
from kiosk.desk.thread import DeskThread
from kiosk.domain.badges import PrintPolicy, device_of
from kiosk.domain.fair import Fair
from kiosk.domain.print_options import Offer, PrintOptions
from kiosk.errors import Trouble, TroubleError
from kiosk.settings import PrinterChoice, Settings, with_printers
from printing.options import join_options, split_options
from ui.bridge import PagesBridge
from ui.main_window import MainWindow
from ui.printers_page import PrintersPage

if TYPE_CHECKING:  # slow libraries come with it, and the window must not wait for those
    from kiosk.app.layout_store import LayoutStore

_SECONDS = 3.0  # for printers on the network to announce themselves


class PrinterDesk(QObject):
    """Joins the page to memory and badge thread, and to a thread that asks printers.

    Belongs to the page: what is under way when the page goes reaches nobody.
    """

    def __init__(
        self, window: MainWindow, fair: Fair, running: RunningDesk, closing: ExitStack
    ) -> None:
        self.page = PrintersPage(fair)
        super().__init__(self.page)
        self._running = running
        self._told = bridge = PagesBridge(self)
        tell = partial(tell_failure, tell=running.bridge.trouble_met.emit, clock=running.clock)
        self._asking = DeskThread(tell, name="printer-finder")
        closing.callback(self._asking.stop)
        bridge.station_known.connect(self.page.show_station)
        bridge.printers_found.connect(self.page.show_search)
        bridge.printer_offered.connect(self.page.show_offer)
        bridge.printer_refused.connect(self.page.show_refused)
        running.bridge.printers_changed.connect(self.page.show_reports)
        running.bridge.badge_tried.connect(self.page.show_trial)
        window.ticked.connect(self.page.show_time)
        self._listen()

    def _listen(self) -> None:
        page = self.page
        page.opened.connect(self._on_opened)
        page.printers_chosen.connect(self._on_printers)
        page.policy_chosen.connect(self._on_policy)
        page.few_labels_chosen.connect(
            lambda count: self._running.choose(lambda chosen: replace(chosen, few_labels=count))
        )
        page.labels_loaded.connect(self._on_labels)
        page.trial_wanted.connect(self._on_trial)
        page.search_wanted.connect(self._on_search)
        page.address_typed.connect(self._on_typed)

    def _on_opened(self) -> None:
        def known(chosen: Settings) -> None:
            self._asking.run(lambda: self._station(chosen), then=self._told.station_known.emit)
            for each in chosen.printers:
                self._asking.run(
                    partial(offer_at, each.address, self._running.clock),
                    then=self._told.printer_offered.emit,
                )

        self._running.desk.run(lambda: self._running.memory.chosen, then=known)

    def _station(self, chosen: Settings) -> StationPrinting:
        from kiosk.app.layout_store import LayoutStore

        return station_of(chosen, LayoutStore(self._running.memory.folder))

    def _on_printers(self, printers: tuple[PrinterSetup, ...]) -> None:
        choices = tuple(_choice(each) for each in printers)
        self._running.choose(lambda chosen: with_printers(chosen, choices))

    def _on_policy(self, policy: PrintPolicy) -> None:
        running = self._running
        running.desk.run(lambda: running.print_by(policy), then=lambda _: None)

    def _on_labels(self, device: str, count: int) -> None:
        printing = self._running.printing
        if printing is not None:
            printing.load_labels(device, count)

    def _on_trial(self, device: str) -> None:
        def go(address: str) -> None:
            if self._running.printing is not None:
                self._running.printing.print_trial(address)

        def find() -> str:
            addresses = [each.address for each in self._running.memory.chosen.printers]
            return next((each for each in addresses if device_of(each) == device), device)

        self._running.desk.run(find, then=go)

    def _on_search(self) -> None:
        self._asking.run(lambda: search(self._told.printers_found.emit), then=lambda _: None)

    def _on_typed(self, text: str) -> None:
        running = self._running

        def take() -> PrinterSetup | TroubleError:
            return typed_printer(text, running.memory.folder, running.clock)

        self._asking.run(take, then=self._add)

    def _add(self, added: PrinterSetup | TroubleError) -> None:
        if isinstance(added, TroubleError):
            self._told.printer_refused.emit(added)
            return

        def keep(chosen: Settings) -> Settings:
            others = [each for each in chosen.printers if device_of(each.address) != added.device]
            return with_printers(chosen, (*others, _choice(added)))

        self._running.choose(keep)
        self._on_opened()


def station_of(chosen: Settings, store: "LayoutStore") -> StationPrinting:
    """Return what a desk prints, for its page. Reads layout files."""
    return StationPrinting(
        tuple(_setup(each) for each in chosen.printers),
        PrintPolicy(chosen.prints),
        chosen.few_labels,
        store.layouts(),
    )


def offer_at(address: str, clock: Clock) -> DeviceOffer:
    """Ask a printer what it has; takes as long as the printer does."""
    from printing.ipp.printer import IppPrinter
    from printing.opening import NoPrinter, open_printer
    from printing.zebra import ZebraPrinter

    try:
        printer = open_printer(address, folder=Path(), clock=clock)
    except ValueError:
        printer = NoPrinter(address)
    offer = printer.offer() if isinstance(printer, IppPrinter | ZebraPrinter) else Offer()
    return DeviceOffer(device_of(address), offer)


def search(tell: Callable[[Search], None]) -> None:
    """Tell of the queues of this computer's CUPS, then of the printers on the network too."""
    from printing.discovery import FoundPrinter, local_cups, on_the_network, queues_of

    def device(found: FoundPrinter) -> FoundDevice:
        return FoundDevice(found.uri, found.name, found.place, found.troubles, found.offer)

    here = tuple(device(each) for each in queues_of(local_cups()))
    tell(Search(here))
    tell(Search((*here, *map(device, on_the_network(seconds=_SECONDS))), is_over=True))


def typed_printer(text: str, folder: Path, clock: Clock) -> PrinterSetup | TroubleError:
    """Return the printer at an address as people type it: a host alone speaks IPP."""
    from printing.opening import open_printer

    is_plain = "://" not in text and not text.startswith("windows:")
    is_path = is_plain and (set(text) & set("/\\") or Path(text).exists())
    address = f"ipp://{text}/ipp/print" if is_plain and not is_path else text
    try:
        open_printer(address, folder=folder, clock=clock)
    except ValueError as error:
        return TroubleError(Trouble.PRINTER_ADDRESS, where=text, why=str(error))
    return _setup(PrinterChoice(address))


def _setup(choice: PrinterChoice) -> PrinterSetup:
    try:
        device, options = split_options(choice.address)
    except ValueError:  # named in the log, and badges wait
        device, options = choice.address, PrintOptions()
    return PrinterSetup(device, options, choice.layout, choice.layouts)


def _choice(setup: PrinterSetup) -> PrinterChoice:
    return PrinterChoice(join_options(setup.device, setup.options), setup.layout, setup.layouts)
