"""Keeps the list on this computer: starts the hub, joins it, hands over all that is known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import segno

from kiosk.app.hub import Shown
from kiosk.app.hub_process import HubProcess
from kiosk.app.pairing import HUB_FOLDER
from kiosk.app.promotion import begin_now
from kiosk.app.running import RunningDesk
from kiosk.app.succession import successor
from kiosk.app.sync_link import SyncLink
from kiosk.desk.own_hub import HubPlace, HubState, OwnHub, ShownCode
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.certificate import CERTIFICATE_FILE
from kiosk.hub.since import since_in
from kiosk.protocol.messages import Role
from kiosk.protocol.pairing import read_invitation
from kiosk.settings import Settings
from kiosk.sync.membership import Membership


class OwnHubHost:
    """The hub as a child of this window. One thread calls it, and waits for seconds at times."""

    def __init__(self, running: RunningDesk, link: SyncLink, place: HubPlace) -> None:
        self._running = running
        self._link = link
        self._place = place
        self._folder = running.memory.folder / HUB_FOLDER
        self._process: HubProcess | None = None
        self._taken_by: Membership | None = None  # a hub that staff may follow
        self._own = OwnHub()
        self.on_change: Callable[[OwnHub], None] = lambda _: None

    @property
    def has_ended(self) -> bool:
        """Whether the hub here ended by itself. Any thread may ask; it waits for nothing."""
        process = self._process
        return self._own.state is HubState.ON and (process is None or not process.is_running)

    def look(self) -> None:
        """Tell how things stand; a hub that ended by itself is noticed here."""
        was = self._own
        state, shown = (HubState.OFF, None) if self.has_ended else (was.state, was.shown)
        self._tell(replace(self._standing(), state=state, shown=shown, trouble=was.trouble))

    def resume(self) -> None:
        """Keep the list again if it was kept when the window was closed, or the hub ended.

        Not where this desk has followed another hub since: then that one keeps it.
        """
        if self._chosen().keeps_list and self._is_joined():
            self.start()
        else:
            self.look()

    def start(self) -> None:
        """Keep the list here. Where another computer's hub kept it, this takes it over.

        This desk joins first, as a supervisor, and hands over everything it holds: its own and
        the others' events, roster and fair. What another desk knows beyond it is added once that
        desk joins. Where another computer took the list over meanwhile, it gives way.
        """
        if self._process is not None and self._process.is_running:  # the switch was faster
            self.look()
            return
        self.stop()  # lets go of what a hub that ended by itself left open
        self._tell(replace(self._own, state=HubState.STARTING, trouble=None, shown=None))
        try:
            if self._gave_way():
                return
            self._process = self._made()
            if self._is_joined():
                if not self._chosen().keeps_list:  # a person decided so just now
                    begin_now(self._link.membership, self._link.records, self._running.desk)
                shown = self._process.start()
                self._link.find_own_hub(read_invitation(shown.qr).port)
            else:
                shown = self._take_over(self._process)
        except TroubleError as error:
            self.stop()
            self._tell(replace(self._own, trouble=error))
            return
        self._keep(lambda chosen: replace(chosen, keeps_list="yes"))
        self._tell(OwnHub(HubState.ON, trouble=_moved(shown)))

    def give_way(self) -> None:
        """Look for a computer that took the list over: from the hub here, or from one long silent.

        A laptop that came back before its network did kept the list again. Takes seconds at times.
        """
        had = self._taken_by
        is_alone = self._link.company().alone_since is not None
        try:
            has_given = (is_alone or self._own.state is HubState.ON) and self._gave_way()
        except TroubleError as error:
            self._tell(replace(self._standing(), trouble=error))
            return
        if had is not None and not has_given:
            self._forget_other()
            self.resume()  # else nobody kept the list, now that the other is gone

    def follow(self) -> None:
        """Follow the computer that took the list over, as staff decided."""
        if self._taken_by is None:
            return
        try:
            self._follow(self._taken_by)
        except TroubleError as error:
            self._tell(replace(self._own, trouble=error))

    def show_code(self, role: Role) -> None:
        """Show what lets one more computer in."""
        if self._process is None:
            return
        try:
            self._tell(replace(self._own, shown=_as_shown(self._process.new_code(role))))
        except TroubleError as error:
            self.stop()
            self._tell(replace(self._own, trouble=error))

    def forget(self) -> None:
        """Keep the list here no more; it stays on the disk, for the next time."""
        self._keep(lambda chosen: replace(chosen, keeps_list=""))
        self.stop()
        self.look()

    def stop(self) -> None:
        """End the hub's process. May be called twice."""
        process, self._process = self._process, None
        if process is not None:
            process.stop()
        self._own = self._standing()

    def rename(self, name: str) -> None:
        """Have the hub here called as the desk is, if there is one."""
        if self._process is not None:
            self._process.rename(name)

    def _gave_way(self) -> bool:
        """Leave the list to whom a person had take it over, if anybody did.

        An heir is followed at once. Another one is known again, no more: staff decide, and whoever
        is served here meanwhile goes on being so, for nobody follows that one by himself.
        """
        member, had = self._link.membership, self._taken_by
        self._taken_by = None
        if member is None:
            return False
        is_kept = self._own.state is not HubState.OFF and self._is_joined()
        heard = self._heard() if self._own.state is HubState.ON else frozenset()
        found = successor(
            self._link.records,
            member,
            self._running.desk.behind,
            since=since_in(self._folder) if is_kept else -1,
            heard=heard,
        )
        if found is None:
            return False
        if found.is_heir:
            self._follow(found.membership)
            return True
        self._taken_by = found.membership
        if not heard:
            self.stop()
        if had is None or had.hub != found.membership.hub:
            told = Trouble.LIST_TWICE if heard else Trouble.LIST_TAKEN
            self._running.bridge.trouble_met.emit(TroubleError(told, where=found.membership.where))
        self._tell(replace(self._own, successor=found.membership.where))
        return True

    def _heard(self) -> frozenset[str]:
        """Return the computers that talk with the hub here: they follow no other, nor are one."""
        heard = self._link.company().heard(self._running.clock.now())
        return frozenset(peer.device for peer in heard)

    def _follow(self, member: Membership) -> None:
        self.stop()
        self._link.follow(member)
        self._forget_other()
        self._tell(self._standing())

    def _forget_other(self) -> None:
        self._taken_by = None
        for told in (Trouble.LIST_TAKEN, Trouble.LIST_TWICE):
            self._running.bridge.trouble_over.emit(told)

    def _made(self) -> HubProcess:
        running, chosen = self._running, self._chosen()

        def fair_id() -> str:
            with running.records.transaction() as tx:
                return tx.fair().id

        return HubProcess(
            running.memory.folder,
            xh=running.desk.ask(fair_id),
            name=chosen.desk,
            port=self._place.port,
            listen=self._place.listen,
        )

    def _take_over(self, process: HubProcess) -> Shown:
        shown = self._link.promote(process)
        member = self._link.membership
        hub = member.hub if member is not None else ""
        self._keep(lambda chosen: replace(chosen, own_hub=hub))
        return shown

    def _is_joined(self) -> bool:
        """Tell whether this desk is paired with the hub in this very folder."""
        member = self._link.membership
        shown = self._folder / CERTIFICATE_FILE
        if member is None or not shown.exists():
            return False
        return shown.read_text("ascii").strip() == member.certificate.strip()

    def _standing(self) -> OwnHub:
        """Return how this desk stands to the hub that keeps the list; none runs here."""
        member = self._link.membership
        name = "" if self._taken_by is None else self._taken_by.where
        if member is None or member.hub == self._chosen().own_hub:
            return OwnHub(successor=name)
        return OwnHub(is_home=False, is_heir=member.role == "supervisor", successor=name)

    def _chosen(self) -> Settings:
        return self._running.desk.ask(lambda: self._running.memory.chosen)

    def _keep(self, change: Callable[[Settings], Settings]) -> None:
        memory = self._running.memory
        self._running.desk.ask(lambda: memory.keep(change(memory.chosen)))

    def _tell(self, own: OwnHub) -> None:
        self._own = own
        why = None if self._taken_by is None else _taken(self._taken_by)
        if why is None and own.state is HubState.OFF and self._is_joined():
            why = TroubleError(Trouble.HUB_OFF)
        self._link.show_instead(why)
        self.on_change(own)


def _taken(member: Membership) -> TroubleError:
    return TroubleError(Trouble.LIST_TAKEN, where=member.where)


def _moved(shown: Shown) -> TroubleError | None:
    """Return HUB_MOVED where the hub could not listen where its desks look for it."""
    if not shown.moved_from:
        return None
    return TroubleError(Trouble.HUB_MOVED, where=shown.address, why=str(shown.moved_from))


def _as_shown(shown: Shown) -> ShownCode:
    matrix = segno.make(shown.qr, error="l", boost_error=False).matrix
    return ShownCode(
        address=shown.address,
        code=shown.code,
        role=shown.role,
        until=datetime.fromtimestamp(shown.until_ms / 1000, UTC),
        qr=tuple(tuple(bool(module) for module in row) for row in matrix),
    )
