"""`kiosk codes`: keys, signed codes and barred ones, over a real hub and two desks."""

import csv
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import pytest

from builders import FAIR_ID, FIRST_DAY, a_fair, a_ticket
from fakes import ManualClock
from hub_builders import SqliteFolder
from kiosk.app import codes
from kiosk.app.codes import sign_codes
from kiosk.app.importing import Mode, import_fair_file
from kiosk.cli import main
from kiosk.desk.code_list import mark_named
from kiosk.desk.lookup import look_up
from kiosk.desk.roster_import import change_fair, import_roster
from kiosk.domain.admission import Credential, Reason
from kiosk.domain.attendees import TicketStatus
from kiosk.domain.barring import Bar
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.hub import Hub
from kiosk.roster.fair_file import write_fair
from kiosk.signing.check import is_signed
from kiosk.sync.membership import Membership, safe_of_this_system, save_membership
from signing_builders import KEY
from sync_builders import Desk, Talk

ONE, TWO = a_ticket(), a_ticket(code="CODE-2", areas={"conferences"})


class Hall:
    """A hub that signs codes, the supervisor's desk beside it, and a desk at a gate."""

    def __init__(self, folder: Path) -> None:
        self.kept = SqliteFolder(folder, ManualClock())
        hub = Hub(self.kept.store, clock=ManualClock())
        hub.open_exhibition(FAIR_ID)
        self.office = Desk(folder, "office", role="supervisor")
        self.gate = Desk(folder, "gate")
        self._ways = [
            (self.office, Talk(hub, "supervisor", 500)),
            (self.gate, Talk(hub, "desk", 3)),
        ]
        change_fair(self.office.records, replace(a_fair(), keys=(KEY.trusted,)))

    def sync(self) -> None:
        for desk, way in (*self._ways, *self._ways):
            desk.talk(way)

    def close(self) -> None:
        self.office.close()
        self.gate.close()
        self.kept.close()

    def signed(self, code: str) -> str:
        ((issued,), left_out) = sign_codes(self.office.records, KEY, [code])
        assert left_out == []
        return issued.signed

    def left_out(self, *codes: str) -> list[str]:
        issued, left_out = sign_codes(self.office.records, KEY, codes or None)
        assert issued == []
        return [each.why for each in left_out]

    def shown(self, text: str) -> Credential:
        """What the desk at the gate makes of a code."""
        with self.gate.records.transaction() as tx:
            return look_up(tx, text, is_signed)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.close()


def test_a_code_opens_at_a_desk_that_has_not_heard_of_the_ticket(hall: Hall) -> None:
    hall.sync()
    import_roster(hall.office.records, [TWO])
    hall.office.talk(Talk(hall._ways[0][1].hub, "supervisor", 500))

    found = hall.shown(hall.signed("CODE-2"))

    assert found.ticket is not None
    assert (found.ticket.id, found.ticket.areas, found.fault) == (TWO.id, {"conferences"}, None)
    assert found.ticket.is_new


def test_every_desk_has_each_row_at_the_hubs_own_position(hall: Hall) -> None:
    import_roster(hall.office.records, [a_ticket(code=f"CODE-{n}") for n in range(9)])
    hall.sync()

    places = [desk.rows("select id, pos from roster order by id") for desk, _ in hall._ways]
    assert places[0] == places[1]
    assert len({pos for _, pos in places[0]}) == 9
    before = hall.signed("CODE-3")
    hall.office.store.read_again("hub")
    hall.sync()
    assert hall.signed("CODE-3") == before


def test_of_code_and_roster_the_newer_counts(hall: Hall) -> None:
    import_roster(hall.office.records, [ONE])
    hall.sync()
    older = hall.signed("CODE-1")
    import_roster(hall.office.records, [replace(ONE, days=frozenset({FIRST_DAY}))])
    hall.office.talk(hall._ways[0][1])
    newer = hall.signed("CODE-1")

    assert hall.shown(newer).ticket.days == {FIRST_DAY}  # the gate's row is the old one
    hall.sync()
    assert hall.shown(older).ticket.days == {FIRST_DAY}


def test_no_code_is_signed_for_what_the_hub_does_not_have_or_nobody_may_use(hall: Hall) -> None:
    import_roster(hall.office.records, [ONE])
    [why] = hall.left_out("CODE-1")
    assert "sync first" in why
    blocked = replace(TWO, status=TicketStatus.BLOCKED)
    import_roster(hall.office.records, [blocked])
    with hall.office.records.transaction() as tx:
        tx.bar_codes([mark_named(tx, ONE.id)], Bar.WITHDRAWN)
    hall.sync()

    barred, status, unknown = hall.left_out(ONE.id, TWO.id, "nobody")
    assert ("list of barred" in barred, "blocked" in status) == (True, True)
    assert "no ticket" in unknown
    assert len(hall.left_out()) == 2


def test_what_is_barred_at_one_desk_is_refused_at_all_until_it_is_taken_off(hall: Hall) -> None:
    import_roster(hall.office.records, [ONE, TWO])
    hall.sync()
    signed = hall.signed("CODE-1")
    with hall.office.records.transaction() as tx:
        marks = [mark_named(tx, text) for text in (signed, "CODE-2")]
        tx.bar_codes(marks, Bar.WITHDRAWN)
    hall.sync()

    assert hall.shown(signed).fault is Reason.WITHDRAWN
    assert hall.shown("CODE-1").fault is None  # what replaces it
    assert hall.shown("CODE-2").fault is Reason.WITHDRAWN
    assert hall.shown(TWO.badge_id).fault is None
    with hall.gate.records.transaction() as tx:
        tx.bar_codes([mark_named(tx, TWO.id)], Bar.BLOCKED)
        tx.unbar_codes(marks)
    hall.sync()
    assert hall.shown(signed).fault is None
    with hall.office.records.transaction() as tx:
        assert look_up(tx, TWO.badge_id).fault is Reason.BLOCKED
        assert b"CODE" not in repr(tx.barred_codes()).encode()


def test_an_erased_persons_code_stays_barred(hall: Hall) -> None:
    import_roster(hall.office.records, [ONE])
    hall.sync()
    signed = hall.signed("CODE-1")
    with hall.office.records.transaction() as tx:
        tx.bar_codes([mark_named(tx, ONE.id)], Bar.BLOCKED)
        tx.erase(ONE.id)
        tx.derived.rebuild()
    hall.sync()

    assert hall.shown(signed).fault is Reason.BLOCKED


def run(folder: Path, *words: str) -> int:
    return main(["codes", words[0], "--data", str(folder), *words[1:]])


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path, capsys) -> None:
    assert run(tmp_path, "key") == 0
    first = capsys.readouterr().out
    assert run(tmp_path, "key") == 0

    assert capsys.readouterr().out == first
    assert stat.S_IMODE((tmp_path / "hub" / "codes.key").stat().st_mode) == 0o600
    with codes.opened(tmp_path, ManualClock()) as records, records.transaction() as tx:
        assert len(tx.fair().keys) == 1


def test_a_fair_file_that_lists_no_keys_leaves_the_hubs(tmp_path: Path) -> None:
    run(tmp_path, "key")
    with codes.opened(tmp_path, ManualClock()) as records:
        fair = codes.fair_of(records)
    write_fair(tmp_path / "fair.json", replace(fair, name="Autre nom", keys=()))
    import_fair_file(tmp_path / "fair.json", tmp_path, ManualClock(), Mode.APPLY)

    with codes.opened(tmp_path, ManualClock()) as records:
        assert codes.fair_of(records) == replace(fair, name="Autre nom")


def test_a_desk_that_may_not_change_the_fair_makes_no_key(tmp_path: Path) -> None:
    paired = Membership("hub", "", ("::1",), 1, "PEM", "dev", FAIR_ID, "", "desk", "token")
    save_membership(tmp_path, paired, safe_of_this_system())

    with pytest.raises(TroubleError) as met:
        codes.provide_key(tmp_path, ManualClock())

    assert met.value.trouble is Trouble.HUB_FORBIDS
    assert not (tmp_path / "hub").exists()


def test_codes_are_signed_listed_and_drawn_by_command(tmp_path: Path, capsys) -> None:
    assert run(tmp_path, "issue", "--all") == 1  # there is no key
    run(tmp_path, "key")
    with pytest.raises(SystemExit):
        run(tmp_path, "issue")
    assert run(tmp_path, "issue", "nobody", "-o", str(tmp_path / "out.csv")) == 1
    assert "nobody: no ticket" in capsys.readouterr().err
    with (tmp_path / "out.csv").open(encoding="utf-8-sig") as file:
        assert list(csv.reader(file, delimiter=";")) == [["ticket", "code", "signed_code"]]


def test_codes_are_written_so_that_they_can_be_read_again(hall: Hall, tmp_path: Path) -> None:
    import_roster(hall.office.records, [ONE])
    hall.sync()
    issued, _ = sign_codes(hall.office.records, KEY)
    codes.draw_codes(issued, tmp_path / "qr")
    codes.write_table(issued, tmp_path / "out.csv")

    picture = cv2.imread(str(tmp_path / "qr" / f"{ONE.id}.png"))
    assert cv2.QRCodeDetector().detectAndDecode(picture)[0] == issued[0].signed
    assert issued[0].signed in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_codes_are_barred_listed_and_freed_by_command(tmp_path: Path, capsys) -> None:
    assert run(tmp_path, "bar", "SECRET", "--blocked") == 0
    assert run(tmp_path, "bar", ONE.id.upper()) == 0
    capsys.readouterr()
    assert run(tmp_path, "list") == 0
    told = capsys.readouterr().out
    assert f"withdrawn: ticket {ONE.id}\n" in told
    assert "blocked: code " in told
    assert "SECRET" not in told

    assert run(tmp_path, "unbar", "SECRET", ONE.id) == 0
    capsys.readouterr()
    assert run(tmp_path, "list", "--json") == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "No code is barred.\n")
