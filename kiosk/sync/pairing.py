"""Pairs this computer with a hub, by the code or the QR on the hub's screen."""

import secrets
import ssl
from dataclasses import dataclass
from hashlib import sha256

import httpx
import msgspec

from kiosk.errors import Trouble, TroubleError
from kiosk.protocol.api import MEDIA_TYPE, VERSION_HEADER, PairAnswer, PairAsk
from kiosk.protocol.messages import VERSION
from kiosk.protocol.pairing import (
    Invitation,
    desk_proof,
    fingerprint_of,
    hub_proof,
    is_invitation,
    is_proof,
    key_of,
    plain_code,
    read_address,
    read_invitation,
)
from kiosk.sync.http import read_answer, trouble_of
from kiosk.sync.membership import Membership
from kiosk.sync.tls import SECONDS, pinned, shown_certificate


@dataclass(frozen=True, slots=True)
class Computer:
    """How this computer introduces itself.

    Args:
        device: the id of an earlier pairing, or empty.
        xh: the exhibition whose list it keeps already; empty where it holds nothing of any.
        heir: as in `PairAsk`.
        token: by which other hubs of this list know it; empty where it needs one.
    """

    name: str
    machine: str = ""
    device: str = ""
    xh: str = ""
    heir: str = ""
    token: str = ""


def invitation_of(*words: str) -> Invitation:
    """Return what was typed or scanned: a QR's text alone, or an address and a code.

    Raises:
        TroubleError: PAIR_UNREADABLE.
    """
    try:
        if len(words) == 1 and is_invitation(words[0].strip()):
            return read_invitation(words[0])
        host, port = read_address(words[0])
        return Invitation((host,), port, plain_code("".join(words[1:])))
    except ValueError as error:
        raise TroubleError(Trouble.PAIR_UNREADABLE) from error


def pair(invitation: Invitation, computer: Computer) -> Membership:
    """Pair with the hub that an invitation names; takes some seconds at most for each address.

    Raises:
        TroubleError: nobody answers, it is another hub, the code is not good (any more), or the
            hub keeps another exhibition's list.
    """
    silence = TroubleError(Trouble.HUB_AWAY, where=invitation.addresses[0])
    for address in invitation.addresses:
        try:
            shown = shown_certificate(address, invitation.port)
        except TroubleError as trouble:
            silence = trouble
            continue
        if invitation.fingerprint not in ("", fingerprint_of(shown)):
            silence = TroubleError(Trouble.HUB_OTHER, where=f"{address}:{invitation.port}")
            continue
        return _paired(invitation, address, shown, computer)
    raise silence


def _paired(invitation: Invitation, address: str, shown: bytes, computer: Computer) -> Membership:
    where, fingerprint = f"{address}:{invitation.port}", fingerprint_of(shown)
    key, nonce = key_of(invitation.code), secrets.token_hex(32)
    proof = desk_proof(key, fingerprint, nonce)
    ask = PairAsk(
        nonce, proof, computer.name, computer.machine, computer.device, computer.xh, computer.heir,
        sha256(computer.token.encode()).hexdigest() if computer.token else "",
    )  # fmt: skip
    certificate = ssl.DER_cert_to_PEM_cert(shown)
    told = _asked(where, ask, certificate)
    wanted = hub_proof(key, fingerprint, nonce, told.hub, told.device, told.token)
    if not is_proof(told.proof, wanted):
        raise TroubleError(Trouble.PAIR_NOT_PROVEN, where=where)
    if computer.xh not in ("", told.xh):  # an older hub asks nobody
        raise TroubleError(Trouble.PAIR_OTHER_FAIR, where=told.hub_name or where)
    others = tuple(other for other in invitation.addresses if other != address)
    return Membership(
        told.hub, told.hub_name, (address, *others), invitation.port, certificate,
        told.device, told.xh, told.xh_name, told.role, told.token or computer.token,
    )  # fmt: skip


def _asked(where: str, ask: PairAsk, certificate: str) -> PairAnswer:
    headers = {"content-type": MEDIA_TYPE, VERSION_HEADER: str(VERSION)}
    try:
        with httpx.Client(verify=pinned(certificate), timeout=2 * SECONDS, trust_env=False) as http:
            response = http.post(
                f"https://{where}/v1/pair", content=msgspec.json.encode(ask), headers=headers
            )
    except httpx.HTTPError as error:
        raise trouble_of(error, where) from error
    kind = response.headers.get("content-type", "")
    return read_answer((response.status_code, kind, response.content), PairAnswer, where)
