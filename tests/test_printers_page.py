"""The page of printers: what staff choose by mouse and keys, and what is told of it."""

import pytest
from PySide6.QtCore import Qt

from kiosk.app.layout_store import LayoutStore
from kiosk.app.printer_desk import offer_at, station_of, typed_printer
from kiosk.desk.printer_reports import (
    DeviceOffer,
    FoundDevice,
    PrinterSetup,
    Search,
    StationPrinting,
)
from kiosk.desk.reports import PrinterReport, TrialReport
from kiosk.domain.badges import PrintPolicy, copies_of
from kiosk.domain.fair import Language
from kiosk.domain.print_options import Medium, Offer, PrintOptions
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import NotPrinted, PrintTrouble
from kiosk.settings import PrinterChoice, Settings
from printing.options import join_options, split_options
from ui.printers_page import PrintersPage
from ui.translation import speak
from ui_builders import FAIR, NOON, ManualClock

LABEL = Medium(62, 88, "oe_badge_62x88mm")
IPP = "ipp://192.0.2.7/ipp/print"
STATION = StationPrinting((PrinterSetup(IPP), PrinterSetup("")), PrintPolicy.FIRST_ENTRY, 30)


class Stage:
    def __init__(self, qtbot):
        self.qtbot = qtbot
        self.page = PrintersPage(FAIR)
        self.chosen, self.told = [], []
        self.page.printers_chosen.connect(self.chosen.append)
        qtbot.addWidget(self.page)
        self.page.resize(1027, 560)
        self.page.show()
        self.page.show_station(STATION)

    def click(self, button):
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def stage(qtbot):
    speak(Language.FR)
    return Stage(qtbot)


def test_a_printer_moves_up_and_goes_and_the_folder_stays_when_none_is_left(stage):
    stage.page.list.rows.setCurrentRow(1)
    stage.click(stage.page.list.up)
    assert [each.device for each in stage.chosen[-1]] == ["", IPP]
    assert stage.page.list.current == PrinterSetup("")

    stage.click(stage.page.list.remove)
    assert [each.device for each in stage.chosen[-1]] == [IPP]
    stage.click(stage.page.list.remove)
    assert [each.device for each in stage.chosen[-1]] == [""]


def test_a_printer_that_was_found_is_added_with_what_is_loaded(stage):
    with stage.qtbot.waitSignal(stage.page.search_wanted):
        stage.click(stage.page.search.add)
    found = FoundDevice("ipp://192.0.2.9/ipp/print", "Accueil 2", "Hall B", (), Offer((LABEL,)))
    stage.page.show_search(Search((found,)))
    stage.page.show_search(Search((found,), is_over=True))
    rows = stage.page.search.found
    assert rows.count() == 1
    assert "Hall B · Impression prête" in rows.item(0).text()

    rows.setCurrentRow(0)
    stage.qtbot.keyClick(rows, Qt.Key.Key_Return)
    added = stage.chosen[-1][-1]
    assert (added.device, added.options.media) == (found.device, LABEL)
    assert stage.page.list.current == added


def test_only_what_the_printer_has_is_offered(stage):
    offer = Offer((LABEL,), (300,), can_cut=False, has_colour=False, most_copies=2)
    stage.page.show_offer(DeviceOffer(IPP, offer))
    form = stage.page.form

    assert [form.media.itemText(n) for n in range(form.media.count())] == [
        "Comme l’imprimante",
        "62 × 88 mm",
    ]
    assert [form.dpi.itemData(n) for n in range(form.dpi.count())] == ["", "300"]
    assert (form.cut.isEnabled(), form.ink.isEnabled(), form.copies.maximum()) == (False, False, 2)


def test_copies_media_and_a_layout_for_one_category_count_at_once(stage):
    stage.page.show_offer(DeviceOffer(IPP, Offer((LABEL,), (203, 300))))
    form = stage.page.form
    form.copies.setValue(2)
    assert stage.chosen[-1][0].options == PrintOptions(copies=2)

    form.category.changed.emit("visitor")
    form.special.changed.emit("card")
    assert stage.chosen[-1][0].layouts == (("visitor", "card"),)


def test_a_test_badge_says_what_became_of_it(stage):
    with stage.qtbot.waitSignal(stage.page.trial_wanted) as wanted:
        stage.click(stage.page.form.trial)
    assert wanted.args == [IPP]
    assert not stage.page.form.trial.isEnabled()

    outcome = NotPrinted(PrintTrouble.OUT_OF_MEDIA)
    stage.page.show_trial(TrialReport(f"{IPP}?copies=2", outcome))
    assert "Plus d’étiquettes. Chargez des étiquettes." in stage.page.form.outcome.text()
    assert stage.page.form.trial.isEnabled()


def test_labels_are_counted_from_what_was_loaded(stage):
    form = stage.page.form
    form.left.setValue(500)
    with stage.qtbot.waitSignal(stage.page.labels_loaded) as loaded:
        stage.click(form.load)
    assert loaded.args == [IPP, 500]

    stage.page.show_reports((PrinterReport(f"{IPP}?copies=2", "x", (), NOON, 498),))
    assert "498" in stage.page.list.rows.item(0).text()


def test_a_policy_is_chosen_by_keys(stage):
    with stage.qtbot.waitSignal(stage.page.policy_chosen) as chosen:
        stage.qtbot.keyClick(stage.page.policy, Qt.Key.Key_Down)
    assert chosen.args == [PrintPolicy.EVERY_ENTRY]


def test_an_address_that_is_none_is_refused_with_what_to_do(stage, tmp_path):
    refused = typed_printer("lpd://192.0.2.1", tmp_path, ManualClock())
    assert isinstance(refused, TroubleError)
    assert refused.trouble is Trouble.PRINTER_ADDRESS
    stage.page.show_refused(refused)
    assert "écrivez ipp://" in stage.page.search.words.text()


def test_a_host_alone_is_an_address(tmp_path):
    typed = typed_printer("192.0.2.7", tmp_path, ManualClock())

    assert typed == PrinterSetup(IPP)


def test_options_of_an_address_are_written_as_they_are_read():
    options = PrintOptions(LABEL, 300, cuts=True, copies=2, darkness=9, is_black=True)
    address = join_options(f"{IPP}?queue=a", options)

    assert split_options(address) == (f"{IPP}?queue=a", options)
    assert copies_of(address) == 2
    assert join_options(IPP, PrintOptions()) == IPP


def test_what_is_remembered_comes_back_even_with_an_address_that_is_none(tmp_path):
    chosen = Settings(printer=f"{IPP}?copies=2", spare_printers=(PrinterChoice("ipp://h?dpi=x"),))
    station = station_of(chosen, LayoutStore(tmp_path))

    assert [each.device for each in station.printers] == [IPP, "ipp://h?dpi=x"]
    assert station.printers[0].options.copies == 2
    assert offer_at("ipp://h?dpi=x", ManualClock()).offer == Offer()
