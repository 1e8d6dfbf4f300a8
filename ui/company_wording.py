"""How sure a verdict is, and double entries, in words."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from kiosk.desk.company import Sure, Sureness
from kiosk.desk.records import DoubleEntry
from kiosk.domain.admission import Passage
from kiosk.domain.fair import Fair
from ui.passages import short_name
from ui.translation import isolated, number, together
from ui.wording import gate_name


def sureness_text(sureness: Sureness, fair: Fair) -> str:
    """Return one line for the verdict card: with whom a verdict was compared, and when."""
    match sureness.sure:
        case Sure.SOLE:
            return QCoreApplication.translate("Sure", "Checked on this desk alone")
        case Sure.STARTING:
            return QCoreApplication.translate("Sure", "Not compared with the other desks yet")
        case Sure.CATCHING_UP:
            text = QCoreApplication.translate("Sure", "Catching up: {count} still to be read")
            return text.format(count=number(sureness.behind))
        case Sure.ALONE:
            text = QCoreApplication.translate("Sure", "Alone since {time}")
            return text.format(time=clock_text(sureness.since, fair))
        case Sure.TOGETHER:
            return together(_with(sureness), ago_text(sureness.seconds))


def ago_text(seconds: int) -> str:
    """Return how long ago that was, in two words."""
    if seconds < 60:
        return QCoreApplication.translate("Sure", "{n} s ago").format(n=seconds)
    if seconds < 3600:
        return QCoreApplication.translate("Sure", "{n} min ago").format(n=seconds // 60)
    return QCoreApplication.translate("Sure", "{n} h ago").format(n=seconds // 3600)


def clock_text(when: datetime | None, fair: Fair) -> str:
    """Return a moment on the fair's wall clock."""
    return "" if when is None else f"{fair.local(when):%H:%M}"


def double_places(entry: DoubleEntry, fair: Fair) -> str:
    """Return when and where somebody came in twice; '≈' where the clocks are unsure."""
    text = QCoreApplication.translate("Double", "{first}, then {second}")
    return text.format(
        first=isolated(_entry_text(entry.first, entry, fair)),
        second=isolated(_entry_text(entry.second, entry, fair)),
    )


def double_notice(entries: tuple[DoubleEntry, ...], fair: Fair) -> str:
    """Return the notice of both desks about double entries that were found just now."""
    if len(entries) == 1:
        text = QCoreApplication.translate("Double", "Double entry of {who}: {places}")
        who, places = double_who(entries[0]), double_places(entries[0], fair)
        return text.format(who=isolated(who), places=isolated(places))
    text = QCoreApplication.translate(
        "Double", "{count} double entries were found: see the page Synchronisation."
    )
    return text.format(count=number(len(entries)))


def double_who(entry: DoubleEntry) -> str:
    """Return whose ticket it is, as the list of last passages has it."""
    if entry.ticket is None:
        return QCoreApplication.translate("Double", "A ticket that is in the roster no more")
    return short_name(entry.ticket.attendee.name)


def _entry_text(passage: Passage, entry: DoubleEntry, fair: Fair) -> str:
    about = "" if entry.is_order_sure else "≈\u202f"  # never at the end of a line
    when = f"{about}{fair.local(passage.at):%H:%M:%S}"
    return together(when, gate_name(passage.gate, fair), passage.desk)


def _with(sureness: Sureness) -> str:
    if not sureness.of:
        return QCoreApplication.translate("Sure", "Checked with the hub")
    if sureness.heard < 2:
        text = QCoreApplication.translate("Sure", "Checked with {heard} desk of {of}")
    else:
        text = QCoreApplication.translate("Sure", "Checked with {heard} desks of {of}")
    return text.format(heard=number(sureness.heard), of=number(sureness.of))
