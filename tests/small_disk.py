"""A small disk of memory, mounted where data will lie, so that it can really be full."""

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FILLER = "filler"  # the file that takes all the room there is
_SIZE = "48m"


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount one on an empty folder meanwhile; False where that is not allowed."""
    words = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(folder)]
    is_mounted = False
    if os.geteuid() == 0 and shutil.which("mount"):
        is_mounted = subprocess.run(words, check=False, capture_output=True).returncode == 0
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Leave no byte on the disk of a folder."""
    with (folder / FILLER).open("ab") as file:
        for size in (1 << 20, 1 << 12):
            try:
                while True:
                    os.write(file.fileno(), bytes(size))
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise


def make_room(folder: Path) -> None:
    """Give it back."""
    with suppress(FileNotFoundError):
        (folder / FILLER).unlink()
