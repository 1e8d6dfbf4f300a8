"""The one encoder of events: what is hashed here is what is hashed everywhere."""

import hashlib
import json

from kiosk.domain.events import Event

GENESIS = b"\x00" * 32

_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def body_bytes(event: Event) -> bytes:
    """Return the body as canonical JSON: sorted keys, no spaces, UTF-8."""
    return _canonical(event.fact.body)


def body_hash(event: Event) -> bytes:
    """Return sha256(salt · body), 32 bytes: the body can be erased and the chain still holds."""
    return hashlib.sha256(event.salt + body_bytes(event)).digest()


def chain(previous: bytes, event: Event, bh: bytes) -> bytes:
    """Return the log's head hash after `event`: sha256(previous · envelope · body hash)."""
    return hashlib.sha256(previous + envelope_bytes(event) + bh).digest()


def envelope_bytes(event: Event) -> bytes:
    """Return every field but the body and its salt, as canonical JSON."""
    fact = event.fact
    return _canonical(
        {
            "id": event.id,
            "log": event.log,
            "seq": event.seq,
            "dev": event.dev,
            "hlc": event.hlc,
            "wall_ms": event.wall_ms,
            "offset_ms": event.offset_ms,
            "offq": event.offq,
            "v": event.v,
            "xh": event.xh,
            "basis": event.basis,
            "type": fact.type,
            "gate": fact.gate,
            "zone": fact.zone,
            "subject": fact.subject,
            "cred": fact.cred,
            "dir": fact.dir,
            "verdict": fact.verdict,
            "source": fact.source,
        }
    )


def canonical(value: object) -> str:
    """Return a plain value as JSON with sorted keys and no spaces."""
    return _CANONICAL.encode(value)


def _canonical(value: object) -> bytes:
    return canonical(value).encode()
