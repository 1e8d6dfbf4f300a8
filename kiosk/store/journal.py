"""The journal: events in their places, and the derived rows they fold into."""

import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from kiosk import __version__
from kiosk.clock import Clock
from kiosk.domain.admission import History, Passage, Reason, Waiver
from kiosk.domain.events import STANDINGS, Event, EventType, Fact, Hlc, next_hlc
from kiosk.domain.fair import Direction, Fair
from kiosk.domain.folds import Mark, Standing, fold, history_of, moment
from kiosk.store.tickets import revoke
from kiosk.wire import GENESIS, body_bytes, body_hash, chain

_EVENT_VERSION = 1
_INSERT_EVENT = (
    "insert into event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The end of this process's log. A fresh log at each start: a restored disk repeats nothing."""

    log: str
    dev: str
    hlc: Hlc
    seq: int = 0
    hash: bytes = GENESIS


_STANDING = "select n_in, n_out, first, last_in, last_out from adm"


class Journal:
    """Writes events and their derived rows inside a transaction that somebody else holds."""

    def __init__(self, db: Database, head: Head, *, clock: Clock) -> None:
        self._db = db
        self.head = head
        self._clock = clock

    def record(self, fact: Fact, fair: Fair, basis: int) -> Event:
        """Append `fact`, opening this process's log first where that was not done yet."""
        if self.head.seq == 0:
            self._append(self._opening(), fair, basis)
        return self._append(fact, fair, basis)

    def history(self, ticket_id: str, area: str) -> History:
        """Return what is known of a ticket in an area."""
        asked = self._db.execute("select reason, about from waiver where subject = ?", [ticket_id])
        waived = frozenset(Waiver(Reason(reason), about) for reason, about in asked)
        days = [
            _standing(row)
            for row in self._db.execute(
                f"{_STANDING} where subject = ? and zone = ?", [ticket_id, area]
            )
        ]
        return history_of(days, waived, self._desks() if days else {})

    def passages(self, ticket_id: str, fair: Fair, day: date) -> tuple[Passage, ...]:
        """Return a ticket's passages of one local day, in the total order."""
        rows = self._db.execute(
            "select wall_ms + offset_ms, dir, gate, coalesce(device.name, '') from event"
            " left join device on device.id = dev where subject = ? and subject <> ''"
            " and dir <> 0 order by hlc, log, seq",
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
        row = self._db.execute(
            "select log, head from log_head where dev = ? order by last_hlc desc limit 1",
            [self.head.dev],
        ).fetchone()
        log, seq = row or ("", 0)
        body: dict[str, str | int] = {
            "prev_log": log,
            "prev_last_seq": seq,
            "app_ver": __version__,
        }
        return Fact(EventType.LOG_OPEN, body=body)

    def last(self, kind: EventType) -> datetime | None:
        """Return when the latest event of a kind happened, by the corrected clock of its desk."""
        at_ms = self._db.execute(
            "select max(wall_ms + offset_ms) from event where type = ?", [kind.value]
        ).fetchone()[0]
        return None if at_ms is None else moment(at_ms)

    def _append(self, fact: Fact, fair: Fair, basis: int) -> Event:
        head, now = self.head, self._clock.now()
        wall_ms = int(now.timestamp() * 1000)
        event = Event(
            id=self._clock.new_id(),
            log=head.log,
            seq=head.seq + 1,
            dev=head.dev,
            hlc=next_hlc(head.hlc, wall_ms),
            wall_ms=wall_ms,
            offset_ms=0,
            offq="none",
            v=_EVENT_VERSION,
            xh=fair.id,
            basis=basis,
            fact=fact,
            salt=secrets.token_bytes(16),
        )
        self._write(event)
        self._fold(event, fair)
        return event

    def _write(self, event: Event) -> None:
        fact, bh = event.fact, body_hash(event)
        self._db.execute(
            _INSERT_EVENT,
            (event.log, event.seq, event.id, event.dev, event.hlc, event.wall_ms, event.offset_ms,
             event.offq, fact.type.value, event.v, event.xh, fact.gate, fact.zone, fact.subject,
             fact.cred, fact.dir, fact.verdict, fact.source, event.basis,
             body_bytes(event).decode(), event.salt, bh),
        )  # fmt: skip
        head = Head(event.log, event.dev, event.hlc, event.seq, chain(self.head.hash, event, bh))
        self.head = head
        self._db.execute(
            "insert into log_head values (?, ?, ?, ?, ?, ?) on conflict (log) do update"
            " set head = excluded.head, head_hash = excluded.head_hash,"
            " last_hlc = excluded.last_hlc",
            (head.log, head.seq, head.hash, head.dev, event.wall_ms, head.hlc),
        )

    def _fold(self, event: Event, fair: Fair) -> None:
        fact = event.fact
        if fact.type is EventType.OVERRIDE:
            self._db.execute(
                "insert or ignore into waiver values (?, ?, ?)",
                (fact.subject, fact.body["reason"], fact.body["about"]),
            )
        if fact.type in STANDINGS:
            self._db.execute(
                "insert into badge_known values (?, ?, ?) on conflict (subject, job) do update"
                " set standing = max(standing, excluded.standing)",
                (fact.subject, fact.body["job"], STANDINGS[fact.type]),
            )
        if fact.type is EventType.BADGE_REVOKED:
            revoke(self._db, fact.subject, str(fact.body["badge"]), str(fact.body["next"]))
        if fact.dir == 0:
            return
        place = (fact.subject, fact.zone, fair.day_of(moment(event.at_ms)).isoformat())
        row = self._db.execute(
            f"{_STANDING} where subject = ? and zone = ? and day = ?", place
        ).fetchone()
        before = Standing() if row is None else _standing(row)
        after = fold(before, event)
        marks = (after.first, after.last_in, after.last_out)
        self._db.execute(
            "insert or replace into adm values (?, ?, ?, ?, ?, ?, ?, ?)",
            (*place, after.n_in, after.n_out, *map(_packed, marks)),
        )
        change = after.is_inside - before.is_inside
        if change:
            self._db.execute(
                "insert into occ values (?, ?, ?) on conflict (zone, day) do update"
                " set n = n + excluded.n",
                (*place[1:], change),
            )


def _standing(row: tuple[int, int, str | None, str | None, str | None]) -> Standing:
    return Standing(row[0], row[1], *map(_unpacked, row[2:]))


def _packed(mark: Mark | None) -> str | None:
    return (
        None
        if mark is None
        else json.dumps([mark.hlc, mark.log, mark.seq, mark.at_ms, mark.gate, mark.dev])
    )


def _unpacked(packed: str | None) -> Mark | None:
    return None if packed is None else Mark(*json.loads(packed))
