"""What a hub answers: one method per message, no sockets, no state of its own."""

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from kiosk import __version__
from kiosk.clock import Clock
from kiosk.hub.intake import (
    Parcel,
    check_names,
    is_name,
    take_doc,
    take_events,
    take_roster,
    unpacked,
)
from kiosk.hub.refusals import (
    MalformedError,
    NotAllowedError,
    RetiredError,
    UnknownExhibitionError,
)
from kiosk.hub.store import Exhibition, HubReading, HubStore, HubTransaction, Retired
from kiosk.hub.succession import adopt_devices
from kiosk.protocol.messages import (
    MOST_EVENTS,
    Changes,
    Doc,
    Heads,
    Hello,
    Pull,
    PullAnswer,
    Push,
    PushAnswer,
    Pushed,
    Reset,
    Role,
    SnapshotNeeded,
)
from kiosk.protocol.sealed import Run

T = TypeVar("T")
Taking = Callable[[HubTransaction], PushAnswer]

EDITORS: frozenset[Role] = frozenset({"supervisor", "hub"})
_LARGEST_PAGE = 2 * MOST_EVENTS
_FARTHEST = 1 << 62


class Hub:
    """Keeps the lists of exhibitions for their desks. Stores facts and folds none.

    All methods may be called from any thread, return after what they did is durable, and raise
    a HubError (kiosk/hub/refusals.py) for requests that cannot be meant, having changed nothing.
    TroubleError tells that the database is out of reach or its disk full: nothing was lost.
    """

    def __init__(self, store: HubStore, *, clock: Clock, name: str = "", since: int = 0) -> None:
        self._store = store
        self._since = since
        self._clock = clock
        self.name = name
        self.on_push: Callable[[], None] = lambda: None  # called after each push, on its thread

    def hello(self) -> Hello:
        """Tell who this hub is."""
        hub, timeline, head = self._store.read(lambda tx: (tx.hub, tx.timeline, tx.head))
        return Hello(
            hub, timeline, head, self._now_ms(), name=self.name, app=__version__, since=self._since
        )

    def open_exhibition(self, xh: str, name: str = "") -> None:
        """Keep a list for an exhibition; does nothing but name it where there is one already.

        RetiredError: its data were removed here, and are not taken in again.
        """
        check_names([xh])

        def put(tx: HubTransaction) -> None:
            _must_not_be_over(tx, xh)
            tx.add_exhibition(xh, name)

        self._store.write(put)

    def retire(self, xh: str, counts: str) -> None:
        """Remove everything of an exhibition but its counts (JSON), and refuse its desks."""
        at_ms = self._now_ms()

        def put(tx: HubTransaction) -> None:
            _exhibition(tx, xh)
            tx.retire(xh, at_ms, counts)

        self._store.write(put)
        self._store.shrink()

    def retired(self) -> tuple[Retired, ...]:
        """Return the exhibitions whose data were removed."""
        return self._store.read(lambda tx: tx.retired())

    def must_keep(self, xh: str) -> None:
        """Raise RetiredError or UnknownExhibitionError for an exhibition without a list here."""
        self._read(xh, lambda _: None)

    def tidy(self) -> None:
        """Have the database forget what was erased; may take seconds. See HubStore."""
        self._store.tidy()

    def push(self, xh: str, push: Push, role: Role) -> PushAnswer:
        """Take in what a desk holds; Pushed tells how far each log it sent is held now.

        Gap and Fork tell of one log that could not be taken; the rest was. After a Fork the desk
        leaves that log out. Roster rows and documents are taken from supervisors and hubs only.
        """
        answer = self._store.write(self.taking(xh, push, role))
        self.on_push()
        return answer

    def taking(self, xh: str, push: Push, role: Role) -> Taking:
        """Return the work that takes in a push, read and hashed; raises as `push` does."""
        if push.roster.rows or push.docs:
            _must_edit(role)
        parcel = unpacked(xh, push, self._now_ms())

        def take(tx: HubTransaction) -> PushAnswer:
            _exhibition(tx, xh)
            if not is_shared(tx, push.timeline, push.seen):
                return self._reset(tx, push.timeline, push.seen)
            return self._take(tx, xh, push, parcel)

        return take

    def push_all(self, takings: Sequence[Taking]) -> Sequence[PushAnswer | Exception]:
        """Take in several pushes in one commit, each answered as by `push`, or with its error."""
        answers = self._store.write_all(takings)
        self.on_push()
        return answers

    def _take(self, tx: HubTransaction, xh: str, push: Push, parcel: Parcel) -> PushAnswer:
        now = self._now_ms()
        trouble = take_events(tx, xh, parcel, now)
        take_roster(tx, xh, push.roster, now)
        for doc in push.docs:
            _take_doc(tx, xh, doc, now)
        if trouble is not None:
            return trouble
        heads = {run.log: tx.log_end(xh, run.log).seq for run in push.runs}
        return Pushed(tx.timeline, tx.head, now, heads)

    def pull(self, xh: str, pull: Pull) -> PullAnswer:
        """Return the next page of the feed; an empty one where nothing is new."""
        return self._page(xh, pull, lambda known: known.floor)

    def feed(self, xh: str, pull: Pull) -> PullAnswer:
        """Answer a pull from any position, be it below the floor: snapshots are made of it."""
        return self._page(xh, pull, lambda _: 0)

    def _page(self, xh: str, pull: Pull, floor: Callable[[Exhibition], int]) -> PullAnswer:
        seen = max(pull.seen, pull.after)
        limit = min(max(pull.limit, 1), _LARGEST_PAGE)
        if pull.after < 0:
            raise MalformedError("positions begin at 0")

        def look(tx: HubReading) -> PullAnswer | None:
            known, now = _exhibition(tx, xh), self._now_ms()
            if not is_shared(tx, pull.timeline, seen):
                return None
            if pull.after < floor(known):
                return SnapshotNeeded(now)
            page = tx.page(xh, pull.after, limit)
            more = page.upto < tx.head
            return Changes(
                tx.timeline, tx.head, now, page.upto, more, page.runs, page.roster, page.docs
            )

        return self._store.read(look) or self._store.write(
            lambda tx: self._reset(tx, pull.timeline, seen)
        )

    def _reset(self, tx: HubTransaction, timeline: str, seen: int) -> Reset:
        """Send a desk to the present history; begin another if the desk has seen what we lost.

        Nobody can have seen more of the newest timeline than there is, unless the database went
        back under a running hub (a virtual machine's snapshot). How far back nobody knows, so
        that nothing of that timeline is believed any more.
        """
        if timeline == tx.timeline and seen > tx.head:
            tx.begin_timeline(self._clock.new_id(), tx.start_of(timeline) or 0)
        return Reset(tx.timeline, tx.head, self._now_ms())

    def news(self, after: int, xhs: Collection[str]) -> tuple[int, dict[str, int]]:
        """Return the feed's end, and of each exhibition that changed behind `after` its own end.

        One without a list here changed just now: whoever waits for it should be told why.
        """

        def look(tx: HubReading) -> tuple[int, dict[str, int]]:
            if tx.head <= after:
                return tx.head, {}
            known = {xh for xh in xhs if tx.exhibition(xh) is not None}
            ends = {xh: tx.end(xh, after) if xh in known else tx.head for xh in xhs}
            return tx.head, {xh: end for xh, end in ends.items() if end}

        return self._store.read(look)

    def heads(self, xh: str) -> Heads:
        """Return how far each log is held."""
        return self._read(xh, lambda tx: Heads(tx.timeline, tx.head, tx.heads(xh)))

    def exhibitions(self) -> tuple[str, ...]:
        """Return the ids of all exhibitions."""
        return tuple(known.xh for known in self._store.read(lambda tx: tx.exhibitions()))

    def erased(self, xh: str) -> int:
        """Return how many tickets were erased so far."""
        return self._read(xh, lambda tx: len(tx.gone(xh)))

    def erased_at(self, xh: str, ticket_id: str) -> int | None:
        """Return the position of the feed from which on a desk knows that somebody was erased."""
        check_names([ticket_id])
        return self._read(xh, lambda tx: tx.gone_at(xh, ticket_id))

    def log(self, xh: str, log: str, after: int, limit: int) -> Run:
        """Return events of one log behind number `after`, for peers and audits."""
        start, count = min(max(after, 0), _FARTHEST), min(max(limit, 1), _LARGEST_PAGE)
        check_names([log])
        return self._read(xh, lambda tx: tx.log(xh, log, start, count))

    def doc(self, xh: str, kind: str, key: str) -> Doc | None:
        """Return a document; its `rev` is what an edit of it must name."""
        check_names([kind, key])
        return self._read(xh, lambda tx: tx.doc(xh, kind, key))

    def put_doc(self, xh: str, doc: Doc, role: Role) -> Doc:
        """Write a document that is newer, or whose `rev` names the one that stands.

        Returns what stands then.
        """
        _must_edit(role)
        check_names([doc.kind, doc.key])

        def put(tx: HubTransaction) -> Doc:
            _exhibition(tx, xh)
            _take_doc(tx, xh, doc, self._now_ms())
            return tx.doc(xh, doc.kind, doc.key) or doc

        return self._store.write(put)

    def _read(self, xh: str, work: Callable[[HubReading], T]) -> T:
        def look(tx: HubReading) -> T:
            _exhibition(tx, xh)
            return work(tx)

        return self._store.read(look)

    def _now_ms(self) -> int:
        return int(self._clock.now().timestamp() * 1000)


def is_shared(tx: HubReading, timeline: str, seen: int) -> bool:
    """Tell whether all that a desk has seen of a timeline is in this hub's history (R4)."""
    end: int | None = tx.head
    if timeline != tx.timeline:
        end = tx.start_of_next(timeline) if is_name(timeline) else None
    return end is not None and seen <= min(end, tx.head)


def _exhibition(tx: HubReading, xh: str) -> Exhibition:
    known = tx.exhibition(xh) if is_name(xh) else None
    if known is None:
        _must_not_be_over(tx, xh)
        raise UnknownExhibitionError(f"no list is kept for {xh!r}")
    return known


def _must_not_be_over(tx: HubReading, xh: str) -> None:
    for each in tx.retired():
        if each.xh == xh:
            raise RetiredError(each.at_ms)


def _take_doc(tx: HubTransaction, xh: str, doc: Doc, now_ms: int) -> None:
    if take_doc(tx, xh, doc, now_ms):
        adopt_devices(tx, xh, doc, now_ms)


def _must_edit(role: Role) -> None:
    if role not in EDITORS:
        raise NotAllowedError("only supervisors and hubs change the roster and documents")
