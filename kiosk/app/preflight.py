"""The check before the doors open: gathers what `kiosk.desk.preflight` judges."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.desk.preflight import (
    Battery,
    Check,
    PreflightLine,
    RosterState,
    battery_line,
    camera_line,
    clock_line,
    disk_line,
    light_line,
    retention_lines,
    roster_line,
)
from kiosk.desk.records import Records
from kiosk.desk.reports import Level, Light
from kiosk.domain.fair import Fair

if TYPE_CHECKING:  # OpenCV comes with it, and the window must not wait for that
    from scanner.examination import CameraReport
    from scanner.watch import Sight


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """What the desk's records tell; `now` is by the corrected clock, the one people read."""

    fair: Fair
    roster: RosterState
    now: datetime


def desk_facts(records: Records) -> DeskFacts:
    """Ask the records. Desk thread."""
    with records.transaction() as tx:
        roster = RosterState(tx.roster_size(), tx.roster_imported_at())
        return DeskFacts(tx.fair(), roster, tx.now())


def machine_lines(facts: DeskFacts, folder: Path) -> list[PreflightLine]:
    """Look at clock, disk, battery and roster. Takes milliseconds; not for the GUI thread."""
    battery = _battery()
    return [
        clock_line(facts.now, facts.fair),
        disk_line(shutil.disk_usage(folder).free),
        *([] if battery is None else [battery_line(battery)]),
        roster_line(facts.roster, facts.now),
        *retention_lines(facts.fair, facts.roster, facts.now),
    ]


def examined(sights: "Iterable[Sight]", seconds: float, light: Light | None) -> PreflightLine:
    """Examine a camera as `kiosk doctor --camera` does, for `seconds` at most.

    Raises:
        TroubleError: of the source.
    """
    from scanner.examination import examine

    is_live = light is None or light.level is not Level.WARNING  # that of a recording
    report = examine(sights, seconds, is_live=is_live)
    return camera_line([finding.value for finding in report.findings], _figures(report), light)


def in_order(lines: Iterable[PreflightLine]) -> tuple[PreflightLine, ...]:
    """Return the lines as they are shown."""
    order = list(Check)
    return tuple(sorted(lines, key=lambda line: order.index(line.check)))


def as_json(line: PreflightLine, text: str) -> dict[str, object]:
    """Return one line as plain JSON values."""
    return {
        "check": line.check.value,
        "level": line.level and line.level.value,
        "codes": list(line.codes) if line.light is None else [line.light.code],
        "text": text,
        **dict(line.values),
    }


def lights_lines(lights: Iterable[tuple[Check, Light | None]]) -> list[PreflightLine]:
    """Return a line for each light there is."""
    return [light_line(check, light) for check, light in lights if light is not None]


def _figures(report: "CameraReport") -> tuple[tuple[str, str], ...]:
    soft = "–" if report.softness is None else f"{report.softness:.1f}"
    return (
        ("width", str(report.width)),
        ("height", str(report.height)),
        ("rate", f"{report.rate:.0f}"),
        ("brightness", f"{report.brightness:.0f}"),
        ("softness", soft),
        ("ms", f"{report.decode_ms:.0f}"),
    )


def _battery() -> Battery | None:
    import psutil  # only here, and the window must not wait for it

    # Not every system can tell, and many desks are no laptops: some lack the folder to look into.
    ask = getattr(psutil, "sensors_battery", None)
    try:
        found = ask() if ask is not None else None
    except OSError:
        return None
    if found is None:
        return None
    return Battery(round(found.percent), bool(found.power_plugged))
