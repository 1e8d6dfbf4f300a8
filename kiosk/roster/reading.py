"""Rosters read from CSV: tickets, and a sentence for every line that needs the organiser."""

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
_SHORTEST_BOUND = min(LONGEST.values())


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What is wrong on one line (from 1, as a text editor counts), without personal data."""

    line: int
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class Roster:
    """The good tickets in the order of the file, and the problems in the same order."""

    tickets: tuple[Ticket, ...]
    problems: tuple[LineProblem, ...]


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
    return Roster(tuple(tickets), tuple(problems))


def tickets_of(table: Table, fair: Fair, path: Path) -> Iterator[Ticket | LineProblem]:
    """Yield the tickets and problems of a table one by one, from whatever file it came."""
    columns = [column_of(name) for name in table.header]
    fault = fault_of(columns)
    if fault is not None:
        raise unreadable(path, fault)
    yield from _unknown_columns(table.header, columns)
    reader = _LineReader(fair, columns)
    for line, cells in table.rows:
        yield from reader.read(line, cells)


def _unknown_columns(
    header: tuple[str, ...], columns: list[Column | None]
) -> Iterator[LineProblem]:
    for name, column in zip(header, columns, strict=True):
        if column is None and name.strip():
            yield LineProblem(1, tidied(name)[:40], "No such column in a roster: it was left out.")


class _LineReader:
    """Turns cells into tickets, remembering which codes and badge ids are taken."""

    def __init__(self, fair: Fair, columns: list[Column | None]) -> None:
        self._fair_id = fair.id
        self._values = Values(fair)
        self._parsers = self._values.parsers()
        self._width = len(columns)
        # A column that the file lacks is read from one empty cell behind the last.
        places = {column: place for place, column in enumerate(columns) if column}
        self._in_order = itemgetter(*(places.get(column, self._width) for column in _COLUMNS))
        self._line_of_code: dict[str, int] = {}
        self._badge_ids: set[str] = set()

    def read(self, line: int, raw: list[str]) -> Sequence[Ticket | LineProblem]:
        if len(raw) != self._width:
            if any(cell.strip() for cell in raw[self._width :]):
                why = f"It has more than the {self._width} cells of line 1."
                return (LineProblem(line, "", why),)
            raw = [*raw, *[""] * self._width][: self._width]
        raw.append("")
        cells = _clean(self._in_order(raw))
        problem = self._code_problem(line, cells)
        if problem is not None:
            return (problem,) if any(cells) else ()
        try:
            return (self._ticket(cells),)
        except BadCellError:
            return self._with_problems(line, cells)

    def _code_problem(self, line: int, cells: Sequence[str]) -> LineProblem | None:
        code = cells[0]
        if not code:
            return LineProblem(line, Column.CODE, "The code is missing.")
        first = self._line_of_code.setdefault(code, line)
        if first != line:
            return LineProblem(line, Column.CODE, f"The same code is on line {first} already.")
        return None

    def _ticket(self, cells: list[str]) -> Ticket:
        if max(map(len, cells)) > _SHORTEST_BOUND:
            _check_lengths(cells)
        values = self._values
        (code, category, first, last, first_ar, last_ar, company, function, country, email, phone,
         language, areas, days, start, end, status, paid, note) = cells  # fmt: skip
        valid_from, valid_until = values.valid_from(start), values.valid_until(end)
        if valid_from and valid_until and valid_from >= valid_until:
            raise BadCellError("This is not after valid_from.", column=Column.VALID_UNTIL)
        attendee = Attendee(
            *_names(first, last, first_ar, last_ar),
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
                why = f"{bad} It was left empty." if column in DESCRIPTIVE else str(bad)
                problems.append(LineProblem(line, column, why))
                cells[place] = ""
                may_enter = may_enter and column in DESCRIPTIVE
        if may_enter:
            try:
                problems.append(self._ticket(cells))
            except BadCellError as bad:
                problems.append(LineProblem(line, bad.column or "", str(bad)))
        return problems


def _clean(raw: Sequence[str]) -> list[str]:
    cells = [cell.strip() for cell in raw]
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


def _names(
    first: str, last: str, first_ar: str, last_ar: str
) -> tuple[PersonName, PersonName | None]:
    arabic = PersonName(first_ar, last_ar) if first_ar or last_ar else None
    if first or last:
        return PersonName(first, last), arabic
    if arabic is None:
        raise BadCellError(
            "The name is missing: fill first_name or last_name.", column=Column.LAST_NAME
        )
    return arabic, None
