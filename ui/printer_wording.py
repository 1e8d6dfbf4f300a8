"""What a printer's trouble is called: two words for the bar, a sentence for the card."""

from PySide6.QtCore import QCoreApplication

from kiosk.ports import PrintTrouble


def printer_lights() -> dict[str, str]:
    """Return what the bar says, by the value of PrintTrouble."""
    return {
        "labels_low": QCoreApplication.translate("Light", "{detail} labels left"),
        PrintTrouble.UNREACHABLE.value: QCoreApplication.translate(
            "Light", "Printer not answering"
        ),
        PrintTrouble.REJECTING.value: QCoreApplication.translate("Light", "Print queue closed"),
        PrintTrouble.PAUSED.value: QCoreApplication.translate("Light", "Printer paused"),
        PrintTrouble.JAM.value: QCoreApplication.translate("Light", "Paper jam"),
        PrintTrouble.COVER_OPEN.value: QCoreApplication.translate("Light", "Printer open"),
        PrintTrouble.OUT_OF_MEDIA.value: QCoreApplication.translate("Light", "Out of labels"),
        PrintTrouble.OUT_OF_INK.value: QCoreApplication.translate("Light", "Out of ink"),
        PrintTrouble.WRONG_MEDIA.value: QCoreApplication.translate("Light", "Wrong label size"),
        PrintTrouble.REFUSED.value: QCoreApplication.translate("Light", "Printer refuses"),
        PrintTrouble.ABORTED.value: QCoreApplication.translate("Light", "Printer gave up"),
        PrintTrouble.CANCELLED.value: QCoreApplication.translate("Light", "Printing cancelled"),
        PrintTrouble.TOO_SLOW.value: QCoreApplication.translate("Light", "Printer busy"),
        PrintTrouble.FORGOTTEN.value: QCoreApplication.translate(
            "Light", "Badge lost by the printer"
        ),
    }


def printer_sentences() -> dict[str, str]:
    """Return what the card says: what is wrong and what to do, by the value of PrintTrouble."""
    return {
        PrintTrouble.UNREACHABLE.value: QCoreApplication.translate(
            "Badge", "Not printed: the printer does not answer. Check power and cable."
        ),
        PrintTrouble.REJECTING.value: QCoreApplication.translate(
            "Badge", "Not printed: the queue takes no badges. Open it."
        ),
        PrintTrouble.PAUSED.value: QCoreApplication.translate(
            "Badge", "Not printed: the printer is paused. Press its pause key."
        ),
        PrintTrouble.JAM.value: QCoreApplication.translate(
            "Badge", "Not printed: paper is jammed. Clear it."
        ),
        PrintTrouble.COVER_OPEN.value: QCoreApplication.translate(
            "Badge", "Not printed: the printer is open. Close it."
        ),
        PrintTrouble.OUT_OF_MEDIA.value: QCoreApplication.translate(
            "Badge", "Not printed: no labels left. Load some."
        ),
        PrintTrouble.OUT_OF_INK.value: QCoreApplication.translate(
            "Badge", "Not printed: no ink, toner or ribbon. Replace it."
        ),
        PrintTrouble.WRONG_MEDIA.value: QCoreApplication.translate(
            "Badge", "Not printed: labels of another size. Load the right ones."
        ),
        PrintTrouble.REFUSED.value: QCoreApplication.translate(
            "Badge", "Not printed: the printer refuses badges. Check its settings."
        ),
        PrintTrouble.ABORTED.value: QCoreApplication.translate(
            "Badge", "Not printed: the printer gave up. Print again."
        ),
        PrintTrouble.CANCELLED.value: QCoreApplication.translate(
            "Badge", "Not printed: cancelled. Print again if wanted."
        ),
        PrintTrouble.TOO_SLOW.value: QCoreApplication.translate(
            "Badge", "Not printed: the printer takes too long. Look at its display."
        ),
        PrintTrouble.FORGOTTEN.value: QCoreApplication.translate(
            "Badge", "Not printed: the printer does not know it. It is sent again."
        ),
    }
