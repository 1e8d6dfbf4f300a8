"""What the check before opening says of each thing, each with what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from kiosk.desk.preflight import Check, PreflightLine
from kiosk.desk.reports import Light, Topic
from ui.printer_wording import trouble_sentence
from ui.status_wording import light_text
from ui.translation import isolated, number


def line_name(check: Check) -> str:
    """Return the name of one line."""
    return {
        Check.CAMERA: QCoreApplication.translate("Preflight", "Camera"),
        Check.PRINTER: QCoreApplication.translate("Preflight", "Badges"),
        Check.SOUND: QCoreApplication.translate("Preflight", "Sound"),
        Check.CLOCK: QCoreApplication.translate("Preflight", "Clock"),
        Check.DISK: QCoreApplication.translate("Preflight", "Disk"),
        Check.BATTERY: QCoreApplication.translate("Preflight", "Battery"),
        Check.ROSTER: QCoreApplication.translate("Preflight", "Roster"),
        Check.RETENTION: QCoreApplication.translate("Preflight", "Personal data"),
        Check.SYNC: QCoreApplication.translate("Preflight", "Other desks"),
    }[check]


def line_text(line: PreflightLine) -> str:
    """Return how it does and what to do, in one or two sentences."""
    if line.light is not None:
        return _of_light(line.light)
    texts = _camera() if line.check is Check.CAMERA else _others(line.check)
    values = _spoken(line)
    return " ".join(texts[code].format(**values) for code in line.codes)


def figures_text(line: PreflightLine) -> str:
    """Return what a camera was measured to deliver, or which printer it is; else nothing."""
    if line.check is Check.PRINTER:
        return isolated(line.light.detail) if line.light is not None else ""
    values = _spoken(line)
    if "width" not in values:
        return ""
    return QCoreApplication.translate(
        "Preflight",
        "{width} × {height} pixels, {rate} pictures/s, brightness {brightness}/255, "
        "softness {softness} px, searched in {ms} ms",
    ).format(**values)


def finding_texts(findings: Sequence[str]) -> list[str]:
    """Return what to change about a camera, one sentence for each finding."""
    texts = _camera()
    return [texts[finding] for finding in findings]


def _of_light(light: Light) -> str:
    if light.topic is Topic.PRINTER:
        return trouble_sentence(light)
    if light.topic is Topic.SYNC and light.code == "alone":
        return QCoreApplication.translate(
            "Preflight", "This desk alone: what other desks admit is not known here."
        )
    return light_text(light)


def _spoken(line: PreflightLine) -> dict[str, str]:
    """Return the values as numbers are written in the language on screen."""
    values = dict(line.values)
    for name in ("free", "softness"):
        if name in values:
            values[name] = values[name].replace(".", QLocale().decimalPoint())
    if "hub" in values:
        values["hub"] = isolated(values["hub"])
    if "tickets" in values:
        values["tickets"] = number(int(values["tickets"]))
    return values


def _camera() -> dict[str, str]:
    return {
        "good": QCoreApplication.translate("Preflight", "This camera does well."),
        "measuring": QCoreApplication.translate(
            "Preflight", "Being examined: show it any QR code. A ticket would be let in."
        ),
        "no_picture": QCoreApplication.translate(
            "Preflight", "No picture came at all: choose another camera."
        ),
        "black": QCoreApplication.translate(
            "Preflight", "The picture is black: open the camera’s shutter, or take its cover off."
        ),
        "frozen": QCoreApplication.translate(
            "Preflight", "The picture never changes: unplug the camera and plug it in again."
        ),
        "too_small": QCoreApplication.translate(
            "Preflight",
            "The picture is too small: use a camera of at least 1280 × 720 pixels.",
        ),
        "too_slow": QCoreApplication.translate(
            "Preflight", "Pictures come too slowly: give more light, or try another USB port."
        ),
        "slow_decoding": QCoreApplication.translate(
            "Preflight", "This machine searches pictures too slowly: close other programs."
        ),
        "too_dark": QCoreApplication.translate(
            "Preflight", "It is too dark: light the place where codes are held, not the lens."
        ),
        "too_bright": QCoreApplication.translate(
            "Preflight", "It is too bright: turn the camera away from lamps and windows."
        ),
        "blurred": QCoreApplication.translate(
            "Preflight", "It is blurred: wipe the lens, and hold codes 20 to 40 cm away."
        ),
        "no_code": QCoreApplication.translate(
            "Preflight", "No code was read: hold one before the camera, then check again."
        ),
    }


def _others(check: Check) -> dict[str, str]:
    return {
        Check.CLOCK: {
            "wrong_year": QCoreApplication.translate(
                "Preflight", "It says {date}: set the computer’s date, or tickets are refused."
            ),
            "fair_day": QCoreApplication.translate("Preflight", "{date}, a day of the fair."),
            "before": QCoreApplication.translate(
                "Preflight", "{date}: the fair begins in {days} days."
            ),
            "long_before": QCoreApplication.translate(
                "Preflight",
                "{date}: the fair begins in {days} days only. Check the computer’s date.",
            ),
            "between": QCoreApplication.translate(
                "Preflight", "{date} is no day of the fair. Check the computer’s date."
            ),
            "after": QCoreApplication.translate(
                "Preflight", "{date}: the fair is over. Check the date, or import the next fair."
            ),
        },
        Check.DISK: {
            "good": QCoreApplication.translate("Preflight", "{free} GB free."),
            "low": QCoreApplication.translate("Preflight", "{free} GB free: make room today."),
            "full": QCoreApplication.translate(
                "Preflight", "{free} GB free: make room before opening, or badges will stop."
            ),
        },
        Check.BATTERY: {
            "plugged": QCoreApplication.translate("Preflight", "{percent} %, on mains."),
            "unplugged": QCoreApplication.translate(
                "Preflight", "{percent} %, not on mains: plug the computer in."
            ),
            "low": QCoreApplication.translate(
                "Preflight", "{percent} % left: plug the computer in now."
            ),
        },
        Check.ROSTER: {
            "empty": QCoreApplication.translate(
                "Preflight", "It is empty, so every code is unknown: import one."
            ),
            "undated": QCoreApplication.translate("Preflight", "{tickets} tickets."),
            "new": QCoreApplication.translate(
                "Preflight", "{tickets} tickets, imported within the last hour."
            ),
            "fresh": QCoreApplication.translate(
                "Preflight", "{tickets} tickets, imported {hours} h ago."
            ),
            "old": QCoreApplication.translate(
                "Preflight",
                "{tickets} tickets, imported {days} days ago: import again if people signed up.",
            ),
        },
        Check.RETENTION: {
            "due": QCoreApplication.translate(
                "Preflight",
                "They were to be kept until {date}: erase everybody on the page of that name "
                "(kiosk purge).",
            ),
        },
        Check.SYNC: {
            "answers": QCoreApplication.translate("Preflight", "The hub answers: {hub}."),
        },
        Check.SOUND: {
            "ready": QCoreApplication.translate("Preflight", "On: play one, and set the volume."),
            "none": QCoreApplication.translate(
                "Preflight", "None: plug a loudspeaker in, then start the kiosk again."
            ),
            "in_window": QCoreApplication.translate(
                "Preflight", "Can be tried in the window only."
            ),
        },
    }[check]
