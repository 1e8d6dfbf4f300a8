"""How a computer comes to speak to a hub: a code used once gives it a token of its own."""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.clock import Clock
from kiosk.hub.devices import Device, Offer
from kiosk.hub.intake import check_names
from kiosk.hub.refusals import UnknownExhibitionError
from kiosk.hub.store import Exhibition, Flaw, HubStore, HubTransaction
from kiosk.hub.succession import disinherit, write_deputy, write_devices
from kiosk.protocol.messages import Role
from kiosk.protocol.pairing import ALPHABET, CODE_LENGTH, key_of

CODE_MS = 10 * 60 * 1000
WINDOW_MS = 60 * 1000
TRIES_OF_ONE = 5  # wrong codes a minute from one address; 40 bits then last for ever
TRIES_OF_ALL = 60
_ALL = "*"
_RECENT_S = 1.0  # so soon does a device hear that another hub process shut it out
_MOST_RECENT = 10_000


@dataclass(frozen=True, slots=True)
class PairingCode:
    """A code to show, without blanks, and the millisecond since 1970 when it runs out."""

    code: str
    until_ms: int


@dataclass(frozen=True, slots=True)
class Paired:
    """The token is told this once, if it is new; the hub keeps its sha256 only.

    `key` is the code's.
    """

    device: Device
    token: str
    key: bytes


class NotPaired(StrEnum):
    """Why a code gave nothing."""

    WRONG = "wrong"
    RUN_OUT = "run_out"
    TOO_MANY_TRIES = "too_many_tries"
    OTHER_FAIR = "other_fair"


class Pairing:
    """Codes, tokens and the devices that hold them. May be called from any thread."""

    def __init__(
        self,
        store: HubStore,
        *,
        clock: Clock,
        random_bytes: Callable[[int], bytes] = secrets.token_bytes,
        stretch: Callable[[str], bytes] = key_of,
    ) -> None:
        self._store = store
        self._clock = clock
        self._random_bytes = random_bytes
        self._stretch = stretch
        self._recent: dict[bytes, tuple[Device, float]] = {}
        self._changes = 0

    def new_code(self, xh: str, role: Role) -> PairingCode:
        """Return a fresh code that pairs one computer within ten minutes."""
        code = "".join(ALPHABET[byte % 32] for byte in self._random_bytes(CODE_LENGTH))
        offer, key = Offer(xh, role, self._now_ms() + CODE_MS), self._stretch(code)

        def put(tx: HubTransaction) -> None:
            if tx.exhibition(xh) is None:
                raise UnknownExhibitionError(f"no list is kept for {xh!r}")
            tx.devices.offer(key, offer)

        self._store.write(put)
        return PairingCode(code, offer.until_ms)

    def pair(
        self,
        opens: Callable[[bytes], bool],
        name: str,
        *,
        source: str,
        device: str = "",
        xh: str = "",
        known_by: str = "",
    ) -> Paired | NotPaired:
        """Give a token to whoever proves that he knows a code.

        Args:
            opens: tells whether the proof was made with a code's key.
            source: whence it came, an IP address: too many wrong codes close it for a minute.
            device: the computer's own id if it has one. Paired again, its older token is void; it
                gets another id where the code may not do that (see `_gives_way`).
            xh: the exhibition of which the computer holds something; a code for another stays good.
            known_by: sha256 (hex) of a token that it keeps, unless another computer has that here.
        """
        own_id = device or self._clock.new_id()
        check_names([name, source, own_id])
        fresh = self._random_bytes(32).hex()
        now = self._now_ms()

        def take(tx: HubTransaction) -> Paired | NotPaired:
            tries = [tx.devices.wrong_tries(who, now - WINDOW_MS) for who in (source, _ALL)]
            if tries[0] >= TRIES_OF_ONE or tries[1] >= TRIES_OF_ALL:
                return NotPaired.TOO_MANY_TRIES
            key = next(filter(opens, tx.devices.offers()), b"")
            offer = tx.devices.take(key)
            if offer is None:
                for who in (source, _ALL):
                    tx.devices.note_wrong_try(who, now)
                return NotPaired.WRONG
            if offer.until_ms <= now:
                return NotPaired.RUN_OUT
            if xh not in ("", offer.xh):
                tx.devices.offer(key, offer)
                return NotPaired.OTHER_FAIR
            held = tx.devices.by_id(own_id)
            is_free = _gives_way(held, offer)
            known_as = own_id if is_free else self._clock.new_id()
            # Later than all that was heard of it: another hub of this list tells by that.
            at_ms = max(now, held.paired_ms + 1) if held is not None else now
            paired = Device(known_as, offer.xh, name, offer.role, at_ms)
            kept = bytes.fromhex(known_by)
            token = "" if kept and _is_own(tx, known_as, kept) else fresh
            tx.devices.put(paired, _digest(token) if token else kept)
            write_devices(tx, offer.xh, now)
            return Paired(paired, token, key)

        answer = self._store.write(take)
        self._forget_recent()
        return answer

    def announce(self, device: Device, heir: str) -> None:
        """Let all desks know a computer again, if it ever keeps the list, by what it told."""
        data = "" if device.role == "hub" else heir
        now = self._now_ms()
        self._store.write(lambda tx: write_deputy(tx, device, data, now))

    def recent(self, token: str) -> Device | None:
        """Return whose token that is, if `device` found out within the last second. Costs nothing.

        Requests come by the hundred a second: to ask the database for each would hold up commits.
        """
        device, at = self._recent.get(_digest(token), (None, 0.0))
        return device if self._clock.monotonic() - at < _RECENT_S else None

    def device(self, token: str) -> Device | None:
        """Return whose token that is, even if it opens nothing any more; None for no token."""
        digest, changes = _digest(token), self._changes
        device = self._store.read(lambda tx: tx.devices.by_token(digest))
        if device is not None and changes == self._changes:
            if len(self._recent) >= _MOST_RECENT:
                self._recent.clear()
            self._recent[digest] = (device, self._clock.monotonic())
        return device

    def devices(self, xh: str) -> tuple[Device, ...]:
        """Return all devices ever paired for an exhibition, in that order."""
        return self._store.read(lambda tx: tx.devices.all(xh))

    def exhibitions(self) -> tuple[Exhibition, ...]:
        """Return the exhibitions that computers can be paired for."""
        return self._store.read(lambda tx: tx.exhibitions())

    def flaws(self, xh: str) -> tuple[Flaw, ...]:
        """Return the newest events of an exhibition that were set aside."""
        return self._store.read(lambda tx: tx.flaws(xh))

    def revoke(self, device: str) -> None:
        """Let a device's token open nothing from now on."""
        check_names([device])
        now = self._now_ms()

        def shut_out(tx: HubTransaction) -> None:
            known = tx.devices.by_id(device)
            if known is not None:
                tx.devices.revoke(device, now)
                write_devices(tx, known.xh, now)
                disinherit(tx, known.xh, device, now)

        self._store.write(shut_out)
        self._forget_recent()

    def saw(self, holds: Mapping[str, int]) -> None:
        """Remember which devices spoke just now, and up to where each holds the feed.

        Costs a commit: call it for a status page every few seconds, not for each request.
        """
        now = self._now_ms()

        def note(tx: HubTransaction) -> None:
            for device, position in sorted(holds.items()):
                tx.devices.saw(device, now, position)

        self._store.write(note)

    def _forget_recent(self) -> None:
        self._changes += 1
        self._recent.clear()

    def _now_ms(self) -> int:
        return int(self._clock.now().timestamp() * 1000)


def _gives_way(held: Device | None, offer: Offer) -> bool:
    """Tell whether a known computer gives way to one that comes with its id and a code.

    Within one list any code does: a supervisor's laptop may come back as a desk, its token lost.
    Whoever is replaced unasked is told at once, for its token opens nothing any more.
    """
    return held is None or held.xh == offer.xh


def _is_own(tx: HubTransaction, device: str, digest: bytes) -> bool:
    """Tell whether no other computer has the token with that sha256."""
    held = tx.devices.by_token(digest)
    return held is None or held.id == device


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
