"""Pairing: a code of eight signs proves to desk and hub that nobody stands between them.

Neither side ever sends the code. Both stretch it (scrypt) into a key; the desk sends a proof made
with that key over the certificate it was shown, and the hub answers with one over its own. A man in
the middle shows another certificate, so his relayed proof does not fit, and to answer himself he
would have to guess the code within the ten minutes it lives (docs/sync.md has the figures).
"""

import hashlib
import hmac
from dataclasses import dataclass

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs, none of them like another
CODE_LENGTH = 8
DEFAULT_PORT = 4750
SERVICE_TYPE = "_ofec-kiosk._tcp.local."
_MARK = "OFECPAIR1:"
_SALT = b"ofec-kiosk pairing 1"
_COST = 1 << 15  # 32 MB and about 0.1 s for each guess


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the QR on a hub's screen tells.

    Args:
        addresses: host names or IPv4 addresses under which the hub may be reached.
        fingerprint: sha256 of its certificate (DER), 64 hexadecimal digits; empty when unknown.
        code: as `plain_code` returns it.
    """

    addresses: tuple[str, ...]
    port: int
    code: str
    fingerprint: str = ""

    def as_text(self) -> str:
        """Return the QR's text, in the signs of its alphanumeric mode as far as they go."""
        place = ",".join(self.addresses).upper()
        return f"{_MARK}{place}:{self.port}:{self.fingerprint.upper()}:{self.code}"


def plain_code(typed: str) -> str:
    """Return a code without the blanks and hyphens people put into it, in capitals.

    Raises:
        ValueError: no code has these signs, or this many.
    """
    code = "".join(typed.upper().replace("-", " ").split())
    if len(code) != CODE_LENGTH or set(code) - set(ALPHABET):
        raise ValueError("a pairing code has eight letters and digits")
    return code


def is_invitation(text: str) -> bool:
    """Tell whether a scanned text is meant to be an invitation."""
    return text.startswith(_MARK)


def read_invitation(text: str) -> Invitation:
    """Read a QR's text back. ValueError for any other text."""
    place, port, fingerprint, code = _parts(text.strip().removeprefix(_MARK))
    if not is_invitation(text.strip()) or not _is_fingerprint(fingerprint):
        raise ValueError("this is no invitation of a hub")
    addresses = tuple(name for name in place.lower().split(",") if name)
    if not addresses or any(not _is_host(name) for name in addresses):
        raise ValueError("the invitation names no address")
    return Invitation(addresses, _port(port), plain_code(code), fingerprint.lower())


def read_address(text: str) -> tuple[str, int]:
    """Return host and port of an address as people type it. ValueError if it cannot be one."""
    host, _, port = text.strip().lower().removeprefix("https://").rstrip("/").partition(":")
    if not _is_host(host):
        raise ValueError("this is no address")
    return host, _port(port) if port else DEFAULT_PORT


def fingerprint_of(certificate: bytes) -> str:
    """Return the sha256 of a certificate in DER, 64 hexadecimal digits."""
    return hashlib.sha256(certificate).hexdigest()


def key_of(code: str) -> bytes:
    """Stretch a plain code into a key of 32 bytes; takes a tenth of a second on purpose."""
    return hashlib.scrypt(code.encode(), salt=_SALT, n=_COST, r=8, p=1, maxmem=64 << 20, dklen=32)


def desk_proof(key: bytes, fingerprint: str, nonce: str) -> str:
    """Return how a desk proves that it knows the code, to the hub of one certificate only."""
    return _proof(key, "desk", fingerprint, nonce)


def hub_proof(key: bytes, fingerprint: str, nonce: str, *told: str) -> str:
    """Return how a hub proves the same; `told` is what it says beside: hub, device, token."""
    return _proof(key, "hub", fingerprint, nonce, *told)


def is_proof(given: str, wanted: str) -> bool:
    """Compare two proofs in a time that tells nothing."""
    return hmac.compare_digest(given.encode(), wanted.encode())


def _proof(key: bytes, *said: str) -> str:
    return hmac.new(key, "\x00".join(said).encode(), hashlib.sha256).hexdigest()


def _parts(text: str) -> tuple[str, str, str, str]:
    parts = text.split(":")
    if len(parts) != 4:
        raise ValueError("this is no invitation of a hub")
    return parts[0], parts[1], parts[2], parts[3]


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 0 < int(text) < 1 << 16):
        raise ValueError("this is no port")
    return int(text)


def _is_host(name: str) -> bool:
    signs = name.replace("-", "").replace(".", "")
    return 0 < len(name) <= 253 and signs.isascii() and signs.isalnum()


def _is_fingerprint(text: str) -> bool:
    return len(text) == 64 and all(sign in "0123456789abcdefABCDEF" for sign in text)
