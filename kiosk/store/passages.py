"""The passages that count: each event once, though a fork may have left it in several places."""

import sqlite3
from collections.abc import Iterable

import msgspec

from kiosk.domain.events import Event
from kiosk.store.event_rows import SELECT, events_in

# An event that loses its place in a fork is appended again by whoever wrote it: by each copy of
# that computer, with its subject, time and id. It counts at the least of its places, and nowhere
# once one of them is void. Other folds need not know: they come to the same however often they
# hear of one event.
TWIN = "twin.subject = event.subject and twin.hlc = event.hlc and twin.id = event.id"
COUNTED = (
    "event.subject = ? and event.subject <> '' and event.dir <> 0 and not exists"  # noqa: S608
    f" (select 1 from event as twin where {TWIN} and twin.subject <> '' and twin.dir <> 0"
    " and ((twin.log, twin.seq) < (event.log, event.seq) or exists"
    " (select 1 from voided where voided.log = twin.log and voided.seq = twin.seq)))"
)


def passages(db: sqlite3.Connection, subject: str) -> list[Event]:
    """Return the entries and exits of a ticket that count, in no order."""
    return list(events_in(db.execute(f"{SELECT} where {COUNTED}", [subject])))


def repeated(db: sqlite3.Connection, events: Iterable[Event]) -> set[str]:
    """Return which tickets that passed in `events` have an event in several places.

    One look into an index for each ticket, whose events are not read: two of one moment are
    taken for one, which costs a second look only. Whoever is returned is to be folded afresh.
    """
    passed = {event.fact.subject for event in events if event.fact.dir}
    found = db.execute(
        "select subject from event where subject <> '' and subject in"
        " (select value from json_each(?)) group by subject, hlc having count(*) > 1",
        [msgspec.json.encode(list(passed)).decode()],
    )
    return {row[0] for row in found}


def all_repeated(db: sqlite3.Connection) -> set[str]:
    """Return the same for everything that is held."""
    found = db.execute(
        "select subject from event where subject <> '' group by subject, hlc having count(*) > 1"
    )
    return {row[0] for row in found}
