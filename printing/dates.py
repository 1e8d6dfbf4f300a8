"""Days as a badge says them, in three languages."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise

from kiosk.domain.fair import Language

_MONTHS = {
    Language.FR: "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    # as Morocco calls them
    Language.AR: "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
    Language.EN: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}
_ONLY = {Language.FR: "seulement", Language.AR: "فقط", Language.EN: "only"}
_MOST_LISTED = 5


def valid_days(days: Sequence[date], *, fair_days: Sequence[date], language: Language) -> str:
    """Return '24 · 25 · 26 · 27 nov.'; one day of a longer fair is '24 nov. seulement'."""
    months = _MONTHS[language].split()
    parts: list[str] = []
    for month, group in groupby(days, key=lambda day: day.month):
        in_month = list(group)
        if len(in_month) > _MOST_LISTED and _is_unbroken(in_month):
            numbers = f"{in_month[0].day}–{in_month[-1].day}"
        else:
            numbers = " · ".join(str(day.day) for day in in_month)
        parts.append(f"{numbers} {months[month - 1]}")
    if len(days) == 1 < len(fair_days):
        parts.append(_ONLY[language])
        return " ".join(parts)
    return " · ".join(parts)


def period(days: Sequence[date]) -> str:
    """Return '24–27.11.2026', '30.11–2.12.2026' or '24.11.2026'; no days give an empty text."""
    if not days:
        return ""
    first, last = days[0], days[-1]
    until = f"{last.day}.{last.month:02}.{last.year}"
    if first == last:
        return until
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{until}"
    if first.year == last.year:
        return f"{first.day}.{first.month:02}–{until}"
    return f"{first.day}.{first.month:02}.{first.year}–{until}"


def _is_unbroken(days: Sequence[date]) -> bool:
    return all(after - before == timedelta(days=1) for before, after in pairwise(days))
