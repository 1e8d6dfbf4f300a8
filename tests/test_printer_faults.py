"""Every fault of paper, printer, queue and network, injected into real print servers."""

from concurrent.futures import ThreadPoolExecutor

import pytest

import printer_emulators as emulators
from kiosk.clock import SystemClock
from kiosk.domain.print_options import Medium, PrintOptions
from kiosk.ports import NotPrinted, Printed, PrintTrouble, ToCheck
from ports import free_port
from printer_emulators import a_badge_pdf
from printing.ipp.client import IppClient
from printing.ipp.printer import IppPrinter
from printing.ipp.transport import Address

pytestmark = pytest.mark.servers
PDF = a_badge_pdf()


@pytest.fixture(scope="module")
def bus():
    with emulators.a_bus() as env:
        yield env


@pytest.fixture
def device(bus):
    with emulators.Ippeve(bus, formats="application/pdf", size_mm=(105, 148)) as printer:
        yield printer


@pytest.fixture(scope="module")
def cups():
    with emulators.Cups() as server:
        yield server


@pytest.fixture
def queue(cups, device):
    return cups.queue(f"q{device.port}", device.uri)


def printer_at(uri, **options):
    patient = {"patience_s": 120, "timeout_s": 60, **options}
    return IppPrinter(Address(uri), clock=SystemClock(), poll_s=0.05, **patient)


def ways(test):
    """Print straight to the printer, and through a queue of CUPS."""
    return pytest.mark.parametrize("way", ["direct", "cups"])(test)


@pytest.fixture
def printer(way, device, request):
    uri = device.uri if way == "direct" else request.getfixturevalue("queue")
    return printer_at(uri)


@ways
def test_a_badge_comes_out_once_and_is_known_by_its_name(printer, device):
    assert printer.print("job-1", PDF) == Printed()
    assert printer.follow("job-1") == Printed()
    assert device.pages() == ["job-1"]
    assert printer.status().troubles == ()


@ways
def test_labels_that_run_out_on_the_way_leave_a_badge_to_check(printer, device):
    device.fault('echo "STATE: +media-empty" >&2')

    assert printer.print("job-1", PDF) == ToCheck(PrintTrouble.OUT_OF_MEDIA)


@ways
def test_a_printer_without_labels_is_sent_nothing(printer, device):
    device.fault('echo "STATE: +media-empty" >&2')
    printer.print("job-1", PDF)
    device.fault("")

    assert printer.status().trouble is PrintTrouble.OUT_OF_MEDIA
    assert printer.print("job-2", PDF) == NotPrinted(PrintTrouble.OUT_OF_MEDIA)
    assert printer.follow("job-2") == ToCheck(PrintTrouble.FORGOTTEN)
    assert device.pages() == ["job-1"]


@ways
@pytest.mark.parametrize(
    ("reason", "trouble"),
    [("media-jam", PrintTrouble.JAM), ("cover-open", PrintTrouble.COVER_OPEN)],
)
def test_a_jam_or_an_open_cover_leaves_a_badge_to_check(printer, device, reason, trouble):
    device.fault(f'echo "STATE: +{reason}" >&2')

    assert printer.print("job-1", PDF) == ToCheck(trouble)


@ways
def test_a_printer_that_gives_a_job_up_without_a_word_leaves_it_to_check(printer, device):
    device.fault("exit 1")

    assert printer.print("job-1", PDF) == ToCheck(PrintTrouble.ABORTED)
    assert device.pages() == []


@ways
def test_a_printer_that_is_off_is_sent_nothing(printer, device):
    device.switch_off()

    assert printer.print("job-1", PDF) == NotPrinted(PrintTrouble.UNREACHABLE)
    assert printer.status().trouble is PrintTrouble.UNREACHABLE

    device.switch_on()
    assert printer.print("job-2", PDF) == Printed()
    assert device.pages() == ["job-2"]


def test_a_badge_of_another_size_than_the_labels_is_not_sent(device):
    small = a_badge_pdf(size_mm=(62, 88))

    assert printer_at(device.uri).print("job-1", small) == NotPrinted(PrintTrouble.WRONG_MEDIA)
    assert device.pages() == []


@ways
def test_a_job_that_does_not_end_is_taken_back_and_left_to_check(device, way, request):
    device.fault("sleep 15")
    uri = device.uri if way == "direct" else request.getfixturevalue("queue")
    hasty = printer_at(uri, patience_s=0.6, timeout_s=1)
    hasty._client = IppClient(Address(uri), timeout_s=60)  # one request may take its time

    assert hasty.print("job-1", PDF) == ToCheck(PrintTrouble.TOO_SLOW)


def test_a_queue_that_rejects_jobs_is_told_at_once(cups, queue, device):
    cups.run("cupsreject", f"q{device.port}")

    assert printer_at(queue).status().trouble is PrintTrouble.REJECTING
    assert printer_at(queue).print("job-1", PDF) == NotPrinted(PrintTrouble.REJECTING)
    assert device.pages() == []


def test_a_paused_queue_is_sent_nothing_that_would_come_out_later(cups, queue, device):
    cups.run("cupsdisable", f"q{device.port}")

    assert printer_at(queue).print("job-1", PDF) == NotPrinted(PrintTrouble.PAUSED)

    cups.run("cupsenable", f"q{device.port}")
    assert printer_at(queue).print("job-2", PDF) == Printed()
    assert device.pages() == ["job-2"]


def test_a_queue_whose_printer_never_answers_gives_the_badge_back(cups):
    queue = cups.queue("lost", f"http://localhost:{free_port()}/ipp/print")

    outcome = printer_at(queue, patience_s=0.5).print("job-1", PDF)

    assert outcome == ToCheck(PrintTrouble.TOO_SLOW)
    assert cups.run("lpstat", "-o", "lost") == ""


def test_a_queue_that_is_not_there_is_told(cups):
    uri = f"ipp://localhost:{cups.port}/printers/nothing"

    assert printer_at(uri).print("job-1", PDF) == NotPrinted(PrintTrouble.UNREACHABLE)


def test_a_queue_may_be_reached_by_the_local_socket(cups, queue, device):
    printer = IppPrinter(Address(queue, cups.socket), clock=SystemClock(), poll_s=0.05)

    assert printer.print("job-1", PDF) == Printed()


def test_a_printer_may_have_an_ipv6_address(device):
    address = device.uri.replace("localhost", "[::1]")

    assert printer_at(address).print("job-1", PDF) == Printed()


def test_a_printer_that_takes_no_pdf_gets_a_raster(bus):
    with emulators.Ippeve(bus, formats="image/pwg-raster", size_mm=(105, 148)) as device:
        assert printer_at(device.uri).print("job-1", PDF) == Printed()
        assert (device.home / "out" / "job-1").read_bytes()[:13] == b"RaS2PwgRaster"


def test_a_waiting_job_that_is_cancelled_is_certainly_not_printed(queue, device):
    goes_on = device.home / "go"
    device.fault(f"for _ in $(seq 600); do [ -f {goes_on} ] && break; sleep 0.1; done")
    printer, client = printer_at(queue), IppClient(Address(queue), timeout_s=60)
    with ThreadPoolExecutor() as desks:
        first = desks.submit(printer.print, "job-1", PDF)
        emulators.until(lambda: client.job_named("job-1") is not None)
        second = desks.submit(printer.print, "job-2", PDF)
        emulators.until(lambda: client.job_named("job-2") is not None)

        assert printer.cancel("job-2") == NotPrinted(PrintTrouble.CANCELLED)
        assert second.result() == NotPrinted(PrintTrouble.CANCELLED)
        goes_on.touch()
        assert first.result() == Printed()
    assert device.pages() == ["job-1"]


def test_a_printer_that_knows_the_options_is_asked_for_them(device):
    device.fault(f"env > {device.home}/env")
    options = PrintOptions(Medium(105, 148), 300, cuts=True, copies=2, is_black=True)

    assert printer_at(device.uri, options=options).print("job-1", PDF) == Printed()
    told = (device.home / "env").read_text().splitlines()
    wanted = {"IPP_COPIES=2", "IPP_FINISHINGS=trim", "IPP_PRINT_COLOR_MODE=monochrome"}
    assert wanted <= set(told)


def test_a_queue_prints_what_its_printer_does_not_know_without_it(queue, device):
    options = PrintOptions(Medium(105, 148), 1200, cuts=True, copies=2, is_black=True)

    assert printer_at(queue, options=options).print("job-1", PDF) == Printed()
    assert device.pages() == ["job-1"]


def test_a_badge_larger_than_what_the_address_names_is_not_sent(device):
    small = printer_at(device.uri, options=PrintOptions(Medium(62, 88)))

    assert small.print("job-1", PDF) == NotPrinted(PrintTrouble.WRONG_MEDIA)
    assert device.pages() == []
