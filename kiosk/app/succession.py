"""Who may take the list over, and how the other desks follow without being paired anew.

A supervisor's desk lays the certificate of the hub it might become into a document while the old
hub lives. Every desk gets it from that hub, over a connection it trusts, and so will know the heir
again. Nobody is followed who does not answer with that certificate, and nothing answers there
before a person said "take over the list" (kiosk/app/promotion.py).
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

from kiosk.app.heirs import Heir, heir_in, heir_of
from kiosk.app.pairing import HUB_FOLDER
from kiosk.app.parcels import share_key
from kiosk.desk.own_hub import HubPlace
from kiosk.desk.thread import DeskThread
from kiosk.errors import TroubleError
from kiosk.hub.succession import DEPUTY, HEIR, names_in
from kiosk.protocol.messages import SUCCESSION, Hello
from kiosk.store.sqlite import SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.sync.discovery import FoundHub, find_hubs
from kiosk.sync.exchange import Exchange
from kiosk.sync.http import HubHttp
from kiosk.sync.membership import Membership, safe_of_this_system, save_membership

PATIENCE = 3  # failures in a row before heirs are looked for
_LISTEN_SECONDS = 1.0
_ANSWER_SECONDS = 3.0
_USUAL = HubPlace()


@dataclass(frozen=True, slots=True)
class Successor:
    """Another computer's hub that keeps the list since a later day or hour than the one here.

    Args:
        membership: the pairing with it, which its list of computers makes good.
        is_heir: whether desks follow it by themselves; else it is for a person to decide.
    """

    membership: Membership
    is_heir: bool


def prepare(records: SqliteRecords, membership: Membership, place: HubPlace = _USUAL) -> None:
    """Let a supervisor's desk be an heir, and the fair have a key for USB sticks. Desk thread.

    Raises:
        TroubleError: the folder cannot be written.
    """
    if membership.role != "supervisor":
        return
    share_key(records)
    folder = records.path.parent / HUB_FOLDER
    heir = heir_of(folder, membership.xh_name, place)
    with records.transaction() as tx:
        tx.docs.write(SUCCESSION, f"{HEIR}{membership.device}", heir.as_text())


def heirs_of(records: SqliteRecords, membership: Membership) -> tuple[str, ...]:
    """Return the names of the other desks that all would follow if they took the list over."""
    with records.transaction() as tx:
        docs = tx.docs.of_kind(SUCCESSION)
        names = names_in(docs.get(f"hub {membership.hub}", ""))
        names |= dict(tx.db.execute("select id, name from device where name <> ''"))
    heirs = sorted(names.get(device, "") for device, _ in _heirs(docs, membership))
    return tuple(filter(None, heirs))


def successor(
    records: SqliteRecords,
    membership: Membership,
    desk: DeskThread,
    *,
    since: int = -1,
    heard: frozenset[str] = frozenset(),
    find: Callable[[], Iterable[FoundHub]] = lambda: find_hubs(seconds=_LISTEN_SECONDS),
) -> Successor | None:
    """Return who answers as a hub, begun later than `since`: a person had it take over.

    Takes some seconds, for network and desk thread.

    Args:
        since: when the one here was; without one, any hub is better than a silent one.
        heard: devices that are certainly no hubs, for they talk with the one here.
    """

    def docs() -> dict[str, str]:
        with records.transaction() as tx:
            return tx.docs.of_kind(SUCCESSION)

    known = desk.ask(docs)
    trusted = [heir for device, heir in _heirs(known, membership) if device not in heard]
    deputies = [heir for device, heir in _heirs(known, membership, DEPUTY) if device not in heard]
    everybody = [*trusted, *deputies]
    places = [
        place
        for place in _places(everybody, list(find()) if everybody else (), membership)
        if place.certificate != membership.certificate
    ]
    if not places:
        return None
    newest = asyncio.run(_newest(places, membership, since))
    heirs = {heir.certificate for heir in trusted}
    return None if newest is None else Successor(newest, newest.certificate in heirs)


async def _newest(
    places: Iterable[Membership], before: Membership, since: int = -1
) -> Membership | None:
    """Return the pairing with the hub that answers and was begun last, after `since`."""
    asked = [asyncio.create_task(_reached(place, before)) for place in places]
    if not asked:
        return None
    try:
        done, _ = await asyncio.wait(asked, timeout=_ANSWER_SECONDS)
    finally:  # also where the desk ends meanwhile
        for each in asked:
            each.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
    reached = filter(None, (each.result() for each in done))
    later = [one for one in reached if one.hello.since > since]
    return max(later, key=lambda one: one.hello.since).place if later else None


def follow(folder: Path, membership: Membership) -> None:
    """Belong to another hub from now on. TroubleError: the folder cannot be written."""
    save_membership(folder, membership, safe_of_this_system())


class Follower:
    """Moves a desk whose hub is silent to where that hub is now, or to the heir that answers."""

    def __init__(
        self,
        records: SqliteRecords,
        exchange: Exchange,
        *,
        desk: DeskThread,
        find: Callable[[], Iterable[FoundHub]] = lambda: find_hubs(seconds=_LISTEN_SECONDS),
    ) -> None:
        self._records = records
        self._exchange = exchange
        self._desk = desk
        self._find = find
        self._silences = 0

    def heard(self) -> None:
        """The hub answered."""
        self._silences = 0

    async def after_silence(self, membership: Membership) -> Membership:
        """Return the pairing to go on with: the same, or the one with the heir, kept already."""
        self._silences += 1
        if self._silences < PATIENCE:
            return membership
        docs = await asyncio.wrap_future(self._desk.begin(self._docs))
        heirs = [heir for _, heir in _heirs(docs, membership)]
        found = await asyncio.to_thread(lambda: list(self._find()))
        where = await _newest(_places(heirs, found, membership), membership)
        if where is None:
            return membership
        await asyncio.wrap_future(self._desk.begin(lambda: self._move(where)))
        self._silences = 0
        return where

    def _docs(self) -> dict[str, str]:
        with self._records.transaction() as tx:
            return tx.docs.of_kind(SUCCESSION)

    def _move(self, membership: Membership) -> None:
        follow(self._records.path.parent, membership)
        self._exchange.join(membership.hub, DeskSync(self._records, role=membership.role))


def _heirs(
    docs: dict[str, str], membership: Membership, kind: str = HEIR
) -> list[tuple[str, Heir]]:
    """Return the other computers that may take the list over, with their ids."""
    heirs = []
    for key, data in sorted(docs.items()):
        if key.startswith(kind) and key != f"{kind}{membership.device}":
            heir = heir_in(data)
            if heir is not None and heir.certificate != membership.certificate:
                heirs.append((key.removeprefix(kind), heir))
    return heirs


def _places(
    heirs: Iterable[Heir], found: Iterable[FoundHub], membership: Membership
) -> Iterator[Membership]:
    """Return the pairings to be tried: its own hub at another address, then each heir anywhere."""
    announced = [hub for hub in found if hub.addresses]
    for hub in announced:
        here = (membership.addresses, membership.port)
        if hub.hub == membership.hub and (hub.addresses, hub.port) != here:
            yield _at(membership, membership.certificate, hub.addresses, hub.port)
    for heir in heirs:
        for addresses, port in [
            (heir.addresses, heir.port), *((hub.addresses, hub.port) for hub in announced)
        ]:  # fmt: skip
            if addresses:
                yield _at(membership, heir.certificate, addresses, port)


def _at(
    membership: Membership, certificate: str, addresses: tuple[str, ...], port: int
) -> Membership:
    return msgspec.structs.replace(
        membership, certificate=certificate, addresses=addresses, port=port
    )


class _Reached(NamedTuple):
    place: Membership
    hello: Hello


async def _reached(place: Membership, before: Membership) -> _Reached | None:
    """Return a pairing with the hub that answers there, if it has that certificate."""
    try:
        way = HubHttp(place)
    except ValueError:  # no certificate
        return None
    try:
        hello = await way.who()
        status = await way.status()
    except TroubleError:
        return None
    finally:
        await way.close()
    if place.certificate == before.certificate and hello.hub != before.hub:
        return None  # our hub's computer, with a list begun anew: people decide what that means
    roles = {one.device: one.role for one in status.desks}  # who took over is a supervisor there
    role = roles.get(place.device, place.role)
    moved = msgspec.structs.replace(
        place, hub=hello.hub, hub_name=hello.name, role=role, since=hello.since
    )
    return _Reached(moved, hello)
