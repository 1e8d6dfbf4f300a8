"""What only commands say: what they would do, what they found, what they need."""

from PySide6.QtCore import QCoreApplication

from kiosk.desk.erasure import ErasureReport
from kiosk.desk.erasures import Holding, Spread
from kiosk.desk.notes import Note
from kiosk.desk.reports import Level
from kiosk.domain.fair import Fair
from ui.line_row import Line
from ui.privacy_wording import report_lines, spread_line
from ui.translation import isolated, number


def level_text(level: Level) -> str:
    """Return in one word how bad something is."""
    match level:
        case Level.GOOD:
            return QCoreApplication.translate("Command", "ok")
        case Level.WARNING:
            return QCoreApplication.translate("Command", "warning")
        case Level.BAD:
            return QCoreApplication.translate("Command", "bad")


def check_text(level: Level | None, name: str, said: str) -> str:
    """Return one line of the check before opening."""
    text = QCoreApplication.translate("Command", "[{level}] {name}: {said}")
    return text.format(level=level_text(level) if level else "–", name=name, said=said)


def erased_text(report: ErasureReport) -> str:
    """Return what was erased where, line by line."""
    others = QCoreApplication.translate(
        "Command", "Other computers and the hub erase them when they next sync."
    )
    return "\n".join((*map(_as_text, report_lines(report)), others))


def preview_text(report: ErasureReport) -> str:
    """Return what would be erased, and how to have that done."""
    return QCoreApplication.translate(
        "Command",
        "To be erased: people {people}, tickets {tickets}, with badges {badges}.\n"
        "Nothing was erased: add --apply to erase them everywhere.",
    ).format(
        people=number(report.people), tickets=number(report.tickets), badges=number(report.badges)
    )


def spread_text(spread: Spread, fair: Fair) -> str:
    """Return how far an erasure has come, with each other computer on a line of its own."""
    if spread.erased is None:
        return QCoreApplication.translate(
            "Command", "This computer knows of no erasure of that ticket."
        )
    others = (_other_text(one, fair) for one in spread.others)
    return "\n".join((_as_text(spread_line(spread, fair)), *others))


def note_text(note: Note) -> str:
    """Return what a command has to say of itself, and what to do."""
    return {
        Note.SYNCED: QCoreApplication.translate(
            "Command", "Done: this computer and the hub hold the same."
        ),
        Note.NOBODY: QCoreApplication.translate(
            "Command", "Nobody here fits these words: nothing was erased."
        ),
        Note.NO_SUCH_TICKET: QCoreApplication.translate(
            "Command",
            "No ticket here has that code. If its id was meant, other computers may still know "
            "it: erase it there.",
        ),
        Note.SEVERAL: QCoreApplication.translate(
            "Command", "Several people were found: erase them one by one with --ticket."
        ),
    }[note]


def _as_text(line: Line) -> str:
    return " · ".join(part for part in (line.name, line.text, line.figures) if part)


def _other_text(one: Holding, fair: Fair) -> str:
    heard = QCoreApplication.translate("Command", "never heard")
    if one.heard_at is not None:
        heard = QCoreApplication.translate("Command", "last heard {when}")
        heard = heard.format(when=isolated(f"{fair.local(one.heard_at):%d/%m %H:%M}"))
    if one.holds:
        text = QCoreApplication.translate("Command", "{desk}: erased ({heard}).")
    else:
        text = QCoreApplication.translate("Command", "{desk}: NOT YET ({heard}).")
    return text.format(desk=isolated(one.name), heard=heard)
