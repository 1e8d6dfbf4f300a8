"""`kiosk export`, and the part of `kiosk import` that takes such a file in."""

import argparse
import getpass
import json
import os
from pathlib import Path

from kiosk.clock import SystemClock

_VARIABLE = "KIOSK_PASSPHRASE"


def add_export_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("export", help="write events to a file for a USB stick")
    parser.add_argument("--events", type=Path, required=True, metavar="FILE", help="file to write")
    parser.add_argument("--passphrase", action="store_true",
                        help=f"lock it with words: asked for, or from {_VARIABLE}")  # fmt: skip
    parser.add_argument("--data", type=Path, metavar="DIR", help="data folder of this desk")
    parser.add_argument("--json", action="store_true", help="report as one JSON line")
    parser.set_defaults(command=_export)


def take_parcel(options: argparse.Namespace, folder: Path) -> int:
    """Take in the events of an export, asking for its passphrase where it has one."""
    from kiosk.app.parcels import import_events, needs_passphrase

    words = _passphrase() if needs_passphrase(options.file) else ""
    carried = import_events(folder, SystemClock(), options.file, words)
    facts = {"events": carried.events, "new": carried.new}
    line = f"{carried.events} events, {carried.new} of them new here."
    print(json.dumps(facts) if options.json else line)
    return 0


def _export(options: argparse.Namespace) -> int:
    from kiosk.app.desk import default_folder
    from kiosk.app.parcels import export_events

    words = _passphrase() if options.passphrase else ""
    count = export_events(options.data or default_folder(), SystemClock(), options.events, words)
    print(json.dumps({"events": count}) if options.json else f"{count} events written.")
    return 0


def _passphrase() -> str:
    return os.environ.get(_VARIABLE) or getpass.getpass("Passphrase: ")
