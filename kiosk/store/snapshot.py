"""Snapshots of a desk's database: made for others, and taken over from elsewhere."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from kiosk.domain.events import Hlc
from kiosk.errors import Trouble, TroubleError
from kiosk.protocol.sealed import Run
from kiosk.sqlite_troubles import told_as_trouble
from kiosk.store.docs import FAIR_DOC
from kiosk.store.event_rows import chain, stretch
from kiosk.store.intake import CLOCK_TOLERANCE_MS
from kiosk.store.marks import AHEAD, stays
from kiosk.store.personal import files_of, pending_of
from kiosk.store.roster_rows import Mark, RosterRows
from kiosk.store.schema import APPLICATION_ID
from kiosk.store.sqlite import FILE_NAME, SqliteRecords
from kiosk.store.tickets import Row
from kiosk.store.transaction import SqliteTransaction

# What is one computer's own: never in a snapshot, and kept when another's is taken over.
_IDENTITY = ("device_id", "hlc")
_FROM_SNAPSHOT = ("fair", "roster_pos", "folded_by")
_OWN_TABLES = ("badge_job", "label_roll", "outlet")


def write_snapshot(records: SqliteRecords, file: Path) -> None:
    """Write a copy of `records`, as of now, that belongs to no computer yet.

    The name of a file that is there is taken. Links and confirmations stay in it: they tell up to
    where of which hub's history it reaches.

    Raises:
        TroubleError: the disk is full or fails, or `records` are damaged.
        OSError: what has the name cannot be removed.
    """
    file.unlink(missing_ok=True)
    records.copy_to(file)
    with told_as_trouble(file.parent), closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("pragma secure_delete = on")
        db.execute("pragma journal_mode = delete")
        marks = ", ".join("?" * len(_IDENTITY))
        db.execute(f"delete from meta where key in ({marks})", _IDENTITY)  # noqa: S608 - constants
        for table in _OWN_TABLES:
            db.execute(f"delete from {table}")  # noqa: S608 - constants
        db.execute("update link set offset_ms = 0, uncertainty_ms = 0, rtt_ms = 0, heard_ms = 0")
        db.execute("update erased set jobs = '', photos = ''")


def check_snapshot(file: Path) -> None:
    """Make sure that a file is a whole database of ours; needs no open records.

    Raises:
        TroubleError: DATA_DAMAGED, DATA_FOREIGN.
    """
    try:
        with closing(sqlite3.connect(file)) as db:
            is_whole = db.execute("pragma quick_check(1)").fetchone() == ("ok",)
            owner = db.execute("pragma application_id").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise TroubleError(Trouble.DATA_DAMAGED, where=file) from error
    if not is_whole:
        raise TroubleError(Trouble.DATA_DAMAGED, where=file)
    if owner != APPLICATION_ID:
        raise TroubleError(Trouble.DATA_FOREIGN, where=file)


def adopt(records: SqliteRecords, folder: Path, hub: str, *, may_write: bool) -> bool:
    """Take over the checked snapshot in `folder` (`kiosk.db`); on the thread of `records`.

    This computer's identity, its badge queue, its events that the snapshot lacks and what is newer
    here are put into the snapshot first. Then all pages are copied over in one transaction of
    the open database: whenever the power fails, there is either the old state or the new one.

    Args:
        may_write: tickets that `hub` does not have wait to be pushed to it; else those without a
            version go.

    Returns:
        False, and nothing is done, where a log parts from the snapshot's: pull the feed then.
    """
    _give_identity(records, folder / FILE_NAME)
    fresh = records.beside(folder)
    fresh.open(lambda: records.fair)
    try:
        with records.transaction() as mine:
            if not _is_one_history(mine.db, fresh.db):
                return False
            with fresh.transaction() as theirs:
                _Merger(mine, theirs).merge(hub, may_write=may_write)
        records.become(fresh)
    finally:
        fresh.close()
    return True


def _give_identity(records: SqliteRecords, file: Path) -> None:
    """Let the snapshot be this computer's before it is opened: own logs are then own."""
    known = records.db.execute("select key, value from meta").fetchall()
    own = [row for row in known if row[0] not in _FROM_SNAPSHOT]
    with told_as_trouble(file.parent), closing(sqlite3.connect(file)) as db, db:
        db.executemany("insert or replace into meta values (?, ?)", own)


def _is_one_history(mine: Database, theirs: Database) -> bool:
    """Tell whether no log was written by two computers, as far as both hold it.

    The last common event does not tell: where a hub gave way, it may follow upon other ones.
    """
    ends = dict(theirs.execute("select log, head from log_head"))
    for log, head in mine.execute("select log, head from log_head").fetchall():
        last = min(head, ends.get(log, 0))
        if chain(mine, log, last) != chain(theirs, log, last):
            return False
    return True


class _Merger:
    """Moves what only this computer has from `mine` into `theirs`, both in open transactions."""

    def __init__(self, mine: SqliteTransaction, theirs: SqliteTransaction) -> None:
        self._mine = mine
        self._theirs = theirs
        self._from = mine.db
        self._to = theirs.db

    def merge(self, hub: str, *, may_write: bool) -> None:
        """Do it all; events last, for they are folded over everything else."""
        self._docs(may_write=may_write)
        self._roster(may_write=may_write)
        self._set_aside()
        self._copy("device", "id = ?", self._mine.journal.head.dev)
        self._copy("label_roll")
        self._copy("outlet")
        self._clock(hub)
        if may_write and not self._mine.roster_feed.is_timed():
            # It hears the hub's time before it pushes rows: whoever sweeps reads to the end first.
            self._to.execute("update link set sweeping = 1 where hub = ?", [hub])
        self._theirs.intake.take(self._runs())
        self._theirs.intake.finish()
        self._badges()
        self._files_of_erased()

    def _copy(self, table: str, where: str = "1", *values: str) -> None:
        rows = self._from.execute(f"select * from {table} where {where}", values).fetchall()  # noqa: S608
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._to.conn.executemany(f"insert or replace into {table} values ({marks})", rows)  # noqa: S608

    def _docs(self, *, may_write: bool) -> None:
        """Keep what is newer here, or not there at all."""
        is_timed = self._mine.roster_feed.is_timed()
        for doc in self._mine.docs.all():
            known = self._theirs.docs.held(doc.kind, doc.key)
            is_kept = bool(doc.dirty or doc.version)
            if known is not None:
                is_kept = doc.stays(known.version, may_write=may_write, is_timed=is_timed)
            if is_kept:
                self._theirs.docs.put(replace(doc, dirty=doc.dirty or AHEAD))
                if doc.kind == FAIR_DOC:
                    self._theirs.read_fair(self._mine.fair(), doc.data)

    def _roster(self, *, may_write: bool) -> None:
        known = dict(self._to.execute("select id, version from roster"))
        keeps = partial(stays, may_write=may_write, is_timed=self._mine.roster_feed.is_timed())
        gone = {row[0] for row in self._to.execute("select subject from erased")}
        rows: list[Row] = []
        marks: list[Mark] = []
        for row, version, dirty in self._mine.roster_feed.rows_as_written():
            is_kept = bool(dirty or version or may_write)
            if row[0] in known:
                is_kept = keeps(known[row[0]], version, dirty)
            if is_kept and row[0] not in gone:
                rows.append(row)
                marks.append((0, dirty or AHEAD, version))
        RosterRows(self._to, self._theirs.fair().id).put(rows, marks)

    def _set_aside(self) -> None:
        """Keep what lost its place in a fork, without what the erased of the snapshot told."""
        self._copy("quarantine", "reason = 'fork'")
        for (subject,) in self._to.execute("select subject from erased").fetchall():
            self._theirs.derived.personal.hide_bodies(subject)

    def _runs(self) -> Iterator[Run]:
        ends = dict(self._to.execute("select log, head from log_head"))
        for log, head in self._from.execute("select log, head from log_head").fetchall():
            first = ends.get(log, 0) + 1
            if first <= head:
                found = stretch(self._from, log, first, head)
                yield Run(log, first, tuple(sealed for _, sealed in found))

    def _clock(self, hub: str) -> None:
        # What another hub told of the time holds until this one has told it.
        row = self._from.execute(
            "select offset_ms, uncertainty_ms, rtt_ms, heard_ms from link"
            " order by heard_ms desc limit 1"
        ).fetchone()
        if row:
            self._to.execute(
                "update link set offset_ms = ?, uncertainty_ms = ?, rtt_ms = ?, heard_ms = ?"
                " where hub = ?",
                (*row, hub),
            )
        limit = (self._mine.journal.now_ms() + CLOCK_TOLERANCE_MS) << 16
        last = self._to.execute("select max(last_hlc) from log_head where last_hlc <= ?", [limit])
        self._theirs.journal.follow(Hlc(last.fetchone()[0] or 0))

    def _badges(self) -> None:
        """Keep the queue of those who still have a ticket."""
        for row in self._from.execute("select * from badge_job").fetchall():
            marks = ", ".join("?" * len(row))
            self._to.execute(
                f"insert or ignore into badge_job select {marks}"  # noqa: S608 - question marks
                " where exists (select 1 from roster where id = ?)",
                (*row, row[0]),
            )

    def _files_of_erased(self) -> None:
        """Let the files be removed of whom the snapshot knows to be erased."""
        gone = [row[0] for row in self._to.execute("select subject from erased").fetchall()]
        for subject in gone:
            known = self._from.execute("select 1 from erased where subject = ?", [subject])
            if known.fetchone() is None or any(pending_of(self._from.conn, subject)):
                self._to.execute(
                    "update erased set jobs = ?, photos = ? where subject = ?",
                    (*files_of(self._from.conn, subject), subject),
                )
