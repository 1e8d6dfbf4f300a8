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
        """The hash that stands for the body in the chain, 32 bytes. ValueError: a bad salt or hash.

        Neither can come in by the wire, whose syntax they are: what has them is no event at all.
        """
        if self.body is None or self.salt is None:
            return bytes.fromhex(self.bh)
        return hashlib.sha256(bytes.fromhex(self.salt) + self.body.encode()).digest()

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


def chained(previous: bytes, envelope: str, bh: bytes) -> bytes:
    """Return a log's head hash after one event: sha256(previous · envelope · body hash)."""
    return hashlib.sha256(previous + envelope.encode() + bh).digest()


def link(previous: bytes, event: Sealed) -> bytes:
    """Return a log's head hash after `event`."""
    return chained(previous, event.envelope, event.body_hash)


def head_hash(previous: bytes, events: Iterable[Sealed]) -> bytes:
    """Return a log's head hash after `events`."""
    for event in events:
        previous = link(previous, event)
    return previous


def same(mine: Sealed, theirs: Sealed) -> bool:
    """Tell whether two copies are one event, whichever of them was erased."""
    return mine.envelope == theirs.envelope and mine.body_hash == theirs.body_hash
