"""The signed ticket secrets of pretix (`pretix_sig1`): their text and what they say.

base64(0x01 · payload length u16 · signature length u16 · payload · signature), written backwards.
The payload is a protobuf message of six fields, few enough to be read by hand.
"""

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum

from kiosk.domain.admission import Reason
from kiosk.domain.trust import PretixProduct

_HEAD = 5
_SIGNATURE = 64
_VARINT_BITS = 64
# Backwards, so AQA is its head: version 1 and a payload of less than 256 bytes.
_SHAPE = re.compile(r"={0,2}[A-Za-z0-9+/]{88,}AQA")
_END_OF_TIME = 253_402_300_799  # 9999-12-31T23:59:59Z


@dataclass(frozen=True, slots=True)
class PretixCode:
    """A text in pretix's form; nothing is proven before its signature is checked."""

    payload: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class PretixClaims:
    """What a secret says: the product by pretix's numbers, and when it is valid."""

    item: int
    variation: int | None = None
    subevent: int | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None


class _Wire(IntEnum):
    VARINT = 0
    FIXED64 = 1
    BYTES = 2
    FIXED32 = 5


def parse_pretix(text: str) -> PretixCode | Reason | None:
    """Return the secret that `text` is, why it is a broken one, or None for any other text."""
    if not _SHAPE.fullmatch(text):
        return None
    try:
        raw = base64.b64decode(text[::-1], validate=True)
    except binascii.Error:
        return Reason.SIGNATURE
    start, end = _HEAD, _HEAD + int.from_bytes(raw[1:3])
    is_whole = int.from_bytes(raw[3:5]) == _SIGNATURE == len(raw) - end
    # Base64 has spare bits at its end: but one text may stand for one secret.
    if not is_whole or base64.b64encode(raw).decode()[::-1] != text:
        return Reason.SIGNATURE
    return PretixCode(raw[start:end], raw[end:])


def pretix_claims_of(code: PretixCode) -> PretixClaims | None:
    """Return what a secret says, once its signature was found good; None when it makes no sense."""
    try:
        numbers = dict(_numbers(code.payload))
        return PretixClaims(
            item=numbers[2],
            variation=numbers.get(3) or None,
            subevent=numbers.get(4) or None,
            valid_from=_moment(numbers.get(5, 0)),
            valid_until=_moment(numbers.get(6, 0)),
        )
    except (KeyError, ValueError):
        return None


def product_of(claims: PretixClaims, products: Sequence[PretixProduct]) -> PretixProduct | None:
    """Return the first product of the fair's table that fits; None when it lists none."""
    for product in products:
        if (
            product.item == claims.item
            and product.variation in (None, claims.variation)
            and product.subevent in (None, claims.subevent)
        ):
            return product
    return None


def _numbers(payload: bytes) -> Iterator[tuple[int, int]]:
    """Yield the number fields; ValueError where the payload is no protobuf message."""
    at = 0
    while at < len(payload):
        tag, at = _varint(payload, at)
        value, at = _varint(payload, at) if _kind(tag) in (_Wire.VARINT, _Wire.BYTES) else (0, at)
        match _kind(tag):
            case _Wire.VARINT:
                yield tag >> 3, value
            case _Wire.BYTES:
                at += value
            case _Wire.FIXED64:
                at += 8
            case _Wire.FIXED32:
                at += 4
    if at > len(payload):
        raise ValueError("a field is cut off")


def _kind(tag: int) -> _Wire:
    return _Wire(tag & 7)


def _varint(payload: bytes, at: int) -> tuple[int, int]:
    """Return a number and where it ends."""
    number = 0
    for place, byte in enumerate(payload[at : at + 10]):
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            if number >> _VARINT_BITS:
                break
            return number, at + place + 1
    raise ValueError("a number is cut off, or too long")


def _moment(seconds: int) -> datetime | None:
    if seconds > _END_OF_TIME:
        raise ValueError("a time is out of range")
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
