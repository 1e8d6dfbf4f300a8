"""Desks and foreign events with good defaults, for the tests of sync."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from builders import FAIR_ID, a_fair
from fake_hub import FakeHub
from fakes import OPENING, ManualClock
from kiosk.domain.events import EventKey, EventType, Fact, Hlc
from kiosk.hub.hub import Hub
from kiosk.protocol.messages import Changes, Pull, Push, Role
from kiosk.protocol.sealed import Run, Sealed
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.store.event_rows import stretch
from kiosk.store.sqlite import FairCodec, SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.sync.exchange import Answer, Exchange, Heard, Request
from kiosk.wire import canonical

MORNING_MS = int(OPENING.timestamp() * 1000) - 600_000
SALT = "00" * 16


class DeskClock(ManualClock):
    """Ids of one desk are no other's."""

    def __init__(self, desk: str) -> None:
        super().__init__()
        self._desk = desk

    def new_id(self) -> str:
        return f"{self._desk}-{super().new_id()[-6:]}"


@dataclass
class Talk:
    """One desk's way to a real hub, in pages of its own size; a stand-in for FakeHub."""

    hub: Hub
    role: Role = "desk"
    page: int = 500

    def answer(self, request: Request) -> Answer:
        match request:
            case Push():
                return self.hub.push(FAIR_ID, request, self.role)
            case Pull():
                return self.hub.pull(FAIR_ID, msgspec.structs.replace(request, limit=self.page))
            case _:
                return self.hub.heads(FAIR_ID)


class Desk:
    """A desk's records with its half of the talk to a hub."""

    def __init__(self, folder: Path, name: str, *, role: Role = "desk", hub: str = "hub") -> None:
        self.role = role
        self.clock = DeskClock(name)
        self.records = SqliteRecords(
            folder / name, clock=self.clock, codec=FairCodec(fair_to_json, fair_from_json),
            machine=f"machine of {name}",
        )  # fmt: skip
        self.records.open(a_fair)
        self.store = DeskSync(self.records, role=role)
        self.exchange = Exchange(self.store, hub=hub, clock=self.clock)
        with self.records.transaction() as tx:
            tx.name_desk(name)

    def enter(self, who: str, *, dir: int = 1, type: EventType = EventType.SCAN) -> None:  # noqa: A002
        with self.records.transaction() as tx:
            tx.record(Fact(type, gate="entrance", zone="fair", subject=who, dir=dir))

    def join(self, hub: str) -> None:
        """Talk to another hub from now on."""
        self.exchange = Exchange(self.store, hub=hub, clock=self.clock)

    def clone_log(self, other: "Desk", log: str) -> None:
        """Write on in another desk's log, as a copy of its disk would."""
        with other.records.transaction() as tx:
            held = [sealed for _, sealed in stretch(tx.db, log, 1, tx.journal.head.seq)]
            head = tx.journal.head
        with self.records.transaction() as tx:
            tx.intake.take([Run(log, 1, tuple(held))])
            tx.journal.head = head
            tx.db.execute("update meta set value = ? where key = 'device_id'", [head.dev])

    def talk(self, hub: FakeHub | Talk) -> list[Heard]:
        """Talk until the hub holds everything and nothing is left to hear."""
        heard: list[Heard] = []
        while not heard or heard[-1] is not Heard.IDLE:
            request = self.exchange.next()
            heard.append(self.exchange.heard(request, hub.answer(request)))
            assert len(heard) < 200, heard
        return heard

    def key(self, log: str, seq: int) -> EventKey:
        """What the event is known by that stands there now."""
        told = "select subject, hlc, id from event where log = ? and seq = ?"
        [(subject, hlc, id_)] = self.rows(told, log, seq)
        return EventKey(str(subject), Hlc(int(str(hlc))), str(id_))

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self.records._db.execute(sql, values).fetchall()]

    def close(self) -> None:
        self.records.close()


def sealed(log: str, seq: int, **told: object) -> Sealed:
    """An entry of "someone" before the doors open, or whatever `told` says."""
    body = told.pop("body", {"reason": "", "symbology": "QRCode"})
    envelope = {
        "basis": 0, "cred": "", "dev": f"dev of {log}", "dir": 1, "gate": "exit",
        "hlc": (MORNING_MS + seq) << 16, "id": f"id {log} {seq}", "log": log, "offq": "±40",
        "offset_ms": 0, "seq": seq, "source": "camera", "subject": "someone", "type": "scan",
        "v": 1, "verdict": "admitted", "wall_ms": MORNING_MS + seq, "xh": "fair-1", "zone": "fair",
    } | told  # fmt: skip
    return Sealed(canonical(envelope), canonical(body), SALT)


def voiding(run: Run) -> dict[str, object]:
    """An event that takes the first of a run back."""
    told = json.loads(run.events[0].envelope)
    key = EventKey(told["subject"], told["hlc"], told["id"])
    return {"type": "void", "subject": "", "dir": 0, "body": key.body}


def a_page(desk: Desk, *runs: Run, more: bool = False, **told: object) -> Changes:
    """The page that follows what `desk` holds of its hub."""
    upto = desk.store.link("hub").cursor + sum(len(run.events) for run in runs) + 1
    return Changes("T1", upto, 0, upto, more, runs, **told)


def take(desk: Desk, *runs: Run, **told: object) -> object:
    page = a_page(desk, *runs, **told)
    return desk.store.take("hub", desk.store.link("hub").cursor, page)


def a_run(log: str, events: Iterable[dict[str, object]], *, first: int = 1) -> Run:
    """Events of one log, each told by what is special about it."""
    return Run(log, first, tuple(sealed(log, n, **told) for n, told in enumerate(events, first)))


DERIVED = {
    "adm": "select * from adm order by 1, 2, 3",
    "occ": "select * from occ where n <> 0 order by 1, 2",
    "waiver": "select * from waiver order by 1, 2, 3",
    "alert": "select * from alert order by 1, 2, 3, 4, 5",
    "voided": "select * from voided order by 1, 2, 3",
    "resolved": "select * from resolved order by 1, 2, 3",
    "barred": "select * from barred_code order by 1, 2",
    "patch": "select * from patch order by 1, 2",
    "badge_known": "select * from badge_known order by 1, 2",
    "device": "select id, name from device where name not like 'desk%' order by 1",
    "erased": "select subject from erased order by 1",
    "roster": "select * from roster order by 1",
    "event": "select * from event where log like 'log%' order by 1, 2",
    "head": "select * from log_head where log like 'log%' order by 1",
}


def everything(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    return {table: desk.rows(sql) for table, sql in DERIVED.items()}
