"""Our signed ticket codes: their text and the claims in it. docs/codes.md tells the form."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from kiosk.domain.admission import Reason
from kiosk.domain.codes import LONGEST_CODE

SIGNATURE_BYTES = 64

_NAME = "OFEC"
_VERSION = 1
_ANY_VERSION = re.compile(rf"{_NAME}([0-9]{{1,4}})\.")
# No M: on the Arabic AZERTY keyboard M and 4 give one and the same sign. Z takes its place.
_DIGITS = "0123456789ABCDEFGHIJKLZNOPQRSTUVWXY"
_NUMBER = re.compile(r"[0-9A-LN-Z]+")
_BASE = len(_DIGITS)
_STANDARD = str.maketrans("Z", "M")
# Ids of categories and areas, in signs that a QR code holds in 5.5 bits and that no keyboard makes
# a dead key of.
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_TO_CODE = str.maketrans("_m", "$:")
_FROM_CODE = str.maketrans("$:", "_m")
_BETWEEN_AREAS = "*"
_KEY_ID, _TICKET_ID, _DAY, _SIGNATURE = 2, 25, 4, 100  # digits
_LONGEST_SPAN = 366  # days
_END_OF_TIME = 253_402_300_799  # 9999-12-31T23:59:59Z


@dataclass(frozen=True, slots=True)
class Claims:
    """What a signed code says of its ticket, in the meanings of `Ticket`; nothing of the person.

    Args:
        ticket_id: a UUID in small letters.
        serial: the version of the roster row that the code was issued from. It tells the code
            from roster rows that are older or newer, and from the ticket's other codes.
        valid_from, valid_until: whole seconds since 1970.
    """

    ticket_id: str
    serial: int
    category: str
    areas: frozenset[str] = frozenset()
    days: frozenset[date] = frozenset()
    valid_from: datetime | None = None
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignedCode:
    """A text in the form of our signed codes; nothing is proven before its signature is checked."""

    body: str
    key_id: str
    signature: bytes


def key_id_of(public: bytes) -> str:
    """Return the two signs by which a code names its key; two keys may share them."""
    return _digits(int.from_bytes(hashlib.sha256(public).digest()) % _BASE**_KEY_ID, _KEY_ID)


def signed_message(fair_id: str, body: str) -> bytes:
    """Return what is signed: a code of one fair is no code of another that uses the same key."""
    return f"{fair_id}\n{body}".encode()


def body_of(claims: Claims, key_id: str) -> str:
    """Return the unsigned part of a code; ValueError when the claims cannot be written."""
    fields = [
        f"{_NAME}{_VERSION}",
        key_id,
        _digits(_uuid(claims.ticket_id).int, _TICKET_ID),
        _digits(claims.serial),
        _written_id(claims.category),
        _BETWEEN_AREAS.join(map(_written_id, sorted(claims.areas))),
        _written_days(claims.days),
        _written_moment(claims.valid_from),
        _written_moment(claims.valid_until),
    ]
    return ".".join(fields).rstrip(".")


def sealed(body: str, signature: bytes) -> str:
    """Return the whole code; ValueError when it would be longer than a code may be."""
    text = f"{body}.{_digits(int.from_bytes(signature), _SIGNATURE)}"
    if len(text) > LONGEST_CODE:
        raise ValueError(f"a code of {len(text)} characters is too long: name fewer areas.")
    return text


def parse_signed(text: str) -> SignedCode | Reason | None:
    """Return the code that `text` is, why it is no good one, or None when it claims nothing."""
    version = _ANY_VERSION.match(text)
    if version is None:
        return None
    if int(version[1]) > _VERSION:
        return Reason.NEWER_CODE
    body, _, signature = text.rpartition(".")
    fields = body.split(".")
    number = _number(signature) if len(signature) == _SIGNATURE else None
    if version[1] != str(_VERSION) or len(fields) < 5 or number is None:
        return Reason.SIGNATURE
    if number >> 8 * SIGNATURE_BYTES:
        return Reason.SIGNATURE
    return SignedCode(body, fields[1], number.to_bytes(SIGNATURE_BYTES))


def claims_of(code: SignedCode) -> Claims | None:
    """Return what a code says, once its signature was found good; None when it makes no sense."""
    fields = code.body.split(".")[2:]
    try:
        ticket_id, serial, category, areas, days, start, end = fields + [""] * (7 - len(fields))
        return Claims(
            ticket_id=str(UUID(int=_read_number(ticket_id))),
            serial=_read_number(serial),
            category=_read_id(category),
            areas=frozenset(map(_read_id, areas.split(_BETWEEN_AREAS))) if areas else frozenset(),
            days=_read_days(days),
            valid_from=_read_moment(start),
            valid_until=_read_moment(end),
        )
    except (ValueError, OverflowError):
        return None


def _digits(number: int, width: int = 1) -> str:
    if number < 0:
        raise ValueError("a number below 0 cannot be written in a code.")
    digits = ""
    while number:
        number, digit = divmod(number, _BASE)
        digits = _DIGITS[digit] + digits
    return digits.rjust(width, "0")


def _number(digits: str) -> int | None:
    return int(digits.translate(_STANDARD), _BASE) if _NUMBER.fullmatch(digits) else None


def _read_number(digits: str) -> int:
    number = _number(digits)
    if number is None:
        raise ValueError(digits)
    return number


def _uuid(ticket_id: str) -> UUID:
    uuid = UUID(ticket_id)
    if str(uuid) != ticket_id:
        raise ValueError("a ticket id must be a UUID in small letters.")
    return uuid


def _written_id(name: str) -> str:
    if not _ID.fullmatch(name):
        raise ValueError(f"{name!r} is no id of a category or area.")
    return name.translate(_TO_CODE).upper()


def _read_id(written: str) -> str:
    name = written.lower().translate(_FROM_CODE)
    if not _ID.fullmatch(name):
        raise ValueError(written)
    return name


def _written_days(days: frozenset[date]) -> str:
    """Return the first day and a bit for it and each one after it."""
    if not days:
        return ""
    first = min(days).toordinal()
    if max(days).toordinal() - first >= _LONGEST_SPAN:
        raise ValueError("the days of a code must lie within one year.")
    return _digits(first, _DAY) + _digits(sum(1 << day.toordinal() - first for day in days))


def _read_days(written: str) -> frozenset[date]:
    if not written:
        return frozenset()
    first, bits = date.fromordinal(_read_number(written[:_DAY])), _read_number(written[_DAY:])
    if not bits & 1 or bits >> _LONGEST_SPAN:
        raise ValueError(written)
    return frozenset(
        first + timedelta(days=later) for later in range(_LONGEST_SPAN) if bits >> later & 1
    )


def _written_moment(moment: datetime | None) -> str:
    if moment is None:
        return ""
    seconds = moment.timestamp()
    if moment.tzinfo is None or seconds != int(seconds):
        raise ValueError("the validity of a code must be aware times of whole seconds.")
    return _digits(int(seconds))


def _read_moment(written: str) -> datetime | None:
    if not written:
        return None
    seconds = _read_number(written)
    if seconds > _END_OF_TIME:
        raise ValueError(written)
    return datetime.fromtimestamp(seconds, UTC)
