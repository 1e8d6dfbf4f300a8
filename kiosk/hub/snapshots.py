"""The source of a desk's first load: everything of an exhibition, at one position of the feed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from kiosk.hub.refusals import HubError, UnknownExhibitionError
from kiosk.hub.store import HubReading, HubStore, Page


class HistoryChangedError(HubError):
    """The database was put back while a snapshot was made: begin again."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A page, and where the feed ended when it was read. The last one's page ends there."""

    page: Page
    timeline: str
    head: int


def pieces(store: HubStore, xh: str, size: int = 1000) -> Iterator[Piece]:
    """Yield the feed from its beginning to its end, in short reads that hold nobody up.

    Whoever writes them down in order (a later row or document over an earlier one) holds exactly
    what a desk with cursor `page.upto` of the last piece holds: what changed meanwhile has moved
    to the end and is seen again there. The floor does not matter here.
    """
    after, timeline = 0, ""
    while True:
        piece = store.read(partial(_piece, xh=xh, after=after, size=size))
        if timeline not in ("", piece.timeline):
            raise HistoryChangedError("the hub's history is another one now")
        yield piece
        after, timeline = piece.page.upto, piece.timeline
        if after >= piece.head:
            return


def _piece(tx: HubReading, xh: str, after: int, size: int) -> Piece:
    if tx.exhibition(xh) is None:
        raise UnknownExhibitionError(f"no list is kept for {xh!r}")
    return Piece(tx.page(xh, after, size), tx.timeline, tx.head)
