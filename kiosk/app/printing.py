"""The badges of one window: the thread that prints them, and what its pages may ask for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import assert_never

from kiosk.app.desk import PHOTOS
from kiosk.app.outlet import Outlets
from kiosk.app.running import RunningDesk
from kiosk.clock import Clock
from kiosk.desk.badge_actions import BadgeActions
from kiosk.desk.badge_worker import BadgeListeners, BadgeWorker
from kiosk.desk.badges import BadgeQueue
from kiosk.desk.reports import BadgeReport
from kiosk.desk.thread import DeskThread
from kiosk.domain.badges import BadgeJob, JobAction, PrintPolicy
from kiosk.settings import PrinterChoice, with_printers
from printing.photo_folder import PhotoFolder
from printing.raster import page_to_image

_PICTURE_WIDTH_PX = 480


class Printing:
    """Prints what is queued and does what staff decide about badges.

    Every method but `stop` returns at once, on any thread; answers come over the bridge:
    `badge_changed` of each badge reprinted or decided about, `badges_listed`, `printers_changed`,
    `badge_tried`.
    """

    def __init__(self, folder: Path, running: RunningDesk, desk: DeskThread, clock: Clock) -> None:
        self._running = running
        self._bridge = running.bridge
        self._desk = desk
        self._actions = BadgeActions(records=running.records)
        photos = PhotoFolder(folder / PHOTOS, self._code_of)
        self._outlets = Outlets(folder, clock, photos)
        self._worker = BadgeWorker(
            queue=BadgeQueue(records=running.records),
            desk=desk,
            outlets=(),
            open_outlet=self._outlets.at,
            listeners=BadgeListeners(
                badge=lambda report: running.show_badge(
                    report, partial(page_to_image, width_px=_PICTURE_WIDTH_PX)
                ),
                light=running.bridge.light_changed.emit,
                printers=running.bridge.printers_changed.emit,
                trial=running.bridge.badge_tried.emit,
            ),
            clock=clock,
        )
        self._use_chosen()
        running.on_badge_queued = self._worker.wake
        running.printing = self

    def start(self) -> None:
        """Begin with what an earlier run left in the queue."""
        self._worker.start()

    def stop(self) -> None:
        """Finish the badge in hand."""
        self._worker.stop()

    def list_badges(self) -> None:
        """Have every badge told that is not certainly printed."""
        self._desk.run(self._actions.open_badges, then=self._bridge.badges_listed.emit)

    def act(self, action: JobAction, job_id: str, printer: str = "") -> None:
        """Do what the operator decided about one badge.

        Args:
            printer: the address to send it to, for SEND_ELSEWHERE.
        """
        match action:
            case JobAction.TRY_NOW:
                self._worker.try_now(job_id)
            case JobAction.PRINT_AGAIN:
                self._decide(partial(self._actions.print_again, job_id))
            case JobAction.IT_IS_OUT:
                self._decide(partial(self._actions.it_is_out, job_id))
            case JobAction.SEND_ELSEWHERE:
                self._decide(partial(self._actions.send_to, job_id, printer))
            case JobAction.TAKE_BACK:
                self._worker.take_back(job_id)
            case JobAction.DROP:
                self._decide(partial(self._actions.drop, job_id))
            case _:
                assert_never(action)

    def replace_lost(self, ticket_id: str) -> None:
        """Revoke a lost badge and print one of a new id."""
        self._decide(partial(self._actions.replace_lost, ticket_id))

    def reprint_damaged(self, ticket_id: str) -> None:
        """Print a spoilt badge again."""
        self._decide(partial(self._actions.reprint_damaged, ticket_id))

    def reprint_corrected(self, ticket_id: str) -> None:
        """Print a badge with its text as it now stands."""
        self._decide(partial(self._actions.reprint_corrected, ticket_id))

    def choose_printers(self, printers: tuple[PrinterChoice, ...]) -> None:
        """Print on these, in this order, from the next badge on, and remember them."""
        self._running.choose(lambda chosen: with_printers(chosen, printers))

    def reload(self) -> None:
        """Open the printers that are remembered anew: a layout or a setting of theirs changed."""
        self._desk.run(self._use_chosen, then=lambda _: None)

    def use_layouts(self, keys: frozenset[str]) -> None:
        """Print by layouts of these keys as they are now, from the next badge on."""

        def use() -> None:
            chosen = self._running.memory.chosen
            if keys & {printer.layout for printer in chosen.printers}:
                self._worker.use(self._outlets.chosen(chosen))

        self._desk.run(use, then=lambda _: None)

    def choose_policy(self, policy: PrintPolicy) -> None:
        """Print by this policy from the next scan on, and remember it."""
        self._desk.run(lambda: self._running.print_by(policy), then=lambda _: None)

    def load_labels(self, printer: str, count: int) -> None:
        """Count the labels of a printer from `count` on."""
        load = partial(self._actions.load_labels, printer, count)
        self._desk.run(load, then=lambda _: self._worker.wake())

    def print_trial(self, printer: str) -> None:
        """Print a badge of nobody on the printer of an address."""
        self._worker.print_trial(printer)

    def _code_of(self, ticket_id: str) -> str | None:
        """Return the code of a ticket; asked on the badge thread, told by the desk's."""

        def look_up() -> str | None:
            with self._running.records.transaction() as tx:
                ticket = tx.ticket(ticket_id)
            return ticket.code if ticket is not None else None

        return self._desk.ask(look_up)

    def _use_chosen(self) -> None:
        chosen = self._running.memory.chosen
        self._worker.use(self._outlets.chosen(chosen), few_labels=chosen.few_labels)

    def _decide(self, verb: Callable[[], BadgeJob | None]) -> None:
        self._desk.run(verb, then=self._tell)

    def _tell(self, job: BadgeJob | None) -> None:
        if job is not None:
            self._bridge.badge_changed.emit(BadgeReport(job))
        self.list_badges()
        self._worker.wake()
