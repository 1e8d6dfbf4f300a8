"""Double entries as people read them."""

from datetime import date

from sqlite_utils import Database

from kiosk.desk.records import DoubleEntry
from kiosk.domain.admission import Passage
from kiosk.domain.double_entries import is_order_sure
from kiosk.domain.events import Event
from kiosk.domain.fair import Direction
from kiosk.domain.folds import moment
from kiosk.store.event_rows import SELECT, events_in
from kiosk.store.tickets import Tickets

_OPEN = (
    "select alert.subject, alert.zone, day, alert.log, alert.seq, first_log, first_seq from alert"
    " join event using (log, seq)"
    " where (event.subject, event.hlc, event.id) not in (select subject, hlc, id from resolved)"
    " and alert.subject not in (select subject from erased)"  # nobody is left to ask; counts stay
    " order by day, alert.subject, alert.zone, alert.seq, alert.log"
)


class Alerts:
    """Reads alerts inside a transaction that somebody else holds."""

    def __init__(self, db: Database, tickets: Tickets) -> None:
        self._db = db.conn
        self._tickets = tickets

    def open(self, dev: str) -> tuple[DoubleEntry, ...]:
        """Return what nobody has settled yet; `dev` is this desk."""
        names = dict(self._db.execute("select id, name from device"))
        found = (self._entry(row, names, dev) for row in self._db.execute(_OPEN).fetchall())
        return tuple(entry for entry in found if entry is not None)

    def _entry(
        self, row: tuple[str, str, str, str, int, str, int], names: dict[str, str], dev: str
    ) -> DoubleEntry | None:
        subject, zone, day, log, seq, first_log, first_seq = row
        first, second = self._event(first_log, first_seq), self._event(log, seq)
        if first is None or second is None:
            return None
        return DoubleEntry(
            later=second.key,
            ticket=self._tickets.by_id(subject),
            area=zone,
            day=date.fromisoformat(day),
            first=_passage(first, names),
            second=_passage(second, names),
            is_order_sure=is_order_sure(first, second),
            is_ours=dev in (first.dev, second.dev),
        )

    def _event(self, log: str, seq: int) -> Event | None:
        rows = self._db.execute(f"{SELECT} where log = ? and seq = ?", (log, seq))
        return next(events_in(rows), None)


def _passage(event: Event, names: dict[str, str]) -> Passage:
    return Passage(moment(event.at_ms), Direction.ENTRY, event.fact.gate, names.get(event.dev, ""))
