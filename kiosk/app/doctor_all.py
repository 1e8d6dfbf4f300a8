"""`kiosk doctor`: the check before opening, on the command line."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2

from kiosk.app.desk import load_settings, opened_to_look
from kiosk.app.eyes import Eyes
from kiosk.app.outlet import Outlets
from kiosk.app.pairing import membership_of
from kiosk.app.preflight import as_json, desk_facts, examined, in_order, machine_lines
from kiosk.app.telling import language_of, trouble_sentence
from kiosk.clock import Clock
from kiosk.desk.preflight import Check, PreflightLine, light_line, worst
from kiosk.desk.reports import Level, Light, Topic
from kiosk.errors import Trouble, TroubleError
from kiosk.settings import Settings
from kiosk.sync.http import HubHttp, ask_once
from scanner.engines import formats_named
from scanner.stream import StreamDecoder
from scanner.watch import watch
from ui.command_wording import check_text
from ui.preflight_wording import figures_text, line_name, line_text
from ui.translation import speaking


@dataclass(frozen=True, slots=True)
class DoctorOrder:
    """Which desk to check; `seconds` for its camera at most."""

    folder: Path
    seconds: float = 15.0
    as_json: bool = False


def check_desk(order: DoctorOrder, clock: Clock, *, tell: Callable[[str], None]) -> bool:
    """Check everything that needs no window, tell it line by line; return whether all is well.

    Warnings are told and do not count: only what keeps a desk from opening does.

    Raises:
        TroubleError: the data folder cannot be opened.
    """
    cv2.setNumThreads(1)  # measured as the desk works
    with opened_to_look(order.folder, clock) as records:
        facts = desk_facts(records)
    chosen = load_settings(order.folder)
    folder = order.folder if order.folder.exists() else Path.home()
    lines = in_order(
        [
            *machine_lines(facts, folder),
            _camera(order, chosen, clock),
            _printer(order, chosen, clock),
            PreflightLine(Check.SOUND, Level.GOOD, ("in_window",)),
            _hub(order),
        ]
    )
    with speaking(language_of(order.folder)):  # the window's own sentences
        for line in lines:
            tell(_json(line) if order.as_json else _sentence(line))
    return worst(lines) is not Level.BAD


def _camera(order: DoctorOrder, chosen: Settings, clock: Clock) -> PreflightLine:
    try:
        source, _ = Eyes(chosen.camera, None, clock).open()
        try:
            decoder = StreamDecoder(formats_named(chosen.formats))
            return examined(watch(source, decoder, clock), order.seconds, None)
        finally:
            source.close()
    except TroubleError as trouble:
        why = trouble_sentence(trouble, order.folder)
        return light_line(Check.CAMERA, Light(Topic.CAMERA, Level.BAD, why))


def _printer(order: DoctorOrder, chosen: Settings, clock: Clock) -> PreflightLine:
    if not chosen.printer and not order.folder.exists():  # looking makes no folder
        return light_line(Check.PRINTER, Light(Topic.PRINTER, Level.GOOD, "ready"))
    printer = Outlets(order.folder, clock).at(chosen.printer).printer
    trouble = printer.status().trouble
    level, code = (Level.BAD, trouble.value) if trouble else (Level.GOOD, "ready")
    return light_line(Check.PRINTER, Light(Topic.PRINTER, level, code, printer.name))


def _hub(order: DoctorOrder) -> PreflightLine:
    """Say whether the desk's hub answers; how the other desks do only the window knows."""
    try:
        member = membership_of(order.folder)
        ask_once(member, HubHttp.hello)
    except TroubleError as error:
        is_alone = error.trouble is Trouble.NOT_PAIRED
        why = "alone" if is_alone else trouble_sentence(error, order.folder)
        return light_line(Check.SYNC, Light(Topic.SYNC, Level.WARNING, why))
    return PreflightLine(Check.SYNC, Level.GOOD, ("answers",), (("hub", member.where),))


def _json(line: PreflightLine) -> str:
    return json.dumps(as_json(line, line_text(line)), ensure_ascii=False)


def _sentence(line: PreflightLine) -> str:
    said = " ".join(part for part in (line_text(line), figures_text(line)) if part)
    return check_text(line.level, line_name(line.check), said)
