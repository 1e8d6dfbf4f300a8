"""The badge thread: takes jobs from the queue until told to stop."""

import logging
import threading
from collections.abc import Callable
from functools import partial

from kiosk.desk.badges import BadgeQueue
from kiosk.desk.reports import BadgeReport, Level, Light, Topic
from kiosk.desk.thread import DeskThread
from kiosk.domain.badges import Badge, BadgeJob
from kiosk.ports import (
    BadgeMaker,
    BadgePrinter,
    MadeBadge,
    NotPrinted,
    PrintOutcome,
    PrintTrouble,
    ToCheck,
)

RETRY_SECONDS = 3.0

log = logging.getLogger(__name__)


class BadgeWorker:
    """Prints what is queued, oldest first. Admissions never wait for it.

    When the printer is in trouble the badge stays in the queue and is tried again every few
    seconds; the light says why. A badge that cannot be made at all is a bug: it is logged, stays
    in the queue behind those that were tried less often, and does not keep them from coming out.
    """

    def __init__(
        self,
        *,
        queue: BadgeQueue,
        desk: DeskThread,
        maker: BadgeMaker,
        printer: BadgePrinter,
        on_badge: Callable[[BadgeReport], None],
        on_light: Callable[[Light], None],
    ) -> None:
        self._queue = queue
        self._desk = desk
        self._maker = maker
        self._printer = printer
        self._on_badge = on_badge
        self._on_light = on_light
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="badge", daemon=True)

    def start(self) -> None:
        """Begin with whatever an earlier run left in the queue."""
        self._wake.set()
        self._thread.start()

    def wake(self) -> None:
        """Tell that a badge was queued."""
        self._wake.set()

    def stop(self) -> None:
        """Finish the badge in hand and end the thread."""
        self._stopping.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _work(self) -> None:
        self._show_printer()
        patience: float | None = None
        while not self._stopping.is_set():
            self._wake.wait(patience)
            self._wake.clear()
            try:
                patience = self._print_all()
            except Exception:  # the desk could not write; a thread that ends prints no more
                log.exception("badge.queue_failed")
                self._on_light(Light(Topic.PRINTER, Level.BAD, PrintTrouble.OTHER.value))
                patience = RETRY_SECONDS

    def _print_all(self) -> float | None:
        """Print until the queue is empty; return how long to wait before another try, if any."""
        self._settle_doubts()
        while not self._stopping.is_set():
            taken = self._desk.ask(self._queue.take)
            if taken is None:
                return None
            if not self._print_one(*taken):
                return RETRY_SECONDS
        return None

    def _settle_doubts(self) -> None:
        """Ask for what a crash, or a full disk, kept from being written down."""
        for job in self._desk.ask(self._queue.in_doubt):
            outcome = self._printer.follow(job.name)
            settled = self._desk.ask(partial(self._queue.settle, job, outcome))
            self._on_badge(BadgeReport(settled))

    def _print_one(self, job: BadgeJob, badge: Badge) -> bool:
        self._on_badge(BadgeReport(job))
        made = MadeBadge(b"")
        outcome: PrintOutcome
        try:
            made = self._maker.make(badge)
            outcome = self._printer.print(job.name, made.pdf)
        except Exception:  # a bug in one badge; the others must come out
            log.exception("badge.not_made", extra={"job": job.id})
            # Once there was a page, some of it may have been sent.
            outcome = (ToCheck if made.pdf else NotPrinted)(PrintTrouble.OTHER)
        settled = self._desk.ask(lambda: self._queue.settle(job, outcome))
        self._on_badge(BadgeReport(settled, made.pdf or None, made.warnings))
        for _ in made.warnings:
            log.warning("badge.compromise", extra={"job": job.id})
        self._show_printer()
        return not isinstance(outcome, NotPrinted)

    def _show_printer(self) -> None:
        trouble = self._printer.status().trouble
        if trouble is None:
            self._on_light(Light(Topic.PRINTER, Level.GOOD, "ready", self._printer.name))
        else:
            self._on_light(Light(Topic.PRINTER, Level.BAD, trouble.value, self._printer.name))
