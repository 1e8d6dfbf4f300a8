"""The passages of a desk's records, as an audit counts them."""

from collections.abc import Iterator
from datetime import date

from sqlite_utils import Database

from kiosk.domain.attendance import Attendance, Step, counted
from kiosk.domain.fair import Fair
from kiosk.domain.folds import moment
from kiosk.store.passages import COUNTED, INTRICATE

_PASSAGES = (  # "not indexed": read the journal as it lies, not by its index of subjects
    "select event.subject, wall_ms + offset_ms, gate, zone, coalesce(category, ''), dir"  # noqa: S608
    " from event not indexed left join roster on roster.id = event.subject"
    " where dir <> 0 and event.subject <> ''"
    f" and (event.subject not in ({INTRICATE}) or {COUNTED})"
)
_QUARTER_MS = 15 * 60 * 1000  # every zone's offset is some of these


def attendance(db: Database, fair: Fair) -> Attendance:
    """Return the counts of everything held here; takes some seconds for a million passages."""
    return counted(fair.id, fair.name, _steps(db, fair))


def _steps(db: Database, fair: Fair) -> Iterator[Step]:
    hours: dict[int, tuple[date, int]] = {}
    for subject, at_ms, gate, area, category, way in db.execute(_PASSAGES):
        quarter = at_ms // _QUARTER_MS
        if quarter not in hours:
            at = fair.local(moment(at_ms))
            hours[quarter] = (at.date(), at.hour)
        yield Step(subject, *hours[quarter], gate, area, category, way)
