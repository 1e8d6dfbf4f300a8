"""The facts of a sync page, read from the tables: no event is read but the first of each log."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlite_utils import Database

from kiosk.desk.sync_facts import Alarm, DeskFacts, HubFacts, Missing, Quarantined, SyncFacts
from kiosk.domain.double_entries import uncertainty_ms
from kiosk.domain.events import EventType
from kiosk.domain.folds import moment
from kiosk.store.event_rows import body_of

_LOGS = (
    "select log_head.log, log_head.dev, log_head.head, opened.type, opened.body,"
    " coalesce((select gate from event where log = log_head.log and seq > head - 50 and gate <> ''"
    " order by seq desc limit 1), ''), opened.hlc, log_head.last_hlc,"
    " last.wall_ms, last.offset_ms, last.offq from log_head"
    " join event opened on opened.log = log_head.log and opened.seq = 1"
    " join event last on last.log = log_head.log and last.seq = log_head.head"
    " order by log_head.last_hlc, log_head.log"
)
# The first event of a log opens it, and a roster comes from a file: no clerk recorded either.
_IMPORTS = "select dev, count(*) from event where type = 'roster.imported' group by dev"
_HUBS = (
    "select hub, coalesce(sum(max(0, head - upto)), 0),"
    " coalesce(sum((dev = :dev) * max(0, head - max(upto, 1))), 0)"
    " - (select count(*) from event left join ack on ack.hub = each.hub and ack.log = event.log"
    " where type = 'roster.imported' and dev = :dev and seq > coalesce(ack.upto, 0)),"
    " seen - cursor, heard_ms, offset_ms, uncertainty_ms, rtt_ms from"
    " (select link.*, dev, head, coalesce(upto, 0) as upto from link"
    " left join log_head left join ack on ack.hub = link.hub and ack.log = log_head.log) as each"
    " group by hub order by heard_ms desc, hub"
)


@dataclass(frozen=True, slots=True)
class _Log:
    """When one log was written, and which one, up to which number, its opening says it follows."""

    name: str
    opened: int
    last: int
    before: str
    upto: int


@dataclass
class _Desk:
    """What the logs of one computer come to."""

    events: int = 0
    last: tuple[int, int, str] = (0, 0, "none")
    gate: str = ""
    machines: set[str] = field(default_factory=set)
    logs: list[_Log] = field(default_factory=list)


def sync_facts(db: Database, dev: str) -> SyncFacts:
    """Return what `dev`, this desk, knows."""
    names = dict(db.execute("select id, name from device"))
    heads: dict[str, int] = {}
    desks: dict[str, _Desk] = defaultdict(_Desk)
    for log, its_dev, head, kind, text, gate, opened, newest, *last in db.execute(_LOGS):
        desk, heads[log] = desks[its_dev], head
        desk.events += head - 1
        desk.gate = gate or desk.gate
        desk.last = (last[0], last[1], last[2])  # in the order of events, whatever clocks said
        body = body_of(text) if kind == EventType.LOG_OPEN else {}
        if body.get("machine_fp"):
            desk.machines.add(str(body["machine_fp"]))
        before, upto = body.get("prev_log"), body.get("prev_last_seq")
        # Of two that follow nothing, one was begun by a copy made before the first event.
        if isinstance(before, str) and isinstance(upto, int):
            desk.logs.append(_Log(log, opened, newest, before, upto))
    for its_dev, imports in db.execute(_IMPORTS):
        if its_dev in desks:
            desks[its_dev].events -= imports
    bad = db.execute("select reason, log, seq from quarantine order by log, seq, reason")
    return SyncFacts(
        hubs=_hubs(db, dev),
        desks=tuple(
            _desk_facts(its_dev, names.get(its_dev, ""), desk, heads, is_ours=its_dev == dev)
            for its_dev, desk in desks.items()
        ),
        quarantined=tuple(Quarantined(*row) for row in bad),
    )


def _desk_facts(
    dev: str, name: str, desk: _Desk, heads: dict[str, int], *, is_ours: bool
) -> DeskFacts:
    wall_ms, offset_ms, offq = desk.last
    return DeskFacts(
        dev=dev,
        name=name,
        last_at=moment(wall_ms + offset_ms),
        events=desk.events,
        offset_ms=offset_ms,
        uncertainty_ms=uncertainty_ms(offq),
        missing=tuple(
            Missing(log, heads.get(log, 0) + 1, upto)
            for log, upto in sorted({(one.before, one.upto) for one in desk.logs})
            if heads.get(log, 0) < upto
        ),
        alarms=_alarms(desk, heads),
        is_ours=is_ours,
        gate=desk.gate,
    )


def _alarms(desk: _Desk, heads: dict[str, int]) -> frozenset[Alarm]:
    """Tell an older copy that went on from two copies that both go on: those take turns."""
    written = {one.name: one.last for one in desk.logs}
    found = {Alarm.CLONED} if len(desk.machines) > 1 else set()
    newest: dict[str, int] = {}  # of the logs that follow one: when the last of them was written
    for one in sorted(desk.logs, key=lambda one: one.opened):
        went_on = heads.get(one.before, 0) > one.upto
        if went_on or one.before in newest:
            latest = max(newest.get(one.before, 0), written.get(one.before, 0) if went_on else 0)
            found.add(Alarm.CLONED if latest >= one.opened else Alarm.RESTORED)
        newest[one.before] = max(newest.get(one.before, 0), one.last)
    return frozenset(found)


def _hubs(db: Database, dev: str) -> tuple[HubFacts, ...]:
    tickets = db.execute("select count(*) from roster where dirty").fetchone()[0]
    docs = db.execute("select count(*) from doc where dirty").fetchone()[0]
    return tuple(
        HubFacts(
            hub, pending, own, tickets, docs, max(behind, 0),
            moment(heard_ms) if heard_ms else None, offset_ms, uncertainty, rtt_ms,
        )
        for hub, pending, own, behind, heard_ms, offset_ms, uncertainty, rtt_ms
        in db.execute(_HUBS, {"dev": dev})
    )  # fmt: skip
