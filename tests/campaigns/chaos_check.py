"""The sums after a chaos campaign: what the databases hold, against what was promised."""

from collections.abc import Iterator
from pathlib import Path

from chaos_faults import ERASED
from chaos_scene import Scene

from invariants import Held, desk_held, differences, hub_held
from kiosk.app.desk import open_records
from kiosk.clock import SystemClock
from kiosk.hub.postgres_store import PostgresStore
from kiosk.hub.sqlite_store import SqliteStore
from kiosk.store.sqlite import SqliteRecords
from nodes import XH, DeskNode

CLOCK = SystemClock()
OFF_MS = 12_000  # the ids are made a little later than the clocks are read, stopped between or not


def faults_of(scene: Scene, excused: set[str]) -> tuple[int, list[str]]:
    """Return how many events there are, and everything that is wrong (SYNC.md §5.5)."""
    found: list[str] = []
    nodes = [_desk_held(desk, found) for desk in scene.desks] + list(_hubs_held(scene))
    found += [f"{node.name}: {fault}" for node in nodes for fault in node.faults]
    found += differences(nodes)
    for desk, node in zip(scene.desks, nodes, strict=False):
        if lost := desk.answers.events - node.ids - excused:
            found.append(f"{desk.name} answered {len(lost)} events that it lost")
        if len(node.ids) != len(node.events):
            found.append(f"{desk.name} holds an event twice")
    found += _traces_of_the_erased(scene)
    return len(nodes[0].events), found


def _desk_held(desk: DeskNode, found: list[str]) -> Held:
    records = open_records(desk.folder, CLOCK)
    now_ms = int(CLOCK.now().timestamp() * 1000)
    held = desk_held(records, name=desk.name, now_ms=now_ms)
    found += [f"{desk.name}: {fault}" for fault in _wrong_times(records)]
    records.close()
    return held


def _wrong_times(records: SqliteRecords) -> Iterator[str]:
    """However clocks are set: who vouches for a time is right (R6). Ids tell the true time."""
    vouched = "select id, wall_ms, offset_ms, type, offq from event where offq <> 'none'"
    for id_, wall_ms, offset_ms, kind, quality in records.db.execute(vouched):
        true_ms = int(id_.replace("-", "")[:12], 16)
        if abs(wall_ms + offset_ms - true_ms) > OFF_MS:
            told = f"{wall_ms - true_ms:+} ms, and corrected by {offset_ms:+} ms, {quality}"
            yield f"the clock was off by {told} at the {kind} {id_}"


def _hubs_held(scene: Scene) -> Iterator[Held]:
    folders = [scene.venue.hubs[0].folder]
    if scene.leader is not None:
        folders.append(scene.leader.folder)
    for folder in folders:
        store = SqliteStore(folder / "hub", clock=CLOCK)
        store.open()
        yield hub_held(store, XH, name=f"hub of {folder.name}")
        store.close()
    if scene.centre is not None and scene.centre.database is not None:
        server = PostgresStore(scene.centre.database.url, clock=CLOCK)
        server.open()
        yield hub_held(server, XH, name="centre")
        server.close()


def _traces_of_the_erased(scene: Scene) -> Iterator[str]:
    wanted = f"Nom{ERASED:04}".encode()
    for node in scene.nodes:
        for file in _files(node.folder):
            if wanted in file.read_bytes():
                yield f"{node.name} still has the erased person in {file.name}"


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())
