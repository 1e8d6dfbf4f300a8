"""The hub as an ASGI application: decode, authorise, call, encode, and nothing else."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any, TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route as Address
from starlette.types import Receive, Scope, Send

from kiosk.errors import TroubleError
from kiosk.hub import bodies, openapi
from kiosk.hub.bodies import RefusedError
from kiosk.hub.devices import Device
from kiosk.hub.endpoints import EVERY_ROLE, ROUTES, Call, Route, Service
from kiosk.hub.feed_watch import FeedWatch, ended
from kiosk.hub.presence import Presence
from kiosk.hub.refusals import HubError
from kiosk.hub.refusing import refusal_of
from kiosk.hub.small_push import SmallPushes, headers_of
from kiosk.hub.snapshots import MEDIA_TYPE, POSITION_HEADER, TIMELINE_HEADER, SnapshotFile
from kiosk.protocol.api import VERSION_HEADER, PullAsk, Refusal, Refused
from kiosk.protocol.messages import OLDEST_VERSION, VERSION, Changes, Pushed, Reset, Role

T = TypeVar("T")

# Reading and writing wait in queues of their own: a thousand desks that wake must not keep one
# desk's new event waiting. Nor must new desks, whose snapshot is being made, keep the others.
_READERS = 8
_WRITERS = 32
_NEWCOMERS = 2
_REFRESH_SECONDS = 10  # docs/sync.md promises a minute, the work included
_TIDY_SECONDS = 45  # likewise; it may write whole tables anew


def application(service: Service) -> Starlette:
    """Return the hub's application. It owns no database: who made `service` closes that.

    `state.stop_waiting()` has requests that wait for news answered at once, for good.
    """
    return _Application(_Site(service))


class _Application(Starlette):
    """Small pushes go straight to the site, all else by the table of routes."""

    def __init__(self, site: "_Site") -> None:
        routes = [
            Address(route.path, partial(site.serve, route), methods=[route.method])
            for route in ROUTES
        ]
        super().__init__(
            routes=[*routes, Address(openapi.PATH, site.describe)],
            exception_handlers={
                HTTPException: _on_http_error,
                RefusedError: _on_refused,
                HubError: _on_refused,
                TroubleError: _on_refused,
            },
            lifespan=site.running,
        )
        self.state.stop_waiting = site.stop_waiting
        self._small_pushes = site.small_pushes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = headers_of(scope)
        if headers is None:
            await super().__call__(scope, receive, send)
        else:
            await self._small_pushes.answer(scope, headers, receive, send)


class _Site:
    def __init__(self, service: Service) -> None:
        self._service = service
        self._presence = Presence(service.pairing.saw)
        self._readers = ThreadPoolExecutor(_READERS, "reader")
        self._writers = ThreadPoolExecutor(_WRITERS, "writer")
        self._newcomers = ThreadPoolExecutor(_NEWCOMERS, "newcomer")
        self._watch = FeedWatch(self._news)
        self.stop_waiting = self._watch.stop
        self.small_pushes = SmallPushes(
            service.hub, partial(self._admitted, EVERY_ROLE), self._watch.moved_to, self._writers
        )
        self._description = openapi.described()

    @asynccontextmanager
    async def running(self, _app: Starlette) -> AsyncIterator[None]:
        """Watch the feed while the application serves."""
        tasks = [
            asyncio.create_task(self._watch.run()),
            asyncio.create_task(self._presence.run(self._writing)),
            asyncio.create_task(self._refresh_snapshots()),
            asyncio.create_task(self._tidy()),
        ]
        yield
        for task in tasks:
            await ended(task)
        if self._service.snapshots is not None:
            await asyncio.to_thread(self._service.snapshots.end)
        for threads in (self._readers, self._writers, self._newcomers):
            threads.shutdown(wait=False)

    async def describe(self, request: Request) -> Response:
        """Serve the OpenAPI description."""
        return bodies.answer(self._description, 200, request)

    async def serve(self, route: Route, request: Request) -> Response:
        """Answer one request of a route."""
        _check_version(request)
        device = await self._let_in(route, request)
        call = Call(device, request.path_params, await _message(route, request), _source(request))
        if isinstance(call.message, PullAsk):
            answer = await self._pull(route, request, call, call.message)
        else:
            answer = await self._run(
                self._threads_of(route), lambda: route.run(self._service, call)
            )
        if isinstance(answer, Pushed):
            self._watch.moved_to(call.xh, answer.head)
        if isinstance(answer, SnapshotFile):
            return _file(answer)
        return bodies.answer(answer, route.answers[type(answer)], request)

    async def _pull(self, route: Route, request: Request, call: Call, ask: PullAsk) -> object:
        """Return a page that holds something, or an empty one when the waiting is over."""
        until = asyncio.get_running_loop().time() + ask.wait
        with self._watch.waiting(call.xh):
            while True:
                change = self._watch.next_change(call.xh)
                answer = await self._reading(lambda: route.run(self._service, call))
                if call.device is not None:  # positions of another history say nothing
                    holds = 0 if isinstance(answer, Reset) else ask.after
                    self._presence.saw(call.device.id, holds)
                if not _is_empty(answer) or not ask.wait:
                    return answer
                if not await self._watch.has_come(change, until):
                    return answer
                await self._let_in(route, request)  # it may have been revoked meanwhile

    async def _let_in(self, route: Route, request: Request) -> Device | None:
        """Return who asks, if he may. The token comes before the body: strangers send none."""
        if not route.roles:
            return None
        sent = request.headers.get("authorization", "")
        return await self._admitted(route.roles, request.path_params.get("xh", ""), sent)

    async def _admitted(self, roles: frozenset[Role], xh: str, authorization: str) -> Device:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise RefusedError(401, Refused.NO_TOKEN, "pair this computer with the hub first")
        pairing = self._service.pairing
        device = pairing.recent(token) or await self._reading(lambda: pairing.device(token))
        if device is None:
            raise RefusedError(401, Refused.NO_TOKEN, "pair this computer with the hub first")
        if device.revoked_ms:
            raise RefusedError(401, Refused.REVOKED, "this computer was shut out: pair it again")
        if device.role not in roles or xh not in ("", device.xh):
            raise RefusedError(403, Refused.NOT_ALLOWED, "this computer's role does not include it")
        return device

    async def _refresh_snapshots(self) -> None:
        """Let no snapshot hold somebody for long who was erased; what fails is tried again."""
        while self._service.snapshots is not None:
            with suppress(TroubleError):
                await asyncio.to_thread(self._service.snapshots.refresh)
            await asyncio.sleep(_REFRESH_SECONDS)

    async def _tidy(self) -> None:
        """Have the database forget who was erased; what fails is tried again."""
        while True:
            await asyncio.sleep(_TIDY_SECONDS)
            with suppress(TroubleError):
                await asyncio.to_thread(self._service.hub.tidy)

    async def _news(self, after: int, xhs: Collection[str]) -> tuple[int, Mapping[str, int]]:
        return await self._reading(lambda: self._service.hub.news(after, xhs))

    def _threads_of(self, route: Route) -> ThreadPoolExecutor:
        if route.file:
            return self._newcomers
        return self._readers if route.method == "GET" else self._writers

    async def _reading(self, work: Callable[[], T]) -> T:
        return await self._run(self._readers, work)

    async def _writing(self, work: Callable[[], T]) -> T:
        return await self._run(self._writers, work)

    async def _run(self, threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(threads, work)


def _is_empty(answer: object) -> bool:
    if not isinstance(answer, Changes):
        return False
    return not (answer.runs or answer.roster.rows or answer.docs)


def _check_version(request: Request) -> None:
    spoken = request.headers.get(VERSION_HEADER, str(VERSION))
    if not (spoken.isdecimal() and len(spoken) < 9 and OLDEST_VERSION <= int(spoken) <= VERSION):
        message = (
            f"this hub speaks versions {OLDEST_VERSION} to {VERSION}: update the older program"
        )
        raise RefusedError(426, Refused.OTHER_VERSION, message)


async def _message(route: Route, request: Request) -> Any:
    if route.query is not None:
        return bodies.read_query(dict(request.query_params), route.query)
    if route.body is not None:
        return bodies.read(await bodies.receive(request), route.body)
    return None


def _file(made: SnapshotFile) -> Response:
    headers = {
        "etag": f'"{made.sha256}"',
        TIMELINE_HEADER: made.timeline,
        POSITION_HEADER: str(made.upto),
        "cache-control": "no-store",
    }
    return FileResponse(made.path, headers=headers, media_type=MEDIA_TYPE)


def _source(request: Request) -> str:
    return request.client.host if request.client else "unknown"


def _on_http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    return bodies.answer(
        Refusal(Refused.NOT_FOUND, "this hub has no such address"), status, request
    )


def _on_refused(request: Request, error: Exception) -> Response:
    status, refusal = refusal_of(error)
    return bodies.answer(refusal, status, request)
