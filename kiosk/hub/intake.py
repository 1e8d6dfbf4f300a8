"""Takes what was pushed into the lists, inside a transaction that somebody else holds."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.hub.envelopes import erasures, received
from kiosk.hub.merge import merged_doc, merged_row
from kiosk.hub.refusals import MalformedError
from kiosk.hub.store import HubTransaction, KeptRow, LogEnd, Received
from kiosk.protocol.messages import Doc, Fork, Gap, Push, RosterPart
from kiosk.protocol.sealed import Sealed, chained, same
from kiosk.protocol.versions import next_version, versions_of

_LONGEST_NAME = 100
_FARTHEST = 1 << 62


@dataclass(frozen=True, slots=True)
class Parcel:
    """One push, read and hashed before its turn comes: `runs` of received events, none empty."""

    runs: tuple[list[Received], ...]
    erased: frozenset[str]


def unpacked(xh: str, push: Push, now_ms: int) -> Parcel:
    """Return a push ready to be taken in. MalformedError if it names what nothing can be called."""
    check_roster(push.roster)
    check_names(name for doc in push.docs for name in (doc.kind, doc.key))
    check_names(run.log for run in push.runs)
    if any(not 1 <= run.first < _FARTHEST for run in push.runs):
        raise MalformedError("events are numbered from 1")
    runs = tuple(received(xh, run, now_ms) for run in push.runs if run.events)
    return Parcel(runs, frozenset().union(*(erasures(run) for run in runs)))


def check_names(names: Iterable[str]) -> None:
    """Raise MalformedError for ids and keys that are empty, endless or unprintable."""
    if not all(map(is_name, names)):
        raise MalformedError("a name is empty, too long or not printable")


def is_name(text: str) -> bool:
    """Tell whether a database can be asked for something of that name."""
    return 0 < len(text) <= _LONGEST_NAME and text.isprintable()


def check_roster(part: RosterPart) -> None:
    """Raise MalformedError for rows that do not fit their columns."""
    check_names(row.id for row in part.rows)
    check_names(part.columns)
    if len(set(part.columns)) < len(part.columns):
        raise MalformedError("a column occurs twice")
    if any(len(row.cells) != len(part.columns) for row in part.rows if not row.gone):
        raise MalformedError("a row does not fit its columns")
    if part.versions and len(part.versions) != len(part.rows):
        raise MalformedError("not every row has a version")
    cells = (cell for row in part.rows for cell in row.cells if isinstance(cell, int))
    if any(abs(cell) >= _FARTHEST for cell in cells):
        raise MalformedError("a number is too large")


def take_events(tx: HubTransaction, xh: str, parcel: Parcel, now_ms: int) -> Gap | Fork | None:
    """Add what is new of each run; return the first run's trouble that had to be left out.

    A log that has a hole or was forked must not keep the others waiting, so these are taken.
    """
    silent = parcel.erased.union(tx.gone(xh))
    troubles = [_take_run(tx, xh, run, silent, now_ms) for run in parcel.runs]
    fresh = parcel.erased.difference(tx.gone(xh))
    if fresh:
        tx.erase(xh, sorted(fresh))
    return next((trouble for trouble in troubles if trouble), None)


def _take_run(
    tx: HubTransaction, xh: str, run: list[Received], silent: frozenset[str], now_ms: int
) -> Gap | Fork | None:
    log, first = run[0].log, run[0].seq
    end = tx.log_end(xh, log)
    if first > end.seq + 1:
        return Gap(log, end.seq + 1, now_ms)
    known = run[: end.seq + 1 - first]
    held = tx.log(xh, log, first - 1, len(known)).events if known else ()
    for event, mine in zip(known, held, strict=True):
        if not same(mine, event.sealed):
            return Fork(log, event.seq, now_ms)
    new = run[len(known) :]
    if new:
        tx.add_events(xh, [_silenced(event) if event.subject in silent else event for event in new])
        tx.set_log_end(xh, log, _end_after(end, new))
    return None


def _silenced(event: Received) -> Received:
    quiet = Sealed(event.sealed.envelope, bh=event.bh.hex())
    return Received(event.log, event.seq, quiet, event.bh, event.subject, event.flaw)


def _end_after(end: LogEnd, new: list[Received]) -> LogEnd:
    digest = end.hash
    for event in new:
        digest = chained(digest, event.sealed.envelope, event.bh)
    return LogEnd(new[-1].seq, digest)


def take_roster(tx: HubTransaction, xh: str, part: RosterPart, now_ms: int) -> frozenset[str]:
    """Write the rows that are newer than what is held; return whose held row stands over theirs.

    Who is gone stays gone. A row pushed over a gone one makes that come by in the feed again, so
    that its sender sees it; one over a newer row need not: its sender has seen that, or will.
    """
    if not part.rows:
        return frozenset()
    gone = frozenset(tx.gone(xh))
    told = zip(part.rows, versions_of(part), strict=True)
    tickets = {row.id: KeptRow(part.columns, row, version) for row, version in told}
    leaving = {row.id for row in part.rows if row.gone != (row.id in gone)}
    if leaving:
        tx.erase(xh, sorted(leaving))
    staying = tickets.keys() - gone - leaving
    held = tx.rows(xh, staying)
    changed: defaultdict[tuple[str, ...], list[KeptRow]] = defaultdict(list)
    ahead: set[str] = set()
    for id_, pushed in tickets.items():
        if id_ not in staying:
            continue
        before = held.get(id_)
        after = merged_row(before, pushed, now_ms)
        if after is not before:
            changed[after.columns].append(after)
        elif pushed.version is not None and after != pushed:
            ahead.add(id_)
    for columns, kept in changed.items():
        versions = tuple(each.version or 0 for each in kept)
        tx.put_rows(xh, RosterPart(columns, tuple(each.row for each in kept), versions=versions))
    return frozenset(ahead)


def take_doc(tx: HubTransaction, xh: str, doc: Doc, now_ms: int) -> bool:
    """Write a document that is newer than what is held; tell whether it is what stands then.

    Where it is not, what stands comes by in the feed again, so that its sender sees it.
    """
    held = tx.doc(xh, doc.kind, doc.key)
    after = merged_doc(held, doc, now_ms, revision(doc.data))
    if after is not held or after.data != doc.data:
        tx.put_doc(xh, after)
    return after.data == doc.data


def write_doc(tx: HubTransaction, xh: str, doc: Doc, now_ms: int) -> None:
    """Write a document of the hub's own over whatever stands."""
    held = tx.doc(xh, doc.kind, doc.key)
    seen = held.version or 0 if held is not None else 0
    version, rev = next_version(seen, now_ms), revision(doc.data)
    tx.put_doc(xh, Doc(doc.kind, doc.key, doc.data, rev, version))


def revision(data: str) -> str:
    """Return what an edit of a document must name: its sha256, 64 hexadecimal digits."""
    return hashlib.sha256(data.encode()).hexdigest()
