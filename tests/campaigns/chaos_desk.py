"""One desk of the chaos campaign, a process of its own: the product's desk and its sync thread.

    python tests/campaigns/chaos_desk.py FOLDER PAUSE SEED CLOCK_OFF

Scans, answers staff's questions, corrects and voids, on and on, and prints the id of each event
once it was answered. On its input: `quiet` ends that, and from then on it prints how far it is with
the hub; `erase CODE` erases a person; the end of the input ends the desk.
"""

import json
import random
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from kiosk.app.desk import fair_of, open_records
from kiosk.app.pairing import membership_of
from kiosk.app.syncing import sync_thread
from kiosk.clock import SystemClock
from kiosk.desk.checkin import CheckIn
from kiosk.desk.thread import DeskThread
from kiosk.domain.admission import AskStaff
from kiosk.domain.badge_ids import ticket_id_of
from kiosk.domain.events import EventType, Fact
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.errors import TroubleError
from kiosk.store.sqlite import SqliteRecords
from kiosk.sync.thread import SyncThread

PEOPLE = 200
_STATE = (
    "select (select count(*) from event), cursor, seen,"
    " (select coalesce(sum(head - coalesce(upto, 0)), 0) from log_head"
    "  left join ack on ack.hub = link.hub and ack.log = log_head.log),"
    " (select count(*) from roster where dirty) + (select count(*) from doc where dirty),"
    " heads_due + sweeping from link order by heard_ms desc"
)


class WrongClock(SystemClock):
    """A laptop whose clock was set by hand."""

    def __init__(self, off: timedelta) -> None:
        self._off = off

    def now(self) -> datetime:
        return super().now() + self._off


def tell(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


@dataclass
class Desk:
    """What the desk does; every method runs on the desk thread."""

    records: SqliteRecords
    clock: SystemClock
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

    def state(self) -> list[int]:
        """Events, cursor, seen, events and rows not confirmed, whether a reset is under way."""
        with self.records.transaction() as tx:
            return list(tx.db.execute(_STATE).fetchone() or ())

    def _correct(self) -> str:
        with self.records.transaction() as tx:
            who = ticket_id_of(tx.fair().id, f"CODE{self.chance.randrange(PEOPLE):04}")
            body: dict[str, str | int] = {"note": f"{self.chance.random()}"}
            return tx.record(Fact(EventType.PATCH, subject=who, body=body)).id

    def _void(self) -> list[str]:
        with self.records.transaction() as tx:
            passages = tx.db.execute("select log, seq from event where dir <> 0").fetchall()
            if not passages:
                return []
            place = ":".join(map(str, self.chance.choice(passages)))
            return [tx.record(Fact(EventType.VOID, body={"event": place})).id]


@dataclass(frozen=True)
class Driver:
    """Has the desk work, tells what was answered, and listens to what is wanted."""

    desk: Desk
    thread: DeskThread
    sync: SyncThread
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
        self.sync.recorded()

    def _listen(self) -> None:
        for line in sys.stdin:
            match line.split():
                case ["quiet"]:
                    self.is_quiet.set()
                case ["erase", code]:
                    self._act(partial(self.desk.erase, code))
        self.over.set()


def main(folder: Path, pause: float, seed: int, off: float) -> None:
    clock = WrongClock(timedelta(seconds=off))
    with ExitStack() as closing:
        thread = DeskThread(lambda _: None)
        closing.callback(thread.stop)
        records = thread.ask(lambda: open_records(folder, clock))
        closing.callback(lambda: thread.ask(records.close))
        desk = Desk(records, clock, random.Random(seed))
        fair = thread.ask(lambda: fair_of(records))
        desk.doors = [CheckIn(records=records, gate=gate, clock=clock) for gate in fair.gates]
        sync = sync_thread(
            records, membership_of(folder), desk=thread, clock=clock,
            on_light=lambda light: tell(light=light.code), on_changes=lambda: None,
        )  # fmt: skip
        sync.start()
        closing.callback(sync.stop)
        Driver(desk, thread, sync).run(pause)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
    except TroubleError as error:  # a full disk at the start: somebody starts it again later
        tell(trouble=error.trouble.name)
