"""The messages of SYNC.md §5.3, one type each. Unknown fields from newer versions are ignored."""

from typing import Annotated, Literal

import msgspec

from kiosk.protocol.sealed import Run

VERSION = 1
OLDEST_VERSION = 1
MOST_EVENTS = 500
MOST_BYTES = 256 * 1024
PAGE = 500
SUCCESSION = "succession"  # the kind of documents by which desks know a hub's heirs

# What databases and other languages can hold: decoding refuses more.
Position = Annotated[int, msgspec.Meta(ge=0, le=1 << 62)]
LAST_VERSION = 1 << 53
Version = Annotated[int, msgspec.Meta(ge=0, le=LAST_VERSION)]
Cell = str | Annotated[int, msgspec.Meta(ge=-(1 << 53), le=1 << 53)]
Role = Literal["desk", "hall", "supervisor", "hub"]


class RosterRow(msgspec.Struct, frozen=True, array_like=True):
    """One ticket as it stands now; `cells` follow `RosterPart.columns`.

    `gone` rows hold no cells but keep the id: nobody may bring the ticket back.
    """

    id: str
    cells: tuple[Cell, ...] = ()
    gone: bool = False


class RosterPart(msgspec.Struct, frozen=True):
    """Some rows of the roster; columns a receiver does not know are left out by it.

    Args:
        positions: where in the feed each row stands, said by hubs alone.
        versions: of each row, see kiosk/protocol/versions.py; empty from those who know none.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[RosterRow, ...] = ()
    positions: tuple[Position, ...] = ()
    versions: tuple[Version, ...] = ()


class Doc(msgspec.Struct, frozen=True):
    """A small document that every desk holds: the fair, a layout, settings.

    Args:
        rev: what the writer had read, its sha256 in hexadecimal; empty for a new one.
        data: the document, UTF-8 text (JSON) or base64 when `kind` says so.
        version: see kiosk/protocol/versions.py; None from those who know none.
    """

    kind: str
    key: str
    data: str
    rev: str = ""
    version: Version | None = None


class Hello(msgspec.Struct, frozen=True):
    """Who a hub is. `timeline` names its history, `head` the end of it.

    `since` is the millisecond since 1970 when a person had its computer keep the list; 0 where
    nobody noted it. Of two hubs of one list the later holds: that is whom somebody chose last.
    """

    hub: str
    timeline: str
    head: int
    time_ms: int
    oldest: int = OLDEST_VERSION
    newest: int = VERSION
    min_app: str = ""
    name: str = ""
    app: str = ""
    since: int = 0


class Push(msgspec.Struct, frozen=True):
    """Everything a desk holds that this hub has not confirmed, a piece at a time.

    `seen` is the highest head of `timeline` in any answer the desk ever had: the witness of R4.
    """

    timeline: str
    seen: Position
    runs: tuple[Run, ...] = ()
    roster: RosterPart = RosterPart()
    docs: tuple[Doc, ...] = ()


class Pushed(msgspec.Struct, frozen=True, tag="pushed"):
    """Said after the commit: each log is held without a hole up to `heads[log]`."""

    timeline: str
    head: int
    time_ms: int
    heads: dict[str, int] = {}


class Pull(msgspec.Struct, frozen=True):
    """Ask for what stands in the feed after position `after`."""

    timeline: str
    seen: Position
    after: Position
    limit: Position = PAGE


class Changes(msgspec.Struct, frozen=True, tag="changes"):
    """A page of the feed: whoever holds it holds everything up to position `upto`."""

    timeline: str
    head: int
    time_ms: int
    upto: int
    more: bool = False
    runs: tuple[Run, ...] = ()
    roster: RosterPart = RosterPart()
    docs: tuple[Doc, ...] = ()


class Reset(msgspec.Struct, frozen=True, tag="reset"):
    """This hub's history is not the one the desk speaks of: begin again on `timeline`."""

    timeline: str
    head: int
    time_ms: int


class Gap(msgspec.Struct, frozen=True, tag="gap"):
    """Events of `log` before the first one sent are missing: send from `next` on."""

    log: str
    next: int
    time_ms: int


class Fork(msgspec.Struct, frozen=True, tag="fork"):
    """The hub holds another event under this number: two computers wrote one log."""

    log: str
    seq: int
    time_ms: int


class SnapshotNeeded(msgspec.Struct, frozen=True, tag="snapshot"):
    """The feed does not reach back that far any more: take a snapshot first."""

    time_ms: int


class AskHeads(msgspec.Struct, frozen=True):
    """Ask how far the hub holds each log: after a reset, so that only what is missing is sent."""

    timeline: str


class Heads(msgspec.Struct, frozen=True):
    """How far the hub holds each log."""

    timeline: str
    head: int
    heads: dict[str, int]


PushAnswer = Pushed | Reset | Gap | Fork
PullAnswer = Changes | Reset | SnapshotNeeded
