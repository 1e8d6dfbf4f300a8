"""Rosters read from CSV: tickets, and a sentence for every line that needs the organiser."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from kiosk.domain.attendees import Attendee, PersonName, Ticket
from kiosk.domain.badge_ids import free_badge_id, ticket_id_of
from kiosk.domain.codes import clean_code
from kiosk.domain.fair import Fair
from kiosk.roster.columns import LONGEST, Column, column_of, fault_of
from kiosk.roster.csv_table import Table, opened_csv, unreadable
from kiosk.roster.text import disarmed, is_tidy, tidied
from kiosk.roster.values import BadCellError, Values

# A fault in one of these must not keep anybody out of the fair: the cell is left empty.
DESCRIPTIVE = frozenset(
    {
        Column.FIRST_NAME_AR,
        Column.LAST_NAME_AR,
        Column.COMPANY,
        Column.FUNCTION,
        Column.COUNTRY,
        Column.EMAIL,
        Column.PHONE,
        Column.LANGUAGE,
    }
)
_COLUMNS = tuple(Column)
_LATIN = {Column.FIRST_NAME, Column.LAST_NAME}
_RUINED = re.compile(r"-?[0-9]([.,][0-9]+)?E\+[0-9]{2,}")  # 1,23457E+11: most digits are gone
_SHORTEST_BOUND = min(LONGEST.values())


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What is wrong on one line (from 1, as a text editor counts), without personal data.

    `keeps_out` tells whether it is why the line gives no ticket.
    """

    line: int
    column: str
    why: str
    keeps_out: bool = True


@dataclass(frozen=True, slots=True)
class Roster:
    """The good tickets in the order of the file, and the problems in the same order.

    `columns` are those of `Column` that the file has: of what belongs to another column the file
    says nothing, and the tickets hold a usual value there. `Column` tells what belongs to each.
    """

    tickets: tuple[Ticket, ...]
    problems: tuple[LineProblem, ...]
    columns: frozenset[str]


def read_roster(path: Path, fair: Fair) -> Roster:
    """Read all tickets of a CSV file.

    A line with a problem gives no ticket, save where only a descriptive cell (country, e-mail,
    company…) is at fault: that cell is then left empty.

    Raises:
        TroubleError: the file as a whole cannot be read as a roster.
    """
    tickets: list[Ticket] = []
    problems: list[LineProblem] = []
    with opened_csv(path) as table:
        for item in tickets_of(table, fair, path):
            if isinstance(item, Ticket):
                tickets.append(item)
            else:
                problems.append(item)
        columns = frozenset(filter(None, map(column_of, table.header)))
    return Roster(tuple(tickets), tuple(problems), columns)


def tickets_of(table: Table, fair: Fair, path: Path) -> Iterator[Ticket | LineProblem]:
    """Yield the tickets and problems of a table one by one, from whatever file it came."""
    columns = [column_of(name) for name in table.header]
    fault = fault_of(columns)
    if fault is not None:
        raise unreadable(path, fault)
    yield from _unknown_columns(table, columns)
    reader = _LineReader(fair, columns, table.line)
    for line, cells in table.rows:
        yield from reader.read(line, cells)


def _unknown_columns(table: Table, columns: list[Column | None]) -> Iterator[LineProblem]:
    why = "No such column in a roster: it was left out."
    for name, column in zip(table.header, columns, strict=True):
        if column is None and name.strip():
            yield LineProblem(table.line, tidied(name)[:40], why, keeps_out=False)


class _LineReader:
    """Turns cells into tickets, remembering which codes and badge ids are taken."""

    def __init__(self, fair: Fair, columns: list[Column | None], header_line: int) -> None:
        self._fair_id = fair.id
        self._values = Values(fair)
        self._parsers = self._values.parsers()
        self._width = len(columns)
        self._header_line = header_line
        self._has_latin = not _LATIN.isdisjoint(columns)
        # A column that the file lacks is read from one empty cell behind the last.
        places = {column: place for place, column in enumerate(columns) if column}
        self._in_order = itemgetter(*(places.get(column, self._width) for column in _COLUMNS))
        self._line_of_code: dict[str, int] = {}
        self._badge_ids: set[str] = set()

    def read(self, line: int, raw: list[str]) -> Sequence[Ticket | LineProblem]:
        if len(raw) != self._width:
            if not any(map(str.strip, raw)):
                return ()
            if len(raw) < self._width or any(map(str.strip, raw[self._width :])):
                return (LineProblem(line, "", self._width_fault(len(raw))),)
            del raw[self._width :]
        raw.append("")
        cells = _clean(self._in_order(raw))
        problem = self._code_problem(line, cells)
        if problem is not None:
            return (problem,) if any(cells) else ()
        try:
            return (self._ticket(cells),)
        except BadCellError:
            return self._with_problems(line, cells)

    def _width_fault(self, width: int) -> str:
        wanted = f"the {self._width} cells of line {self._header_line}."
        # Nobody knows what the missing cells said: a cancelled ticket would come to life again.
        return (
            f"It has {width} of {wanted}" if width < self._width else f"It has more than {wanted}"
        )

    def _code_problem(self, line: int, cells: Sequence[str]) -> LineProblem | None:
        code = cells[0]
        if not code:
            return LineProblem(line, Column.CODE, "The code is missing.")
        if "E+" in code and _RUINED.fullmatch(code):
            why = "A spreadsheet shortened this number: format the column as text, then export."
            return LineProblem(line, Column.CODE, why)
        first = self._line_of_code.setdefault(code, line)
        if first != line:
            return LineProblem(line, Column.CODE, f"The same code is on line {first} already.")
        return None

    def _ticket(self, cells: Sequence[str]) -> Ticket:
        if max(map(len, cells)) > _SHORTEST_BOUND:
            _check_lengths(cells)
        values = self._values
        (code, category, first, last, first_ar, last_ar, company, function, country, email, phone,
         language, areas, days, start, end, status, paid, note) = cells  # fmt: skip
        valid_from, valid_until = values.valid_from(start), values.valid_until(end)
        if valid_from and valid_until and valid_from >= valid_until:
            raise BadCellError("This is not after valid_from.", column=Column.VALID_UNTIL)
        attendee = Attendee(
            *self._names(first, last, first_ar, last_ar),
            company,
            function,
            values.country(country),
            email,
            phone,
            values.language(language),
        )
        return Ticket(
            id=ticket_id_of(self._fair_id, code),
            code=code,
            attendee=attendee,
            category=values.category(category),
            areas=values.areas(areas),
            days=values.days(days),
            valid_from=valid_from,
            valid_until=valid_until,
            status=values.status(status),
            paid=values.paid(paid),
            note=note,
            badge_id=self._badge_id(code),  # last: a line at fault must not take an id
        )

    def _names(
        self, first: str, last: str, first_ar: str, last_ar: str
    ) -> tuple[PersonName, PersonName | None]:
        arabic = PersonName(first_ar, last_ar) if first_ar or last_ar else None
        if first or last:
            return PersonName(first, last), arabic
        if arabic is None:
            raise BadCellError(
                "The name is missing: fill first_name or last_name.", column=Column.LAST_NAME
            )
        # A file without Latin columns adds the Arabic name to a Latin one already on the desk.
        return arabic, None if self._has_latin else arabic

    def _badge_id(self, code: str) -> str:
        badge_id = free_badge_id(self._fair_id, code, self._badge_ids)
        self._badge_ids.add(badge_id)
        return badge_id

    def _with_problems(self, line: int, cells: list[str]) -> list[Ticket | LineProblem]:
        problems: list[Ticket | LineProblem] = []
        may_enter = True
        for place, column in enumerate(_COLUMNS):
            try:
                self._parsers[column](cells[place])
            except BadCellError as bad:
                keeps_out = column not in DESCRIPTIVE
                why = str(bad) if keeps_out else f"{bad} It was left empty."
                problems.append(LineProblem(line, column, why, keeps_out))
                cells[place] = ""
                may_enter = may_enter and not keeps_out
        if may_enter:
            try:
                problems.append(self._ticket(cells))
            except BadCellError as bad:
                problems.append(LineProblem(line, bad.column or "", str(bad)))
        return problems


def _clean(raw: Sequence[str]) -> list[str]:
    cells = list(map(str.strip, raw))
    together = "".join(cells)
    if "'" in together:
        cells = [disarmed(cell) if cell[:1] == "'" else cell for cell in cells]
    if is_tidy(together):
        return cells
    code, *others = cells
    return [clean_code(code), *(cell if is_tidy(cell) else tidied(cell) for cell in others)]


def _check_lengths(cells: Sequence[str]) -> None:
    for column, cell in zip(_COLUMNS, cells, strict=True):
        if len(cell) > LONGEST.get(column, len(cell)):
            raise BadCellError("too long", column=column)
