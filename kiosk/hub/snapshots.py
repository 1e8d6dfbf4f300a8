"""What a desk's first load is taken from; whoever makes it stands outside the hub."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from kiosk.errors import Trouble

MEDIA_TYPE: Final = "application/zstd"
TIMELINE_HEADER: Final = "OFEC-Timeline"
POSITION_HEADER: Final = "OFEC-Position"


@dataclass(frozen=True, slots=True)
class SnapshotFile:
    """A desk's whole database at one position of the feed, packed with zstd.

    Args:
        sha256: of the packed bytes, 64 hexadecimal digits; also the ETag.
        upto: whoever takes it over holds everything up to this position of `timeline`.
    """

    path: Path
    sha256: str
    timeline: str
    upto: int


class Snapshots(Protocol):
    """Makes snapshots and keeps them fresh. From any thread."""

    def latest(self, xh: str) -> SnapshotFile:
        """Return a snapshot of an exhibition that holds nobody who was erased; takes seconds.

        Raises:
            HubError: there is no such exhibition, or nothing to begin with yet.
            TroubleError: the database is out of reach, or the disk full.
        """
        ...

    def prepare(self, xh: str) -> None:
        """Begin to make it, for a new desk will ask soon; returns at once, and never fails."""
        ...

    def refresh(self) -> None:
        """Make those anew that are out of date, above all after an erasure; takes seconds.

        TroubleError: the hub's database is out of reach.
        """
        ...

    def trouble(self, xh: str) -> Trouble | None:
        """Return what kept the last one from being made; None once one was. It is tried again."""
        ...

    def end(self) -> None:
        """Leave nobody on the disk who was erased since: what is out of date by it is dropped."""
        ...
