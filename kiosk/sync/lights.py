"""What the light of the sync shows, and what a hub's answer tells of the other computers."""

from datetime import datetime, timedelta

from kiosk.desk.company import Coming, Company, Peer, Step
from kiosk.desk.reports import Level, Light, Topic
from kiosk.desk.sync_view import Remark
from kiosk.errors import Trouble
from kiosk.protocol.api import Status
from kiosk.sync.http import clock_trouble

STUCK = (Level.BAD, "stuck")
LIGHTS: dict[Trouble, tuple[Level, str]] = {
    Trouble.HUB_AWAY: (Level.WARNING, "away"),
    Trouble.HUB_FAILING: (Level.WARNING, "failing"),
    Trouble.HUB_PORTAL: (Level.WARNING, "portal"),
    Trouble.HUB_OTHER: (Level.BAD, "other_hub"),
    Trouble.HUB_OLDER: (Level.BAD, "hub_older"),
    Trouble.HUB_NEWER: (Level.BAD, "hub_newer"),
    Trouble.HUB_REVOKED: (Level.BAD, "revoked"),
    Trouble.HUB_FORBIDS: (Level.BAD, "forbidden"),
    Trouble.HUB_RETIRED: (Level.BAD, "retired"),
    Trouble.HUB_SNAPSHOT: (Level.BAD, "snapshot"),
}


def coming_light(coming: Coming) -> Light:
    """Return how far a first load is."""
    detail = ""
    if coming.step is Step.COMING:
        megabytes = max(1, round(coming.size / 1e6))
        detail = f"{_percent(coming.held, coming.size)} · {megabytes}"
    return Light(Topic.SYNC, Level.WARNING, f"list_{coming.step}", detail)


def reading_light(read: int, far: int) -> Light:
    """Return how far the feed was read, of `far` positions."""
    return Light(Topic.SYNC, Level.WARNING, "list_read", _percent(read, far))


def standing_light(status: Status, company: Company, now: datetime, hub: str) -> Light:
    """Return with how many other desks one that has the list is together, or its wrong clock.

    The numbers are those of `how_sure`, which the page and each verdict show.
    """
    if clock_trouble(status.time_ms, now, hub) is not None:
        return Light(Topic.SYNC, Level.WARNING, "clock_off")
    if not company.others:
        return Light(Topic.SYNC, Level.GOOD, "sole_hub")
    heard = len(company.heard(now))
    level = Level.GOOD if heard else Level.WARNING
    return Light(Topic.SYNC, level, "together", f"{heard}/{len(company.others)}")


def _percent(part: int, whole: int) -> str:
    return f"{min(100, 100 * part // max(1, whole))}\u00a0%"


def peers_of(status: Status, now: datetime) -> tuple[Peer, ...]:
    """Return the computers of a hub, its times turned into those of our own clock."""

    def here(ms: int) -> datetime:
        return now - timedelta(milliseconds=status.time_ms - ms)

    return tuple(
        Peer(one.device, one.name, one.role, here(one.paired_ms),
             here(one.seen_ms) if one.seen_ms else None, one.behind, one.is_revoked)
        for one in status.desks
    )  # fmt: skip


def forked_of(status: Status) -> frozenset[tuple[str, int]]:
    """Return the places whose event a hub set aside for another computer's."""
    return frozenset((flaw.log, flaw.seq) for flaw in status.flaws if flaw.flaw == Remark.FORK)
