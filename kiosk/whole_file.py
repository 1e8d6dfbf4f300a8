"""Files that are there whole or not at all, even after a power cut or on a full disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO, TextIO

from kiosk.errors import trouble_of_os_error

_OWNER_ONLY = partial(os.open, mode=0o600)


@contextmanager
def whole_file(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Yield a file to write that takes the place of `path` once it is complete and on the disk.

    Raises:
        TroubleError: the folder is missing or read-only, the disk full, failing or gone; nothing
            is changed.
    """
    with (
        _taking_place_of(path) as unfinished,
        unfinished.open("w", encoding=encoding, newline="") as file,
    ):
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def whole_bytes(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Yield a file for bytes that does the same. Raises as above.

    Args:
        private: nobody but its owner may read it, at no moment.
    """
    with (
        _taking_place_of(path) as unfinished,
        _fresh(unfinished) if private else unfinished.open("wb") as file,
    ):
        yield file
        file.flush()
        os.fsync(file.fileno())


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file of bytes at once, in the same way. Raises as above."""
    with whole_bytes(path, private=private) as file:
        file.write(data)


def _fresh(path: Path) -> BinaryIO:
    path.unlink(missing_ok=True)  # others may have that of a power cut open
    return open(path, "xb", opener=_OWNER_ONLY)


@contextmanager
def _taking_place_of(path: Path) -> Iterator[Path]:
    unfinished = path.with_name(f"{path.name}.part")
    try:
        yield unfinished
        unfinished.replace(path)
        _keep_names(path.parent)
    except OSError as error:
        raise trouble_of_os_error(error, path) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _keep_names(folder: Path) -> None:
    """Have the disk keep the new name, too, where a folder can be asked for that."""
    if os.name == "nt":  # NTFS writes names down by itself
        return
    with suppress(OSError):  # some sticks and shares cannot
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
