"""The messages around the exchange: pairing, refusals, who is connected."""

from enum import StrEnum
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from kiosk.protocol.messages import Pull, Role

LONGEST_WAIT = 30  # seconds; proxies close connections that are silent for a minute
MOST_BODY = 4 * 1024 * 1024  # bytes of one request, compressed and not
MEDIA_TYPE: Final = "application/json"
VERSION_HEADER: Final = "OFEC-Protocol"

Name = Annotated[str, Meta(min_length=1, max_length=100)]
Hex32 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Refused(StrEnum):
    """Why a hub did not do what it was asked to."""

    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    UNSUPPORTED = "unsupported"
    NO_TOKEN = "no_token"  # noqa: S105 - a reason, no secret
    REVOKED = "revoked"
    NOT_ALLOWED = "not_allowed"
    UNKNOWN_EXHIBITION = "unknown_exhibition"
    NOT_FOUND = "not_found"
    WRONG_CODE = "wrong_code"
    RUN_OUT = "run_out"
    TOO_MANY_TRIES = "too_many_tries"
    OTHER_VERSION = "other_version"
    OTHER_FAIR = "other_fair"
    UNAVAILABLE = "unavailable"
    RETIRED = "retired"


class Refusal(msgspec.Struct, frozen=True):
    """The answer to every request that is refused, with a sentence for whoever reads it.

    Args:
        at_ms: since when, where that matters (`retired`), milliseconds since 1970.
    """

    error: Refused
    message: str
    at_ms: Annotated[int, Meta(ge=0, le=1 << 42)] = 0


class PullAsk(Pull, frozen=True):
    """A pull that may wait up to `wait` seconds for something new."""

    wait: Annotated[int, Meta(ge=0, le=LONGEST_WAIT)] = 0


class LogAsk(msgspec.Struct, frozen=True):
    """Which events of a log are wanted: at most `limit` behind number `after`."""

    after: Annotated[int, Meta(ge=0)] = 0
    limit: Annotated[int, Meta(ge=1)] = 500


class PairAsk(msgspec.Struct, frozen=True):
    """A computer asks to be let in; see kiosk/protocol/pairing.py for the proof.

    Args:
        name: what people call the computer.
        machine: fingerprint of the hardware, to tell a cloned disk; empty where there is none.
        device: the id it was given when it was paired before, else empty.
        xh: the exhibition whose list it keeps already; empty where it holds nothing of any.
        heir: by what to know it again if it ever keeps the list (`kiosk.app.heirs.Heir`,
            JSON), which the hub hands on unread; empty where it will not.
        known_by: sha256 of the token by which other hubs of this list know it, which it keeps then;
            empty for a new one.
    """

    nonce: Hex32
    proof: Hex32
    name: Name
    machine: Annotated[str, Meta(max_length=100)] = ""
    device: Annotated[str, Meta(max_length=100)] = ""
    xh: Annotated[str, Meta(max_length=100)] = ""
    heir: Annotated[str, Meta(max_length=4000)] = ""
    known_by: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")] = ""


class PairAnswer(msgspec.Struct, frozen=True):
    """What a paired computer keeps. The token is told this once; empty where it keeps its own."""

    device: str
    token: str
    hub: str
    hub_name: str
    xh: str
    xh_name: str
    role: Role
    proof: Hex32


class CodeAsk(msgspec.Struct, frozen=True):
    """A supervisor wants to pair one more computer."""

    role: Role


class CodeAnswer(msgspec.Struct, frozen=True):
    """A code that pairs one computer until `until_ms`, and the text of the QR that holds it."""

    code: str
    until_ms: int
    qr: str


class DeskStatus(msgspec.Struct, frozen=True):
    """One paired computer: when the hub heard of it last (0: never), and what it holds.

    Args:
        behind: positions of the feed that it did not ask for yet.
    """

    device: str
    name: str
    role: Role
    paired_ms: int
    seen_ms: int
    behind: int
    is_revoked: bool


class Holder(msgspec.Struct, frozen=True):
    """One paired computer, as to an erasure: `holds` once it took in everything up to that.

    Args:
        seen_ms: when the hub heard of it last; 0 for never.
    """

    device: str
    name: str
    role: Role
    holds: bool
    seen_ms: int


class ErasureStatus(msgspec.Struct, frozen=True):
    """Who knows that somebody was erased; `is_known` tells whether the hub does."""

    is_known: bool
    time_ms: int
    holders: tuple[Holder, ...] = ()


class FlawStatus(msgspec.Struct, frozen=True):
    """An event that was set aside; `flaw` is one of kiosk.hub.envelopes.FlawKind."""

    log: str
    seq: int
    flaw: str


class Status(msgspec.Struct, frozen=True):
    """How a hub and its desks do.

    Args:
        flaws: the newest events that were set aside, the last one first.
        name: what people call the hub now; an older one tells none.
        snapshot: what keeps snapshots from being made, the name of a Trouble; empty for nothing.
    """

    head: int
    time_ms: int
    desks: tuple[DeskStatus, ...]
    flaws: tuple[FlawStatus, ...]
    name: str = ""
    snapshot: str = ""


class Done(msgspec.Struct, frozen=True):
    """It was done, and there is nothing more to tell."""
