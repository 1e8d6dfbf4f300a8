"""The files that a hub's snapshots leave on its disk, when the disk is full and at the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import a_fair
from kiosk.app.snapshots import MOST_SECONDS
from kiosk.errors import TroubleError
from sync_builders import Desk
from venue_builders import Venue

XH = a_fair().id


@pytest.fixture
def venue(tmp_path: Path) -> Iterator[Venue]:
    made = Venue(tmp_path)
    yield made
    made.close()


@pytest.fixture
def boss(venue: Venue) -> Desk:
    """A supervisor's desk that brought the fair and an entry to the hub."""
    desk = venue.desk("boss", "supervisor")
    desk.enter("visitor 1")
    desk.store.give_everything()
    venue.talk(desk)
    return desk


@pytest.mark.parametrize("name", ["snapshot.db", "snapshot.new"])
def test_a_snapshot_that_does_not_fit_on_the_disk_is_a_trouble_and_made_later(
    venue: Venue, boss: Desk, name: str
) -> None:
    place = venue.maker.latest(XH).path.parent
    venue.clock.pass_time(seconds=MOST_SECONDS + 1)
    boss.enter("visitor 2")
    venue.talk(boss)
    obstacle = place / name
    obstacle.mkdir()

    with pytest.raises(TroubleError):
        venue.maker.latest(XH)
    venue.maker.refresh()
    obstacle.rmdir()

    assert venue.maker.latest(XH).upto == venue.hub.hello().head


@pytest.mark.usefixtures("boss")
def test_nothing_is_left_of_an_exhibition_that_was_retired_just_before_the_end(
    venue: Venue,
) -> None:
    place = venue.maker.latest(XH).path.parent
    venue.hub.retire(XH, "{}")

    venue.maker.end()

    assert not place.exists()
