"""What the use cases need of the world, each written down once as a protocol."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from kiosk.domain.badges import Badge
from kiosk.domain.scanned import ScannedCode

if TYPE_CHECKING:  # a slow library: the window must not wait for it
    import numpy as np
    import numpy.typing as npt

GrayImage: TypeAlias = "npt.NDArray[np.uint8]"  # height × width
ColourImage: TypeAlias = "npt.NDArray[np.uint8]"  # height × width × 3, blue green red


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture. `taken_at` is in seconds on the monotonic clock; for clips, of the clip."""

    pixels: ColourImage
    taken_at: float


class FrameSource(Protocol):
    """A camera, a clip, a folder of pictures."""

    @property
    def name(self) -> str:
        """A name for people: 'Caméra intégrée', 'clip.mp4'."""
        ...

    def frames(self) -> Iterator[Frame]:
        """Yield frames until the source ends; raise TroubleError when it fails."""
        ...

    def close(self) -> None:
        """Let go of the device. May be called from another thread, and twice."""
        ...


class Decoder(Protocol):
    """Finds codes in one picture."""

    def decode(self, gray: GrayImage) -> list[ScannedCode]:
        """Return every code read, best effort, never raising for any picture."""
        ...


@dataclass(frozen=True, slots=True)
class MadeBadge:
    """A badge as a one-page PDF, and what its maker had to give up (cut text, missing glyphs)."""

    pdf: bytes
    warnings: tuple[str, ...] = ()


class PhotoSource(Protocol):
    """Where the attendees' photos are."""

    def photo(self, ticket_id: str) -> bytes | None:
        """Return the PNG or JPEG of a ticket's holder; None where there is none."""
        ...


class BadgeMaker(Protocol):
    """Turns a badge into a page."""

    def make(self, badge: Badge) -> MadeBadge:
        """Return the badge as PDF; any text at all gives a page, never an error."""
        ...


class PrintTrouble(StrEnum):
    """Why a badge did not come out, or may not have; the worst first."""

    FOLDER_MISSING = "folder_missing"
    FOLDER_READ_ONLY = "folder_read_only"
    DISK_FULL = "disk_full"
    UNREACHABLE = "unreachable"
    REJECTING = "rejecting"
    PAUSED = "paused"
    JAM = "jam"
    COVER_OPEN = "cover_open"
    OUT_OF_MEDIA = "out_of_media"
    OUT_OF_INK = "out_of_ink"
    WRONG_MEDIA = "wrong_media"
    REFUSED = "refused"
    ABORTED = "aborted"
    CANCELLED = "cancelled"
    TOO_SLOW = "too_slow"
    FORGOTTEN = "forgotten"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Printed:
    """The badge is certainly out; `where` is its file for a folder printer."""

    where: Path | None = None


@dataclass(frozen=True, slots=True)
class NotPrinted:
    """The badge is certainly not out."""

    trouble: PrintTrouble


@dataclass(frozen=True, slots=True)
class ToCheck:
    """Nobody can tell from here: the operator has to look. Never print it again unasked."""

    trouble: PrintTrouble


PrintOutcome = Printed | NotPrinted | ToCheck


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """What keeps badges from coming out now, the worst first; none when it is ready.

    Args:
        for_s: seconds since the printer's state last changed, where the printer tells.
    """

    troubles: tuple[PrintTrouble, ...] = ()
    for_s: int | None = None

    @property
    def trouble(self) -> PrintTrouble | None:
        """The one to tell first."""
        return self.troubles[0] if self.troubles else None


class SignatureCheck(Protocol):
    """Tells whether a signature is good."""

    def __call__(self, public: bytes, signature: bytes, message: bytes) -> bool:
        """Check an Ed25519 signature of 64 bytes by a key of 32; any bytes at all are welcome."""
        ...


def unheard() -> None:
    """Do nothing: nobody asked to be told."""


class BadgePrinter(Protocol):
    """Somewhere a badge comes out.

    A job is named by the desk (see `kiosk.domain.badges.BadgeJob.name`): a name is printed at
    most once. Every call ends within a time of the printer's own, whatever the network does, and
    raises nothing for troubles of printer, network or disk.
    """

    @property
    def name(self) -> str:
        """A name for people."""
        ...

    def print(self, job: str, pdf: bytes, on_sent: Callable[[], None] = unheard) -> PrintOutcome:
        """Send one badge under a name that was never sent before, and follow it to its end.

        `on_sent` is called once when the printer has taken the whole job and its end has to be
        waited for. Printers that finish at once need not call it.
        """
        ...

    def follow(self, job: str) -> PrintOutcome:
        """Tell what became of a job that may have been sent by a run that crashed."""
        ...

    def cancel(self, job: str) -> PrintOutcome:
        """Take a job back, before it goes to another printer; NotPrinted confirms that."""
        ...

    def status(self) -> PrinterStatus:
        """Ask the printer how it does. May be called while another thread prints."""
        ...
