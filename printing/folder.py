"""A printer that is a folder: every badge comes out as one PDF file."""

import errno
import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

from kiosk.ports import NotPrinted, Printed, PrinterStatus, PrintOutcome, PrintTrouble, unheard

_JOB = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-[0-9]{1,6})?", re.ASCII)
_UNFINISHED = ".part"
_PROBE = bytes(64 * 1024)  # more than any badge takes

_TROUBLES = {
    errno.ENOENT: PrintTrouble.FOLDER_MISSING,
    errno.ENOTDIR: PrintTrouble.FOLDER_MISSING,
    errno.EEXIST: PrintTrouble.FOLDER_MISSING,  # a file stands where the folder should
    errno.EACCES: PrintTrouble.FOLDER_READ_ONLY,
    errno.EPERM: PrintTrouble.FOLDER_READ_ONLY,
    errno.EROFS: PrintTrouble.FOLDER_READ_ONLY,
    errno.ENOSPC: PrintTrouble.DISK_FULL,
    errno.EDQUOT: PrintTrouble.DISK_FULL,
    errno.EFBIG: PrintTrouble.DISK_FULL,
}


class FolderPrinter:
    """Writes each badge as '<job>.pdf'; a BadgePrinter of kiosk.ports.

    A missing folder is made. A badge is written under another name, brought to the disk and only
    then renamed, so that a file with a badge's name is always whole, even after a power cut; what
    such a cut leaves unfinished is removed at the next start. When writing fails nothing is left
    behind and the trouble says why. A job that is already there is not written again. Two kiosks
    may share a folder, but for the moment in which one starts while the other prints: that badge
    is then reported as not printed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()  # checked by one thread while another prints
        self._is_swept = False

    @property
    def name(self) -> str:
        """The folder's path."""
        return str(self._folder)

    def print(self, job: str, pdf: bytes, on_sent: Callable[[], None] = unheard) -> PrintOutcome:
        """Write one badge. A name that is no UUID is refused: it names a file."""
        place = self._place(job)
        if place is None:
            return NotPrinted(PrintTrouble.OTHER)
        try:
            with self._lock:
                self._prepare()
                if not place.exists():
                    self._write(place, pdf)
        except OSError as error:
            return NotPrinted(trouble_of(error))
        return Printed(place)

    def follow(self, job: str) -> PrintOutcome:
        """Look whether the file is there: a file is whole, or it was never written."""
        place = self._place(job)
        if place is not None and place.exists():
            return Printed(place)
        return NotPrinted(PrintTrouble.FORGOTTEN)

    def cancel(self, job: str) -> PrintOutcome:
        """A file that is written stays; nothing waits in a folder."""
        return self.follow(job)

    def status(self) -> PrinterStatus:
        """Tell what would keep a badge from coming out now, by writing as much as one takes."""
        probe = self._folder / f".check{_UNFINISHED}"
        try:
            with self._lock:
                self._prepare()
                try:
                    probe.write_bytes(_PROBE)
                finally:
                    probe.unlink(missing_ok=True)
        except OSError as error:
            return PrinterStatus((trouble_of(error),))
        return PrinterStatus()

    def _place(self, job: str) -> Path | None:
        return self._folder / f"{job}.pdf" if _JOB.fullmatch(job) else None

    def _prepare(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        if not self._is_swept:
            for unfinished in self._folder.glob(f".*{_UNFINISHED}"):
                unfinished.unlink(missing_ok=True)
            self._is_swept = True

    def _write(self, place: Path, pdf: bytes) -> None:
        unfinished = place.with_name(f".{place.stem}{_UNFINISHED}")
        try:
            with unfinished.open("wb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(place)
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
        _bring_to_disk(self._folder)


def trouble_of(error: OSError) -> PrintTrouble:
    """Return what an error of the file system means to the person at the desk."""
    return _TROUBLES.get(error.errno or 0, PrintTrouble.OTHER)


def _bring_to_disk(folder: Path) -> None:
    """Make the rename itself survive a power cut, where folders can be opened (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
