"""Whom this desk keeps one list with, and how sure its verdicts are because of that."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.errors import Trouble, TroubleError

HEARD = timedelta(seconds=60)  # a desk that was silent longer does not count among those heard
_SILENCES = (Trouble.HUB_AWAY, Trouble.HUB_OTHER)


@dataclass(frozen=True, slots=True)
class Peer:
    """A computer that is paired with our hub, this one included, as the hub tells.

    Args:
        heard_at: when the hub heard of it last, by this computer's clock; None for never.
        behind: positions of the hub's feed that it has not read.
    """

    device: str
    name: str
    role: str
    paired_at: datetime
    heard_at: datetime | None
    behind: int
    is_revoked: bool


@dataclass(frozen=True, slots=True)
class Company:
    """What the sync thread knows at one moment; the default is a desk that is paired with none.

    Args:
        hub: the hub as people know it; empty where there is none.
        device: the id under which the hub knows this computer; `role` is what it may do.
        heard_at: when the hub was last heard; None if not since the desk was started.
        alone_since: when that ended; None while the hub is heard.
        trouble: what is in the way.
        behind: positions of the hub's feed still to be read.
        begun_again_at: when the hub was found to go on from an older copy of itself.
        forked: places (log, number) whose event the hub set aside for another computer's.
        lacks_snapshot: whether something keeps the hub from preparing its list for newcomers.
    """

    hub: str = ""
    device: str = ""
    role: str = ""
    peers: tuple[Peer, ...] = ()
    heard_at: datetime | None = None
    alone_since: datetime | None = None
    trouble: TroubleError | None = None
    behind: int = 0
    begun_again_at: datetime | None = None
    forked: frozenset[tuple[str, int]] = frozenset()
    lacks_snapshot: bool = False

    def with_reason(self, why: TroubleError | None) -> "Company":
        """Return the same with why the hub is silent, if it is and that is known."""
        is_silent = self.trouble is not None and self.trouble.trouble in _SILENCES
        return replace(self, trouble=why) if is_silent and why is not None else self

    def put_on(self, by: timedelta) -> "Company":
        """Return the same by another clock, which is ahead by that."""

        def later(at: datetime | None) -> datetime | None:
            return None if at is None else at + by

        return replace(
            self,
            peers=tuple(
                replace(one, paired_at=one.paired_at + by, heard_at=later(one.heard_at))
                for one in self.peers
            ),
            heard_at=later(self.heard_at),
            alone_since=later(self.alone_since),
            begun_again_at=later(self.begun_again_at),
        )

    @property
    def others(self) -> tuple[Peer, ...]:
        """The computers beside this one that the hub lets in."""
        return tuple(
            peer for peer in self.peers if not peer.is_revoked and peer.device != self.device
        )

    def heard(self, at: datetime) -> tuple[Peer, ...]:
        """Return those of the others that the hub had heard of late at a moment."""
        return tuple(peer for peer in self.others if is_heard(peer, at))


class Step(StrEnum):
    """What is being done so that a desk that lacks much gets all of it at once."""

    PREPARING = "preparing"  # at the hub
    COMING = "coming"
    CHECKING = "checking"
    TAKING_OVER = "taking_over"


@dataclass(frozen=True, slots=True)
class Coming:
    """How far a first load is: `held` of `size` bytes are here; `behind` as in `Company`."""

    step: Step
    held: int = 0
    size: int = 0
    behind: int = 0


class Sure(StrEnum):
    """How sure a verdict can be that nobody was let in elsewhere."""

    SOLE = "sole"  # there is no hub: other desks, if any, are not known
    STARTING = "starting"  # the hub was not heard yet
    TOGETHER = "together"
    CATCHING_UP = "catching_up"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Sureness:
    """The same with its figures: `heard` of `of` other desks, the hub `seconds` ago."""

    sure: Sure
    heard: int = 0
    of: int = 0
    seconds: int = 0
    behind: int = 0
    since: datetime | None = None


def how_sure(company: Company, at: datetime) -> Sureness:
    """Return how sure a verdict of the moment `at` is. Never surer than what was really heard."""
    if not company.hub:
        return Sureness(Sure.SOLE)
    heard_at = company.heard_at
    if company.alone_since is not None:
        return Sureness(Sure.ALONE, since=company.alone_since)
    if heard_at is None:
        return Sureness(Sure.STARTING)
    if at - heard_at > HEARD:
        return Sureness(Sure.ALONE, since=heard_at)
    if company.behind:
        return Sureness(Sure.CATCHING_UP, behind=company.behind)
    return Sureness(
        Sure.TOGETHER,
        heard=len(company.heard(at)),
        of=len(company.others),
        seconds=max(0, int((at - heard_at).total_seconds())),
    )


def is_heard(peer: Peer, at: datetime) -> bool:
    """Tell whether the hub has heard of a computer of late."""
    return peer.heard_at is not None and at - peer.heard_at <= HEARD
