"""Faults seeded into the product, one at a time: the simulator is worth what it finds of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.clock import Reading
from kiosk.domain.folds import fold
from kiosk.hub import hub as hub_module
from kiosk.hub import intake as hub_intake
from kiosk.protocol.messages import Changes, Push, Pushed, RosterPart
from kiosk.protocol.stores import Link, Outgoing, Taken
from kiosk.store import derived as derived_module
from kiosk.store import intake as intake_module
from kiosk.store import personal as personal_module
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

Patch = tuple[object, str, object]


@dataclass(frozen=True)
class Mutant:
    """One seeded fault: other classes, or other things in their modules' places.

    Args:
        harmless: why it can do no harm here, where that is so: it is then not expected to be found.
    """

    name: str
    kinds: Kinds = field(default_factory=Kinds)
    patches: tuple[Patch, ...] = ()
    harmless: str = ""

    @contextmanager
    def at_work(self) -> Iterator[Kinds]:
        with _in_place(self.patches):
            yield self.kinds

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Inside `at_work`: the product as it is."""
        with _in_place([(where, name, _ORIGINALS[where, name]) for where, name, _ in self.patches]):
            yield


@contextmanager
def _in_place(patches: Iterable[Patch]) -> Iterator[None]:
    before = [(where, name, getattr(where, name)) for where, name, _ in patches]
    for where, name, thing in patches:
        setattr(where, name, thing)
    try:
        yield
    finally:
        for where, name, thing in before:
            setattr(where, name, thing)


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
        self._db.conn.executemany("insert into erased values (?, ?)", erased)
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
    """Believes a Reset whenever it comes."""

    def heard(self, request: Request, answer: Answer) -> Heard:
        if isinstance(answer, hub_module.Reset):
            return self._begin_again(answer.timeline, answer.head)
        return super().heard(request, answer)


def _same_timeline(tx: Any, timeline: str, seen: int) -> bool:
    return bool(timeline) and seen <= tx.head


# Others that tell much


def _trusting_reset(self: DeskSync, hub: str, timeline: str, head: int) -> None:
    _put(self, replace(self.link(hub), timeline=timeline, cursor=0, seen=head, sweeping=True))


def _forgetful_fork(self: DeskSync, pushed: Push, log: str, seq: int) -> bool:
    with self._records.transaction() as tx:
        tx.journal.record_again = lambda *told: None
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

    def take(self, part: RosterPart, pos: int) -> list[str]:
        self._db.execute("update roster set dirty = 0")
        return super().take(part, pos)


def _late_page(self: DeskSync, hub: str, after: int, changes: Changes) -> Taken:
    before = self.link(hub)
    if before.cursor != after:
        _put(self, replace(before, cursor=after))
    taken = DeskSync.take(self, hub, after, changes)
    if before.timeline:
        _put(self, replace(self.link(hub), cursor=max(before.cursor, changes.upto)))
    return taken


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
    Mutant("late reset", Kinds(exchange=_LateReset),
           harmless="a reset forgets all that could be wrong, whenever it comes"),
)  # fmt: skip
OTHERS = (
    Mutant("acks survive a reset", _sync(begin_again=_trusting_reset)),
    Mutant("heads not asked after a reset", _sync(know_heads=_no_heads)),
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
    Mutant("foreign events half folded",
           patches=((transaction_module, "Intake", _NarrowFold),)),
    Mutant("steps of the clock overlooked",
           patches=((Reading, "step_until", lambda self, later: None),)),
)  # fmt: skip
MUTANTS = (*LISTED, *OTHERS)
_ORIGINALS = {
    (where, name): getattr(where, name) for mutant in MUTANTS for where, name, _ in mutant.patches
}
