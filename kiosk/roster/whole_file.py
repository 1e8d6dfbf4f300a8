"""Files that are there whole or not at all, even after a power cut or on a full disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from kiosk.errors import trouble_of_os_error


@contextmanager
def whole_file(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Yield a file to write that takes the place of `path` once it is complete and on the disk.

    Raises:
        TroubleError: the folder is missing or read-only, or the disk is full; nothing is changed.
    """
    with (
        _taking_place_of(path) as unfinished,
        unfinished.open("w", encoding=encoding, newline="") as file,
    ):
        yield file
        file.flush()
        os.fsync(file.fileno())


def write_whole(path: Path, data: bytes) -> None:
    """Write a file at once, in the same way. Raises as above."""
    with _taking_place_of(path) as unfinished, unfinished.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _taking_place_of(path: Path) -> Iterator[Path]:
    unfinished = path.with_name(f"{path.name}.part")
    try:
        yield unfinished
        unfinished.replace(path)
    except OSError as error:
        raise trouble_of_os_error(error, path) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
