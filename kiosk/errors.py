"""Troubles of the environment: named here, so that each screen can say them in its language."""

import errno
from enum import StrEnum
from pathlib import Path


class Trouble(StrEnum):
    """What is wrong, as an English sentence that says what to do. `{where}` is a path or name."""

    DATA_IN_USE = "The data folder {where} is in use by another kiosk: close that one first."
    DATA_TOO_NEW = (
        "The data folder {where} was written by a newer version: install that version, "
        "or choose another folder with --data."
    )
    DATA_DAMAGED = (
        "The database {where} is damaged: keep a copy of it, then choose another with --data."
    )
    DATA_READ_ONLY = (
        "The folder {where} cannot be written: allow writing, or choose another with --data."
    )
    DISK_FULL = "The disk of {where} is full: make room, then try again. Nothing was lost."
    DISK_FAILING = (
        "The disk of {where} gives errors: copy the folder to another disk, "
        "then start the kiosk there with --data."
    )
    FOLDER_READ_ONLY = "The folder {where} cannot be written: allow writing, or choose another."
    NO_SUCH_FILE = "There is no file or folder {where}: check the path."
    IS_FOLDER = "{where} is a folder: give the name of a file in it."
    PICTURE_UNREADABLE = "{where} is not a readable picture: export it again as PNG or JPEG."
    CLIP_UNREADABLE = "{where} is not a clip that can be played: record it again as MP4 or AVI."
    CLIP_EMPTY = "{where} holds no picture at all: record it again."
    FOLDER_EMPTY = "The folder {where} holds no picture (PNG, JPEG, WEBP, BMP): check the path."
    CAMERA_MISSING = "No camera answers at {where}: plug it in, or choose another with --camera."
    NO_CAMERA = "There is no camera: plug one in, or choose a picture source with --camera."
    CAMERA_MUTE = (
        "The camera {where} sends no picture: wait a moment, then unplug it and plug it in again."
    )
    STREAM_LOST = (
        "No picture comes from {where}: check the address, and that camera and network are on."
    )
    CAMERA_SILENT = "The camera {where} stopped sending pictures: unplug it and plug it in again."
    CAMERA_BUSY = "The camera {where} is used by another program: close that program."
    CAMERA_DENIED = (
        "The camera {where} may not be used: add this user to the group video, then log in again."
    )
    CAMERA_PRIVATE = (
        "Windows keeps the camera {where} from programs: allow it in Settings, Privacy, Camera."
    )
    PRINTER_ADDRESS = (
        "{where} is not the address of a printer ({why}): write ipp://, ipps:// or zebra:// "
        "and its name or number."
    )
    SCANNER_MISSING = "No hand scanner answers at {where}: plug it in, or choose another port."
    SCANNER_BUSY = (
        "The port {where} of the hand scanner is used by another program: close that program."
    )
    SCANNER_DENIED = (
        "The port {where} may not be used: add this user to the group dialout, then log in again."
    )
    SCAN_CUT = "The hand scanner lost part of a code: scan it again."
    SCAN_UNSURE = "The hand scanner's code fits two tickets: show it to the camera instead."
    NO_SCREEN = "There is no screen to open a window on: start the kiosk on the laptop itself."
    ROSTER_EMPTY = "The roster is empty, so every code is unknown: import one (kiosk import)."
    ROSTER_UNREADABLE = "{where} cannot be read as a roster: {why}"
    FAIR_UNREADABLE = "{where} cannot be read as a fair: {why}"
    LAYOUT_UNREADABLE = "{where} cannot be used as a badge layout: {why}"
    KEY_UNUSABLE = "{where} cannot be used as a signing key: {why}"
    LAYOUT_MISSING = "There is no badge layout called {where}: choose another, or import it again."
    LAYOUT_UNNAMED = "The layout has no name that a file can have: use letters or digits."
    LAYOUT_NAME_TAKEN = "Another layout is called {where} already: choose another name."
    CODE_UNKNOWN = "No ticket of this roster has that code: check it, or import the roster."
    DATA_FOREIGN = "The database {where} belongs to another program: choose another with --data."
    FAIR_DIFFERS = "{where} does not suit the roster here ({why}): choose another --data folder."
    GATE_UNKNOWN = "There is no gate called {where}. Gates of this fair: {why}"


class TroubleError(Exception):
    """Something outside the program is wrong; `str()` says what, and what to do about it."""

    def __init__(self, trouble: Trouble, *, where: object = "", why: str = "") -> None:
        super().__init__(trouble.value.format(where=where, why=why))
        self.trouble = trouble
        self.where = str(where)
        self.why = why


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_MISSING = (errno.ENOENT, errno.ENOTDIR)


def trouble_of_os_error(error: OSError, path: Path) -> TroubleError:
    """Return what an error met while writing the file `path` means to people."""
    if error.errno == errno.EISDIR:
        return TroubleError(Trouble.IS_FOLDER, where=path)
    if error.errno in _FULL:
        return TroubleError(Trouble.DISK_FULL, where=path.parent)
    if error.errno in _MISSING:
        return TroubleError(Trouble.NO_SUCH_FILE, where=path.parent)
    return TroubleError(Trouble.FOLDER_READ_ONLY, where=path.parent)
