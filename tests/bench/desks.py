"""Many desks in one process, each with records, desk thread and sync thread of its own.

    python tests/bench/desks.py FOLDER...

Each folder is paired. A line `N CODE` on the input has desk N record an entry of CODE. Printed:
`{"ready": desks}` once all are together with the hub; then who learnt of which entry when.
"""

import json
import sys
import threading
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from kiosk.app.desk import open_records
from kiosk.app.pairing import membership_of
from kiosk.app.syncing import sync_thread
from kiosk.clock import SystemClock
from kiosk.desk.reports import Light
from kiosk.desk.thread import DeskThread
from kiosk.domain.events import EventType, Fact

CLOCK = SystemClock()
_out = threading.Lock()


def tell(**facts: object) -> None:
    with _out:
        sys.stdout.write(json.dumps(facts) + "\n")
        sys.stdout.flush()


class Desk:
    """One desk; `at` is the monotonic clock, which all processes of one machine share."""

    def __init__(self, folder: Path, together: threading.Semaphore, closing: ExitStack) -> None:
        self._thread = DeskThread(lambda error: tell(failed=repr(error)))
        closing.callback(self._thread.stop)
        self._records = self._thread.ask(lambda: open_records(folder, CLOCK))
        closing.callback(lambda: self._thread.ask(self._records.close))
        self._together = together
        self._known: set[str] = set()
        self._sync = sync_thread(
            self._records, membership_of(folder), desk=self._thread, clock=CLOCK,
            on_light=self._on_light, on_changes=self._on_changes,
        )  # fmt: skip
        self._sync.start()
        closing.callback(self._sync.stop)

    def enter(self, who: str) -> None:
        self._thread.ask(partial(self._record, who))
        tell(entered=who, at=CLOCK.monotonic())
        self._sync.recorded()

    def _record(self, who: str) -> None:
        self._known.add(who)
        with self._records.transaction() as tx:
            tx.record(Fact(EventType.SCAN, gate="g", zone="z", subject=who, dir=1))

    def _on_light(self, light: Light) -> None:
        if light.code == "together":
            self._together.release()

    def _on_changes(self) -> None:
        self._thread.begin(partial(self._look, CLOCK.monotonic()))

    def _look(self, at: float) -> None:
        with self._records.transaction() as tx:
            rows = tx.db.execute("select subject from adm where zone = 'z'").fetchall()
        fresh = {who for (who,) in rows} - self._known
        self._known |= fresh
        for who in fresh:
            tell(known=who, at=at)


def main(folders: list[Path]) -> None:
    together = threading.Semaphore(0)
    with ExitStack() as closing:
        desks = [Desk(folder, together, closing) for folder in folders]
        for _ in desks:
            together.acquire()
        tell(ready=len(desks))
        for line in sys.stdin:
            number, who = line.split()
            desks[int(number)].enter(who)


if __name__ == "__main__":
    main([Path(word) for word in sys.argv[1:]])
