"""The badge thread: takes jobs from the queue until told to stop."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.clock import Clock
from kiosk.desk.badge_press import BadgePress, Outlet, Pass
from kiosk.desk.badges import BadgeQueue
from kiosk.desk.printer_watch import PrinterWatches
from kiosk.desk.reports import (
    BadgeReport,
    Level,
    Light,
    PrinterReport,
    Topic,
    TrialReport,
)
from kiosk.desk.thread import DeskThread
from kiosk.domain.badges import JobState
from kiosk.ports import PrintTrouble

RETRY_SECONDS = 3.0
PROBE_SECONDS = 10.0
FEW_LABELS = 30

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BadgeListeners:
    """Who hears what of badges; called on threads of the worker's, so they must be quick.

    Args:
        badge: of every step of every badge.
        light: of the desk's printers as one light.
        printers: of each printer in use, in order, whenever one does otherwise than before.
        trial: of a test badge that was asked for.
    """

    badge: Callable[[BadgeReport], None]
    light: Callable[[Light], None]
    printers: Callable[[tuple[PrinterReport, ...]], None]
    trial: Callable[[TrialReport], None]


class BadgeWorker:
    """Prints what is queued, oldest first. Admissions never wait for it.

    When every printer is in trouble badges stay in the queue and the light says why; they go out
    by themselves as soon as one is well. A badge that cannot be made at all is a bug: it is
    logged, stays in the queue and does not keep the others from coming out. Every method may be
    called from any thread and returns at once, but `stop`.

    Args:
        outlets: the printers in order: the next is used when those before are in trouble.
        open_outlet: opens the printer of an address that is not among them.
    """

    def __init__(
        self,
        *,
        queue: BadgeQueue,
        desk: DeskThread,
        outlets: Sequence[Outlet],
        open_outlet: Callable[[str], Outlet],
        listeners: BadgeListeners,
        clock: Clock,
    ) -> None:
        self._queue = queue
        self._desk = desk
        self._listeners = listeners
        self._clock = clock
        self._press = BadgePress(
            queue=queue,
            ask=desk.ask,
            outlets=outlets,
            open_outlet=open_outlet,
            on_badge=self._on_badge,
        )
        self._watches = PrinterWatches(clock=clock, on_change=self.wake)
        self._chosen: tuple[Outlet, ...] | None = tuple(outlets)
        self._trials: deque[str] = deque()
        self._urgent = ""
        self._probe_at = clock.monotonic()
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="badge", daemon=True)

    def start(self) -> None:
        """Begin with whatever an earlier run left in the queue."""
        self._wake.set()
        self._thread.start()

    def wake(self) -> None:
        """Tell that a badge was queued, or that the operator decided about one."""
        self._wake.set()

    def use(self, outlets: Sequence[Outlet]) -> None:
        """Print on these from the next badge on; the one in hand is followed to its end."""
        self._chosen = tuple(outlets)
        self._wake.set()

    def try_now(self, job_id: str) -> None:
        """Try a waiting badge at once, before all others, whatever the printers said last."""
        self._urgent = job_id
        self._wake.set()

    def print_trial(self, address: str) -> None:
        """Print a badge of nobody, marked TEST, after the one in hand; `listeners.trial` tells."""
        self._trials.append(address)
        self._wake.set()

    def stop(self) -> None:
        """Finish the badge in hand and end the thread."""
        self._stopping.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join()
        self._watches.stop()
