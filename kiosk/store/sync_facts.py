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
    " order by seq desc limit 1), ''), last.wall_ms, last.offset_ms, last.offq from log_head"
    " join event opened on opened.log = log_head.log and opened.seq = 1"
    " join event last on last.log = log_head.log and last.seq = log_head.head"
    " order by log_head.last_hlc, log_head.log"
)
_HUBS = (
    "select hub, coalesce(sum(lacking), 0), coalesce(sum(lacking * (dev = :dev)), 0),"
    " seen - cursor, heard_ms, offset_ms, uncertainty_ms, rtt_ms from"
    " (select link.*, dev, max(0, head - coalesce(upto, 0)) as lacking from link"
    " left join log_head left join ack on ack.hub = link.hub and ack.log = log_head.log)"
    " group by hub order by heard_ms desc, hub"
)


@dataclass
class _Desk:
    """What the logs of one computer come to."""

    events: int = 0
    last: tuple[int, int, str] = (0, 0, "none")
    gate: str = ""
    machines: set[str] = field(default_factory=set)
    follow: list[tuple[str, int]] = field(default_factory=list)  # what each opening says it follows


def sync_facts(db: Database, dev: str) -> SyncFacts:
    """Return what `dev`, this desk, knows."""
    names = dict(db.execute("select id, name from device"))
    heads: dict[str, int] = {}
    desks: dict[str, _Desk] = defaultdict(_Desk)
    for log, its_dev, head, kind, text, gate, *last in db.execute(_LOGS):
        desk, heads[log] = desks[its_dev], head
        desk.events += head
        desk.gate = gate or desk.gate
        desk.last = (last[0], last[1], last[2])  # in the order of events, whatever clocks said
        body = body_of(text) if kind == EventType.LOG_OPEN else {}
        if body.get("machine_fp"):
            desk.machines.add(str(body["machine_fp"]))
        before, upto = body.get("prev_log"), body.get("prev_last_seq")
        # Of two that follow nothing, one was begun by a copy made before the first event.
        if isinstance(before, str) and isinstance(upto, int):
            desk.follow.append((before, upto))
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
            for log, upto in sorted(set(desk.follow))
            if heads.get(log, 0) < upto
        ),
        alarms=_alarms(desk, heads),
        is_ours=is_ours,
        gate=desk.gate,
    )


def _alarms(desk: _Desk, heads: dict[str, int]) -> frozenset[Alarm]:
    followed = [log for log, _ in desk.follow]
    found = set()
    if any(heads.get(log, 0) > upto for log, upto in desk.follow):
        found.add(Alarm.RESTORED)
    if len(desk.machines) > 1 or len(followed) != len(set(followed)):
        found.add(Alarm.CLONED)
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
