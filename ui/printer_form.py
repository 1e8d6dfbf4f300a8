"""What one printer prints with: layout, media, resolution, ink, cut, copies, labels, a test."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel

from kiosk.desk.layout_reports import StoredLayout
from kiosk.desk.printer_reports import PrinterSetup, StationPrinting
from kiosk.desk.reports import PrinterReport, TrialReport
from kiosk.domain.badges import device_of
from kiosk.domain.fair import Fair
from kiosk.domain.print_options import Medium, Offer, PrintOptions
from kiosk.ports import NotPrinted, Printed
from kiosk.settings import MOST_LABELS
from ui.fitted_label import FittedLabel
from ui.icons import icon_pixmap
from ui.knobs import ChoiceKnob, NumberKnob
from ui.layout_form import Row, Tick, button, side_by_side
from ui.layout_wording import layout_name
from ui.page_card import PageCard
from ui.printer_wording import outcome_text
from ui.printers_wording import medium_text
from ui.queue_wording import printer_name
from ui.theme import rem
from ui.translation import language, together

_MOST_COPIES = 9
_DPIS = (203, 300, 600)


class PrinterForm(PageCard):
    """Offers what the printer says it has; each change counts at once."""

    changed = Signal(object)  # PrinterSetup
    labels_loaded = Signal(str, int)
    few_labels_chosen = Signal(int)
    trial_wanted = Signal(str)

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self._fair = fair
        self._setup = PrinterSetup("")
        self._media: Mapping[str, Medium] = {}
        self._trial: TrialReport | None = None
        self.layout_knob, self.media, self.dpi = (
            ChoiceKnob(name) for name in ("printer_layout", "printer_media", "printer_dpi")
        )
        self.category, self.special = ChoiceKnob("category"), ChoiceKnob("category_layout")
        self.ink, self.copies = ChoiceKnob("printer_ink"), NumberKnob("printer_copies", "")
        self.cut = Tick("printer_cut")
        self.left, self.few = NumberKnob("labels_left", "", step=10), NumberKnob("few_labels", "")
        for knob in (self.copies, self.left, self.few):
            knob.setDecimals(0)
            knob.setKeyboardTracking(False)
        self.load, self.trial = button("load_labels"), button("trial", "main")
        self._sign, self.outcome = QLabel(), FittedLabel("trial_outcome", lines=2, rows=2.2)
        self._rows = (
            Row(self.layout_knob),
            Row(self.media, self.dpi),
            Row(self.ink, self.copies),
            Row(self.category, self.special),
            Row(self.left, self.few),
        )
        self._listen()
        self._lay_out()

    def show_printer(
        self,
        setup: PrinterSetup,
        offer: Offer,
        report: PrinterReport | None,
        station: StationPrinting,
    ) -> None:
        """Show what one printer is asked for, and what it could be asked for."""
        if setup.device != self._setup.device:
            self._trial = None
        self._setup = setup
        self.title.setText(together(printer_name(setup.device)))
        self._offer_layouts(station.layouts)
        self._offer_media(offer)
        self._show_numbers(offer, report, station)
        is_folder = "://" not in setup.device
        with QSignalBlocker(self.cut):
            self.cut.setChecked(setup.options.cuts)
        self.cut.setEnabled(not is_folder and offer.can_cut is not False)
        for knob in (self.media, self.dpi, self.ink, self.copies):
            knob.setEnabled(not is_folder)
        if setup.device.startswith("zebra:") or offer.has_colour is False:
            self.ink.setEnabled(False)
        self._render_trial()

    def show_trial(self, trial: TrialReport) -> None:
        """Say what became of a test badge."""
        if device_of(trial.address) == self._setup.device:
            self._trial = trial
            self.trial.setEnabled(True)
            self._render_trial()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self._rows[0].name(self.tr("Badge layout"))
        self._rows[1].name(self.tr("Labels or paper"), self.tr("Resolution"))
        self._rows[2].name(self.tr("Colours"), self.tr("Copies of each badge"))
        spoken = language()
        self._rows[3].name(self.tr("Other layout for"), self.tr("Layout of this category"))
        self.category.offer({each.id: each.name.spoken(spoken) for each in self._fair.categories})
        if not self.category.key:
            self.category.setCurrentIndex(0)
        self._rows[4].name(self.tr("Labels on the roll"), self.tr("Warn from"))
        self.ink.offer({"colour": self.tr("Colour"), "black": self.tr("All black")})
        self.cut.setText(self.tr("Cut off each badge"))
        self.load.setText(self.tr("Roll loaded"))
        self.trial.setText(self.tr("Print a test badge"))
        self._render_trial()

    def _listen(self) -> None:
        self.layout_knob.changed.connect(self._on_layout)
        self.category.changed.connect(lambda _: self._show_special())
        self.special.changed.connect(self._on_special)
        self.media.changed.connect(lambda key: self._ask(media=self._media.get(key)))
        self.dpi.changed.connect(lambda key: self._ask(dpi=int(key) if key else None))
        self.ink.changed.connect(lambda key: self._ask(is_black=key == "black"))
        self.copies.changed.connect(lambda count: self._ask(copies=int(count)))
        self.cut.clicked.connect(lambda: self._ask(cuts=self.cut.isChecked()))
        self.load.clicked.connect(
            lambda: self.labels_loaded.emit(self._setup.device, int(self.left.value()))
        )
        self.few.changed.connect(lambda count: self.few_labels_chosen.emit(int(count)))
        self.trial.clicked.connect(self._on_trial)

    def _ask(self, **asked: object) -> None:
        options: PrintOptions = replace(self._setup.options, **asked)  # type: ignore[arg-type]
        self.changed.emit(replace(self._setup, options=options))

    def _on_layout(self, key: str) -> None:
        self.changed.emit(replace(self._setup, layout=key))

    def _on_special(self, key: str) -> None:
        layouts = dict(self._setup.layouts) | {self.category.key: key}
        kept = tuple((each, value) for each, value in layouts.items() if value)
        self.changed.emit(replace(self._setup, layouts=kept))

    def _on_trial(self) -> None:
        self._trial = None
        self.trial.setEnabled(False)
        self.outcome.setText(self.tr("The test badge is on its way…"))
        self._sign.setPixmap(icon_pixmap("printer", "muted", rem(1.6)))
        self.trial_wanted.emit(self._setup.device)

    def _offer_layouts(self, layouts: tuple[StoredLayout, ...]) -> None:
        names = {each.key: layout_name(each) for each in layouts}
        self.layout_knob.offer({"": self.tr("What suits the labels"), **names})
        self.layout_knob.show_value(self._setup.layout)
        self.special.offer({"": self.tr("As above"), **names})
        self._show_special()

    def _show_special(self) -> None:
        self.special.show_value(dict(self._setup.layouts).get(self.category.key, ""))

    def _offer_media(self, offer: Offer) -> None:
        options = self._setup.options
        asked = (options.media,) if options.media is not None else ()
        self._media = {medium_text(each): each for each in (*offer.media, *asked)}
        usual = self.tr("As the printer has it")
        self.media.offer({"": usual, **{key: key for key in self._media}})
        self.media.show_value(medium_text(options.media) if options.media else "")
        dpis = {*(offer.dpis or _DPIS), *((options.dpi,) if options.dpi else ())}
        self.dpi.offer({"": usual, **{str(each): f"{each} dpi" for each in sorted(dpis)}})
        self.dpi.show_value(str(options.dpi or ""))

    def _show_numbers(
        self, offer: Offer, report: PrinterReport | None, station: StationPrinting
    ) -> None:
        options = self._setup.options
        self.ink.show_value("black" if options.is_black else "colour")
        most = min(offer.most_copies or _MOST_COPIES, _MOST_COPIES)
        self.copies.show_value(options.copies, least=1, most=most)
        self.few.show_value(station.few_labels, least=0, most=MOST_LABELS)
        if not self.left.hasFocus():
            left = report.labels_left if report is not None else None
            self.left.show_value(left or 0, least=0, most=MOST_LABELS)

    def _render_trial(self) -> None:
        trial = self._trial
        if trial is None:
            if self.trial.isEnabled():
                self.outcome.setText("")
                self._sign.clear()
            return
        self.outcome.setText(outcome_text(trial.outcome))
        match trial.outcome:
            case Printed():
                sign, colour = "admitted", "green"
            case NotPrinted():
                sign, colour = "refused", "red"
            case _:
                sign, colour = "look", "amber"
        self._sign.setPixmap(icon_pixmap(sign, colour, rem(1.6)))

    def _lay_out(self) -> None:
        layout, media, ink, categories, labels = self._rows
        self._sign.setFixedSize(rem(1.6), rem(1.6))
        self.add(self.trial)
        self.add(side_by_side(self._sign, self.outcome))
        for row in (layout, categories, media, ink):
            self.add(row)
        self.add(self.cut)
        self.add(side_by_side(labels, self.load))
