"""A fair that signs its codes, and codes of it."""

import base64
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from builders import FAIR_ID, a_fair
from kiosk.domain.fair import Fair
from kiosk.domain.signed_codes import Claims
from kiosk.domain.trust import PretixProduct, Scheme, TrustedKey
from kiosk.signing.issuing import issue
from kiosk.signing.keys import PrivateKey

VECTORS = json.loads((Path(__file__).parent / "pretix_sig1_vectors.json").read_text())
TICKET_ID = "5b1f7a52-7d2e-8c11-9f00-6d0c5a3b9e77"


def a_key(seed: int = 1) -> PrivateKey:
    """The same key each time for a seed."""
    return PrivateKey(Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32))


KEY = a_key()
PRETIX_KEY = a_key(99)


def a_signing_fair(*, keys: tuple[TrustedKey, ...] = (), first_day: date | None = None) -> Fair:
    """The usual fair, trusting KEY, the vectors' server and PRETIX_KEY; item 3 is not listed."""
    fair = a_fair(first_day=first_day) if first_day else a_fair()
    pem = base64.b64decode(VECTORS["valid_keys"][0]).decode().splitlines()
    server = base64.b64decode("".join(pem[1:-1]))[-32:]
    return replace(
        fair,
        keys=keys
        or (
            KEY.trusted,
            TrustedKey(Scheme.PRETIX_SIG1, server),
            TrustedKey(Scheme.PRETIX_SIG1, PRETIX_KEY.trusted.public),
        ),
        pretix=(
            PretixProduct(1, "exhibitor", variation=7, areas=frozenset({"fair", "conferences"})),
            PretixProduct(1, "visitor"),
            PretixProduct(2, "staff"),
        ),
    )


def claims(*, ticket_id: str = TICKET_ID, serial: int = 500, **said: object) -> Claims:
    """A visitor's claims to the fair itself on every day."""
    return replace(Claims(ticket_id, serial, "visitor"), **said)


def a_code(*, key: PrivateKey = KEY, fair_id: str = FAIR_ID, **said: object) -> str:
    """A signed code of the usual fair."""
    return issue(claims(**said), fair_id=fair_id, key=key)


def a_secret(payload: bytes, *, key: PrivateKey = PRETIX_KEY) -> str:
    """A secret as a pretix server makes it of a payload."""
    raw = b"\x01" + len(payload).to_bytes(2) + (64).to_bytes(2) + payload + key.sign(payload)
    return base64.b64encode(raw).decode()[::-1]
