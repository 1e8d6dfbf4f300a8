"""What SQLite's errors mean to people."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import Trouble, TroubleError

_TROUBLES = {
    sqlite3.SQLITE_BUSY: Trouble.DATA_IN_USE,
    sqlite3.SQLITE_LOCKED: Trouble.DATA_IN_USE,
    sqlite3.SQLITE_FULL: Trouble.DISK_FULL,
    sqlite3.SQLITE_IOERR: Trouble.DISK_FAILING,
    sqlite3.SQLITE_READONLY: Trouble.DATA_READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.DATA_READ_ONLY,
    sqlite3.SQLITE_CORRUPT: Trouble.DATA_DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DATA_DAMAGED,
}


@contextmanager
def told_as_trouble(folder: Path) -> Iterator[None]:
    """Raise what the environment does to a database in `folder` as a TroubleError.

    Bugs stay what they are.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        trouble = _TROUBLES.get(getattr(error, "sqlite_errorcode", -1) & 0xFF)
        if trouble is None:
            raise
        if trouble is Trouble.DISK_FAILING and not os.access(folder, os.W_OK):
            trouble = Trouble.DATA_READ_ONLY
        raise TroubleError(trouble, where=folder) from error
