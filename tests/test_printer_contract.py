"""What every printer of badges keeps to, whichever it is."""

import pytest

import printer_emulators as emulators
from fake_zebra import a_zebra
from fakes import MemoryPrinter
from kiosk.clock import SystemClock
from kiosk.ports import NotPrinted, Printed, PrintTrouble, ToCheck
from printing.folder import FolderPrinter
from printing.ipp.printer import IppPrinter
from printing.ipp.transport import Address
from printing.zebra import ZebraPrinter

PDF = emulators.a_badge_pdf()
FIRST = "01900000-0000-7000-8000-000000000001-1"
SECOND = "01900000-0000-7000-8000-000000000002-1"


REAL = [pytest.param(name, marks=pytest.mark.servers) for name in ("ipp", "cups")]


@pytest.fixture(scope="module")
def ippeve():
    with (
        emulators.a_bus() as bus,
        emulators.Ippeve(bus, formats="application/pdf", size_mm=(105, 148)) as device,
    ):
        yield device


@pytest.fixture
def folder(tmp_path):
    return FolderPrinter(tmp_path)


@pytest.fixture
def memory():
    return MemoryPrinter()


@pytest.fixture
def ipp(ippeve):
    ippeve.forget()
    return IppPrinter(Address(ippeve.uri), clock=SystemClock(), poll_s=0.05)


@pytest.fixture
def cups(ippeve):
    ippeve.forget()
    with emulators.Cups() as server:
        yield IppPrinter(
            Address(server.queue("badges", ippeve.uri)), clock=SystemClock(), poll_s=0.05
        )


@pytest.fixture
def zebra():
    with a_zebra() as printer:
        yield ZebraPrinter("127.0.0.1", port=printer.port, clock=SystemClock())


@pytest.fixture(
    params=[
        "folder",
        "memory",
        *REAL,
        "zebra",
    ]
)
def kind(request):
    return request.param


@pytest.fixture
def printer(kind, request):
    return request.getfixturevalue(kind)


def test_a_ready_printer_prints_and_says_it_is_ready(printer):
    assert printer.status().trouble is None
    assert isinstance(printer.print(FIRST, PDF), Printed)
    assert printer.status().trouble is None
    assert printer.name


def test_a_printed_badge_is_found_by_its_name_or_left_to_check(printer, kind):
    printer.print(FIRST, PDF)

    found = printer.follow(FIRST)
    assert isinstance(found, ToCheck if kind == "zebra" else Printed)
    assert printer.cancel(FIRST) == found  # what is out cannot be taken back


def test_a_badge_that_was_never_sent_is_never_said_to_be_printed(printer, kind):
    printer.print(FIRST, PDF)

    unknown = NotPrinted if kind == "folder" else ToCheck  # a folder alone knows for certain
    assert printer.follow(SECOND) == unknown(PrintTrouble.FORGOTTEN)
    assert printer.cancel(SECOND) == unknown(PrintTrouble.FORGOTTEN)


@pytest.mark.parametrize("kind", [*REAL, "zebra"], indirect=False)
def test_what_is_no_page_is_not_sent(kind, request):
    printer = request.getfixturevalue(kind)

    told = []
    outcome = printer.print(FIRST, b"no page", lambda: told.append(FIRST))

    assert (outcome, told) == (NotPrinted(PrintTrouble.OTHER), [])


def test_a_printer_says_once_that_it_has_the_whole_job(printer, kind):
    told = []

    printer.print(FIRST, PDF, lambda: told.append(FIRST))

    assert told == ([] if kind == "folder" else [FIRST])  # a folder is done at once
