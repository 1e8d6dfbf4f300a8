"""What the page of printers says of policies, media and printers."""

from PySide6.QtCore import QCoreApplication

from kiosk.desk.printer_reports import FoundDevice
from kiosk.desk.reports import PrinterReport
from kiosk.domain.badges import PrintPolicy
from kiosk.domain.print_options import Medium
from ui.printer_wording import printer_lights
from ui.translation import isolated, together


def policy_texts() -> dict[str, str]:
    """Return what a station may do at each scan, by the value of PrintPolicy."""
    return {
        PrintPolicy.FIRST_ENTRY.value: QCoreApplication.translate(
            "Printers", "Check in, and print at the first entry"
        ),
        PrintPolicy.EVERY_ENTRY.value: QCoreApplication.translate(
            "Printers", "Check in, and print at every entry"
        ),
        PrintPolicy.NEVER.value: QCoreApplication.translate(
            "Printers", "Check in only: no badge by itself"
        ),
        PrintPolicy.PRINT_ONLY.value: QCoreApplication.translate(
            "Printers", "Print only: a badge at each scan, nobody is checked in"
        ),
    }


def medium_text(medium: Medium) -> str:
    """Return the size of labels or paper."""
    return isolated(f"{medium.width:g} × {medium.height:g} mm")


def report_text(report: PrinterReport | None) -> str:
    """Return how a printer does, in two words, and its labels."""
    if report is None or report.troubles is None:
        return QCoreApplication.translate("Printers", "Being asked…")
    words = printer_lights()
    state = words[report.troubles[0]] if report.troubles else words["ready"]
    left = ""
    if report.labels_left is not None:
        left = words["labels_low"].format(detail=report.labels_left)
    return together(state, left)


def found_text(found: FoundDevice) -> str:
    """Return where a printer that was found stands, how it does, and what is loaded."""
    words = printer_lights()
    state = words[found.troubles[0]] if found.troubles else words["ready"]
    media = ", ".join(medium_text(each) for each in found.offer.media[:2])
    return together(found.place, state, media)
