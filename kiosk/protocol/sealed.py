"""Events as they travel: the very bytes that were hashed, so that any version can pass them on."""

import hashlib
from collections.abc import Iterable
from typing import Annotated

import msgspec

GENESIS = b"\x00" * 32

Salt = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Hash = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")]


class Sealed(msgspec.Struct, frozen=True, array_like=True):
    """One event, unread.

    Args:
        envelope: canonical JSON of everything but body and salt; never changed, never re-encoded.
        body: canonical JSON; None once it was erased.
        salt: 16 bytes, hexadecimal; None once the body was erased.
        bh: sha256(salt · body), 64 hexadecimal digits; sent only for an erased body.
    """

    envelope: str
    body: str | None = None
    salt: Salt | None = None
    bh: Hash = ""

    def __post_init__(self) -> None:
        if (self.body is None or self.salt is None) and not self.bh:
            raise ValueError("an erased body needs its hash")

    @property
    def body_hash(self) -> bytes:
        """The hash that stands for the body in the chain, 32 bytes.

        Whatever came has one, the same everywhere: one bad event must not stop its log.
        """
        if self.body is None or self.salt is None:
            digest = _bytes_of(self.bh)
            return digest if len(digest) == 32 else hashlib.sha256(digest).digest()
        return hashlib.sha256(_bytes_of(self.salt) + self.body.encode()).digest()

    def erased(self) -> "Sealed":
        """Return the event without what its body told; its hash stays."""
        return Sealed(self.envelope, bh=self.body_hash.hex())


class Run(msgspec.Struct, frozen=True):
    """Events of one log without a hole: the first has number `first`, the next `first` + 1…"""

    log: str
    first: Annotated[int, msgspec.Meta(ge=-(1 << 62), le=1 << 62)]
    events: tuple[Sealed, ...]

    @property
    def last(self) -> int:
        """The number of the last event; `first` - 1 when there is none."""
        return self.first + len(self.events) - 1

    def after(self, seq: int) -> "Run":
        """Return what comes after number `seq`."""
        start = max(self.first, seq + 1)
        return Run(self.log, start, self.events[start - self.first :])


def link(previous: bytes, event: Sealed) -> bytes:
    """Return a log's head hash after `event`: sha256(previous · envelope · body hash)."""
    return chained(previous, event.envelope, event.body_hash)


def chained(previous: bytes, envelope: str, body_hash: bytes) -> bytes:
    """Return `link` where the body's hash is known already."""
    return hashlib.sha256(previous + envelope.encode() + body_hash).digest()


def head_hash(previous: bytes, events: Iterable[Sealed]) -> bytes:
    """Return a log's head hash after `events`."""
    for event in events:
        previous = link(previous, event)
    return previous


def same(mine: Sealed, theirs: Sealed) -> bool:
    """Tell whether two copies are one event, whichever of them was erased."""
    return mine.envelope == theirs.envelope and mine.body_hash == theirs.body_hash


def _bytes_of(digits: str) -> bytes:
    try:
        return bytes.fromhex(digits)
    except ValueError:
        return digits.encode()
