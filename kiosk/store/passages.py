"""The passages that count: each event once, though a fork may have left it in several places."""

import sqlite3
from collections.abc import Iterable

import msgspec

from kiosk.domain.events import Event, EventKey
from kiosk.store.event_rows import SELECT, events_in

# An event that loses its place in a fork is appended again by whoever wrote it: by each copy of
# that computer, with its subject, time and id. It counts at the least of its places, and nowhere
# where it is void. Other folds need not know: they come to the same however often they hear of
# one event.
COUNTED = (
    "event.subject <> '' and event.dir <> 0 and (event.subject, event.hlc, event.id)"
    " not in (select subject, hlc, id from voided) and not exists"
    " (select 1 from event as twin where twin.subject = event.subject and twin.hlc = event.hlc"
    " and twin.id = event.id and twin.subject <> '' and twin.dir <> 0"
    " and (twin.log, twin.seq) < (event.log, event.seq))"
)
_REPEATED = (
    "select subject from event where subject <> ''{} group by subject, hlc having count(*) > 1"
)
# Tickets of which something is void or stands in several places: what passed does not just add up.
INTRICATE = f"{_REPEATED.format('')} union select subject from voided"  # noqa: S608 - constants


def passages(db: sqlite3.Connection, subject: str) -> list[Event]:
    """Return the entries and exits of a ticket that count, in no order."""
    return list(events_in(db.execute(f"{SELECT} where event.subject = ? and {COUNTED}", [subject])))


def is_passage(db: sqlite3.Connection, key: EventKey) -> bool:
    """Tell whether it is an entry or exit that is held here, in whatever place."""
    found = db.execute(
        "select 1 from event where subject = ? and subject <> '' and hlc = ? and id = ?"
        " and dir <> 0",
        (key.subject, key.hlc, key.id),
    )
    return found.fetchone() is not None


def intricate(db: sqlite3.Connection, events: Iterable[Event]) -> set[str]:
    """Return which tickets that passed in `events` do not just add up: to be folded afresh.

    Something of theirs is void, or stands in several places. One look into an index for each
    ticket, whose events are not read: two of one moment are taken for one, which costs a second
    look only.
    """
    passed = {event.fact.subject for event in events if event.fact.dir}
    told = "in (select value from json_each(?1))"
    repeated = _REPEATED.format(f" and subject {told}")
    found = db.execute(
        f"{repeated} union select subject from voided where subject {told}",  # noqa: S608
        [msgspec.json.encode(list(passed)).decode()],
    )
    return {row[0] for row in found}


def all_intricate(db: sqlite3.Connection) -> set[str]:
    """Return the same for everything that is held."""
    return {row[0] for row in db.execute(INTRICATE)}
