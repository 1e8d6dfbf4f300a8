"""The thread on which a desk and its hub talk, for as long as the desk runs."""

import asyncio
import logging
import random
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import Any, Protocol, TypeVar

from kiosk.clock import Clock
from kiosk.desk.company import Coming, Company
from kiosk.desk.reports import Level, Light, Topic
from kiosk.errors import Trouble, TroubleError
from kiosk.protocol.api import LONGEST_WAIT, Status
from kiosk.protocol.messages import MOST_EVENTS, Changes, Hello
from kiosk.sync.exchange import Answer, Exchange, Heard, Request
from kiosk.sync.lights import (
    LIGHTS,
    STUCK,
    coming_light,
    forked_of,
    peers_of,
    reading_light,
    standing_light,
)

T = TypeVar("T")

WAIT_SECONDS = min(25, LONGEST_WAIT)
LONGEST_PAUSE = 10.0
STATUS_SECONDS = 10.0

log = logging.getLogger(__name__)

_WAITS_FOR_NETWORK = (Trouble.HUB_AWAY, Trouble.HUB_FAILING, Trouble.HUB_PORTAL)


class HubWay(Protocol):
    """How requests reach the hub; kiosk/sync/http.py is one. Every failure is a TroubleError."""

    async def hello(self) -> Hello:
        """Return who answers, if that is our hub."""
        ...

    async def answer(self, request: Request, *, wait: int = 0) -> Answer:
        """Send one request; a pull may wait that many seconds."""
        ...

    async def status(self) -> Status:
        """Return how the desks do."""
        ...

    async def close(self) -> None:
        """Let go of all connections."""
        ...


class DeskJobs(Protocol):
    """The thread that owns the records: `kiosk.desk.thread.DeskThread`."""

    def begin(self, job: Callable[[], T]) -> Future[T]:
        """Queue a job and return what will hold its result."""
        ...


class SyncThread:
    """Pushes as soon as something is recorded, and waits for news beside it.

    Whatever touches the records runs on the desk thread; no transaction is open while the network
    is waited for. Failures never end the thread: they are shown, and tried again after a pause
    that grows to ten seconds, each desk at its own moment. `stop` takes less than a second.
    `on_docs` is called when documents came in, such as layouts, and `name_hub` to learn what people
    call a hub that answers, perhaps another than before; set both before `start`, and
    `has_given_all` where the hub was empty and gets all it will hold from here.

    Args:
        way: opens the way to the hub; called on this thread, again after each failure.
        on_light: gets the light of Topic.SYNC whenever it changes.
        on_changes: called after other desks' events were taken in.
    """

    def __init__(
        self,
        *,
        exchange: Exchange,
        way: Callable[[], HubWay],
        desk: DeskJobs,
        on_light: Callable[[Light], None],
        on_changes: Callable[[], None],
        clock: Clock,
    ) -> None:
        self._exchange = exchange
        self._open = way
        self._desk = desk
        self._on_light = on_light
        self._on_changes = on_changes
        self.on_docs: Callable[[], None] = lambda: None
        self.on_stopped: Callable[[], None] = lambda: None
        self.has_given_all = False
        self._clock = clock
        self._light: Light | None = None
        self._since = clock.now()
        self.company = Company()  # what is known before the hub is heard
        self.on_company: Callable[[Company], None] = lambda _: None
        self.name_hub: Callable[[Hello], str] = lambda hello: hello.name
        self._standing: Light | None = None  # of desks that have the list
        self._is_near = False  # the feed's end was reached, and is not far again
        self._far = 0  # positions to be read when that was last not so
        self._failures = 0
        self._loop = asyncio.new_event_loop()
        self._outgoing = asyncio.Event()
        self._over = asyncio.Event()
        self._thread = threading.Thread(target=self._work, name="sync", daemon=True)

    def start(self) -> None:
        """Begin to talk; returns at once."""
        self._thread.start()

    def recorded(self) -> None:
        """Push what was recorded just now. From any thread, at no cost."""
        self._call(self._outgoing.set)

    def show_coming(self, coming: Coming) -> None:
        """Show how far the first load is. On this thread."""
        now = self._clock.now()
        self._know(heard_at=now, alone_since=None, trouble=None, behind=coming.behind)
        self._show(coming_light(coming))

    def stop(self) -> None:
        """End the talk and wait for the thread's end. Before the desk thread stops."""
        self._call(self._over.set)
        if self._thread.ident is not None:
            self._thread.join()
        self.on_stopped()

    def _call(self, what: Callable[[], None]) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(what)

    def _work(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._until_over())

    async def _until_over(self) -> None:
        over = asyncio.create_task(self._over.wait())
        while not over.done():
            talking = asyncio.create_task(self._talk_for_ever())
            await asyncio.wait((talking, over), return_when=asyncio.FIRST_COMPLETED)
            while not talking.done():  # a task group that is failing swallows a cancellation
                talking.cancel()
                await asyncio.wait((talking,), timeout=0.1)
            if not over.done():  # a bug of ours: told, and no reason to leave the desk alone
                log.error("sync.failed", exc_info=talking.exception())
                self._show(Light(Topic.SYNC, Level.BAD, "stuck", self._local_time(), self._since))
                await asyncio.wait((over,), timeout=LONGEST_PAUSE)

    async def _talk_for_ever(self) -> None:
        while True:
            way = self._open()
            try:
                await self._talk(way)
            except* TroubleError as troubles:
                self._show_trouble(troubles.exceptions[0])
            finally:
                await way.close()
            await asyncio.sleep(self._pause())

    async def _talk(self, way: HubWay) -> None:
        hello = await way.hello()
        self._know(hub=self.name_hub(hello))
        self._is_near, self._far, self._standing = False, 0, None
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._push(way))
            tasks.create_task(self._pull(way))
            tasks.create_task(self._look_around(way, hello.name))

    async def _push(self, way: HubWay) -> None:
        while True:
            self._outgoing.clear()
            request = await self._on_desk(self._exchange.push)
            if request is None:
                await self._outgoing.wait()
                continue
            await self._hear(request, await way.answer(request))

    async def _pull(self, way: HubWay) -> None:
        wait = 0
        while True:
            request = await self._on_desk(self._exchange.pull)
            answer = await way.answer(request, wait=wait)
            heard = await self._hear(request, answer)
            if heard is not Heard.IDLE:
                self._outgoing.set()
            if isinstance(answer, Changes):
                self._came(answer)
            at_end = isinstance(answer, Changes) and not answer.more
            wait = WAIT_SECONDS if at_end else 0
            if isinstance(answer, Changes) and (answer.runs or answer.roster.rows or answer.docs):
                self._on_changes()
            if isinstance(answer, Changes) and answer.docs:
                self.on_docs()

    async def _hear(self, request: Request, answer: Answer) -> Heard:
        heard = await self._take_in(request, answer)
        self._failures, self._since = 0, self._clock.now()
        again = heard is Heard.BEGUN_AGAIN and bool(request.timeline)
        self._know(
            heard_at=self._since,
            alone_since=None,
            trouble=None,
            begun_again_at=self._since if again else self.company.begun_again_at,
        )
        if heard is Heard.SNAPSHOT_NEEDED:
            raise TroubleError(Trouble.HUB_SNAPSHOT)
        if heard not in (Heard.PROGRESS, Heard.IDLE):
            log.info("sync.heard", extra={"heard": heard.value})
            await asyncio.sleep(0.1 + random.random() / 5)  # noqa: S311 - spreads desks in time
        return heard

    async def _take_in(self, request: Request, answer: Answer) -> Heard:
        """Hear an answer slice by slice: between two of them scans get their turn."""
        heard = Heard.PROGRESS
        for asked, piece in self._exchange.slices(request, answer):
            heard = await self._on_desk(partial(self._exchange.heard, asked, piece))
            if heard is not Heard.PROGRESS:
                break
        return heard

    async def _look_around(self, way: HubWay, hub: str) -> None:
        """Tell with how many desks we are together, or that the clock is wrong."""
        while True:
            status = await way.status()
            if not self._failures:  # else the hub answers to some questions only
                self._since = self._clock.now()
            self._know(
                hub=status.name or self.company.hub,
                heard_at=self._clock.now(),
                peers=peers_of(status, self._clock.now()),
                forked=forked_of(status),
                lacks_snapshot=bool(status.snapshot),
            )
            self._standing = standing_light(status, self.company, self._clock.now(), hub)
            self._show_standing()
            await asyncio.sleep(STATUS_SECONDS)

    def _came(self, page: Changes) -> None:
        """Tell how far the feed was read: nobody is together with desks he has not heard out."""
        behind = max(0, page.head - page.upto)
        if self.has_given_all and not any(peer.heard_at for peer in self.company.others):
            behind = 0  # it reads back what it pushed itself
        self._know(behind=behind)
        if behind >= MOST_EVENTS:
            self._is_near, self._far = False, max(self._far, behind)
            self._show(reading_light(self._far - behind, self._far))
        elif self._is_near or not page.more or not behind:
            self._is_near, self._far = True, 0
            self._show_standing()

    def _show_standing(self) -> None:
        if self._is_near and self._standing is not None:
            self._show(self._standing)

    def _show_trouble(self, error: BaseException) -> None:
        while isinstance(error, BaseExceptionGroup):
            error = error.exceptions[0]
        assert isinstance(error, TroubleError)  # noqa: S101 - nothing else is caught
        self._failures += 1
        level, code = LIGHTS.get(error.trouble, STUCK)
        is_new = self._light is None or self._light.code != code
        if self._failures > 1 or error.trouble not in _WAITS_FOR_NETWORK:
            self._know(alone_since=self._since, trouble=error)
            if is_new:
                log.info("sync.trouble", extra={"trouble": error.trouble.name})
                self._show(Light(Topic.SYNC, level, code, self._local_time(), self._since))

    def _know(self, **news: Any) -> None:
        self.company = replace(self.company, **news)
        self.on_company(self.company)

    def _show(self, light: Light) -> None:
        if light != self._light:
            self._light = light
            self._on_light(light)

    def _pause(self) -> float:
        longest = min(LONGEST_PAUSE, 0.5 * 2.0 ** min(self._failures, 10))
        return longest * (0.5 + random.random() / 2)  # noqa: S311 - spreads desks in time

    async def _on_desk(self, job: Callable[[], T]) -> T:
        return await asyncio.wrap_future(self._desk.begin(job))

    def _local_time(self) -> str:
        """Return when the hub was last heard."""
        return f"{self._since.astimezone():%H:%M}"
