"""Versions of roster rows and documents: the newer one stands, however old the hub becomes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import FAIR_ID, FIRST_DAY, a_fair, a_ticket
from fakes import OPENING, ManualClock
from hub_builders import SqliteFolder, give_roster
from kiosk.app.codes import sign_codes
from kiosk.desk.lookup import look_up
from kiosk.desk.roster_import import change_fair, import_roster
from kiosk.domain.attendees import Ticket
from kiosk.hub.hub import Hub
from kiosk.protocol.messages import Doc, RosterPart
from kiosk.signing.check import is_signed
from kiosk.store.sqlite import SqliteRecords
from signing_builders import KEY
from sync_builders import Desk, Talk, take
from venue_builders import RelayHub, Venue, cells_of

OPENING_MS = int(OPENING.timestamp() * 1000)
ONE, TWO = a_ticket(), a_ticket(code="CODE-2")


class Fair:
    """A hub whose disk can be put back, a supervisor's desk and a plain one, one after the other.

    Each change is made a second after the one before.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, ManualClock()
        self.disk = SqliteFolder(folder, self.clock)
        self._serve()
        self.hub.open_exhibition(FAIR_ID)
        name = self.hub.hello().hub
        self.desks = [Desk(folder, "office", role="supervisor", hub=name),
                      Desk(folder, "gate", hub=name)]  # fmt: skip
        self.office, self.gate = self.desks

    def _serve(self) -> None:
        self.hub = Hub(self.disk.store, clock=self.clock)

    def another(self, name: str) -> Desk:
        desk = Desk(self.folder, name, role="supervisor", hub=self.hub.hello().hub)
        desk.clock.pass_time(seconds=self.clock.monotonic())
        self.desks.append(desk)
        return desk

    def write(self, *tickets: Ticket, at: Desk | None = None) -> None:
        self._tick()
        import_roster((at or self.office).records, tickets)

    def name(self, name: str, *, at: Desk | None = None) -> None:
        self._tick()
        change_fair((at or self.office).records, replace(a_fair(), name=name, keys=(KEY.trusted,)))

    def _tick(self) -> None:
        for clock in (self.clock, *(desk.clock for desk in self.desks)):
            clock.pass_time(seconds=1)

    def talk(self, *desks: Desk) -> None:
        for desk in desks or self.desks:
            desk.join(self.hub.hello().hub)
            desk.talk(Talk(self.hub, desk.role, 3))

    def back_up(self) -> None:
        self.disk.back_up()
        self._serve()

    def put_back(self) -> None:
        self.disk.put_back()
        self._serve()

    def succeed(self, leader: Desk) -> None:
        """Let a desk start an empty hub and lead."""
        self.disk.close()
        self.disk = SqliteFolder(self.folder / "heir", self.clock)
        self._serve()
        self.hub.open_exhibition(FAIR_ID)
        leader.store.give_everything()
        self.talk(leader)

    def note(self, desk: Desk, ticket: Ticket = ONE) -> str | None:
        with desk.records.transaction() as tx:
            found = tx.ticket(ticket.id)
        return found.note if found else None

    def close(self) -> None:
        for desk in self.desks:
            desk.close()
        self.disk.close()


@pytest.fixture
def fair(tmp_path: Path) -> Iterator[Fair]:
    made = Fair(tmp_path)
    yield made
    made.close()


def noted(note: str, ticket: Ticket = ONE) -> Ticket:
    return replace(ticket, note=note)


def yesterday_again(fair: Fair) -> None:
    """A hub with a row and a fair, backed up; both change and TWO comes; the hub is put back."""
    fair.name("Hier")
    fair.write(noted("yesterday"))
    fair.talk()
    fair.back_up()
    fair.name("Aujourd’hui")
    fair.write(noted("today"), TWO)
    fair.talk()
    fair.put_back()


def test_a_hub_put_back_gets_the_newer_rows_and_documents_from_a_supervisors_desk(
    fair: Fair,
) -> None:
    yesterday_again(fair)
    fair.talk(*fair.desks, *fair.desks)
    late = fair.another("late")
    fair.talk(late)

    for desk in fair.desks:
        assert fair.note(desk) == "today"
        assert fair.note(desk, TWO) == ""
        assert desk.records.fair.name == "Aujourd’hui"
        assert desk.rows("select count(*) from roster where dirty") == [(0,)]


def test_a_desk_that_may_write_nothing_does_not_go_back_with_its_hub(fair: Fair) -> None:
    yesterday_again(fair)
    fair.talk(fair.gate, fair.gate)

    assert fair.note(fair.gate) == "today"
    assert fair.note(fair.gate, TWO) == ""  # no sweep: who is to go leaves a row that says so
    assert fair.gate.records.fair.name == "Aujourd’hui"

    fair.talk()
    assert fair.gate.rows("select count(*) from roster where dirty") == [(0,)]
    fair.write(noted("tomorrow"))
    fair.talk()
    assert fair.note(fair.gate) == "tomorrow"


def test_whoever_was_erased_stays_erased_though_a_newer_row_comes(fair: Fair) -> None:
    yesterday_again(fair)
    with fair.gate.records.transaction() as tx:
        tx.erase(ONE.id)
    fair.write(noted("newest"))
    fair.talk(fair.gate, fair.office, fair.gate)

    assert [fair.note(desk) for desk in fair.desks] == [None, None]


def test_who_takes_the_list_over_with_older_rows_gets_the_newer_ones_of_the_others(
    fair: Fair,
) -> None:
    yesterday_again(fair)
    stale = fair.another("stale")
    fair.talk(stale)  # of the hub as it was yesterday
    fair.succeed(stale)
    fair.talk(fair.office)
    fair.talk()

    assert {fair.note(desk) for desk in fair.desks} == {"today"}
    assert {desk.records.fair.name for desk in fair.desks} == {"Aujourd’hui"}


def test_who_takes_the_list_over_without_the_fair_gets_that_of_the_others(fair: Fair) -> None:
    fair.name("Salon")
    fair.talk()
    fresh = fair.another("fresh")
    fair.succeed(fresh)
    fair.talk()

    assert {desk.records.fair.name for desk in fair.desks} == {"Salon"}


def test_of_two_tickets_with_one_code_that_of_the_newer_row_has_it_whatever_comes_first(
    tmp_path: Path,
) -> None:
    older, newer = (replace(ticket, code="X") for ticket in (ONE, TWO))
    parts = [
        RosterPart(cells_of(ticket).columns, cells_of(ticket).rows, versions=(version,))
        for ticket, version in ((older, 1), (newer, 2))
    ]
    for order in (1, -1):
        desk = Desk(tmp_path, f"desk{order}")
        for part in parts[::order]:
            take(desk, roster=part)
        assert dict(desk.rows("select id, code from roster")) == {
            newer.id: "X", older.id: f"~{older.id}"
        }  # fmt: skip
        desk.close()


def test_a_change_made_while_a_newer_one_was_away_does_not_win_over_it(fair: Fair) -> None:
    other = fair.another("other")
    fair.talk()
    fair.write(noted("first"), at=fair.office)
    fair.write(noted("second"), at=other)
    fair.talk(other, fair.office, other, fair.gate)

    assert {fair.note(desk) for desk in fair.desks} == {"second"}


def test_a_second_laptop_does_not_undo_the_fair_it_is_set_up_for(fair: Fair) -> None:
    fair.name("Avec une clef")
    fair.talk()
    second = fair.another("second")
    fair.name("À la maison", at=second)
    assert second.records.fair.name == "À la maison"
    fair.talk(second)

    assert second.records.fair.name == "Avec une clef"
    fair.name("Changé depuis", at=second)
    fair.talk(second, fair.office)
    assert fair.office.records.fair.name == "Changé depuis"


def test_a_clock_that_was_a_year_behind_costs_no_import(fair: Fair) -> None:
    fair.write(noted("old"))
    fair.talk()
    late = fair.another("late")
    late.clock.pass_time(days=-365)
    fair.write(noted("new"), at=late)
    fair.talk(late, fair.office)

    assert fair.note(fair.office) == "new"
    [(version,)] = late.rows("select version from roster")
    assert abs(version - OPENING_MS) < 1_000_000


def test_a_lower_hub_is_not_set_back_by_the_one_above(tmp_path: Path) -> None:
    clock = ManualClock()
    folders = [SqliteFolder(tmp_path / f"{n}", clock) for n in range(2)]
    above, below = (RelayHub(one.store, FAIR_ID, clock) for one in folders)
    below.relay_to(above.hub)

    def put(hub: RelayHub, note: str, version: int) -> None:
        part = cells_of(noted(note))
        told = RosterPart(part.columns, part.rows, versions=(version,))
        give_roster(hub.hub, told, FAIR_ID)
        hub.hub.put_doc(FAIR_ID, Doc("layout", "badge", note, version=version), "hub")

    put(below, "newer", 20)
    put(above, "older", 10)
    for _ in range(2):
        below.relay()
    assert above.lists()[1:] == below.lists()[1:]
    assert above.lists()[1][ONE.id].cells[-1] == above.lists()[2]["badge"] == "newer"

    put(above, "newest", 30)
    below.relay()
    assert below.lists()[1][ONE.id].cells[-1] == below.lists()[2]["badge"] == "newest"
    heads = [hub.hub.hello().head for hub in (above, below)]
    for _ in range(2):
        below.relay()
    assert [hub.hub.hello().head for hub in (above, below)] == heads
    for one in folders:
        one.close()


def test_a_snapshot_of_an_older_hub_takes_nothing_newer_away(tmp_path: Path) -> None:
    venue = Venue(tmp_path)
    office, gate = venue.desk("office", "supervisor"), venue.desk("gate")
    change_fair(office.records, a_fair())
    import_roster(office.records, [noted("yesterday")])
    venue.talk(office)
    folder = venue.unpacked("old")
    for desk in (office, gate):
        desk.clock.pass_time(seconds=1)
    change_fair(office.records, replace(a_fair(), name="Aujourd’hui"))
    import_roster(office.records, [noted("today"), TWO])
    for desk in (office, gate):
        venue.talk(desk)

    venue.unpacked = lambda name: folder  # type: ignore[method-assign]
    assert venue.load(gate)

    assert gate.rows("select note from roster order by code") == [("today",), ("",)]
    assert gate.records.fair.name == "Aujourd’hui"
    venue.talk(gate)
    assert gate.rows("select count(*) from roster where dirty") == [(0,)]
    venue.close()


def test_codes_stay_good_after_another_computer_took_the_list_over(fair: Fair) -> None:
    fair.name("Salon")
    fair.write(replace(ONE, areas=frozenset({"conferences"})), TWO)
    for _ in range(20):  # positions of the old hub's feed go far beyond the new one's
        fair.office.enter("somebody")
    fair.talk()
    other = fair.another("other")
    fair.talk(other)
    ((before,), _) = sign_codes(fair.office.records, KEY, ["CODE-1"])

    fair.succeed(other)
    fair.talk()
    ((after,), _) = sign_codes(fair.office.records, KEY, ["CODE-1"])
    assert after.signed == before.signed

    fair.write(replace(ONE, days=frozenset({FIRST_DAY})), at=other)
    fair.talk(other, *fair.desks)
    with fair.gate.records.transaction() as tx:
        found = look_up(tx, before.signed, is_signed).ticket
    assert found is not None
    assert (found.areas, found.days) == (frozenset(), {FIRST_DAY})


def test_a_code_from_before_there_were_versions_is_good_until_its_row_changes(fair: Fair) -> None:
    fair.name("Salon")
    fair.write(ONE)
    for desk in fair.desks:
        fair.talk(desk)
        with desk.records.transaction() as tx:
            tx.db.execute("update roster set version = 0")
    ((old,), _) = sign_codes(fair.office.records, KEY, ["CODE-1"])
    fair.write(replace(ONE, areas=frozenset({"conferences"})))
    fair.talk()

    with fair.gate.records.transaction() as tx:
        found = look_up(tx, old.signed, is_signed).ticket
    assert found is not None
    assert found.areas == {"conferences"}
    assert len(sign_codes(fair.office.records, KEY, ["CODE-1"])[0][0].signed) > len(old.signed)


pages = st.lists(st.tuples(st.integers(0, 1), st.integers(1, 5)), min_size=1, max_size=6)


@settings(max_examples=15)
@given(pages=pages)
def test_a_desk_holds_the_newest_of_what_came_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, pages: list[tuple[int, int]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"), "desk")
    for which, version in pages:
        part = cells_of(noted(f"v{version}", (ONE, TWO)[which]))
        take(desk, roster=RosterPart(part.columns, part.rows, versions=(version,)))
    held = dict(desk.rows("select id, note from roster"))
    desk.close()

    newest = {(ONE, TWO)[which].id: f"v{version}" for which, version in sorted(pages)}
    assert held == newest


def test_a_desk_of_an_older_version_is_brought_up_to_date_in_place(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "desk", role="supervisor")
    import_roster(desk.records, [ONE])
    change_fair(desk.records, a_fair())
    for table in ("roster", "doc"):
        desk.records.db.execute(f"alter table {table} drop column version")
    desk.records.db.execute("delete from _sqlite_migrations where name = 'versions'")
    desk.close()

    again = Desk(tmp_path, "desk", role="supervisor")
    assert isinstance(again.records, SqliteRecords)
    assert again.rows("select version, dirty from roster") == [(0, 1)]
    assert again.rows("select version, dirty from doc") == [(0, 1)]
    again.close()
