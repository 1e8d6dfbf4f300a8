"""Events in one file for a USB stick: encrypted, proven whole, bound to one exhibition.

MAGIC · length · header (JSON) · frames, each with its length. The key is made afresh for each file
from a random salt, so frames may simply be counted (the STREAM construction of Hoang et al.): the
nonce is the frame's number and whether it is the last. Header and order are thereby proven, too.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import msgspec
import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from kiosk.protocol.sealed import Run

MAGIC = b"OFECEVT1"
_LENGTH = struct.Struct(">I")
_NONCE = struct.Struct(">QI")
_MOST_HEADER = 4096
_MOST_FRAME = 16 << 20
_MOST_PLAIN = 64 << 20
_COST = 1 << 15  # 32 MB and about 0.1 s for each guess of a passphrase

How = Literal["fair", "passphrase"]


class ParcelError(Exception):
    """The bytes are not what was written; `str()` says nothing of what they hold."""


class OtherKeyError(ParcelError):
    """Another key, or passphrase, opens this file."""


class OtherFairError(ParcelError):
    """The file is of another exhibition."""


class _Header(msgspec.Struct, frozen=True):
    xh: str
    how: How
    salt: str
    check: str


@dataclass(frozen=True, slots=True)
class Secret:
    """What opens a file: the fair's key, which all its computers share, or a passphrase."""

    how: How
    secret: bytes

    def key(self, salt: bytes) -> bytes:
        """Return the key of one file, 32 bytes."""
        if self.how == "fair":
            return hmac.new(salt, b"parcel" + self.secret, hashlib.sha256).digest()
        return hashlib.scrypt(self.secret, salt=salt, n=_COST, r=8, p=1, maxmem=64 << 20, dklen=32)


def is_parcel(start: bytes) -> bool:
    """Tell whether a file that begins so is meant to be one of ours."""
    return start.startswith(MAGIC)


def secret_wanted(raw: bytes) -> How:
    """Return what opens a file. ParcelError where its header cannot be read."""
    return _read_header(raw)[0].how


def packed(xh: str, batches: Iterable[tuple[Run, ...]], secret: Secret) -> Iterator[bytes]:
    """Yield the bytes of a file with these batches of events."""
    salt = os.urandom(16)
    key = secret.key(salt)
    header = msgspec.json.encode(_Header(xh, secret.how, salt.hex(), _check_of(key)))
    start = MAGIC + _LENGTH.pack(len(header)) + header
    yield start
    cipher, number = ChaCha20Poly1305(key), 0
    for number, batch in enumerate(batches, 1):
        yield _frame(cipher, _NONCE.pack(number, 0), _squeezed(batch), start)
    yield _frame(cipher, _NONCE.pack(number + 1, 1), b"", start)


@dataclass(frozen=True, slots=True)
class Parcel:
    """The batches of a file that is proven whole: read one at a time, for a day's are many."""

    events: int
    _batches: tuple[bytes, ...]

    def __iter__(self) -> Iterator[tuple[Run, ...]]:
        return map(_unsqueezed, self._batches)


def unpacked(raw: bytes, xh: str, secret: Secret) -> Parcel:
    """Return the batches of a file once all of it is proven whole.

    Raises:
        OtherFairError, OtherKeyError: it is whole, but not for here.
        ParcelError: it is damaged or cut off.
    """
    header, at = _read_header(raw)
    if header.xh != xh:
        raise OtherFairError
    key = secret.key(bytes.fromhex(header.salt))
    if secret.how != header.how or not hmac.compare_digest(_check_of(key), header.check):
        raise OtherKeyError
    frames = list(_frames(raw, at))
    cipher, start = ChaCha20Poly1305(key), raw[:at]
    batches: list[bytes] = []
    for number, frame in enumerate(frames, 1):
        is_last = number == len(frames)
        plain = _opened(cipher, _NONCE.pack(number, int(is_last)), frame, start)
        if not is_last:
            batches.append(plain)
    if not frames:
        raise ParcelError("the end is missing")
    events = sum(len(run.events) for plain in batches for run in _unsqueezed(plain))
    return Parcel(events, tuple(batches))


def _check_of(key: bytes) -> str:
    return hmac.new(key, b"check", hashlib.sha256).hexdigest()[:16]


def _squeezed(batch: tuple[Run, ...]) -> bytes:
    return zstandard.compress(msgspec.json.encode(batch), 3)


def _unsqueezed(plain: bytes) -> tuple[Run, ...]:
    try:
        with zstandard.ZstdDecompressor().stream_reader(plain) as stream:
            text = stream.read(_MOST_PLAIN)
        return msgspec.json.decode(text, type=tuple[Run, ...])
    except (zstandard.ZstdError, ValueError, RecursionError) as error:
        raise ParcelError("a newer version's events") from error


def _frame(cipher: ChaCha20Poly1305, nonce: bytes, plain: bytes, start: bytes) -> bytes:
    sealed = cipher.encrypt(nonce, plain, start)
    return _LENGTH.pack(len(sealed)) + sealed


def _opened(cipher: ChaCha20Poly1305, nonce: bytes, frame: bytes, start: bytes) -> bytes:
    try:
        return cipher.decrypt(nonce, frame, start)
    except InvalidTag as error:
        raise ParcelError("a part is damaged") from error


def _read_header(raw: bytes) -> tuple[_Header, int]:
    begin = len(MAGIC) + _LENGTH.size
    if not is_parcel(raw) or len(raw) < begin:
        raise ParcelError("this is no export")
    (length,) = _LENGTH.unpack_from(raw, len(MAGIC))
    if length > _MOST_HEADER or len(raw) < begin + length:
        raise ParcelError("the beginning is damaged")
    try:
        header = msgspec.json.decode(raw[begin : begin + length], type=_Header)
        bytes.fromhex(header.salt)
    except ValueError as error:
        raise ParcelError("the beginning is damaged") from error
    return header, begin + length


def _frames(raw: bytes, at: int) -> Iterator[bytes]:
    while at < len(raw):
        if len(raw) < at + _LENGTH.size:
            raise ParcelError("the end is cut off")
        (length,) = _LENGTH.unpack_from(raw, at)
        at += _LENGTH.size
        if length > _MOST_FRAME or len(raw) < at + length:
            raise ParcelError("the end is cut off")
        yield raw[at : at + length]
        at += length
