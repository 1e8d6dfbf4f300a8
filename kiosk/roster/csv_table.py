"""CSV files as a header and rows of cells, read as a stream; another format would do likewise."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from kiosk.errors import Trouble, TroubleError
from kiosk.roster.columns import Column, column_of

DELIMITERS = (";", ",", "\t")
_END = "\ud800"  # no UTF-8 file holds it, so no row is taken for the end
_PREFACE = re.compile(r'[\s;,]*|"?sep=.?"?\s*', re.IGNORECASE)  # "sep=;": Excel's first line
_MOST_HEADER_LINES = 50
_LONGEST_CELL = 2**31 - 1

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns, and rows of raw cells with the line (from 1) on which each starts.

    `line` is the header's own. The last column has a name; blank rows may be among the rows.
    """

    line: int
    header: tuple[str, ...]
    rows: Iterator[Row]


def unreadable(path: Path, why: str) -> TroubleError:
    """Return the trouble of a roster that cannot be read at all."""
    return TroubleError(Trouble.ROSTER_UNREADABLE, where=path.name, why=why)


@contextmanager
def opened_csv(path: Path) -> Iterator[Table]:
    """Open a CSV file in UTF-8, with `;`, `,` or tab between cells and any kind of line ends.

    Raises:
        TroubleError: the file is missing, empty, not UTF-8 or not CSV; the latter two are found
            only when the rows are read that far.
    """
    # The usual bound would end the file at the first long cell, wherever a quotation mark is open.
    # It is one for the whole process: raised and never lowered, no other reader is cut short.
    csv.field_size_limit(_LONGEST_CELL)
    try:
        file = path.open(encoding="utf-8-sig", newline="")
    except FileNotFoundError as error:
        raise TroubleError(Trouble.NO_SUCH_FILE, where=path.name) from error
    except OSError as error:
        raise unreadable(path, "it is a folder, or may not be opened.") from error
    with file:
        yield _table(path, _lines(path, file))


def _table(path: Path, lines: Iterator[str]) -> Table:
    line, first = next(
        (number, text) for number, text in enumerate(lines, start=1) if not _PREFACE.fullmatch(text)
    )
    if first == _END:
        raise unreadable(path, "it is empty.")
    start = [first, *islice(lines, _MOST_HEADER_LINES)]
    delimiter = max(DELIMITERS, key=lambda sign: len(_columns_in(start, sign)))
    rows = _rows(path, chain(start, lines), delimiter, line)
    _, header = next(rows)
    while header and not header[-1].strip():
        header.pop()
    return Table(line, tuple(header), rows)


def _lines(path: Path, file: io.TextIOWrapper) -> Iterator[str]:
    """Yield physical lines, then an end mark that no open quotation mark can hide."""
    try:
        yield from file
    except UnicodeDecodeError as error:  # counted from the block it was found in
        raise _not_utf8(path, path.read_bytes()) from error
    yield _END


def _not_utf8(path: Path, raw: bytes) -> TroubleError:
    try:
        raw.decode()
        start = len(raw)
    except UnicodeDecodeError as error:
        start = error.start
    line = len((raw[:start] + b".").splitlines())
    return unreadable(
        path,
        f"line {line} (byte {start + 1}) is not UTF-8: save it as CSV UTF-8 and choose that file.",
    )


def _rows(path: Path, lines: Iterable[str], delimiter: str, line: int) -> Iterator[Row]:
    """Yield the rows of `lines`, of which the first is the file's line number `line`."""
    reader = csv.reader(lines, delimiter=delimiter)
    start = line
    for cells in reader:
        if cells and cells[-1].endswith(_END):
            if start == line + reader.line_num - 1:  # the end mark alone
                return
            raise unreadable(path, f"a quotation mark opened on line {start} is never closed.")
        if cells:
            yield start, cells
        start = line + reader.line_num


def _columns_in(start: Iterable[str], delimiter: str) -> set[Column | None]:
    header = next(csv.reader(start, delimiter=delimiter))
    return {column_of(cell) for cell in header} - {None}
