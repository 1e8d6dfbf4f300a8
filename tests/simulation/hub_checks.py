"""What must be true between a hub and the hub above it, and of all hubs once it is quiet."""

from collections.abc import Collection

import msgspec

from builders import FAIR_ID
from kiosk.hub.hub import is_shared
from kiosk.protocol.messages import Changes, Heads, Push, Pushed, Reset, RosterPart
from kiosk.protocol.versions import some_of, versions_of
from kiosk.sync.exchange import Answer, Heard, Request
from simulation.checks import demand
from simulation.hubs import HubNode

Row = tuple[int, bytes, int, int]  # position, cells, gone, version

_EQUAL = {
    "event": "select log, seq, bh, body is null from event order by log, seq",
    "roster": "select id, cells, gone, version from roster order by id",
    "doc": "select kind, name, data, version from doc order by kind, name",
}


def lists(hub: HubNode) -> dict[str, list[tuple[object, ...]]]:
    """Everything a hub holds, whatever its positions."""
    return {
        table: sorted(tuple(_plain(cell) for cell in row) for row in hub.ask(sql))
        for table, sql in _EQUAL.items()
    }


def hubs_differ(hubs: list[HubNode]) -> str:
    """Tell where hubs differ; empty when nowhere."""
    mine = lists(hubs[0])
    for other in hubs[1:]:
        theirs = lists(other)
        for table in _EQUAL:
            odd = [row for row in mine[table] if row not in theirs[table]]
            even = [row for row in theirs[table] if row not in mine[table]]
            if odd or even:
                return f"{table}: {hubs[0].name} has {odd[:3]}, {other.name} has {even[:3]}"
    return ""


class Upward:
    """One hub's side of its talk upward: what it holds before it hears something."""

    def __init__(self, hub: HubNode) -> None:
        self._hub = hub
        given = _Given(hub)
        self._waiting = {
            id_: row for id_, row in _rows(hub).items() if row[0] not in given and not row[2]
        }

    def check_heard(self, request: Request, answer: Answer, heard: Heard) -> None:
        """Nothing that waited to go up may be written over; note what the hub above has."""
        rows = _rows(self._hub)
        if isinstance(answer, Changes):
            for id_, (_, cells, _, version) in self._waiting.items():
                _, now, gone, known = rows[id_]
                fine = gone or now == cells or known >= version
                demand(fine, "R10", self._hub.name, "wrote over what waits:", id_)
        known = self._hub.known_above
        if isinstance(answer, Reset | Heads):
            known.clear()
        elif heard is not Heard.STALE and isinstance(answer, Changes):
            part = answer.roster
            self._note(some_of(part, {row.id for row in part.rows} - self._waiting.keys()), rows)
        elif heard is not Heard.STALE and isinstance(answer, Pushed):
            assert isinstance(request, Push)
            self._check_confirmed(request, rows)
            self._note(request.roster, rows)

    def _check_confirmed(self, push: Push, rows: dict[str, Row]) -> None:
        """What was changed since it was pushed goes on waiting."""
        pushed = {row.id: _encoded(row.cells) for row in push.roster.rows}
        given = _Given(self._hub)
        for id_, (pos, cells, _, _) in self._waiting.items():
            fine = pushed.get(id_) == cells or pos not in given or rows[id_][0] != pos
            demand(fine, "I2", self._hub.name, "takes for confirmed:", id_)

    def _note(self, part: RosterPart, rows: dict[str, Row]) -> None:
        for row, version in zip(part.rows, versions_of(part), strict=True):
            pos, cells, gone, known = rows[row.id]
            if not gone and version == known and _encoded(row.cells) == cells:
                self._hub.known_above[row.id] = pos


def check_sent(hub: HubNode, request: Request | None) -> None:
    """What the hub above has as it is, from there or by a push, is not sent up again."""
    if isinstance(request, Push) and request.roster.rows:
        rows = _rows(hub)
        for row in request.roster.rows:
            again = hub.known_above.get(row.id) == rows[row.id][0]
            demand(not again, "R15", hub.name, "sends up again", row.id)


def check_relay(hub: HubNode, forked: Collection[str]) -> None:
    """I2 and I6: what a hub believes of the one above is so; `forked` as for `check_link`."""
    above = hub.above
    up = hub.disk.store.read(lambda tx: tx.relay(above.id, FAIR_ID).read())
    link = up.link
    if not link.timeline:
        return
    if not above.disk.store.read(lambda tx: is_shared(tx, link.timeline, link.seen)):
        return
    theirs, mine = _heads(above), _heads(hub)
    for log, upto in hub.ask("select log, upto from relay_ack where hub = ?", above.id):
        fine = theirs.get(log, 0) >= upto or (above.above is not None and log in forked)
        demand(fine, "I2", hub.name, "was told above is held", log, upto)
    fed = "select log, max(seq) from event where xh = ? and pos <= ? group by log"
    for log, seq in above.ask(fed, FAIR_ID, link.cursor):
        demand(mine.get(log, 0) >= seq, "I6", hub.name, "lacks", log, seq)
    given = _Given(hub, sweeping=link.sweeping)
    _check_rows(hub, link.cursor, given)
    _check_docs(hub, link.cursor, given)
    if not link.sweeping:
        _check_given(hub, up.given)


def _check_rows(hub: HubNode, cursor: int, given: "_Given") -> None:
    mine = _rows(hub)
    for id_, (pos, cells, gone, version) in _rows(hub.above).items():
        if pos > cursor:
            continue
        demand(id_ in mine, "I6", hub.name, "lacks ticket", id_)
        at, held, is_gone, known = mine[id_]
        is_newer = known >= version and at not in given
        fine = is_gone or (not gone and (held == cells or is_newer))
        demand(fine, "I6", hub.name, "has an old row of", id_)


def _check_docs(hub: HubNode, cursor: int, given: "_Given") -> None:
    mine = _docs(hub)
    for key, (pos, data, version) in _docs(hub.above).items():
        if pos <= cursor:
            demand(key in mine, "I6", hub.name, "lacks document", key)
            at, held, known = mine[key]
            is_newer = known >= version and at not in given
            demand(held == data or is_newer, "I6", hub.name, "has an old", key)


def _check_given(hub: HubNode, given: int) -> None:
    """I2 for what has no log: rows and documents that need no push are above."""
    theirs, docs = _rows(hub.above), _docs(hub.above)
    for id_, (pos, _, gone, _) in _rows(hub).items():
        if pos <= given:
            fine = id_ in theirs and (theirs[id_][2] or not gone)
            demand(fine, "I2", hub.name, "believes that above is", id_)
    for key, (pos, _, _) in _docs(hub).items():
        demand(pos > given or key in docs, "I2", hub.name, "believes that above is", key)


class _Given:
    """What of a hub's own feed the hub above has; after a sweep only what that has seen of it."""

    def __init__(self, hub: HubNode, *, sweeping: bool = False) -> None:
        given = hub.ask("select given from relay where hub = ?", hub.above.id)
        settled = hub.ask(
            "select pos from relay_settled where hub = ? and swept >= ?",
            hub.above.id,
            int(sweeping),
        )
        self._upto = given[0][0] if given and not sweeping else 0
        self._settled = {row[0] for row in settled}

    def __contains__(self, pos: object) -> bool:
        return (isinstance(pos, int) and pos <= self._upto) or pos in self._settled


def _rows(hub: HubNode) -> dict[str, Row]:
    found = hub.ask("select id, pos, cells, gone, version from roster where xh = ?", FAIR_ID)
    return {id_: (pos, bytes(cells), gone, version) for id_, pos, cells, gone, version in found}


def _docs(hub: HubNode) -> dict[tuple[str, str], tuple[int, bytes, int]]:
    found = hub.ask("select kind, name, pos, data, version from doc where xh = ?", FAIR_ID)
    return {(kind, name): (pos, bytes(data), version) for kind, name, pos, data, version in found}


def _heads(hub: HubNode) -> dict[str, int]:
    return dict(hub.ask("select log, seq from log_end where xh = ?", FAIR_ID))


def _plain(cell: object) -> object:
    return bytes(cell) if isinstance(cell, memoryview) else cell


def _encoded(cells: object) -> bytes:
    return msgspec.json.encode(cells)
