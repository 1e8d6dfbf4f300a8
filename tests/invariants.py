"""What must hold of every node's database, read after the fact: SYNC.md §5.5, I1 to I10."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.domain.events import Hlc, hlc_ms
from kiosk.hub.store import HubStore
from kiosk.protocol.sealed import Sealed, head_hash
from kiosk.store.event_rows import stretch
from kiosk.store.sqlite import SqliteRecords

CLOCK_TOLERANCE_MS = 600_000
Place = tuple[str, int]

# What the events of all desks come to, without what only concerns one node.
_DERIVED = {
    "adm": "select * from adm order by 1, 2, 3",
    "occ": "select * from occ where n <> 0 order by 1, 2",
    "waiver": "select * from waiver order by 1, 2, 3",
    "alert": "select * from alert order by 1, 2, 3, 4, 5",
    "voided": "select * from voided order by 1, 2, 3",
    "resolved": "select * from resolved order by 1, 2, 3",
    "erased": "select subject from erased order by 1",
    "patch": "select subject, field, value from patch order by 1, 2",
    "badge_known": "select * from badge_known order by 1, 2",
    "roster": "select * from roster order by id",
    "doc": "select kind, key, data from doc order by 1, 2",
}
_OF_ONE_NODE = {"roster": ("pos", "dirty")}


@dataclass(frozen=True)
class Held:
    """One node's facts: each event by its place as (envelope, body hash), and what they come to."""

    name: str
    events: Mapping[Place, tuple[str, bytes]]
    derived: Mapping[str, list[tuple[object, ...]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @property
    def ids(self) -> set[str]:
        """The ids of all events that can be read."""
        return {json.loads(envelope)["id"] for envelope, _ in self.events.values()}


def desk_held(records: SqliteRecords, *, name: str = "desk", now_ms: int | None = None) -> Held:
    """Read a desk's records, and fold them afresh: faults are I3 to I5 and I7 to I9 broken."""
    db = records._db
    faults = [f"{row[0]}" for row in db.execute("pragma integrity_check") if row != ("ok",)]
    logs: dict[str, list[Sealed]] = {}
    for log, head, hash_ in db.execute("select log, head, head_hash from log_head").fetchall():
        logs[log] = [sealed for _, sealed in stretch(db, log, 1, head)]
        if (len(logs[log]), head_hash(bytes(32), logs[log])) != (head, hash_):
            faults.append("a log has a hole or another content than its hash says")
    total = db.execute("select count(*) from event").fetchone()[0]
    if total != sum(map(len, logs.values())):
        faults.append("events stand outside the logs")
    if now_ms is not None and (last := _last_ms(records)) > now_ms + CLOCK_TOLERANCE_MS:
        faults.append(f"events from the future: {last - now_ms} ms ahead")
    if db.execute(_PERSONAL).fetchone()[0]:
        faults.append("something of an erased person is left")
    before = _derived(records)
    with records.transaction() as tx:
        tx.derived.rebuild()
    after = _derived(records)
    faults += [f"{table} is not what the events come to" for table in before
               if before[table] != after[table]]  # fmt: skip
    return Held(name, _places(logs), after, faults)


def hub_held(store: HubStore, xh: str, *, name: str = "hub") -> Held:
    """Read a hub's list of one exhibition: faults are I3 and I7 broken."""
    faults: list[str] = []
    logs: dict[str, list[Sealed]] = {}
    for log, head in store.read(lambda tx: tx.heads(xh)).items():
        run = store.read(lambda tx, log=log, head=head: tx.log(xh, log, 0, head + 1))
        end = store.write(lambda tx, log=log: tx.log_end(xh, log))
        logs[log] = list(run.events)
        if (len(run.events), head_hash(bytes(32), run.events)) != (head, end.hash):
            faults.append("a log has a hole or another content than its hash says")
    return Held(name, _places(logs), {}, faults)


def differences(nodes: list[Held]) -> list[str]:
    """Return how nodes that should be equal are not: I10."""
    first, *others = nodes
    found = []
    for node in others:
        if node.events != first.events:
            mine, theirs = set(first.events.items()), set(node.events.items())
            found.append(f"{node.name} lacks {len(mine - theirs)} events of {first.name},"
                         f" and has {len(theirs - mine)} others")  # fmt: skip
        if node.derived and first.derived:
            found += [
                f"{table} differs between {first.name} and {node.name}"
                for table, rows in first.derived.items()
                if rows != node.derived[table]
            ]
    return found


def _places(logs: Mapping[str, list[Sealed]]) -> dict[Place, tuple[str, bytes]]:
    return {
        (log, seq): (sealed.envelope, sealed.body_hash)
        for log, events in logs.items()
        for seq, sealed in enumerate(events, 1)
    }


def _derived(records: SqliteRecords) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    for table, sql in _DERIVED.items():
        rows = records._db.execute(sql)
        names = [column[0] for column in rows.description]
        kept = [n for n, name in enumerate(names) if name not in _OF_ONE_NODE.get(table, ())]
        found[table] = [tuple(row[n] for n in kept) for row in rows]
    return found


def _last_ms(records: SqliteRecords) -> int:
    return hlc_ms(Hlc(records._db.execute("select max(hlc) from event").fetchone()[0] or 0))


_PERSONAL = (
    "select (select count(*) from event join erased using (subject) where salt is not null)"
    " + (select count(*) from roster join erased on subject = id where last_name <> '')"
    " + (select count(*) from patch join erased using (subject))"
)
