"""The roster's rows, and the tickets they stand for."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlite_utils import Database

from kiosk.desk.records import RosterChanges, RosterUses
from kiosk.domain.admission import Credential
from kiosk.domain.attendees import Attendee, PersonName, Ticket, TicketStatus
from kiosk.domain.badge_ids import free_badge_id, next_badge_id
from kiosk.domain.codes import BadgeCode, OpaqueCode, Reading
from kiosk.domain.fair import Language

Row = tuple[str | int, ...]

COLUMNS = (
    "id", "code", "badge_id", "category", "first_name", "last_name", "first_name_ar",
    "last_name_ar", "company", "function", "country", "email", "phone", "language", "areas",
    "days", "valid_from", "valid_until", "status", "paid", "note",
)  # fmt: skip
_LISTED = ", ".join(f"roster.{column}" for column in COLUMNS)
_SELECT = f"select {_LISTED} from roster"  # noqa: S608 - constants of this module
SELECT_ROW = _SELECT
_TYPES = tuple(int if column == "paid" else str for column in COLUMNS)
_PAID = COLUMNS.index("paid")
_PARSED = [
    COLUMNS.index(name) for name in ("language", "days", "valid_from", "valid_until", "status")
]
_parsed = itemgetter(*_PARSED)


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """Rows to write, and what they mean to people."""

    changes: RosterChanges
    rows: tuple[Row, ...]


class Tickets:
    """Finds and stores tickets inside a transaction that somebody else holds."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, reading: Reading) -> Credential:
        """Return the ticket of one reading of a code, told apart from a revoked badge's."""
        match reading:
            case OpaqueCode(code):
                return Credential(self._one("where code = ?", code))
            case BadgeCode(badge_id):
                revoked = self._one(
                    "join revoked_badge on subject = roster.id where revoked_badge.badge_id = ?"
                    " order by roster.id",
                    badge_id,
                )
                if revoked is not None:
                    return Credential(revoked, revoked=True)
                return Credential(self._one("where badge_id = ?", badge_id))

    def by_id(self, ticket_id: str) -> Ticket | None:
        """Return a ticket by its id."""
        return self._one("where id = ?", ticket_id)

    def all(self) -> Iterator[Ticket]:
        """Yield every ticket."""
        return map(_ticket_of, self._db.execute(_SELECT).fetchall())

    def version(self, ticket_id: str) -> int:
        """Return a ticket's version, or its roster position where it has none; 0 where it is not.

        Every version is greater than any position.
        """
        row = self._db.execute(
            "select coalesce(nullif(version, 0), pos) from roster where id = ?", [ticket_id]
        ).fetchone()
        return int(row[0]) if row else 0

    def ids(self) -> tuple[str, ...]:
        """Return the id of every ticket, in the order of their codes."""
        return tuple(row[0] for row in self._db.execute("select id from roster order by code"))

    def count(self) -> int:
        """Return how many there are; SQLite counts the pages of an index, a millisecond's work."""
        return int(self._db.execute("select count(*) from roster").fetchone()[0])

    def uses(self) -> RosterUses:
        """Return what the roster needs of its fair."""
        categories = self._db.execute("select distinct category from roster").fetchall()
        areas = self._db.execute("select distinct areas from roster").fetchall()
        named = {area for (listed,) in areas for area in listed.split()}
        return RosterUses(self.count(), frozenset(row[0] for row in categories), frozenset(named))

    def compare(
        self, tickets: Iterable[Ticket], fair_id: str, columns: Collection[str]
    ) -> RosterPlan:
        """Return what it would take to hold `tickets` too.

        Badge ids already given stay, and so does what stands in columns that the source lacks.
        """
        kept = [n for n, name in enumerate(COLUMNS) if name not in {"id", *columns}]
        known = self._known()
        walk_ins = dict(
            self._db.execute(
                "select roster.id, badge_id from roster join base using (id) where cells = '[]'"
            )
        )
        erased = {row[0] for row in self._db.execute("select subject from erased")}
        taken = self._taken()
        new: list[Row] = []
        changed: list[Row] = []
        seen = 0
        for ticket in tickets:
            if ticket.id in erased:
                continue
            seen += 1
            before = known.get(ticket.id)
            if before is None:
                given = walk_ins.get(ticket.id)
                named = replace(ticket, badge_id=given) if given else None
                new.append(_row_of(named or _with_free_badge(ticket, fair_id, taken)))
                continue
            row = _merged(_row_of(ticket), before, kept)
            if row != before:
                changed.append(row)
        unchanged = seen - len(new) - len(changed)
        missing = len(known) - len(changed) - unchanged
        changes = RosterChanges(len(new), len(changed), unchanged, missing)
        return RosterPlan(changes, (*new, *changed))

    def renewed(self, badge_id: str, fair_id: str) -> Ticket | None:
        """Return the ticket of a badge id with the next free one; None when there is none."""
        ticket = self._one("where badge_id = ?", badge_id)
        if ticket is None:
            return None
        following = next_badge_id(fair_id, ticket.code, badge_id, self._taken())
        return replace(ticket, badge_id=following)

    def _known(self) -> dict[str, Row]:
        """Return the rows as their writer has them, without what desks corrected since."""
        known = {row[0]: row for row in self._db.execute(_SELECT)}
        for ticket_id, cells in self._db.execute("select id, cells from base"):
            known.pop(ticket_id, None)
            if cells != "[]":
                known[ticket_id] = tuple(json.loads(cells))
        return known

    def _taken(self) -> set[str]:
        rows = self._db.execute(
            "select badge_id from roster union all select badge_id from revoked_badge"
            " union all select code from roster"  # or a badge would open for somebody else's code
        )
        return {row[0] for row in rows}

    def _one(self, where: str, value: str) -> Ticket | None:
        row = self._db.execute(f"{_SELECT} {where}", [value]).fetchone()
        return None if row is None else _ticket_of(row)


def revoke(db: sqlite3.Connection, ticket_id: str, badge_id: str, next_badge_id: str) -> None:
    """Refuse `badge_id` from now on; its ticket has the next one once its row is corrected.

    In whatever order revocations come, and however often, the same badge ids are good in the end.
    """
    db.execute(
        "insert into revoked_badge values (?, ?, ?) on conflict (badge_id, subject) do update"
        " set next = min(next, excluded.next)",
        (badge_id, ticket_id, next_badge_id),
    )


def good_badges(db: sqlite3.Connection) -> dict[str, str]:
    """Return of each ticket of which badge ids were revoked the one that was not.

    The least, if several. What its row says does not count, for it may be older or newer than the
    revocations known.
    """
    return dict(
        db.execute(
            "select subject, min(next) from revoked_badge where next <> ''"
            " and next not in (select badge_id from revoked_badge) group by subject"
        ).fetchall()
    )


def _with_free_badge(ticket: Ticket, fair_id: str, taken: set[str]) -> Ticket:
    if ticket.badge_id in taken:
        ticket = replace(ticket, badge_id=free_badge_id(fair_id, ticket.code, taken))
    taken.add(ticket.badge_id)
    return ticket


def _merged(row: Row, before: Row, kept: Iterable[int]) -> Row:
    cells = list(row)
    for place in kept:
        cells[place] = before[place]
    return tuple(cells)


def _row_of(ticket: Ticket) -> Row:
    who = ticket.attendee
    second = who.name_ar or PersonName("", "")
    return (
        ticket.id, ticket.code, ticket.badge_id, ticket.category, who.name.first, who.name.last,
        second.first, second.last, who.company, who.function, who.country, who.email, who.phone,
        str(who.language), " ".join(sorted(ticket.areas)) if ticket.areas else "",
        " ".join(day.isoformat() for day in sorted(ticket.days)) if ticket.days else "",
        _written(ticket.valid_from), _written(ticket.valid_until), str(ticket.status),
        int(ticket.paid), ticket.note,
    )  # fmt: skip


def _ticket_of(row: sqlite3.Row | Row) -> Ticket:
    cell: Iterator[Any] = iter(row)
    return Ticket(
        id=next(cell),
        code=next(cell),
        badge_id=next(cell),
        category=next(cell),
        attendee=_attendee_of(cell),
        areas=frozenset(next(cell).split()),
        days=frozenset(date.fromisoformat(day) for day in next(cell).split()),
        valid_from=_read(next(cell)),
        valid_until=_read(next(cell)),
        status=TicketStatus(next(cell)),
        paid=bool(next(cell)),
        note=next(cell),
    )


def _attendee_of(cell: Iterator[str]) -> Attendee:
    name = PersonName(next(cell), next(cell))
    second = PersonName(next(cell), next(cell))
    return Attendee(
        name=name,
        name_ar=second if second.full else None,
        company=next(cell),
        function=next(cell),
        country=next(cell),
        email=next(cell),
        phone=next(cell),
        language=Language(next(cell)),
    )


def is_sound(row: Row) -> bool:
    """Tell whether a row from elsewhere stands for a ticket."""
    if tuple(map(type, row)) != _TYPES:
        return False
    return row[0] != "" and row[_PAID] in (0, 1) and _is_readable(*_parsed(row))


@lru_cache(maxsize=1024)  # a roster of 100,000 has a few dozen, and each parsing takes 10 µs
def _is_readable(*parsed: str | int) -> bool:
    cells: dict[int, str | int] = dict(zip(_PARSED, parsed, strict=True))
    try:
        _ticket_of(tuple(cells.get(n, "") for n in range(len(COLUMNS))))
    except ValueError:
        return False
    return True


def _written(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat()


def _read(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
