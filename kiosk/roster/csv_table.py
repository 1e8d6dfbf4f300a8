"""CSV files as a header and rows of cells, read as a stream; another format would do likewise."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kiosk.errors import Trouble, TroubleError
from kiosk.roster.columns import Column, column_of

DELIMITERS = (";", ",", "\t")
_BOM = "\ufeff"
_END = "\x00"


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns, and rows of raw cells with the line (from 1) on which each starts."""

    header: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]


def unreadable(path: Path, why: str) -> TroubleError:
    """Return the trouble of a roster that cannot be read at all."""
    return TroubleError(Trouble.ROSTER_UNREADABLE, where=path.name, why=why)


@contextmanager
def opened_csv(path: Path) -> Iterator[Table]:
    """Open a CSV file in UTF-8, with `;`, `,` or tab between cells.

    Raises:
        TroubleError: the file is missing, empty, not UTF-8 or not CSV; the latter two are found
            only when the rows are read that far.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise TroubleError(Trouble.NO_SUCH_FILE, where=path.name) from error
    except OSError as error:
        raise unreadable(path, "it is a folder, or may not be opened.") from error
    with file:
        lines = _Lines(path, file)
        header_line = next(line for line in lines if line.strip())
        if lines.ended:
            raise unreadable(path, "it is empty.")
        delimiter = max(DELIMITERS, key=lambda sign: len(_columns_in(header_line, sign)))
        yield Table(
            header=tuple(_cells(header_line, delimiter)), rows=_rows(path, lines, delimiter)
        )


class _Lines:
    """Decoded physical lines, closed by an end mark that no open quotation mark can hide."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path, self._file = path, file
        self.count = self._bytes = 0
        self.ended = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self.ended:
            raise StopIteration
        raw = self._file.readline()
        if not raw:
            self.ended = True
            return _END
        self.count += 1
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            raise self._not_utf8(error.start) from error
        self._bytes += len(raw)
        return text.removeprefix(_BOM) if self.count == 1 else text

    def _not_utf8(self, offset: int) -> TroubleError:
        return unreadable(
            self._path,
            f"line {self.count} (byte {self._bytes + offset + 1}) is not UTF-8: "
            "save it as CSV UTF-8 and choose that file.",
        )


def _rows(path: Path, lines: _Lines, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    start = lines.count + 1
    try:
        for cells in csv.reader(lines, delimiter=delimiter):
            if lines.ended:
                break
            if cells:
                yield start, cells
            start = lines.count + 1
    except csv.Error as error:
        why = f"the cells of line {start} cannot be told apart: check its quotation marks."
        raise unreadable(path, why) from error
    if cells != [_END]:
        raise unreadable(path, f"a quotation mark opened on line {start} is never closed.")


def _columns_in(header_line: str, delimiter: str) -> set[Column | None]:
    return {column_of(cell) for cell in _cells(header_line, delimiter)} - {None}


def _cells(header_line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([header_line], delimiter=delimiter), [])
    except csv.Error:
        return []
