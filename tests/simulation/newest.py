"""Of each roster row and document the newest must be left everywhere, not just the same."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from builders import FAIR_ID
from kiosk.store.marks import AHEAD, HERE
from simulation.hubs import HubNode
from simulation.machines import DeskNode

Thing = tuple[str, ...]  # ("roster", id) or ("doc", kind, key)

_ROWS = "select 'roster', id, '', version, dirty, '' from roster"
_DOCS = "select 'doc', kind, key, version, dirty, rev from doc"


@dataclass(frozen=True)
class Newest:
    """The greatest versions held at one moment.

    Args:
        shared: by the hub or a desk that may write: every node must come to hold these.
        own: by each desk: it must never go back, whatever its hub has.
    """

    shared: dict[Thing, int] = field(default_factory=dict)
    own: dict[str, dict[Thing, int]] = field(default_factory=dict)


def newest(desks: Iterable[DeskNode], hubs: Iterable[HubNode]) -> Newest:
    """Return what is to be held once all have talked without faults."""
    found = Newest()
    for hub in hubs:
        for thing, version in at_hub(hub).items():
            found.shared[thing] = max(version, found.shared.get(thing, 0))
    for desk in desks:
        held = {thing: version for thing, version, is_told in _held(desk) if is_told}
        found.own[desk.name] = held
        if desk.role != "desk":
            for thing, version in held.items():
                found.shared[thing] = max(version, found.shared.get(thing, 0))
    return found


def lacking(then: Newest, desks: Iterable[DeskNode], hubs: Iterable[HubNode]) -> str:
    """Tell what a node does not hold, or holds in an older version; empty where all is well."""
    desks = list(desks)
    erased = {("roster", str(row[0]), "") for row in desks[0].rows("select subject from erased")}
    nodes = [(hub.name, at_hub(hub), then.shared) for hub in hubs]
    nodes += [(desk.name, at_desk(desk), then.shared) for desk in desks]
    nodes += [(desk.name, at_desk(desk), then.own[desk.name]) for desk in desks]
    for name, held, due in nodes:
        for thing, version in due.items():
            if thing not in erased and held.get(thing, -1) < version:
                return f"{name} holds {thing} in version {held.get(thing)}, not {version}"
    return ""


def leading(desk: DeskNode) -> set[Thing]:
    """Return what a desk that may push nothing holds newer than its hub."""
    if desk.role != "desk":
        return set()
    told = desk.rows(f"{_ROWS} where dirty = {AHEAD} union all {_DOCS} where dirty = {AHEAD}")
    return {tuple(row[:3]) for row in told}


def at_desk(desk: DeskNode) -> dict[Thing, int]:
    return {thing: version for thing, version, _ in _held(desk)}


def at_hub(hub: HubNode) -> dict[Thing, int]:
    rows = "select id, version from roster where xh = ? and gone = 0"
    docs = "select kind, name, version from doc where xh = ?"
    held = {("roster", id_, ""): version for id_, version in hub.ask(rows, FAIR_ID)}
    return held | {("doc", kind, key): at for kind, key, at in hub.ask(docs, FAIR_ID)}


def _held(desk: DeskNode) -> Iterable[tuple[Thing, int, bool]]:
    """Yield everything, and whether it is more than a guess: others may have heard of it.

    What was written before a desk ever heard a hub gets another version, or gives way, then.
    """
    has_heard = desk.rows("select 1 from link where heard_ms > 0") != []
    for *thing, version, dirty, rev in desk.rows(f"{_ROWS} union all {_DOCS}"):
        is_told = bool(version) and rev != "new" and (has_heard or dirty != HERE)
        yield tuple(thing), version, is_told
