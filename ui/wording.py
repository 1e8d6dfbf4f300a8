"""What a verdict says: its word, the fact behind it, earlier passages."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication

from kiosk.desk.reports import ScanReport
from kiosk.domain.admission import Admit, AskStaff, HandOver, Passage, Reason, Refuse
from kiosk.domain.attendees import Ticket
from kiosk.domain.fair import Direction, Fair, Hours
from ui.reasons import reason_words
from ui.translation import day, isolated, language, together


def headline(report: ScanReport) -> str:
    """Return the word that is read from two metres."""
    match report.verdict:
        case Admit(direction=Direction.ENTRY):
            return QCoreApplication.translate("Verdict", "Admitted")
        case Admit():
            return QCoreApplication.translate("Verdict", "Exit recorded")
        case HandOver():
            return QCoreApplication.translate("Verdict", "Badge only")
        case AskStaff(reason=reason) | Refuse(reason=reason):
            return reason_words(reason).word


def subline(report: ScanReport, fair: Fair) -> str:
    """Return the fact behind the word, in one line."""
    match report.verdict:
        case Admit(direction=Direction.ENTRY):
            return _visit(report, fair)
        case Admit():
            return _stay(report, fair)
        case HandOver():
            return QCoreApplication.translate("Verdict", "Not an entry: nobody is admitted here")
        case AskStaff(reason=reason, earlier=earlier) | Refuse(reason=reason, earlier=earlier):
            if earlier is not None:
                return passage_text(earlier, fair, report.at)
            return _fact(reason, report, fair) or reason_words(reason).meaning


def todo(report: ScanReport) -> str:
    """Return what the clerk should do, or nothing where the gate simply opens."""
    match report.verdict:
        case Admit(ticket=ticket, direction=Direction.ENTRY) if (
            ticket.is_new and report.gate.prints_badges
        ):
            return QCoreApplication.translate(
                "Verdict", "Write the name on a blank badge; the printed one comes after the sync."
            )
        case Admit() | HandOver():
            return ""
        case AskStaff(reason=reason) | Refuse(reason=reason):
            return reason_words(reason).todo


def passage_text(passage: Passage, fair: Fair, now: datetime) -> str:
    """Return when and where someone passed: 'today at 09:03 · Gate B · Desk 4'."""
    local = fair.local(passage.at)
    clock = f"{local:%H:%M}"
    if local.date() == fair.day_of(now):
        when = QCoreApplication.translate("Passage", "Today at {time}").format(time=clock)
    else:
        when = QCoreApplication.translate("Passage", "{day} at {time}").format(
            day=day(local.date()), time=clock
        )
    return together(when, gate_name(passage.gate, fair), passage.desk)


def history_text(report: ScanReport, fair: Fair) -> str:
    """Return today's earlier passages in one line, or nothing."""
    # The newest: what the clerk asks about, and one line holds no more.
    passed = [_short_passage(passage, fair) for passage in _before(report)[-3:]]
    if not passed:
        return ""
    return QCoreApplication.translate("Passage", "Today: {passages}").format(
        passages=together(*passed)
    )


def gate_name(gate: str, fair: Fair) -> str:
    """Return the name of a gate id; another desk's gate may be unknown here and stays as it is."""
    names = {known.id: known.name.spoken(language()) for known in fair.gates}
    return names.get(gate, gate)


def days_text(days: Iterable[date]) -> str:
    """Return days with runs drawn together: '3 – 5 déc., 8 déc.'."""
    runs: list[list[date]] = []
    for each in sorted(days):
        if runs and each - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(each)
        else:
            runs.append([each])
    comma = QCoreApplication.translate("Days", ", ")
    return comma.join(isolated(_run_text(run)) for run in runs)


def areas_text(ticket: Ticket, fair: Fair) -> str:
    """Return the areas a ticket opens; the fair itself goes without saying beside others."""
    main, *others = fair.areas
    named = [area for area in others if area.id in ticket.areas]
    return together(*(area.name.spoken(language()) for area in (named or [main])))


def new_ticket_texts() -> tuple[str, str]:
    """Return what stands for the name of who is in no roster yet, and why."""
    return (
        QCoreApplication.translate("Verdict", "New registration"),
        QCoreApplication.translate("Verdict", "Since the last sync: name not known here yet"),
    )


def code_text(text: str) -> str:
    """Return as much of an unknown code as may be shown: four characters, never more."""
    visible = "".join(each for each in text if each.isprintable()).strip()
    return f"{visible[:4]}…"


def _visit(report: ScanReport, fair: Fair) -> str:
    before = _before(report)
    entries = [passage for passage in before if passage.direction is Direction.ENTRY]
    if not entries:
        return QCoreApplication.translate("Verdict", "First entry today")
    if before[-1].direction is Direction.EXIT:
        back = QCoreApplication.translate("Verdict", "Back again, left at {time}")
    else:
        back = QCoreApplication.translate("Verdict", "Already came in at {time}")
    return together(_at(back, before[-1], fair), gate_name(before[-1].gate, fair))


def _stay(report: ScanReport, fair: Fair) -> str:
    for passage in _before(report)[-1:]:
        match passage.direction:
            case Direction.ENTRY:
                text = QCoreApplication.translate("Verdict", "Came in at {time}")
            case Direction.EXIT:
                text = QCoreApplication.translate("Verdict", "Left already at {time}")
        return together(_at(text, passage, fair), gate_name(passage.gate, fair))
    return QCoreApplication.translate("Verdict", "No entry recorded today")


def _at(text: str, passage: Passage, fair: Fair) -> str:
    return text.format(time=f"{fair.local(passage.at):%H:%M}")


def _before(report: ScanReport) -> list[Passage]:
    return [passage for passage in report.history if passage.at < report.at]


def _short_passage(passage: Passage, fair: Fair) -> str:
    match passage.direction:
        case Direction.ENTRY:
            text = QCoreApplication.translate("Passage", "{time} in, {gate}")
        case Direction.EXIT:
            text = QCoreApplication.translate("Passage", "{time} out, {gate}")
    clock = f"{fair.local(passage.at):%H:%M}"
    return text.format(time=clock, gate=isolated(gate_name(passage.gate, fair)))


def _run_text(run: list[date]) -> str:
    first, last = run[0], run[-1]
    if first == last:
        return day(first)
    begin = str(first.day) if first.month == last.month else day(first)
    return f"{begin} – {day(last)}"


def _fact(reason: Reason, report: ScanReport, fair: Fair) -> str:
    ticket = report.ticket
    if ticket is None:
        return ""
    match reason:
        case Reason.WRONG_DAY:
            days = days_text(ticket.days or fair.days)
            return QCoreApplication.translate("Verdict", "Valid: {days}").format(days=days)
        case Reason.WRONG_AREA:
            text = QCoreApplication.translate("Verdict", "This ticket opens: {areas}")
            return text.format(areas=areas_text(ticket, fair))
        case Reason.TOO_EARLY:
            text = QCoreApplication.translate("Verdict", "Opens at {time}")
            on_day = QCoreApplication.translate("Verdict", "Opens on {day} at {time}")
            return _limit(_opening(ticket, report, fair), (text, on_day), report, fair)
        case Reason.TOO_LATE:
            text = QCoreApplication.translate("Verdict", "Entry closed at {time}")
            on_day = QCoreApplication.translate("Verdict", "Entry closed on {day} at {time}")
            return _limit(_closing(ticket, report, fair), (text, on_day), report, fair)
        case _:
            return ""


def _limit(limit: datetime | None, texts: tuple[str, str], report: ScanReport, fair: Fair) -> str:
    """Return the text of today's limit, or of another day's."""
    if limit is None:
        return ""
    of_today, of_another_day = texts
    when = fair.day_of(limit)
    text = of_today if when == fair.day_of(report.at) else of_another_day
    return text.format(day=isolated(day(when)), time=f"{fair.local(limit):%H:%M}")


def _opening(ticket: Ticket, report: ScanReport, fair: Fair) -> datetime | None:
    if ticket.valid_from is not None and report.at < ticket.valid_from:
        return ticket.valid_from
    hours = _hours(ticket, report, fair)
    return None if hours is None else _today_at(hours.opens, report, fair)


def _closing(ticket: Ticket, report: ScanReport, fair: Fair) -> datetime | None:
    if ticket.valid_until is not None and report.at >= ticket.valid_until:
        return ticket.valid_until
    hours = _hours(ticket, report, fair)
    return None if hours is None else _today_at(hours.closes, report, fair)


def _hours(ticket: Ticket, report: ScanReport, fair: Fair) -> Hours | None:
    return fair.category(ticket.category).hours or fair.area(report.gate.area).hours


def _today_at(clock: time, report: ScanReport, fair: Fair) -> datetime:
    return fair.local(report.at).replace(hour=clock.hour, minute=clock.minute)
