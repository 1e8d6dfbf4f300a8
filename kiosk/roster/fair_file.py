"""Fairs kept as JSON: written from the dataclasses, read strictly with the place of any fault."""

import base64
import json
import re
from collections import Counter
from dataclasses import asdict
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.domain.fair import Area, Category, Direction, Fair, Gate, Hours, Policy, Trilingual
from kiosk.errors import Trouble, TroubleError
from kiosk.roster.fair_trust import keys_of, products_of
from kiosk.roster.json_node import FaultError, Node
from kiosk.whole_file import whole_file

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def read_fair(path: Path) -> Fair:
    """Read a fair.json; raise TroubleError with the field at fault when it is no fair."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise TroubleError(Trouble.NO_SUCH_FILE, where=path.name) from error
    except OSError as error:
        raise _unreadable(path.name, "it is a folder, or may not be opened.") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(path.name, f"byte {error.start + 1} is not UTF-8.") from error
    return fair_from_json(text, path.name)


def write_fair(path: Path, fair: Fair) -> None:
    """Write a fair.json; raise TroubleError when the folder does not take it."""
    with whole_file(path) as file:
        file.write(fair_to_json(fair) + "\n")


def fair_to_json(fair: Fair) -> str:
    """Return `fair` as JSON whose field names are those of the dataclasses."""
    fields = asdict(fair)
    if fair.keep_until is None:  # older versions know no such field
        del fields["keep_until"]
    return json.dumps(fields, default=_plain, ensure_ascii=False, indent=2)


def fair_from_json(text: str, where: str) -> Fair:
    """Return the fair that `text` describes; `where` names its origin in the TroubleError."""
    try:
        return _fair(Node(json.loads(text), ""))
    except json.JSONDecodeError as error:
        raise _unreadable(where, f"line {error.lineno} is not JSON ({error.msg}).") from error
    except (ValueError, RecursionError) as error:
        raise _unreadable(where, "a number is too long, or its lists too deep.") from error
    except FaultError as error:
        raise _unreadable(where, str(error)) from error


def _unreadable(where: str, why: str) -> TroubleError:
    return TroubleError(Trouble.FAIR_UNREADABLE, where=where, why=why)


def _plain(value: object) -> str | list[object]:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(type(value).__name__)


def _fair(node: Node) -> Fair:
    node.only("id name edition venue timezone days areas gates categories keys pretix keep_until")
    areas = tuple(map(_area, node.at("areas").items()))
    gates = tuple(map(_gate, node.at("gates").items()))
    categories = tuple(map(_category, node.at("categories").items()))
    _check_distinct(node.at("areas"), [area.id for area in areas])
    _check_distinct(node.at("gates"), [gate.id for gate in gates])
    _check_distinct(node.at("categories"), [category.id for category in categories])
    _check_doors(node.at("gates"), gates, [area.id for area in areas])
    keys = keys_of(node.at("keys"))
    return Fair(
        id=_id(node.at("id")),
        name=node.at("name").text(),
        edition=_trilingual(node.at("edition")),
        venue=node.at("venue").text(),
        timezone=_timezone(node.at("timezone")),
        days=_days(node.at("days")),
        areas=areas,
        gates=gates,
        categories=categories,
        keys=keys,
        pretix=products_of(
            node.at("pretix"),
            categories=[category.id for category in categories],
            areas=[area.id for area in areas],
            keys=keys,
        ),
        keep_until=_keep_until(node),
    )


def _area(node: Node) -> Area:
    node.only("id name policy capacity hours")
    return Area(
        id=_id(node.at("id")),
        name=_trilingual(node.at("name")),
        policy=_policy(node.at("policy")),
        capacity=_capacity(node.at("capacity")),
        hours=_hours(node.at("hours")),
    )


def _gate(node: Node) -> Gate:
    node.only("id name area direction prints_badges")
    return Gate(
        id=_id(node.at("id")),
        name=_trilingual(node.at("name")),
        area=node.at("area").text(),
        direction=_direction(node.at("direction")),
        prints_badges=_yes_or_no(node.at("prints_badges")),
    )


def _category(node: Node) -> Category:
    node.only("id name colour hours")
    return Category(
        id=_id(node.at("id")),
        name=_trilingual(node.at("name")),
        colour=_colour(node.at("colour")),
        hours=_hours(node.at("hours")),
    )


def _check_distinct(node: Node, ids: list[str]) -> None:
    twice = [item for item, times in Counter(ids).items() if times > 1]
    if twice:
        raise node.fault(f"must not have the id {twice[0]} twice.")


def _check_doors(node: Node, gates: tuple[Gate, ...], areas: list[str]) -> None:
    for gate, gate_node in zip(gates, node.items(), strict=True):
        if gate.area not in areas:
            raise gate_node.at("area").fault(f"must be an area of this fair: {', '.join(areas)}.")


def _id(node: Node) -> str:
    if not _ID.fullmatch(node.text()):
        raise node.fault("must be at most 64 of the characters a-z, 0-9, - and _.")
    return node.text()


def _policy(node: Node) -> Policy:
    try:
        return Policy(node.text())
    except ValueError as error:
        raise node.fault(f"must be one of {', '.join(Policy)}.") from error


def _direction(node: Node) -> Direction:
    if node.value is None:
        return Direction.ENTRY
    try:
        return Direction(node.text())
    except ValueError as error:
        raise node.fault(f"must be one of {', '.join(Direction)}.") from error


def _yes_or_no(node: Node) -> bool:
    if node.value is None:
        return False
    if not isinstance(node.value, bool):
        raise node.fault("must be true or false.")
    return node.value


def _colour(node: Node) -> str:
    if not _COLOUR.fullmatch(node.text()):
        raise node.fault("must be a colour such as #2e7d32.")
    return node.text()


def _trilingual(node: Node) -> Trilingual:
    node.only("fr ar en")
    return Trilingual(node.at("fr").text(), node.at("ar").text(), node.at("en").text())


def _timezone(node: Node) -> str:
    try:
        return ZoneInfo(node.text()).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise node.fault("must be a time zone such as Africa/Casablanca.") from error


def _days(node: Node) -> tuple[date, ...]:
    days = tuple(_day(item) for item in node.items())
    if list(days) != sorted(set(days)):
        raise node.fault("must be in order, each day once.")
    return days


def _keep_until(node: Node) -> date | None:
    asked = node.at("keep_until")
    if asked.value is None:
        return None
    if _day(asked) < _days(node.at("days"))[-1]:
        raise asked.fault("must not be before the last day of the fair.")
    return _day(asked)


def _day(node: Node) -> date:
    try:
        return date.fromisoformat(node.text())
    except ValueError as error:
        raise node.fault("must be a day such as 2026-11-24.") from error


def _capacity(node: Node) -> int | None:
    if node.value is None:
        return None
    if type(node.value) is not int or node.value < 1:
        raise node.fault("must be a whole number above 0, or null.")
    return node.value


def _hours(node: Node) -> Hours | None:
    if node.value is None:
        return None
    node.only("opens closes")
    hours = Hours(opens=_time(node.at("opens")), closes=_time(node.at("closes")))
    if hours.opens >= hours.closes:
        raise node.fault("must open before it closes.")
    return hours


def _time(node: Node) -> time:
    try:
        clock = time.fromisoformat(node.text())
    except ValueError as error:
        raise node.fault("must be a time such as 09:30.") from error
    if clock.tzinfo is not None:
        raise node.fault("must be without an offset: it is the fair's own clock.")
    return clock
