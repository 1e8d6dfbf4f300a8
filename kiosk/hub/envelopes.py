"""What a hub reads of an event: where it belongs, whom it speaks of, and little else."""

from enum import StrEnum

import msgspec

from kiosk.hub.store import Received
from kiosk.protocol.envelope import plain_subject, subject_of
from kiosk.protocol.sealed import Run, Sealed

ERASE = "erase"
AHEAD_MS = 10 * 60 * 1000  # SYNC.md R6: a clock further ahead than this is wrong


class FlawKind(StrEnum):
    """Why an event is kept, but set aside. One that lost its place in a FORK is not passed on."""

    UNREADABLE = "unreadable"
    MISPLACED = "misplaced"
    FOREIGN = "foreign"
    CLOCK = "clock"
    FORK = "fork"


class _Envelope(msgspec.Struct):
    log: str
    seq: int
    type: str
    xh: str = ""
    subject: str = ""
    hlc: int = 0


_DECODER = msgspec.json.Decoder(_Envelope)


def received(xh: str, run: Run, now_ms: int) -> list[Received]:
    """Return the events of a run as a hub keeps them. Whatever bytes came, none is left out."""
    return [
        _received(xh, run.log, seq, sealed, now_ms)
        for seq, sealed in enumerate(run.events, start=run.first)
    ]


def erasures(events: list[Received]) -> set[str]:
    """Return the tickets that these events say are to be erased."""
    return {
        event.subject
        for event in events
        if event.subject and f'"{ERASE}"' in event.sealed.envelope and _is_erasure(event)
    }


def _received(xh: str, log: str, seq: int, sealed: Sealed, now_ms: int) -> Received:
    bh = sealed.body_hash
    envelope = _read(sealed)
    if envelope is None:
        subject = subject_of(sealed.envelope)
        return Received(log, seq, sealed, bh, subject, FlawKind.UNREADABLE.value)
    subject, flaw = plain_subject(envelope.subject), _flaw(envelope, xh, (log, seq), now_ms)
    return Received(log, seq, sealed, bh, subject, flaw)


def _read(sealed: Sealed) -> _Envelope | None:
    try:
        return _DECODER.decode(sealed.envelope)
    except (ValueError, RecursionError):
        return None


def _flaw(envelope: _Envelope, xh: str, place: tuple[str, int], now_ms: int) -> str:
    if (envelope.log, envelope.seq) != place:
        return FlawKind.MISPLACED.value
    if envelope.xh != xh:
        return FlawKind.FOREIGN.value
    if envelope.hlc >> 16 > now_ms + AHEAD_MS:
        return FlawKind.CLOCK.value
    return ""


def _is_erasure(event: Received) -> bool:
    envelope = _read(event.sealed)
    trusted = event.flaw in ("", FlawKind.CLOCK.value)
    return trusted and envelope is not None and envelope.type == ERASE
