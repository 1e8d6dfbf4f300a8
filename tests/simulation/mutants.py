"""Faults seeded into the product, one at a time: the simulator is worth what it finds of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kiosk.clock import Reading
from kiosk.domain.folds import fold
from kiosk.hub import hub as hub_module
from kiosk.hub import intake as hub_intake
from kiosk.hub.merge import merged_row
from kiosk.protocol.messages import Changes, Push, Pushed, RosterPart
from kiosk.protocol.stores import Link, Outgoing, Taken
from kiosk.store import derived as derived_module
from kiosk.store import intake as intake_module
from kiosk.store import journal as journal_module
from kiosk.store import personal as personal_module
from kiosk.store import roster_feed as feed_module
from kiosk.store import sync_store as sync_module
from kiosk.store import transaction as transaction_module
from kiosk.store.derived import Derived
from kiosk.store.event_rows import events_in, row_of
from kiosk.store.intake import Intake
from kiosk.store.journal import Head
from kiosk.store.personal import Personal
from kiosk.store.roster_feed import RosterFeed
from kiosk.store.sqlite import SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.store.tickets import Tickets
from kiosk.sync.exchange import Answer, Exchange, Heard, Request
from simulation.machines import Kinds
from simulation.mutant import Mutant
from simulation.wider_mutants import FORKS, RELAYS, SNAPSHOTS


def _sync(**methods: Callable[..., object]) -> Kinds:
    return Kinds(sync=type("MutantSync", (DeskSync,), methods))


def _put(sync: DeskSync, link: Link) -> None:
    with sync._records.transaction() as tx:
        sync_module._put(tx, link)


# SYNC.md §4, in its order


class _OneLogADesk(SqliteRecords):
    """Goes on in the log of the device, wherever that ends on this disk."""

    def _new_head(self) -> Head:
        head = super()._new_head()
        log = f"log of {head.dev}"
        row = self._db.execute("select head, head_hash from log_head where log = ?", [log])
        seq, hash_ = row.fetchone() or (0, head.hash)
        return replace(head, log=log, seq=seq, hash=hash_)


def _cursor_first(self: DeskSync, hub: str, after: int, changes: Changes) -> Taken:
    link = self.link(hub)
    if link.cursor == after:
        _put(self, replace(link, cursor=changes.upto, seen=max(link.seen, changes.head)))
    return DeskSync.take(self, hub, changes.upto, changes)


def _by_arrival(standing: object, event: object) -> object:
    after = fold(standing, event)
    return replace(after, first=standing.first) if standing.first else after


def _ack_on_send(self: DeskSync, hub: str, *, events: int, size: int) -> Outgoing:
    piece = DeskSync.outgoing(self, hub, events=events, size=size)
    with self._records.transaction() as tx:
        sync_module._acknowledge(tx, hub, {run.log: run.last for run in piece.runs})
    return piece


class _TwiceFolded(Intake):
    """Folds what it holds already when it comes again."""

    def _append(self, run: Any) -> None:
        head, _ = self._head(run.log)
        super()._append(run)
        for seq, sealed in enumerate(run.events, run.first):
            envelope = intake_module.readable(sealed.envelope, run.log, seq)
            if seq <= head and envelope is not None:
                self._rows.append(row_of(envelope, sealed, sealed.body_hash))


def _ack_without_position(self: DeskSync, hub: str, pushed: Push, answer: Pushed) -> None:
    before = self.link(hub).seen
    DeskSync.confirm(self, hub, pushed, answer)
    _put(self, replace(self.link(hub), seen=before))


class _Resurrecting(Tickets):
    """Imports whoever is in the file, and takes the corrected row of whoever the hub feeds."""

    def compare(self, *told: Any) -> Any:
        erased = self._db.execute("select * from erased").fetchall()
        self._db.execute("delete from erased")
        plan = super().compare(*told)
        self._db.conn.executemany("insert into erased values (?, ?, ?)", erased)
        return plan


def _endless_sweep(self: DeskSync, hub: str, after: int, changes: Changes) -> Taken:
    """While sweeping each page is believed, also a late one; and the sweep never ends."""
    link = self.link(hub)
    if link.sweeping and link.cursor != after:
        _put(self, replace(link, cursor=after))
        taken = DeskSync.take(self, hub, after, changes)
        _put(self, replace(self.link(hub), cursor=max(link.cursor, changes.upto), sweeping=True))
        return taken
    taken = DeskSync.take(self, hub, after, changes)
    if link.sweeping:
        _put(self, replace(self.link(hub), sweeping=True))
    return taken


def _cursor_only(self: DeskSync, hub: str, after: int, changes: Changes) -> Taken:
    before = self.link(hub)
    taken = DeskSync.take(self, hub, after, changes)
    now = self.link(hub)
    _put(self, replace(now, seen=max(before.seen, now.cursor)))
    return taken


class _LateReset(Exchange):
    """Believes a Reset whenever it comes, as to where the hub is: its witness sinks.

    To believe a late one wholly is no fault. A Reset forgets all that was confirmed, and the hub
    names its newest timeline with its heads, asked for before anything is pushed.
    """

    def heard(self, request: Request, answer: Answer) -> Heard:
        store, link = self._store, self._store.link(self._hub)
        is_late = link.timeline not in (request.timeline, "")
        if isinstance(answer, hub_module.Reset) and is_late and isinstance(store, DeskSync):
            _put(store, replace(link, timeline=answer.timeline, seen=answer.head))
            return Heard.BEGUN_AGAIN
        return super().heard(request, answer)


def _same_timeline(tx: Any, timeline: str, seen: int) -> bool:
    return bool(timeline) and seen <= tx.head


# Others that tell much


def _trusting_reset(self: DeskSync, hub: str, timeline: str, head: int) -> None:
    _put(self, replace(self.link(hub), timeline=timeline, cursor=0, seen=head, sweeping=True))


def _forgetful_fork(self: DeskSync, pushed: Push, log: str, seq: int) -> bool:
    with self._records.transaction() as tx:
        tx.journal.record_again = lambda *told: True
        tx.intake.part(log, seq)
        tx.intake.finish()
    return True


class _LateVoid(Derived):
    """A void counts for what is there when it comes."""

    def fold(self, events: Any) -> None:
        for event in events:
            self._take(event)
        self._finish()


class _LastPatch(Personal):
    """The correction that came last holds."""

    def _take_patch(self, event: Any) -> None:
        for name in event.fact.body:
            self._db.execute(
                "delete from patch where subject = ? and field = ?", (event.fact.subject, name)
            )
        super()._take_patch(event)


class _LateBodies(Personal):
    """Bodies that come after their ticket was erased stay."""

    def hide_late_bodies(self, ticket_ids: Any) -> None:
        del ticket_ids


def _last_revocation(db: Any, ticket_id: str, badge_id: str, following: str) -> None:
    db.execute(
        "insert or replace into revoked_badge values (?, ?, ?)", (badge_id, ticket_id, following)
    )
    db.execute("update roster set badge_id = ? where id = ?", (following, ticket_id))


class _Confident(RosterFeed):
    """What was pushed is confirmed, whatever it became meanwhile."""

    def confirm(self, part: RosterPart) -> None:
        ids = [(row.id,) for row in part.rows]
        self._db.executemany("update roster set dirty = 0 where id = ?", ids)


class _OverwritingRows(RosterFeed):
    """Rows of the hub go over rows that wait to be pushed."""

    def take(self, part: RosterPart, upto: int, *, may_write: bool) -> list[str]:
        self._db.execute("update roster set dirty = 0, version = 0")
        return super().take(part, upto, may_write=may_write)


def _ageless(part: RosterPart) -> list[int | None]:
    """Know nothing of versions, as before there were any."""
    return [None] * len(part.rows)


def _unversioned(*told: Any) -> object:
    """Forget at the hub what version a row is of."""
    return replace(merged_row(*told), version=0)


def _late_page(self: DeskSync, hub: str, after: int, changes: Changes) -> Taken:
    before = self.link(hub)
    if before.cursor != after:
        _put(self, replace(before, cursor=after))
    taken = DeskSync.take(self, hub, after, changes)
    if before.timeline:
        _put(self, replace(self.link(hub), cursor=max(before.cursor, changes.upto)))
    return taken


def _many_hubs(self: DeskSync, hub: str, timeline: str, head: int) -> None:
    """Goes on with another hub where it was, whatever came from elsewhere meanwhile."""
    tables = ("link", "ack")
    with self._records.transaction() as tx:
        kept = {t: tx.db.execute(f"select * from {t} where hub <> ?", [hub]).fetchall()  # noqa: S608
                for t in tables}  # fmt: skip
    DeskSync.begin_again(self, hub, timeline, head)
    with self._records.transaction() as tx:
        for table, rows in kept.items():
            for row in rows:
                marks = ", ".join("?" * len(row))
                tx.db.execute(f"insert into {table} values ({marks})", row)  # noqa: S608


def _by_the_wall(last: int, now_ms: int) -> int:
    """A log whose time goes back with the clock."""
    del last
    return now_ms << 16


def _no_heads(self: DeskSync, hub: str, timeline: str, head: int, heads: Mapping[str, int]) -> None:
    """Believe that the hub holds of each log what is held here."""
    del heads
    with self._records.transaction() as tx:
        mine = dict(tx.db.execute("select log, head from log_head").fetchall())
    DeskSync.know_heads(self, hub, timeline, head, mine)


class _NarrowFold(Intake):
    """Folds passages alone: a newer kind of event would be forgotten like that."""

    def _fold(self) -> None:
        rows, self._rows = self._rows, []
        self._derived.hide_bodies({row[13] for row in rows})
        self._derived.fold(events_in(row for row in rows if row[15]))


def _louder(event: Any) -> Any:
    return event


LISTED = (
    Mutant("device-wide seq reuse", Kinds(records=_OneLogADesk)),
    Mutant("cursor saved before its rows", _sync(take=_cursor_first)),
    Mutant("ack before commit", Kinds(answers_before_commit=True)),
    Mutant("first by arrival", patches=((derived_module, "fold", _by_arrival),)),
    Mutant("ack on send", _sync(outgoing=_ack_on_send)),
    Mutant("no dedupe", patches=((transaction_module, "Intake", _TwiceFolded),)),
    Mutant("no timeline", patches=((hub_module, "is_shared", _same_timeline),)),
    Mutant("ack without position", _sync(confirm=_ack_without_position)),
    Mutant("unbounded HLC", patches=((intake_module, "CLOCK_TOLERANCE_MS", 10**12),)),
    Mutant("erased person resurrected",
           patches=((transaction_module, "Tickets", _Resurrecting),)),
    Mutant("never-ending sweep flag", _sync(take=_endless_sweep)),
    Mutant("no sweep", patches=((RosterFeed, "sweep", lambda self: True),)),
    Mutant("cursor-only witness", _sync(take=_cursor_only)),
    Mutant("late reset", Kinds(exchange=_LateReset)),
)  # fmt: skip
OTHERS = (
    Mutant("acks survive a reset", _sync(begin_again=_trusting_reset)),
    Mutant("heads not asked after a reset", _sync(know_heads=_no_heads)),
    Mutant("several hubs at a time", _sync(begin_again=_many_hubs)),
    Mutant("heads taken for proof",
           patches=((sync_module, "joints", lambda mine, heads: dict(heads)),)),
    Mutant("time goes back", patches=((journal_module, "next_hlc", _by_the_wall),)),
    Mutant("a fork's events forgotten", _sync(set_aside=_forgetful_fork)),
    Mutant("fork not seen by the hub", patches=((hub_intake, "same", lambda one, two: True),)),
    Mutant("late page taken", _sync(take=_late_page)),
    Mutant("void by arrival", patches=((transaction_module, "Derived", _LateVoid),)),
    Mutant("correction by arrival", patches=((derived_module, "Personal", _LastPatch),)),
    Mutant("revocation by arrival", patches=((personal_module, "revoke", _last_revocation),)),
    Mutant("late bodies of the erased", patches=((derived_module, "Personal", _LateBodies),)),
    Mutant("late bodies at the hub", patches=((hub_intake, "_silenced", _louder),)),
    Mutant("rows confirmed unseen", patches=((transaction_module, "RosterFeed", _Confident),)),
    Mutant("waiting rows overwritten",
           patches=((transaction_module, "RosterFeed", _OverwritingRows),)),
    Mutant("older rows taken by a desk", patches=((feed_module, "versions_of", _ageless),)),
    Mutant("versions lost at the hub", patches=((hub_intake, "merged_row", _unversioned),)),
    Mutant("a hub not healed of older rows", patches=((feed_module, "AHEAD", 0),)),
    Mutant("versions by each desk's own guess",
           patches=((transaction_module, "next_version", lambda seen, now_ms: now_ms),)),
    Mutant("foreign events half folded",
           patches=((transaction_module, "Intake", _NarrowFold),)),
    Mutant("steps of the clock overlooked",
           patches=((Reading, "step_until", lambda self, later: None),)),
)  # fmt: skip
MUTANTS = (*LISTED, *OTHERS, *FORKS, *RELAYS, *SNAPSHOTS)
