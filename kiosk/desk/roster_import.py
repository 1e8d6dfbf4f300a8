"""The roster import: all of a file or nothing, and never at the cost of an admission."""

from collections.abc import Collection, Iterable

from kiosk.desk.records import EVERY_COLUMN, Records, RosterChanges, RosterUses
from kiosk.domain.attendees import Ticket
from kiosk.domain.events import EventType, Fact
from kiosk.domain.fair import Fair
from kiosk.errors import Trouble, TroubleError


def compare_roster(
    records: Records, tickets: Iterable[Ticket], columns: Collection[str] = EVERY_COLUMN
) -> RosterChanges:
    """Return what importing the tickets would do, and do nothing."""
    with records.transaction() as tx:
        return tx.compare_roster(tickets, columns)


def import_roster(
    records: Records, tickets: Iterable[Ticket], columns: Collection[str] = EVERY_COLUMN
) -> RosterChanges:
    """Add and update tickets in one transaction, and record that it was done."""
    with records.transaction() as tx:
        changes = tx.import_roster(tickets, columns)
        tx.record(
            Fact(
                EventType.ROSTER_IMPORTED,
                source="staff",
                body={"new": changes.new, "changed": changes.changed},
            )
        )
    return changes


def check_fair(records: Records, fair: Fair) -> None:
    """Make sure that the roster on the desk can live at `fair`.

    Raises:
        TroubleError: FAIR_DIFFERS, when it is another fair or lacks what tickets name.
    """
    with records.transaction() as tx:
        uses, current = tx.roster_uses(), tx.fair()
    if uses.tickets:
        why = _misfit(fair, current, uses)
        if why:
            raise TroubleError(Trouble.FAIR_DIFFERS, where=fair.name, why=why)


def change_fair(records: Records, fair: Fair) -> None:
    """Replace the fair's description where the roster allows it, and record that it was done.

    Raises:
        TroubleError: FAIR_DIFFERS.
    """
    check_fair(records, fair)
    with records.transaction() as tx:
        tx.set_fair(fair)
        tx.record(Fact(EventType.FAIR_CHANGED, source="staff"))


def _misfit(fair: Fair, current: Fair, uses: RosterUses) -> str:
    if fair.id != current.id:
        return f"this folder holds the roster of {current.id}, not of {fair.id}"
    if fair.main_area.id != current.main_area.id:
        return f"its first area must stay {current.main_area.id}"
    lacking = uses.categories - {known.id for known in fair.categories}
    lacking |= uses.areas - {known.id for known in fair.areas}
    return f"tickets name what it lacks: {', '.join(sorted(lacking))}" if lacking else ""
