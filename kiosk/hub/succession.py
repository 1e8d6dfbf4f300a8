"""What a hub leaves to whoever takes its list over: which computers it let in.

Each hub keeps a document with its computers and the sha256 of their tokens, which every desk holds.
A hub that a desk starts when the old one died gets that document with the desk's last documents,
after the whole roster: from then on the others may come with the tokens they have. Supervisors may
let computers in anyway, so they gain nothing by writing such a document themselves; roles above a
supervisor's are not taken from it, nor computers that a hub knows already, unless they were paired
again later.
"""

import msgspec

from kiosk.hub.devices import Device
from kiosk.hub.intake import is_name, write_doc
from kiosk.hub.store import HubTransaction
from kiosk.protocol.messages import SUCCESSION, Doc, Role

HEIR, DEPUTY = "heir ", "deputy "  # how the keys of such documents begin, before the device
_MOST = 5000


class _Known(msgspec.Struct, frozen=True, array_like=True):
    id: str
    name: str
    role: Role
    token: str
    paired_ms: int
    revoked_ms: int


_DECODER = msgspec.json.Decoder(tuple[_Known, ...])


def write_devices(tx: HubTransaction, xh: str, now_ms: int) -> None:
    """Bring the document of this hub's computers up to date."""
    tokens = tx.devices.tokens(xh)
    known = [
        _Known(one.id, one.name, one.role, tokens[one.id].hex(), one.paired_ms, one.revoked_ms)
        for one in tx.devices.all(xh)
    ]
    data = msgspec.json.encode(known).decode()
    write_doc(tx, xh, Doc(SUCCESSION, f"hub {tx.hub}", data), now_ms)


def write_deputy(tx: HubTransaction, device: Device, data: str, now_ms: int) -> None:
    """Let all know a computer again that may take the list over, though nobody follows it unasked.

    A supervisor's is an heir: it says so itself. What it said in another role goes.
    """
    is_heir = device.role == "supervisor"
    for kind, told in ((HEIR, None if is_heir else ""), (DEPUTY, "" if is_heir else data)):
        if told is not None:
            _write(tx, device.xh, f"{kind}{device.id}", told, now_ms)


def disinherit(tx: HubTransaction, xh: str, device: str, now_ms: int) -> None:
    """Let no desk follow a computer that was shut out."""
    for kind in (HEIR, DEPUTY):
        _write(tx, xh, f"{kind}{device}", "", now_ms)


def _write(tx: HubTransaction, xh: str, key: str, data: str, now_ms: int) -> None:
    if data or tx.doc(xh, SUCCESSION, key) is not None:
        write_doc(tx, xh, Doc(SUCCESSION, key, data), now_ms)


def names_in(data: str) -> dict[str, str]:
    """Return what the computers of such a document are called, by their ids."""
    try:
        return {one.id: one.name for one in _DECODER.decode(data)}
    except ValueError:  # none, or a newer version's
        return {}


def adopt_devices(tx: HubTransaction, xh: str, doc: Doc, now_ms: int) -> None:
    """Let in whom another hub let in, by its document; shut out whom it shut out.

    Its own document comes back newer only to a hub that was put back: then it learns whom it let in
    and shut out since. Computers of other exhibitions are no business of this one's.
    """
    if doc.kind != SUCCESSION or not doc.key.startswith("hub "):
        return
    try:
        told = _DECODER.decode(doc.data)[:_MOST]
        tokens = [bytes.fromhex(one.token) for one in told]
    except ValueError:  # a newer version's: its desks pair anew
        return
    for one, token in zip(told, tokens, strict=True):
        if one.role == "hub" or not (is_name(one.id) and is_name(one.name)) or len(token) != 32:
            continue
        same = tx.devices.by_token(token)
        if same is None and _is_later(one, tx.devices.by_id(one.id), xh):
            paired = min(max(one.paired_ms, 0), now_ms)
            revoked = now_ms if one.revoked_ms else 0
            tx.devices.put(
                Device(one.id, xh, one.name, one.role, paired, revoked_ms=revoked), token
            )
        elif same is not None and (same.id, same.xh) == (one.id, xh) and one.revoked_ms:
            tx.devices.revoke(one.id, now_ms)


def _is_later(told: _Known, held: Device | None, xh: str) -> bool:
    """Tell whether a computer was paired, or paired again, since it was paired or shut out here."""
    if held is None:
        return True
    return held.xh == xh and told.paired_ms > max(held.paired_ms, held.revoked_ms)
