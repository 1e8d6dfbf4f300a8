"""What lights, badges and troubles say, each with what to do about it."""

from PySide6.QtCore import QCoreApplication

from kiosk.desk.reports import BadgeReport, Light, Topic
from kiosk.domain.badges import BadgeJob, JobState, PrintReason
from kiosk.errors import Trouble, TroubleError
from ui.bridge import Incident
from ui.printer_wording import not_printed_text, printer_lights
from ui.sync_wording import hub_troubles, pairing_troubles, sync_lights
from ui.translation import isolated


def light_text(light: Light) -> str:
    """Return the few words of a status light; a code nobody worded shows as it is."""
    text = _lights().get((light.topic, light.code), light.code)
    return text.format(detail=" · ".join(map(isolated, light.detail.split(" · "))))


def badge_text(report: BadgeReport) -> str:
    """Return where a badge stands and, when something is wrong, what to do."""
    text = job_text(report)
    if report.job.reason is not PrintReason.LOST or report.job.state is JobState.CANCELLED:
        return text
    told = QCoreApplication.translate("Badge", "{text} The lost one opens no door.")
    return told.format(text=text if text.endswith((".", "…", "؟", "?")) else f"{text}.")


def job_text(report: BadgeReport) -> str:
    """Return the same of the job alone, whatever it was asked for."""
    match report.job.state:
        case JobState.QUEUED:
            return QCoreApplication.translate("Badge", "Badge waiting to print")
        case JobState.SENDING | JobState.SENT:
            return QCoreApplication.translate("Badge", "Badge printing…")
        case JobState.PRINTED if report.warnings:
            return QCoreApplication.translate(
                "Badge", "Printed, but some text is not as written: read it over."
            )
        case JobState.PRINTED:
            return QCoreApplication.translate("Badge", "Badge printed")
        case JobState.FAILED:
            return not_printed_text(report.job.trouble)
        case JobState.TO_CHECK:
            return QCoreApplication.translate("Badge", "Did the badge come out? Please check.")
        case JobState.CANCELLED:
            return QCoreApplication.translate("Badge", "Badge not wanted any more")


def badge_short_text(job: BadgeJob) -> str:
    """Return two words for a badge that needs attention, else nothing."""
    match job.state:
        case JobState.FAILED:
            return QCoreApplication.translate("Badge", "badge not printed")
        case JobState.TO_CHECK:
            return QCoreApplication.translate("Badge", "badge to check")
        case _:
            return ""


def trouble_text(met: TroubleError | Incident) -> str:
    """Return one sentence that says what is wrong and what to do."""
    match met:
        case Incident(id=incident):
            return QCoreApplication.translate(
                "Trouble", "Something went wrong here (no. {id}). Scan again."
            ).format(id=isolated(incident))
        case TroubleError(trouble=trouble, where=where, why=why):
            text = _troubles().get(trouble, trouble.value)
            return text.format(where=isolated(where), why=isolated(why))


def _lights() -> dict[tuple[Topic, str], str]:
    return {
        (Topic.CAMERA, "starting"): QCoreApplication.translate("Light", "The camera is starting…"),
        (Topic.CAMERA, "live"): QCoreApplication.translate("Light", "Waiting for a picture…"),
        (Topic.CAMERA, "clip"): QCoreApplication.translate(
            "Light", "A recording plays in place of a camera."
        ),
        (Topic.CAMERA, "still"): QCoreApplication.translate(
            "Light", "A still picture stands in place of a camera."
        ),
        (Topic.CAMERA, "demo"): QCoreApplication.translate(
            "Light", "No camera: the demo clip plays instead."
        ),
        (Topic.CAMERA, "mute"): QCoreApplication.translate(
            "Light", "No picture from {detail} yet: wait, or check its cable."
        ),
        (Topic.CAMERA, "lost"): QCoreApplication.translate(
            "Light", "No picture from {detail}: check address, camera and network."
        ),
        (Topic.CAMERA, "missing"): QCoreApplication.translate(
            "Light", "No camera: plug one in, or type the codes."
        ),
        (Topic.CAMERA, "silent"): QCoreApplication.translate(
            "Light", "The camera stopped: unplug it and plug it in again."
        ),
        (Topic.CAMERA, "busy"): QCoreApplication.translate(
            "Light", "Camera in use: close the other program."
        ),
        (Topic.CAMERA, "denied"): QCoreApplication.translate(
            "Light", "Camera not allowed: add this user to the group video."
        ),
        (Topic.CAMERA, "private"): QCoreApplication.translate(
            "Light", "Camera not allowed: Windows Settings, Privacy, Camera."
        ),
        (Topic.CAMERA, "black"): QCoreApplication.translate(
            "Light", "Black picture: open the camera’s shutter."
        ),
        (Topic.CAMERA, "frozen"): QCoreApplication.translate(
            "Light", "Frozen picture: unplug the camera and plug it in again."
        ),
        (Topic.CAMERA, "unreadable"): QCoreApplication.translate(
            "Light", "What was chosen as camera cannot be played: choose another."
        ),
        (Topic.CAMERA, "failed"): QCoreApplication.translate(
            "Light", "The camera failed: unplug it and plug it in again."
        ),
        **{(Topic.PRINTER, code): words for code, words in printer_lights().items()},
        **{(Topic.SYNC, code): words for code, words in sync_lights().items()},
        (Topic.SOUND, "ready"): QCoreApplication.translate("Light", "Sound on"),
        (Topic.SOUND, "none"): QCoreApplication.translate("Light", "No sound"),
        (Topic.DISK, "ready"): QCoreApplication.translate("Light", "Disk fine"),
        (Topic.DISK, "low"): QCoreApplication.translate("Light", "Disk nearly full"),
        (Topic.DISK, "full"): QCoreApplication.translate("Light", "Disk full"),
    }


def _troubles() -> dict[Trouble, str]:
    # The sources repeat kiosk/errors.py word for word (a test compares): lupdate reads literals.
    return {
        **hub_troubles(),
        **pairing_troubles(),
        Trouble.DATA_IN_USE: QCoreApplication.translate(
            "Trouble", "The data folder {where} is in use by another kiosk: close that one first."
        ),
        Trouble.DATA_TOO_NEW: QCoreApplication.translate(
            "Trouble",
            "The data folder {where} was written by a newer version: install that version, "
            "or choose another folder with --data.",
        ),
        Trouble.DATA_DAMAGED: QCoreApplication.translate(
            "Trouble",
            "The database {where} is damaged: keep a copy of it, then choose another with --data.",
        ),
        Trouble.DATA_READ_ONLY: QCoreApplication.translate(
            "Trouble",
            "The folder {where} cannot be written: allow writing, or choose another with --data.",
        ),
        Trouble.DISK_FULL: QCoreApplication.translate(
            "Trouble", "The disk of {where} is full: make room, then try again. Nothing was lost."
        ),
        Trouble.DISK_FAILING: QCoreApplication.translate(
            "Trouble",
            "The disk of {where} gives errors: copy the folder to another disk, then start "
            "the kiosk there with --data.",
        ),
        Trouble.FOLDER_READ_ONLY: QCoreApplication.translate(
            "Trouble", "The folder {where} cannot be written: allow writing, or choose another."
        ),
        Trouble.NO_SUCH_FILE: QCoreApplication.translate(
            "Trouble", "There is no file or folder {where}: check the path."
        ),
        Trouble.PICTURE_UNREADABLE: QCoreApplication.translate(
            "Trouble", "{where} is not a readable picture: export it again as PNG or JPEG."
        ),
        Trouble.CLIP_UNREADABLE: QCoreApplication.translate(
            "Trouble", "{where} is not a clip that can be played: record it again as MP4 or AVI."
        ),
        Trouble.CLIP_EMPTY: QCoreApplication.translate(
            "Trouble", "{where} holds no picture at all: record it again."
        ),
        Trouble.FOLDER_EMPTY: QCoreApplication.translate(
            "Trouble", "The folder {where} holds no picture (PNG, JPEG, WEBP, BMP): check the path."
        ),
        Trouble.CAMERA_MISSING: QCoreApplication.translate(
            "Trouble", "No camera answers at {where}: plug it in, or choose another with --camera."
        ),
        Trouble.NO_CAMERA: QCoreApplication.translate(
            "Trouble",
            "There is no camera: plug one in, or choose a picture source with --camera.",
        ),
        Trouble.CAMERA_MUTE: QCoreApplication.translate(
            "Trouble",
            "The camera {where} sends no picture: wait a moment, then unplug it and plug it in "
            "again.",
        ),
        Trouble.STREAM_LOST: QCoreApplication.translate(
            "Trouble",
            "No picture comes from {where}: check the address, and that camera and network are on.",
        ),
        Trouble.CAMERA_SILENT: QCoreApplication.translate(
            "Trouble",
            "The camera {where} stopped sending pictures: unplug it and plug it in again.",
        ),
        Trouble.LAYOUT_MISSING: QCoreApplication.translate(
            "Trouble",
            "There is no badge layout called {where}: choose another, or import it again.",
        ),
        Trouble.LAYOUT_UNNAMED: QCoreApplication.translate(
            "Trouble", "The layout has no name that a file can have: use letters or digits."
        ),
        Trouble.LAYOUT_NAME_TAKEN: QCoreApplication.translate(
            "Trouble", "Another layout is called {where} already: choose another name."
        ),
        Trouble.CODE_UNKNOWN: QCoreApplication.translate(
            "Trouble", "No ticket of this roster has that code: check it, or import the roster."
        ),
        Trouble.ROSTER_UNREADABLE: QCoreApplication.translate(
            "Trouble", "{where} cannot be read as a roster: {why}"
        ),
        Trouble.FAIR_UNREADABLE: QCoreApplication.translate(
            "Trouble", "{where} cannot be read as a fair: {why}"
        ),
        Trouble.LAYOUT_UNREADABLE: QCoreApplication.translate(
            "Trouble", "{where} cannot be used as a badge layout: {why}"
        ),
        Trouble.KEY_UNUSABLE: QCoreApplication.translate(
            "Trouble", "{where} cannot be used as a signing key: {why}"
        ),
        Trouble.LAYOUT_TOO_LARGE: QCoreApplication.translate(
            "Trouble", "Use smaller pictures: {where} is too large for the other desks."
        ),
        Trouble.GATE_UNKNOWN: QCoreApplication.translate(
            "Trouble", "There is no gate called {where}. Gates of this fair: {why}"
        ),
        Trouble.PRINTER_ADDRESS: QCoreApplication.translate(
            "Trouble",
            "{where} is not the address of a printer ({why}): write ipp://, ipps:// or zebra:// "
            "and its name or number.",
        ),
        Trouble.SCANNER_MISSING: QCoreApplication.translate(
            "Trouble", "No hand scanner answers at {where}: plug it in, or choose another port."
        ),
        Trouble.SCANNER_BUSY: QCoreApplication.translate(
            "Trouble",
            "The port {where} of the hand scanner is used by another program: close that program.",
        ),
        Trouble.SCANNER_DENIED: QCoreApplication.translate(
            "Trouble",
            "The port {where} may not be used: add this user to the group dialout, "
            "then log in again.",
        ),
        Trouble.SCAN_CUT: QCoreApplication.translate(
            "Trouble", "The hand scanner lost part of a code: scan it again."
        ),
        Trouble.SCAN_UNSURE: QCoreApplication.translate(
            "Trouble",
            "The hand scanner's code fits two tickets: show it to the camera instead.",
        ),
        Trouble.DATA_FOREIGN: QCoreApplication.translate(
            "Trouble",
            "The database {where} belongs to another program: choose another with --data.",
        ),
        Trouble.FAIR_DIFFERS: QCoreApplication.translate(
            "Trouble",
            "{where} does not suit the roster here ({why}): choose another --data folder.",
        ),
        Trouble.IS_FOLDER: QCoreApplication.translate(
            "Trouble", "{where} is a folder: give the name of a file in it."
        ),
        Trouble.CAMERA_BUSY: QCoreApplication.translate(
            "Trouble", "The camera {where} is used by another program: close that program."
        ),
        Trouble.CAMERA_DENIED: QCoreApplication.translate(
            "Trouble",
            "The camera {where} may not be used: add this user to the group video, "
            "then log in again.",
        ),
        Trouble.CAMERA_PRIVATE: QCoreApplication.translate(
            "Trouble",
            "Windows keeps the camera {where} from programs: allow it in Settings, Privacy, "
            "Camera.",
        ),
        Trouble.NO_SCREEN: QCoreApplication.translate(
            "Trouble",
            "There is no screen to open a window on: start the kiosk on the laptop itself.",
        ),
        Trouble.ROSTER_EMPTY: QCoreApplication.translate(
            "Trouble",
            "The roster is empty, so every code is unknown: import one (kiosk import), or join a "
            "hub's list on the page Synchronisation.",
        ),
    }
