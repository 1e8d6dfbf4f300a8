"""Double entries at the desk: what staff are told, and how a supervisor settles one."""

from kiosk.desk.records import DoubleEntry, Records
from kiosk.domain.events import EventKey, EventType, Fact


class DoubleEntries:
    """Tickets that two desks let in while they could not hear each other.

    Nobody's green light is rewritten: this tells afterwards, on every desk the same. Settling
    one is an event, so that it is settled everywhere.
    """

    def __init__(self, *, records: Records) -> None:
        self._records = records
        self._told: set[EventKey] = {entry.later for entry in self.open()}

    def open(self) -> tuple[DoubleEntry, ...]:
        """Return those that nobody has settled, the oldest day first: the supervisor's list."""
        with self._records.transaction() as tx:
            return tx.double_entries()

    def look(self) -> tuple[tuple[DoubleEntry, ...], tuple[DoubleEntry, ...]]:
        """Return those open, and of them this desk's that are new since this was last asked."""
        found = self.open()
        fresh = tuple(entry for entry in found if entry.is_ours and entry.later not in self._told)
        self._told |= {entry.later for entry in found}
        return found, fresh

    def resolve(self, later: EventKey) -> None:
        """Close a double entry: staff have looked at it, and both passages stand."""
        with self._records.transaction() as tx:
            tx.record(Fact(EventType.RESOLVE, source="staff", body=later.body))

    def void(self, passage: EventKey) -> bool:
        """Let an entry or exit count no more: it was a mistake. False when it is none."""
        with self._records.transaction() as tx:
            if not tx.is_passage(passage):
                return False
            # Without a subject: whoever is erased later keeps what was voided.
            tx.record(Fact(EventType.VOID, source="staff", body=passage.body))
        return True
