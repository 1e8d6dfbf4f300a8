"""What the queue page says of badges, their printers and what can be done."""

from datetime import datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from kiosk.desk.reports import BadgeReport
from kiosk.domain.badges import JobAction, JobState, PrintReason
from kiosk.domain.fair import Fair
from ui.badge_queue_model import QueueFilter, QueueRow
from ui.printer_wording import printer_lights, since_text
from ui.status_wording import job_text
from ui.translation import together

_WINDOWS = "windows:"


def action_text(action: JobAction) -> str:
    """Return what stands on the button for an action."""
    match action:
        case JobAction.PRINT_AGAIN:
            return QCoreApplication.translate("Queue", "Did it come out?")
        case JobAction.IT_IS_OUT:
            return QCoreApplication.translate("Queue", "I have it: printed")
        case JobAction.TRY_NOW:
            return QCoreApplication.translate("Queue", "Try now")
        case JobAction.SEND_ELSEWHERE:
            return QCoreApplication.translate("Queue", "Print on {printer}")
        case JobAction.DROP:
            return QCoreApplication.translate("Queue", "Print it no more")
        case JobAction.TAKE_BACK:
            return QCoreApplication.translate("Queue", "Take it back")


def not_out_text() -> str:
    """Return the answer that has a badge printed again."""
    return QCoreApplication.translate("Queue", "Not out: print again")


def later_text() -> str:
    """Return what leaves the question open."""
    return QCoreApplication.translate("Queue", "Later")


def filter_text(which: QueueFilter, count: int) -> str:
    """Return what a filter is called, and how many it has."""
    names = {
        QueueFilter.ALL: QCoreApplication.translate("Queue", "All"),
        QueueFilter.TO_CHECK: QCoreApplication.translate("Queue", "To check"),
        QueueFilter.WAITING: QCoreApplication.translate("Queue", "Waiting"),
    }
    return together(names[which], str(count))


def reason_texts() -> dict[PrintReason, str]:
    """Return why a badge may be printed again, and what that means."""
    return {
        PrintReason.LOST: QCoreApplication.translate(
            "Queue", "Lost: the old badge will open no door any more"
        ),
        PrintReason.DAMAGED: QCoreApplication.translate("Queue", "Damaged: the same badge again"),
        PrintReason.CORRECTED: QCoreApplication.translate(
            "Queue", "Corrected: with the text as it now stands"
        ),
    }


def state_text(row: QueueRow) -> str:
    """Return where a badge stands and what to do."""
    job = row.badge.job
    if not row.is_open and job.state not in (JobState.PRINTED, JobState.CANCELLED):
        return QCoreApplication.translate("Queue", "Settled")
    return job_text(BadgeReport(job))


def details_text(row: QueueRow, fair: Fair, now: datetime) -> str:
    """Return since when, on which printer, how often it was tried, and why it is doubtful."""
    job = row.badge.job
    since = since_text(job.changed_at, fair, now)
    tries = ""
    if job.attempt > 1:
        tries = QCoreApplication.translate("Queue", "{count} attempts").format(count=job.attempt)
    why = printer_lights().get(job.trouble, "") if job.state is JobState.TO_CHECK else ""
    where = printer_name(job.wanted or job.printer) if job.wanted or job.attempt else ""
    return together(why, since, where, tries)


def printer_name(address: str) -> str:
    """Return a short name for people, without password, of whatever an address leads to."""
    if not address:
        return QCoreApplication.translate("Queue", "Folder of PDFs")
    if address.startswith(_WINDOWS):
        return address.removeprefix(_WINDOWS)
    if "://" not in address:
        return PurePath(address).name or address
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return QCoreApplication.translate("Queue", "Unknown printer")
    queue = parts.path.partition("/printers/")[2]
    return queue or (f"Zebra {host}" if parts.scheme == "zebra" else host)
