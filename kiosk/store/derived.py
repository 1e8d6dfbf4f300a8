"""Rows that events fold into: who is where, what staff answered, double entries, names."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import islice

from sqlite_utils import Database

from kiosk.domain.badges import Standing as BadgeStanding
from kiosk.domain.double_entries import double_entries
from kiosk.domain.events import STANDINGS, Event, EventKey, EventType
from kiosk.domain.fair import Fair, Policy
from kiosk.domain.folds import Standing, fold, is_plain_next, moment
from kiosk.store.barred_codes import BarredCodes
from kiosk.store.event_rows import SELECT, events_in
from kiosk.store.passages import all_intricate, intricate, passages
from kiosk.store.personal import Personal
from kiosk.store.standings import NOBODY, Spot, Standings

FOLD_VERSION = 5  # raise it when events come to something else than before

_TABLES = (
    "adm", "occ", "waiver", "voided", "resolved", "alert", "barred_code", "badge_known",
)  # fmt: skip
# Badges of version 0.1 are in no event, only in this desk's queue; of later ones events tell more.
_QUEUED = (
    "insert into badge_known select subject, id, case state when 'printed' then 3 else 1 end"
    " from badge_job"
)
_CHUNK = 2000
_SLOT_MS = 30_000  # no time zone has changed days within one since 1970


class Derived:
    """Folds events inside a transaction that somebody else holds.

    The same set of events gives the same rows, in whatever order and portions it comes: counts
    add, first and last are least and greatest of the total order, and where that is not enough
    (somebody's passage is void, or stands in two places, or two desks disagree) the ticket is
    folded afresh from its events.
    """

    def __init__(self, db: Database, fair: Fair) -> None:
        self._db = db.conn
        self._fair = fair
        self.personal = Personal(db, fair)
        self.barred = BarredCodes(db)
        self._standings: dict[Spot, tuple[Standing, Standing]] = {}
        self._rows = Standings(db.conn)
        self._doubtful: set[Spot] = set()
        self._days: dict[int, str] = {}
        self._refold: set[str] = set()

    def fold_own(self, event: Event) -> None:
        """Take in an event that was just made: nobody can have voided it, or a later one."""
        self._take(event)
        self._finish()
        self.personal.finish()
        fact = event.fact
        if fact.type is not EventType.ERASE and self.personal.is_erased(fact.subject):
            self.personal.hide_bodies(fact.subject)

    def fold(self, events: Iterable[Event]) -> None:
        """Take in events that are in the journal already, each for the first time."""
        found = iter(events)
        while chunk := list(islice(found, _CHUNK)):
            self._take_all(chunk)
            self._refold |= intricate(self._db, chunk)
        self._finish()
        self.personal.finish()

    def rebuild(self) -> None:
        """Drop every derived row and fold all events again."""
        for table in _TABLES:
            self._db.execute(f"delete from {table}")  # noqa: S608 - constants
        self._db.execute(_QUEUED)
        self._db.execute(
            "delete from device where id <> (select value from meta where key = 'device_id')"
        )
        self.personal.begin_again()
        rows = self._db.execute(f"{SELECT} order by log, seq")
        while chunk := rows.fetchmany(_CHUNK):
            self._take_all(list(events_in(chunk)))
            self._refold.clear()
            self._finish()
        self._refold = all_intricate(self._db)
        self._finish()
        self.personal.finish()  # not before: whom no event tells of any more goes

    def at(self, fair: Fair) -> None:
        """Go on by another description of the fair."""
        self._fair = fair
        self._days.clear()

    def hide_bodies(self, subjects: Iterable[str]) -> None:
        """Empty the bodies of events just written where their ticket was erased before."""
        self.personal.hide_late_bodies(subjects)

    def has_erased(self) -> bool:
        """Tell whether something personal was removed: the write-ahead log still holds it."""
        return self.personal.has_erased

    def _take_all(self, events: list[Event]) -> None:
        """Take in events, having looked up where their tickets stand at once."""
        self._rows.fetch({event.fact.subject for event in events if event.fact.dir})
        for event in events:
            self._take(event)

    def _take(self, event: Event) -> None:
        match event.fact.type:
            case EventType.OVERRIDE:
                self._take_answer(event)
            case EventType.LOG_OPEN:
                self._take_name(event)
            case EventType.VOID | EventType.RESOLVE:
                self._take_word(event)
            case EventType.ERASE | EventType.PATCH | EventType.BADGE_REVOKED:
                self.personal.take(event)
            case EventType.CODE_BARRED | EventType.CODE_UNBARRED:
                self.barred.take(event)
            case kind if kind in STANDINGS:
                self._take_badge(event, STANDINGS[kind])
            case _:
                pass
        if event.fact.dir and event.fact.subject:
            self._pass(event)

    def _take_answer(self, event: Event) -> None:
        reason, about = event.fact.body.get("reason"), event.fact.body.get("about")
        if isinstance(reason, str) and isinstance(about, str):
            self._db.execute(
                "insert or ignore into waiver select ?, ?, ?"
                " where not exists (select 1 from erased where subject = ?)",
                (event.fact.subject, reason, about, event.fact.subject),
            )

    def _take_name(self, event: Event) -> None:
        name = event.fact.body.get("name")
        if isinstance(name, str) and name:
            self._db.execute(
                "insert into device values (?, ?, ?, ?) on conflict (id) do update"
                " set name = excluded.name, hlc = excluded.hlc, log = excluded.log"
                " where (excluded.hlc, excluded.log) > (device.hlc, device.log)",
                (event.dev, name, event.hlc, event.log),
            )

    def _take_badge(self, event: Event, standing: BadgeStanding) -> None:
        job = event.fact.body.get("job")
        if isinstance(job, str):
            self._db.execute(
                "insert into badge_known select ?1, ?2, ?3"
                " where not exists (select 1 from erased where subject = ?1)"
                " on conflict (subject, job) do update"
                " set standing = max(standing, excluded.standing)",
                (event.fact.subject, job, standing),
            )

    def _take_word(self, event: Event) -> None:
        """Keep what staff said of another event, which may not have come yet."""
        about = EventKey.of(event.fact.body)
        if about is None or event.fact.subject:  # a body with a subject may be erased
            return
        table = "voided" if event.fact.type is EventType.VOID else "resolved"
        self._db.execute(
            f"insert or ignore into {table} values (?, ?, ?)",  # noqa: S608 - constants
            (about.subject, about.hlc, about.id),
        )
        if event.fact.type is EventType.VOID:
            self._refold.add(about.subject)

    def _pass(self, event: Event) -> None:
        fact = event.fact
        spot = (fact.subject, fact.zone, self._day(event))
        before, after = self._standings.get(spot) or 2 * (self._rows.at(spot),)
        self._standings[spot] = (before, fold(after, event))
        if not is_plain_next(after, event):
            self._doubtful.add(spot)

    def _day(self, event: Event) -> str:
        slot = event.at_ms // _SLOT_MS
        if slot not in self._days:
            self._days[slot] = self._fair.day_of(moment(event.at_ms)).isoformat()
        return self._days[slot]

    def _finish(self) -> None:
        self._start_afresh()
        standings, self._standings = self._standings, {}
        doubtful, self._doubtful = self._doubtful, set()
        self._rows.write((spot, after) for spot, (_, after) in standings.items())
        self._count(standings)
        self._judge(doubtful)

    def _start_afresh(self) -> None:
        spots: defaultdict[str, list[Spot]] = defaultdict(list)
        for spot in self._standings:
            spots[spot[0]].append(spot)
        for subject in self._refold:
            for spot, standing in self._rows.of(subject):
                self._standings.setdefault(spot, (standing, NOBODY))
                spots[subject].append(spot)
            for spot in spots[subject]:
                before, _ = self._standings[spot]
                self._standings[spot] = (before, NOBODY)
                self._doubtful.add(spot)
            for event in passages(self._db, subject):
                self._pass(event)
        self._refold.clear()

    def _count(self, standings: dict[Spot, tuple[Standing, Standing]]) -> None:
        changes: Counter[tuple[str, str]] = Counter()
        for (_, zone, day), (before, after) in standings.items():
            changes[zone, day] += after.is_inside - before.is_inside
        self._db.executemany(
            "insert into occ values (?, ?, ?) on conflict (zone, day) do update"
            " set n = n + excluded.n",
            ((*where, change) for where, change in changes.items() if change),
        )

    def _judge(self, spots: Collection[Spot]) -> None:
        """Find double entries again where the set of passages changed."""
        self._db.executemany("delete from alert where subject = ? and zone = ? and day = ?", spots)
        self._db.executemany(
            "insert into alert values (?, ?, ?, ?, ?, ?, ?)",
            (
                (*spot, event.log, event.seq, first.log, first.seq)
                for spot in spots
                if not self._is_unlimited(spot[1])
                for first, event in double_entries(self._passages_at(spot))
            ),
        )

    def _passages_at(self, spot: Spot) -> list[Event]:
        subject, zone, day = spot
        return [
            event
            for event in passages(self._db, subject)
            if event.fact.zone == zone and self._day(event) == day
        ]

    def _is_unlimited(self, zone: str) -> bool:
        policies = [area.policy for area in self._fair.areas if area.id == zone]
        return Policy.UNLIMITED in policies
