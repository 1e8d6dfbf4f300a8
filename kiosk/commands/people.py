"""The commands about people's data: `kiosk erase`, `kiosk purge`."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.clock import SystemClock

if TYPE_CHECKING:
    from kiosk.desk.erasure import ErasureReport


def add_people_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the program's."""
    _add_erase(commands.add_parser("erase", help="forget a person, here and on every computer"))
    _add_purge(commands.add_parser("purge", help="forget everybody once the fair's time is over"))


def _add_erase(parser: argparse.ArgumentParser) -> None:
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--ticket", metavar="CODE", help="id, code or badge id of the ticket")
    who.add_argument("--where", metavar="CODE", help="tell which computers erased that ticket")
    who.add_argument("--search", metavar="WORDS", help="words of name, company, e-mail or phone")
    _add_rest(parser)
    parser.set_defaults(command=_erase)


def _add_purge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--after", type=_day, metavar="DATE",
                        help="last day on which data may be kept; default: the fair's")  # fmt: skip
    _add_rest(parser)
    parser.set_defaults(command=_purge)


def _add_rest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="DIR", help="data folder of this desk")
    parser.add_argument("--apply", action="store_true", help="erase; else only show")
    parser.add_argument("--json", action="store_true", help="report as one JSON line")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("a date is needed, as 2027-01-31") from error


def _erase(options: argparse.Namespace) -> int:
    from kiosk.app.desk import default_folder
    from kiosk.app.erasing import erase_people, find_people
    from kiosk.app.telling import note_sentence
    from kiosk.desk.notes import Note

    if options.where:
        return _where(options)
    folder, clock = options.data or default_folder(), SystemClock()
    found = find_people(folder, clock, options.ticket or options.search)
    if not found and options.ticket:
        print(note_sentence(Note.NO_SUCH_TICKET, folder), file=sys.stderr)
        return 1
    if not found and not options.json:
        print(note_sentence(Note.NOBODY, folder))
        return 0
    if not options.json:
        for ticket in found:
            who = ticket.attendee
            print(f"{ticket.code}  {who.name.full}  {who.company}")
    if options.apply and len(found) > 1 and options.search:
        print(note_sentence(Note.SEVERAL, folder), file=sys.stderr)
        return 1
    ids = [ticket.id for ticket in found]
    _tell(options, folder, erase_people(folder, clock, ids, apply=options.apply))
    return 0


def _where(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from kiosk.app.desk import default_folder, fair_of, opened_to_look
    from kiosk.app.spreading import spread_of
    from kiosk.app.telling import spread_sentences

    folder, clock = options.data or default_folder(), SystemClock()
    spread = spread_of(folder, clock, options.where)
    told = asdict(spread) | {"is_everywhere": spread.is_everywhere}
    if options.json:
        print(json.dumps(told, default=str))
    else:
        with opened_to_look(folder, clock) as records:
            print(spread_sentences(spread, fair_of(records), folder))
    return 0 if spread.is_everywhere else 1


def _purge(options: argparse.Namespace) -> int:
    from kiosk.app.desk import default_folder
    from kiosk.app.erasing import purge
    from kiosk.app.telling import retention_sentence

    folder, clock = options.data or default_folder(), SystemClock()
    report, retention = purge(folder, clock, options.after, apply=options.apply)
    if retention.is_early and not options.json:
        print(retention_sentence(retention, folder))
        return 0
    _tell(options, folder, report)
    return 0


def _tell(options: argparse.Namespace, folder: Path, report: "ErasureReport") -> None:
    from kiosk.app.erasure_report import as_json
    from kiosk.app.telling import erasure_sentences

    if options.json:
        print(json.dumps(as_json(report, applied=options.apply)))
    else:
        print(erasure_sentences(report, folder, applied=options.apply))
