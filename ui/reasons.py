"""Every reason of a verdict in words, and what the clerk should do about it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.domain.admission import Reason


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """One reason in words: `word` is seen from afar, `todo` is one sentence for the clerk."""

    word: str
    meaning: str
    todo: str


def reason_words(reason: Reason) -> ReasonWords:
    """Return the words for `reason`, in the language on screen."""
    return _reasons()[reason]


def _reasons() -> dict[Reason, ReasonWords]:
    # Built anew each time: the sentences change with the language, and lupdate wants them literal.
    return {
        Reason.UNKNOWN_CODE: ReasonWords(
            QCoreApplication.translate("Reason", "Unknown code"),
            QCoreApplication.translate("Reason", "This code is not in the list"),
            QCoreApplication.translate(
                "Reason", "Ask for the confirmation e-mail; if none, send to the welcome desk."
            ),
        ),
        Reason.LIST_COMING: ReasonWords(
            QCoreApplication.translate("Reason", "List still coming"),
            QCoreApplication.translate("Reason", "This code is not in what has come of the list"),
            QCoreApplication.translate(
                "Reason",
                "Ask to wait, then scan again; if it takes long, send to the welcome desk.",
            ),
        ),
        Reason.SIGNATURE: ReasonWords(
            QCoreApplication.translate("Reason", "Invalid code"),
            QCoreApplication.translate("Reason", "Altered, cut off, or not issued for this fair"),
            QCoreApplication.translate(
                "Reason", "Do not let in: ask for the original ticket, or call the welcome desk."
            ),
        ),
        Reason.UNKNOWN_KEY: ReasonWords(
            QCoreApplication.translate("Reason", "Code not verifiable"),
            QCoreApplication.translate("Reason", "This laptop lacks the key that signed this code"),
            QCoreApplication.translate(
                "Reason", "Send to the welcome desk, and bring this laptop up to date."
            ),
        ),
        Reason.NEWER_CODE: ReasonWords(
            QCoreApplication.translate("Reason", "Code too recent"),
            QCoreApplication.translate("Reason", "Code from a newer version of the program"),
            QCoreApplication.translate(
                "Reason", "Send to the welcome desk, and update the program on this laptop."
            ),
        ),
        Reason.BLOCKED: ReasonWords(
            QCoreApplication.translate("Reason", "Ticket blocked"),
            QCoreApplication.translate("Reason", "Blocked by the organiser"),
            QCoreApplication.translate("Reason", "Do not let in: call the person in charge."),
        ),
        Reason.CANCELLED: ReasonWords(
            QCoreApplication.translate("Reason", "Ticket cancelled"),
            QCoreApplication.translate("Reason", "This registration was cancelled"),
            QCoreApplication.translate("Reason", "Send to the welcome desk to register again."),
        ),
        Reason.REVOKED: ReasonWords(
            QCoreApplication.translate("Reason", "Badge replaced"),
            QCoreApplication.translate("Reason", "A newer badge was handed out"),
            QCoreApplication.translate(
                "Reason", "Ask for the new badge; if it is missing, send to the welcome desk."
            ),
        ),
        Reason.WITHDRAWN: ReasonWords(
            QCoreApplication.translate("Reason", "Ticket withdrawn"),
            QCoreApplication.translate("Reason", "The organiser withdrew this code"),
            QCoreApplication.translate(
                "Reason", "Ask for the latest ticket received; if none, send to the welcome desk."
            ),
        ),
        Reason.WRONG_AREA: ReasonWords(
            QCoreApplication.translate("Reason", "No access here"),
            QCoreApplication.translate("Reason", "This ticket does not open this area"),
            QCoreApplication.translate("Reason", "Send to the welcome desk to add this access."),
        ),
        Reason.WRONG_DAY: ReasonWords(
            QCoreApplication.translate("Reason", "Not valid today"),
            QCoreApplication.translate("Reason", "This ticket is for another day"),
            QCoreApplication.translate(
                "Reason", "Ask to come back on a valid day, or send to the welcome desk."
            ),
        ),
        Reason.TOO_EARLY: ReasonWords(
            QCoreApplication.translate("Reason", "Too early"),
            QCoreApplication.translate("Reason", "Entry is not open yet"),
            QCoreApplication.translate("Reason", "Ask to come back when it opens."),
        ),
        Reason.TOO_LATE: ReasonWords(
            QCoreApplication.translate("Reason", "Too late"),
            QCoreApplication.translate("Reason", "Entry is closed"),
            QCoreApplication.translate("Reason", "Send to the welcome desk."),
        ),
        Reason.ALREADY_USED: ReasonWords(
            QCoreApplication.translate("Reason", "Ticket already used"),
            QCoreApplication.translate("Reason", "This ticket is good for one entry"),
            QCoreApplication.translate("Reason", "One entry per ticket: send to the welcome desk."),
        ),
        Reason.ALREADY_TODAY: ReasonWords(
            QCoreApplication.translate("Reason", "Already came today"),
            QCoreApplication.translate("Reason", "This ticket is good for one entry a day"),
            QCoreApplication.translate("Reason", "One entry a day: send to the welcome desk."),
        ),
        Reason.ALREADY_INSIDE: ReasonWords(
            QCoreApplication.translate("Reason", "Already inside"),
            QCoreApplication.translate("Reason", "No exit recorded since the last entry"),
            QCoreApplication.translate(
                "Reason", "Check identity: let in if it is the same person."
            ),
        ),
        Reason.UNPAID: ReasonWords(
            QCoreApplication.translate("Reason", "Payment due"),
            QCoreApplication.translate("Reason", "This ticket is not paid"),
            QCoreApplication.translate("Reason", "Collect the payment first, then let in."),
        ),
        Reason.NOTE: ReasonWords(
            QCoreApplication.translate("Reason", "Note for staff"),
            QCoreApplication.translate("Reason", "Read it before letting in"),
            QCoreApplication.translate("Reason", "Do what the note says, then let in."),
        ),
    }
