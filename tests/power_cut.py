"""A disk that loses what was not flushed: SQLite runs on it, and power may fail at any moment.

The disk lives in memory under apsw's SQLite. Before each write, flush and truncation it may keep a
`Moment`: what was answered until then, and what would be left if power failed there. The program
never notices; whoever opens the remains afterwards is the product with its own SQLite.
"""

import random
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

_SECTOR = 512  # what a disk writes whole or not at all
Change = tuple[int, bytes] | int  # written at an offset, or cut off at a length


@dataclass(frozen=True)
class Moment:
    """One place where power may fail, with what every file held: flushed, and since then."""

    answered: int
    files: Mapping[str, tuple[bytes, tuple[Change, ...]]]

    def remains(self, folder: Path, chance: random.Random, *, kept: float) -> Path:
        """Write what is left into a fresh folder; `kept` is the share of unflushed sectors."""
        folder.mkdir()
        for name, (flushed, changes) in self.files.items():
            content = bytearray(flushed)
            for change in changes:
                for part in _parts(change):
                    if chance.random() < kept:
                        _apply(content, part)
            (folder / Path(name).name).write_bytes(content)
        return folder


@dataclass
class _Held:
    flushed: bytes = b""
    live: bytearray = field(default_factory=bytearray)
    changes: list[Change] = field(default_factory=list)


class Disk(apsw.VFS):
    """Holds files by name. Set `answered` whenever the program has promised something."""

    def __init__(self, name: str, chance: random.Random, *, rate: float) -> None:
        """Args: rate: the share of operations before which the moment is kept."""
        super().__init__(name, "")
        self.name = name
        self.answered = 0
        self.moments: list[Moment] = []
        self._files: dict[str, _Held] = {}
        self._chance, self._rate = chance, rate

    def load(self, path: Path) -> None:
        """Take a file over, as flushed."""
        content = path.read_bytes()
        self._files[str(path)] = _Held(content, bytearray(content))

    def before(self) -> None:
        """Keep this moment, perhaps."""
        if self._chance.random() < self._rate:
            held = {name: (f.flushed, tuple(f.changes)) for name, f in self._files.items()}
            self.moments.append(Moment(self.answered, held))

    def xOpen(self, name: Any, flags: list[int]) -> "_File":  # noqa: N802 - SQLite names these
        path = name if isinstance(name, str) else name.filename()
        flags[1] = flags[0]
        return _File(self, self._files.setdefault(path, _Held()))

    def xDelete(self, name: str, _is_durable: object) -> None:  # noqa: N802
        self.before()
        self._files.pop(name, None)

    def xAccess(self, name: str, _flags: int) -> bool:  # noqa: N802
        return name in self._files

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        return name


class _File:
    """One open file; nobody else opens it, so locks are granted."""

    def __init__(self, disk: Disk, held: _Held) -> None:
        self._disk, self._held = disk, held

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        return bytes(self._held.live[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._change((offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._change(size)

    def xSync(self, _flags: int) -> None:  # noqa: N802
        self._disk.before()
        self._held.flushed = bytes(self._held.live)
        self._held.changes.clear()

    def _change(self, change: Change) -> None:
        self._disk.before()
        _apply(self._held.live, change)
        self._held.changes.append(change)

    def xFileSize(self) -> int:  # noqa: N802
        return len(self._held.live)

    def xSectorSize(self) -> int:  # noqa: N802
        return 4096

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE  # as SQLite takes every disk to be

    def xFileControl(self, _op: int, _pointer: int) -> bool:  # noqa: N802
        return False

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xLock(self, _level: int) -> None:  # noqa: N802
        """Granted."""

    def xUnlock(self, _level: int) -> None:  # noqa: N802
        """Granted."""

    def xClose(self) -> None:  # noqa: N802
        """Closing flushes nothing."""


class Connection:
    """What the stores need of `sqlite3.Connection`, over a file on a `Disk`."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._db = apsw.Connection(str(path), vfs=disk.name)

    @property
    def in_transaction(self) -> bool:
        return self._db.in_transaction

    def execute(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> "_Rows":
        return _Rows(self._db.execute(sql, values))

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> "_Rows":
        return _Rows(self._db.executemany(sql, rows))

    def close(self) -> None:
        self._db.close()


class _Rows:
    """A cursor of which everything was fetched at once."""

    def __init__(self, cursor: apsw.Cursor) -> None:
        try:
            self.description: Sequence[Any] = cursor.get_description()
        except apsw.ExecutionCompleteError:
            self.description = ()
        self._rows = iter(cursor.fetchall())

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return self._rows

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self._rows, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self._rows)


def connected(path: Path, disk: Disk) -> sqlite3.Connection:
    """Return a connection that the stores take for one of their own."""
    return Connection(path, disk)  # type: ignore[return-value]


def _apply(content: bytearray, change: Change) -> None:
    if isinstance(change, int):
        del content[change:]
        return
    offset, data = change
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data


def _parts(change: Change) -> Iterator[Change]:
    """Yield a change as the disk's sectors take it."""
    if isinstance(change, int):
        yield change
        return
    offset, data = change
    while data:
        room = _SECTOR - offset % _SECTOR
        yield offset, data[:room]
        offset, data = offset + room, data[room:]
