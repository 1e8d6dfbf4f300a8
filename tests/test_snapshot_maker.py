"""The files behind a hub's snapshots: on a full disk, damaged, after an erasure, at the end."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builders import a_fair, a_ticket, an_attendee
from kiosk.app.snapshots import MOST_CHANGES, MOST_SECONDS, SnapshotMaker
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.refusals import NothingYetError
from kiosk.store.sqlite import SqliteRecords
from sync_builders import Desk
from venue_builders import Venue, unpack

XH = a_fair().id


def make_old(venue: Venue, boss: Desk) -> None:
    """Let the last snapshot be too old to be given out."""
    venue.clock.pass_time(seconds=MOST_SECONDS + 1)
    boss.enter("visitor 9")
    venue.talk(boss)


@pytest.mark.parametrize("name", ["snapshot.db", "snapshot.new"])
def test_a_snapshot_that_does_not_fit_on_the_disk_is_a_trouble_and_made_later(
    venue: Venue, boss: Desk, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    place = venue.maker.latest(XH).path.parent
    make_old(venue, boss)
    obstacle = place / name
    obstacle.mkdir()

    with pytest.raises(TroubleError):
        venue.maker.latest(XH)
    venue.maker.refresh()
    obstacle.rmdir()

    assert caplog.messages == ["snapshot.not_made"]
    assert venue.maker.trouble(XH) is not None
    assert venue.maker.latest(XH).upto == venue.hub.hello().head
    assert venue.maker.trouble(XH) is None


def test_a_disk_that_is_full_once_the_copy_is_written_is_a_trouble_too(
    venue: Venue, boss: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    copy: Callable[[SqliteRecords, Path], None] = SqliteRecords.copy_to

    def copy_and_let_nobody_write(records: SqliteRecords, file: Path) -> None:
        copy(records, file)
        file.with_name(f"{file.name}-journal").mkdir()

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(SqliteRecords, "copy_to", copy_and_let_nobody_write)
        with pytest.raises(TroubleError) as met:
            venue.maker.latest(XH)
    (venue.maker._place(XH) / "snapshot.db-journal").rmdir()

    assert met.value.where == str(venue.maker._place(XH))
    assert venue.maker.latest(XH).upto == venue.hub.hello().head


def write_over(file: Path) -> None:
    file.write_bytes(b"no database" * 1000)


def cut(file: Path) -> None:
    """Leave the first pages: it can be opened."""
    with file.open("r+b") as held:
        held.truncate(file.stat().st_size // 2)


@pytest.mark.parametrize("damage", [write_over, cut])
def test_a_damaged_database_is_set_aside_and_a_snapshot_made_all_the_same(
    venue: Venue, boss: Desk, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    place = venue.maker.latest(XH).path.parent
    damage(place / "kiosk.db")
    damaged = (place / "kiosk.db").read_bytes()
    make_old(venue, boss)

    venue.maker.refresh()

    assert caplog.messages == ["snapshot.set_aside"]
    assert [file.read_bytes() for file in place.glob("aside-*.db")] == [damaged]
    new = venue.desk("new")
    assert venue.load(new)
    assert new.rows("select count(*) from roster") == [(20,)]


def test_a_hub_whose_own_database_is_damaged_sets_nothing_of_its_snapshots_aside(
    venue: Venue, boss: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    place = venue.maker.latest(XH).path.parent
    make_old(venue, boss)

    def fail(*_: object) -> None:
        raise TroubleError(Trouble.DATA_DAMAGED, where=venue.folder)

    monkeypatch.setattr(venue.hub, "feed", fail)
    venue.maker.refresh()

    assert not list(place.glob("aside-*"))
    assert caplog.messages == ["snapshot.not_made"]


@pytest.mark.parametrize("damage_comes", ["before the erasure", "with it"])
def test_nothing_that_was_set_aside_names_somebody_erased(
    venue: Venue, damage_comes: str, caplog: pytest.LogCaptureFixture
) -> None:
    boss = venue.desk("boss", "supervisor")
    ticket = a_ticket(code="CODE-Z", attendee=an_attendee(last="Zqxwvutsr"))
    with boss.records.transaction() as tx:
        tx.import_roster([ticket])
    venue.talk(boss)
    place = venue.maker.latest(XH).path.parent
    whole = (place / "kiosk.db").read_bytes()
    (place / "kiosk.db").write_bytes(b"damaged" + whole[7:])
    if damage_comes == "before the erasure":
        make_old(venue, boss)
        venue.maker.refresh()
        assert [b"Zqxwvutsr" in file.read_bytes() for file in place.glob("aside-*")] == [True]
        venue.maker = SnapshotMaker(venue.hub, venue.folder, clock=venue.clock)  # the next start

    with boss.records.transaction() as tx:
        tx.erase(ticket.id)
    venue.talk(boss)
    venue.maker.refresh()

    assert "snapshot.set_aside" in caplog.messages
    assert not list(place.glob("aside-*"))


@pytest.mark.usefixtures("boss")
def test_nothing_is_left_of_an_exhibition_that_was_retired_just_before_the_end(
    venue: Venue,
) -> None:
    place = venue.maker.latest(XH).path.parent
    venue.hub.retire(XH, "{}")

    venue.maker.end()

    assert not place.exists()


def test_a_snapshot_is_kept_until_there_is_enough_new(venue: Venue, boss: Desk) -> None:
    first = venue.maker.latest(XH)
    boss.enter("visitor 8")
    venue.talk(boss)
    assert venue.maker.latest(XH) == first

    venue.clock.pass_time(seconds=MOST_SECONDS + 1)
    assert venue.maker.latest(XH).upto == first.upto + 1
    assert MOST_CHANGES == 5_000


@pytest.mark.parametrize("does_end", [False, True])
def test_whoever_is_erased_is_in_no_file_of_the_hub(
    venue: Venue, boss: Desk, *, does_end: bool
) -> None:
    person = an_attendee(last="Zqxwvutsr")
    ticket = a_ticket(code="CODE-Z", attendee=person)
    with boss.records.transaction() as tx:
        tx.import_roster([ticket])
    venue.talk(boss)
    venue.maker.latest(XH)
    with boss.records.transaction() as tx:
        tx.erase(ticket.id)
    venue.talk(boss)

    if does_end:  # before its next look
        venue.maker.end()
    else:
        venue.maker.refresh()
        unpack(venue.maker.latest(XH).path, venue.folder / "look.db")

    files = [path for path in venue.folder.rglob("*") if path.is_file()]
    assert not [path for path in files if b"Zqxwvutsr" in path.read_bytes()]


def test_without_a_fair_there_is_no_snapshot(venue: Venue) -> None:
    with pytest.raises(NothingYetError):
        venue.maker.latest(XH)
