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

    if options.where:
        return _where(options)
    folder, clock = options.data or default_folder(), SystemClock()
    found = find_people(folder, clock, options.ticket or options.search)
    if not found and options.ticket:
        print("No ticket here has that code. If its id was meant, other computers may still know "
              "it: erase it there.", file=sys.stderr)  # fmt: skip
        return 1
    if not found and not options.json:
        print("Nobody here fits these words: nothing was erased.")
        return 0
    if not options.json:
        for ticket in found:
            who = ticket.attendee
            print(f"{ticket.code}  {who.name.full}  {who.company}")
    if options.apply and len(found) > 1 and options.search:
        print("Several people were found: erase them one by one with --ticket.", file=sys.stderr)
        return 1
    ids = [ticket.id for ticket in found]
    _tell(options, erase_people(folder, clock, ids, apply=options.apply))
    return 0


def _where(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from kiosk.app.desk import default_folder
    from kiosk.app.spreading import sentences, spread_of

    spread = spread_of(options.data or default_folder(), SystemClock(), options.where)
    told = asdict(spread) | {"is_everywhere": spread.is_everywhere}
    print(json.dumps(told, default=str) if options.json else "\n".join(sentences(spread)))
    return 0 if spread.is_everywhere else 1


def _purge(options: argparse.Namespace) -> int:
    from kiosk.app.desk import default_folder
    from kiosk.app.erasing import purge

    folder, clock = options.data or default_folder(), SystemClock()
    report, day = purge(folder, clock, options.after, apply=options.apply)
    if clock.now().astimezone().date() <= day and not options.json:
        print(f"Data may be kept until {day}: nobody is erased before that day is over.")
        return 0
    _tell(options, report)
    return 0


def _tell(options: argparse.Namespace, report: "ErasureReport") -> None:
    from kiosk.app.erasure_report import as_json, sentences

    if options.json:
        print(json.dumps(as_json(report, applied=options.apply)))
    else:
        print("\n".join(sentences(report, applied=options.apply)))
