"""What a printer's trouble is called, and what to do about it: the same words wherever it is told.

Two words for the light; the card and the pages put what to do behind them.
"""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from kiosk.desk.reports import Level, Light
from kiosk.domain.fair import Fair
from kiosk.ports import NotPrinted, Printed, PrintOutcome, PrintTrouble, ToCheck
from ui.translation import day, isolated

LABELS_LOW = "labels_low"
READY = "ready"


def printer_lights() -> dict[str, str]:
    """Return the two words, by the value of PrintTrouble."""
    return {
        READY: QCoreApplication.translate("Light", "Printing ready"),
        LABELS_LOW: QCoreApplication.translate("Light", "{detail} labels left"),
        PrintTrouble.FOLDER_MISSING: QCoreApplication.translate("Light", "Badge folder missing"),
        PrintTrouble.FOLDER_READ_ONLY: QCoreApplication.translate("Light", "Badge folder locked"),
        PrintTrouble.DISK_FULL: QCoreApplication.translate("Light", "Disk full: no badges"),
        PrintTrouble.UNREACHABLE: QCoreApplication.translate("Light", "Printer not answering"),
        PrintTrouble.REJECTING: QCoreApplication.translate("Light", "Print queue closed"),
        PrintTrouble.PAUSED: QCoreApplication.translate("Light", "Printer paused"),
        PrintTrouble.JAM: QCoreApplication.translate("Light", "Paper jam"),
        PrintTrouble.COVER_OPEN: QCoreApplication.translate("Light", "Printer open"),
        PrintTrouble.OUT_OF_MEDIA: QCoreApplication.translate("Light", "Out of labels"),
        PrintTrouble.OUT_OF_INK: QCoreApplication.translate("Light", "Out of ink"),
        PrintTrouble.WRONG_MEDIA: QCoreApplication.translate("Light", "Wrong label size"),
        PrintTrouble.REFUSED: QCoreApplication.translate("Light", "Printer refuses"),
        PrintTrouble.ABORTED: QCoreApplication.translate("Light", "Printer gave up"),
        PrintTrouble.CANCELLED: QCoreApplication.translate("Light", "Printing cancelled"),
        PrintTrouble.TOO_SLOW: QCoreApplication.translate("Light", "Printer hangs"),
        PrintTrouble.FORGOTTEN: QCoreApplication.translate("Light", "Badge lost by the printer"),
        PrintTrouble.OTHER: QCoreApplication.translate("Light", "Printing stopped"),
    }


def printer_advice() -> dict[str, str]:
    """Return what to do, by the value of PrintTrouble."""
    return {
        LABELS_LOW: QCoreApplication.translate("Advice", "Have a new roll at hand."),
        PrintTrouble.FOLDER_MISSING: QCoreApplication.translate(
            "Advice", "Plug its disk in again."
        ),
        PrintTrouble.FOLDER_READ_ONLY: QCoreApplication.translate("Advice", "Allow writing to it."),
        PrintTrouble.DISK_FULL: QCoreApplication.translate("Advice", "Make room on it."),
        PrintTrouble.UNREACHABLE: QCoreApplication.translate(
            "Advice", "Check its power and its cable."
        ),
        PrintTrouble.REJECTING: QCoreApplication.translate(
            "Advice", "Let the queue accept jobs again."
        ),
        PrintTrouble.PAUSED: QCoreApplication.translate("Advice", "Press its pause key."),
        PrintTrouble.JAM: QCoreApplication.translate("Advice", "Pull the paper out and close it."),
        PrintTrouble.COVER_OPEN: QCoreApplication.translate("Advice", "Close it."),
        PrintTrouble.OUT_OF_MEDIA: QCoreApplication.translate("Advice", "Load labels."),
        PrintTrouble.OUT_OF_INK: QCoreApplication.translate("Advice", "Replace ink or ribbon."),
        PrintTrouble.WRONG_MEDIA: QCoreApplication.translate(
            "Advice", "Load the badge’s size, and tell the printer."
        ),
        PrintTrouble.REFUSED: QCoreApplication.translate(
            "Advice", "Check its password and its settings."
        ),
        PrintTrouble.ABORTED: QCoreApplication.translate("Advice", "Look at its display."),
        PrintTrouble.CANCELLED: QCoreApplication.translate(
            "Advice", "Somebody cancelled it at the printer."
        ),
        PrintTrouble.TOO_SLOW: QCoreApplication.translate(
            "Advice", "Look at its display; switch it off and on."
        ),
        PrintTrouble.FORGOTTEN: QCoreApplication.translate("Advice", "Look in its tray."),
        PrintTrouble.OTHER: QCoreApplication.translate("Advice", "Check the printer."),
    }


def not_printed_text(trouble: str) -> str:
    """Return what is wrong with a badge that is not out, and what to do."""
    return QCoreApplication.translate("Badge", "Not printed: {what}. {todo}").format(
        what=_words(trouble), todo=_todo(trouble)
    )


def trouble_sentence(light: Light, since: str = "") -> str:
    """Return what the light says, since when where that is told, and what to do."""
    what = _words(light.code).format(detail=isolated(light.detail))
    if light.level is Level.GOOD:
        return QCoreApplication.translate("Advice", "{what}.").format(what=what)
    if since:
        what = f"{what} ({since})"
    text = QCoreApplication.translate("Advice", "{what}. {todo}")
    return text.format(what=what, todo=_todo(light.code))


def since_text(when: datetime, fair: Fair, now: datetime) -> str:
    """Return since when something is as it is."""
    text = QCoreApplication.translate("Queue", "since {time}")
    return text.format(time=time_text(when, fair, now))


def go_on_text() -> str:
    """Return what a clerk should know while no badge comes out."""
    return QCoreApplication.translate(
        "Advice", "Entries go on; badges wait and come out by themselves."
    )


def outcome_text(outcome: PrintOutcome) -> str:
    """Return what became of a test badge."""
    match outcome:
        case Printed():
            return QCoreApplication.translate("Badge", "The test badge is printed.")
        case NotPrinted(trouble):
            return not_printed_text(trouble)
        case ToCheck(trouble):
            text = QCoreApplication.translate("Badge", "Look whether it came out. {what}. {todo}")
            return text.format(what=_words(trouble), todo=_todo(trouble))


def time_text(when: datetime, fair: Fair, now: datetime) -> str:
    """Return a time of today, or day and time, on the fair's own clock."""
    local = fair.local(when)
    is_today = local.date() == fair.local(now).date()
    clock = f"{local:%H:%M}"
    return isolated(clock if is_today else f"{day(local.date())} {clock}")


def _words(code: str) -> str:
    words = printer_lights()
    return words.get(code, words[PrintTrouble.OTHER])


def _todo(code: str) -> str:
    advice = printer_advice()
    return advice.get(code, advice[PrintTrouble.OTHER])
