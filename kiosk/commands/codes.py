"""The commands about ticket codes: `kiosk codes`."""

import argparse
import base64
import json
import sys
from pathlib import Path

from kiosk.clock import SystemClock


def add_codes_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its actions to the program's."""
    codes = commands.add_parser("codes", help="sign ticket codes, and bar them")
    actions = codes.add_subparsers(required=True, metavar="ACTION")
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument("--data", type=Path, metavar="DIR", help="data folder of this desk")
    key = actions.add_parser("key", parents=[data], help="make this hub's key, trusted everywhere")
    key.set_defaults(command=_key)
    _add_issue(actions.add_parser("issue", parents=[data], help="sign codes for tickets"))
    _add_bar(actions.add_parser("bar", parents=[data], help="refuse codes at every desk"))
    unbar = actions.add_parser("unbar", parents=[data], help="take codes off the list")
    unbar.add_argument("codes", nargs="+", metavar="CODE | TICKET")
    unbar.set_defaults(command=_unbar)
    listed = actions.add_parser("list", parents=[data], help="show what is barred")
    listed.add_argument("--json", action="store_true", help="one JSON line for each")
    listed.set_defaults(command=_list)


def _add_issue(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("codes", nargs="*", metavar="CODE | TICKET", help="as the roster has them")
    parser.add_argument("--all", action="store_true", help="every valid ticket of the roster")
    out = parser.add_mutually_exclusive_group()
    out.add_argument("-o", "--output", type=Path, metavar="FILE.csv", help="default: the screen")
    out.add_argument("--qr", type=Path, metavar="DIR", help="a PNG for each, named by ticket id")
    parser.set_defaults(command=_issue, parser=parser)


def _add_bar(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("codes", nargs="+", metavar="CODE | TICKET",
                        help="a ticket id bars the badges too")  # fmt: skip
    parser.add_argument("--blocked", action="store_true", help="a person not to be let in")
    parser.set_defaults(command=_bar)


def _folder(options: argparse.Namespace) -> Path:
    from kiosk.app.desk import default_folder

    return options.data or default_folder()


def _key(options: argparse.Namespace) -> int:
    from kiosk.app.codes import provide_key

    public = base64.b64encode(provide_key(_folder(options), SystemClock()).public).decode()
    print(f"The fair trusts this hub's key; desks learn it with the next sync: {public}")
    return 0


def _issue(options: argparse.Namespace) -> int:
    from kiosk.app.codes import draw_codes, issue_codes, write_table

    if bool(options.codes) == options.all:
        options.parser.error("name tickets, or all of them with --all")
    wanted = None if options.all else options.codes
    issued, left_out = issue_codes(_folder(options), SystemClock(), wanted)
    if options.qr is not None:
        draw_codes(issued, options.qr)
    else:
        write_table(issued, options.output or sys.stdout)
    for each in left_out:
        print(f"{each.named}: {each.why}", file=sys.stderr)
    print(f"Codes signed: {len(issued)}. Tickets left out: {len(left_out)}.", file=sys.stderr)
    return 1 if left_out else 0


def _bar(options: argparse.Namespace) -> int:
    from kiosk.app.codes import bar_codes
    from kiosk.domain.barring import Bar

    bar = Bar.BLOCKED if options.blocked else Bar.WITHDRAWN
    for mark in bar_codes(_folder(options), SystemClock(), options.codes, bar):
        print(f"{bar.value}: {mark.by.value} {mark.value}")
    return 0


def _unbar(options: argparse.Namespace) -> int:
    from kiosk.app.codes import bar_codes

    for mark in bar_codes(_folder(options), SystemClock(), options.codes, None):
        print(f"not barred: {mark.by.value} {mark.value}")
    return 0


def _list(options: argparse.Namespace) -> int:
    from kiosk.app.codes import barred_codes

    barred = barred_codes(_folder(options), SystemClock())
    for mark, bar in barred.items():
        facts = {"bar": bar.value, "kind": mark.by.value, "mark": mark.value}
        print(json.dumps(facts) if options.json else "{bar}: {kind} {mark}".format(**facts))
    if not barred:
        print("No code is barred.", file=sys.stderr)
    return 0
