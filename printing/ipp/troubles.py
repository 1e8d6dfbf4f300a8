"""What the state words of IPP mean to the person at the desk."""

from collections.abc import Collection, Iterable

from kiosk.ports import NotPrinted, Printed, PrintOutcome, PrintTrouble, ToCheck
from printing.ipp.facts import IppJobState, JobFacts, PrinterFacts, PrinterState

# The severity after the stem is not believed: ippeveprinter calls an empty tray a "report" when
# idle and a "warning" when printing, and real printers are no better.
_STEMS = {
    "media-empty": PrintTrouble.OUT_OF_MEDIA,
    "media-needed": PrintTrouble.OUT_OF_MEDIA,
    "input-tray-missing": PrintTrouble.OUT_OF_MEDIA,
    "media-jam": PrintTrouble.JAM,
    "cover-open": PrintTrouble.COVER_OPEN,
    "door-open": PrintTrouble.COVER_OPEN,
    "interlock-open": PrintTrouble.COVER_OPEN,
    "toner-empty": PrintTrouble.OUT_OF_INK,
    "marker-supply-empty": PrintTrouble.OUT_OF_INK,
    "marker-waste-full": PrintTrouble.OUT_OF_INK,
    "paused": PrintTrouble.PAUSED,
    "moving-to-paused": PrintTrouble.PAUSED,
    "shutdown": PrintTrouble.UNREACHABLE,
    "offline": PrintTrouble.UNREACHABLE,
    "timed-out": PrintTrouble.UNREACHABLE,
    "connecting-to-device": PrintTrouble.UNREACHABLE,
}
_STATUSES = {
    0x0401: PrintTrouble.REFUSED,  # forbidden
    0x0402: PrintTrouble.REFUSED,  # not authenticated
    0x0403: PrintTrouble.REFUSED,  # not authorized
    0x0406: PrintTrouble.UNREACHABLE,  # no such queue
    0x040A: PrintTrouble.REFUSED,  # document format
    0x040B: PrintTrouble.WRONG_MEDIA,  # attributes or values
    0x0502: PrintTrouble.UNREACHABLE,  # service unavailable
    0x0506: PrintTrouble.REJECTING,
    0x0507: PrintTrouble.TOO_SLOW,  # busy
}
_ORDER = tuple(PrintTrouble)
_SEVERITIES = ("-error", "-warning", "-report")


def troubles_of(facts: PrinterFacts) -> tuple[PrintTrouble, ...]:
    """Return everything that keeps a printer or a queue from printing, the worst first."""
    found = {trouble for reason in facts.reasons if (trouble := _trouble_of_reason(reason))}
    if not facts.accepts:
        found.add(PrintTrouble.REJECTING)
    if facts.state == PrinterState.STOPPED and not found:
        found.add(PrintTrouble.PAUSED)
    return ordered(found)


def trouble_of_status(status: int) -> PrintTrouble:
    """Return why a request was turned down."""
    return _STATUSES.get(status, PrintTrouble.OTHER)


def outcome_of(job: JobFacts, seen: Collection[PrintTrouble]) -> PrintOutcome:
    """Judge a job that is over, by what was seen of the printer while it was not."""
    worst = next(iter(ordered(seen)), None)
    match job.state:
        case IppJobState.COMPLETED if worst is None and not _is_doubtful(job):
            return Printed()
        case IppJobState.CANCELED if not job.started:
            return NotPrinted(worst or PrintTrouble.CANCELLED)
        case IppJobState.CANCELED:
            return ToCheck(worst or PrintTrouble.CANCELLED)
        case _:
            return ToCheck(worst or PrintTrouble.ABORTED)


def ordered(troubles: Iterable[PrintTrouble]) -> tuple[PrintTrouble, ...]:
    """Return troubles once each, the worst first."""
    return tuple(sorted(set(troubles), key=_ORDER.index))


def _trouble_of_reason(reason: str) -> PrintTrouble | None:
    stem = reason
    for severity in _SEVERITIES:
        stem = stem.removesuffix(severity)
    other = PrintTrouble.OTHER if reason.endswith("-error") else None
    return _STEMS.get(stem, other)


def _is_doubtful(job: JobFacts) -> bool:
    return bool(job.reasons & {"job-completed-with-errors", "aborted-by-system", "printer-stopped"})
