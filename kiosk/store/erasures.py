"""Erasures as people read them: when, and at which computer, each was wished for."""

from sqlite_utils import Database

from kiosk.desk.erasures import Erased, Erasures
from kiosk.domain.folds import moment

MOST = 20
_TOO_MANY = 2000  # of a purge; to look each up would take seconds, and nobody reads them
_FOUND = (
    "select erased.subject, wall_ms + offset_ms, coalesce(device.name, ''), min(event.hlc)"
    " from erased join event on event.subject = erased.subject and event.subject <> ''"
    " and event.type = 'erase' left join device on device.id = event.dev"
)


def erasures(db: Database) -> Erasures:
    """Return the newest; none of them singly after a purge."""
    (count,) = db.execute("select count(*) from erased").fetchone()
    if not count or count > _TOO_MANY:
        return Erasures(count)
    rows = db.execute(
        f"{_FOUND} group by erased.subject order by min(event.hlc) desc limit ?",
        [MOST],
    )
    return Erasures(count, tuple(Erased(id_, moment(at), by) for id_, at, by, _ in rows))


def all_erased(db: Database, known: frozenset[str]) -> frozenset[str]:
    """Return the ids of everybody who was erased, at no cost where these are the `known` ones."""
    if db.execute("select count(*) from erased").fetchone() == (len(known),):
        return known
    return frozenset(id_ for (id_,) in db.execute("select subject from erased"))


def erased(db: Database, ticket_id: str) -> Erased | None:
    """Return when and where a person was erased; None where that is not known."""
    rows = db.execute(f"{_FOUND} where erased.subject = ? group by 1", [ticket_id])
    return next((Erased(id_, moment(at), by) for id_, at, by, _ in rows), None)
