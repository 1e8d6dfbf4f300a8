"""What the page "Synchronisation" asks for, done beside the running desk."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.app.running import RunningDesk
from kiosk.app.stick_desk import StickDesk
from kiosk.app.sync_link import SyncLink
from kiosk.desk.own_hub import HubPlace
from kiosk.desk.sync_view import Remark, RemarkLine, SyncView, is_read_elsewhere, sync_view
from kiosk.desk.thread import DeskThread, OneAtATime
from kiosk.domain.fair import Fair
from kiosk.errors import Trouble, TroubleError
from ui.sync_page import SyncPage
from ui.timers import every

if TYPE_CHECKING:  # networks are slow to import, and the window must not wait for them
    from kiosk.app.own_hub import OwnHubHost

_LOOK_MS = 1000
_HUB_LOOK_MS = 2000
_COPIES_LOOK_MS = 30_000
_HEIRS_LOOK_MS = 30_000
_FIND_SECONDS = 2.0


class SyncDesk(QObject):
    """Joins the page to the link and the hub here (on `worker`) and to the records (desk thread).

    Belongs to the page. `worker` waits for networks and processes, for seconds at times.
    """

    def __init__(
        self,
        fair: Fair,
        running: RunningDesk,
        link: SyncLink,
        worker: DeskThread,
        place: HubPlace,
    ) -> None:
        self.page = page = SyncPage(fair)
        super().__init__(page)
        self._fair = fair
        self._running = running
        self._link = link
        self._worker = worker
        self._place = place
        self._host: OwnHubHost | None = None
        self._is_armed = False
        self._asking = OneAtATime(running.desk.behind)
        self._is_over = False
        self._looking = every(_LOOK_MS, self, "sync", self._look)
        every(_HUB_LOOK_MS, self, "hub", self._look_at_hub).start()
        every(_COPIES_LOOK_MS, self, "copies", self._look).start()
        every(_HEIRS_LOOK_MS, self, "heirs", self._look_for_heirs).start()
        self._copies: frozenset[str] | None = None  # names of desks that were known as copied
        self._show_news()
        page.opened.connect(self._on_opened)
        page.left.connect(self._looking.stop)
        page.revoked.connect(self._on_revoked)
        page.resolved.connect(link.doubles.resolve)
        page.voided.connect(link.doubles.void)
        self._hear_host()
        page.join.armed.connect(self._on_armed)
        page.join.join_wanted.connect(self._on_join)
        page.name.named.connect(self._on_named)
        self._stick = StickDesk(page.stick, link, worker.beside("stick"))
        running.on_invitation = self._take_invitation
        link.on_moved = lambda: self._with_host(lambda host: host.look())

    def start(self) -> None:
        """Begin to talk with the hub, and to be one where that was so before."""
        self._later(self._link.start)
        self._with_host(lambda host: host.resume())

    def stop(self) -> None:
        """End the talk, then the hub here, and wait for both."""
        self._is_over = True
        self._stick.stop()
        self._worker.ask(self._link.stop)
        host = self._host
        if host is not None:
            self._worker.ask(host.stop)

    def _show_news(self) -> None:
        news, page = self._link.news, self.page
        news.view_changed.connect(self._on_view)
        news.doubles_changed.connect(page.show_doubles)
        news.hub_changed.connect(page.host.show_own)
        news.hubs_found.connect(page.join.show_hubs)
        news.joining.connect(page.join.show_joining)
        news.joined.connect(page.join.show_joined)

    def _hear_host(self) -> None:
        card = self.page.host
        card.kept_here.connect(self._on_kept_here)
        card.taken_over.connect(lambda: self._with_host(lambda host: host.start()))
        card.followed.connect(lambda: self._with_host(lambda host: host.follow()))
        card.code_wanted.connect(lambda role: self._with_host(lambda host: host.show_code(role)))

    def _later(self, job: Callable[[], None]) -> None:
        if self._is_over:  # the window may still be there for a moment
            return
        self._worker.run(job, then=lambda _: None)

    def _with_host(self, job: "Callable[[OwnHubHost], None]") -> None:
        self._later(lambda: job(self._made_host()))

    def _made_host(self) -> "OwnHubHost":
        from kiosk.app.own_hub import OwnHubHost

        if self._host is None:
            self._host = OwnHubHost(self._running, self._link, self._place)
            self._host.on_change = self._link.news.hub_changed.emit
        return self._host

    def _on_opened(self) -> None:
        self._looking.start()
        self._look()
        self._with_host(lambda host: host.look())
        self._later(self._find)

    def _look(self) -> None:
        """Ask for the page's values, unless they were asked for already."""
        self.page.host.show_time(self._running.clock.now())
        if not self._is_over:
            self._asking.run(self._view, then=self._link.news.view_changed.emit)

    def _look_at_hub(self) -> None:
        """Start a hub again that ended by itself: other desks wait for it."""
        if self._host is not None and self._host.has_ended:
            self._with_host(lambda host: host.resume())

    def _look_for_heirs(self) -> None:
        """Keep no second list beside the one of a computer that took over."""
        if self._host is not None:
            self._with_host(lambda host: host.give_way())

    def _view(self) -> SyncView:
        """Desk thread."""
        with self._running.records.transaction() as tx:
            tickets, fair, now = tx.roster_size(), tx.fair(), tx.now()
        view = sync_view(
            self._link.store.facts(),
            self._link.company(),
            tickets=tickets,
            now=now,
            name=self._running.memory.chosen.desk,
            is_purge_due=bool(tickets)
            and fair.keep_until is not None
            and fair.day_of(now) > fair.keep_until,
        )
        is_only_here = self._is_hub_here() and not is_read_elsewhere(view.company)
        came = () if fair == self._fair else (RemarkLine(Remark.FAIR_CAME),)
        return replace(
            view,
            heirs=self._heirs(),
            remarks=(*came, *view.remarks),
            is_only_here=is_only_here,
        )

    def _heirs(self) -> tuple[str, ...]:
        """Return what other desks are called that all would follow. Desk thread."""
        from kiosk.app.succession import heirs_of

        member = self._link.membership
        return () if member is None else heirs_of(self._link.records, member)

    def _is_hub_here(self) -> bool:
        """Tell whether what is sent to the hub stays on this computer's disk. Desk thread."""
        member, memory = self._link.membership, self._running.memory
        if member is None or member.hub != memory.chosen.own_hub:
            return False
        from kiosk.app.pairing import HUB_FOLDER
        from kiosk.sync.membership import FILE_NAME

        relay = memory.folder / HUB_FOLDER / FILE_NAME  # with it the hub hands on to another one
        return not relay.exists()

    def _on_view(self, view: SyncView) -> None:
        self.page.show_view(view)
        copies = frozenset(one.desk for one in view.remarks if one.remark is Remark.CLONED)
        # What was so at the first look stays on the page: it is told even once it was mended.
        for name in sorted(copies - (copies if self._copies is None else self._copies)):
            self._running.bridge.trouble_met.emit(TroubleError(Trouble.DESK_COPIED, where=name))
        self._copies = copies

    def _find(self) -> None:
        from kiosk.sync.discovery import find_hubs

        member = self._link.membership
        ours = member.hub if member is not None else ""
        found = [hub for hub in find_hubs(seconds=_FIND_SECONDS) if hub.hub != ours]
        self._link.news.hubs_found.emit(
            tuple((f"{hub.addresses[0]}:{hub.port}", hub.name or hub.addresses[0]) for hub in found)
        )

    def _on_kept_here(self, is_wanted: bool) -> None:  # noqa: FBT001 - a signal calls it so
        self._with_host(lambda host: host.start() if is_wanted else host.forget())

    def _on_named(self, name: str) -> None:
        self._running.name_desk(name)
        self._with_host(lambda host: host.rename(name))

    def _on_revoked(self, device: str) -> None:
        self._later(partial(self._link.revoke, device))

    def _on_armed(self, is_armed: bool) -> None:  # noqa: FBT001 - a signal calls it so
        self._is_armed = is_armed

    def _take_invitation(self, text: str) -> bool:
        """Join by a code that was shown to the camera, if that was asked for. Desk thread."""
        if not self._is_armed:
            return False
        self._is_armed = False
        self._link.news.joining.emit()
        self._later(lambda: self._join(text))
        return True

    def _on_join(self, address: str, code: str) -> None:
        self.page.join.show_joining()
        self._later(lambda: self._join(address, code))

    def _join(self, *words: str) -> None:
        trouble: TroubleError | None = None
        try:
            self._link.join(*words)
        except TroubleError as error:
            trouble = error
        self._link.news.joined.emit(trouble)
        if trouble is None:
            self._running.bridge.trouble_over.emit(Trouble.PAIR_NOT_ASKED)
        self._made_host().look()
