"""The desk's records as the client of a hub keeps them: the port `SyncStore` over SQLite."""

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from kiosk.desk.sync_facts import SyncFacts
from kiosk.errors import TroubleError
from kiosk.protocol.messages import Changes, Push, Pushed, Role
from kiosk.protocol.sealed import Run, Sealed, same
from kiosk.protocol.stores import Link, Outgoing, Taken, compared, joints
from kiosk.store.docs import FAIR_DOC
from kiosk.store.event_rows import stretch
from kiosk.store.sqlite import SqliteRecords
from kiosk.store.sync_facts import sync_facts
from kiosk.store.transaction import SqliteTransaction

_LINK = "select hub, timeline, cursor, seen, heads_due, sweeping from link where hub = ?"


class _GapError(Exception):
    """A page left out events of a log: nothing of it may stay."""


class DeskSync:
    """See kiosk/protocol/stores.py for what each verb promises. Belongs to the records' thread."""

    def __init__(self, records: SqliteRecords, *, role: Role = "desk") -> None:
        self._records = records
        self._may_write = role in ("supervisor", "hub")

    def link(self, hub: str) -> Link:
        with self._records.transaction() as tx:
            return _link(tx, hub)

    def outgoing(self, hub: str, *, events: int, size: int) -> Outgoing:
        with self._records.transaction() as tx:
            runs = _runs(tx, hub, events, size)
            if runs or not self._may_write or _link(tx, hub).sweeping:
                return Outgoing(runs)  # the hub's own come first: what is older here gives way
            roster = tx.roster_feed.outgoing(events, size)
            return Outgoing((), roster, () if roster.rows else tx.docs.outgoing(size))

    def confirm(self, hub: str, pushed: Push, answer: Pushed) -> None:
        with self._records.transaction() as tx:
            link = _link(tx, hub)
            _acknowledge(tx, hub, compared(pushed, answer.heads))
            tx.roster_feed.confirm(pushed.roster)
            tx.docs.confirm(pushed.docs)
            _put(tx, _heard(link, answer.timeline, answer.head))

    def take(self, hub: str, after: int, changes: Changes) -> Taken:
        try:
            with self._records.transaction() as tx:
                link = _heard(_link(tx, hub), changes.timeline, changes.head)
                if link.cursor != after:
                    _put(tx, link)
                    return Taken.STALE
                self._take_page(tx, hub, changes)
                link = replace(link, cursor=changes.upto)
                if link.sweeping and not changes.more:
                    link = replace(link, sweeping=not self._sweep(tx))
                _put(tx, link)
        except _GapError:
            return Taken.GAP
        return Taken.TAKEN

    def begin_again(self, hub: str, timeline: str, head: int) -> None:
        with self._records.transaction() as tx:
            # The roster follows one hub's feed: what was read of another's says no more what is
            # held once this one's rows and sweep have gone over it.
            _put(tx, Link(hub, timeline, 0, head, heads_due=True, sweeping=True))
            # What any hub told of this computer's clock holds until this one tells it.
            tx.db.execute(
                "update link set (offset_ms, uncertainty_ms, rtt_ms, heard_ms) = (select offset_ms,"
                " uncertainty_ms, rtt_ms, heard_ms from link order by heard_ms desc)"
                " where hub = ? and heard_ms = 0",
                [hub],
            )
            tx.db.execute("delete from link where hub <> ?", [hub])
            tx.db.execute("delete from ack")
            tx.roster_feed.begin_again()
            tx.docs.begin_again()

    def know_heads(self, hub: str, timeline: str, head: int, heads: Mapping[str, int]) -> None:
        with self._records.transaction() as tx:
            link = _heard(_link(tx, hub), timeline, head)
            tx.db.execute("delete from ack where hub = ?", [hub])
            _put(tx, replace(link, heads_due=False))
            mine = dict(tx.db.execute("select log, head from log_head").fetchall())
            _acknowledge(tx, hub, joints(mine, heads))

    def read_again(self, hub: str) -> None:
        with self._records.transaction() as tx:
            _put(tx, replace(_link(tx, hub), cursor=0))

    def step_back(self, hub: str, log: str, following: int) -> None:
        with self._records.transaction() as tx:
            _put(tx, _link(tx, hub))
            tx.db.execute(
                "insert or replace into ack values (?, ?, ?)", (hub, log, max(following - 2, 0))
            )

    def set_aside(self, pushed: Push, log: str, seq: int) -> bool:
        sent = _sent_at(pushed, log, seq)
        with self._records.transaction() as tx:
            held = next((sealed for _, sealed in stretch(tx.db, log, seq, seq)), None)
            if sent is None or held is None or not same(sent, held):
                return False
            tx.intake.part(log, seq)
            tx.intake.finish()
            # A stick may have displaced the hub's event, which does not come by a second time.
            tx.db.execute("update link set cursor = 0")
        return True

    def set_offset(self, hub: str, offset_ms: int, uncertainty_ms: int, rtt_ms: int) -> None:
        with self._records.transaction() as tx:
            _put(tx, _link(tx, hub))
            if not tx.roster_feed.is_timed():
                shifted = tx.docs.shift(offset_ms), tx.roster_feed.shift(offset_ms)
                if any(shifted) and self._may_write:
                    tx.db.execute("update link set cursor = 0")  # now they can be compared
            tx.db.execute(
                "update link set offset_ms = ?, uncertainty_ms = ?, rtt_ms = ?, heard_ms = ?"
                " where hub = ?",
                (offset_ms, uncertainty_ms, rtt_ms, tx.journal.wall_ms(), hub),
            )
            tx.journal.set_clock(offset_ms, f"±{uncertainty_ms}")

    def expect(self, hub: str) -> bool:
        """Await the list of a hub, heard or not; tell whether all of it is still to come."""
        with self._records.transaction() as tx:
            _put(tx, _link(tx, hub))
            return tx.roster_feed.is_coming() and not tx.has_tickets()

    def give_everything(self) -> None:
        """Let the whole roster and every doc wait to be pushed: this desk starts a new hub."""
        with self._records.transaction() as tx:
            tx.roster_feed.give_all()
            tx.provide_fair()
            tx.docs.give_all()

    def device(self) -> str:
        """Return the id under which this desk writes: a hub should know it by the same."""
        with self._records.transaction() as tx:
            return tx.journal.head.dev

    def exhibition(self) -> str:
        """Return the exhibition whose list is kept here; empty where nothing of any is.

        A desk that has no ticket and let nobody pass, whatever it refused, can join any list.
        """
        with self._records.transaction() as tx:
            passed = tx.db.execute("select 1 from event where dir <> 0 limit 1").fetchone()
            return tx.fair().id if passed or tx.has_tickets() else ""

    def heads(self) -> dict[str, int]:
        """Return the number of the last event held of each log, own and foreign."""
        with self._records.transaction() as tx:
            found = tx.db.execute("select log, head from log_head order by log")
            return dict(found.fetchall())

    def run(self, log: str, first: int, last: int) -> Run:
        """Return events of a log, number `first` to `last` as far as they are held."""
        with self._records.transaction() as tx:
            found = stretch(tx.db, log, first, last)
            return Run(log, first, tuple(sealed for _, sealed in found))

    def bring(self, runs: tuple[Run, ...]) -> int:
        """Take in events that came by no hub; return how many were new. They go to every hub.

        Runs that others have to come before are left out.
        """
        with self._records.transaction() as tx:
            before = _held(tx)
            tx.intake.take(runs)
            tx.intake.finish()
            return _held(tx) - before

    def facts(self) -> SyncFacts:
        """Return how sure this desk can be, for a sync page."""
        with self._records.transaction() as tx:
            return sync_facts(tx.db, tx.journal.head.dev)

    def _take_page(self, tx: SqliteTransaction, hub: str, page: Changes) -> None:
        if not tx.intake.take(page.runs):
            raise _GapError
        tx.intake.finish()
        _acknowledge(tx, hub, {run.log: run.last for run in page.runs})
        if page.roster.rows:
            bad = tx.roster_feed.take(page.roster, page.upto, may_write=self._may_write)
            tx.db.conn.executemany(
                "insert or ignore into quarantine values ('', 0, 'ticket', ?)",
                [(ticket_id,) for ticket_id in bad],
            )
            tx.know_roster(page.upto)
        is_timed = tx.roster_feed.is_timed()
        for doc in page.docs:
            is_taken = tx.docs.take(doc, may_write=self._may_write, is_timed=is_timed)
            if is_taken and doc.kind == FAIR_DOC:
                _take_fair(tx, doc.data)

    def _sweep(self, tx: SqliteTransaction) -> bool:
        if self._may_write:
            tx.roster_feed.heal()
            tx.docs.heal()
            if tx.has_tickets():  # who brings a list brings its fair, too
                tx.provide_fair()
            return True
        return tx.roster_feed.sweep()


def _take_fair(tx: SqliteTransaction, written: str) -> None:
    try:
        fair = tx.fair_of(written)
    except TroubleError:  # a newer version's: what is known of the fair goes on serving
        tx.db.execute("insert or ignore into quarantine values ('', 0, 'fair', '')")
        return
    tx.db.execute("delete from quarantine where reason = 'fair'")
    if fair != tx.fair():
        tx.read_fair(fair, written)


def _link(tx: SqliteTransaction, hub: str) -> Link:
    row = tx.db.execute(_LINK, [hub]).fetchone()
    if row is None:
        return Link(hub)
    hub, timeline, cursor, seen, heads_due, sweeping = row
    return Link(hub, timeline, cursor, seen, bool(heads_due), bool(sweeping))


def _put(tx: SqliteTransaction, link: Link) -> None:
    tx.db.execute(
        "insert into link (hub, timeline, cursor, seen, heads_due, sweeping)"
        " values (?, ?, ?, ?, ?, ?) on conflict (hub) do update set timeline = excluded.timeline,"
        " cursor = excluded.cursor, seen = excluded.seen, heads_due = excluded.heads_due,"
        " sweeping = excluded.sweeping",
        (link.hub, link.timeline, link.cursor, link.seen, link.heads_due, link.sweeping),
    )


def _heard(link: Link, timeline: str, head: int) -> Link:
    """Return a link after an answer: the hub may have gone on to a successor of its timeline."""
    return replace(link, timeline=timeline, seen=max(link.seen, head))


def _acknowledge(tx: SqliteTransaction, hub: str, heads: Mapping[str, int]) -> None:
    tx.db.conn.executemany(
        "insert into ack values (?, ?, ?) on conflict (hub, log) do update"
        " set upto = max(upto, excluded.upto)",
        [(hub, log, upto) for log, upto in heads.items()],
    )


def _runs(tx: SqliteTransaction, hub: str, events: int, size: int) -> tuple[Run, ...]:
    """Return what is not confirmed, own logs first: only they may be nowhere else."""
    lacking = tx.db.execute(
        "select log_head.log, coalesce(upto, 0), head from log_head"
        " left join ack on ack.hub = ? and ack.log = log_head.log"
        " where head > coalesce(upto, 0) order by dev <> ?, log_head.log",
        (hub, tx.journal.head.dev),
    ).fetchall()
    runs: list[Run] = []
    for log, upto, head in lacking:
        if events <= 0 or size <= 0:
            break
        found: list[Sealed] = []
        for _, sealed in stretch(tx.db, log, upto + 1, min(head, upto + events)):
            size -= len(msgspec.json.encode(sealed))
            if size < 0 and (found or runs):
                break
            found.append(sealed)
        events -= len(found)
        if found:
            runs.append(Run(log, upto + 1, tuple(found)))
    return tuple(runs)


def _held(tx: SqliteTransaction) -> int:
    return int(tx.db.execute("select coalesce(sum(head), 0) from log_head").fetchone()[0])


def _sent_at(pushed: Push, log: str, seq: int) -> Sealed | None:
    for run in pushed.runs:
        if run.log == log and run.first <= seq <= run.last:
            return run.events[seq - run.first]
    return None
