"""The look-up: which ticket a scanned text stands for, by signature or by roster."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.desk.records import Transaction
from kiosk.domain.admission import Credential, Reason
from kiosk.domain.attendees import Attendee, PersonName, Ticket
from kiosk.domain.badge_ids import ticket_id_of
from kiosk.domain.barring import Bar, CodeMark, mark_of_code, mark_of_issue, mark_of_ticket
from kiosk.domain.codes import OpaqueCode, candidates, readings
from kiosk.domain.fair import Fair
from kiosk.domain.pretix_codes import PretixCode, parse_pretix, pretix_claims_of, product_of
from kiosk.domain.signed_codes import (
    Claims,
    SignedCode,
    claims_of,
    key_id_of,
    parse_signed,
    signed_message,
)
from kiosk.domain.trust import Scheme
from kiosk.ports import SignatureCheck

_NOBODY = Attendee(PersonName("", ""))


@dataclass(frozen=True, slots=True)
class _Found:
    """One reading of a text: what it stands for, and how the list may name it."""

    credential: Credential
    marks: tuple[CodeMark, ...] = ()


def trust_none(public: bytes, signature: bytes, message: bytes) -> bool:
    """Find no signature good: for desks that look into their roster alone."""
    del public, signature, message
    return False


def look_up(tx: Transaction, text: str, signatures: SignatureCheck = trust_none) -> Credential:
    """Return what a scanned or typed text stands for: the first reading that is known.

    Signed codes come first, ours before pretix's, then codes of the roster, then badges. A revoked
    badge wins over everything, even over a ticket that happens to have the same code; the list of
    barred codes wins over signature and roster.
    """
    parts = candidates(text)
    found = [each for part in parts for each in _signed(tx, part, signatures)]
    found += [_Found(tx.find(reading)) for reading in readings(text)]
    known = [each for each in found if each.credential.ticket is not None]
    revoked = [each for each in known if each.credential.revoked]
    faulty = [each for each in found if each.credential.fault is not None]
    faulty.sort(key=lambda each: each.credential.fault is Reason.UNKNOWN_KEY)  # may come, too
    chosen = next(iter((*revoked, *known, *faulty)), _Found(Credential(None)))
    return _barred(tx, chosen, parts)


def _barred(tx: Transaction, found: _Found, parts: tuple[str, ...]) -> Credential:
    credential = found.credential
    marks = [*found.marks, *map(mark_of_code, parts)]
    if credential.ticket is not None:
        marks.append(mark_of_ticket(credential.ticket.id))
    match tx.bar_of(marks):
        case None:
            return credential
        case Bar.BLOCKED:
            return replace(credential, fault=Reason.BLOCKED)
        case Bar.WITHDRAWN:
            return replace(credential, fault=Reason.WITHDRAWN)


def _signed(tx: Transaction, text: str, signatures: SignatureCheck) -> Iterator[_Found]:
    match parse_signed(text):
        case SignedCode() as code:
            yield _ours(tx, code, signatures)
        case Reason() as fault:
            yield _Found(Credential(None, fault=fault))
        case None:
            if any(key.scheme is Scheme.PRETIX_SIG1 for key in tx.fair().keys):
                yield from _pretix(tx, text, signatures)


def _ours(tx: Transaction, code: SignedCode, signatures: SignatureCheck) -> _Found:
    fair = tx.fair()
    ours = [key.public for key in fair.keys if key.scheme is Scheme.OFEC]
    keys = [public for public in ours if key_id_of(public) == code.key_id]
    message = signed_message(fair.id, code.body)
    if not any(signatures(public, code.signature, message) for public in keys):
        fault = Reason.SIGNATURE if keys else Reason.UNKNOWN_KEY
        return _Found(Credential(None, fault=fault))
    claims = claims_of(code)
    if claims is None:
        return _Found(Credential(None, fault=Reason.SIGNATURE))
    mark = mark_of_issue(claims.ticket_id, claims.serial)
    return _Found(Credential(_ticket_of(tx, claims)), (mark,))


def _ticket_of(tx: Transaction, claims: Claims) -> Ticket:
    """Return the roster's ticket, opening what the code says where that is newer; else a new one.

    Status, payment and note are always the roster's: a code cannot tell that it was cancelled.
    """
    known = tx.ticket(claims.ticket_id)
    if known is not None and tx.roster_version(known.id) >= claims.serial:
        return known
    return replace(
        known or Ticket(claims.ticket_id, "", "", _NOBODY, claims.category, is_new=True),
        category=claims.category,
        areas=claims.areas,
        days=claims.days,
        valid_from=claims.valid_from,
        valid_until=claims.valid_until,
    )


def _pretix(tx: Transaction, text: str, signatures: SignatureCheck) -> Iterator[_Found]:
    match parse_pretix(text):
        case PretixCode() as code:
            # A roster made of pretix's secrets tells more than the secret does.
            if tx.find(OpaqueCode(text)).ticket is None:
                yield _Found(_of_pretix(tx.fair(), text, code, signatures))
        case Reason() as fault:
            yield _Found(Credential(None, fault=fault))
        case None:
            pass


def _of_pretix(fair: Fair, text: str, code: PretixCode, signatures: SignatureCheck) -> Credential:
    keys = [key.public for key in fair.keys if key.scheme is Scheme.PRETIX_SIG1]
    is_good = any(signatures(public, code.signature, code.payload) for public in keys)
    claims = pretix_claims_of(code) if is_good else None
    if claims is None:
        return Credential(None, fault=Reason.SIGNATURE)
    product = product_of(claims, fair.pretix)
    if product is None:
        return Credential(None, fault=Reason.WRONG_AREA)
    ticket = Ticket(
        ticket_id_of(fair.id, text),
        text,
        "",
        _NOBODY,
        product.category,
        areas=product.areas,
        days=product.days,
        valid_from=claims.valid_from,
        valid_until=claims.valid_until,
        is_new=True,
    )
    return Credential(ticket)
