"""Finding printers: a real CUPS, a real announcement on loopback."""

import json

import pytest

import printer_emulators as emulators
from kiosk.app.printers import Listed
from kiosk.cli import main
from kiosk.domain.print_options import Medium, Offer
from kiosk.ports import PrintTrouble
from ports import free_port
from printing.discovery import FoundPrinter, on_the_network, queues_of
from printing.ipp.transport import Address

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def cups():
    with emulators.Cups() as server:
        server.queue("badges", "file:///dev/null")
        server.queue("spare", "file:///dev/null")
        server.run("cupsdisable", "spare")
        yield f"ipp://localhost:{server.port}/"


def test_the_queues_of_cups_are_found_with_their_state(cups):
    found = {each.name: each.troubles for each in queues_of(Address(cups))}

    assert found == {"badges": (), "spare": (PrintTrouble.PAUSED,)}


def test_without_cups_there_are_no_queues():
    assert queues_of(Address(f"ipp://localhost:{free_port()}/")) == []


def test_the_command_lists_a_line_of_json_per_printer(cups, capsys):
    assert main(["printers", "--cups", cups, "--seconds", "0", "--json"]) == 0

    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["name"], each["state"]) for each in told] == [
        ("badges", ["ready"]),
        ("spare", ["paused"]),
    ]
    assert told[0]["uri"].endswith("/printers/badges")


def test_the_command_lists_printers_for_people_too(cups, capsys):
    main(["printers", "--cups", cups, "--seconds", "0"])

    assert "spare\t" in capsys.readouterr().out


def test_a_printer_that_announces_itself_is_found():
    with (
        emulators.a_bus() as bus,
        emulators.Ippeve(bus, formats="application/pdf", size_mm=(105, 148)) as device,
    ):
        found = on_the_network(seconds=1.5, interfaces=["127.0.0.1"])

    # Others that test on this machine are heard too: loopback is shared.
    ours = [each for each in found if each.uri == f"ipp://127.0.0.1:{device.port}/ipp/print"]
    assert [each.media for each in ours] == [("custom_badge_105x148mm",)]


def test_the_list_tells_what_a_printer_can():
    offer = Offer((Medium(62, 88, "badge_62x88mm"),), (300, 600), can_cut=True, has_colour=False)
    listed = Listed(FoundPrinter("Desk", "ipp://h/ipp/print", (), ("badge_62x88mm",), offer))

    assert listed.as_line() == (
        "Desk\tipp://h/ipp/print\tready\tbadge_62x88mm\t300/600 dpi, cuts, black only"
    )
    assert listed.as_json() == {
        "name": "Desk",
        "uri": "ipp://h/ipp/print",
        "state": ["ready"],
        "media": ["badge_62x88mm"],
        "sizes_mm": [[62, 88]],
        "dpi": [300, 600],
        "cuts": True,
        "colour": False,
    }
