"""Issuing signed ticket codes: the hub's part."""

from kiosk.domain.signed_codes import Claims, body_of, key_id_of, sealed, signed_message
from kiosk.signing.keys import PrivateKey


def issue(claims: Claims, *, fair_id: str, key: PrivateKey) -> str:
    """Return the signed code of a ticket, some 150 signs of a QR's alphanumeric mode.

    Raises:
        ValueError: the claims cannot be written: an id that is none, a time of broken seconds, days
            more than a year apart, or too many areas for 500 characters.
    """
    body = body_of(claims, key_id_of(key.trusted.public))
    return sealed(body, key.sign(signed_message(fair_id, body)))
