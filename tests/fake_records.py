"""A desk's records as plain lists, held to the contract tests of the real ones."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from datetime import date, datetime

from fakes import ManualClock
from kiosk.clock import ClockStep, read_both
from kiosk.desk.records import (
    EVERY_COLUMN,
    DoubleEntry,
    PersonalFiles,
    RosterChanges,
    RosterUses,
)
from kiosk.domain.admission import Credential, History, Passage, Reason, Waiver
from kiosk.domain.attendees import Ticket
from kiosk.domain.badge_ids import badge_id_of
from kiosk.domain.badges import BadgeJob, JobState, PrintReason
from kiosk.domain.badges import Standing as BadgeStanding
from kiosk.domain.barring import Bar, CodeMark, barred_by, barring
from kiosk.domain.codes import BadgeCode, OpaqueCode, Reading
from kiosk.domain.double_entries import double_entries, is_order_sure
from kiosk.domain.events import (
    STANDINGS,
    Event,
    EventKey,
    EventType,
    Fact,
    Hlc,
    badge_body,
    next_hlc,
    revocation,
)
from kiosk.domain.fair import Direction, Fair
from kiosk.domain.folds import Standing, fold, history_of, moment
from kiosk.domain.occupancy import Occupancy
from kiosk.errors import TroubleError


class MemoryRecords:
    """The records as plain lists, every derived value folded afresh from all events."""

    def __init__(self, fair: Fair, clock: ManualClock) -> None:
        self._state = MemoryTransaction(fair, clock)
        self._trouble: TroubleError | None = None

    @contextmanager
    def transaction(self) -> Iterator["MemoryTransaction"]:
        work = self._state.branch()
        yield work
        if self._trouble is not None:
            raise self._trouble
        self._state = work

    @contextmanager
    def failing(self, trouble: TroubleError) -> Iterator[None]:
        """Fail every commit meanwhile."""
        self._trouble = trouble
        try:
            yield
        finally:
            self._trouble = None

    def close(self) -> None:
        pass


class MemoryTransaction:
    """See kiosk/desk/records.py for what each verb promises."""

    def __init__(self, fair: Fair, clock: ManualClock) -> None:
        self._fair = fair
        self._clock = clock
        self._leftover = PersonalFiles()
        self._outlets: set[str] = set()
        self._erased: frozenset[str] = frozenset()
        self._desks: dict[str, str] = {}
        self._docs: dict[tuple[str, str], str] = {}
        self._tickets: dict[str, Ticket] = {}
        self._revoked: dict[str, str] = {}
        self._positions: dict[str, int] = {}
        self._events: list[Event] = []
        self._jobs: dict[str, BadgeJob] = {}
        self._imports = 0
        self._labels: dict[str, int] = {}
        self._seen = read_both(clock)
        self._step: ClockStep | None = None

    def branch(self) -> "MemoryTransaction":
        twin = copy(self)
        twin._tickets, twin._revoked = dict(self._tickets), dict(self._revoked)
        twin._positions = dict(self._positions)
        twin._events, twin._jobs = list(self._events), dict(self._jobs)
        twin._labels = dict(self._labels)
        return twin

    def fair(self) -> Fair:
        return self._fair

    def set_fair(self, fair: Fair) -> None:
        self._fair = fair

    def documents(self, kind: str) -> dict[str, str]:
        return {key: data for (of, key), data in sorted(self._docs.items()) if of == kind}

    def keep_document(self, kind: str, key: str, data: str) -> None:
        self._docs = self._docs | {(kind, key): data}

    def name_desk(self, name: str) -> None:
        self._desks = self._desks | {"dev": name}

    def find(self, reading: Reading) -> Credential:
        match reading:
            case OpaqueCode(code):
                return Credential(self._first(lambda ticket: ticket.code == code))
            case BadgeCode(badge_id) if badge_id in self._revoked:
                return Credential(self._tickets[self._revoked[badge_id]], revoked=True)
            case BadgeCode(badge_id):
                return Credential(self._first(lambda ticket: ticket.badge_id == badge_id))

    def ticket(self, ticket_id: str) -> Ticket | None:
        return self._tickets.get(ticket_id)

    def roster_version(self, ticket_id: str) -> int:
        return self._positions.get(ticket_id, 0)

    def hub_version(self, ticket_id: str) -> int:
        return 0  # there is no hub

    def ticket_ids(self) -> tuple[str, ...]:
        return tuple(sorted(self._tickets, key=lambda ticket_id: self._tickets[ticket_id].code))

    def history(self, ticket_id: str, area: str) -> History:
        waived = frozenset(
            Waiver(Reason(event.fact.body["reason"]), str(event.fact.body["about"]))
            for event in self._events
            if event.fact.subject == ticket_id and event.fact.type is EventType.OVERRIDE
            if ticket_id not in self._erased
        )
        days = {day for day, who in self._standings(area) if who == ticket_id}
        found = [self._standings(area)[day, ticket_id] for day in days]
        return history_of(found, waived, self._desks)

    def _standings(self, area: str) -> dict[tuple[date, str], Standing]:
        found: dict[tuple[date, str], Standing] = {}
        for event in self._passages():
            if event.fact.zone == area:
                key = (self._day_of(event), event.fact.subject)
                found[key] = fold(found.get(key, Standing()), event)
        return found

    def passages(self, ticket_id: str, day: date) -> tuple[Passage, ...]:
        return tuple(
            self._passage(event)
            for event in sorted(self._passages(), key=lambda event: event.order)
            if event.fact.subject == ticket_id and self._day_of(event) == day
        )

    def _passage(self, event: Event) -> Passage:
        way = Direction.ENTRY if event.fact.dir > 0 else Direction.EXIT
        return Passage(moment(event.at_ms), way, event.fact.gate, self._desks.get(event.dev, ""))

    def occupancy(self, area: str, day: date) -> Occupancy:
        inside = sum(
            standing.is_inside
            for (when, _), standing in self._standings(area).items()
            if when == day
        )
        return Occupancy(area, inside, self._fair.area(area).capacity)

    def record(self, fact: Fact) -> Event:
        self.clock_step()
        if not any(event.dev == "dev" for event in self._events):
            self._append(Fact(EventType.LOG_OPEN))
        if fact.type is EventType.BADGE_REVOKED:
            badge_id, ticket = str(fact.body["badge"]), self._tickets[fact.subject]
            self._revoked[badge_id] = ticket.id
            if ticket.badge_id == badge_id:
                self._tickets[ticket.id] = replace(ticket, badge_id=str(fact.body["next"]))
        return self._append(fact)

    def now(self) -> datetime:
        return self._clock.now()

    def clock_step(self) -> ClockStep | None:
        before, self._seen = self._seen, read_both(self._clock)
        step = before.step_until(self._seen)
        if step is not None:
            self._step = step
            body: dict[str, str | int] = {"from_ms": step.from_ms, "to_ms": step.to_ms}
            self.record(Fact(EventType.CLOCK_STEP, body=body))
        return self._step

    def double_entries(self) -> tuple[DoubleEntry, ...]:
        resolved = {
            EventKey.of(event.fact.body)
            for event in self._events
            if event.fact.type is EventType.RESOLVE
        }
        groups: dict[tuple[date, str, str], list[Event]] = {}
        for event in self._passages():
            spot = (self._day_of(event), event.fact.subject, event.fact.zone)
            groups.setdefault(spot, []).append(event)
        return tuple(
            DoubleEntry(
                later.key, self._tickets.get(who), zone, day, self._passage(first),
                self._passage(later), is_order_sure(first, later), "dev" in (first.dev, later.dev),
            )
            for (day, who, zone), events in sorted(groups.items())
            for first, later in double_entries(events)
            if later.key not in resolved and later.fact.subject not in self._erased
        )  # fmt: skip

    def is_passage(self, key: EventKey) -> bool:
        return any(event.key == key and event.fact.dir for event in self._events)

    def erase(self, ticket_id: str) -> Event:
        self._erased = self._erased | {ticket_id}
        ticket = self._tickets.pop(ticket_id, None)
        jobs = (job.id for job in self._jobs.values() if job.ticket_id == ticket_id)
        before, code = self._leftover, [ticket.code] if ticket else []
        photos = (*before.photos, ticket_id, *code)
        people = (*before.people, ticket_id)
        self._leftover = PersonalFiles((*before.jobs, *jobs), photos, (), people)
        self._jobs = {k: job for k, job in self._jobs.items() if job.ticket_id != ticket_id}
        return self.record(Fact(EventType.ERASE, subject=ticket_id, source="staff"))

    def files_of_erased(self) -> PersonalFiles:
        return replace(self._leftover, outlets=tuple(sorted(self._outlets)))

    def files_removed(self, people: Iterable[str], *, pages: bool = True) -> None:
        if set(people) >= set(self._leftover.people):
            left = () if pages else self._leftover.jobs
            self._leftover = PersonalFiles(left, people=self._leftover.people if left else ())

    def people(self) -> list[str]:
        known = {*self._tickets, *(event.fact.subject for event in self._events)}
        return sorted(known - self._erased - {""})

    def all_tickets(self) -> tuple[Ticket, ...]:
        return tuple(self._tickets.values())

    def hear(self, event: Event) -> None:
        """Take in an event of another desk."""
        self._events.append(event)

    def _passages(self) -> list[Event]:
        voided = {
            EventKey.of(event.fact.body)
            for event in self._events
            if event.fact.type is EventType.VOID
        }
        return [event for event in self._events if event.fact.dir and event.key not in voided]

    def has_tickets(self) -> bool:
        return bool(self._tickets)

    def roster_size(self) -> int:
        return len(self._tickets)

    def roster_uses(self) -> RosterUses:
        held = self._tickets.values()
        areas = frozenset(area for ticket in held for area in ticket.areas)
        return RosterUses(len(held), frozenset(ticket.category for ticket in held), areas)

    def roster_imported_at(self) -> datetime | None:
        kind = EventType.ROSTER_IMPORTED
        times = [event.at_ms for event in self._events if event.fact.type is kind]
        return moment(max(times)) if times else None

    def compare_roster(
        self, tickets: Iterable[Ticket], columns: Collection[str] = EVERY_COLUMN
    ) -> RosterChanges:
        return self.branch().import_roster(tickets, columns)

    def import_roster(
        self, tickets: Iterable[Ticket], columns: Collection[str] = EVERY_COLUMN
    ) -> RosterChanges:
        before = dict(self._tickets)
        seen = {
            ticket.id: self._merged(ticket, columns)
            for ticket in tickets
            if ticket.id not in self._erased
        }
        self._tickets |= seen
        self._imports += 1
        changed_ids = [key for key in seen if before.get(key) != seen[key]]
        self._positions |= dict.fromkeys(changed_ids, self._imports)
        new = sum(key not in before for key in seen)
        changed = sum(key in before and before[key] != seen[key] for key in seen)
        missing = sum(key not in seen for key in before)
        return RosterChanges(new, changed, len(seen) - new - changed, missing)

    def revoke_badge(self, badge_id: str) -> Ticket | None:
        ticket = self._first(lambda ticket: ticket.badge_id == badge_id)
        if ticket is None:
            return None
        generation = 1 + sum(who == ticket.id for who in self._revoked.values())
        renewed = badge_id_of(self._fair.id, ticket.code, generation)
        self.record(revocation(ticket.id, badge_id, renewed))
        return self._tickets[ticket.id]

    def bar_codes(self, marks: Iterable[CodeMark], bar: Bar) -> None:
        for mark in marks:
            if self.barred_codes().get(mark) is not bar:
                self.record(barring(mark, bar))

    def unbar_codes(self, marks: Iterable[CodeMark]) -> None:
        for mark in marks:
            if mark in self.barred_codes():
                self.record(barring(mark, None))

    def bar_of(self, marks: Iterable[CodeMark]) -> Bar | None:
        barred = self.barred_codes()
        found = {barred.get(mark) for mark in marks}
        return next((bar for bar in Bar if bar in found), None)

    def barred_codes(self) -> dict[CodeMark, Bar]:
        ordered = sorted(self._events, key=lambda event: event.order)
        told = dict(filter(None, (barred_by(event.fact) for event in ordered)))
        return {mark: bar for mark, bar in told.items() if bar is not None}

    def has_badge(self, ticket_id: str) -> bool:
        told = [event.fact for event in self._events if event.fact.subject == ticket_id]
        standings: dict[object, int] = {}
        for fact in told:
            if fact.type in STANDINGS:
                job = fact.body["job"]
                standings[job] = max(STANDINGS[fact.type], standings.get(job, 0))
        return any(standing != BadgeStanding.DROPPED for standing in standings.values())

    def queue_badge(self, ticket: Ticket, reason: PrintReason = PrintReason.FIRST) -> BadgeJob:
        now = self._clock.now()
        job = BadgeJob(self._clock.new_id(), ticket.id, ticket.badge_id, JobState.QUEUED,
                       reason=reason, queued_at=now, changed_at=now)  # fmt: skip
        self._jobs[job.id] = job
        self.record(Fact(EventType.BADGE_QUEUED, subject=ticket.id, body=badge_body(job)))
        return job

    def open_badges(self) -> tuple[BadgeJob, ...]:
        closed = (JobState.PRINTED, JobState.CANCELLED)
        return tuple(job for _, job in sorted(self._jobs.items()) if job.state not in closed)

    def keep_badge(self, job: BadgeJob) -> BadgeJob:
        before = self._jobs[job.id]
        if (before.state, before.trouble) != (job.state, job.trouble):
            job = replace(job, changed_at=self._clock.now())
        self._jobs[job.id] = job
        self._outlets = self._outlets | {job.printer} - {""}
        return job

    def labels_left(self, printer: str) -> int | None:
        return self._labels.get(printer)

    def set_labels_left(self, printer: str, count: int) -> None:
        self._labels[printer] = count

    def _first(self, fits: Callable[[Ticket], bool]) -> Ticket | None:
        return next(filter(fits, self._tickets.values()), None)

    def _merged(self, ticket: Ticket, columns: Collection[str]) -> Ticket:
        known = self._tickets.get(ticket.id)
        if known is None:
            return ticket
        told = {name for name in ("category", "areas", "days", "valid_from", "valid_until",
                                  "status", "paid", "note") if name in columns}  # fmt: skip
        who = {name: getattr(ticket.attendee, name)
               for name in ("company", "function", "country", "email", "phone", "language")
               if name in columns}  # fmt: skip
        if "last_name" in columns:
            who["name"] = ticket.attendee.name
        if "last_name_ar" in columns:
            who["name_ar"] = ticket.attendee.name_ar
        news = {name: getattr(ticket, name) for name in told}
        return replace(known, attendee=replace(known.attendee, **who), **news)

    def _append(self, fact: Fact) -> Event:
        now_ms = round(self._clock.now().timestamp() * 1000)
        mine = [event for event in self._events if event.dev == "dev"]
        last = max((event.hlc for event in self._events), default=Hlc(0))
        event = Event(
            id=self._clock.new_id(), log="log", seq=len(mine) + 1, dev="dev",
            hlc=next_hlc(last, now_ms), wall_ms=now_ms, offset_ms=0, offq="none", v=1,
            xh=self._fair.id, basis=0, fact=fact, salt=b"",
        )  # fmt: skip
        self._events.append(event)
        return event

    def _day_of(self, event: Event) -> date:
        return self._fair.day_of(moment(event.at_ms))
