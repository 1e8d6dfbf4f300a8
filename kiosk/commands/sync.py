"""The commands about laptops that agree: `kiosk hub`."""

import argparse
import json
import sys
from pathlib import Path
from typing import get_args

from kiosk.clock import SystemClock
from kiosk.domain.desk_names import plain_name
from kiosk.protocol.messages import Role
from kiosk.protocol.pairing import DEFAULT_PORT


def add_sync_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the program's."""
    _add_hub(commands.add_parser("hub", help="keep the list for all desks on this computer"))
    _add_pair(commands.add_parser("pair", help="pair this desk with a hub"))
    _add_sync(commands.add_parser("sync", help="sync a data folder with its hub, without window"))


def _add_hub(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="DIR", help="data folder of this computer")
    parser.add_argument("--port", type=port_number, metavar="N",
                        help=f"default: as last time, first {DEFAULT_PORT}; 0: any")  # fmt: skip
    parser.add_argument("--listen", default="", metavar="ADDR", help="address of one network card")
    parser.add_argument("--database", default="", metavar="URL",
                        help="sqlite:///FOLDER or postgresql://…")  # fmt: skip
    parser.add_argument("--exhibition", default="", metavar="ID", help="default: the desk's here")
    parser.add_argument("--name", default="", help="what people call this hub")
    parser.add_argument("--role", choices=get_args(Role), default="supervisor",
                        help="what the first computer that pairs may do")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON line per pairing code")
    parser.add_argument("--retire", default="", metavar="ID",
                        help="remove an exhibition that is over, but for its counts")  # fmt: skip
    parser.add_argument("--apply", action="store_true", help="with --retire: do it; else show")
    parser.add_argument("--child", action="store_true", help="end when the input ends")
    parser.set_defaults(command=_hub)


def _add_pair(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="ADDRESS CODE | QRTEXT",
                        help="what the hub's screen shows")  # fmt: skip
    parser.add_argument("--data", type=Path, metavar="DIR", help="data folder of this desk")
    parser.add_argument("--name", type=desk_name, metavar="NAME", help="what to call this desk")
    parser.add_argument("--relay", action="store_true",
                        help="pair this folder's hub, to relay to that one")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="answer as one JSON line")
    parser.set_defaults(command=_pair)


def _add_sync(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="DIR", help="data folder of this desk")
    parser.add_argument("--once", action="store_true", help="end once both hold the same")
    parser.add_argument("--json", action="store_true", help="one JSON line per change")
    parser.set_defaults(command=_sync)


def port_number(text: str) -> int:
    """Return the port that was typed; 0 stands for any."""
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


def _retire(options: argparse.Namespace) -> int:
    from kiosk.app.desk import default_folder
    from kiosk.app.retiring import RetireWish, retire

    folder = options.data or default_folder()
    wish = RetireWish(folder, options.database, options.retire, options.apply)
    kept = retire(wish, SystemClock())
    print(json.dumps(kept.as_json()) if options.json else "\n".join(kept.sentences()))
    return 0


def desk_name(text: str) -> str:
    """Return the name of a desk that was typed."""
    try:
        return plain_name(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _hub(options: argparse.Namespace) -> int:
    from kiosk.app.desk import default_folder
    from kiosk.app.hub import HubWish, Over, Shown, run_hub

    if options.retire:
        return _retire(options)

    def say(shown: Shown | Over) -> None:
        print(json.dumps(shown.as_json()) if options.json else shown.as_text(), flush=True)

    wish = HubWish(
        folder=options.data or default_folder(),
        port=options.port,
        listen=options.listen,
        database=options.database,
        xh=options.exhibition,
        name=options.name,
        role=options.role,
    )
    run_hub(wish, SystemClock(), say=say, is_child=options.child)
    return 0


def _pair(options: argparse.Namespace) -> int:
    from kiosk.app.desk import default_folder
    from kiosk.app.pairing import call_desk, name_trouble, pair_closed_folder, pair_hub
    from kiosk.app.telling import trouble_sentence

    folder, words = options.data or default_folder(), options.words
    if options.name:
        call_desk(folder, options.name)
    if options.relay:
        paired = pair_hub(folder, *words)
    else:
        paired = pair_closed_folder(folder, SystemClock(), *words)
    facts = {"hub": paired.where, "exhibition": paired.xh, "role": paired.role}
    line = "Paired with {hub} for {exhibition}, as {role}.".format(**facts)
    if options.relay and not options.json:
        line += " The hub of this folder relays to it from now on, or as soon as it runs."
    print(json.dumps(facts) if options.json else line)
    shared = None if options.relay else name_trouble(folder, paired)
    if shared is not None:
        print(trouble_sentence(shared, folder), file=sys.stderr)
    return 0


def _sync(options: argparse.Namespace) -> int:
    from kiosk.app.desk import default_folder
    from kiosk.app.syncing import sync_folder, sync_folder_once
    from kiosk.app.telling import speaking_as, sync_sentence

    def say(facts: dict[str, object]) -> None:
        print(json.dumps(facts) if options.json else sync_sentence(facts), flush=True)

    folder = options.data or default_folder()
    sync = sync_folder_once if options.once else sync_folder
    with speaking_as(folder):
        sync(folder, SystemClock(), say)
    return 0
