"""A hub as the client of the hub above it: the port `SyncStore` over its own lists."""

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from kiosk.clock import Clock
from kiosk.hub.intake import Parcel, revision, take_events, take_roster, unpacked
from kiosk.hub.merge import merged_doc
from kiosk.hub.refusals import HubError
from kiosk.hub.relays import Upward
from kiosk.hub.store import HubStore, HubTransaction, KeptRow, LogEnd
from kiosk.protocol.messages import Changes, Doc, Fork, Push, Pushed, RosterPart, RosterRow
from kiosk.protocol.sealed import GENESIS, Run, Sealed, head_hash, same
from kiosk.protocol.stores import Link, Outgoing, Taken, compared, joints
from kiosk.protocol.versions import some_of, versions_of

_CELL_BYTES = 8


class _GapError(HubError):
    """A page left out events of a log: nothing of it may stay."""


class RelaySync:
    """See kiosk/protocol/stores.py for what each verb promises. From any thread.

    What came down from the hub above is not sent up again, and what is newer here goes up instead
    of being written over: each hub's feed holds a row once, so loops end. Where two computers wrote
    one log, the upper hub's events stand; the desk that wrote the others sees them come by and
    appends its own to a new log. This hub gives way when they come and not before: an upper hub
    that went back meanwhile does not have them any more. Until then that log does not go up.
    """

    def __init__(self, store: HubStore, xh: str, *, clock: Clock) -> None:
        self._store = store
        self._xh = xh
        self._clock = clock
        # Where a log waits for the upper hub's events: its timeline, number and what is held there.
        self._parted: dict[str, tuple[str, int, Sealed]] = {}  # forgotten, it is told anew

    def link(self, hub: str) -> Link:
        return self._store.read(lambda tx: tx.relay(hub, self._xh).read().link)

    def outgoing(self, hub: str, *, events: int, size: int) -> Outgoing:
        def look(tx: HubTransaction) -> Outgoing:
            upward = tx.relay(hub, self._xh).read()
            runs = self._runs(tx, upward.link, events, size)
            if runs or upward.link.sweeping:  # until it is known what the upper hub has
                return Outgoing(runs)
            roster = tx.relay(hub, self._xh).roster(upward.given, events)
            if roster.rows:
                return Outgoing((), _cut(roster, size))
            return Outgoing(docs=_fitting(tx.relay(hub, self._xh).docs(upward.given, 20), size))

        return self._store.read(look)  # type: ignore[arg-type]  # it only reads

    def confirm(self, hub: str, pushed: Push, answer: Pushed) -> None:
        def believe(tx: HubTransaction) -> None:
            relay = tx.relay(hub, self._xh)
            relay.acknowledge(compared(pushed, answer.heads))
            relay.settle(self._unchanged(tx, pushed.roster))
            for doc in pushed.docs:
                held = tx.doc(self._xh, doc.kind, doc.key)
                if held is not None and (held.version, held.data) == (doc.version, doc.data):
                    relay.settle_doc(held)
            self._put(tx, hub, _heard(relay.read(), answer.timeline, answer.head))

        self._store.write(believe)

    def take(self, hub: str, after: int, changes: Changes) -> Taken:
        parcel = unpacked(self._xh, Push("", 0, changes.runs, changes.roster), self._now_ms())

        def take(tx: HubTransaction) -> Taken:
            upward = _heard(tx.relay(hub, self._xh).read(), changes.timeline, changes.head)
            if upward.link.cursor != after:
                self._put(tx, hub, upward)
                return Taken.STALE
            self._take_page(tx, hub, upward.given, changes, parcel)
            link = replace(upward.link, cursor=changes.upto)
            upward = replace(upward, link=link)
            if link.sweeping and not changes.more:
                tx.relay(hub, self._xh).end_sweep()
                upward = Upward(replace(link, sweeping=False), 0)
            self._put(tx, hub, upward)
            return Taken.TAKEN

        try:
            return self._store.write(take)
        except _GapError:
            return Taken.GAP

    def begin_again(self, hub: str, timeline: str, head: int) -> None:
        def begin(tx: HubTransaction) -> None:
            relay = tx.relay(hub, self._xh)
            link = Link(hub, timeline, 0, head, heads_due=True, sweeping=True)
            relay.forget_heads()
            relay.begin_sweep()
            relay.write(Upward(link, relay.read().given))

        self._store.write(begin)

    def know_heads(self, hub: str, timeline: str, head: int, heads: Mapping[str, int]) -> None:
        def know(tx: HubTransaction) -> None:
            relay = tx.relay(hub, self._xh)
            upward = _heard(relay.read(), timeline, head)
            relay.forget_heads()
            relay.acknowledge(joints(tx.heads(self._xh), heads))
            relay.write(replace(upward, link=replace(upward.link, heads_due=False)))

        self._store.write(know)

    def read_again(self, hub: str) -> None:
        def rewind(tx: HubTransaction) -> None:
            upward = tx.relay(hub, self._xh).read()
            tx.relay(hub, self._xh).write(replace(upward, link=replace(upward.link, cursor=0)))

        self._store.write(rewind)

    def step_back(self, hub: str, log: str, following: int) -> None:
        self._store.write(lambda tx: tx.relay(hub, self._xh).set_back(log, max(following - 2, 0)))

    def set_aside(self, pushed: Push, log: str, seq: int) -> bool:
        sent = _sent_at(pushed, log, seq)
        held = self._store.read(lambda tx: tx.log(self._xh, log, seq - 1, 1).events)
        if sent is None or not held or not same(sent, held[0]):
            return False
        self._parted[log] = (pushed.timeline, seq, sent)
        return True

    def set_offset(self, hub: str, offset_ms: int, uncertainty_ms: int, rtt_ms: int) -> None:
        """Change nothing: at its venue a hub's own clock is the reference, right or wrong."""

    def _runs(self, tx: HubTransaction, link: Link, events: int, size: int) -> tuple[Run, ...]:
        runs: list[Run] = []
        for lacking in tx.relay(link.hub, self._xh).lacking():
            if events <= 0 or size <= 0:
                break
            if self._waits(tx, lacking.log, link.timeline):
                continue
            found: list[Sealed] = []
            for sealed in tx.log(self._xh, lacking.log, lacking.upto, events).events:
                size -= len(msgspec.json.encode(sealed))
                if size < 0 and (found or runs):
                    break
                found.append(sealed)
            events -= len(found)
            if found:
                runs.append(Run(lacking.log, lacking.upto + 1, tuple(found)))
        return tuple(runs)

    def _waits(self, tx: HubTransaction, log: str, timeline: str) -> bool:
        """Tell whether the upper hub's events are still to come in the place of ours."""
        if log not in self._parted:
            return False
        known, seq, mine = self._parted[log]
        held = tx.log(self._xh, log, seq - 1, 1).events
        return known == timeline and bool(held) and same(mine, held[0])

    def _take_page(
        self, tx: HubTransaction, hub: str, given: int, page: Changes, parcel: Parcel
    ) -> None:
        relay = tx.relay(hub, self._xh)
        while trouble := take_events(tx, self._xh, parcel, self._now_ms()):
            if not isinstance(trouble, Fork):
                raise _GapError("events are missing")
            self._cut(tx, trouble.log, trouble.seq)
        relay.acknowledge({run.log: run.last for run in page.runs})
        here = frozenset(tx.gone(self._xh))  # the upper hub has yet to hear of some of them
        waiting: frozenset[str] = frozenset()
        if not page.roster.versions:  # an older hub, which cannot tell what is newer
            waiting = relay.waiting([row.id for row in page.roster.rows], given)
        ids = {
            row.id for row in page.roster.rows
            if row.gone or (row.id not in waiting and row.id not in here)
        }  # fmt: skip
        ahead = take_roster(tx, self._xh, some_of(page.roster, ids), self._now_ms())
        relay.settle(ids - ahead)
        for doc in page.docs:
            if doc.version is not None or not relay.is_waiting(doc, given):
                self._take_doc(tx, hub, doc)

    def _take_doc(self, tx: HubTransaction, hub: str, doc: Doc) -> None:
        held = tx.doc(self._xh, doc.kind, doc.key)
        told = msgspec.structs.replace(doc, rev=held.rev if held else "")
        after = merged_doc(held, told, self._now_ms(), revision(doc.data))
        if after is not held:
            tx.put_doc(self._xh, after)
        # The same text in a newer version goes up all the same: changes are told apart by those.
        if after.data == doc.data and doc.version in (None, after.version):
            tx.relay(hub, self._xh).settle_doc(after)

    def _unchanged(self, tx: HubTransaction, part: RosterPart) -> list[str]:
        """Return the tickets that still are as they were pushed."""
        held = tx.rows(self._xh, [row.id for row in part.rows])
        gone = tx.gone(self._xh)
        versions = dict(zip((row.id for row in part.rows), versions_of(part), strict=True))

        def is_same(row: RosterRow) -> bool:
            if row.gone:
                return row.id in gone
            return held.get(row.id) == KeptRow(part.columns, row, versions[row.id])

        return [row.id for row in part.rows if is_same(row)]

    def _cut(self, tx: HubTransaction, log: str, seq: int) -> None:
        kept = tx.log(self._xh, log, 0, seq - 1).events if seq > 1 else ()
        tx.cut_log(self._xh, log, LogEnd(seq - 1, head_hash(GENESIS, kept)))

    def _put(self, tx: HubTransaction, hub: str, upward: Upward) -> None:
        """Keep the link; where nothing waits to go up, one position says so."""
        relay = tx.relay(hub, self._xh)
        if not upward.link.sweeping:
            given = upward.given
            if not relay.roster(given, 1).rows and not relay.docs(given, 1):
                relay.forget_settled()
                upward = replace(upward, given=tx.head)
        relay.write(upward)

    def _now_ms(self) -> int:
        return int(self._clock.now().timestamp() * 1000)


def _heard(upward: Upward, timeline: str, head: int) -> Upward:
    link = upward.link
    return replace(upward, link=replace(link, timeline=timeline, seen=max(link.seen, head)))


def _cut(part: RosterPart, size: int) -> RosterPart:
    rows: list[RosterRow] = []
    for row in part.rows:
        size -= sum(len(str(cell)) + _CELL_BYTES for cell in row.cells) + _CELL_BYTES
        if rows and size < 0:
            break
        rows.append(row)
    return RosterPart(part.columns, tuple(rows), versions=part.versions[: len(rows)])


def _fitting(docs: tuple[Doc, ...], size: int) -> tuple[Doc, ...]:
    found: list[Doc] = []
    for doc in docs:
        size -= len(doc.data)
        if found and size < 0:
            break
        found.append(doc)
    return tuple(found)


def _sent_at(pushed: Push, log: str, seq: int) -> Sealed | None:
    for run in pushed.runs:
        if run.log == log and run.first <= seq <= run.last:
            return run.events[seq - run.first]
    return None
