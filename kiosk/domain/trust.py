"""Whose signatures a fair trusts, and what the products of a pretix shop open."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Scheme(StrEnum):
    """The kind of code that a key signs."""

    OFEC = "ofec"
    PRETIX_SIG1 = "pretix_sig1"


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """One public key, Ed25519, 32 bytes. Several at once let keys be changed during a fair."""

    scheme: Scheme
    public: bytes


@dataclass(frozen=True, slots=True)
class PretixProduct:
    """What one product of a pretix shop opens, said as of a ticket.

    Args:
        item: pretix's number of the product.
        variation: of the product; None for every one.
        subevent: pretix's number of a date in a series; None for every one.
        days: no days means every day of the fair.
    """

    item: int
    category: str
    variation: int | None = None
    subevent: int | None = None
    areas: frozenset[str] = frozenset()
    days: frozenset[date] = frozenset()
