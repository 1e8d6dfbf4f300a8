"""What this version reads of an event's envelope; what it does not know stays in the bytes."""

from typing import Annotated

import msgspec

_Number = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
_Wall = Annotated[int, msgspec.Meta(ge=0, le=4_102_444_800_000)]  # to the year 2100
_Offset = Annotated[int, msgspec.Meta(ge=-4_102_444_800_000, le=4_102_444_800_000)]

_LONGEST_SUBJECT = 100


class Envelope(msgspec.Struct, frozen=True):
    """Every field but body and salt, in the order in which canonical JSON has them."""

    basis: _Number
    cred: str
    dev: str
    dir: Annotated[int, msgspec.Meta(ge=-1, le=1)]
    gate: str
    hlc: _Number
    id: str
    log: str
    offq: str
    offset_ms: _Offset
    seq: _Number
    source: str
    subject: str
    type: str
    v: _Number
    verdict: str
    wall_ms: _Wall
    xh: str
    zone: str


class _Named(msgspec.Struct):
    subject: str = ""


_named = msgspec.json.Decoder(_Named)
_decoder = msgspec.json.Decoder(Envelope)
_encoder = msgspec.json.Encoder()


def read(written: str) -> Envelope | None:
    """Return what an envelope tells; None when this version cannot read it."""
    try:
        return _decoder.decode(written)
    except (msgspec.MsgspecError, UnicodeError):
        return None


def subject_of(written: str) -> str:
    """Return whom an envelope speaks of, though this version may read nothing else of it.

    Who is erased must be forgotten there, too. Empty when it cannot be told.
    """
    try:
        subject = _named.decode(written).subject
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return ""
    return plain_subject(subject)


def plain_subject(subject: str) -> str:
    """Return a ticket's id, or nothing for what no ticket can be called: no index would hold it."""
    return subject if len(subject) <= _LONGEST_SUBJECT and subject.isprintable() else ""


def written(envelope: Envelope) -> str:
    """Return the canonical JSON of an envelope: the bytes that are hashed."""
    return _encoder.encode(envelope).decode()
