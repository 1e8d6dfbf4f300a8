"""A new desk: from a packed snapshot on the disk to all of it in the desk's own database."""

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import zstandard
from measure import Figure, seconds

from builders import a_fair, a_ticket, an_attendee
from fakes import ManualClock
from hub_builders import SqliteFolder, give_roster
from kiosk.app.snapshots import SnapshotMaker
from kiosk.hub.hub import Hub
from kiosk.protocol.messages import Doc, RosterPart, RosterRow
from kiosk.roster.fair_file import fair_to_json
from kiosk.store.roster_feed import SENT
from kiosk.store.snapshot import adopt, check_snapshot
from kiosk.store.tickets import _row_of
from kiosk.sync.download import _unpack
from sync_builders import Desk

XH = a_fair().id


def main() -> None:
    for figure in new_desk(100_000):
        print(figure.line())


def new_desk(people: int) -> Iterator[Figure]:
    """Make a snapshot of a roster, and take it over; beside copying the bare file."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        clock = ManualClock()
        database = SqliteFolder(folder, clock)
        hub = Hub(database.store, clock=clock)
        fill(hub, people)
        maker = SnapshotMaker(hub, folder, clock=clock)
        first = seconds(lambda: maker.latest(XH))
        made = maker.latest(XH)
        print(f"(first snapshot made in {first:.1f} s, {made.path.stat().st_size / 1e6:.1f} MB)")
        incoming = folder / "incoming"
        incoming.mkdir()
        desk = Desk(folder, "new")

        def ours() -> None:
            _unpack(made.path, incoming / "kiosk.db", made.sha256)
            check_snapshot(incoming / "kiosk.db")
            assert adopt(desk.records, incoming, hub.hello().hub, may_write=False)

        spent = seconds(ours)
        assert desk.rows("select count(*) from roster") == [(people,)]
        limit = seconds(lambda: bare(made.path, folder / "bare.db"))
        yield Figure(f"new desk, {people} attendees, local work", spent, limit, "s",
                     "unpack, quick_check, copy", "≤ 1 s")  # fmt: skip
        desk.close()
        database.close()


def bare(packed: Path, target: Path) -> None:
    with packed.open("rb") as source, target.open("wb") as plain:
        hashlib.file_digest(source, "sha256")
        source.seek(0)
        zstandard.ZstdDecompressor().copy_stream(source, plain)
    db = sqlite3.connect(target)
    db.execute("pragma quick_check(1)").fetchone()
    db.close()
    shutil.copyfile(target, target.with_suffix(".copy"))


def fill(hub: Hub, people: int) -> None:
    hub.open_exhibition(XH)
    hub.put_doc(XH, Doc("fair", "fair", fair_to_json(a_fair())), "hub")
    for start in range(0, people, 5000):
        rows = []
        for n in range(start, min(people, start + 5000)):
            ticket = a_ticket(
                code=f"CODE-{n:06}", badge_id=f"{n:010}", attendee=an_attendee(last=f"Nom {n}")
            )
            rows.append(RosterRow(f"{n:032}", _row_of(ticket)[1:]))
        give_roster(hub, RosterPart(SENT, tuple(rows)), XH)


if __name__ == "__main__":
    main()
