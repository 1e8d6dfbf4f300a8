"""One desk of the chaos campaign, a process of its own: the product's desk and its sync thread.

    python tests/campaigns/chaos_desk.py FOLDER PAUSE SEED CLOCK_OFF HUB_PORT SHOWN_PORT

Scans, answers staff's questions, corrects and voids, on and on, and prints the id of each event
once it was answered. On its input:

    quiet          end that, and print from then on how far it is with the hub
    erase CODE     erase a person
    clock SECONDS  somebody sets the clock, so far ahead of the true time
    hub promote    take the list over: the hub listens at HUB_PORT and is found at SHOWN_PORT
    hub start      start that hub again
    hub code       have it show a code for a hub
    heirs          print how many may take the list over, and whom they would let in

The end of the input ends the desk.
"""

import json
import random
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from kiosk import settings
from kiosk.app.desk import fair_of, open_records
from kiosk.app.hub_process import HubProcess
from kiosk.app.pairing import membership_of
from kiosk.app.promotion import promote
from kiosk.app.succession import prepare
from kiosk.app.syncing import sync_thread
from kiosk.clock import SystemClock
from kiosk.desk.checkin import CheckIn
from kiosk.desk.own_hub import HubPlace
from kiosk.desk.thread import DeskThread
from kiosk.domain.admission import AskStaff
from kiosk.domain.badge_ids import ticket_id_of
from kiosk.domain.events import EventKey, EventType, Fact
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.errors import TroubleError
from kiosk.protocol.messages import SUCCESSION
from kiosk.store.sqlite import SqliteRecords
from kiosk.sync.thread import SyncThread

XH = "sistep-13"
PEOPLE = 200
LOOPBACK = "127.0.0.1"
_STATE = (
    "select hub, (select count(*) from event) as events, seen - cursor as unread,"
    " (select coalesce(sum(head - coalesce(upto, 0)), 0) from log_head"
    "  left join ack on ack.hub = link.hub and ack.log = log_head.log) as unsent,"
    " (select count(*) from roster where dirty) + (select count(*) from doc where dirty) as dirty,"
    " heads_due + sweeping as resetting from link where hub = ?"
)


class WrongClock(SystemClock):
    """A laptop whose clock is set by hand."""

    def __init__(self, off: float) -> None:
        self.off = off

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=self.off)

    def set(self, off: float) -> None:
        self.off = off


def tell(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


@dataclass
class Desk:
    """What the desk does; every method runs on the desk thread."""

    records: SqliteRecords
    clock: WrongClock
    chance: random.Random
    doors: list[CheckIn] = field(default_factory=list)

    def work(self) -> list[str]:
        """Do one thing; return the ids of the events it came to."""
        what = self.chance.random()
        if what < 0.06:
            return [self._correct()]
        if what < 0.1:
            return self._void()
        code = f"CODE{self.chance.randrange(PEOPLE):04}".encode()
        door = self.chance.choice(self.doors)
        report = door.scan(ScannedCode(code, Symbology.QR, seen_at=self.clock.monotonic()))
        done = [report.event_id]
        if isinstance(report.verdict, AskStaff) and self.chance.random() < 0.7:
            again = door.admit_by_staff(report.event_id)
            done += [again.event_id] if again else []
        return done

    def erase(self, code: str) -> list[str]:
        with self.records.transaction() as tx:
            return [tx.erase(ticket_id_of(tx.fair().id, code)).id]

    def state(self) -> dict[str, object]:
        """How many events there are, and what is left to do with the hub this desk has now."""
        hub = membership_of(self.records.path.parent).hub
        with self.records.transaction() as tx:
            found = tx.db.execute(_STATE, [hub])
            names = [column[0] for column in found.description]
            return dict(zip(names, found.fetchone() or (), strict=False))

    def heirs(self) -> str:
        with self.records.transaction() as tx:
            docs = tx.documents(SUCCESSION)
        heirs = [data for key, data in docs.items() if key.startswith("heir ") and data]
        known = [json.loads(data) for key, data in docs.items() if key.startswith("hub ")]
        return f"{len(heirs)} {max(map(len, known), default=0)}"

    def _correct(self) -> str:
        with self.records.transaction() as tx:
            who = ticket_id_of(tx.fair().id, f"CODE{self.chance.randrange(PEOPLE):04}")
            body: dict[str, str | int] = {"note": f"{self.chance.random()}"}
            return tx.record(Fact(EventType.PATCH, subject=who, body=body)).id

    def _void(self) -> list[str]:
        with self.records.transaction() as tx:
            told = "select subject, hlc, id from event where dir <> 0 and subject <> ''"
            passages = tx.db.execute(told).fetchall()
            if not passages:
                return []
            passage = EventKey(*self.chance.choice(passages))
            return [tx.record(Fact(EventType.VOID, body=passage.body)).id]


class Talk:
    """The talk with the hub, begun anew where that changes; and the hub itself, where it is here.

    Does what `SyncLink` and `OwnHubHost` do in a window.
    """

    def __init__(self, desk: Desk, thread: DeskThread, ports: tuple[int, int]) -> None:
        self._desk, self._thread, self._shown_port = desk, thread, ports[1]
        self._folder = desk.records.path.parent
        self._hub = HubProcess(self._folder, xh=XH, port=ports[0], listen=LOOPBACK)
        self._sync: SyncThread | None = None

    def start(self) -> None:
        if settings.load(self._folder).keeps_list:
            self._hub.start()
        self._begin()

    def stop(self) -> None:
        self._end()
        self._hub.stop()

    def do(self, what: str) -> str:
        """Return an address or a code."""
        match what:
            case "promote":
                return self._promote()
            case "start":
                self._hub.stop()
                return self._hub.start().address
            case _:
                return self._hub.new_code("hub").code

    def _promote(self) -> str:
        self._end()
        try:
            records = self._desk.records
            shown = promote(self._folder, records, desk=self._thread, hub=self._hub)
            settings.save(self._folder, replace(settings.load(self._folder), keeps_list="yes"))
        finally:
            self._begin()
        return shown.address

    def recorded(self) -> None:
        if self._sync is not None:
            self._sync.recorded()

    def _begin(self) -> None:
        member, records = membership_of(self._folder), self._desk.records
        self._sync = sync_thread(
            records, member, desk=self._thread, clock=self._desk.clock,
            on_light=lambda light: tell(light=light.code), on_changes=lambda: None,
        )  # fmt: skip
        port = self._shown_port
        self._thread.ask(lambda: prepare(records, member, HubPlace(port=port, listen=LOOPBACK)))
        self._sync.start()

    def _end(self) -> None:
        if self._sync is not None:
            self._sync.stop()


@dataclass(frozen=True)
class Driver:
    """Has the desk work, tells what was answered, and listens to what is wanted."""

    desk: Desk
    thread: DeskThread
    talk: Talk
    over: threading.Event = field(default_factory=threading.Event)
    is_quiet: threading.Event = field(default_factory=threading.Event)

    def run(self, pause: float) -> None:
        threading.Thread(target=self._listen, daemon=True).start()
        while not self.over.wait(pause * (0.5 + random.random())):
            if self.is_quiet.is_set():
                tell(state=self.thread.ask(self.desk.state))
            else:
                self._act(self.desk.work)

    def _act(self, job: Callable[[], list[str]]) -> None:
        try:
            done = self.thread.ask(job)
        except TroubleError as error:
            tell(trouble=error.trouble.name)
            return
        tell(events=done)
        self.talk.recorded()

    def _try(self, key: str, job: Callable[[], str]) -> None:
        try:
            tell(**{key: job()})
        except TroubleError as error:
            tell(why=str(error))
            tell(**{key: ""})

    def _listen(self) -> None:
        for line in sys.stdin:
            match line.split():
                case ["quiet"]:
                    self.is_quiet.set()
                case ["erase", code]:
                    self._act(partial(self.desk.erase, code))
                case ["clock", off]:  # between two jobs, as it falls mostly
                    self.thread.ask(partial(self.desk.clock.set, float(off)))
                case ["heirs"]:
                    self._try("heirs", partial(self.thread.ask, self.desk.heirs))
                case ["hub", what]:
                    self._try(what, partial(self.talk.do, what))
        self.over.set()


def main(folder: Path, pause: float, seed: int, off: float, ports: tuple[int, int]) -> None:
    clock = WrongClock(off)
    with ExitStack() as closing:
        thread = DeskThread(lambda _: None)
        closing.callback(thread.stop)
        records = thread.ask(lambda: open_records(folder, clock))
        closing.callback(lambda: thread.ask(records.close))
        desk = Desk(records, clock, random.Random(seed))
        fair = thread.ask(lambda: fair_of(records))
        desk.doors = [CheckIn(records=records, gate=gate, clock=clock) for gate in fair.gates]
        talk = Talk(desk, thread, ports)
        closing.callback(talk.stop)
        talk.start()
        Driver(desk, thread, talk).run(pause)


if __name__ == "__main__":
    try:
        numbers = [float(word) for word in sys.argv[2:]]
        pause, seed, off, port, shown_port = numbers
        main(Path(sys.argv[1]), pause, int(seed), off, (int(port), int(shown_port)))
    except TroubleError as error:  # a full disk at the start: somebody starts it again later
        tell(trouble=error.trouble.name)
