"""Everything that desks and a hub said to each other on one small day, as bytes.

    python tests/traffic.py FILE      (from the project's folder, with PYTHONPATH=.:tests)

Records the traffic of this version, once, when it is released. Later versions must still read it.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from builders import a_fair, a_ticket
from fakes import ManualClock
from hub_builders import XH, a_run
from kiosk.domain.events import EventType, Fact
from kiosk.hub.hub import Hub
from kiosk.hub.sqlite_store import SqliteStore
from kiosk.protocol.messages import AskHeads, Heads, Pull, PullAnswer, Push, PushAnswer, Role
from kiosk.sync.exchange import Answer, Heard, Request
from sync_builders import Desk

TICKETS = [a_ticket(code=f"CODE-{n}", note=f"note {n}") for n in range(5)]
WHO = [ticket.id for ticket in TICKETS]
ANSWERS: dict[type[Request], Any] = {Push: PushAnswer, Pull: PullAnswer, AskHeads: Heads}
Said = Callable[[str, Request, Answer], None]


@dataclass(frozen=True)
class Line:
    """One request and its answer, as they were encoded then."""

    desk: str
    role: Role
    kind: str
    asked: str
    answered: str

    @property
    def request(self) -> Request:
        kinds = {kind.__name__: kind for kind in ANSWERS}
        return msgspec.json.decode(self.asked, type=kinds[self.kind])  # type: ignore[no-any-return]

    @property
    def answer(self) -> Answer:
        return msgspec.json.decode(self.answered, type=ANSWERS[type(self.request)])  # type: ignore[no-any-return]


def read(path: Path) -> tuple[list[Line], dict[str, Any]]:
    """Return recorded traffic, and what the desk that only listened made of it."""
    *lines, outcome = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Line(**line) for line in lines], outcome


def answer(hub: Hub, request: Request, role: Role) -> Answer:
    match request:
        case Push():
            return hub.push(XH, request, role)
        case Pull():
            return hub.pull(XH, request)
        case AskHeads():
            return hub.heads(XH)


def outcome_at(desk: Desk) -> dict[str, Any]:
    """Return what a desk knows, by the words of the use cases: these outlive any table."""
    with desk.records.transaction() as tx:
        tickets = [tx.ticket(who) for who in WHO]
        histories = [tx.history(who, "fair") for who in WHO]
        return {
            "inside": tx.occupancy("fair", desk.clock.now().date()).inside,
            "entries": [history.entries for history in histories],
            "by": [history.last_entry.desk if history.last_entry else "" for history in histories],
            "has left": [history.has_left for history in histories],
            "waived": [sorted(w.reason for w in history.waived) for history in histories],
            "badges": [tx.has_badge(who) for who in WHO],
            "notes": ["" if ticket is None else ticket.note for ticket in tickets],
            "badge ids": ["" if ticket is None else ticket.badge_id for ticket in tickets],
            "double": [found.later.id for found in tx.double_entries()],
            "fair": tx.fair().name,
        }


def a_day(folder: Path, said: Said) -> dict[str, Any]:
    """Play the day; `said` gets every request with its answer."""
    clock = ManualClock()
    store = SqliteStore(folder / "hub", clock=clock)
    store.open()
    hub = Hub(store, clock=clock)
    hub.open_exhibition(XH)
    a, b = Desk(folder, "desk-a", role="supervisor"), Desk(folder, "desk-b")
    listener = Desk(folder, "listener")

    def talk(name: str, desk: Desk) -> None:
        heard = Heard.PROGRESS
        while heard is not Heard.IDLE:
            request = desk.exchange.next()
            told = answer(hub, request, "supervisor" if desk is a else "desk")
            said(name, request, told)
            heard = desk.exchange.heard(request, told)

    with a.records.transaction() as tx:
        tx.import_roster(TICKETS)
        tx.set_fair(a_fair(capacity=1234))
    everyone = [("desk-a", a), ("desk-b", b)]
    for one in everyone:
        talk(*one)
    _morning(a, b)
    for one in (*everyone, everyone[0]):
        talk(*one)
    with a.records.transaction() as tx:
        tx.erase(WHO[4])
    talk("desk-a", a)
    for request in _misunderstandings(hub):
        said("stranger", request, answer(hub, request, "desk"))
    talk("listener", listener)
    outcome = outcome_at(listener)
    for desk in (a, b, listener):
        desk.close()
    store.close()
    return outcome


def _morning(a: Desk, b: Desk) -> None:
    """Entries at two doors that have not heard of each other, with everything staff may do."""
    for desk in (a, b):
        desk.enter(WHO[0])
        desk.enter(WHO[1])
        desk.clock.pass_time(minutes=5)
    b.enter(WHO[2])
    b.enter(WHO[2], dir=-1)
    b.enter(WHO[4])
    told = Fact(EventType.PATCH, subject=WHO[4], body={"note": "Idrissi"})
    with a.records.transaction() as tx:
        wrong = tx.record(Fact(EventType.SCAN, gate="entrance", zone="fair", subject=WHO[3], dir=1))
        tx.record(Fact(EventType.VOID, body=wrong.key.body))
        tx.record(Fact(EventType.OVERRIDE, gate="entrance", zone="fair", subject=WHO[3], dir=1,
                       body={"reason": "unpaid", "about": "", "scan": wrong.id}))  # fmt: skip
        tx.queue_badge(TICKETS[2])
        tx.record(Fact(EventType.PATCH, subject=WHO[1], body={"note": "table 7"}))
        tx.record(told)
    with b.records.transaction() as tx:
        tx.revoke_badge(TICKETS[0].badge_id)


def _misunderstandings(hub: Hub) -> list[Request]:
    """Ask across a gap, for a fork, and of another hub's history."""
    timeline, held = hub.hello().timeline, next(iter(hub.heads(XH).heads))
    return [
        Push(timeline, 0, (a_run("nobody's log", 7, 1),)),
        Push(timeline, 0, (a_run(held, 1, 1),)),
        Pull("another history", 3, 2),
        Pull(timeline, 10**6, 0),
    ]


def record(path: Path) -> None:
    lines: list[Any] = []

    def said(desk: str, request: Request, told: Answer) -> None:
        role: Role = "supervisor" if desk == "desk-a" else "desk"
        asked, answered = (msgspec.json.encode(one).decode() for one in (request, told))
        line = Line(desk, role, type(request).__name__, asked, answered)
        lines.append({name: getattr(line, name) for name in line.__dataclass_fields__})

    with tempfile.TemporaryDirectory() as folder:
        lines.append(a_day(Path(folder), said))
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    record(Path(sys.argv[1]))
