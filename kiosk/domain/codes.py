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


# Our signed codes and pretix's join this union, before the two, when a hub issues them.
Reading = OpaqueCode | BadgeCode


def readings(text: str) -> tuple[Reading, ...]:
    """Return what `text` may stand for, in the order in which to look it up.

    Any text is welcome; one that can be no code gives no reading. A link gives the readings of the
    whole and then of its parts, last path segment first, for sites put the code there.
    """
    text = clean_code(text[:LONGEST_PAYLOAD])
    found: dict[Reading, None] = {}
    for candidate in (text, *_parts_of_link(text)):
        if candidate and len(candidate) <= LONGEST_CODE:
            found[OpaqueCode(candidate)] = None
            if is_badge_id(candidate):
                found[BadgeCode(candidate)] = None
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
