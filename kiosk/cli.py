"""The commands of the program `kiosk`, and their exit codes: 0 done, 1 a trouble, 2 wrong usage."""

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from kiosk import __version__
from kiosk.clock import SystemClock
from kiosk.commands.codes import add_codes_command
from kiosk.commands.parcels import add_export_command, take_parcel
from kiosk.commands.people import add_people_commands
from kiosk.commands.sync import add_sync_commands, port_number
from kiosk.errors import TroubleError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    try:
        code: int = options.command(options)
    except TroubleError as trouble:
        print(_sentence(trouble, options), file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read our output has gone: nothing is left to say
        _silence(sys.stdout)
        return 1
    except OSError as error:  # the output itself, such as a file on a full disk
        _silence(sys.stdout)
        print(f"The output could not be written: {error.strerror}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _sentence(trouble: TroubleError, options: argparse.Namespace) -> str:
    from kiosk.app.telling import trouble_sentence

    return trouble_sentence(trouble, _folder(options)) if "data" in options else str(trouble)


def _speak_utf8() -> None:
    """Write any text to any terminal or file; a stream that was closed becomes a silent one."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        elif stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _silence(stream: TextIO) -> None:
    """Keep what is left in a broken stream from failing once more when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiosk", description="Check-in desk of an exhibition.")
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_run(commands.add_parser("run", help="open the desk window"))
    _add_scan(commands.add_parser("scan", help="check codes in pictures and clips, without window"))
    _add_import(commands.add_parser("import", help="compare a roster with the desk's, or apply it"))
    _add_badge(commands.add_parser("badge", help="write one badge as PDF, without admitting"))
    _add_doctor(commands.add_parser("doctor", help="check the desk before opening"))
    _add_layout(commands.add_parser("layout", help="bring badge layouts from elsewhere"))
    _add_printers(commands.add_parser("printers", help="list the printers that can be found"))
    _add_demo(commands.add_parser("demo-data", help="write a demo fair: roster, codes, clip"))
    add_export_command(commands)
    add_people_commands(commands)
    add_codes_command(commands)
    add_sync_commands(commands)
    return parser


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="DIR", help="data folder of this desk")


def _add_run(parser: argparse.ArgumentParser) -> None:
    _add_data(parser)
    parser.add_argument("--demo", action="store_true", help="open on the demo fair")
    parser.add_argument("--camera", metavar="SPEC", help="camera, clip, folder of pictures or URL")
    parser.add_argument("--gate", metavar="NAME", help="gate this desk serves")
    parser.add_argument("--scanner", metavar="PORT", help="port of a serial hand scanner")
    parser.add_argument("--language", choices=["fr", "ar", "en"], help="language of the screen")
    parser.add_argument("--port", type=port_number, metavar="N", help="of the hub here")
    parser.set_defaults(command=_run)


def _add_scan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="picture, folder or clip")
    _add_data(parser)
    parser.add_argument("--badges", type=Path, metavar="DIR", help="where badges go as PDF")
    parser.add_argument("--gate", default="", metavar="NAME", help="gate at which codes are shown")
    parser.set_defaults(command=_scan)


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="roster as CSV, fair as JSON, or exported events")
    _add_data(parser)
    parser.add_argument("--apply", action="store_true", help="take it over; else only show")
    parser.add_argument("--skip-bad", action="store_true", help="leave bad lines out")
    parser.add_argument("--json", action="store_true", help="report as one JSON line")
    parser.set_defaults(command=_import)


def _add_badge(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("code", nargs="?", help="ticket code, link or badge id")
    what.add_argument("--proof", action="store_true", help="the 40 hardest names, on A4 pages")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="PDF to write"
    )
    parser.add_argument("--layout", default="a6", metavar="NAME", help="ready layout, or a file")
    parser.add_argument("--black", action="store_true", help="for a printer without colours")
    parser.add_argument("--dpi", type=int, choices=[203, 300, 600], default=300, help="of it")
    _add_data(parser)
    parser.set_defaults(command=_badge)


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--camera", nargs="?", const="", metavar="SPEC", help="only this, or the first there is"
    )
    _add_data(parser)
    parser.add_argument("--seconds", type=float, default=15.0, metavar="N", help="default 15")
    parser.add_argument("--json", action="store_true", help="report as JSON, a line each")
    parser.set_defaults(command=_doctor)


def _add_layout(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    bring = actions.add_parser("import", help="make a layout from one of pretix")
    bring.add_argument("file", type=Path, help="layout as pretix exports it, JSON")
    bring.add_argument("--background", type=Path, metavar="PDF", help="its background")
    bring.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    bring.set_defaults(command=_layout_import)


def _add_printers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cups", metavar="URI", help="another CUPS than this computer's")
    parser.add_argument("--seconds", type=float, default=3.0, metavar="S", help="0: no network")
    parser.add_argument("--json", action="store_true", help="one JSON line per printer")
    parser.set_defaults(command=_printers)


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to")
    parser.add_argument("--people", type=_count, default=2000, metavar="N", help="default 2000")
    parser.add_argument("--seed", type=int, default=13, metavar="N", help="default 13")
    parser.set_defaults(command=_demo_data)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 200_000:
        raise argparse.ArgumentTypeError("a number of people from 1 to 200000 is needed")
    return int(text)


def _folder(options: argparse.Namespace) -> Path:
    from kiosk.app.desk import default_folder

    return options.data or default_folder()


def _run(options: argparse.Namespace) -> int:
    from kiosk.app.window import WindowOrder, run
    from kiosk.desk.own_hub import HubPlace

    folder = _folder(options)
    order = WindowOrder(
        folder=folder / "demo" if options.demo and not options.data else folder,
        camera=options.camera or "",
        gate=options.gate or "",
        language=options.language or "",
        scanner=options.scanner or "",
        is_demo=options.demo,
        hub_place=HubPlace(options.port),
    )
    return run(order, SystemClock(), on_progress=_progress("Demo clip"))


def _scan(options: argparse.Namespace) -> int:
    from kiosk.app.headless import ScanOrder, scan, to_stderr, to_stdout

    order = ScanOrder(tuple(options.sources), _folder(options), options.badges, options.gate)
    return 0 if scan(order, SystemClock(), tell=to_stdout, warn=to_stderr) else 1


def _import(options: argparse.Namespace) -> int:
    from kiosk.app.importing import Mode, import_fair_file, import_roster_file
    from kiosk.app.parcels import is_parcel_file

    if options.file.is_file() and is_parcel_file(options.file):
        return take_parcel(options, _folder(options))
    mode = Mode.SHOW
    if options.apply:
        mode = Mode.APPLY_GOOD_LINES if options.skip_bad else Mode.APPLY
    if options.file.suffix.lower() == ".json":
        fair = import_fair_file(options.file, _folder(options), SystemClock(), mode)
        ending = "Taken over." if options.apply else "Nothing was changed: add --apply."
        facts = {"name": fair.name, "first_day": str(fair.days[0]), "days": len(fair.days),
                 "gates": len(fair.gates), "applied": options.apply}  # fmt: skip
        line = (
            "{name}: first day {first_day}, days: {days}, gates: {gates}. ".format(**facts) + ending
        )
        print(json.dumps(facts) if options.json else line)
        return 0
    report = import_roster_file(options.file, _folder(options), SystemClock(), mode)
    if options.json:
        print(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        print("\n".join(report.sentences(wanted=options.apply)))
    return 1 if report.bad and not report.applied else 0


def _badge(options: argparse.Namespace) -> int:
    from kiosk.app.badge import BadgeOrder, write_badge, write_proof

    order = BadgeOrder(options.output, options.layout, options.dpi, is_black=options.black)
    if options.proof:
        warnings = write_proof(order)
    else:
        warnings = write_badge(options.code, order, _folder(options), SystemClock())
    for warning in warnings:
        print(warning, file=sys.stderr)
    return 0


def _doctor(options: argparse.Namespace) -> int:
    if options.camera is None:
        from kiosk.app.doctor_all import DoctorOrder, check_desk

        desk = DoctorOrder(_folder(options), options.seconds, options.json)
        return 0 if check_desk(desk, SystemClock(), tell=print) else 1
    from kiosk.app.doctor import CameraOrder, examine_camera

    order = CameraOrder(options.camera, options.seconds, options.json)
    return 0 if examine_camera(order, SystemClock(), tell=print) else 1


def _layout_import(options: argparse.Namespace) -> int:
    from kiosk.app.layouts import import_layout

    for unmapped in import_layout(options.file, options.background, options.output):
        print(unmapped)
    return 0


def _printers(options: argparse.Namespace) -> int:
    from kiosk.app.printers import find_printers

    for printer in find_printers(cups=options.cups, seconds=options.seconds):
        print(json.dumps(printer.as_json()) if options.json else printer.as_line())
    return 0


def _demo_data(options: argparse.Namespace) -> int:
    from kiosk.app.demo import DemoOrder, write_demo

    order = DemoOrder(options.people, options.seed)
    out = write_demo(options.out, order, SystemClock(), _progress("Clip"))
    print(f"Demo fair of {order.people} people written to {out}.")
    return 0


class _progress:  # noqa: N801 - used as a function
    """Shows a share done on one line of a terminal, and nothing in a log file."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __call__(self, share: float) -> None:
        if sys.stderr.isatty():
            end = "\n" if share >= 1 else ""
            print(f"\r{self._what}: {share:4.0%}", end=end, file=sys.stderr, flush=True)
