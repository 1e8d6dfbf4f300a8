"""The main job without a window: pictures and clips in, one JSON line per code out."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from kiosk import settings
from kiosk.app.desk import check_in_at, fair_of, gate_named, opened
from kiosk.app.outlet import Outlets
from kiosk.app.telling import trouble_sentence
from kiosk.clock import Clock
from kiosk.desk.badge_press import BadgePress, Pass
from kiosk.desk.badges import BadgeQueue
from kiosk.desk.checkin import CheckIn
from kiosk.desk.records import Records
from kiosk.desk.reports import BadgeReport, ScanReport, tone_of
from kiosk.domain.admission import AskStaff, HandOver, Refuse
from kiosk.domain.badges import BadgeJob, JobState
from kiosk.domain.scanned import ScannedCode
from kiosk.errors import Trouble, TroubleError
from kiosk.protocol.pairing import is_invitation
from kiosk.settings import Settings
from scanner.decoder import StillDecoder
from scanner.engines import Formats, formats_named
from scanner.pictures import is_picture
from scanner.sources import Pace, open_source, parts_of
from scanner.stream import StreamDecoder
from scanner.watch import Sight, look_at_stills, watch

Say = Callable[[str], None]
Meet = Callable[[TroubleError], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ScanOrder:
    """What `kiosk scan` was asked to do."""

    sources: tuple[str, ...]
    folder: Path
    badges: Path | None = None
    gate: str = ""


def scan(order: ScanOrder, clock: Clock, *, tell: Say, warn: Say) -> bool:
    """Decide every code of every source, in order; return whether all went well.

    One source that cannot be read does not keep the others from being scanned. Badges that an
    earlier run left in the queue are printed first.
    """
    with opened(order.folder, clock) as records:
        fair, chosen = fair_of(records), settings.load(order.folder)
        gate = gate_named(fair, order.gate or chosen.gate)
        check_in = check_in_at(records, gate, clock, chosen)
        if order.badges:
            chosen = replace(chosen, printer=str(order.badges.absolute()), spare_printers=())

        def meet(trouble: TroubleError) -> None:
            warn(trouble_sentence(trouble, order.folder))

        outlet = _Outlet(records, Outlets(order.folder, clock), chosen, warn, meet)
        outlet.print_queued()
        _meet_empty_roster(records, meet)
        troubles = 0
        for source in order.sources:
            try:
                for part in _parts_of(source):
                    sights = _sights(part, formats_named(chosen.formats), clock)
                    troubles += not _scan_part(sights, part, check_in, outlet, tell, meet)
            except TroubleError as trouble:
                meet(trouble)
                troubles += 1
    return not troubles and outlet.is_good


class _Outlet:
    """Prints what is queued, at once, and remembers where each badge went."""

    def __init__(
        self, records: Records, outlets: Outlets, chosen: Settings, warn: Say, meet: Meet
    ) -> None:
        self._press = BadgePress(
            queue=BadgeQueue(records=records),
            ask=_at_once,
            outlets=outlets.chosen(chosen),
            open_outlet=outlets.at,
            on_badge=self._on_badge,
        )
        self._warn = warn
        self._meet = meet
        self._places: dict[str, Path | None] = {}
        self.is_good = True

    def print_queued(self) -> None:
        """Print what waits. A trouble is told and leaves badges in the queue, for the next time.

        It never stops the caller: a verdict that is in the journal must be answered.
        """
        try:
            self._press.settle_doubts()
            met = Pass()
            while self._press.print_next(met):
                pass
        except TroubleError as trouble:
            self.is_good = False
            self._meet(trouble)
            return
        for down in met.down.values():
            self.is_good = False
            self._warn(f"A badge was not printed ({down.value}); it stays in the queue.")
        if met.waiting:
            self.is_good = False
            self._warn(f"Badges that could not be made stay in the queue: {len(met.waiting)}.")

    def _on_badge(self, report: BadgeReport) -> None:
        job = report.job
        for warning in report.warnings:
            self._warn(f"Look at the badge {job.badge_id} before it is handed out: {warning}")
        if job.state is JobState.PRINTED:
            self._places[job.id] = report.where
        elif job.state is JobState.TO_CHECK:
            self.is_good = False
            self._warn(f"Did badge {job.badge_id} come out ({job.trouble})? Please look.")

    def place_of(self, job: BadgeJob | None) -> str | None:
        """Return the file of a job that came out."""
        where = self._places.get(job.id) if job else None
        return None if where is None else str(where)


def _at_once(job: Callable[[], T]) -> T:
    return job()


def _meet_empty_roster(records: Records, meet: Meet) -> None:
    with records.transaction() as tx:
        if not tx.has_tickets() and not tx.fair().keys:
            meet(TroubleError(Trouble.ROSTER_EMPTY))


def _parts_of(source: str) -> tuple[str, ...]:
    if not source.strip():
        raise TroubleError(Trouble.NO_SUCH_FILE, where="''")
    return parts_of(source)


def _scan_part(
    sights: Iterator[Sight], part: str, check_in: CheckIn, outlet: _Outlet, tell: Say, meet: Meet
) -> bool:
    is_good = True
    try:
        for code in (code for sight in sights for code in sight.shown):
            if is_invitation(code.text):
                is_good = False
                tell(_said(part, code, {"verdict": "pairing"}))
                meet(TroubleError(Trouble.PAIR_SCANNED, where=part))
                continue
            report = check_in.scan(code)
            outlet.print_queued()
            tell(_line(part, report, outlet.place_of(report.badge)))
    except TroubleError as trouble:
        meet(trouble)
        return False
    return is_good


def _sights(part: str, formats: Formats, clock: Clock) -> Iterator[Sight]:
    source = open_source(part, clock, pace=Pace.FLAT_OUT)
    try:
        if is_picture(Path(part)):
            yield from look_at_stills(source, StillDecoder(formats), clock)
        else:
            yield from watch(source, StreamDecoder(formats), clock)
    finally:
        source.close()


def _line(source: str, report: ScanReport, badge: str | None) -> str:
    verdict, ticket = report.verdict, report.ticket
    return _said(
        source,
        report.code,
        {
            "verdict": "badge" if isinstance(verdict, HandOver) else tone_of(verdict).value,
            "reason": verdict.reason.value if isinstance(verdict, AskStaff | Refuse) else None,
            "attendee_id": ticket.id if ticket else None,
            "badge": badge,
            "took_ms": round(report.took_ms, 2),
        },
    )


def _said(source: str, code: ScannedCode, answer: dict[str, object]) -> str:
    """Return what became of a code, with the same names whatever it was."""
    plain = dict.fromkeys(("verdict", "reason", "attendee_id", "badge", "took_ms"))
    shown = {"source": source, "text": code.text, "symbology": code.symbology.value}
    return json.dumps(shown | plain | answer)  # ASCII: a code may hold commands for the terminal


def to_stdout(line: str) -> None:
    """Print a line and push it out, so that who reads our output sees each code as it comes."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def to_stderr(line: str) -> None:
    """Print a trouble."""
    sys.stderr.write(line + "\n")
