"""The way of small pushes: each badge scanned anywhere is one, and they come by the hundred."""

from collections.abc import Awaitable, Callable
from concurrent.futures import Executor

from starlette.types import Receive, Scope, Send

from kiosk.errors import TroubleError
from kiosk.hub import bodies
from kiosk.hub.bodies import RefusedError
from kiosk.hub.devices import Device
from kiosk.hub.hub import Hub, Taking
from kiosk.hub.refusals import HubError
from kiosk.hub.refusing import refusal_of
from kiosk.hub.turns import Turns
from kiosk.protocol.api import MEDIA_TYPE, VERSION_HEADER, Refusal
from kiosk.protocol.messages import VERSION, Push, PushAnswer, Pushed

MOST_BYTES = 16 * 1024  # read and hashed on the event loop: longer ones would hold others up

_BEFORE, _BEHIND = "/v1/x/", "/events"
_TYPE = MEDIA_TYPE.encode()
_VERSION_HEADER = VERSION_HEADER.lower().encode()
_VERSION = str(VERSION).encode()
_ANSWERED = [(b"content-type", _TYPE), (b"cache-control", b"no-store")]


def headers_of(scope: Scope) -> dict[bytes, bytes] | None:
    """Return the headers of a small push; None for every other request, odd ones among them."""
    if scope["type"] != "http" or scope["method"] != "POST" or not scope["path"].endswith(_BEHIND):
        return None
    headers: dict[bytes, bytes] = dict(scope["headers"])
    if len(headers) < len(scope["headers"]):  # one twice: the router goes by the first
        return None
    length = headers.get(b"content-length", b"")
    is_small = length.isdigit() and len(length) < 6 and int(length) <= MOST_BYTES
    is_plain = headers.get(b"content-type") == _TYPE and b"content-encoding" not in headers
    is_ours = headers.get(_VERSION_HEADER, _VERSION) == _VERSION
    return headers if is_small and is_plain and is_ours and _xh_of(scope) else None


def _xh_of(scope: Scope) -> str:
    """Return the exhibition of the address; empty where it is no address of pushes."""
    path: str = scope["path"]
    xh = path[len(_BEFORE) : -len(_BEHIND)] if path.startswith(_BEFORE) else ""
    return "" if "/" in xh else xh


class SmallPushes:
    """Answers them as the route of all pushes does, without the router's cost.

    Args:
        admitted: returns who sent the header `authorization`, if he may push to the exhibition;
            RefusedError otherwise.
        moved_to: is told which exhibition changed, and the feed's end.
        threads: where commits are waited for.
    """

    def __init__(
        self,
        hub: Hub,
        admitted: Callable[[str, str], Awaitable[Device]],
        moved_to: Callable[[str, int], None],
        threads: Executor,
    ) -> None:
        self._hub = hub
        self._admitted = admitted
        self._moved_to = moved_to
        self._turns: Turns[Taking, PushAnswer] = Turns(hub.push_all, threads)

    async def answer(
        self, scope: Scope, headers: dict[bytes, bytes], receive: Receive, send: Send
    ) -> None:
        """Answer one, with its headers as `headers_of` returned them."""
        answer: PushAnswer | Refusal
        try:
            answer = await self._pushed(_xh_of(scope), headers, receive)
            status = 200 if isinstance(answer, Pushed) else 409
        except (RefusedError, HubError, TroubleError) as error:
            status, answer = refusal_of(error)
        body = bodies.encoded(answer)
        told = [(b"content-length", b"%d" % len(body)), *_ANSWERED]
        await send({"type": "http.response.start", "status": status, "headers": told})
        await send({"type": "http.response.body", "body": body})

    async def _pushed(self, xh: str, headers: dict[bytes, bytes], receive: Receive) -> PushAnswer:
        device = await self._admitted(xh, headers.get(b"authorization", b"").decode("latin-1"))
        push = bodies.read(await bodies.received(receive), Push)
        answer = await self._turns.write(self._hub.taking(xh, push, device.role))
        if isinstance(answer, Pushed):
            self._moved_to(xh, answer.head)
        return answer
