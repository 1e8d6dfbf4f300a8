"""The roster import: all of a file or nothing, and never at the cost of an admission."""

from collections.abc import Iterable

from kiosk.desk.records import Records, RosterChanges
from kiosk.domain.attendees import Ticket
from kiosk.domain.events import EventType, Fact


def compare_roster(records: Records, tickets: Iterable[Ticket]) -> RosterChanges:
    """Return what importing the tickets would do, and do nothing."""
    with records.transaction() as tx:
        return tx.compare_roster(tickets)


def import_roster(records: Records, tickets: Iterable[Ticket]) -> RosterChanges:
    """Add and update tickets in one transaction, and record that it was done."""
    with records.transaction() as tx:
        changes = tx.import_roster(tickets)
        tx.record(
            Fact(
                EventType.ROSTER_IMPORTED,
                source="staff",
                body={"new": changes.new, "changed": changes.changed},
            )
        )
    return changes
