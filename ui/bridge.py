"""From the worker threads to the screen: signals for what happened, a mailbox for pictures."""

import threading
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Incident:
    """A bug that was caught and logged under `id`, to be quoted to whoever repairs it."""

    id: str


@dataclass(frozen=True, slots=True)
class CameraChoice:
    """A source of pictures by its name, and what it sends where that is known.

    Args:
        spec: what to remember it by.
        width, height: in pixels, `rate` in frames a second; 0 for not known.
    """

    spec: str
    name: str
    width: int = 0
    height: int = 0
    rate: int = 0


@dataclass(frozen=True, slots=True)
class CameraChoices:
    """What there is to choose from; `chosen` is one of their specs, or empty for the first."""

    cameras: tuple[CameraChoice, ...]
    chosen: str


class Bridge(QObject):
    """Emit from any thread: Qt queues the call into the thread of the widget that listens."""

    decided = Signal(object)  # ScanReport
    badge_changed = Signal(object)  # BadgeReport
    badge_pictured = Signal(object)  # BadgePicture
    badge_tried = Signal(object)  # TrialReport
    badges_listed = Signal(object)  # tuple[OpenBadge, ...], oldest first
    printers_changed = Signal(object)  # tuple[PrinterReport, ...], in order of use
    light_changed = Signal(object)  # Light
    occupancy_changed = Signal(object)  # Occupancy
    gate_changed = Signal(object)  # Gate
    cameras_found = Signal(object)  # CameraChoices
    trouble_met = Signal(object)  # TroubleError | Incident
    people_erased = Signal(object)  # frozenset[str] of ticket ids: no screen may show them on
    trouble_over = Signal(object)  # Trouble
    fair_came = Signal()  # another than the window shows
    stands = Signal(object)  # TroubleError that stays until it was read, or is over: None


class PagesBridge(QObject):
    """The same for what a page asked for."""

    scanner_known = Signal(object)  # ScannerChoices
    scan_tried = Signal(object)  # Trial
    station_known = Signal(object)  # StationPrinting
    printers_found = Signal(object)  # Search
    printer_offered = Signal(object)  # DeviceOffer
    printer_refused = Signal(object)  # TroubleError, of an address
    preflight_done = Signal(object)  # tuple of PreflightLine


class SyncBridge(QObject):
    """The same for what is shared with other desks."""

    company_changed = Signal(object)  # Company
    doubles_changed = Signal(object)  # tuple[DoubleEntry, ...] nobody has settled
    double_found = Signal(object)  # tuple[DoubleEntry, ...] of this desk, each told once
    view_changed = Signal(object)  # SyncView
    hub_changed = Signal(object)  # OwnHub
    hubs_found = Signal(object)  # tuple of (address, name)
    carrying = Signal(float)  # share of a stick's file that is written or read
    carried = Signal(object)  # Carried by a stick | TroubleError
    joining = Signal()  # a code was shown to the camera
    joined = Signal(object)  # TroubleError of a join that came to nothing, or None


class Mailbox(Generic[T]):
    """Holds the latest thing put in it; what nobody took in time is dropped."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._latest: T | None = None
        self._count = 0

    def put(self, thing: T) -> None:
        """Replace whatever lies there. Never waits for a reader."""
        with self._lock:
            self._latest = thing
            self._count += 1

    def take(self) -> T | None:
        """Return the latest thing once, then None until another comes."""
        with self._lock:
            latest, self._latest = self._latest, None
            return latest

    @property
    def count(self) -> int:
        """How many things were ever put in, taken or not."""
        with self._lock:
            return self._count
