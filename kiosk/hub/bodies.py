"""Bodies of requests and answers: JSON, packed where both sides can, bounded before it is read."""

import asyncio
from typing import TypeVar

import msgspec
import zstandard
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive

from kiosk.protocol.api import MEDIA_TYPE, MOST_BODY, Refusal, Refused

T = TypeVar("T")

_SECONDS = 30.0  # for a whole body: a desk on a bad network sends less at a time
_WORTH_PACKING = 1024
_LARGEST_WINDOW = 8 << 20
_ENCODER = msgspec.json.Encoder()


class RefusedError(Exception):
    """The request is answered with `refusal` under the HTTP status `status`."""

    def __init__(self, status: int, error: Refused, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.refusal = Refusal(error, message)


def read(raw: bytes, wanted: type[T]) -> T:
    """Return a body as a message. RefusedError where it is none."""
    try:
        return msgspec.json.decode(raw, type=wanted)
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, Refused.MALFORMED, _reason(error)) from error


def read_query(query: dict[str, str], wanted: type[T]) -> T:
    """Return the parameters of an address as a message. RefusedError where they are none."""
    try:
        return msgspec.convert(query, wanted, strict=False)
    except ValueError as error:
        raise RefusedError(400, Refused.MALFORMED, _reason(error)) from error


async def receive(request: Request) -> bytes:
    """Read a body, unpacked. RefusedError for one that is too large, too slow or unknown."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if kind != MEDIA_TYPE or encoding not in ("identity", "zstd"):
        raise RefusedError(415, Refused.UNSUPPORTED, "send JSON, as it is or packed with zstd")
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or len(length) > 12 or int(length) > MOST_BODY:
        raise _too_large()
    raw = await received(request.receive)
    return raw if encoding == "identity" else _unpacked(raw)


async def received(receive: Receive) -> bytes:
    """Read a body as it comes. RefusedError for one that is too large, too slow or breaks off."""
    try:
        async with asyncio.timeout(_SECONDS):
            return await _bounded(receive)
    except TimeoutError as error:
        raise RefusedError(408, Refused.TOO_SLOW, "the request took too long to arrive") from error


def encoded(message: object) -> bytes:
    """Return a message as a body."""
    return _ENCODER.encode(message)


def answer(message: object, status: int, request: Request) -> Response:
    """Return a message as a response, packed if it is long and the desk can read that."""
    body = encoded(message)
    headers = {"cache-control": "no-store"}
    if len(body) > _WORTH_PACKING and "zstd" in request.headers.get("accept-encoding", ""):
        body = zstandard.compress(body, 3)
        headers["content-encoding"] = "zstd"
    return Response(body, status, headers, MEDIA_TYPE)


async def _bounded(receive: Receive) -> bytes:
    raw, is_whole = bytearray(), False
    while not is_whole:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RefusedError(400, Refused.MALFORMED, "the request broke off")
        raw += message.get("body", b"")
        is_whole = not message.get("more_body", False)
        if len(raw) > MOST_BODY:
            raise _too_large()
    return bytes(raw)


def _unpacked(raw: bytes) -> bytes:
    """Unpack one frame, never more than may be sent plainly, whatever it claims to hold."""
    unpacker = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
    try:
        with unpacker.stream_reader(raw) as stream:
            plain = stream.read(MOST_BODY + 1)
    except zstandard.ZstdError as error:
        raise RefusedError(400, Refused.MALFORMED, "this is not zstd") from error
    if len(plain) > MOST_BODY:
        raise _too_large()
    return plain


def _too_large() -> RefusedError:
    return RefusedError(413, Refused.TOO_LARGE, f"at most {MOST_BODY} bytes at a time")


def _reason(error: Exception) -> str:
    """Tell where a message is wrong; never what it says."""
    if isinstance(error, msgspec.ValidationError):
        return f"the message has another form than this hub expects: {_place(str(error))}"
    return "the message is not JSON in UTF-8"


def _place(text: str) -> str:
    _, found, place = text.rpartition("`")[0].rpartition("`")
    return place[:100] if found and place.isprintable() else "$"
