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
    DATABASE_AWAY = (
        "The database {where} does not answer: start it, or check its address. Nothing was lost."
    )
    DATABASE_UNKNOWN = (
        "A database of the kind {where} is not known: use sqlite:///FOLDER or postgresql://…"
    )
    PORT_TAKEN = (
        "The hub cannot listen at {where} ({why}): close the other hub, or choose another --port."
    )
    HUB_MOVED = (
        "The hub's port {why} is taken: it is at {where} now. Desks find it there within a minute, "
        "or join again with a code."
    )
    HUB_WITHOUT_FAIR = (
        "The hub has no exhibition yet: name one with --exhibition, or start it in the folder "
        "of a desk."
    )
    HUB_NO_SUCH_FAIR = "The hub keeps no exhibition {where}. It keeps: {why}"
    HUB_NOT_STARTED = "The hub could not be started. {why}"
    HUB_KEY_DAMAGED = (
        "The hub's certificate in {where} is damaged: remove hub.key and hub.crt there, then pair "
        "all computers again."
    )
    HUB_AWAY = (
        "The hub {where} does not answer: check that it runs, and that this computer is on its "
        "network. Scanning goes on."
    )
    HUB_OTHER = (
        "Another computer answers in place of the hub {where}: check the network, or join the "
        "list again. Scanning goes on."
    )
    HUB_PORTAL = (
        "The network shows a login page instead of the hub {where}: log in, or change the "
        "network. Scanning goes on."
    )
    HUB_OLDER = (
        "The hub {where} runs an older version: install this computer's version there. "
        "Scanning goes on."
    )
    HUB_NEWER = "The hub {where} runs a newer version: install that version here. Scanning goes on."
    HUB_REVOKED = (
        "The hub {where} has shut this computer out: join its list again. Scanning goes on."
    )
    HUB_FORBIDS = "The hub {where} does not let this computer do that: pair it as a supervisor."
    HUB_FAILING = "The hub {where} has a fault of its own ({why}): look at its screen."
    HUB_RETIRED = (
        "The hub {where} removed this exhibition's data on {why}: erase them here too "
        "(kiosk purge), or pair an empty folder for another exhibition."
    )
    HUB_CLOCK = (
        "This computer's clock and that of the hub {where} differ by {why}: set the wrong one "
        "right. Scanning goes on."
    )
    CLOCK_SET = (
        "The clock of this computer was changed by {why}: times of scans before or after may be "
        "off. Check date and time."
    )
    DESK_COPIED = (
        "Two computers go by the name {where}: ask the person in charge to look at the page "
        "Synchronisation. Scanning goes on."
    )
    HUB_SNAPSHOT = "The hub {where} cannot tell all that happened since: pair with an empty folder."
    HUB_LEADS = "This computer is paired with a hub that answers: only a silent hub is replaced."
    HUB_OFF = (
        "The list is kept on this computer, but its switch is off: switch it on again on the page "
        "Synchronisation. Scanning goes on."
    )
    LIST_FOLLOWED = (
        "{where} keeps the list now, and this desk follows it: what only this computer has goes "
        "there by itself. There is nothing to do."
    )
    LIST_TAKEN = (
        "{where} has taken the list over: follow it on the page "
        "Synchronisation. Nothing was lost, and scanning goes on."
    )
    LIST_TWICE = (
        "{where} keeps a second list: decide on the page Synchronisation which one holds. "
        "Nothing was lost, and scanning goes on."
    )
    NOT_PAIRED = "This computer is paired with no hub: pair it first (kiosk pair ADDRESS CODE)."
    PAIRING_DAMAGED = "The file {where} is damaged: pair this computer again."
    PAIR_UNREADABLE = (
        "This is no pairing code: give the hub's address and the eight signs on its screen, or "
        "the text of its QR."
    )
    PAIR_NOT_ASKED = (
        "This is the pairing code of a hub, not a ticket: to join it, open the page "
        "Synchronisation and choose the camera there first."
    )
    PAIR_SCANNED = (
        "{where} shows the pairing code of a hub, not a ticket: to join that hub, run kiosk pair "
        "with the text of the code, or hold it before the camera of the desk's page "
        "Synchronisation."
    )
    NAME_TAKEN = (
        "Another desk of this list is called {where} too: call this one {why}, say, on its page "
        "Synchronisation."
    )
    PAIR_CODE_WRONG = "The hub {where} expects no computer with that code: have it show a new one."
    PAIR_CODE_RUN_OUT = "That code has run out: have the hub {where} show a new one."
    PAIR_TOO_MANY = "Too many wrong codes came to the hub {where}: wait a minute, then try again."
    PAIR_OTHER_FAIR = (
        "The hub {where} keeps the list of another exhibition: start the kiosk with a new data "
        "folder (kiosk run --data), then join there. What is recorded here stays here."
    )
    PAIR_NO_HUB = (
        "That code of the hub {where} is not for hubs: type hub there for one that is, then pair "
        "again."
    )
    PAIR_NOT_PROVEN = (
        "What answers at {where} does not know the code, so it is not your hub: check the network "
        "and the address."
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
    PARCEL_DAMAGED = "The file {where} is damaged or cut off: export it again."
    PARCEL_FOREIGN = "The file {where} is of another exhibition: import it at a desk of that one."
    PARCEL_LOCKED = (
        "The file {where} cannot be opened here: give the passphrase it was exported with, or "
        "pair this computer with the same hub first."
    )
    PARCEL_KEYLESS = (
        "This computer shares no key with others yet: export with --passphrase, or pair it first."
    )
    PARCEL_CUT = (
        "{where} could not be read to the end, as if the stick was pulled out: put it in again and "
        "read the file again. Nothing was lost, and reading twice does no harm."
    )
    FILE_UNWRITTEN = (
        "{where} could not be written to the end, as if a stick was pulled out or the disk failed: "
        "put the stick in again, or choose another place, and write again. Nothing was lost."
    )
    PURGE_EARLY = "The fair is not over before {where}: choose a later date."
    PURGE_UNDATED = (
        "The fair names no day until which data are kept: give one with --after, "
        "or as keep_until in its file."
    )
    NO_SCREEN = "There is no screen to open a window on: start the kiosk on the laptop itself."
    ROSTER_EMPTY = (
        "The roster is empty, so every code is unknown: import one (kiosk import), or join a hub's "
        "list on the page Synchronisation."
    )
    LIST_COMING = (
        "The list is still on its way from the hub: ask whoever is not found to wait, then scan "
        "again."
    )
    FAIR_CAME = (
        "The hub's description of the fair has come: close this window and open it again to work "
        "with it."
    )
    ROSTER_UNREADABLE = "{where} cannot be read as a roster: {why}"
    FAIR_UNREADABLE = "{where} cannot be read as a fair: {why}"
    LAYOUT_UNREADABLE = "{where} cannot be used as a badge layout: {why}"
    KEY_UNUSABLE = "{where} cannot be used as a signing key: {why}"
    LAYOUT_TOO_LARGE = "Use smaller pictures: {where} is too large for the other desks."
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
_GONE = (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE)


def trouble_of_os_error(error: OSError, path: Path) -> TroubleError:
    """Return what an error met while writing the file `path` means to people."""
    if error.errno == errno.EISDIR:
        return TroubleError(Trouble.IS_FOLDER, where=path)
    if error.errno in _FULL:
        return TroubleError(Trouble.DISK_FULL, where=path.parent)
    if error.errno in _MISSING:
        return TroubleError(Trouble.NO_SUCH_FILE, where=path.parent)
    if error.errno in _GONE:
        return TroubleError(Trouble.FILE_UNWRITTEN, where=path)
    return TroubleError(Trouble.FOLDER_READ_ONLY, where=path.parent)
