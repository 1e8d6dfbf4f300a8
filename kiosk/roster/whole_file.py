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
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with unfinished.open("w", encoding=encoding, newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise trouble_of_os_error(error, path) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
