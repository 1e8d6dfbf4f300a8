"""The client of a hub as a state machine: what to say next, and what an answer comes to.

No sockets and no waiting: whoever runs it carries the messages and decides when. Everything that
must survive a crash is in the `SyncStore`; this object may be thrown away at any moment.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from enum import StrEnum
from typing import TypeVar

from kiosk.clock import Clock, Reading
from kiosk.desk.pace import Pace
from kiosk.protocol.messages import (
    MOST_BYTES,
    MOST_EVENTS,
    AskHeads,
    Changes,
    Fork,
    Gap,
    Heads,
    Pull,
    Push,
    PushAnswer,
    Pushed,
    Reset,
    SnapshotNeeded,
)
from kiosk.protocol.stores import Link, SyncStore, Taken
from kiosk.sync.offset import Offset, OffsetEstimate
from kiosk.sync.slices import slices_of

Request = Push | Pull | AskHeads
Answer = PushAnswer | Changes | SnapshotNeeded | Heads
T = TypeVar("T", Push, Pull, AskHeads)


class Heard(StrEnum):
    """What an answer came to; all but PROGRESS and IDLE deserve a pause before the next request."""

    PROGRESS = "progress"  # there may be more to do at once
    IDLE = "idle"  # the hub's feed is at its end and it holds everything pushed
    STALE = "stale"  # a late answer: dropped
    BEGUN_AGAIN = "begun_again"  # the hub's history is another one
    STEPPED_BACK = "stepped_back"  # the hub, or this client, lacks events of a log
    FORKED = "forked"  # two computers wrote one log
    SNAPSHOT_NEEDED = "snapshot_needed"  # whoever runs this must fetch a snapshot


class Exchange:
    """One client's talk with one hub.

    Requests may be sent one after the other (`next`), or pushes and pulls side by side (`push`,
    `pull`): a waiting pull then holds up no push. Answers may come late, twice, or never.

    Args:
        pace: how large the slices of a page are; None where nobody waits for the store.
    """

    def __init__(
        self, store: SyncStore, *, hub: str, clock: Clock, pace: Pace | None = None
    ) -> None:
        self._store = store
        self._hub = hub
        self._clock = clock
        self._pace = pace
        self._offset = OffsetEstimate(clock)
        self._sendings: dict[type[Request], tuple[Request, Reading]] = {}
        self._believed: Offset | None = None
        self._has_more = True
        self._pushed_last = False

    def join(self, hub: str, store: SyncStore) -> None:
        """Talk to another hub from now on, as a fresh exchange would; late answers are stale.

        Args:
            store: as before, for what this client may do there.
        """
        self._hub, self._store = hub, store
        self._offset, self._believed = OffsetEstimate(self._clock), None
        self._sendings.clear()
        self._has_more, self._pushed_last = True, False

    def next(self) -> Request:
        """Return what to say now. Pushes and pulls take turns while there is work for both."""
        request = None if self._pushed_last and self._has_more else self.push()
        self._pushed_last = request is not None
        return request or self.pull()

    def push(self) -> Push | AskHeads | None:
        """Return the next piece this hub lacks; None when it has everything."""
        link = self._store.link(self._hub)
        if not link.timeline:
            return None
        if link.heads_due:
            return self._sent(AskHeads(link.timeline))
        piece = self._store.outgoing(self._hub, events=MOST_EVENTS, size=MOST_BYTES)
        if not piece:
            return None
        return self._sent(Push(link.timeline, link.seen, piece.runs, piece.roster, piece.docs))

    def pull(self) -> Pull:
        """Return the question for the next page."""
        link = self._store.link(self._hub)
        return self._sent(Pull(link.timeline, link.seen, link.cursor))

    def slices(self, request: Request, answer: Answer) -> Iterator[tuple[Request, Answer]]:
        """Yield an answer in slices, each to be heard before the next one is asked for.

        Where one does not come to PROGRESS the rest is void.
        """
        match request, answer, self._pace:
            case Pull(), Changes(), Pace() as pace if answer.timeline == request.timeline:
                yield from slices_of(request, answer, lambda: pace.size)
            case _:
                yield request, answer

    def heard(self, request: Request, answer: Answer) -> Heard:
        """Take in an answer to `request`, or a slice of one, whenever it comes."""
        link = self._store.link(self._hub)
        if request.timeline != link.timeline or _is_overtaken(link, request, answer):
            return Heard.STALE
        self._take_time(request, answer)
        match answer:
            case Reset():
                return self._begin_again(answer.timeline, answer.head)
            case SnapshotNeeded():
                return Heard.SNAPSHOT_NEEDED
            case Heads():
                return self._heard_heads(link, answer)
            case Changes():
                return self._heard_changes(link, request, answer)
            case Pushed() | Gap() | Fork():
                return self._heard_push(request, answer)

    def _begin_again(self, timeline: str, head: int) -> Heard:
        self._has_more = True
        self._store.begin_again(self._hub, timeline, head)
        return Heard.BEGUN_AGAIN

    def _heard_heads(self, link: Link, answer: Heads) -> Heard:
        if answer.timeline != link.timeline:
            return self._begin_again(answer.timeline, answer.head)
        if not link.heads_due:
            return Heard.STALE
        self._store.know_heads(self._hub, answer.timeline, answer.head, answer.heads)
        return Heard.PROGRESS

    def _heard_changes(self, link: Link, request: Request, page: Changes) -> Heard:
        if not isinstance(request, Pull):
            return Heard.STALE
        count = sum(len(run.events) for run in page.runs) + len(page.roster.rows)
        with self._pace.timed(count) if self._pace else nullcontext():
            taken = self._store.take(self._hub, request.after, page)
        match taken:
            case Taken.STALE:
                return Heard.STALE
            case Taken.GAP:
                self._store.read_again(self._hub)
                return Heard.STEPPED_BACK
            case Taken.TAKEN:
                self._has_more = page.more
                return Heard.PROGRESS if page.more else self._rest()

    def _heard_push(self, request: Request, answer: Pushed | Gap | Fork) -> Heard:
        if not isinstance(request, Push):
            return Heard.STALE
        match answer:
            case Pushed():
                self._store.confirm(self._hub, request, answer)
                return Heard.PROGRESS
            case Gap(log, following):
                self._store.step_back(self._hub, log, following)
                return Heard.STEPPED_BACK
            case Fork(log, seq):
                parted = self._store.set_aside(request, log, seq)
                return Heard.FORKED if parted else Heard.STALE

    def _rest(self) -> Heard:
        piece = self._store.outgoing(self._hub, events=1, size=1)
        return Heard.PROGRESS if piece else Heard.IDLE

    def _sent(self, request: T) -> T:
        self._sendings[type(request)] = (request, self._offset.sending())
        return request

    def _take_time(self, request: Request, answer: Answer) -> None:
        """Set the clock by an answer, if its request is the last of its kind: else when was it?"""
        sent, sending = self._sendings.pop(type(request), (None, None))
        if sending is None or sent is not request or isinstance(answer, Heads):
            return
        best = self._offset.heard(sending, answer.time_ms)
        if best is not None and best != self._believed:
            self._store.set_offset(self._hub, best.offset_ms, best.uncertainty_ms, best.rtt_ms)
            self._believed = best  # not before: on a full disk it was not kept


def _is_overtaken(link: Link, request: Request, answer: Answer) -> bool:
    """Tell whether a hub that went on to another timeline vouched for less than was seen by now."""
    return (
        isinstance(request, Push | Pull)
        and isinstance(answer, Pushed | Changes)
        and answer.timeline != link.timeline
        and request.seen < link.seen
    )
