"""What the address of a printer asks for, and what becomes of it at the printer."""

import base64
import socket
import threading

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from pyzbar import pyzbar

from builders import a_fair, an_attendee
from fake_zebra import a_zebra, dots_of
from kiosk.app.outlet import Outlets
from kiosk.clock import SystemClock
from kiosk.domain.badge_ids import badge_id_of
from kiosk.domain.badges import Badge
from kiosk.domain.print_options import Medium, Offer, PrintOptions
from kiosk.ports import NotPrinted, Printed, PrintTrouble
from printer_emulators import a_badge_pdf
from printing.ipp.documents import document_for
from printing.ipp.facts import printer_facts
from printing.ipp.ticket import offer_of, ticket
from printing.ipp.transport import Address, post
from printing.ipp.wire import Attribute, Group, Resolution, Span, Tag
from printing.maker import layout_for
from printing.opening import open_printer
from printing.options import medium, split_options, without_password

PDF = a_badge_pdf()


def facts_of(**attributes):
    found = [
        Attribute(name.replace("_", "-"), Tag.KEYWORD, values)
        for name, values in attributes.items()
    ]
    return printer_facts(Group(Tag.PRINTER, tuple(found)))


ABLE = facts_of(
    media_ready=("iso_a6_105x148mm", "oe_4x6-label_4x6in", "odd"),
    printer_resolution_default=(Resolution(300, 300),),
    printer_resolution_supported=(Resolution(300, 300), Resolution(600, 600)),
    print_color_mode_supported=("auto", "color", "monochrome"),
    finishings_supported=(3, 11, 62),
    copies_supported=(Span(1, 3),),
)


def test_options_are_taken_out_of_an_address():
    address = "ipp://h/ipp/print?media=62x88&dpi=600&cut=yes&copies=2&ink=black&queue=a"

    assert split_options(address) == (
        "ipp://h/ipp/print?queue=a",
        PrintOptions(Medium(62, 88), 600, cuts=True, copies=2, is_black=True),
    )


@pytest.mark.parametrize(
    "options", ["dpi=x", "dpi=0", "cut=perhaps", "copies=10", "darkness=31", "media=big", "dpi=²"]
)
def test_an_option_that_is_wrong_is_named(options):
    with pytest.raises(ValueError, match=options.partition("=")[0]):
        open_outlet_printer(f"zebra://h?{options}")


def open_outlet_printer(address):
    return open_printer(address, folder=None, clock=SystemClock())


@given(st.text(max_size=30))
def test_any_text_is_a_size_or_none(text):
    found = medium(text)

    assert found is None or 0 < found.width <= 1000


def test_the_name_of_a_medium_tells_its_size():
    assert medium("oe_4x6-label_4x6in") == Medium(101.6, 152.4, "oe_4x6-label_4x6in")
    assert medium("62x88") == Medium(62, 88)


def asked(facts, options):
    return {each.name: each.values for each in ticket(facts, document_for(facts, PDF), options)}


def test_a_job_asks_for_what_is_wanted_and_there():
    wanted = PrintOptions(medium("iso_a6_105x148mm"), 600, cuts=True, copies=5, is_black=True)

    assert asked(ABLE, wanted) == {
        "copies": (3,),
        "media": ("iso_a6_105x148mm",),
        "printer-resolution": (Resolution(600, 600),),
        "print-color-mode": ("monochrome",),
        "finishings": (62,),
    }


def test_a_job_does_not_ask_for_what_the_printer_lacks():
    wanted = PrintOptions(Medium(105, 148), 1200, cuts=True, is_black=True)

    assert set(asked(facts_of(), wanted)) == {"copies", "media-col"}


def test_a_page_can_offer_only_what_a_printer_has():
    assert offer_of(ABLE) == Offer(
        media=(Medium(105, 148, "iso_a6_105x148mm"), Medium(101.6, 152.4, "oe_4x6-label_4x6in")),
        dpis=(300, 600),
        can_cut=True,
        has_colour=True,
        most_copies=3,
    )
    assert offer_of(facts_of()) == Offer()


@pytest.mark.parametrize(
    ("formats", "sent", "start"),
    [
        (("image/urf", "image/pwg-raster", "application/pdf"), "application/pdf", b"%PDF"),
        (("image/urf", "image/pwg-raster"), "image/pwg-raster", b"RaS2PwgRaster"),
        (("image/urf",), "image/urf", b"UNIRAST\0\0\0\0\1"),
    ],
)
def test_the_best_format_that_a_printer_takes_is_sent(formats, sent, start):
    facts = facts_of(document_format_supported=formats, urf_supported=("RS600", "SRGB24"))

    document = document_for(facts, PDF)

    assert document.mime_type == sent
    assert document.data.startswith(start)


def test_a_urf_page_tells_its_size_and_its_colours():
    facts = facts_of(document_format_supported=("image/urf",), urf_supported=("W8", "RS300-600"))

    page = document_for(facts, PDF).data[12:44]

    numbers = [int.from_bytes(page[at : at + 4], "big") for at in (12, 16, 20)]
    assert (page[0], page[1], *numbers) == (8, 0, 1240, 1748, 300)


def test_a_zebra_cuts_copies_and_burns_as_its_address_says():
    with a_zebra() as zebra:
        address = f"zebra://127.0.0.1:{zebra.port}?cut=yes&copies=3&darkness=9"
        assert open_outlet_printer(address).print("job-1", a_badge_pdf(size_mm=(62, 88))) == (
            Printed()
        )

    assert zebra.labels[0].startswith(b"^XA^MMC^PW")
    assert zebra.labels[0].endswith(b"^PQ3^XZ")
    assert zebra.commands == [b"~SD09"]


def test_a_badge_that_is_larger_than_the_labels_is_not_sent():
    with a_zebra() as zebra:
        printer = open_outlet_printer(f"zebra://127.0.0.1:{zebra.port}?media=62x88")

        assert printer.print("job-1", PDF) == NotPrinted(PrintTrouble.WRONG_MEDIA)
        assert zebra.buffer == []


@pytest.mark.parametrize(
    ("media", "usual", "layout"),
    [
        (None, "label-62", "label-62"),
        (Medium(62, 88), "a6", "label-62"),
        (Medium(101.6, 152.4), "label-62", "label-62"),
        (Medium(105, 148), "label-62", "a6"),
        (Medium(86, 54), "label-62", "card"),
        (Medium(20, 20), "label-62", "label-62"),
    ],
)
def test_the_largest_layout_that_the_labels_hold_is_taken(media, usual, layout):
    assert layout_for(media, usual=usual).stem == layout


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("media", ["", "&media=105x148", "&media=86x54"])
def test_what_a_zebra_gets_from_a_desk_is_read_by_two_engines(media, dpi, tmp_path):
    fair = a_fair()
    badge_id = badge_id_of(fair.id, "CODE-1")
    badge = Badge(badge_id, an_attendee(), fair.categories[0], fair.days, fair)
    with a_zebra() as zebra:
        address = f"zebra://127.0.0.1:{zebra.port}?dpi={dpi}{media}"
        outlet = Outlets(tmp_path, SystemClock()).at(address)
        maker, printer = outlet.maker, outlet.printer
        assert printer.print("job-1", maker.make(badge).pdf) == Printed()

    rows = [np.frombuffer(row, np.uint8) for row in dots_of(zebra.labels[0])]
    dots = np.where(np.unpackbits(np.array(rows), axis=1), 0, 255).astype(np.uint8)
    assert {found.text for found in zxingcpp.read_barcodes(dots)} == {badge_id}
    assert {found.data.decode() for found in pyzbar.decode(dots)} == {badge_id}


def test_a_password_is_sent_and_never_shown():
    address = "ipp://desk:p%40ss@127.0.0.1:{}/ipp/print"
    with socket.create_server(("127.0.0.1", 0)) as server:
        uri = address.format(server.getsockname()[1])
        heard: list[bytes] = []

        def answer() -> None:
            line, _ = server.accept()
            with line:
                heard.append(line.recv(4096))
                line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

        thread = threading.Thread(target=answer)
        thread.start()
        assert post(Address(uri), b"", timeout_s=60) == b"ok"
        thread.join()

    assert b"Authorization: Basic " + base64.b64encode(b"desk:p@ss") in heard[0]
    assert open_outlet_printer(uri).name == without_password(uri)
    assert "p%40ss" not in without_password(uri)


@pytest.mark.parametrize(
    "address", ["ipp://u:secret@h/ipp", "ipps://u:secret#x@h/", "x://u:secret@h"]
)
def test_a_password_in_an_address_of_nothing_is_not_told(address, caplog, tmp_path):
    printer = Outlets(tmp_path, SystemClock()).at(address).printer

    assert "secret" not in printer.name
    assert "secret" not in str([vars(record) for record in caplog.records])


def test_a_password_is_not_sent_in_the_open():
    with pytest.raises(ValueError, match="ipps"):
        open_outlet_printer("ipp://desk:secret@printer.example/ipp/print")
