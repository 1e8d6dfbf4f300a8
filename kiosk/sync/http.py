"""Carries the exchange over HTTPS; whatever goes wrong comes out as a trouble with a sentence."""

import asyncio
import re
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any, TypeVar, assert_never
from urllib.parse import quote

import httpx
import msgspec

from kiosk.errors import Trouble, TroubleError
from kiosk.protocol.api import (
    MEDIA_TYPE,
    VERSION_HEADER,
    Done,
    ErasureStatus,
    Refusal,
    Refused,
    Status,
)
from kiosk.protocol.messages import (
    OLDEST_VERSION,
    VERSION,
    AskHeads,
    Changes,
    Fork,
    Gap,
    Heads,
    Hello,
    Pull,
    Push,
    Pushed,
    Reset,
    SnapshotNeeded,
)
from kiosk.sync.download import Piece
from kiosk.sync.exchange import Answer, Request
from kiosk.sync.membership import Membership
from kiosk.sync.tls import SECONDS, pinned

T = TypeVar("T")

CLOCK_MINUTES = 10  # a difference that a person set, not the quartz
_ANSWERED = (200, 409, 410)
_SNAPSHOT_SECONDS = 120.0  # the hub may have to make it first
_SILENCE_SECONDS = 20.0  # in the middle of it
_TAG = re.compile("[0-9a-f]{64}")
_LARGEST_ANSWER = 64 << 20
_ENCODER = msgspec.json.Encoder()

_REFUSED = {
    Refused.NO_TOKEN: Trouble.HUB_REVOKED,
    Refused.REVOKED: Trouble.HUB_REVOKED,
    Refused.NOT_ALLOWED: Trouble.HUB_FORBIDS,
    Refused.UNKNOWN_EXHIBITION: Trouble.HUB_FORBIDS,
    Refused.WRONG_CODE: Trouble.PAIR_CODE_WRONG,
    Refused.RUN_OUT: Trouble.PAIR_CODE_RUN_OUT,
    Refused.TOO_MANY_TRIES: Trouble.PAIR_TOO_MANY,
    Refused.OTHER_FAIR: Trouble.PAIR_OTHER_FAIR,
}


class HubHttp:
    """One computer's way to its hub. Belongs to one event loop; every failure is a TroubleError.

    HUB_AWAY passes by itself; HUB_OTHER, HUB_PORTAL, HUB_OLDER, HUB_NEWER, HUB_REVOKED and
    HUB_FORBIDS want somebody to act; HUB_FAILING is the hub's own fault.
    """

    def __init__(self, membership: Membership) -> None:
        self._member = membership
        self._addresses = list(membership.addresses)
        self._http = httpx.AsyncClient(
            verify=pinned(membership.certificate),
            headers={
                "authorization": f"Bearer {membership.token}",
                VERSION_HEADER: str(VERSION),
            },
            timeout=httpx.Timeout(20.0, connect=SECONDS),
            trust_env=False,  # a proxy of the house would only stand in the way
        )

    async def close(self) -> None:
        """Let go of all connections, and only then heed a cancellation, which would leave some."""
        closing = asyncio.ensure_future(self._http.aclose())
        cancelled: asyncio.CancelledError | None = None
        while not closing.done():
            try:
                await asyncio.shield(closing)
            except asyncio.CancelledError as error:
                cancelled = error
        if cancelled is not None:
            raise cancelled

    async def who(self) -> Hello:
        """Return who answers with the certificate we know."""
        return await self._ask("GET", "/v1/hello", Hello)

    async def hello(self) -> Hello:
        """Return who answers, once that is sure to be our hub in a version we speak."""
        hello = await self.who()
        where = self._member.where
        if hello.hub != self._member.hub:
            raise TroubleError(Trouble.HUB_OTHER, where=where)
        if hello.newest < OLDEST_VERSION:
            raise TroubleError(Trouble.HUB_OLDER, where=where)
        if hello.oldest > VERSION:
            raise TroubleError(Trouble.HUB_NEWER, where=where)
        return hello

    async def status(self) -> Status:
        """Return how the hub and its desks do."""
        return await self._ask("GET", f"/v1/x/{self._member.xh}/status", Status)

    async def erasure(self, ticket_id: str) -> ErasureStatus:
        """Return who knows that somebody was erased."""
        path = f"/v1/x/{self._member.xh}/erasures/{quote(ticket_id, safe='')}"
        return await self._ask("GET", path, ErasureStatus)

    async def revoke(self, device: str) -> None:
        """Have a computer let in no more; for supervisors."""
        await self._ask("POST", f"/v1/x/{self._member.xh}/devices/{device}/revoke", Done)

    async def answer(self, request: Request, *, wait: int = 0) -> Answer:
        """Send one request of an exchange; a pull may wait that many seconds for news."""
        place = f"/v1/x/{self._member.xh}"
        match request:
            case Push():
                wanted: type[Answer] = Pushed | Reset | Gap | Fork  # type: ignore[assignment]
                return await self._ask("POST", f"{place}/events", wanted, _ENCODER.encode(request))
            case Pull():
                query = httpx.QueryParams({**msgspec.structs.asdict(request), "wait": wait})
                wanted = Changes | Reset | SnapshotNeeded  # type: ignore[assignment]
                return await self._ask("GET", f"{place}/changes?{query}", wanted, wait=wait)
            case AskHeads():
                return await self._ask("GET", f"{place}/heads", Heads)
            case _:
                assert_never(request)

    @asynccontextmanager
    async def snapshot(self, headers: Mapping[str, str]) -> AsyncIterator[Piece | None]:
        """Open the hub's snapshot, or a part of it; None where it has none."""
        where = self._member.where
        url = f"https://{self._addresses[0]}:{self._member.port}/v1/x/{self._member.xh}/snapshot"
        plain = {"accept-encoding": "identity", **headers}
        timeout = httpx.Timeout(_SNAPSHOT_SECONDS, connect=SECONDS)
        try:
            async with self._http.stream(
                "GET", url, headers=plain, timeout=timeout, extensions=_no_leak()
            ) as response:
                tag = response.headers.get("etag", "").strip('"')
                if response.status_code not in (200, 206) or not _TAG.fullmatch(tag):
                    yield None
                    return
                start, size = _stretch(response)
                yield Piece(tag, start, size, _pieces(response, where))
        except httpx.HTTPError as error:
            raise trouble_of(error, where) from error

    async def _ask(
        self, method: str, path: str, wanted: type[T], body: bytes | None = None, *, wait: int = 0
    ) -> T:
        """Send a request to the address that worked last; to the others where it is silent."""
        silence: TroubleError | None = None
        for address in list(self._addresses):
            try:
                status, kind, raw = await self._sent(address, method, path, body, wait)
            except httpx.HTTPError as error:
                silence = trouble_of(error, self._member.where)
                continue
            self._addresses.remove(address)
            self._addresses.insert(0, address)
            return read_answer((status, kind, raw), wanted, self._member.where)
        raise silence or TroubleError(Trouble.HUB_AWAY, where=self._member.where)

    async def _sent(
        self, address: str, method: str, path: str, body: bytes | None, wait: int
    ) -> tuple[int, str, bytes]:
        url = f"https://{address}:{self._member.port}{path}"
        headers = {"content-type": MEDIA_TYPE} if body is not None else {}
        timeout = httpx.Timeout(20.0 + wait, connect=SECONDS)
        async with self._http.stream(
            method, url, content=body, headers=headers, timeout=timeout, extensions=_no_leak()
        ) as response:
            raw = bytearray()
            async for piece in response.aiter_bytes():
                raw += piece
                if len(raw) > _LARGEST_ANSWER:
                    raise httpx.DecodingError("an endless answer")
            return response.status_code, response.headers.get("content-type", ""), bytes(raw)


def ask_once(membership: Membership, ask: Callable[[HubHttp], Coroutine[Any, Any, T]]) -> T:
    """Ask a hub one thing, wait for its answer and hang up. TroubleError as of HubHttp."""

    async def asked() -> T:
        way = HubHttp(membership)
        try:
            return await ask(way)
        finally:
            await way.close()

    return asyncio.run(asked())


def _no_leak() -> dict[str, Any]:
    """Return what closes a connection given up during its TLS handshake: httpcore forgets it."""
    streams: list[Any] = []

    async def trace(event: str, told: dict[str, Any]) -> None:
        if event == "connection.connect_tcp.complete":
            streams.append(told["return_value"])
        elif event == "connection.start_tls.failed":
            await streams.pop().aclose()

    return {"trace": trace}


def clock_trouble(hub_ms: int, now: datetime, where: str) -> TroubleError | None:
    """Return HUB_CLOCK where hub and computer differ by ten minutes or more: nothing is refused."""
    minutes = round(abs(hub_ms - now.timestamp() * 1000) / 60_000)
    if minutes < CLOCK_MINUTES:
        return None
    return TroubleError(Trouble.HUB_CLOCK, where=where, why=f"{minutes // 60} h {minutes % 60} min")


def _stretch(response: httpx.Response) -> tuple[int, int]:
    """Return where a file's answer begins, and the whole file's size."""
    told = response.headers.get("content-range", "")
    found = re.fullmatch(r"bytes ([0-9]{1,15})-[0-9]{1,15}/([0-9]{1,15})", told)
    if response.status_code == 206 and found:
        return int(found[1]), int(found[2])
    length = response.headers.get("content-length", "")
    return 0, int(length) if length.isdecimal() else 0


async def _pieces(response: httpx.Response, where: str) -> AsyncIterator[bytes]:
    pieces = response.aiter_bytes()
    try:
        while True:
            async with asyncio.timeout(_SILENCE_SECONDS):
                piece = await anext(pieces, b"")
            if not piece:
                return
            yield piece
    except TimeoutError as error:
        raise TroubleError(Trouble.HUB_AWAY, where=where) from error
    except httpx.HTTPError as error:
        raise trouble_of(error, where) from error


def read_answer(response: tuple[int, str, bytes], wanted: type[T], where: str) -> T:
    """Return the message of a response (status, content type, body), or raise what it tells."""
    status, kind, raw = response
    if not kind.startswith(MEDIA_TYPE):  # a login page, with any status at all
        raise TroubleError(Trouble.HUB_PORTAL, where=where)
    try:
        if status in _ANSWERED:
            with suppress(msgspec.ValidationError):  # 410 is also how a hub says that it is over
                return msgspec.json.decode(raw, type=wanted)
        refusal = msgspec.json.decode(raw, type=Refusal)
    except (ValueError, RecursionError) as error:
        why = f"HTTP {status}"
        raise TroubleError(Trouble.HUB_FAILING, where=where, why=why) from error
    if refusal.error is Refused.OTHER_VERSION:
        raise TroubleError(Trouble.HUB_OLDER, where=where)
    if refusal.error is Refused.RETIRED:
        day = datetime.fromtimestamp(refusal.at_ms / 1000, UTC).astimezone().date()
        raise TroubleError(Trouble.HUB_RETIRED, where=where, why=f"{day:%d/%m/%Y}")
    trouble = _REFUSED.get(refusal.error, Trouble.HUB_FAILING)
    raise TroubleError(trouble, where=where, why=refusal.error.value)


def trouble_of(error: httpx.HTTPError, where: str) -> TroubleError:
    """Return what a request that had no answer means to people."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return TroubleError(Trouble.HUB_OTHER, where=where)
        if isinstance(cause, ssl.SSLError):
            return TroubleError(Trouble.HUB_PORTAL, where=where)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.DecodingError):
        return TroubleError(Trouble.HUB_FAILING, where=where, why="unreadable")
    return TroubleError(Trouble.HUB_AWAY, where=where)
