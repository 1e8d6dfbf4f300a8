"""The columns of a roster and the header names they go by; docs/roster.md tells organisers."""

from collections.abc import Sequence
from enum import StrEnum

from kiosk.domain.codes import LONGEST_CODE
from kiosk.roster.text import folded


class Column(StrEnum):
    """One column, by its English header. The order is that of written files.

    Each is a field of that name of `Ticket` or its `attendee`, but for the names: `first_name` and
    `last_name` are `attendee.name`, `first_name_ar` and `last_name_ar` are `attendee.name_ar`, None
    when both are empty. Where Latin cells are empty, `name` holds the Arabic name; `name_ar` holds
    it too when the file has no Latin columns at all. The ids of a ticket follow from `code` alone.
    """

    CODE = "code"
    CATEGORY = "category"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    FIRST_NAME_AR = "first_name_ar"
    LAST_NAME_AR = "last_name_ar"
    COMPANY = "company"
    FUNCTION = "function"
    COUNTRY = "country"
    EMAIL = "email"
    PHONE = "phone"
    LANGUAGE = "language"
    AREAS = "areas"
    DAYS = "days"
    VALID_FROM = "valid_from"
    VALID_UNTIL = "valid_until"
    STATUS = "status"
    PAID = "paid"
    NOTE = "note"


OTHER_NAMES = {
    Column.CODE: ("ticket code", "code billet"),
    Column.CATEGORY: ("catégorie",),
    Column.FIRST_NAME: ("prénom",),
    Column.LAST_NAME: ("nom",),
    Column.FIRST_NAME_AR: ("prénom ar", "prénom arabe", "الاسم الشخصي"),
    Column.LAST_NAME_AR: ("nom ar", "nom arabe", "الاسم العائلي"),
    Column.COMPANY: ("société", "entreprise"),
    Column.FUNCTION: ("fonction",),
    Column.COUNTRY: ("pays",),
    Column.EMAIL: ("e-mail", "courriel"),
    Column.PHONE: ("téléphone",),
    Column.LANGUAGE: ("langue",),
    Column.AREAS: ("espaces",),
    Column.DAYS: ("jours",),
    Column.VALID_FROM: ("valide du",),
    Column.VALID_UNTIL: ("valide au",),
    Column.STATUS: ("statut",),
    Column.PAID: ("payé",),
    Column.NOTE: ("remarque",),
}

LONGEST = {
    Column.CODE: LONGEST_CODE,
    Column.FIRST_NAME: 200,
    Column.LAST_NAME: 200,
    Column.FIRST_NAME_AR: 200,
    Column.LAST_NAME_AR: 200,
    Column.COMPANY: 200,
    Column.FUNCTION: 200,
    Column.EMAIL: 254,
    Column.PHONE: 50,
    Column.NOTE: 1000,
}

_BY_NAME = {
    folded(name): column for column in Column for name in (column.value, *OTHER_NAMES[column])
}
_A_NAME = {Column.FIRST_NAME, Column.LAST_NAME, Column.FIRST_NAME_AR, Column.LAST_NAME_AR}


def column_of(header: str) -> Column | None:
    """Return the column that `header` names, whatever its case, accents, spaces and signs."""
    return _BY_NAME.get(folded(header))


def fault_of(columns: Sequence[Column | None]) -> str | None:
    """Return what keeps a file with these columns from being a roster, as a sentence."""
    if Column.CODE not in columns:
        return 'it has no column "code": the first line must name the columns.'
    if not _A_NAME.intersection(columns):
        return 'it has no column "first_name" or "last_name": add at least one of them.'
    for column in Column:
        if columns.count(column) > 1:
            return f'several columns mean "{column}": keep one of them.'
    return None
