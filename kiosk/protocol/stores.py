"""What a client of a hub keeps: a desk with its folds, or a relay with a hub's store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from kiosk.protocol.messages import Changes, Doc, Push, Pushed, RosterPart
from kiosk.protocol.sealed import Run


@dataclass(frozen=True, slots=True)
class Link:
    """How far a client has come with one hub. A fresh link has no timeline and is reset at once.

    Args:
        timeline: the hub's history that everything below speaks of; empty before the first answer.
        cursor: every row of the feed up to this position is held.
        seen: the highest head in any answer of this timeline: the witness of R4.
        heads_due: since a reset it is not known what the hub holds: ask before pushing.
        sweeping: since a reset the roster is being seen afresh; it ends with the feed.
    """

    hub: str
    timeline: str = ""
    cursor: int = 0
    seen: int = 0
    heads_due: bool = False
    sweeping: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a hub has not confirmed yet, a piece at a time; empty when it holds everything."""

    runs: tuple[Run, ...] = ()
    roster: RosterPart = field(default_factory=RosterPart)
    docs: tuple[Doc, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.runs or self.roster.rows or self.docs)


class Taken(StrEnum):
    """What became of a page."""

    TAKEN = "taken"
    STALE = "stale"  # not the page that follows what is held: nothing was done
    GAP = "gap"  # the hub left out events of a log: nothing was done


def compared(pushed: Push, heads: Mapping[str, int]) -> dict[str, int]:
    """Return how far a hub holds the very events that were pushed: what it confirms of each log."""
    return {
        run.log: min(run.last, heads[run.log])
        for run in pushed.runs
        if run.events and run.log in heads
    }


def joints(mine: Mapping[str, int], heads: Mapping[str, int]) -> dict[str, int]:
    """Return after which number each log is to be pushed to a hub that holds it up to `heads`.

    A number is no proof of the same events: two computers may have written one log. The last that
    both hold goes up again to be compared, or else one's events came to stand behind the other's.
    """
    return {log: min(mine[log], upto) - 1 for log, upto in heads.items() if log in mine and upto}


class SyncStore(Protocol):
    """Everything that must survive a crash. Each verb is one durable transaction, all or nothing.

    A client keeps every event under its place (log, seq) and per log a prefix without a hole.
    Nothing here refuses an event for its meaning: what cannot be read is kept as bytes, counted
    as held, marked as quarantined and passed on. Every verb may be repeated without harm.
    """

    def link(self, hub: str) -> Link:
        """Return how far this client has come with `hub`; a fresh link when it is new."""
        ...

    def outgoing(self, hub: str, *, events: int, size: int) -> Outgoing:
        """Return the next piece that `hub` has not confirmed.

        Runs start right after what is confirmed of their log: own and foreign logs, so that
        desks heal a hub. At most `events` events and roster rows, and `size` bytes of them, but
        always at least one. Roster rows and docs only where this client's role may push them,
        and only once the hub's feed was read to its end.
        """
        ...

    def confirm(self, hub: str, pushed: Push, answer: Pushed) -> None:
        """Believe an answer to `pushed`, which was said on the link's timeline.

        Logs are confirmed as far as they were pushed, `answer.heads` at most (`compared`); rows
        and docs that still are as they were pushed are not outstanding any more. The link moves on
        to `answer.timeline`, and `seen` with `answer.head`.
        """
        ...

    def take(self, hub: str, after: int, changes: Changes) -> Taken:
        """Take in a page that was asked for after position `after`, with everything it entails.

        Events, whatever they fold into, roster, docs and the new cursor in one transaction.
        Events held already are compared; another one in the same place is a fork, see `set_aside`.
        The hub evidently holds what it sent: it is confirmed. A roster row or doc that is newer
        here stays (kiosk/protocol/versions.py), and waits to be pushed where this client may do
        so. With the feed's end (`more` false) a sweep ends: rows not seen since the reset wait
        likewise; where this client may not push, those without a version are removed.
        """
        ...

    def begin_again(self, hub: str, timeline: str, head: int) -> None:
        """Forget what `hub` confirmed and the cursor; `seen` is `head`, heads are due, sweep.

        Nothing else is forgotten: the roster goes on serving.
        """
        ...

    def know_heads(self, hub: str, timeline: str, head: int, heads: Mapping[str, int]) -> None:
        """Replace everything confirmed by what the hub says it holds; heads are due no more.

        The last event of a log that both hold is left out: it goes up to be compared (`joints`).
        """
        ...

    def read_again(self, hub: str) -> None:
        """Set the cursor back to the start, after a page with a hole. What is confirmed stays."""
        ...

    def step_back(self, hub: str, log: str, following: int) -> None:
        """Take it that the hub holds `log` up to `following` - 1 only; that one goes up again."""
        ...

    def set_aside(self, pushed: Push, log: str, seq: int) -> bool:
        """Resolve a fork: another event stands at (log, seq) in the hub, and stays there.

        Own events from there on are appended again to a log opened for them, each naming where it
        stood in the field `orig` of its envelope; foreign ones are kept in quarantine, for their
        desk does the same. What the hub has in their place comes again if its feed told it before.
        A hub that relays waits for that, and gives way then.
        False, and nothing is done, when what is held there is no longer what was pushed: a late
        answer.
        """
        ...

    def set_offset(self, hub: str, offset_ms: int, uncertainty_ms: int, rtt_ms: int) -> None:
        """Correct the clock: hub time is this machine's wall clock plus `offset_ms`.

        From now on events are written with it; `uncertainty_ms` is half of the round trip.
        """
        ...
