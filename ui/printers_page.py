"""The printers of this station: which, in which order, with what, and what is printed by itself."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal

from kiosk.desk.printer_reports import DeviceOffer, PrinterSetup, Search, StationPrinting
from kiosk.desk.reports import PrinterReport, TrialReport
from kiosk.domain.badges import PrintPolicy, device_of
from kiosk.domain.fair import Fair
from kiosk.domain.print_options import Offer, PrintOptions
from kiosk.errors import TroubleError
from ui.knobs import ChoiceKnob
from ui.layout_form import Row
from ui.page import Page
from ui.page_card import PageCard
from ui.printer_form import PrinterForm
from ui.printer_list import PrinterList
from ui.printer_search import PrinterSearch
from ui.printers_wording import policy_texts

_UNKNOWN = Offer()


class PrintersPage(Page):
    """Shows what is in use and tells what staff want instead; each choice counts at once."""

    printers_chosen = Signal(object)  # tuple[PrinterSetup, ...]
    policy_chosen = Signal(object)  # PrintPolicy
    few_labels_chosen = Signal(int)
    labels_loaded = Signal(str, int)  # device, how many
    trial_wanted = Signal(str)  # device
    search_wanted = Signal()
    address_typed = Signal(str)  # of a printer to be added

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self._station: StationPrinting | None = None
        self._offers: dict[str, Offer] = {}
        self._reports: dict[str, PrinterReport] = {}
        self._station_card, self._list_card = PageCard(), PageCard()
        self.policy = ChoiceKnob("print_policy")
        self._policy_row = Row(self.policy)
        self.list = PrinterList(fair)
        self.search = PrinterSearch()
        self.form = PrinterForm(fair)
        self._listen()
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        """Return what the list of pages calls this one."""
        return self.tr("Printers")

    def show_station(self, station: StationPrinting) -> None:
        """Show what is in use."""
        self._station = station
        self.policy.show_value(station.policy.value)
        self.list.show_printers(station.printers)
        self.search.close_search()
        self._render()

    def show_reports(self, printers: tuple[PrinterReport, ...]) -> None:
        """Learn how each printer does."""
        self._reports = {device_of(each.address): each for each in printers}
        self.list.show_reports(self._reports)
        self._render()

    def show_offer(self, told: DeviceOffer) -> None:
        """Learn what a printer has."""
        self._offers[told.device] = told.offer
        self._render()

    def show_search(self, search: Search) -> None:
        """Show the printers found up to now."""
        used = {each.device for each in self._station.printers} if self._station else set()
        self._offers |= {each.device: each.offer for each in search.found}
        self.list.name(search.found)
        self.search.show_search(search, used)

    def show_trial(self, trial: TrialReport) -> None:
        """Say what became of a test badge."""
        self.form.show_trial(trial)

    def show_refused(self, met: TroubleError) -> None:
        """Say what is wrong with an address."""
        self.search.show_refused(met)

    def show_time(self, now: datetime) -> None:
        """Let troubles be told since when."""
        self.list.show_time(now)

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self._station_card.title.setText(self.tr("What this station does"))
        self._list_card.title.setText(self.tr("Printers, the first that is well prints"))
        self.policy.offer(policy_texts())
        self._policy_row.name(self.tr("At each scan"))
        for part in (self.list, self.search, self.form):
            part.retranslate()
        if self._station is not None:
            self.policy.show_value(self._station.policy.value)
        self._render()

    def _listen(self) -> None:
        self.policy.changed.connect(lambda value: self.policy_chosen.emit(PrintPolicy(value)))
        self.list.picked.connect(self._render)
        self.list.reordered.connect(self._choose)
        self.search.opened.connect(self.search_wanted)
        self.search.address_typed.connect(self.address_typed)
        self.search.chosen.connect(self._on_found)
        self.form.changed.connect(self._on_changed)
        self.form.few_labels_chosen.connect(self.few_labels_chosen)
        self.form.labels_loaded.connect(self.labels_loaded)
        self.form.trial_wanted.connect(self.trial_wanted)

    def _on_found(self, device: str) -> None:
        media = self._offers.get(device, _UNKNOWN).media
        options = PrintOptions(media=media[0] if media else None)
        self._choose((*self.list.printers, PrinterSetup(device, options)))

    def _on_changed(self, setup: PrinterSetup) -> None:
        others = self.list.printers
        self._choose(tuple(setup if each.device == setup.device else each for each in others))

    def _choose(self, printers: tuple[PrinterSetup, ...]) -> None:
        if self._station is not None and printers != self._station.printers:
            self.show_station(replace(self._station, printers=printers))
            self.printers_chosen.emit(printers)

    def _render(self) -> None:
        setup, station = self.list.current, self._station
        if setup is None or station is None:
            return
        report = self._reports.get(setup.device)
        offer = self._offers.get(setup.device, _UNKNOWN)
        self.form.show_printer(setup, offer, report, station)

    def _lay_out(self) -> None:
        self._station_card.add(self._policy_row)
        self._list_card.add(self.list)
        self._list_card.add(self.search)
        side = (self._station_card, self._list_card)
        self.stand_in_columns(side, (self.form,), shares=(1, 1))
