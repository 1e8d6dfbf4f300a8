"""How far erasures have come: asked of the records here, then of the hub."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.app.desk import fair_of, opened_to_look
from kiosk.app.pairing import membership_of
from kiosk.clock import Clock
from kiosk.desk.erasures import Erased, Holding, Spread
from kiosk.domain.badge_ids import ticket_id_of
from kiosk.errors import Trouble, TroubleError
from kiosk.protocol.api import ErasureStatus
from kiosk.store.erasures import erased
from kiosk.store.sqlite import SqliteRecords
from kiosk.sync.http import HubHttp, ask_once
from kiosk.sync.membership import Membership


def spread_of(folder: Path, clock: Clock, code: str) -> Spread:
    """Return how far the erasure of a ticket has come, by its code or id; no window is open.

    A code is kept nowhere; the ticket's id follows from it.
    """
    with opened_to_look(folder, clock) as records:
        assert isinstance(records, SqliteRecords)  # noqa: S101 - the one kind there is
        id_ = ticket_id_of(fair_of(records).id, code)
        found = next(filter(None, (erased(records.db, each) for each in (code, id_))), None)
    return spread(found, found.ticket_id if found else id_, _member(folder), clock)


def spread(found: Erased | None, ticket_id: str, member: Membership | None, clock: Clock) -> Spread:
    """Ask the hub about one erasure; waits for the network."""
    if member is None:
        return Spread(found)
    try:
        (status,) = _asked(member, [ticket_id])
    except TroubleError as error:
        return Spread(found, member.where, trouble=error)
    return _told(found, member, status, clock.now())


def spreads(found: Iterable[Erased], member: Membership | None, clock: Clock) -> tuple[Spread, ...]:
    """Do so for several."""
    wanted = tuple(found)
    if member is None:
        return tuple(map(Spread, wanted))
    try:
        statuses = _asked(member, [each.ticket_id for each in wanted])
    except TroubleError as error:
        return tuple(Spread(each, member.where, trouble=error) for each in wanted)
    return tuple(
        _told(each, member, status, clock.now())
        for each, status in zip(wanted, statuses, strict=True)
    )


def _asked(member: Membership, ids: list[str]) -> list[ErasureStatus]:
    async def ask(way: HubHttp) -> list[ErasureStatus]:
        return [await way.erasure(each) for each in ids]

    return ask_once(member, ask)


def _told(found: Erased | None, member: Membership, status: ErasureStatus, now: datetime) -> Spread:
    """Turn the hub's times into those of our own clock."""

    def here(ms: int) -> datetime | None:
        return now - timedelta(milliseconds=status.time_ms - ms) if ms else None

    others = (
        Holding(one.name, one.holds, here(one.seen_ms))
        for one in status.holders
        if one.device != member.device
    )
    return Spread(
        found, member.where, status.is_known, tuple(sorted(others, key=lambda one: one.name))
    )


def _member(folder: Path) -> Membership | None:
    try:
        return membership_of(folder)
    except TroubleError as error:
        if error.trouble is Trouble.NOT_PAIRED:
            return None
        raise
