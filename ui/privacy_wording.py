"""The page about personal data in words: what was erased where, and what is still to be done."""

from PySide6.QtCore import QCoreApplication

from kiosk.desk.erasure import ErasureReport, FilesRemoved, SpoolAnswer, SpoolCleaned
from kiosk.desk.erasures import Holding, Retention, Spread
from kiosk.desk.reports import Level
from kiosk.domain.attendees import Ticket
from kiosk.domain.fair import Fair
from ui.line_row import Act, Line
from ui.status_wording import trouble_text
from ui.translation import breakable, isolated, language, listed, number, together


def person_line(ticket: Ticket, fair: Fair) -> Line:
    """Return one person that was found, with the way to erase them."""
    who = ticket.attendee
    second = who.name_ar.full if who.name_ar else ""
    return Line(
        key=ticket.id,
        level=Level.WARNING,
        name=together(who.name.full, second),
        text=together(who.company, fair.category(ticket.category).name.spoken(language())),
        figures=together(ticket.code, breakable(who.email)),
        acts=(
            Act(
                "erase",
                QCoreApplication.translate("Privacy", "Erase…"),
                QCoreApplication.translate("Privacy", "Erase: press again"),
            ),
        ),
        is_whole=True,  # two people of one name differ in a letter somewhere
    )


def report_lines(report: ErasureReport) -> tuple[Line, ...]:
    """Return what was erased where on this computer, and whom that leaves."""
    people = QCoreApplication.translate(
        "Privacy", "Erased here: people {people}, tickets {tickets}, with badges {badges}"
    ).format(
        people=number(report.people), tickets=number(report.tickets), badges=number(report.badges)
    )
    lines = [Line("people", Level.GOOD, "", people, is_whole=True), *_file_lines(report.files)]
    text = QCoreApplication.translate("Privacy", "This badge layout names them: edit it. {layout}")
    lines += [
        Line(f"layout/{name}", Level.WARNING, "", text.format(layout=isolated(name)), is_whole=True)
        for name in report.layouts
    ]
    if report.counts:
        text = QCoreApplication.translate(
            "Privacy", "The counts were kept first, in the data folder: {file}"
        ).format(file=isolated(report.counts))
        lines.append(Line("counts", Level.GOOD, "", text, is_whole=True))
    operator = QCoreApplication.translate(
        "Privacy",
        "Copies made by hand, backups and a PostgreSQL server’s archives are for the operator to "
        "clean.",
    )
    return (*lines, Line("operator", Level.WARNING, "", operator, is_whole=True))


def spread_line(spread: Spread, fair: Fair) -> Line:
    """Return one erasure: when, at which desk, and who has it by now."""
    erased = spread.erased
    name = ""
    if erased is not None:
        local = fair.local(erased.at)
        ticket = QCoreApplication.translate("Privacy", "Ticket {end}")
        end = isolated(f"…{erased.ticket_id[-6:]}")
        name = together(f"{local:%d/%m %H:%M}", erased.by, ticket.format(end=end))
    waiting = listed(_waiting_text(one, fair) for one in spread.waiting)
    missing = QCoreApplication.translate("Privacy", "Not yet: {desks}").format(desks=waiting)
    level = Level.GOOD if spread.is_everywhere else Level.WARNING
    key = erased.ticket_id if erased is not None else ""
    return Line(key, level, name, _hub_text(spread), missing if waiting else "", is_whole=True)


def retention_text(retention: Retention) -> tuple[Level, str]:
    """Return until when data may be kept, and whether they are to go."""
    if retention.keep_until is None:
        return Level.WARNING, QCoreApplication.translate(
            "Privacy",
            "No date is set until which personal data are kept: ask the organiser to set one "
            "(keep_until in the fair’s file).",
        )
    day = isolated(f"{retention.keep_until:%d/%m/%Y}")
    if retention.is_due:
        text = QCoreApplication.translate(
            "Privacy", "Personal data were to be kept until {day}: erase everybody now ({people})."
        )
        return Level.BAD, text.format(day=day, people=number(retention.people))
    if not retention.is_early:
        text = QCoreApplication.translate(
            "Privacy", "Personal data were to be kept until {day}: nobody’s are left here."
        )
        return Level.GOOD, text.format(day=day)
    text = QCoreApplication.translate("Privacy", "Personal data may be kept until {day}.")
    return Level.GOOD, text.format(day=day)


def supervisors_only_text() -> str:
    """Return why this desk does not offer to erase everybody."""
    return QCoreApplication.translate("Privacy", "A supervisor’s desk erases everybody.")


def _file_lines(files: FilesRemoved) -> list[Line]:
    counts = QCoreApplication.translate(
        "Privacy", "Files removed: badges as PDF {pages}, photos {photos}"
    ).format(pages=number(files.pages), photos=number(files.photos))
    places = together(
        *(f"{each.place}: {number(each.pages)}" for each in files.folders if each.pages)
    )
    left = QCoreApplication.translate(
        "Privacy", "Away, or not to be cleaned: {place}. It is tried again at every start."
    )
    return [
        Line("files", Level.GOOD, "", counts, places, is_whole=True),
        *(
            Line(
                f"left/{place}",
                Level.WARNING,
                "",
                left.format(place=isolated(place)),
                is_whole=True,
            )
            for place in files.left
        ),
        *(_spool_line(spool) for spool in files.spools),
    ]


def _spool_line(spool: SpoolCleaned) -> Line:
    is_well = spool.answer in (SpoolAnswer.NOTHING, SpoolAnswer.FORGOTTEN)
    text = _answers()[spool.answer].format(
        jobs=number(spool.jobs), kept=number(spool.jobs - spool.forgotten)
    )
    level = Level.GOOD if is_well else Level.WARNING
    return Line(f"spool/{spool.printer}", level, "", text, isolated(spool.printer), is_whole=True)


def _answers() -> dict[SpoolAnswer, str]:
    return {
        SpoolAnswer.NOTHING: QCoreApplication.translate(
            "Privacy", "This printer was asked: it knows of no such badge."
        ),
        SpoolAnswer.FORGOTTEN: QCoreApplication.translate(
            "Privacy", "This printer was asked to forget print jobs, and did: {jobs}"
        ),
        SpoolAnswer.KEPT: QCoreApplication.translate(
            "Privacy",
            "This printer still lists print jobs by number: {kept}. Switch it off and on if it "
            "keeps pages.",
        ),
        SpoolAnswer.AWAY: QCoreApplication.translate(
            "Privacy", "This printer does not answer: it is asked again at every start."
        ),
        SpoolAnswer.UNASKED: QCoreApplication.translate(
            "Privacy", "This printer cannot be asked: look into its queue for kept documents."
        ),
    }


def _hub_text(spread: Spread) -> str:
    if not spread.hub:
        return QCoreApplication.translate(
            "Privacy", "Erased here; no hub passes it on to other computers."
        )
    if spread.refusal is not None:
        text = QCoreApplication.translate(
            "Privacy", "Erased here; of others nothing is known. {why}"
        )
        return text.format(why=trouble_text(spread.refusal))
    if spread.hub_knows is None:
        return QCoreApplication.translate(
            "Privacy", "Erased here; the hub does not answer, so of others nothing is known."
        )
    if not spread.hub_knows:
        return QCoreApplication.translate(
            "Privacy", "Erased here; the hub has not heard of it yet."
        )
    text = QCoreApplication.translate(
        "Privacy", "Erased here, at the hub, and at other computers: {n} of {of}"
    )
    return text.format(n=number(spread.holding), of=number(len(spread.others)))


def _waiting_text(one: Holding, fair: Fair) -> str:
    if one.heard_at is None:
        return QCoreApplication.translate("Privacy", "{desk} (never heard)").format(
            desk=isolated(one.name)
        )
    text = QCoreApplication.translate("Privacy", "{desk} (last heard {when})")
    when = isolated(f"{fair.local(one.heard_at):%d/%m %H:%M}")
    return text.format(desk=isolated(one.name), when=when)
