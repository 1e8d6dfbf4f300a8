"""Badge ids: twelve digits, the last a check digit, the same on every desk that has the roster.

They are derived, not drawn: two laptops that imported one file and never met print the same id for
the same ticket, so that a badge of one opens the hall door of the other.
"""

import hashlib
from collections.abc import Container

LENGTH = 12
_MOST_GENERATIONS = 100

# Quasigroup of order 10 with x·x = 0, which catches every single wrong digit and every swap of
# neighbours: H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
# The same in one piece, ten times as large: found at ten times the interim digit plus a character.
_NEXT = bytes(ord("0")) + bytes(10 * after for row in _DAMM for after in row)


def check_digit(digits: str) -> str:
    """Return the Damm check digit of a string of ASCII digits."""
    interim = 0
    for character in digits.encode():
        interim = _NEXT[interim + character]
    return str(interim // 10)


def is_badge_id(text: str) -> bool:
    """Tell whether `text` is twelve ASCII digits with a right check digit."""
    return (
        len(text) == LENGTH
        and text.isascii()
        and text.isdigit()
        and check_digit(text[:-1]) == text[-1]
    )


def badge_id_of(fair_id: str, code: str, generation: int = 0) -> str:
    """Return the badge id of a ticket code; each `generation` gives another one.

    A generation above 0 is for a badge reprinted because it was lost, or for an id already taken.
    """
    seed = f"badge\x1f{fair_id}\x1f{code}\x1f{generation}".encode()
    digits = f"{int.from_bytes(hashlib.sha256(seed).digest()) % 10**11:011d}"
    return digits + check_digit(digits)


def free_badge_id(fair_id: str, code: str, taken: Container[str]) -> str:
    """Return the badge id of the first generation that is not taken."""
    return _free_from(0, fair_id, code, taken)


def next_badge_id(fair_id: str, code: str, badge_id: str, taken: Container[str]) -> str:
    """Return the first badge id that is not taken in the generations after that of `badge_id`.

    Never an earlier one: a desk may not have heard yet that it was revoked.
    """
    for generation in range(_MOST_GENERATIONS):
        if badge_id_of(fair_id, code, generation) == badge_id:
            return _free_from(generation + 1, fair_id, code, taken)
    return free_badge_id(fair_id, code, taken)


def _free_from(generation: int, fair_id: str, code: str, taken: Container[str]) -> str:
    while (badge_id := badge_id_of(fair_id, code, generation)) in taken:
        generation += 1
    return badge_id


def ticket_id_of(fair_id: str, code: str) -> str:
    """Return the subject id of a ticket code: a version 8 UUID that tells nothing of the person."""
    digest = hashlib.sha256(f"ticket\x1f{fair_id}\x1f{code}".encode()).hexdigest()
    variant = "89ab"[int(digest[16], 16) & 3]  # RFC 9562: version 8, variant 10
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"
