"""What events tell of persons: corrections, and the wish to be forgotten."""

import sqlite3
from collections.abc import Iterable

import msgspec
from sqlite_utils import Database

from kiosk.domain.events import Event, EventType
from kiosk.domain.fair import Fair
from kiosk.protocol.envelope import read
from kiosk.protocol.sealed import Sealed
from kiosk.store.roster_rows import RosterRows, may_stand
from kiosk.store.tickets import COLUMNS, revoke

_FIELDS = frozenset(COLUMNS) - {"id", "badge_id"}


class Personal:
    """Folds corrections and erasures inside a transaction that somebody else holds.

    Of each column of a ticket the latest correction in the total order holds. An erased ticket
    stays erased, whatever comes later: its id alone is kept, so that nobody brings it back.
    """

    def __init__(self, db: Database, fair: Fair) -> None:
        self._db = db.conn
        self._rows = RosterRows(db, fair.id)
        self._corrected: set[str] = set()
        self.has_erased = False

    def take(self, event: Event) -> None:
        """Take in a correction, a revoked badge, or an erasure."""
        if event.fact.type is EventType.ERASE:
            self.erase(event.fact.subject)
        elif self.is_erased(event.fact.subject):
            return
        elif event.fact.type is EventType.BADGE_REVOKED:
            self._take_revocation(event)
        else:
            self._take_patch(event)

    def _take_revocation(self, event: Event) -> None:
        badge_id, following = event.fact.body.get("badge"), event.fact.body.get("next")
        if isinstance(badge_id, str) and isinstance(following, str):
            revoke(self._db, event.fact.subject, badge_id, following)
            self._corrected.add(event.fact.subject)

    def finish(self) -> None:
        """Bring the tickets that were corrected, or have another badge, up to date."""
        for ticket_id in self._corrected:
            self._rows.correct(ticket_id)
        self._corrected.clear()

    def is_erased(self, ticket_id: str) -> bool:
        """Tell whether nobody may bring a ticket back."""
        found = self._db.execute("select 1 from erased where subject = ?", [ticket_id])
        return found.fetchone() is not None

    def erase(self, ticket_id: str) -> None:
        """Forget a person: ticket, corrections, badges, and what bodies of events told."""
        if not ticket_id:
            return
        self._db.execute(
            "insert or replace into erased values (?, ?, ?)",
            (ticket_id, *files_of(self._db, ticket_id)),
        )
        for table in ("patch", "waiver", "badge_known", "revoked_badge"):
            self._db.execute(f"delete from {table} where subject = ?", [ticket_id])  # noqa: S608
        self._corrected.discard(ticket_id)
        self._rows.drop([ticket_id])
        self.hide_bodies(ticket_id)
        self.has_erased = True

    def hide_late_bodies(self, ticket_ids: Iterable[str]) -> None:
        """Empty the bodies of events that came after their ticket was erased."""
        erased = self._db.execute(
            "select subject from erased where subject in (select value from json_each(?))",
            [msgspec.json.encode(list(ticket_ids)).decode()],
        )
        for (ticket_id,) in erased.fetchall():
            self.hide_bodies(ticket_id)

    def hide_bodies(self, ticket_id: str) -> None:
        """Their hashes stay, so the chain holds."""
        self._db.execute(
            "update event set body = null, salt = null, redacted = 1"
            " where subject = ? and subject <> '' and redacted = 0",
            [ticket_id],
        )
        for log, seq, text in self._db.execute(
            "select log, seq, sealed from quarantine where reason = 'fork'"
        ).fetchall():
            sealed = msgspec.json.decode(text, type=Sealed)
            told = read(sealed.envelope)
            if told is not None and told.subject == ticket_id:
                self._db.execute(
                    "update or replace quarantine set sealed = ? where log = ? and seq = ?"
                    " and sealed = ?",
                    (msgspec.json.encode(sealed.erased()).decode(), log, seq, text),
                )

    def begin_again(self) -> None:
        """Prepare a rebuild: whoever was corrected, or has another badge, is brought up to date."""
        self._corrected |= {row[0] for row in self._db.execute("select id from base")}
        self._db.execute("delete from patch")
        self._db.execute("delete from revoked_badge where next <> ''")  # else of version 0.1

    def _take_patch(self, event: Event) -> None:
        told = {
            name: cell
            for name, cell in event.fact.body.items()
            if name in _FIELDS and may_stand(name, cell)
        }
        if not told or not event.fact.subject:
            return
        self._db.executemany(
            "insert into patch values (?, ?, ?, ?, ?, ?) on conflict (subject, field) do update"
            " set value = excluded.value, hlc = excluded.hlc, log = excluded.log,"
            " seq = excluded.seq"
            " where (excluded.hlc, excluded.log, excluded.seq) > (hlc, log, seq)",
            ((event.fact.subject, name, cell, *event.order) for name, cell in told.items()),
        )
        self._corrected.add(event.fact.subject)


def files_of(db: sqlite3.Connection, ticket_id: str) -> tuple[str, str]:
    """Return which files tell of a ticket: badge jobs, by blanks, and names of photos, by lines."""
    jobs, photos = pending_of(db, ticket_id)
    queued = db.execute("select id from badge_job where subject = ?", [ticket_id])
    listed = db.execute("select code from roster where id = ?", [ticket_id])
    names = dict.fromkeys([*photos.splitlines(), ticket_id, *(code for (code,) in listed)])
    return " ".join([*jobs.split(), *(job for (job,) in queued)]), "\n".join(names)


def pending_of(db: sqlite3.Connection, ticket_id: str) -> tuple[str, str]:
    """Return which files of an erased ticket are still to be removed."""
    row = db.execute("select jobs, photos from erased where subject = ?", [ticket_id]).fetchone()
    return row or ("", "")
