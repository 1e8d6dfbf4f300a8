"""The check-in: one scanned code becomes one durable verdict."""

from collections import OrderedDict
from dataclasses import replace
from datetime import datetime, timedelta

from kiosk.clock import Clock
from kiosk.desk.badge_earning import queue_earned_badge
from kiosk.desk.lookup import look_up, trust_none
from kiosk.desk.records import Records, Transaction
from kiosk.desk.reports import ScanReport, tone_of
from kiosk.domain.admission import (
    Admit,
    AskStaff,
    Credential,
    HandOver,
    History,
    Refuse,
    Verdict,
    decide,
    decide_badge,
    settled,
    waiver_of,
)
from kiosk.domain.badges import PrintPolicy
from kiosk.domain.codes import clean_code, fingerprint
from kiosk.domain.events import EventType, Fact, override_body, way
from kiosk.domain.fair import Gate
from kiosk.domain.occupancy import Occupancy
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.ports import SignatureCheck

_QUESTIONS_KEPT = 50
_GREETING = timedelta(seconds=5)
_SOURCES = {Symbology.TYPED: "typed", Symbology.SCANNER: "scanner"}


class CheckIn:
    """Decides scans at one gate. Every verdict is in the journal before it is returned."""

    def __init__(
        self,
        *,
        records: Records,
        gate: Gate,
        clock: Clock,
        signatures: SignatureCheck = trust_none,
        policy: PrintPolicy = PrintPolicy.FIRST_ENTRY,
    ) -> None:
        self._records = records
        self._clock = clock
        self._signatures = signatures
        self.gate = gate
        self.policy = policy
        self._questions: OrderedDict[str, ScanReport] = OrderedDict()
        self._admitted: ScanReport | None = None

    def scan(self, code: ScannedCode) -> ScanReport:
        """Decide one scan and record it, with its badge where it earned one."""
        with self._records.transaction() as tx:
            report = self._scan(tx, code, self._look_up(tx, code))
        return self._closed(report)

    def scan_newcomer(self, code: ScannedCode) -> ScanReport | None:
        """Decide one scan; None for who was let through here a moment ago, by whatever code.

        A phone that is lowered and raised again, or the badge on the chest behind it, would turn
        the card of somebody just welcomed into "already inside".
        """
        with self._records.transaction() as tx:
            credential = look_up(tx, code.text, self._signatures)
            if self._was_just_admitted(credential, tx.now()):
                return None
            report = self._scan(tx, code, credential)
        return self._closed(report)

    def admit_by_staff(self, event_id: str) -> ScanReport | None:
        """Act on staff's yes to a question; None when that question is not open any more.

        The rules are asked again, as things stand now and with this question settled: a ticket
        cancelled meanwhile stays out, and what else there is to ask is asked next. The answer
        holds for the attendee, so that no other door asks it again.
        """
        question = self._questions.get(event_id)
        if question is None:
            return None
        with self._records.transaction() as tx:
            report = self._answer(tx, question)
        del self._questions[event_id]
        return self._closed(report)

    def occupancy(self) -> Occupancy:
        """Return the people in this gate's area now."""
        with self._records.transaction() as tx:
            return tx.occupancy(self.gate.area, tx.fair().day_of(tx.now()))

    def knows(self, tx: Transaction, text: str) -> bool:
        """Tell whether a text stands for a ticket, barred or not."""
        return look_up(tx, text, self._signatures).ticket is not None

    def _look_up(self, tx: Transaction, code: ScannedCode) -> Credential:
        found = look_up(tx, code.text, self._signatures)
        if found.ticket is None and code.symbology is Symbology.TYPED:
            # Read off a phone by a person: in small letters, and in groups.
            return look_up(tx, "".join(code.text.split()).upper(), self._signatures)
        return found

    def _scan(self, tx: Transaction, code: ScannedCode, credential: Credential) -> ScanReport:
        if self.policy is PrintPolicy.PRINT_ONLY:
            asked: Verdict = decide_badge(credential)
            fact = replace(_scan_fact(code, asked), type=EventType.BADGE_ASKED)
            return self._record(tx, code, self.gate, asked, fact)
        history = _history(tx, credential, self.gate)
        verdict = decide(credential, history, gate=self.gate, fair=tx.fair(), now=tx.now())
        return self._record(tx, code, self.gate, verdict, _scan_fact(code, verdict))

    def _answer(self, tx: Transaction, question: ScanReport) -> ScanReport:
        code, gate, asked = question.code, question.gate, question.verdict
        now, fair = tx.now(), tx.fair()
        credential = self._look_up(tx, code)
        history = _history(tx, credential, gate)
        verdict = decide(credential, history, gate=gate, fair=fair, now=now)
        fact = replace(_scan_fact(code, verdict), source="staff")
        if isinstance(verdict, AskStaff) and _is_same(verdict, asked):
            ticket, reason = verdict.ticket, verdict.reason
            body = override_body(waiver_of(ticket, reason), question.event_id)
            fact = replace(fact, type=EventType.OVERRIDE, body=body)
            history = settled(ticket, history, reason)
            verdict = decide(credential, history, gate=gate, fair=fair, now=now)
        return self._record(tx, code, gate, verdict, fact)

    def _record(
        self,
        tx: Transaction,
        code: ScannedCode,
        gate: Gate,
        verdict: Verdict,
        fact: Fact,
    ) -> ScanReport:
        ticket = verdict.ticket
        now = tx.now()  # corrected, as events and other desks tell it
        today = tx.fair().day_of(now)
        earlier = tx.passages(ticket.id, today) if ticket else ()
        event = tx.record(_placed(fact, gate, verdict))
        badge = queue_earned_badge(tx, gate, verdict, self.policy)
        return ScanReport(
            event_id=event.id,
            at=now,
            code=code,
            gate=gate,
            verdict=verdict,
            ticket=ticket,
            history=earlier,
            occupancy=tx.occupancy(gate.area, today),
            badge=badge,
            took_ms=1000 * (self._clock.monotonic() - code.seen_at),
        )

    def _closed(self, report: ScanReport) -> ScanReport:
        """Remember what a committed report leaves open: a question, or whom not to greet twice."""
        if isinstance(report.verdict, AskStaff):
            self._questions[report.event_id] = report
            while len(self._questions) > _QUESTIONS_KEPT:
                self._questions.popitem(last=False)
        if isinstance(report.verdict, Admit | HandOver):
            self._admitted = report
        return report

    def _was_just_admitted(self, credential: Credential, now: datetime) -> bool:
        last = self._admitted
        return (
            last is not None
            and last.ticket == credential.ticket
            and last.gate == self.gate
            and timedelta(0) <= now - last.at < _GREETING
        )


def _history(tx: Transaction, credential: Credential, gate: Gate) -> History:
    ticket = credential.ticket
    return History() if ticket is None else tx.history(ticket.id, gate.area)


def _is_same(question: AskStaff, asked: Verdict) -> bool:
    return (
        isinstance(asked, AskStaff)
        and (question.reason, question.earlier) == (asked.reason, asked.earlier)
        and question.ticket.note == asked.ticket.note
    )


def _scan_fact(code: ScannedCode, verdict: Verdict) -> Fact:
    reason = verdict.reason.value if isinstance(verdict, AskStaff | Refuse) else ""
    return Fact(
        EventType.SCAN,
        cred=fingerprint(clean_code(code.text)),
        source=_SOURCES.get(code.symbology, "camera"),
        body={"reason": reason, "symbology": code.symbology.value},
    )


def _placed(fact: Fact, gate: Gate, verdict: Verdict) -> Fact:
    return replace(
        fact,
        gate=gate.id,
        zone=gate.area,
        subject=verdict.ticket.id if verdict.ticket else "",
        dir=way(verdict.direction) if isinstance(verdict, Admit) else 0,
        verdict="" if fact.type is EventType.BADGE_ASKED else tone_of(verdict).value,
    )
