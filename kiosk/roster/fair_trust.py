"""Parts of a fair.json: whose signed codes are good, and what pretix's products open."""

import base64
import binascii
from datetime import date

from kiosk.domain.trust import PretixProduct, Scheme, TrustedKey
from kiosk.roster.json_node import Node

KEY_BYTES = 32

# What stands before the 32 bytes of an Ed25519 key in the form that PEM holds: RFC 8410, section 4.
_SPKI = bytes.fromhex("302a300506032b6570032100")
# Points of small order (of either sign): anybody can sign for those, and zeros
# stand where a key was forgotten.
_WEAK = frozenset(
    bytes.fromhex(each)
    for each in (
        "00" * 32,
        "01" + "00" * 31,
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    )
)
_PEM = "-----BEGIN PUBLIC KEY-----"


def keys_of(node: Node) -> tuple[TrustedKey, ...]:
    """Return the fair's keys; raises FaultError."""
    return tuple(map(_key, _listed(node)))


def products_of(
    node: Node, *, categories: list[str], areas: list[str], keys: tuple[TrustedKey, ...]
) -> tuple[PretixProduct, ...]:
    """Return the table of pretix's products; raises FaultError, also where keys need one."""
    listed = _listed(node)
    if not listed and any(key.scheme is Scheme.PRETIX_SIG1 for key in keys):
        raise node.fault("must list the shop's products, for there is a key of pretix.")
    return tuple(_product(item, categories, areas) for item in listed)


def _key(node: Node) -> TrustedKey:
    node.only("scheme public")
    schemes = [scheme.value for scheme in Scheme]
    return TrustedKey(Scheme(_one_of(node.at("scheme"), schemes)), _public(node.at("public")))


def _public(node: Node) -> bytes:
    """Return a key given as base64 of its bytes, or as pretix gives it: base64 of a PEM file."""
    try:
        raw = base64.b64decode(node.text(), validate=True)
        if raw.startswith(_PEM.encode()):
            raw = base64.b64decode("".join(raw.decode("ascii").splitlines()[1:-1]), validate=True)
    except (binascii.Error, ValueError) as error:
        raise node.fault("must be base64.") from error
    raw = raw.removeprefix(_SPKI)
    if len(raw) != KEY_BYTES or raw[:-1] + bytes([raw[-1] & 0x7F]) in _WEAK:
        raise node.fault("must be an Ed25519 public key.")
    return raw


def _product(node: Node, categories: list[str], areas: list[str]) -> PretixProduct:
    node.only("item variation subevent category areas days")
    item = _number(node.at("item"))
    if item is None:
        raise node.at("item").fault("must be pretix's number of the product.")
    return PretixProduct(
        item=item,
        category=_one_of(node.at("category"), categories),
        variation=_number(node.at("variation")),
        subevent=_number(node.at("subevent")),
        areas=frozenset(_one_of(each, areas) for each in _listed(node.at("areas"))),
        days=frozenset(map(_day, _listed(node.at("days")))),
    )


def _listed(node: Node) -> list[Node]:
    """Return the members of a list that may be empty or left out."""
    return [] if node.value in (None, []) else node.items()


def _one_of(node: Node, known: list[str]) -> str:
    if node.value not in known:
        raise node.fault(f"must be one of {', '.join(known)}.")
    return node.text()


def _number(node: Node) -> int | None:
    if node.value is None:
        return None
    if type(node.value) is not int or node.value < 1:
        raise node.fault("must be a whole number above 0, or null.")
    return node.value


def _day(node: Node) -> date:
    try:
        return date.fromisoformat(node.text())
    except ValueError as error:
        raise node.fault("must be a day such as 2026-11-24.") from error
