"""One pass through the badge queue: on which printer each badge comes out, step by step."""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, TypeVar

from kiosk.desk.badges import BadgeQueue
from kiosk.desk.in_hand import InHand
from kiosk.desk.reports import BadgeReport
from kiosk.domain.badges import Badge, BadgeJob, JobState, device_of
from kiosk.errors import TroubleError
from kiosk.ports import (
    BadgeMaker,
    BadgePrinter,
    MadeBadge,
    NotPrinted,
    Printed,
    PrintOutcome,
    PrintTrouble,
    ToCheck,
)

T = TypeVar("T")

_NO_PAGE = MadeBadge(b"")

log = logging.getLogger(__name__)


class Ask(Protocol):
    """Runs a use case where the records may be touched, and returns its result."""

    def __call__(self, job: Callable[[], T]) -> T: ...


@dataclass(frozen=True, slots=True)
class Outlet:
    """One printer of a desk, and the maker that suits it. `address` is what Settings remember."""

    address: str
    maker: BadgeMaker
    printer: BadgePrinter


@dataclass(slots=True)
class Pass:
    """What one pass has met so far: printers in trouble, and jobs that have to wait."""

    down: dict[str, PrintTrouble] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)


class BadgePress:
    """Prints what waits on the first printer that is well; used by one thread at a time.

    A job goes to the next printer only when it certainly is not out at the one before. A badge
    that cannot be made, or that a ready printer turns down, lets all others go first.

    Args:
        ask: runs what touches the records, for a moment at a time.
        outlets: the printers in order of preference; may be replaced between two badges.
        open_outlet: opens a printer that is not among `outlets`, to ask it for a badge.
        on_badge: told of every step of every badge.
    """

    def __init__(
        self,
        *,
        queue: BadgeQueue,
        ask: Ask,
        outlets: Sequence[Outlet],
        open_outlet: Callable[[str], Outlet],
        on_badge: Callable[[BadgeReport], None],
    ) -> None:
        self._queue = queue
        self._ask = ask
        self.outlets = tuple(outlets)
        self._open_outlet = open_outlet
        self._on_badge = on_badge
        self._suspects: set[str] = set()
        self._hand: InHand | None = None
        self._hanging: list[InHand] = []

    def settle_doubts(self) -> None:
        """Ask for what a crash, or a full disk, kept from being written down."""
        for job in self._ask(self._queue.in_doubt):
            self._settle(job, self._outlet_at(job.printer).printer.follow(job.name))

    def print_next(self, met: Pass, *, urgent: str = "") -> bool:
        """Take one step with the next job; False when nothing is left to do in this pass."""
        self._hanging = [hand for hand in self._hanging if hand.is_busy]
        met.down |= {hand.address: PrintTrouble.TOO_SLOW for hand in self._hanging}
        outlets = [outlet for outlet in self.outlets if outlet.address not in met.down]
        if not outlets:
            self._hold(met)
            return False
        order = partial(self._queue.next, met.waiting, self._suspects, urgent=urgent)
        found = self._ask(order)
        if found is None:
            return False
        job, badge = found
        fit = [outlet for outlet in outlets if self._suits(job, outlet)]
        if not fit:
            met.waiting.add(job.id)
        elif self._is_taken_back(job):
            self._print(job, badge, fit[0], met)
        return True

    def print_trial(self, name: str, address: str) -> PrintOutcome:
        """Print a test badge under a job's name on the printer of an address."""
        outlet, test = self._outlet_at(address), self._ask(self._queue.test_badge)
        _, outcome = self._attempt(outlet, test, lambda: name, lambda _: None)
        if isinstance(outcome, Printed):
            self._ask(partial(self._queue.use_label, address))
        return outcome or NotPrinted(PrintTrouble.OTHER)

    def take_back(self, job_id: str) -> None:
        """Let go of the badge in hand, if it is this job's: a printer hangs over it.

        From any thread; takes some seconds. What can be taken back goes to the next printer, all
        else is to be checked.
        """
        hand = self._hand
        if hand is not None and hand.name.startswith(f"{job_id}-"):
            hand.take_back()

    def let_go(self) -> None:
        """Wait no more for the badge in hand, if there is one: its printer is asked for it later.

        From any thread; `settle_doubts` of this press, or of the next run's, asks.
        """
        hand = self._hand
        if hand is not None:
            hand.let_go()

    def _suits(self, job: BadgeJob, outlet: Outlet) -> bool:
        """Tell whether a job may go there: a printer chosen for it counts while it is in use."""
        wanted = device_of(job.wanted)
        in_use = {device_of(each.address) for each in self.outlets}
        return not job.wanted or wanted not in in_use or wanted == device_of(outlet.address)

    def _print(self, job: BadgeJob, badge: Badge, outlet: Outlet, met: Pass) -> None:
        started: list[BadgeJob] = []

        def begin() -> str | None:
            going = self._ask(lambda: self._queue.start(job, outlet.address))
            if going is None:
                return None
            self._on_badge(BadgeReport(going))
            if not going.state.is_in_hand:
                return None
            started.append(going)
            return going.name

        made, outcome = self._attempt(
            outlet, badge, begin, lambda page: self._mark_sent(started[0], page)
        )
        if started and outcome is not None:
            self._settle(started[0], outcome, made)
            if isinstance(outcome, NotPrinted):
                met.down[outlet.address] = outcome.trouble
                if outlet.printer.status().trouble is None:
                    self._suspects.add(job.id)
        elif outcome is not None:
            met.waiting.add(job.id)
            self._suspects.add(job.id)
            self._tell(self._ask(lambda: self._queue.hold(PrintTrouble.OTHER, job.id)))

    def _is_taken_back(self, job: BadgeJob) -> bool:
        """Make sure that an attempt the operator did not find is not still to come out."""
        if not (job.state is JobState.QUEUED and job.attempt):
            return True
        outcome = self._outlet_at(job.printer).printer.cancel(job.name)
        if isinstance(outcome, Printed):
            self._settle(job, outcome)
            return False
        return True

    def _hold(self, met: Pass) -> None:
        """Say of every badge why it waits, when no printer is well."""
        if met.down:
            trouble = next(iter(met.down.values()))
            self._tell(self._ask(lambda: self._queue.hold(trouble)))

    def _mark_sent(self, job: BadgeJob, made: MadeBadge) -> None:
        with suppress(TroubleError):  # a full disk: what became of it is asked for afterwards
            sent = self._ask(lambda: self._queue.sent(job))
            if sent is not None:
                self._on_badge(BadgeReport(sent, made.pdf, made.warnings))

    def _settle(self, job: BadgeJob, outcome: PrintOutcome, made: MadeBadge = _NO_PAGE) -> None:
        settled = self._ask(lambda: self._queue.settle(job, outcome))
        where = outcome.where if isinstance(outcome, Printed) else None
        self._on_badge(BadgeReport(settled, made.pdf or None, made.warnings, where))

    def _tell(self, jobs: Sequence[BadgeJob]) -> None:
        for job in jobs:
            self._on_badge(BadgeReport(job))

    def _outlet_at(self, address: str) -> Outlet:
        known = {outlet.address: outlet for outlet in self.outlets}
        return known.get(address) or self._open_outlet(address)

    def _attempt(
        self,
        outlet: Outlet,
        badge: Badge,
        begin: Callable[[], str | None],
        on_sent: Callable[[MadeBadge], None],
    ) -> tuple[MadeBadge, PrintOutcome | None]:
        """Make a badge, then begin its job, then print it under the name that `begin` returned.

        So a crash while a page is made costs nothing. No outcome when `begin` gave up, or when the
        badge was let go.
        """
        made, name = _NO_PAGE, None
        try:
            made = outlet.maker.make(badge)
            name = begin()
            if name is None:
                return made, None
            self._hand = hand = InHand(name, outlet.address, outlet.printer)
            outcome = hand.print(made.pdf, partial(on_sent, made))
            if hand.is_busy:
                self._hanging.append(hand)
            return made, outcome
        except TroubleError:  # of the records: what was begun is in doubt, and asked for later
            raise
        except Exception:  # a bug in one badge; the others must come out
            log.exception("badge.not_made", extra={"job": name})
            # Once it was begun, some of it may have been sent.
            return made, (ToCheck if name else NotPrinted)(PrintTrouble.OTHER)
        finally:
            self._hand = None
