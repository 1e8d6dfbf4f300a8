"""Ticket codes: what a scanned text may mean, most certain reading first."""

import hashlib
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from kiosk.domain.badge_ids import is_badge_id
from kiosk.domain.scanned import LONGEST_PAYLOAD

LONGEST_CODE = 500
_MOST_PARTS = 8


@dataclass(frozen=True, slots=True)
class OpaqueCode:
    """The code of a registration site, as it stands in the roster."""

    code: str


@dataclass(frozen=True, slots=True)
class BadgeCode:
    """One of our badge ids, its check digit right."""

    badge_id: str


# What the roster alone can tell of; kiosk/desk/lookup.py puts signed codes before the two.
Reading = OpaqueCode | BadgeCode


def candidates(text: str) -> tuple[str, ...]:
    """Return the texts in `text` that may be a code: none where it can hold none.

    A link gives the whole and then its parts, last path segment first, for sites put the code
    there.
    """
    text = clean_code(text[:LONGEST_PAYLOAD])
    each = (text, *_parts_of_link(text))
    return tuple(dict.fromkeys(part for part in each if part and len(part) <= LONGEST_CODE))


def readings(text: str) -> tuple[Reading, ...]:
    """Return what `text` may stand for, in the order in which to look it up: any text at all."""
    found: list[Reading] = []
    for candidate in candidates(text):
        found.append(OpaqueCode(candidate))
        if is_badge_id(candidate):
            found.append(BadgeCode(candidate))
    return tuple(found)


def fingerprint(text: str) -> str:
    """Return what may stand for a code in the journal and in logs: 16 hex digits of SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def clean_code(text: str) -> str:
    """Return `text` composed (NFC), without control characters, byte order mark or outer space."""
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = (c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def _parts_of_link(text: str) -> tuple[str, ...]:
    if "://" not in text:
        return ()
    try:
        link = urlsplit(text)
    except ValueError:  # for one, '[' in what would be the host
        return ()
    if not (link.scheme and link.netloc):
        return ()
    segments = [unquote(part) for part in reversed(link.path.split("/")) if part]
    values = [value for _, value in parse_qsl(link.query, max_num_fields=None)]
    parts = (*segments[:2], *values, *segments[2:], unquote(link.fragment))
    return tuple(clean_code(part) for part in parts[:_MOST_PARTS])
