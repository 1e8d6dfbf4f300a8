"""What a hub promises of versions, whichever database it keeps its lists in."""

import sqlite3

import psycopg
import pytest

from fakes import ManualClock
from hub_builders import NOW_MS, XH, Database, Desk, PostgresDatabase, a_roster
from kiosk.hub import schema
from kiosk.hub.hub import Hub
from kiosk.hub.refusals import MalformedError
from kiosk.hub.sqlite_store import FILE_NAME
from kiosk.protocol.messages import Changes, Doc, Push, RosterPart, RosterRow

SALMA, SELMA = ("t1", "C1", "Salma", 1), ("t1", "C1", "Selma", 1)


@pytest.fixture
def hub(database: Database, clock: ManualClock) -> Hub:
    made = Hub(database.store, clock=clock)
    made.open_exhibition(XH)
    return made


def part(row: tuple[object, ...], version: int) -> RosterPart:
    told = a_roster(row)
    return RosterPart(told.columns, told.rows, versions=(version,))


def row(hub: Hub) -> tuple[object, int]:
    """The name in the one row, and the row's version, as every desk is told."""
    page = Desk(hub).pull()
    assert isinstance(page, Changes)
    [told], [version] = page.roster.rows, page.roster.versions
    return (told.cells[1] if told.cells else "gone", version)


def test_the_newer_row_stands_in_whatever_order_they_come(hub: Hub) -> None:
    for told, version in ((SALMA, 20), (SELMA, 10), (SALMA, 20)):
        Desk(hub).push(roster=part(told, version), role="supervisor")
    assert row(hub) == ("Salma", 20)
    assert hub.hello().head == 1

    Desk(hub).push(roster=part(SELMA, 30), role="supervisor")
    assert row(hub) == ("Selma", 30)
    Desk(hub).push(roster=part(SELMA, 40), role="hub")
    assert row(hub) == ("Selma", 40)  # the same cells, but nobody may think them older


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_rows_of_one_version_the_same_stands_whichever_came_first(
    hub: Hub, order: int
) -> None:
    for told in (SALMA, SELMA)[::order]:
        Desk(hub).push(roster=part(told, 20), role="supervisor")

    assert row(hub) == ("Selma", 20)


def test_a_row_of_an_older_supervisors_desk_is_a_change_made_now(hub: Hub) -> None:
    Desk(hub).push(roster=part(SALMA, NOW_MS + 5), role="supervisor")
    Desk(hub).push(roster=a_roster(SALMA), role="supervisor")
    assert row(hub) == ("Salma", NOW_MS + 5)

    Desk(hub).push(roster=a_roster(SELMA), role="supervisor")
    assert row(hub) == ("Selma", NOW_MS + 6)


def test_no_version_brings_back_whoever_is_gone(hub: Hub) -> None:
    gone = RosterPart((), (RosterRow("t1", gone=True),), versions=(0,))
    Desk(hub).push(roster=part(SALMA, 20), role="supervisor")
    Desk(hub).push(roster=gone, role="supervisor")
    Desk(hub).push(roster=part(SELMA, 1 << 50), role="supervisor")

    assert row(hub)[0] == "gone"


def test_the_newer_document_stands_and_its_loser_sees_it(hub: Hub) -> None:
    for data, version in (("new", 20), ("old", 10)):
        doc = Doc("layout", "badge", data, version=version)
        Desk(hub).push(docs=(doc,), role="supervisor")
    late = Desk(hub)
    late.cursor = 1

    assert late.catch_up().docs == {"badge": "new"}
    stands = hub.doc(XH, "layout", "badge")
    assert stands is not None
    assert stands.version == 20
    hub.put_doc(XH, Doc("layout", "badge", "edited", stands.rev), "supervisor")
    assert Desk(hub).catch_up().docs == {"badge": "edited"}
    Desk(hub).push(docs=(Doc("layout", "badge", "new", version=21),), role="hub")
    assert Desk(hub).catch_up().docs == {"badge": "edited"}  # whose version is the hub's time


def test_rows_and_their_versions_must_be_as_many(hub: Hub) -> None:
    told = a_roster(SALMA)
    odd = RosterPart(told.columns, told.rows, versions=(1, 2))

    with pytest.raises(MalformedError):
        hub.push(XH, Push("", 0, roster=odd), "hub")


def test_versions_outlive_a_restart(hub: Hub, database: Database, clock: ManualClock) -> None:
    Desk(hub).push(roster=part(SALMA, 20), role="supervisor")

    assert row(Hub(database.open(), clock=clock)) == ("Salma", 20)


STEPS = (  # back from the newest version, each with what SQLite calls the way there
    ("displaced", ["drop table displaced"]),
    ("versions", [
        "alter table roster drop column version",
        "alter table doc drop column version",
        "drop table retired",
        "drop table untidy",
    ]),
)  # fmt: skip


def make_older(database: Database, version: int) -> None:
    """Make a database what it was in a version of the hub, the first being 1."""
    database.store.close()
    for name, changes in STEPS[: schema.VERSION - version]:
        if isinstance(database, PostgresDatabase):
            with psycopg.connect(f"{database._server} dbname={database._name}") as db:
                for change in (*changes, "update hub_version set version = version - 1"):
                    db.execute(change.encode())
            continue
        with sqlite3.connect(database._folder / FILE_NAME) as db:
            for change in changes:
                db.execute(change)
            db.execute("delete from _sqlite_migrations where name = ?", [name])
        db.close()


@pytest.mark.parametrize(("version", "held"), [(1, 0), (2, 20)])
def test_a_hub_of_an_older_version_is_brought_up_to_date_in_place(
    hub: Hub, database: Database, clock: ManualClock, version: int, held: int
) -> None:
    doc = Doc("layout", "badge", "old", version=20)
    Desk(hub).push(roster=part(SALMA, 20), docs=(doc,), role="supervisor")
    make_older(database, version)
    hub = Hub(database.open(), clock=clock)
    assert row(hub) == ("Salma", held)
    kept = hub.doc(XH, "layout", "badge")
    assert kept is not None
    assert (kept.data, kept.version) == ("old", held)

    assert database.store.read(lambda tx: tx.flaws(XH)) == ()

    Desk(hub).push(roster=part(SELMA, 21), role="supervisor")
    assert row(hub) == ("Selma", 21)
    assert row(Hub(database.open(), clock=clock)) == ("Selma", 21)
