"""`kiosk hub --retire`: an exhibition is over; its counts stay, everything else goes."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk import log
from kiosk.app.erasure_report import OPERATOR
from kiosk.app.pairing import HUB_FOLDER
from kiosk.app.snapshots import SnapshotMaker
from kiosk.clock import Clock
from kiosk.domain.attendance import Attendance
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.hub import Hub
from kiosk.hub.refusals import UnknownExhibitionError
from kiosk.hub.serve import store_of
from kiosk.hub.store import Retired
from kiosk.roster.fair_file import fair_from_json
from kiosk.store.docs import FAIR_DOC


@dataclass(frozen=True, slots=True)
class RetireWish:
    """Which exhibition is to go from which hub; `apply`: else only tell."""

    folder: Path
    database: str
    xh: str
    apply: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of an exhibition: `counts` as `kiosk.domain.attendance.Attendance` has them.

    Args:
        removed_ms: when the rest was removed, milliseconds since 1970; 0 for not yet.
    """

    xh: str
    counts: dict[str, Any]
    removed_ms: int = 0

    def as_json(self) -> dict[str, object]:
        """Return all of it."""
        return asdict(self)

    def sentences(self) -> list[str]:
        """Return it for people."""
        visitors = self.counts["visitors"]
        lines = [f"{self.xh}: visitors {sum(visitors.values())}, visits {self.counts['visits']}."]
        lines += [f"  {name or 'unknown'}: {count}" for name, count in visitors.items()]
        if not self.removed_ms:
            return [*lines, "Nothing was removed: add --apply to keep these counts alone."]
        day = datetime.fromtimestamp(self.removed_ms / 1000, UTC).date()
        return [
            *lines,
            f"Removed on {day}. Add --json for the counts by day, hour, gate and category.",
            "Its desks are told so, and keep what they hold: run kiosk purge there.",
            OPERATOR,
        ]


def retire(wish: RetireWish, clock: Clock) -> Kept:
    """Remove an exhibition from a hub but for its counts, or tell what would stay.

    A hub on SQLite must not run meanwhile; on PostgreSQL all its processes may. One that was
    removed before gives what was kept then.

    Raises:
        TroubleError: the database is out of reach or in use, it has no such exhibition, or that
            one is not over.
    """
    with _opened(wish, clock) as (hub, snapshots):
        if not any(kept.xh == wish.xh for kept in hub.retired()):
            counts = json.dumps(asdict(_counted(hub, snapshots, clock, wish.xh)))
            if not wish.apply:
                return Kept(wish.xh, json.loads(counts))
            hub.retire(wish.xh, counts)
            snapshots.refresh()
        return next(_kept(kept) for kept in hub.retired() if kept.xh == wish.xh)


def _kept(kept: Retired) -> Kept:
    return Kept(kept.xh, json.loads(kept.counts), kept.at_ms)


def _counted(hub: Hub, snapshots: SnapshotMaker, clock: Clock, xh: str) -> Attendance:
    try:
        doc = hub.doc(xh, FAIR_DOC, FAIR_DOC)
    except UnknownExhibitionError as error:
        known = ", ".join(hub.exhibitions()) or "–"
        raise TroubleError(Trouble.HUB_NO_SUCH_FAIR, where=xh, why=known) from error
    if doc is None:  # no desk ever came
        return Attendance(xh, "", {}, 0)
    fair = fair_from_json(doc.data, FAIR_DOC)
    if fair.day_of(clock.now()) <= fair.days[-1]:
        raise TroubleError(Trouble.PURGE_EARLY, where=f"{fair.days[-1]:%d/%m/%Y}")
    return snapshots.counted(xh)


@contextmanager
def _opened(wish: RetireWish, clock: Clock) -> Iterator[tuple[Hub, SnapshotMaker]]:
    folder = wish.folder / HUB_FOLDER
    store = store_of(folder, wish.database, clock)
    store.open()
    try:
        with log.kept_in(folder):
            hub = Hub(store, clock=clock)
            yield hub, SnapshotMaker(hub, folder, clock=clock)
    finally:
        store.close()
