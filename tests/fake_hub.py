"""A hub of a dict and a list, to test its clients by. The real one is kiosk/hub."""

from dataclasses import dataclass, field

from fakes import OPENING
from kiosk.protocol.messages import (
    AskHeads,
    Changes,
    Doc,
    Fork,
    Gap,
    Heads,
    Pull,
    Push,
    Pushed,
    Reset,
    RosterPart,
    RosterRow,
)
from kiosk.protocol.sealed import Run, Sealed, same
from kiosk.store.roster_feed import SENT
from kiosk.sync.exchange import Answer, Request


@dataclass
class FakeHub:
    """Feeds whatever it was given, by position. `timeline` is its one history."""

    timeline: str = "T1"
    time_ms: int = int(OPENING.timestamp() * 1000)
    page: int = 5
    logs: dict[str, list[Sealed]] = field(default_factory=dict)
    feed: list[tuple[str, int] | RosterRow | Doc] = field(default_factory=list)

    def answer(self, request: Request) -> Answer:
        known = request.timeline == self.timeline
        if not known or (not isinstance(request, AskHeads) and request.seen > len(self.feed)):
            return Reset(self.timeline, len(self.feed), self.time_ms)
        match request:
            case AskHeads():
                heads = {log: len(held) for log, held in self.logs.items()}
                return Heads(self.timeline, len(self.feed), heads)
            case Push():
                return self._push(request)
            case Pull():
                return self._pull(request)

    def _push(self, push: Push) -> Answer:
        for run in push.runs:
            held = self.logs.setdefault(run.log, [])
            if run.first > len(held) + 1:
                return Gap(run.log, len(held) + 1, self.time_ms)
            for seq, sealed in enumerate(run.events, run.first):
                if seq <= len(held) and not same(held[seq - 1], sealed):
                    return Fork(run.log, seq, self.time_ms)
                if seq > len(held):
                    held.append(sealed)
                    self.feed.append((run.log, seq))
        for thing in (*push.roster.rows, *push.docs):
            if thing not in self.feed:
                self.put(thing)
        heads = {run.log: len(self.logs[run.log]) for run in push.runs}
        return Pushed(self.timeline, len(self.feed), self.time_ms, heads)

    def put(self, thing: RosterRow | Doc) -> None:
        """Feed a row or document, in its latest place only."""
        self.feed.append(thing)

    def _pull(self, pull: Pull) -> Changes:
        upto = min(pull.after + self.page, len(self.feed))
        part = self.feed[pull.after : upto]
        return Changes(
            self.timeline, len(self.feed), self.time_ms, upto, upto < len(self.feed),
            tuple(
                Run(at[0], at[1], (self.logs[at[0]][at[1] - 1],))
                for at in part if isinstance(at, tuple)
            ),
            RosterPart(SENT, tuple(row for row in part if isinstance(row, RosterRow))),
            tuple(doc for doc in part if isinstance(doc, Doc)),
        )  # fmt: skip

    def forget_after(self, position: int, timeline: str) -> None:
        """Come back from an older copy."""
        self.timeline = timeline
        kept = self.feed[:position]
        self.feed = kept
        for log in self.logs:
            places = [at[1] for at in kept if isinstance(at, tuple) and at[0] == log]
            self.logs[log] = self.logs[log][: max(places, default=0)]
