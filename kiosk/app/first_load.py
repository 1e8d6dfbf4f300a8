"""A desk that lacks much takes the hub's snapshot before it goes on with the feed."""

import asyncio
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from kiosk.app.desk import INCOMING
from kiosk.app.succession import Follower
from kiosk.desk.thread import DeskThread
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.hub import EDITORS
from kiosk.protocol.messages import Hello, SnapshotNeeded
from kiosk.store.snapshot import adopt, check_snapshot
from kiosk.store.sqlite import FILE_NAME, SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.sync.download import download
from kiosk.sync.exchange import Answer, Request
from kiosk.sync.http import HubHttp
from kiosk.sync.membership import Membership

T = TypeVar("T")

_SILENT = (Trouble.HUB_AWAY, Trouble.HUB_OTHER, Trouble.HUB_PORTAL)
WORTH = 5_000  # positions behind: less comes as fast by the feed


class FirstLoad:
    """Opens ways to a desk's hub that bring it near the feed's end before they are used.

    When the hub stays silent and another computer took the list over, they lead there.

    Where there is no snapshot, or it does not come whole, the feed brings everything, only slower.

    Args:
        on_progress: gets the share that is there, 0 to 1, on the sync thread.
    """

    def __init__(
        self,
        records: SqliteRecords,
        membership: Membership,
        *,
        desk: DeskThread,
        follower: Follower | None = None,
        on_progress: Callable[[float], None] = lambda _: None,
        worth: int = WORTH,
    ) -> None:
        self._records = records
        self.membership = membership
        self._desk = desk
        self._follower = follower
        self._on_progress = on_progress
        self._worth = worth
        self._folder = records.path.parent / INCOMING
        self.is_needed = False
        self.on_loaded: Callable[[], None] = lambda: None

    def way(self) -> HubHttp:
        """Return a way to the hub, not yet used."""
        return _LoadingWay(self)

    async def after_silence(self) -> None:
        """Go on with another computer if it took the list over: the next way leads there."""
        if self._follower is not None:
            self.membership = await self._follower.after_silence(self.membership)

    def heard(self, hello: Hello) -> None:
        """The hub is there, perhaps under another name."""
        if hello.name:
            self.membership = msgspec.structs.replace(self.membership, hub_name=hello.name)
        if self._follower is not None:
            self._follower.heard()

    async def load(self, way: HubHttp, head: int) -> None:
        """Take the snapshot over if it spares work, or is the only way."""
        if not await self._is_worth_it(head):
            return
        try:
            if await download(way, self._folder, self._folder / FILE_NAME, self._on_progress):
                await asyncio.to_thread(check_snapshot, self._folder / FILE_NAME)
                await self._on_desk(self._adopt)
                self.is_needed = False
                self.on_loaded()
        except TroubleError:
            if self.is_needed:
                raise

    async def _is_worth_it(self, head: int) -> bool:
        if self.is_needed:
            return True
        link = await self._on_desk(lambda: DeskSync(self._records).link(self.membership.hub))
        return head - link.cursor >= self._worth

    def _adopt(self) -> None:
        try:
            adopt(
                self._records, self._folder, self.membership.hub,
                may_write=self.membership.role in EDITORS,
            )  # fmt: skip
        finally:
            _empty(self._folder)

    async def _on_desk(self, job: Callable[[], T]) -> T:
        return await asyncio.wrap_future(self._desk.begin(job))


class _LoadingWay(HubHttp):
    """The hub's HTTP, with the first load behind its hello."""

    def __init__(self, first: FirstLoad) -> None:
        super().__init__(first.membership)
        self._first = first

    async def hello(self) -> Hello:
        try:
            hello = await super().hello()
        except TroubleError as trouble:
            if trouble.trouble in _SILENT:
                await self._first.after_silence()
            raise
        self._first.heard(hello)
        await self._first.load(self, hello.head)
        return hello

    async def answer(self, request: Request, *, wait: int = 0) -> Answer:
        answer = await super().answer(request, wait=wait)
        if isinstance(answer, SnapshotNeeded):
            self._first.is_needed = True  # the way is opened again, and loads first
        return answer


def _empty(folder: Path) -> None:
    with suppress(OSError):
        shutil.rmtree(folder)
