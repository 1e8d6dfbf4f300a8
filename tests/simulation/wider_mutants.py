"""Faults seeded into hubs under hubs, into snapshots, and into what forks leave."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.app import snapshots as maker_module
from kiosk.desk.double_entries import DoubleEntries
from kiosk.domain.events import EventKey, EventType, Fact
from kiosk.hub import relay as relay_module
from kiosk.hub import sql as sql_module
from kiosk.hub.relay import RelaySync
from kiosk.hub.relays import Upward
from kiosk.protocol.messages import Changes
from kiosk.protocol.stores import Link, Outgoing, Taken
from kiosk.store import snapshot as snapshot_module
from kiosk.store import transaction as transaction_module
from kiosk.store.derived import Derived
from kiosk.store.sqlite import SqliteRecords
from simulation.machines import Kinds
from simulation.mutant import Mutant


def _relay(**methods: Callable[..., object]) -> Kinds:
    return Kinds(relay=type("MutantRelay", (RelaySync,), methods))


def _put(sync: RelaySync, link: Link) -> None:
    def put(tx: Any) -> None:
        relay = tx.relay(link.hub, sync._xh)
        relay.write(Upward(link, relay.read().given))

    sync._store.write(put)


def _echoing(self: RelaySync, tx: Any, hub: str, given: int, page: Changes, parcel: Any) -> None:
    RelaySync._take_page(self, tx, hub, given, page, parcel)
    for row in page.roster.rows:
        tx._sql.run(
            "delete from relay_settled where hub = ? and xh = ? and pos ="
            " (select pos from roster where xh = ? and id = ?)",
            [hub, self._xh, self._xh, row.id],
        )


def _blind(upward: Upward, timeline: str, head: int) -> Upward:
    del head
    return replace(upward, link=replace(upward.link, timeline=timeline))


def _ack_on_send(self: RelaySync, hub: str, *, events: int, size: int) -> Outgoing:
    piece = RelaySync.outgoing(self, hub, events=events, size=size)
    heads = {run.log: run.last for run in piece.runs}
    self._store.write(lambda tx: tx.relay(hub, self._xh).acknowledge(heads))
    return piece


def _cursor_first(self: RelaySync, hub: str, after: int, changes: Changes) -> Taken:
    link = self.link(hub)
    if link.cursor == after:
        _put(self, replace(link, cursor=changes.upto, seen=max(link.seen, changes.head)))
    return RelaySync.take(self, hub, changes.upto, changes)


def _late_page(self: RelaySync, hub: str, after: int, changes: Changes) -> Taken:
    before = self.link(hub)
    if before.cursor != after:
        _put(self, replace(before, cursor=after))
    taken = RelaySync.take(self, hub, after, changes)
    if before.timeline:
        _put(self, replace(self.link(hub), cursor=max(before.cursor, changes.upto)))
    return taken


def _trusting_reset(self: RelaySync, hub: str, timeline: str, head: int) -> None:
    link = self.link(hub)
    _put(self, replace(link, timeline=timeline, cursor=0, seen=head, sweeping=True))


def _no_sweep(self: RelaySync, hub: str, timeline: str, head: int) -> None:
    RelaySync.begin_again(self, hub, timeline, head)
    _put(self, replace(self.link(hub), sweeping=False))


def _forgetting(sql: Any, place: tuple[str, str], end: Any, pos: int) -> None:
    """Cut a log off, and keep nothing of what stood there."""
    del pos
    sql.run("delete from event where xh = ? and log = ? and seq > ?", [*place, end.seq])


def _confident(self: RelaySync, tx: Any, part: Any) -> list[str]:
    """What was pushed is given, whatever it became meanwhile."""
    del self, tx
    return [row.id for row in part.rows]


def _short(records: SqliteRecords, file: Path) -> None:
    """The newest ticket is not in it, though its position is."""
    snapshot_module.write_snapshot(records, file)
    with closing(sqlite3.connect(file)) as db, db:
        db.execute(
            "delete from roster where pos = (select max(pos) from roster) and id not in"
            " (select subject from badge_job)"
        )


class _Merger(snapshot_module._Merger):
    """Goes on believing what the hub confirmed to it, though the snapshot is older."""

    def merge(self, hub: str, *, may_write: bool) -> None:
        super().merge(hub, may_write=may_write)
        self._copy("ack", "hub = ?", hub)


class _WritingOn(SqliteRecords):
    """Goes on in its log, wherever the snapshot has it."""

    def become(self, other: SqliteRecords) -> None:
        head = self._head
        super().become(other)
        self._head = replace(self._head, log=head.log, seq=head.seq, hash=head.hash)


def _nothing(*told: object, **named: object) -> None:
    del told, named


def _old(self: Any, xh: str, made: Any) -> bool:
    del xh
    return bool(self._clock.monotonic() - made.at >= maker_module.MOST_SECONDS)


def _void_place(self: DoubleEntries, passage: EventKey) -> bool:
    """Write down where the passage stands, too."""
    told = "select log, seq from event where subject = ? and hlc = ? and id = ?"
    with self._records.transaction() as tx:
        log, seq = tx.db.execute(told, (passage.subject, passage.hlc, passage.id)).fetchone()
        body = {**passage.body, "log": log, "seq": seq}
        tx.record(Fact(EventType.VOID, source="staff", body=body))
    return True


class _Following(Derived):
    """What is void is whatever stands in the place that was written down."""

    def _finish(self) -> None:
        before = self._db.execute("select * from voided").fetchall()
        self._db.execute("delete from voided")
        self._db.execute(
            "insert or ignore into voided select subject, hlc, id from event join"
            " (select json_extract(body, '$.log') as log, json_extract(body, '$.seq') as seq"
            " from event where type = 'void' and json_valid(body)) using (log, seq)"
        )
        after = self._db.execute("select * from voided").fetchall()
        self._refold |= {row[0] for row in {*before} ^ {*after}}
        super()._finish()


_MERGER = snapshot_module._Merger

FORKS = (
    Mutant("void follows the place",
           patches=((DoubleEntries, "void", _void_place),
                    (transaction_module, "Derived", _Following))),
)  # fmt: skip
RELAYS = (
    Mutant("relay sends up again", _relay(_take_page=_echoing)),
    Mutant("relay forgets what it saw", patches=((relay_module, "_heard", _blind),)),
    Mutant("relay confirms on send", _relay(outgoing=_ack_on_send)),
    Mutant("relay's cursor before its rows", _relay(take=_cursor_first)),
    Mutant("relay takes late pages", _relay(take=_late_page)),
    Mutant("relay's acks survive a reset", _relay(begin_again=_trusting_reset)),
    Mutant("relay does not sweep", _relay(begin_again=_no_sweep)),
    Mutant("relay cuts off and forgets", patches=((sql_module, "displace", _forgetting),)),
    Mutant("relay's rows given unseen", _relay(_unchanged=_confident)),
)  # fmt: skip
SNAPSHOTS = (
    Mutant("snapshot with its maker's identity",
           patches=((snapshot_module, "_IDENTITY", ("",)),
                    (snapshot_module, "_give_identity", _nothing))),
    Mutant("snapshot keeps what was confirmed", patches=((snapshot_module, "_Merger", _Merger),)),
    Mutant("snapshot drops unsent events", patches=((_MERGER, "_runs", lambda self: iter(())),)),
    Mutant("snapshot drops the badge queue", patches=((_MERGER, "_badges", _nothing),)),
    Mutant("snapshot drops waiting tickets",
           patches=((_MERGER, "_roster", lambda self, may_write: None),)),
    Mutant("snapshot without barred codes",
           patches=((snapshot_module, "_OWN_TABLES", ("badge_job", "label_roll", "barred_code")),)),
    Mutant("snapshot drops waiting documents", patches=((_MERGER, "_docs", _nothing),)),
    Mutant("snapshot's cursor ahead of its rows",
           patches=((maker_module, "write_snapshot", _short),)),
    Mutant("snapshot over a parted log",
           patches=((snapshot_module, "_is_one_history", lambda mine, theirs: True),)),
    Mutant("snapshot over a log that went on", Kinds(records=_WritingOn)),
    Mutant("snapshot from before an erasure",
           patches=((maker_module.SnapshotMaker, "_is_old", _old),)),
)  # fmt: skip
