"""A Zebra at its raw port: nothing is believed but ~HS."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_zebra import a_zebra, dots_of
from kiosk.clock import SystemClock
from kiosk.ports import NotPrinted, Printed, PrintTrouble, ToCheck
from ports import free_port
from printer_emulators import a_badge_pdf
from printing.zebra import ZebraPrinter
from printing.zebra_status import NoStateError, read_state

PDF = a_badge_pdf(size_mm=(62, 88))
FAULTS = [
    ("paper", PrintTrouble.OUT_OF_MEDIA),
    ("head", PrintTrouble.COVER_OPEN),
    ("ribbon", PrintTrouble.OUT_OF_INK),
    ("pause", PrintTrouble.PAUSED),
    ("full", PrintTrouble.TOO_SLOW),
]


@pytest.fixture
def zebra():
    with a_zebra() as printer:
        yield printer


@pytest.fixture
def printer(zebra):
    return printer_at(zebra.port)


def printer_at(port, *, timeout_s=60):
    return ZebraPrinter(
        "127.0.0.1", port=port, clock=SystemClock(), timeout_s=timeout_s, patience_s=1
    )


def test_a_label_comes_out_in_black_dots_of_the_head(printer, zebra):
    assert printer.print("job-1", PDF) == Printed()

    rows = dots_of(zebra.labels[0])
    assert len(zebra.labels) == 1
    assert (len(rows[0]), len(rows)) == (62, 703)  # 62 × 88 mm at 203 dpi
    assert rows[10] == b"\xff" * 62  # the bar, to the last dot
    assert rows[-1] == bytes(62)


@pytest.mark.parametrize(("fault", "trouble"), FAULTS)
def test_a_printer_in_trouble_is_sent_nothing(printer, zebra, fault, trouble):
    zebra.faults = {fault}

    assert printer.status().troubles == (trouble,)
    assert printer.print("job-1", PDF) == NotPrinted(trouble)
    assert zebra.buffer == []


@pytest.mark.parametrize(("fault", "trouble"), FAULTS)
def test_a_fault_while_the_label_comes_out_leaves_it_to_check(printer, zebra, fault, trouble):
    zebra.at_label = {fault}

    assert printer.print("job-1", PDF) == ToCheck(trouble)


def test_a_printer_that_dies_with_a_label_inside_leaves_it_to_check(zebra):
    printer = printer_at(zebra.port, timeout_s=3)
    zebra.dies_at_label = True

    assert printer.print("job-1", PDF) == ToCheck(PrintTrouble.UNREACHABLE)


def test_a_label_is_not_called_printed_before_the_printer_has_read_it(printer, zebra):
    zebra.at_label = {"pause"}

    outcomes = [printer.print(f"job-{n}", PDF) for n in range(2)]

    assert outcomes == [ToCheck(PrintTrouble.PAUSED), NotPrinted(PrintTrouble.PAUSED)]
    assert len(zebra.buffer) == 1


def test_an_open_head_is_told_before_the_pause_it_causes(printer, zebra):
    zebra.faults = {"head", "pause"}

    assert printer.status().trouble is PrintTrouble.COVER_OPEN


def test_a_printer_that_is_off_is_told_at_once():
    printer = printer_at(free_port())

    assert printer.print("job-1", PDF) == NotPrinted(PrintTrouble.UNREACHABLE)
    assert printer.status().trouble is PrintTrouble.UNREACHABLE


def test_a_printer_that_does_not_answer_is_sent_nothing(zebra):
    printer = printer_at(zebra.port, timeout_s=0.5)
    zebra.is_deaf = True

    assert printer.print("job-1", PDF) == NotPrinted(PrintTrouble.UNREACHABLE)
    assert zebra.buffer == []


def test_nobody_can_tell_what_became_of_a_label_after_a_crash(printer):
    assert printer.follow("job-1") == ToCheck(PrintTrouble.FORGOTTEN)
    assert printer.cancel("job-1") == ToCheck(PrintTrouble.FORGOTTEN)


@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_a_state_or_no_state(answer):
    try:
        read_state(answer)
    except NoStateError:
        return


def test_the_answer_in_the_manual_is_understood():
    state = read_state(
        b"\x02030,0,0,1245,000,0,0,0,000,0,0,0\x03\r\n"
        b"\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n"
    )

    assert state.troubles == ()
    assert state.is_done
