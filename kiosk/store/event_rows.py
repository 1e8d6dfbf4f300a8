"""Rows of the event table: as the domain's events, and as the bytes that travel."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlite_utils import Database

from kiosk.domain.events import Event, EventType, Fact, Hlc
from kiosk.protocol.envelope import Envelope, read, subject_of, written
from kiosk.protocol.sealed import GENESIS, Sealed, link

Row = tuple[Any, ...]

INSERT = (
    "insert into event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
SELECT = (
    "select log, seq, id, dev, hlc, wall_ms, offset_ms, offq, type, v, xh, gate, zone, subject,"
    " cred, dir, verdict, source, basis, body, salt, bh, redacted from event"
)
_TYPES: dict[str, EventType] = {kind.value: kind for kind in EventType}
_FIRST_MS = 86_400_000  # every time zone has its date on the second day of 1970
_UNREADABLE = ("", "", 0, 0, 0, "", "", 0, "", "", "")


def row_of(envelope: Envelope, sealed: Sealed, bh: bytes) -> Row:
    """Return a readable event as a row."""
    e = envelope
    return (
        e.log, e.seq, e.id, e.dev, e.hlc, e.wall_ms, e.offset_ms, e.offq, e.type, e.v, e.xh, e.gate,
        e.zone, e.subject, e.cred, e.dir, e.verdict, e.source, e.basis, *_hidden(sealed, bh),
    )  # fmt: skip


def unreadable_row(log: str, seq: int, sealed: Sealed, bh: bytes) -> Row:
    """Return the row of an event that cannot be read; its envelope is kept beside.

    Its place is known, and perhaps of whom it speaks: it is to be erased with that person.
    """
    subject = subject_of(sealed.envelope)
    return (log, seq, *_UNREADABLE, subject, "", 0, "", "", 0, *_hidden(sealed, bh))


def event_of(row: Row) -> Event | None:
    """Return the event of a row; None where its type is not for this version to fold."""
    known = _TYPES.get(row[8])
    if known is None:
        return None
    # What a scan's body tells is folded into nothing, and scans are most of all events.
    body = {} if known is EventType.SCAN else body_of(row[19])
    salt = b"" if row[20] is None else row[20]
    log, seq, event_id, dev, hlc, wall_ms, offset_ms, offq, _, v, xh = row[:11]
    gate, zone, subject, cred, way, verdict, source = row[11:18]
    fact = Fact(known, gate, zone, subject, cred, way, verdict, source, body)
    return Event(
        event_id, log, seq, dev, Hlc(hlc), wall_ms, offset_ms, offq, v, xh, row[18], fact, salt
    )


def body_of(text: str | None) -> dict[str, str | int]:
    """Return what this version reads of a body; nothing where it was erased or is no object."""
    try:
        body = None if text is None else msgspec.json.decode(text)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return {}
    if not isinstance(body, dict):
        return {}
    return {name: told for name, told in body.items() if _is_plain(told)}


def _is_plain(told: object) -> bool:
    """Tell whether a value is text or a number that a column holds."""
    return isinstance(told, str) or (isinstance(told, int) and -(2**63) <= told < 2**63)


def sealed_of(row: Row, raw: str | None) -> Sealed:
    """Return an event's bytes; `raw` is its envelope where the columns would not give it."""
    envelope = written_of(row) if raw is None else raw
    if row[19] is None:
        return Sealed(envelope, bh=row[21].hex())
    return Sealed(envelope, row[19], row[20].hex())


def written_of(row: Row) -> str:
    """Return the envelope that a row's columns give."""
    (log, seq, event_id, dev, hlc, wall_ms, offset_ms, offq, kind, v, xh, gate, zone, subject,
     cred, direction, verdict, source, basis) = row[:19]  # fmt: skip
    return written(
        Envelope(basis, cred, dev, direction, gate, hlc, event_id, log, offq, offset_ms, seq,
                 source, subject, kind, v, verdict, wall_ms, xh, zone)
    )  # fmt: skip


def stretch(db: Database, log: str, first: int, last: int) -> Iterator[tuple[Row, Sealed]]:
    """Yield a log's rows from number `first` to `last`, each with its bytes."""
    rows = db.conn.execute(
        f"{SELECT} where log = ? and seq between ? and ? order by seq", (log, first, last)
    )
    raws = dict(
        db.conn.execute(
            "select seq, envelope from envelope where log = ? and seq between ? and ?",
            (log, first, last),
        )
    )
    for row in rows:
        yield row, sealed_of(row, raws.get(row[1]))


def chain(db: Database, log: str, upto: int) -> bytes:
    """Return what a log's head hash was after number `upto`, of those held."""
    found = db.execute("select head, head_hash from log_head where log = ?", [log]).fetchone()
    if found is not None and found[0] == upto:
        return bytes(found[1])
    digest = GENESIS
    for _, sealed in stretch(db, log, 1, upto):
        digest = link(digest, sealed)
    return digest


def events_in(rows: Iterable[Row]) -> Iterator[Event]:
    """Yield what this version can fold of some rows."""
    for row in rows:
        event = event_of(row)
        if event is not None:
            yield event


def readable(envelope: str, log: str, seq: int) -> Envelope | None:
    """Return an envelope read, if it says that it stands at (log, seq) and at a time there is."""
    found = read(envelope)
    if found is None or (found.log, found.seq) != (log, seq):
        return None
    return found if found.wall_ms + found.offset_ms >= _FIRST_MS else None


def _hidden(sealed: Sealed, bh: bytes) -> Row:
    if sealed.body is None or sealed.salt is None:
        return (None, None, bh, 1)
    return (sealed.body, bytes.fromhex(sealed.salt), bh, 0)
