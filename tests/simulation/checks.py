"""What must be true of a swarm at every moment, and what once it is quiet (SYNC.md §5.5)."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import permutations
from zoneinfo import ZoneInfo

import msgspec

from builders import FAIR_ID
from kiosk.domain.badge_ids import is_badge_id
from kiosk.domain.codes import BadgeCode
from kiosk.domain.events import EventType
from kiosk.hub.hub import is_shared
from kiosk.protocol.messages import Push, Pushed
from kiosk.protocol.sealed import GENESIS, Sealed, chained
from kiosk.protocol.versions import versions_of
from kiosk.store.docs import FAIR_DOC
from kiosk.store.event_rows import SELECT, stretch
from kiosk.sync.exchange import Answer, Heard, Request
from simulation.hubs import HubNode, Key
from simulation.machines import Clock, DeskNode
from simulation.newest import Thing, leading
from simulation.people import ALIKE_IDS

Place = tuple[str, int]

AHEAD_MS = 600_000
LATE_MS = 10_000  # between an event and the next look at it
# Events whose time a hub vouches for, without those that were written again after a fork.
_VOUCHED = (
    "select seq, wall_ms + offset_ms from event where log = ? and seq > ? and offq <> 'none'"
    " and (log, seq) not in (select log, seq from envelope)"
)
CASABLANCA = ZoneInfo("Africa/Casablanca")
_SENT = (
    "code, badge_id, category, first_name, last_name, first_name_ar, last_name_ar, company,"
    " function, country, email, phone, language, areas, days, valid_from, valid_until, status,"
    " paid, note"
)
EQUAL = {
    "event": "select * from event order by log, seq",
    "envelope": "select * from envelope order by log, seq",
    "log_head": "select log, head, head_hash from log_head order by log",
    "adm": "select * from adm order by 1, 2, 3",
    "occ": "select * from occ where n <> 0 order by 1, 2",
    "waiver": "select * from waiver order by 1, 2, 3",
    "alert": "select * from alert order by 1, 2, 3, 4, 5",
    "voided": "select * from voided order by 1, 2, 3",
    "resolved": "select * from resolved order by 1, 2, 3",
    "patch": "select * from patch order by 1, 2",
    "erased": "select subject from erased order by 1",
    "roster": f"select id, {_SENT.replace('badge_id, ', '')}, version from roster order by 1",  # noqa: S608
    "badge_id": "select id, badge_id from roster order by 1",
    # One of a ticket that is as its writer has it says nothing: a fork left it, or who waited once.
    "base": "select id, cells from base where id in (select subject from patch"
    " union select id from aside union select subject from revoked_badge) order by 1",
    "aside": "select id from aside order by 1",
    "barred_code": "select * from barred_code order by 1, 2",
    "badge_known": "select * from badge_known order by 1, 2",
    "revoked_badge": "select badge_id, subject, next from revoked_badge order by 1, 2",
    "device": "select id, name from device where id in (select dev from log_head) order by 1",
    "doc": "select kind, key, data, version from doc order by 1, 2",
}


_WRITTEN = (
    "select seq, id, bh, hlc, type, envelope is not null from event"
    " left join envelope using (log, seq) where log = ? and seq > ? order by seq"
)


class Violation(Exception):  # noqa: N818 - a finding, not an error of the simulator
    """Something that must never be, was."""


def demand(truth: object, invariant: str, *told: object) -> None:
    if not truth:
        raise Violation(f"{invariant}: {' '.join(map(str, told))}")


@dataclass
class Ledger:
    """What the simulator knows by itself: who wrote what, and what was lost with every copy."""

    written: dict[Place, tuple[str, bytes]] = field(default_factory=dict)
    places: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    lost: set[Key] = field(default_factory=set)
    openings: set[str] = field(default_factory=set)
    forked: set[str] = field(default_factory=set)
    turned: set[str] = field(default_factory=set)  # logs that a hub gave up for the upper hub's
    is_time_good: bool = True
    latest: dict[str, int] = field(default_factory=dict)  # of each log the time of its last event
    words: dict[str, str] = field(default_factory=dict)  # of voids and resolves: about which event

    def count_on(self, clock: Clock) -> None:
        """A hub's time is this clock's."""
        self.is_time_good &= not clock.was_wrong

    def look(self, node: DeskNode, now_ms: int) -> None:
        """Take down what a desk wrote since the last look, and hold it against I3 and I8."""
        head = node.records._head
        log, seen = node.told if node.told[0] == head.log else (head.log, 0)
        if head.seq <= seen and node.told[0] == log:
            return
        for seq, id_, bh, hlc, kind, moved in node.rows(_WRITTEN, log, seen):
            self.add(log, seq, id_, bh)
            if kind == EventType.LOG_OPEN:
                self.openings.add(id_)
            if self.is_time_good and not node.clock.was_wrong:
                demand(hlc >> 16 <= now_ms + AHEAD_MS + 2000, "I8", node.name, hlc >> 16, now_ms)
            if not moved:  # what is written again keeps its time
                late = log in self.forked or hlc > self.latest.get(log, 0)
                demand(late, "R6", node.name, "went back in time at", log, seq)
                self.latest[log] = hlc
        for seq, at_ms in node.rows(_VOUCHED, log, seen) if self.is_time_good else ():
            demand(abs(at_ms - now_ms) <= LATE_MS, "R6", node.name, "at", seq, "is", at_ms - now_ms)
        node.told = (log, head.seq)

    def add(self, log: str, seq: int, id_: str, bh: bytes) -> None:
        before = self.written.setdefault((log, seq), (id_, bh))
        if log not in self.forked:
            demand(before == (id_, bh), "I3", "two contents at", log, seq)
        self.lost |= self.places[id_] - {(log, seq, bh)}  # written again here after a fork
        self.places[id_].add((log, seq, bh))


def held(node: DeskNode) -> set[Key]:
    return set(node.rows("select log, seq, bh from event"))


def kept(node: DeskNode) -> set[Key]:
    """What is held, and what was set aside in a fork."""
    aside = node.rows("select log, seq, sealed from quarantine where reason = 'fork'")
    return held(node) | {
        (log, seq, msgspec.json.decode(sealed, type=Sealed).body_hash) for log, seq, sealed in aside
    }


def check_told(hub: HubNode, answer: Answer) -> None:
    """I2: what was confirmed is still there when the hub's computer is on again."""
    if isinstance(answer, Pushed):
        held = dict(hub.ask("select log, seq from log_end where xh = ?", FAIR_ID))
        for log, upto in answer.heads.items():
            demand(held.get(log, 0) >= upto, "I2", "confirmed before it was kept:", log, upto)


def check_link(node: DeskNode, forked: Collection[str] = ()) -> None:
    """I2 and I6: what a desk believes of its hub's present history is so.

    Of `forked` logs a hub under another may just have given up what lost its place there: what
    came to stand in it is on its way.
    """
    hub = node.above
    link = node.store.link(hub.id)
    if not link.timeline or not hub.disk.store.read(
        lambda tx: is_shared(tx, link.timeline, link.seen)
    ):
        return
    hub_heads = dict(hub.ask("select log, seq from log_end where xh = ?", FAIR_ID))
    for log, upto in node.rows("select log, upto from ack where hub = ?", hub.id):
        fine = hub_heads.get(log, 0) >= upto or (hub.above is not None and log in forked)
        demand(fine, "I2", node.name, "was told the hub holds", log, upto)
    heads = dict(node.rows("select log, head from log_head"))
    fed = "select log, max(seq) from event where xh = ? and pos <= ? group by log"
    for log, seq in hub.ask(fed, FAIR_ID, link.cursor):
        demand(heads.get(log, 0) >= seq, "I6", node.name, "lacks", log, seq)
    _check_rows(node, hub, link.cursor)


def _check_rows(node: DeskNode, hub: HubNode, cursor: int) -> None:
    fed = "select id, cells, gone from roster where xh = ? and pos <= ?"
    rows = {
        row[0]: row
        for row in node.rows(f"select id, dirty, {_SENT} from roster")  # noqa: S608 - constants
    }
    bases = dict(node.rows("select id, cells from base"))
    erased = {row[0] for row in node.rows("select subject from erased")}
    for id_, cells, gone in hub.ask(fed, FAIR_ID, cursor):
        if gone or id_ in erased:
            demand(id_ in erased, "I6", node.name, "does not know that erased is", id_)
            continue
        row = rows.get(id_)
        demand(row is not None, "I6", node.name, "lacks ticket", id_)
        mine = json.loads(bases[id_])[1:] if id_ in bases else list(row[2:])
        theirs = json.loads(bytes(cells))
        if not row[1] and mine:
            same = [mine[0], *mine[2:]] == [theirs[0], *theirs[2:]]
            demand(same, "I6", node.name, "has an old row of", id_, mine, theirs)


class Waiting:
    """A desk's rows that wait to be pushed, before it hears something."""

    def __init__(self, node: DeskNode) -> None:
        self._node = node
        self._before = _waiting(node)

    def check_heard(self, request: Request, answer: Answer, heard: Heard) -> None:
        """I2: what was changed since it was pushed goes on waiting."""
        if heard is Heard.STALE or not (isinstance(request, Push) and isinstance(answer, Pushed)):
            return
        part = request.roster
        pushed = {
            row.id: (version, *row.cells)
            for row, version in zip(part.rows, versions_of(part), strict=True)
        }
        now = _waiting(self._node)
        there = {row[0] for row in self._node.rows("select id from roster")}
        for id_, row in self._before.items():
            fine = id_ in now or id_ not in there or pushed.get(id_) == row
            demand(fine, "I2", self._node.name, "takes for confirmed:", id_, pushed.get(id_), row)


def _waiting(node: DeskNode) -> dict[object, tuple[object, ...]]:
    """Return version and cells of the rows that wait, as the roster's writer has them."""
    bases = dict(node.rows("select id, cells from base"))
    told = f"select id, version, {_SENT} from roster where dirty"  # noqa: S608 - constants
    return {
        id_: (version, *(json.loads(bases.get(id_, "[]"))[1:] or cells))
        for id_, version, *cells in node.rows(told)
    }


def state(node: DeskNode) -> dict[str, list[tuple[object, ...]]]:
    return {table: node.rows(sql) for table, sql in EQUAL.items()}


def difference(one: DeskNode, other: DeskNode) -> str:
    """Tell where two desks differ; empty when nowhere."""
    mine, theirs = state(one), state(other)
    ahead = leading(one) | leading(other)
    for table in EQUAL:
        if table in ("roster", "badge_id", "base", "aside", "doc"):
            mine[table], theirs[table] = (
                _others(table, rows, ahead) for rows in (mine[table], theirs[table])
            )
        if table == "alert" and ("doc", FAIR_DOC, FAIR_DOC) in ahead:
            continue
        if mine[table] != theirs[table]:
            odd = [row for row in mine[table] if row not in theirs[table]]
            even = [row for row in theirs[table] if row not in mine[table]]
            return f"{table}: {one.name} has {odd[:3]}, {other.name} has {even[:3]}"
    return ""


def _others(
    table: str, rows: list[tuple[object, ...]], ahead: set[Thing]
) -> list[tuple[object, ...]]:
    """Return the rows that are not about what one desk alone holds newer."""
    if table == "doc":
        return [row for row in rows if ("doc", *row[:2]) not in ahead]
    return [row for row in rows if ("roster", row[0], "") not in ahead]


def check_end(desks: list[DeskNode], hubs: list[HubNode], ledger: Ledger) -> None:
    """Everything that is true of a swarm once all hold the same."""
    first = desks[0]
    final = held(first)
    for hub in hubs:
        demand(final == hub.held(), "I10", hub.name, "holds other events than the desks")
    somewhere: set[Key] = set().union(*map(kept, desks), *(hub.keeps() for hub in hubs))
    ids = {row[0] for row in first.rows("select id from event")}
    for id_, keys in ledger.places.items():
        places = {key[:2] for key in keys}
        fine = id_ in ids or keys <= ledger.lost or keys & somewhere
        # An opening that lost its place to another is not written again: each log has its own.
        fine = fine or (id_ in ledger.openings and {place[0] for place in places} & ledger.forked)
        demand(fine, "I2", "an event is gone that somebody held:", id_, min(places))
    _check_moved(first, ledger.turned)
    for desk in desks:
        check_link(desk)
        _check_chains(desk)
        _check_badges(desk)
        _check_counts(desk, ledger)
    before = state(first)
    with first.records.transaction() as tx:
        tx.derived.rebuild()
    after = state(first)
    for table in EQUAL:
        odd, even = (
            [row for row in one if row not in other]
            for one, other in permutations((before[table], after[table]))
        )
        demand(not odd and not even, "I5", "rebuilt is not as folded:", table, odd, even)


def _check_moved(desk: DeskNode, turned: set[str]) -> None:
    """I4: what was written again elsewhere no longer stands where it stood.

    Unless two hubs had given that place to two computers' events: then it counts once.
    """
    moved = desk.rows(
        "select event.id, event.log, event.seq, json_extract(envelope, '$.orig') from event"
        " join envelope using (log, seq) where envelope like '%\"orig\":%'"
    )
    for id_, new, seq, place in moved:
        log, _, then = str(place).rpartition(":")
        again = desk.rows("select id from event where log = ? and seq = ?", log, int(then))
        fine = again != [(id_,)] or log in turned
        demand(fine, "I4", "twice there is", id_, "at", place, "and", new, seq)


def _check_chains(desk: DeskNode) -> None:
    """I7, and that the bytes are the ones that were hashed."""
    for log, head, head_hash in desk.rows("select log, head, head_hash from log_head"):
        digest, count = GENESIS, 0
        for row, sealed in stretch(desk.records._db, log, 1, head):
            count += 1
            demand(row[1] == count, "I7", desk.name, "has a hole in", log, "before", row[1])
            digest = chained(digest, sealed.envelope, sealed.body_hash)
        demand((count, digest) == (head, head_hash), "I7", desk.name, log, count, head)


def _check_badges(desk: DeskNode) -> None:
    """Every badge ever given out and not revoked opens its ticket; one revoked never does."""
    revoked = {row[0] for row in desk.rows("select badge_id from revoked_badge")}
    present = {row[0] for row in desk.rows("select id from roster")}
    printed = desk.rows(
        "select distinct json_extract(body, '$.badge'), subject from event"
        " where type in ('badge.queued', 'badge.printed') and body is not null"
    )
    with desk.records.transaction() as tx:
        for badge_id, ticket_id in printed:
            if ticket_id not in present - ALIKE_IDS or not is_badge_id(badge_id):
                continue  # two desks may have printed one for two people, or what one had meanwhile
            found = tx.find(BadgeCode(badge_id))
            fine = found.revoked if badge_id in revoked else found.ticket is not None
            if found.ticket is not None:
                fine = fine and found.ticket.id == ticket_id
            demand(fine, "badge", desk.name, badge_id, "of", ticket_id, "gives", found)


def _said(desk: DeskNode, ledger: Ledger, kind: EventType) -> set[str]:
    """Return the ids of the events that others say this of: staff's own words, else the body's."""
    found: set[str] = set()
    told = desk.rows("select id, body from event where type = ? and subject = ''", kind.value)
    for id_, body in told:
        about = json.loads(body) if id_ in ledger.words or body else None
        if id_ in ledger.words:
            fine = about["id"] == ledger.words[id_]
            demand(fine, "I4", desk.name, kind, id_, "is about", about, "not", ledger.words[id_])
        if isinstance(about, dict) and isinstance(about.get("id"), str):
            found.add(about["id"])
    return found


def _check_counts(desk: DeskNode, ledger: Ledger) -> None:
    """I4, by a fold that shares no line with the product's: each event id counts once."""
    known = {kind.value for kind in EventType}
    rows = sorted(desk.rows(SELECT), key=lambda row: (row[4], row[0], row[1]))
    not_again = _said(desk, ledger, EventType.VOID)
    settled = _said(desk, ledger, EventType.RESOLVE)
    with desk.records.transaction() as tx:
        again = {entry.later.id for entry in tx.double_entries()} & (not_again | settled)
        demand(not again, "I4", desk.name, "still lists what was settled", again)
    counts: Counter[tuple[str, ...]] = Counter()
    inside: dict[tuple[str, ...], bool] = {}
    for row in rows:
        subject, way = row[13], row[15]
        if subject and way and row[8] in known and row[2] not in not_again:
            not_again.add(row[2])
            at = datetime.fromtimestamp((row[5] + row[6]) / 1000, UTC).astimezone(CASABLANCA)
            spot = (subject, row[12], at.date().isoformat())
            counts[*spot, "in" if way > 0 else "out"] += 1
            inside[spot] = way > 0
    folded = Counter()
    for subject, zone, day, n_in, n_out in desk.rows(
        "select subject, zone, day, n_in, n_out from adm"
    ):
        folded.update({(subject, zone, day, "in"): n_in, (subject, zone, day, "out"): n_out})
    demand(+folded == +counts, "I4", desk.name, "counted", +folded, "of", +counts)
    occupied = Counter(spot[1:] for spot, is_in in inside.items() if is_in)
    told = Counter({row[:2]: row[2] for row in desk.rows("select zone, day, n from occ")})
    demand(+told == occupied, "I4", desk.name, "has inside", told, "of", occupied)


def check_forgotten(name: str, disk: bytes, marks: Iterable[str]) -> None:
    """I9: no byte of an erased person."""
    for mark in marks:
        place = disk.find(mark.encode())
        around = disk[max(0, place - 80) : place + 60]
        demand(place < 0, "I9", name, "still has", mark, around)
