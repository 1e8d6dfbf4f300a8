"""What a hub needs of its database, whichever it is."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from kiosk.hub.devices import Devices
from kiosk.hub.relays import Relay
from kiosk.protocol.messages import Doc, RosterPart, RosterRow
from kiosk.protocol.sealed import GENESIS, Run, Sealed

T = TypeVar("T")

MOST_FLAWS = 100  # every desk asks for them all the time, and a wrong clock spoils a day's events


@dataclass(frozen=True, slots=True)
class Received:
    """An event in its place, with what the hub understands of it.

    Args:
        bh: its body's hash, 32 bytes.
        subject: the ticket it speaks of; empty where it names none or cannot be read.
        flaw: why no desk should fold it (`kiosk.hub.envelopes`); empty for nearly all.
    """

    log: str
    seq: int
    sealed: Sealed
    bh: bytes
    subject: str = ""
    flaw: str = ""


@dataclass(frozen=True, slots=True)
class LogEnd:
    """The end of a log as held: its last number, and the chain's hash over everything so far."""

    seq: int = 0
    hash: bytes = GENESIS


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A roster row as held, with the columns its cells follow.

    Args:
        version: see kiosk/protocol/versions.py; None only where it was pushed without one.
    """

    columns: tuple[str, ...]
    row: RosterRow
    version: int | None = 0


@dataclass(frozen=True, slots=True)
class Exhibition:
    """One list kept by the hub. Cursors below `floor` need a snapshot first."""

    xh: str
    name: str
    floor: int = 0


@dataclass(frozen=True, slots=True)
class Retired:
    """An exhibition whose data were removed at `at_ms`; `counts` is what was kept, JSON."""

    xh: str
    name: str
    at_ms: int
    counts: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """Where an event lies, or lay, that no desk should fold, and why."""

    log: str
    seq: int
    flaw: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything of one exhibition in the feed behind a position, up to and with `upto`.

    Rows of the roster in one page have one set of columns; the page ends before another begins.
    """

    upto: int
    runs: tuple[Run, ...] = ()
    roster: RosterPart = field(default_factory=RosterPart)
    docs: tuple[Doc, ...] = ()


class HubReading(Protocol):
    """A consistent look at everything committed; ends with the work it was given to."""

    @property
    def hub(self) -> str:
        """This hub's id, for ever."""
        ...

    @property
    def timeline(self) -> str:
        """The id of the hub's present history."""
        ...

    @property
    def head(self) -> int:
        """The last position of the feed, over all exhibitions."""
        ...

    @property
    def devices(self) -> Devices:
        """Who may speak to the hub."""
        ...

    def relay(self, hub: str, xh: str) -> Relay:
        """Return the link of an exhibition to the hub above, by that hub's id."""
        ...

    def start_of(self, timeline: str) -> int | None:
        """Return where a timeline began; None for one this hub never had."""
        ...

    def start_of_next(self, timeline: str) -> int | None:
        """Return where the successor of a timeline began; None where there is none."""
        ...

    def exhibition(self, xh: str) -> Exhibition | None:
        """Return one exhibition."""
        ...

    def exhibitions(self) -> tuple[Exhibition, ...]:
        """Return all of them, by id."""
        ...

    def page(self, xh: str, after: int, limit: int) -> Page:
        """Return at most `limit` changes behind position `after`; `upto` is the head at the end.

        Whoever walks the pages from 0 to any `upto` holds every event up to there once, and of
        roster rows and documents the newest states up to there: that is also how a snapshot is
        made, without a long transaction.
        """
        ...

    def end(self, xh: str, after: int) -> int:
        """Return where an exhibition changed last behind position `after`; 0 where it did not.

        Costs no more than reading what lies behind `after`, of all exhibitions.
        """
        ...

    def heads(self, xh: str) -> dict[str, int]:
        """Return how far each log is held."""
        ...

    def log(self, xh: str, log: str, after: int, limit: int) -> Run:
        """Return at most `limit` events of one log behind number `after`."""
        ...

    def doc(self, xh: str, kind: str, key: str) -> Doc | None:
        """Return a document, its own sha256 as `rev`."""
        ...

    def gone(self, xh: str) -> Collection[str]:
        """Return the ids of all erased tickets."""
        ...

    def gone_at(self, xh: str, ticket_id: str) -> int | None:
        """Return where in the feed a ticket became gone; None where it did not."""
        ...

    def retired(self) -> tuple[Retired, ...]:
        """Return the exhibitions whose data were removed, by id."""
        ...

    def flaws(self, xh: str) -> tuple[Flaw, ...]:
        """Return the newest events that were set aside, MOST_FLAWS at most, the last one first."""
        ...


class HubTransaction(HubReading, Protocol):
    """The one writer. What is put gets the feed's next positions, in the order of the calls."""

    def begin_timeline(self, timeline: str, start: int) -> None:
        """Begin a history under a fresh id; it shares with the one before what is up to `start`."""
        ...

    def add_exhibition(self, xh: str, name: str) -> None:
        """Keep a list for one more exhibition; one that is there only gets the name."""
        ...

    def set_floor(self, xh: str, floor: int) -> None:
        """Ask for a snapshot from whoever's cursor lies below `floor`."""
        ...

    def log_end(self, xh: str, log: str) -> LogEnd:
        """Return the end of a log; that of an empty one where nothing is held."""
        ...

    def add_events(self, xh: str, events: Sequence[Received]) -> None:
        """Add events that nobody added before."""
        ...

    def set_log_end(self, xh: str, log: str, end: LogEnd) -> None:
        """Remember how far a log is held now."""
        ...

    def cut_log(self, xh: str, log: str, end: LogEnd) -> None:
        """Set aside what is held of a log behind `end`: other events stand there.

        It is kept until the exhibition is retired, and an erasure reaches it; `flaws` tells of it.
        """
        ...

    def rows(self, xh: str, ids: Collection[str]) -> dict[str, KeptRow]:
        """Return those of some roster rows that are held."""
        ...

    def put_rows(self, xh: str, part: RosterPart) -> None:
        """Write roster rows with their versions, over what is held."""
        ...

    def erase(self, xh: str, ids: Collection[str]) -> None:
        """Make tickets gone, whether in the roster or not, and the bodies of their events."""
        ...

    def put_doc(self, xh: str, doc: Doc) -> None:
        """Write a document with its version, over what is held."""
        ...

    def retire(self, xh: str, at_ms: int, counts: str) -> None:
        """Remove everything of an exhibition but its counts, for good.

        The tokens of its computers stay, without their names: who comes with one is told why.
        """
        ...


class HubStore(Protocol):
    """A database that keeps a hub's lists. All verbs may be called from any thread.

    A new timeline begins by itself whenever the database may have been put back to an older
    state: each time a file is opened, each time a PostgreSQL server is not the one known before.
    """

    def write(self, work: Callable[[HubTransaction], T]) -> T:
        """Run `work` and return what it returned, once everything is durable.

        Works that wait together share one commit. `work` runs again if a neighbour spoilt that
        commit, so it must hold nothing of an earlier run. What it raises undoes all it did.
        """
        ...

    def write_all(self, works: Sequence[Callable[[HubTransaction], T]]) -> Sequence[T | Exception]:
        """Run works as `write` would, in one commit; return what each returned, or why not.

        What is raised is a bug of one of them, and tells nothing of the others: only for works
        that may be done again.
        """
        ...

    def read(self, work: Callable[[HubReading], T]) -> T:
        """Run `work` on what is committed and return what it returned."""
        ...

    def tidy(self) -> None:
        """Have the database forget what was erased, where the commit itself could not.

        Call it every minute, and not on a thread that others wait for: it may take seconds.
        """
        ...

    def shrink(self) -> None:
        """Give the room of what was removed back; nobody can write meanwhile."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
