"""Snapshots in a simulated fair: a desk takes its hub's over, at once or late, or dies of it."""

import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import zstandard

from builders import FAIR_ID
from kiosk.hub.hub import EDITORS
from kiosk.hub.refusals import NothingYetError
from kiosk.hub.snapshots import SnapshotFile
from kiosk.store.snapshot import adopt, check_snapshot
from kiosk.store.sqlite import FILE_NAME, SqliteRecords
from simulation.checks import check_forgotten, demand, held
from simulation.hubs import HubNode
from simulation.machines import DeskNode, PowerLost
from simulation.newest import Thing, at_desk, newest
from simulation.people import SUBJECTS, mark_of

# What only this computer has. Whoever is gone, or in no roster any more, has no badge to print.
_OWN = {
    "identity": "select value from meta where key = 'device_id'",
    "rolls of labels": "select * from label_roll",
    "events set aside": "select log, seq from quarantine where reason = 'fork'",
}
_OF_TICKETS = {"badges to print": "select subject, id, state, printer from badge_job"}


@dataclass
class Fetched:
    """A snapshot that came to a desk's computer; who dies meanwhile fetches it anew."""

    hub: HubNode
    records: SqliteRecords
    folder: Path


class Loads:
    """Lets desks take snapshots over."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._fetched: dict[str, Fetched] = {}

    def load(self, desk: DeskNode) -> None:
        """Fetch a snapshot, or take over the one that came."""
        fetched = self._fetched.pop(desk.name, None)
        if fetched is None or fetched.records is not desk.records or fetched.hub is not desk.above:
            fetched = self._fetch(desk)
        if fetched is None:
            return
        if self._rng.random() < 0.4:
            self._fetched[desk.name] = fetched  # its line is slow
        else:
            self._take_over(desk, fetched)

    def _fetch(self, desk: DeskNode) -> Fetched | None:
        hub = desk.above
        if self._rng.random() < 0.1:
            hub.store.writes_left = self._rng.randrange(3)  # dies if it must write meanwhile
        try:
            file = hub.snapshots.latest(FAIR_ID)
        except NothingYetError:
            hub.store.writes_left = None
            return None
        except PowerLost:
            hub.restart()
            return None
        hub.store.writes_left = None
        folder = desk.folder / "incoming"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        with file.path.open("rb") as packed, (folder / FILE_NAME).open("wb") as plain:
            zstandard.ZstdDecompressor().copy_stream(packed, plain)
        check_snapshot(folder / FILE_NAME)
        _check_file(folder / FILE_NAME, hub, file)
        gone = [row[0] for row in hub.ask("select id from roster where gone = 1")]
        marks = [mark_of(SUBJECTS[subject]) for subject in gone if subject in SUBJECTS]
        check_forgotten("a snapshot", (folder / FILE_NAME).read_bytes(), marks)
        return Fetched(hub, desk.records, folder)

    def _take_over(self, desk: DeskNode, fetched: Fetched) -> None:
        events, before, waiting = held(desk), _own(desk), newest([desk], []).own[desk.name]
        death = self._rng.choice(("none",) * 5 + ("before", "between", "after"))
        if death != "none":
            _let_die(desk.records, death)

        def work() -> None:
            adopt(desk.records, fetched.folder, fetched.hub.id, may_write=desk.role in EDITORS)

        if death == "before":
            desk.die_in(work, self._rng.randrange(40))
        else:
            try:
                work()
            except PowerLost:
                desk.restart()
        shutil.rmtree(fetched.folder, ignore_errors=True)
        demand(events <= held(desk), "I1", desk.name, "lost to a snapshot", events - held(desk))
        after = _own(desk)
        there = {row[0] for row in desk.rows("select id from roster")}
        for what, rows in before.items():
            lost = rows - after[what]
            if what in _OF_TICKETS:
                lost = {row for row in lost if row[0] in there}
            demand(not lost, "I1", desk.name, "lost to a snapshot:", what, lost)
        if desk.role in EDITORS:
            _check_newest(desk, waiting)


def _check_newest(desk: DeskNode, before: dict[Thing, int]) -> None:
    """A snapshot takes nothing back that is newer here."""
    erased = {("roster", str(row[0]), "") for row in desk.rows("select subject from erased")}
    now = at_desk(desk)
    for thing, version in before.items():
        fine = thing in erased or now.get(thing, -1) >= version
        demand(fine, "I1", desk.name, "went back by a snapshot:", thing, version, now.get(thing))


def _let_die(records: SqliteRecords, when: str) -> None:
    """Let a computer lose power just before or after all pages are its own."""
    become = records.become

    def dying(other: SqliteRecords) -> None:
        if when == "after":
            become(other)
        raise PowerLost

    if when != "before":
        records.become = dying


def _own(desk: DeskNode) -> dict[str, set[tuple[object, ...]]]:
    return {what: set(desk.rows(sql)) for what, sql in {**_OWN, **_OF_TICKETS}.items()}


def _check_file(file: Path, hub: HubNode, told: SnapshotFile) -> None:
    """A snapshot is nobody's, and stands where the hub says."""
    with closing(sqlite3.connect(file)) as db:
        own = db.execute("select key from meta where key in ('device_id', 'hlc')").fetchall()
        demand(not own, "R13", "a snapshot holds the identity of its maker", own)
        for table in ("badge_job", "label_roll"):
            rows = db.execute(f"select * from {table}").fetchall()  # noqa: S608 - constants
            demand(not rows, "R13", "a snapshot holds of its maker", table)
        link = db.execute("select hub, timeline, cursor from link").fetchall()
        demand(link == [(hub.id, told.timeline, told.upto)], "R13", "its link is", link)
