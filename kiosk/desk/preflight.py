"""The check before the doors open: what each thing's state means, decided from values alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.desk.reports import Level, Light
from kiosk.domain.fair import Fair

GB = 1_000_000_000
_FULL_BYTES, _LOW_BYTES = GB // 2, 2 * GB  # a fair's badges and journal need some 300 MB
_FIRST_YEAR, _LAST_YEAR = 2026, 2060  # a laptop whose clock battery died says 1980 or 2015
_SOON_DAYS = 60
_LOW_PERCENT = 20
_OLD = timedelta(days=2)
_USELESS = frozenset({"no_picture", "black", "frozen"})


class Check(StrEnum):
    """What is checked, in the order in which it is shown."""

    CAMERA = "camera"
    PRINTER = "printer"
    SOUND = "sound"
    CLOCK = "clock"
    DISK = "disk"
    BATTERY = "battery"
    ROSTER = "roster"
    RETENTION = "retention"
    SYNC = "sync"


@dataclass(frozen=True, slots=True)
class PreflightLine:
    """How one thing does. The screen words it: `light` if there is one, else each of `codes`.

    Args:
        level: None while it is still being looked at.
        values: fill the blanks of the sentences, as (name, text).
    """

    check: Check
    level: Level | None
    codes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    light: Light | None = None


@dataclass(frozen=True, slots=True)
class Battery:
    """Its charge in per cent, and whether the computer is on mains."""

    percent: int
    is_plugged: bool


@dataclass(frozen=True, slots=True)
class RosterState:
    """How many tickets there are, and when a roster was last imported, if that is known."""

    tickets: int
    imported_at: datetime | None


def camera_line(
    findings: Sequence[str], figures: Sequence[tuple[str, str]], light: Light | None = None
) -> PreflightLine:
    """Judge an examined camera; where no picture came, its `light` tells why.

    Args:
        findings: values of `scanner.examination.Finding`.
        figures: what was measured, as the screen's blanks.
    """
    if "no_picture" in findings:
        if light is not None and light.level is Level.BAD:
            return PreflightLine(Check.CAMERA, Level.BAD, light=light)
        return PreflightLine(Check.CAMERA, Level.BAD, ("no_picture",))
    level = Level.GOOD
    if findings:
        level = Level.BAD if _USELESS & set(findings) else Level.WARNING
    return PreflightLine(Check.CAMERA, level, tuple(findings) or ("good",), tuple(figures))


def light_line(check: Check, light: Light) -> PreflightLine:
    """Take over what a status light says; of sound it says too little to act upon."""
    if check is Check.SOUND:
        return PreflightLine(check, light.level, (light.code,))
    return PreflightLine(check, light.level, light=light)


def clock_line(now: datetime, fair: Fair) -> PreflightLine:
    """Judge the computer's date by the year and by the fair's days."""
    today = fair.day_of(now)
    days = (fair.days[0] - today).days
    values = (("date", f"{today:%d/%m/%Y}"), ("days", str(days)))
    level, code = Level.WARNING, "between"
    if not _FIRST_YEAR <= today.year <= _LAST_YEAR:
        level, code = Level.BAD, "wrong_year"
    elif today in fair.days:
        level, code = Level.GOOD, "fair_day"
    elif today > fair.days[-1]:
        code = "after"
    elif days > _SOON_DAYS:
        code = "long_before"
    elif days > 0:
        level, code = Level.GOOD, "before"
    return PreflightLine(Check.CLOCK, level, (code,), values)


def disk_line(free: int) -> PreflightLine:
    """Judge the room left on the disk of the data folder, in bytes."""
    values = (("free", f"{free / GB:.1f}"),)
    if free < _FULL_BYTES:
        return PreflightLine(Check.DISK, Level.BAD, ("full",), values)
    if free < _LOW_BYTES:
        return PreflightLine(Check.DISK, Level.WARNING, ("low",), values)
    return PreflightLine(Check.DISK, Level.GOOD, ("good",), values)


def battery_line(battery: Battery) -> PreflightLine:
    """Judge a laptop's battery: on mains all is well."""
    values = (("percent", str(battery.percent)),)
    if battery.is_plugged:
        return PreflightLine(Check.BATTERY, Level.GOOD, ("plugged",), values)
    if battery.percent <= _LOW_PERCENT:
        return PreflightLine(Check.BATTERY, Level.BAD, ("low",), values)
    return PreflightLine(Check.BATTERY, Level.WARNING, ("unplugged",), values)


def roster_line(roster: RosterState, now: datetime) -> PreflightLine:
    """Judge the roster by its size and its age."""
    if not roster.tickets:
        return PreflightLine(Check.ROSTER, Level.BAD, ("empty",))
    tickets = ("tickets", str(roster.tickets))
    if roster.imported_at is None:
        return PreflightLine(Check.ROSTER, Level.GOOD, ("undated",), (tickets,))
    age = max(now - roster.imported_at, timedelta(0))
    values = (tickets, ("hours", str(int(age.total_seconds() // 3600))), ("days", str(age.days)))
    if age < _OLD:
        code = "new" if age < timedelta(hours=1) else "fresh"
        return PreflightLine(Check.ROSTER, Level.GOOD, (code,), values)
    return PreflightLine(Check.ROSTER, Level.WARNING, ("old",), values)


def retention_lines(fair: Fair, roster: RosterState, now: datetime) -> list[PreflightLine]:
    """Tell when the day until which data may be kept has passed; nothing before."""
    until = fair.keep_until
    if until is None or fair.day_of(now) <= until or not roster.tickets:
        return []
    values = (("date", f"{until:%d/%m/%Y}"),)
    return [PreflightLine(Check.RETENTION, Level.WARNING, ("due",), values)]


def worst(lines: Sequence[PreflightLine]) -> Level:
    """Return the level of the worst line; lines still being looked at do not count."""
    levels = {line.level for line in lines}
    return next((level for level in (Level.BAD, Level.WARNING) if level in levels), Level.GOOD)
