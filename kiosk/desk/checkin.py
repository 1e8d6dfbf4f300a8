"""The check-in: one scanned code becomes one durable verdict."""

from collections import OrderedDict
from dataclasses import replace
from datetime import datetime

from kiosk.clock import Clock
from kiosk.desk.records import Records, Transaction
from kiosk.desk.reports import ScanReport, tone_of
from kiosk.domain.admission import (
    Admit,
    AskStaff,
    Credential,
    History,
    Reason,
    Verdict,
    decide,
)
from kiosk.domain.badges import BadgeJob
from kiosk.domain.codes import clean_code, fingerprint, readings
from kiosk.domain.events import EventType, Fact, bodies, override_body
from kiosk.domain.fair import Direction, Gate
from kiosk.domain.occupancy import Occupancy
from kiosk.domain.scanned import ScannedCode, Symbology

_QUESTIONS_KEPT = 50


class CheckIn:
    """Decides scans at one gate. Every verdict is in the journal before it is returned."""

    def __init__(self, *, records: Records, gate: Gate, clock: Clock) -> None:
        self._records = records
        self._clock = clock
        self.gate = gate
        self._questions: OrderedDict[str, ScanReport] = OrderedDict()

    def scan(self, code: ScannedCode) -> ScanReport:
        """Decide one scan and record it, with its badge where it earned one."""
        with self._records.transaction() as tx:
            now = self._clock.now()
            credential = look_up(tx, code.text)
            verdict = self._decide(tx, credential, now)
            report = self._record(tx, code, verdict, _scan_fact(code, verdict), now)
        if isinstance(report.verdict, AskStaff):
            self._remember_question(report)
        return report

    def admit_by_staff(self, event_id: str) -> ScanReport | None:
        """Let in the attendee of a scan that asked for staff; None when nothing is open there.

        The answer stands for the attendee, so that the same question is not asked at every door.
        Who was inside already must have left unseen: that exit is recorded too, or the count of
        people inside would drift.
        """
        question = self._questions.pop(event_id, None)
        if question is None or not isinstance(question.verdict, AskStaff):
            return None
        asked = question.verdict
        fact = Fact(
            EventType.OVERRIDE,
            cred=fingerprint(clean_code(question.code.text)),
            source="staff",
            body=override_body(asked.reason, event_id),
        )
        with self._records.transaction() as tx:
            if asked.reason is Reason.ALREADY_INSIDE:
                left = Admit(asked.ticket, Direction.EXIT)
                tx.record(_placed(Fact(EventType.MISSED_EXIT, source="staff"), self.gate, left))
            entered = Admit(asked.ticket, Direction.ENTRY)
            return self._record(tx, question.code, entered, fact, self._clock.now())

    def occupancy(self) -> Occupancy:
        """Return the people in this gate's area now."""
        with self._records.transaction() as tx:
            return tx.occupancy(self.gate.area, tx.fair().day_of(self._clock.now()))

    def _decide(self, tx: Transaction, credential: Credential, now: datetime) -> Verdict:
        ticket = credential.ticket
        history = tx.history(ticket.id, self.gate.area) if ticket else History()
        return decide(credential, history, gate=self.gate, fair=tx.fair(), now=now)

    def _record(
        self, tx: Transaction, code: ScannedCode, verdict: Verdict, fact: Fact, now: datetime
    ) -> ScanReport:
        ticket = verdict.ticket
        today = tx.fair().day_of(now)
        earlier = tx.passages(ticket.id, today) if ticket else ()
        event = tx.record(_placed(fact, self.gate, verdict))
        badge = self._queue_badge(tx, verdict)
        return ScanReport(
            event_id=event.id,
            at=now,
            code=code,
            gate=self.gate,
            verdict=verdict,
            ticket=ticket,
            history=earlier,
            occupancy=tx.occupancy(self.gate.area, today),
            badge=badge,
            took_ms=1000 * (self._clock.monotonic() - code.seen_at),
        )

    def _queue_badge(self, tx: Transaction, verdict: Verdict) -> BadgeJob | None:
        entered = isinstance(verdict, Admit) and verdict.direction is Direction.ENTRY
        if not (entered and self.gate.prints_badges and verdict.ticket):
            return None
        return None if tx.has_badge(verdict.ticket.id) else tx.queue_badge(verdict.ticket)

    def _remember_question(self, report: ScanReport) -> None:
        self._questions[report.event_id] = report
        while len(self._questions) > _QUESTIONS_KEPT:
            self._questions.popitem(last=False)


def look_up(tx: Transaction, text: str) -> Credential:
    """Return what a scanned or typed text stands for: the first reading that is known."""
    for reading in readings(text):
        credential = tx.find(reading)
        if credential.ticket is not None:
            return credential
    return Credential(None)


def _scan_fact(code: ScannedCode, verdict: Verdict) -> Fact:
    reason = "" if isinstance(verdict, Admit) else verdict.reason.value
    return Fact(
        EventType.SCAN,
        cred=fingerprint(clean_code(code.text)),
        source="typed" if code.symbology is Symbology.TYPED else "camera",
        body={"reason": reason, "symbology": code.symbology.value},
    )


def _placed(fact: Fact, gate: Gate, verdict: Verdict) -> Fact:
    return replace(
        fact,
        gate=gate.id,
        zone=gate.area,
        subject=verdict.ticket.id if verdict.ticket else "",
        dir=bodies(verdict.direction) if isinstance(verdict, Admit) else 0,
        verdict=tone_of(verdict).value,
    )
