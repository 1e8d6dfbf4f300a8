"""The badge thread: takes jobs from the queue until told to stop."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.desk.badge_press import BadgePress, Outlet, Pass
from kiosk.desk.badges import BadgeQueue
from kiosk.desk.printer_board import FEW_LABELS, PrinterBoard
from kiosk.desk.reports import BadgeReport, Light, PrinterReport, TrialReport
from kiosk.desk.thread import DeskThread
from kiosk.ports import PrintTrouble

RETRY_SECONDS = 3.0
PROBE_SECONDS = 10.0
FINISH_SECONDS = 5.0

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
        self._board = PrinterBoard(
            clock=clock,
            on_change=self.wake,
            on_light=listeners.light,
            on_printers=listeners.printers,
        )
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

    def use(self, outlets: Sequence[Outlet], *, few_labels: int = FEW_LABELS) -> None:
        """Print on these from the next badge on; the one in hand is followed to its end."""
        self._board.few_labels = few_labels
        self._chosen = tuple(outlets)
        self._wake.set()

    def try_now(self, job_id: str) -> None:
        """Try a waiting badge at once, before all others, whatever the printers said last."""
        self._urgent = job_id
        self._wake.set()

    def take_back(self, job_id: str) -> None:
        """Have a printer that hangs give back the badge in hand, or let go of it."""
        threading.Thread(
            target=self._press.take_back, args=[job_id], name="take-back", daemon=True
        ).start()

    def print_trial(self, address: str) -> None:
        """Print a badge of nobody, marked TEST, after the one in hand; `listeners.trial` tells."""
        self._trials.append(address)
        self._wake.set()

    def stop(self) -> None:
        """Finish the badge in hand, unless its printer hangs over it, and end the thread.

        Takes twice FINISH_SECONDS at most. What is left open is asked for at the next start.
        """
        self._stopping.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join(FINISH_SECONDS)
            self._press.let_go()
            self._thread.join(FINISH_SECONDS)
        self._board.stop()

    def _work(self) -> None:
        patience: float | None = None
        while not self._stopping.is_set():
            self._wake.wait(patience)
            self._wake.clear()
            try:
                patience = self._print_all()
            except Exception:  # the desk could not write; a thread that ends prints no more
                log.exception("badge.queue_failed")
                self._board.show(PrintTrouble.OTHER)
                patience = RETRY_SECONDS

    def _print_all(self) -> float | None:
        """Print until the queue is empty; return how long to wait before another try, if any."""
        self._take_choice()
        self._board.count_labels(self._labels())
        self._press.settle_doubts()
        now = self._clock.monotonic()
        urgent, self._urgent = self._urgent, ""
        is_probe = bool(urgent) or now >= self._probe_at
        met = Pass({} if is_probe else self._board.troubles())
        self._print_trials()
        while self._may_go_on() and self._press.print_next(met, urgent=urgent):
            self._board.count_labels(self._labels())
            self._print_trials()
        if is_probe or not met.down:
            self._probe_at = now + (PROBE_SECONDS if met.down else 0.0)
        return RETRY_SECONDS if met.down or met.waiting else None

    def _may_go_on(self) -> bool:
        return not self._stopping.is_set() and self._chosen is None

    def _take_choice(self) -> None:
        chosen, self._chosen = self._chosen, None
        if chosen is None:
            return
        self._press.outlets = chosen
        self._board.use(chosen)
        self._probe_at = self._clock.monotonic()
        test = self._desk.ask(self._queue.test_badge)
        for outlet in chosen[:1]:
            outlet.maker.make(test)  # fonts and codes are loaded now, not at the first visitor

    def _print_trials(self) -> None:
        while self._trials and not self._stopping.is_set():
            address = self._trials.popleft()
            outcome = self._press.print_trial(f"{self._clock.new_id()}-1", address)
            self._listeners.trial(TrialReport(address, outcome))
            self._board.count_labels(self._labels())

    def _labels(self) -> dict[str, int | None]:
        return self._desk.ask(
            lambda: {
                outlet.address: self._queue.labels_left(outlet.address)
                for outlet in self._press.outlets
            }
        )

    def _on_badge(self, report: BadgeReport) -> None:
        self._listeners.badge(report)
        for _ in report.warnings:
            log.warning("badge.compromise", extra={"job": report.job.id})
