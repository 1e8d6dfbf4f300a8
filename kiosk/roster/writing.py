"""Rosters written as CSV that a spreadsheet opens well and `read_roster` reads back."""

import csv
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from kiosk.domain.attendees import PersonName, Ticket
from kiosk.domain.fair import Fair
from kiosk.roster.columns import Column
from kiosk.roster.text import armoured
from kiosk.whole_file import whole_file

_NO_NAME = PersonName("", "")


def write_roster(path: Path, tickets: Iterable[Ticket], fair: Fair) -> None:
    """Write all tickets; a file of that name is replaced only once the new one is complete.

    Raises:
        TroubleError: the folder is missing or read-only, or the disk is full.
    """
    # Without its byte order mark, spreadsheets would not take the file for UTF-8.
    with whole_file(path, encoding="utf-8-sig") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(Column)
        rows.writerows(_cells(ticket, fair) for ticket in tickets)


def _cells(ticket: Ticket, fair: Fair) -> list[str]:
    attendee = ticket.attendee
    name_ar = attendee.name_ar or _NO_NAME
    cells = (
        ticket.code,
        ticket.category,
        attendee.name.first,
        attendee.name.last,
        name_ar.first,
        name_ar.last,
        attendee.company,
        attendee.function,
        attendee.country,
        attendee.email,
        attendee.phone,
        attendee.language.value,
        "|".join(sorted(ticket.areas)),
        "|".join(map(date.isoformat, sorted(ticket.days))),
        _moment(ticket.valid_from, fair),
        _moment(ticket.valid_until, fair),
        ticket.status.value,
        "yes" if ticket.paid else "no",
        ticket.note,
    )
    return list(map(armoured, cells))


def _moment(moment: datetime | None, fair: Fair) -> str:
    return fair.local(moment).isoformat() if moment else ""
