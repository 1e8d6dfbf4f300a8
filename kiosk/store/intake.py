"""The intake: events of other desks, each into its place, whatever they mean."""

from collections.abc import Iterable

import msgspec
from sqlite_utils import Database

from kiosk.domain.events import EventType, Hlc
from kiosk.domain.fair import Fair
from kiosk.protocol.envelope import written
from kiosk.protocol.sealed import GENESIS, Run, Sealed, chained, same
from kiosk.store.derived import Derived
from kiosk.store.event_rows import (
    INSERT,
    Row,
    chain,
    events_in,
    readable,
    row_of,
    stretch,
    unreadable_row,
)
from kiosk.store.journal import Journal

CLOCK_TOLERANCE_MS = 600_000
_FOLDED = frozenset(EventType) - {EventType.SCAN}


class Intake:
    """Takes runs of events inside a transaction that somebody else holds.

    An event that cannot be read is kept as bytes at its place, and marked; one whose clock is
    more than ten minutes ahead is folded, and marked: our own clock does not follow it.
    """

    def __init__(self, db: Database, *, journal: Journal, derived: Derived, fair: Fair) -> None:
        self._db = db.conn
        self._tables = db
        self._journal = journal
        self._derived = derived
        self._fair = fair
        self._rows: list[Row] = []
        self._parted = False

    def take(self, runs: Iterable[Run]) -> bool:
        """Take in what is new of some runs; False when events before one of them are missing.

        That one is left out, and the others are taken.
        """
        is_whole = True
        for run in runs:
            head, _ = self._head(run.log)
            if 1 <= run.first <= head + 1:
                self._compare(run, head)
                self._append(run)
            else:
                is_whole = False
        self._fold()
        return is_whole

    def part(self, log: str, seq: int) -> None:
        """Give the place (log, seq) and all behind it up: another computer's events stand there."""
        head, _ = self._head(log)
        mine = list(stretch(self._tables, log, seq, head))
        is_own = self._is_own(log)
        # What another fork set aside before may be nowhere else.
        for table in ("event", "envelope", "quarantine"):
            spared = " and reason <> 'fork'" if table == "quarantine" else ""
            self._db.execute(f"delete from {table} where log = ? and seq >= ?{spared}", (log, seq))  # noqa: S608
        self._db.execute(
            "update log_head set head = ?, head_hash = ? where log = ?",
            (seq - 1, chain(self._tables, log, seq - 1), log),
        )
        self._db.execute("update ack set upto = min(upto, ?) where log = ?", (seq - 1, log))
        if log == self._journal.head.log:
            self._journal.renew()
        for place, (row, sealed) in enumerate(mine, seq):
            if is_own and row[8] == EventType.LOG_OPEN:
                continue
            if not (is_own and self._journal.record_again(sealed, (log, place), self._fair)):
                self._mark(log, place, "fork", msgspec.json.encode(sealed).decode())
        self._parted = True

    def finish(self) -> None:
        """Fold everything afresh where a log was parted."""
        if self._parted:
            self._derived.rebuild()

    def _head(self, log: str) -> tuple[int, bytes]:
        found = self._db.execute("select head, head_hash from log_head where log = ?", [log])
        return found.fetchone() or (0, GENESIS)

    def _is_own(self, log: str) -> bool:
        row = self._db.execute("select dev from log_head where log = ?", [log]).fetchone()
        return row is not None and row[0] == self._journal.head.dev

    def _compare(self, run: Run, head: int) -> None:
        """Hold what comes again against what is held."""
        if run.first > head:
            return
        held = stretch(self._tables, run.log, run.first, min(run.last, head))
        for (row, mine), theirs in zip(held, run.events, strict=False):
            if not same(mine, theirs):
                self.part(run.log, row[1])
                return

    def _append(self, run: Run) -> None:
        head, hash_ = self._head(run.log)
        fresh = run.after(head)
        if not fresh.events:
            return
        if run.log == self._journal.head.log:
            self._journal.renew()  # a copy of this computer wrote on; two may not
        limit = (self._journal.now_ms() + CLOCK_TOLERANCE_MS) << 16
        rows: list[Row] = []
        for seq, sealed in enumerate(fresh.events, fresh.first):
            bh = sealed.body_hash
            hash_ = chained(hash_, sealed.envelope, bh)
            rows.append(self._row(run.log, seq, sealed, bh))
            if rows[-1][4] > limit:
                self._mark(run.log, seq, "clock")
        self._db.executemany(INSERT, rows)
        hlcs = [row[4] for row in rows]
        self._journal.follow(Hlc(max((hlc for hlc in hlcs if hlc <= limit), default=0)))
        self._db.execute(
            "insert into log_head values (?, ?, ?, ?, ?, ?) on conflict (log) do update"
            " set head = excluded.head, head_hash = excluded.head_hash,"
            " last_hlc = max(last_hlc, excluded.last_hlc),"
            " dev = case when dev = '' then excluded.dev else dev end",
            (run.log, fresh.last, hash_, rows[0][3], rows[0][5], max(hlcs)),
        )
        self._rows += rows

    def _row(self, log: str, seq: int, sealed: Sealed, bh: bytes) -> Row:
        envelope = readable(sealed.envelope, log, seq)
        if envelope is None:
            row = unreadable_row(log, seq, sealed, bh)
            self._mark(log, seq, "unreadable")
        else:
            row = row_of(envelope, sealed, bh)
        if envelope is None or written(envelope) != sealed.envelope:
            self._db.execute("insert into envelope values (?, ?, ?)", (log, seq, sealed.envelope))
        return row

    def _fold(self) -> None:
        rows, self._rows = self._rows, []
        self._derived.hide_bodies({row[13] for row in rows})
        self._derived.fold(events_in(row for row in rows if row[15] or row[8] in _FOLDED))

    def _mark(self, log: str, seq: int, reason: str, sealed: str = "") -> None:
        self._db.execute(
            "insert or ignore into quarantine values (?, ?, ?, ?)", (log, seq, reason, sealed)
        )
