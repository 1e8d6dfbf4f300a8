"""What the page about synchronisation shows: facts of this desk and of its hub, put together."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.desk.company import Company, Peer, Sure, how_sure, is_heard
from kiosk.desk.reports import Level
from kiosk.desk.sync_facts import Alarm, DeskFacts, HubFacts, SyncFacts
from kiosk.domain.desk_names import free_name, is_same_name

CLOCK_MS = 10 * 60 * 1000  # a difference that a person set, not the quartz
_RECENT = timedelta(hours=1)
_MUCH = 100  # the hub hears what a desk has read some seconds later: a little behind is no trouble


class Remark(StrEnum):
    """Something that somebody should know of, or do something about."""

    CLONED = "cloned"
    RESTORED = "restored"
    MISSING = "missing"
    CLOCK_OFF = "clock_off"
    HUB_RESTORED = "hub_restored"
    SNAPSHOT = "snapshot"  # the hub makes none
    PURGE_DUE = "purge_due"
    FAIR_CAME = "fair_came"  # and the window still shows the one before
    UNREADABLE = "unreadable"  # this and those below: reasons of the quarantine
    CLOCK = "clock"
    FORK = "fork"
    TICKET = "ticket"
    FAIR = "fair"


_GRAVE = (Remark.CLONED, Remark.CLOCK_OFF)
_HARMLESS = (Remark.HUB_RESTORED, Remark.FORK)


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """One remark: about which desk, and how many records (or minutes of a clock) it is about."""

    remark: Remark
    desk: str = ""
    count: int = 0

    @property
    def level(self) -> Level:
        """How bad it is."""
        if self.remark in _GRAVE:
            return Level.BAD
        return Level.GOOD if self.remark in _HARMLESS else Level.WARNING


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One computer of the list.

    Args:
        gate: id of the gate it served last; empty when that is not known.
        role: what the hub lets it do; empty for one that the hub does not know.
        heard_at: when the hub heard of it last, by this computer's clock; None for never.
        last_at: when its last event known here happened; None for no event.
        pending: events that are certainly not copied elsewhere: known of this desk only.
        behind: positions of the feed that it has not read.
        missing: events that it wrote and nobody has sent.
        offset_ms: how its clock was corrected; `uncertainty_ms` None for nobody can tell.
    """

    dev: str
    name: str
    gate: str = ""
    role: str = ""
    heard_at: datetime | None = None
    last_at: datetime | None = None
    is_heard: bool = False
    is_ours: bool = False
    is_revoked: bool = False
    pending: int = 0
    behind: int = 0
    missing: int = 0
    offset_ms: int = 0
    uncertainty_ms: int | None = None

    @property
    def level(self) -> Level:
        """How well it does."""
        if self.is_revoked:
            return Level.BAD
        if self.missing or self.behind > _MUCH or self.pending or not self.is_heard:
            return Level.WARNING
        return Level.GOOD


@dataclass(frozen=True, slots=True)
class SyncView:
    """Everything the page shows at one moment.

    Args:
        at: of which it speaks.
        recorded: events recorded here; `not_copied` those that are certainly nowhere else.
        to_read: positions of the hub's feed still to be read.
        tickets: in the roster here.
        name: what this desk is called.
        free_name: what it could be called, where one that was here before has that name too.
        heirs: what other desks are called that all would follow if they took the list over.
        is_only_here: whether the hub is on this computer, and no other has read it all.
    """

    at: datetime
    company: Company
    desks: tuple[DeskLine, ...]
    remarks: tuple[RemarkLine, ...]
    recorded: int
    not_copied: int
    to_read: int
    tickets: int
    name: str = ""
    free_name: str = ""
    heirs: tuple[str, ...] = ()
    is_only_here: bool = False


def is_read_elsewhere(company: Company) -> bool:
    """Tell whether another computer has read all that the hub holds."""
    return any(peer.heard_at is not None and not peer.behind for peer in company.others)


def sync_view(
    facts: SyncFacts,
    company: Company,
    *,
    tickets: int,
    now: datetime,
    name: str = "",
    is_purge_due: bool = False,
) -> SyncView:
    """Return the page's values, this desk first, the others by name.

    Args:
        name: what this desk is called.
    """
    lines = sorted(
        _told_apart(tuple(_lines(facts, company, now))),
        key=lambda one: (not one.is_ours, one.name, one.dev),
    )
    by_dev = {line.dev: line for line in lines}
    hub = facts.hubs[0] if facts.hubs else None
    return SyncView(
        at=now,
        company=company,
        desks=tuple(lines),
        remarks=(
            *_remarks(facts, company, by_dev, now),
            *([RemarkLine(Remark.PURGE_DUE, count=tickets)] if is_purge_due else []),
        ),
        recorded=facts.recorded,
        not_copied=facts.not_copied,
        to_read=_to_read(company, hub),
        tickets=tickets,
        name=name,
        free_name=_free_name(name, facts, company),
    )


def _to_read(company: Company, hub: HubFacts | None) -> int:
    """Return what is unread: while the hub is heard, its last answer knows better than the disk."""
    if company.heard_at is not None and company.alone_since is None:
        return company.behind
    return max(company.behind, hub.behind if hub is not None else 0)


def _free_name(name: str, facts: SyncFacts, company: Company) -> str:
    """Return a name for a newcomer whose own is taken; nothing where it may stay."""
    peers = {peer.device: peer for peer in company.peers}
    ours = peers.pop(company.device, None)
    names = {device: peer.name for device, peer in peers.items()}
    names |= {desk.dev: desk.name for desk in facts.desks if desk.name and not desk.is_ours}
    theirs = {
        device: named
        for device, named in names.items()
        if device not in peers or not peers[device].is_revoked
    }
    before_us = [
        named
        for device, named in theirs.items()
        if ours is None or device not in peers or peers[device].paired_at <= ours.paired_at
    ]
    is_taken = any(is_same_name(name, named) for named in before_us)
    return free_name(name, theirs.values()) if name and is_taken else ""


def _told_apart(lines: tuple[DeskLine, ...]) -> Iterator[DeskLine]:
    """Give desks of one name the end of their ids: nobody may revoke the wrong one."""
    counts = Counter(line.name for line in lines)
    for line in lines:
        is_alone = counts[line.name] == 1
        yield line if is_alone else replace(line, name=f"{line.name} ({line.dev[-4:]})".strip())


def _lines(facts: SyncFacts, company: Company, now: datetime) -> Iterator[DeskLine]:
    peers = {peer.device: peer for peer in company.peers}
    for desk in facts.desks:
        peer = peers.pop(desk.dev, None)
        if desk.is_ours:
            peer = peers.pop(company.device, peer)
        yield _line(desk, peer, facts, company, now)
    for peer in peers.values():
        is_ours = peer.device == company.device
        if not peer.is_revoked:  # one that never wrote anything and never will
            yield DeskLine(
                peer.device, peer.name, role=peer.role, heard_at=peer.heard_at,
                is_heard=is_ours or is_heard(peer, now), is_ours=is_ours,
                behind=0 if is_ours else peer.behind,
            )  # fmt: skip


def _line(
    desk: DeskFacts, peer: Peer | None, facts: SyncFacts, company: Company, now: datetime
) -> DeskLine:
    # Whom the hub hears while we do not hear the hub, nobody knows.
    is_alone = how_sure(company, now).sure is Sure.ALONE
    heard = peer is not None and is_heard(peer, now) and not is_alone
    hub = facts.hubs[0] if facts.hubs and desk.is_ours and facts.hubs[0].heard_at else None
    return DeskLine(
        dev=desk.dev,
        name=desk.name or (peer.name if peer is not None else ""),
        gate=desk.gate,
        role=peer.role if peer is not None else "",
        heard_at=peer.heard_at if peer is not None else None,
        last_at=desk.last_at,
        is_heard=heard or desk.is_ours,
        is_ours=desk.is_ours,
        is_revoked=peer is not None and peer.is_revoked,
        pending=facts.not_copied if desk.is_ours else 0,
        # Of ourselves we know better what is unread than the hub, which hears it with a delay.
        behind=peer.behind if peer is not None and not desk.is_ours else 0,
        missing=sum(gap.last - gap.first + 1 for gap in desk.missing),
        offset_ms=hub.offset_ms if hub is not None else desk.offset_ms,
        uncertainty_ms=hub.uncertainty_ms if hub is not None else desk.uncertainty_ms,
    )


def _remarks(
    facts: SyncFacts, company: Company, lines: dict[str, DeskLine], now: datetime
) -> Iterator[RemarkLine]:
    for desk in facts.desks:
        name, offset_ms = lines[desk.dev].name, lines[desk.dev].offset_ms
        if Alarm.CLONED in desk.alarms:
            yield RemarkLine(Remark.CLONED, name)
        if Alarm.RESTORED in desk.alarms:
            yield RemarkLine(Remark.RESTORED, name)
        if desk.missing:
            count = sum(gap.last - gap.first + 1 for gap in desk.missing)
            yield RemarkLine(Remark.MISSING, name, count)
        if abs(offset_ms) > CLOCK_MS:
            yield RemarkLine(Remark.CLOCK_OFF, name, round(abs(offset_ms) / 60_000))
    yield from _hub_remarks(company, now)
    reasons = Counter(bad.reason for bad in facts.quarantined)
    here = {(bad.log, bad.seq) for bad in facts.quarantined if bad.reason == Remark.FORK}
    reasons[Remark.FORK] += len(company.forked - here)
    for reason, count in sorted((+reasons).items()):
        kind = Remark(reason) if reason in tuple(Remark) else Remark.UNREADABLE
        yield RemarkLine(kind, count=count)


def _hub_remarks(company: Company, now: datetime) -> Iterator[RemarkLine]:
    if company.begun_again_at is not None and now - company.begun_again_at < _RECENT:
        yield RemarkLine(Remark.HUB_RESTORED)
    if company.lacks_snapshot and company.role == "supervisor":  # who else could do anything?
        yield RemarkLine(Remark.SNAPSHOT)
