"""What the cells of a roster may hold beside free text, for one fair."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from kiosk.domain.attendees import TicketStatus
from kiosk.domain.fair import Area, Category, Fair, Language
from kiosk.roster.columns import LONGEST, Column
from kiosk.roster.countries import country_code
from kiosk.roster.text import folded

T = TypeVar("T")

_STATUSES = {
    "valid": TicketStatus.VALID,
    "valide": TicketStatus.VALID,
    "cancelled": TicketStatus.CANCELLED,
    "canceled": TicketStatus.CANCELLED,
    "annule": TicketStatus.CANCELLED,
    "blocked": TicketStatus.BLOCKED,
    "bloque": TicketStatus.BLOCKED,
}
_YES = ("oui", "yes", "1", "true", "vrai", "paye", "paid")
_NO = ("non", "no", "0", "false", "faux", "impaye", "unpaid")
_PAID = dict.fromkeys(_YES, True) | dict.fromkeys(_NO, False)
_LANGUAGES = {
    **dict.fromkeys(("fr", "francais", "french"), Language.FR),
    **dict.fromkeys(("ar", "arabe", "arabic", folded("العربية")), Language.AR),
    **dict.fromkeys(("en", "anglais", "english"), Language.EN),
}
_BETWEEN = re.compile(r"[|,;/]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
_FOREVER = re.compile(r"(9999-12-31|31/12/9999)([T ][0-9:.+Z-]*)?")
_MOMENTS = ("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S")


class BadCellError(Exception):
    """A cell that cannot be understood; `str()` says what is accepted, without personal data.

    `column` is named by rules that look at several cells; else whoever reads a cell knows it.
    """

    def __init__(self, why: str, *, column: Column | None = None) -> None:
        super().__init__(why)
        self.column = column


class Values:
    """Parsers of one fair's cells. Each gives what an empty cell means for an empty text.

    All but free text remember their answers, as a roster holds few different values.
    """

    def __init__(self, fair: Fair) -> None:
        self._days = fair.days
        self._zone = ZoneInfo(fair.timezone)
        self._areas = _by_every_name(fair.areas)
        self._categories = _by_every_name(fair.categories)
        self._area_ids = ", ".join(area.id for area in fair.areas)
        self._category_ids = ", ".join(category.id for category in fair.categories)
        self._usual_category = fair.categories[0].id
        self.country = cache(_country)
        self.language = cache(_language)
        self.category = cache(self._category)
        self.areas = cache(self._area_set)
        self.days = cache(self._day_set)
        self.valid_from = cache(self._valid_from)
        self.valid_until = cache(self._valid_until)
        self.status = cache(_status)
        self.paid = cache(_paid)

    def parsers(self) -> dict[Column, Callable[[str], object]]:
        """Return the parser of every column."""
        texts = {column: _bounded(longest) for column, longest in LONGEST.items()}
        return texts | {
            Column.CATEGORY: self.category,
            Column.COUNTRY: self.country,
            Column.LANGUAGE: self.language,
            Column.AREAS: self.areas,
            Column.DAYS: self.days,
            Column.VALID_FROM: self.valid_from,
            Column.VALID_UNTIL: self.valid_until,
            Column.STATUS: self.status,
            Column.PAID: self.paid,
        }

    def _category(self, cell: str) -> str:
        if not cell:
            return self._usual_category
        return _chosen(cell, self._categories, self._category_ids)

    def _area_set(self, cell: str) -> frozenset[str]:
        whole = self._areas.get(folded(cell))
        if whole is not None:
            return frozenset({whole})
        parts = [part.strip() for part in _BETWEEN.split(cell)]
        return frozenset(_chosen(part, self._areas, self._area_ids) for part in parts if part)

    def _day_set(self, cell: str) -> frozenset[date]:
        if _BETWEEN.sub("", _DAY.sub("", cell)).strip():
            raise BadCellError(f"{_shown(cell)} is no list of days such as 2026-11-22|2026-11-23.")
        days = frozenset(_day(found) for found in _DAY.findall(cell))
        if not days.issubset(self._days):
            first, last = self._days[0], self._days[-1]
            raise BadCellError(f"{_shown(cell)} is outside the fair, {first} to {last}.")
        return days

    def _valid_from(self, cell: str) -> datetime | None:
        return self._moment(cell, days_more=0) if cell else None

    def _valid_until(self, cell: str) -> datetime | None:
        if not cell or _FOREVER.fullmatch(cell):
            return None
        # A bare day as the end means that this day still counts.
        return self._moment(cell, days_more=1)

    def _moment(self, cell: str, *, days_more: int) -> datetime:
        try:
            if _DAY.fullmatch(cell):
                day = _day(cell) + timedelta(days=days_more)
                moment = datetime.combine(day, time(), self._zone)
            else:
                moment = _date_and_time(cell)
            return (moment if moment.tzinfo else moment.replace(tzinfo=self._zone)).astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise BadCellError(
                f"{_shown(cell)} is no date and time such as 2026-11-22T14:00 or 22/11/2026 14:00."
            ) from error


def _by_every_name(things: Iterable[Area] | Iterable[Category]) -> dict[str, str]:
    names: dict[str, str] = {}
    for thing in things:
        for text in (thing.id, thing.name.fr, thing.name.ar, thing.name.en):
            names.setdefault(folded(text), thing.id)
    return names


def _chosen(cell: str, choices: Mapping[str, T], accepted: str) -> T:
    choice = choices.get(folded(cell))
    if choice is None:
        raise BadCellError(f"{_shown(cell)} is none of: {accepted}.")
    return choice


def _country(cell: str) -> str:
    code = country_code(cell) if cell else ""
    if code is None:
        raise BadCellError("This is no country: give its two-letter ISO code, such as MA or FR.")
    return code


def _language(cell: str) -> Language:
    return _chosen(cell, _LANGUAGES, "fr, ar, en") if cell else Language.FR


def _status(cell: str) -> TicketStatus:
    accepted = "valid, cancelled, blocked (valide, annulé, bloqué)"
    return _chosen(cell, _STATUSES, accepted) if cell else TicketStatus.VALID


def _paid(cell: str) -> bool:
    return _chosen(cell, _PAID, "yes, no, 1, 0 (oui, non, payé, impayé)") if cell else True


def _day(text: str) -> date:
    try:
        if "-" in text:
            return date.fromisoformat(text)
        day, month, year = text.split("/")
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise BadCellError(f"{_shown(text)} is no day of the calendar.") from error


def _date_and_time(text: str) -> datetime:
    for form in _MOMENTS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 (the caller adds the fair's zone)
        except ValueError:
            continue
    return datetime.fromisoformat(text)


def _bounded(longest: int) -> Callable[[str], str]:
    def bounded(cell: str) -> str:
        if len(cell) > longest:
            raise BadCellError(f"This is longer than {longest} characters.")
        return cell

    return bounded


def _shown(cell: str) -> str:
    return f'"{cell}"' if len(cell) <= 30 else f'"{cell[:29]}…"'
