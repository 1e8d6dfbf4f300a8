"""What the use cases need of the world, each written down once as a protocol."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from kiosk.domain.badges import Badge
from kiosk.domain.scanned import ScannedCode

GrayImage = npt.NDArray[np.uint8]  # height × width
ColourImage = npt.NDArray[np.uint8]  # height × width × 3, blue green red


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
    """Why a badge did not come out."""

    FOLDER_MISSING = "folder_missing"
    FOLDER_READ_ONLY = "folder_read_only"
    DISK_FULL = "disk_full"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Printed:
    """The badge is certainly out; `where` is its file for a folder printer."""

    where: Path | None = None


@dataclass(frozen=True, slots=True)
class NotPrinted:
    """The badge is certainly not out."""

    trouble: PrintTrouble


PrintOutcome = Printed | NotPrinted


class BadgePrinter(Protocol):
    """Somewhere a badge comes out."""

    @property
    def name(self) -> str:
        """A name for people."""
        ...

    def print(self, job_id: str, pdf: bytes) -> PrintOutcome:
        """Print one badge. The same `job_id` given twice gives one badge."""
        ...

    def check(self) -> PrintTrouble | None:
        """Tell what would keep a badge from coming out now."""
        ...
