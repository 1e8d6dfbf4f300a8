"""The journal: events in their places, and the derived rows they fold into."""

import json
import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from msgspec import structs
from sqlite_utils import Database

from kiosk import __version__
from kiosk.clock import Clock, ClockStep, Reading, read_both
from kiosk.domain.admission import History, Passage, Reason, Waiver
from kiosk.domain.events import Event, EventType, Fact, Hlc, next_hlc
from kiosk.domain.fair import Direction, Fair
from kiosk.domain.folds import history_of, moment
from kiosk.protocol.sealed import Sealed, chained
from kiosk.store.derived import Derived
from kiosk.store.event_rows import INSERT, readable, row_of
from kiosk.store.passages import COUNTED
from kiosk.store.standings import STANDING, standing_of
from kiosk.wire import GENESIS, body_bytes, body_hash, canonical, chain

NOT_VOUCHED = "none"
_EVENT_VERSION = 1
_REASONS = frozenset(Reason)
# The type stands in it as in its partial index: SQLite need not guess that a parameter fits.
_LAST_IMPORT = "select max(wall_ms + offset_ms) from event where type = 'roster.imported'"


@dataclass(frozen=True, slots=True)
class Head:
    """The end of this process's log. A fresh log at each start: a restored disk repeats nothing.

    Args:
        seen: both clocks at the last look.
        unwritten: how the wall clock was set since the last event.
        unsettled: how it was set since a hub told the time.
        before: this desk's newest log and its last number when the process began; None in a log
            after the first, which follows whatever is newest then.
    """

    log: str
    dev: str
    hlc: Hlc
    seen: Reading
    seq: int = 0
    hash: bytes = GENESIS
    offset_ms: int = 0
    offq: str = NOT_VOUCHED
    unwritten: ClockStep | None = None
    unsettled: ClockStep | None = None
    before: tuple[str, int] | None = None

    @property
    def offset(self) -> timedelta:
        """How far the hub's time is ahead of this computer's clock."""
        return timedelta(milliseconds=self.offset_ms)

    def renewed(self, log: str) -> "Head":
        """Return the start of another log of the same desk."""
        return replace(self, log=log, seq=0, hash=GENESIS, before=None)


def newest_log(db: Database, dev: str) -> tuple[str, int]:
    """Return a desk's newest log and its last number; an empty name and 0 for none."""
    log, seq = db.execute(
        "select log, head from log_head where dev = ? order by last_hlc desc limit 1", [dev]
    ).fetchone() or ("", 0)
    return str(log), int(seq)


class Journal:
    """Writes events and their derived rows inside a transaction that somebody else holds."""

    def __init__(
        self, db: Database, head: Head, *, derived: Derived, clock: Clock, machine: str
    ) -> None:
        self._db = db
        self.head = head
        self._derived = derived
        self._clock = clock
        self._machine = machine

    def record(self, fact: Fact, fair: Fair, basis: int) -> Event:
        """Append `fact`, opening this process's log first where that was not done yet."""
        self._begin(fair, basis)
        return self._append(fact, fair, basis)

    def open_log(self, fair: Fair, basis: int) -> None:
        """Open a log now: it tells the others what this desk is called."""
        if self.head.seq:
            self.renew()
        self._begin(fair, basis)

    def watch_clock(self, fair: Fair, basis: int) -> ClockStep | None:
        """Record it if the wall clock was set; return by what, until a hub has told the time."""
        self._look()
        if self.head.unwritten is not None:
            self._begin(fair, basis)
        return self.head.unsettled

    def record_again(self, sealed: Sealed, place: tuple[str, int], fair: Fair) -> bool:
        """Append an own event that stood at (log, seq) until another computer took that place.

        Time, id and body stay; the envelope names the old place in the field `orig`. False, and
        nothing is done, for one that cannot be read.
        """
        stood = readable(sealed.envelope, *place)
        if stood is None:
            return False
        self._begin(fair, 0)
        envelope = structs.replace(stood, log=self.head.log, seq=self.head.seq + 1)
        fields = json.loads(sealed.envelope) | {"log": envelope.log, "seq": envelope.seq}
        orig = {"orig": f"{place[0]}:{place[1]}"}
        moved = Sealed(canonical(orig | fields), sealed.body, sealed.salt, sealed.bh)
        bh = moved.body_hash
        self._db.execute(INSERT, row_of(envelope, moved, bh))
        self._db.execute(
            "insert into envelope values (?, ?, ?)", (envelope.log, envelope.seq, moved.envelope)
        )
        self._advance(chained(self.head.hash, moved.envelope, bh), self.head.hlc, envelope.wall_ms)
        return True

    def follow(self, hlc: Hlc) -> None:
        """Let own events come after an event of another desk."""
        if hlc > self.head.hlc:
            self.head = replace(self.head, hlc=hlc)
            self._db.execute("insert or replace into meta values ('hlc', ?)", [str(hlc)])

    def renew(self) -> None:
        """Begin another log with the next event."""
        self.head = self.head.renewed(self._clock.new_id())

    def set_clock(self, offset_ms: int, quality: str) -> None:
        """Correct the clock for whatever is recorded from now on."""
        self._look()
        self.head = replace(self.head, offset_ms=offset_ms, offq=quality, unsettled=None)

    def wall_ms(self) -> int:
        """Return the time by this computer's own clock."""
        return self._look().wall_ms

    def now_ms(self) -> int:
        """Return the time by the corrected clock."""
        return self._look().wall_ms + self.head.offset_ms

    def history(self, ticket_id: str, area: str) -> History:
        """Return what is known of a ticket in an area."""
        asked = self._db.execute("select reason, about from waiver where subject = ?", [ticket_id])
        waived = frozenset(
            Waiver(Reason(reason), about) for reason, about in asked if reason in _REASONS
        )
        days = [
            standing_of(row)
            for row in self._db.execute(
                f"{STANDING} where subject = ? and zone = ?", [ticket_id, area]
            )
        ]
        return history_of(days, waived, self._desks() if days else {})

    def passages(self, ticket_id: str, fair: Fair, day: date) -> tuple[Passage, ...]:
        """Return a ticket's passages of one local day, in the total order."""
        rows = self._db.execute(
            "select wall_ms + offset_ms, dir, gate, coalesce(device.name, '') from event"  # noqa: S608
            f" left join device on device.id = dev where event.subject = ? and {COUNTED}"
            " order by event.hlc, event.log, event.seq",
            [ticket_id],
        )
        found = (
            Passage(moment(at_ms), Direction.ENTRY if way > 0 else Direction.EXIT, gate, desk)
            for at_ms, way, gate, desk in rows
        )
        return tuple(passage for passage in found if fair.day_of(passage.at) == day)

    def inside(self, area: str, day: date) -> int:
        """Return the attendees whose last passage in an area on a local day was an entry."""
        row = self._db.execute(
            "select n from occ where zone = ? and day = ?", [area, day.isoformat()]
        ).fetchone()
        return row[0] if row else 0

    def _desks(self) -> dict[str, str]:
        return dict(self._db.execute("select id, name from device"))

    def _opening(self) -> Fact:
        # What came in since the start may be of a copy of this computer, or what this copy lacks.
        log, seq = self.head.before or newest_log(self._db, self.head.dev)
        body: dict[str, str | int] = {
            "prev_log": log,
            "prev_last_seq": seq,
            "app_ver": __version__,
            "machine_fp": self._machine,
            "name": self._desks().get(self.head.dev, ""),
        }
        return Fact(EventType.LOG_OPEN, body=body)

    def last_import(self) -> datetime | None:
        """Return when a roster was last imported, by the corrected clock of that desk."""
        at_ms = self._db.execute(_LAST_IMPORT).fetchone()[0]
        return None if at_ms is None else moment(at_ms)

    def _look(self) -> Reading:
        """Read the clocks. What a hub has told of the time goes on to hold when they are set."""
        head, now = self.head, read_both(self._clock)
        step = head.seen.step_until(now)
        self.head = replace(head, seen=now)
        if step is None:
            return now
        # Whoever sets a clock that no hub has corrected since the start knows better than that.
        offset_ms = 0 if head.offq == NOT_VOUCHED else head.offset_ms - step.by_ms
        before_ms = step.from_ms - (head.unwritten.by_ms if head.unwritten else 0)
        unwritten = ClockStep(before_ms, step.to_ms)
        self.head = replace(
            self.head, offset_ms=offset_ms, unwritten=unwritten, unsettled=unwritten
        )
        self._db.execute(
            "update link set offset_ms = ?, heard_ms = heard_ms + ? where heard_ms > 0",
            (offset_ms, step.by_ms),
        )
        return now

    def _begin(self, fair: Fair, basis: int) -> None:
        """Open this process's log and tell how the clock was set, where that is not done yet."""
        self._look()
        if self.head.seq == 0:
            self._append(self._opening(), fair, basis)
        step = self.head.unwritten
        if step is not None:
            self.head = replace(self.head, unwritten=None)
            body: dict[str, str | int] = {"from_ms": step.from_ms, "to_ms": step.to_ms}
            self._append(Fact(EventType.CLOCK_STEP, body=body), fair, basis)

    def _append(self, fact: Fact, fair: Fair, basis: int) -> Event:
        wall_ms = self._look().wall_ms
        head = self.head
        event = Event(
            id=self._clock.new_id(),
            log=head.log,
            seq=head.seq + 1,
            dev=head.dev,
            hlc=next_hlc(head.hlc, wall_ms + head.offset_ms),
            wall_ms=wall_ms,
            offset_ms=head.offset_ms,
            offq=head.offq,
            v=_EVENT_VERSION,
            xh=fair.id,
            basis=basis,
            fact=fact,
            salt=secrets.token_bytes(16),
        )
        self._write(event)
        self._derived.fold_own(event)
        return event

    def _write(self, event: Event) -> None:
        fact, bh = event.fact, body_hash(event)
        self._db.execute(
            INSERT,
            (event.log, event.seq, event.id, event.dev, event.hlc, event.wall_ms, event.offset_ms,
             event.offq, fact.type.value, event.v, event.xh, fact.gate, fact.zone, fact.subject,
             fact.cred, fact.dir, fact.verdict, fact.source, event.basis,
             body_bytes(event).decode(), event.salt, bh, 0),
        )  # fmt: skip
        self._advance(chain(self.head.hash, event, bh), event.hlc, event.wall_ms)

    def _advance(self, hash_: bytes, hlc: Hlc, wall_ms: int) -> None:
        head = replace(self.head, hlc=hlc, seq=self.head.seq + 1, hash=hash_)
        self.head = head
        self._db.execute(
            "insert into log_head values (?, ?, ?, ?, ?, ?) on conflict (log) do update"
            " set head = excluded.head, head_hash = excluded.head_hash,"
            " last_hlc = excluded.last_hlc",
            (head.log, head.seq, head.hash, head.dev, wall_ms, head.hlc),
        )
