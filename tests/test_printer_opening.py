"""The address of a printer: which printer it opens, and which it does not."""

from pathlib import Path

import pytest

from builders import a_fair, a_ticket
from kiosk.app.outlet import Outlets
from kiosk.clock import SystemClock
from kiosk.desk.badges import badge_of
from kiosk.ports import NotPrinted, PrintTrouble, ToCheck
from kiosk.settings import PrinterChoice
from platforms import posix_only
from printing.maker import ready_layouts
from printing.opening import open_printer
from printing.raster import page_size


def width_of_a_badge(outlet):
    ticket = a_ticket()
    made = outlet.maker.make(badge_of(a_fair(), ticket, ticket.badge_id))
    return round(page_size(made.pdf)[0])


def opened(address, folder=Path("badges")):
    return open_printer(address, folder=folder, clock=SystemClock())


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("", "badges"),
        ("/srv/out", "/srv/out"),
        ("ipp://[::1]:8631/ipp/print", "ipp://[::1]:8631/ipp/print"),
        ("ipps://printer/ipp/print", "ipps://printer/ipp/print"),
        ("zebra://10.0.0.7", "zebra://10.0.0.7:9100"),
        ("zebra://10.0.0.7:6101?dpi=300", "zebra://10.0.0.7:6101"),
    ],
)
def test_an_address_opens_its_printer(address, name):
    assert opened(address).name == name


@pytest.mark.parametrize(
    "address", ["lpd://host/queue", "ipp:///ipp", "ipp://host:port/", "zebra://", "zebra://h?dpi=x"]
)
def test_an_address_of_no_printer_is_refused(address):
    with pytest.raises(ValueError, match=r".+"):
        opened(address)


def test_a_desk_with_an_address_of_nothing_keeps_its_badges(caplog, tmp_path):
    printer = Outlets(tmp_path, SystemClock()).at("lpd://host/queue").printer

    assert printer.status().trouble is PrintTrouble.UNREACHABLE
    assert printer.print("job-1", b"%PDF") == NotPrinted(PrintTrouble.UNREACHABLE)
    assert printer.follow("job-1") == ToCheck(PrintTrouble.FORGOTTEN)
    assert "printer.no_address" in caplog.messages


@posix_only
def test_queues_of_windows_are_refused_elsewhere():
    with pytest.raises(ValueError, match="Windows only"):
        opened("windows:Badges")


@pytest.mark.parametrize(("name", "width"), [("", 105), ("card", 86), ("mine", 62)])
def test_a_printer_prints_the_layout_chosen_for_it(tmp_path, name, width):
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "mine.json").write_text(ready_layouts()["label-62"].read_text("utf-8"))

    outlet = Outlets(tmp_path, SystemClock()).open(PrinterChoice("", name))

    assert width_of_a_badge(outlet) == width
    assert outlet.printer.name == str(tmp_path / "badges")


@pytest.mark.parametrize("name", ["damaged", "no such layout"])
def test_a_layout_that_cannot_be_used_does_not_keep_badges_from_coming_out(tmp_path, caplog, name):
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "damaged.json").write_text("{")

    outlet = Outlets(tmp_path, SystemClock()).open(PrinterChoice("", name))

    assert width_of_a_badge(outlet) == 105
    assert caplog.messages == ["layout.unusable"]
