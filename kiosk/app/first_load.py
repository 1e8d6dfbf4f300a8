"""A desk that lacks much takes the hub's snapshot before it goes on with the feed."""

import asyncio
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import msgspec

from kiosk.app.desk import INCOMING
from kiosk.app.succession import Follower
from kiosk.desk.company import Coming, Step
from kiosk.desk.thread import DeskThread
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.hub import EDITORS
from kiosk.protocol.messages import Hello, SnapshotNeeded
from kiosk.store.snapshot import adopt, check_snapshot
from kiosk.store.sqlite import FILE_NAME, SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.sync.download import download, held
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
    `tell` gets each step and `on_loaded` is called at the end, on the sync thread.
    """

    def __init__(
        self,
        records: SqliteRecords,
        membership: Membership,
        *,
        desk: DeskThread,
        follower: Follower | None = None,
        worth: int = WORTH,
    ) -> None:
        self._records = records
        self.membership = membership
        self._desk = desk
        self._follower = follower
        self._worth = worth
        self._folder = records.path.parent / INCOMING
        self.is_needed = False
        self.tell: Callable[[Coming], None] = lambda _: None
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

    async def load(self, way: HubHttp, hello: Hello) -> None:
        """Take the snapshot over if it spares work, or is the only way."""
        behind = hello.head - await self._on_desk(lambda: self._cursor(hello))
        if behind < self._worth and not self.is_needed:
            _empty(self._folder)  # of a load that the feed was quicker than
            return

        def tell(coming: Coming) -> None:
            self.tell(replace(coming, behind=behind))

        try:
            if await self._fetch(way, tell):
                await asyncio.to_thread(check_snapshot, self._folder / FILE_NAME)
                tell(Coming(Step.TAKING_OVER))
                await self._on_desk(self._adopt)
                self.is_needed = False
                self.on_loaded()
        except TroubleError:
            if self.is_needed:
                raise

    async def _fetch(self, way: HubHttp, tell: Callable[[Coming], None]) -> bool:
        """Fetch it, in as many pieces as the network breaks it into."""
        had = -1
        while True:
            try:
                return await download(way, self._folder, self._folder / FILE_NAME, tell)
            except TroubleError as error:
                has = held(self._folder)
                if error.trouble is not Trouble.HUB_AWAY or has <= had:
                    raise
                had = has

    def _cursor(self, hello: Hello) -> int:
        """Return up to where the feed is held; a desk that holds nothing of it awaits all."""
        store, hub = DeskSync(self._records), self.membership.hub
        link = store.link(hub)
        if not link.timeline:
            store.begin_again(hub, hello.timeline, hello.head)
        return link.cursor

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
        await self._first.load(self, hello)
        return hello

    async def answer(self, request: Request, *, wait: int = 0) -> Answer:
        answer = await super().answer(request, wait=wait)
        if isinstance(answer, SnapshotNeeded):
            self._first.is_needed = True  # the way is opened again, and loads first
        return answer


def _empty(folder: Path) -> None:
    with suppress(OSError):
        shutil.rmtree(folder)
