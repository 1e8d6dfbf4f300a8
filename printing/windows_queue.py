"""Prints badges through a queue of Windows, where a printer does not speak IPP."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntFlag
from threading import Event
from typing import Protocol

from kiosk.clock import Clock
from kiosk.ports import (
    NotPrinted,
    Printed,
    PrinterStatus,
    PrintOutcome,
    PrintTrouble,
    ToCheck,
    unheard,
)
from printing.raster import RgbImage, page_to_image


class Status(IntFlag):
    """JOB_STATUS_* of winspool.h, those that matter here."""

    PAUSED = 0x1
    ERROR = 0x2
    DELETING = 0x4
    OFFLINE = 0x20
    PAPER_OUT = 0x40
    PRINTED = 0x80
    DELETED = 0x100
    BLOCKED = 0x200
    INTERVENTION = 0x400
    COMPLETE = 0x1000


_TROUBLES = {
    Status.OFFLINE: PrintTrouble.UNREACHABLE,
    Status.PAUSED: PrintTrouble.PAUSED,
    Status.PAPER_OUT: PrintTrouble.OUT_OF_MEDIA,
    Status.ERROR: PrintTrouble.OTHER,
    Status.BLOCKED: PrintTrouble.REFUSED,
    Status.INTERVENTION: PrintTrouble.OTHER,
}


@dataclass(frozen=True, slots=True)
class SpooledJob:
    """A job of the queue; `name` is that of its document."""

    number: int
    name: str
    status: Status


class SpoolerError(Exception):
    """Windows refused; nothing was printed."""


class Spooler(Protocol):
    """The little of Windows that printing a badge takes. Every method may raise SpoolerError."""

    def submit(self, name: str, page: RgbImage) -> None:
        """Print a page, scaled to the queue's paper."""
        ...

    def jobs(self) -> Sequence[SpooledJob]:
        """Return every job of the queue, kept ones too."""
        ...

    def delete(self, number: int) -> None:
        """Take a job out of the queue."""
        ...

    def troubles(self) -> tuple[PrintTrouble, ...]:
        """Return the troubles of the queue itself."""
        ...


class WindowsQueue:
    """A queue of Windows; a BadgePrinter of kiosk.ports. Never tried on a real Windows yet.

    A job is printed when Windows says so while it still lists it, which it does when the queue
    keeps printed documents; a job that vanishes is to be checked.
    """

    def __init__(
        self,
        name: str,
        spooler: Spooler,
        *,
        clock: Clock,
        dpi: int = 300,
        patience_s: float = 60.0,
    ) -> None:
        self._name = name
        self._spooler = spooler
        self._clock = clock
        self._dpi = dpi
        self._patience_s = patience_s
        self._pause = Event()  # never set: it only waits

    @property
    def name(self) -> str:
        """The name of the queue."""
        return self._name

    def print(self, job: str, pdf: bytes, on_sent: Callable[[], None] = unheard) -> PrintOutcome:
        """Print one badge and follow it through the queue."""
        before = self.status().trouble
        if before is not None:
            return NotPrinted(before)
        try:
            self._spooler.submit(job, page_to_image(pdf, dpi=self._dpi))
        except (SpoolerError, ValueError):
            return NotPrinted(PrintTrouble.OTHER)
        on_sent()
        return self.follow(job)

    def follow(self, job: str) -> PrintOutcome:
        """Watch a job until Windows calls it printed, loses it, or it has had its time."""
        met: set[PrintTrouble] = set()
        end = self._clock.monotonic() + self._patience_s
        while True:
            known = self._find(job)
            if known is None or known.status & (Status.DELETING | Status.DELETED):
                return ToCheck(min(met, default=PrintTrouble.FORGOTTEN, key=_rank))
            met |= {_TROUBLES[flag] for flag in known.status if flag in _TROUBLES}
            if known.status & (Status.PRINTED | Status.COMPLETE):
                self._delete(known)
                return ToCheck(min(met, key=_rank)) if met else Printed()
            if self._clock.monotonic() >= end:
                self._delete(known)
                return ToCheck(min(met, default=PrintTrouble.TOO_SLOW, key=_rank))
            self._pause.wait(0.25)

    def cancel(self, job: str) -> PrintOutcome:
        """Delete a job. What Windows had sent of it by then nobody knows."""
        known = self._find(job)
        if known is None:
            return ToCheck(PrintTrouble.FORGOTTEN)
        self._delete(known)
        return ToCheck(PrintTrouble.CANCELLED)

    def status(self) -> PrinterStatus:
        """Ask Windows about the queue."""
        try:
            return PrinterStatus(self._spooler.troubles())
        except SpoolerError:
            return PrinterStatus((PrintTrouble.UNREACHABLE,))

    def _find(self, job: str) -> SpooledJob | None:
        try:
            return next((each for each in self._spooler.jobs() if each.name == job), None)
        except SpoolerError:
            return None

    def _delete(self, job: SpooledJob) -> None:
        try:
            self._spooler.delete(job.number)
        except SpoolerError:
            return


def _rank(trouble: PrintTrouble) -> int:
    return list(PrintTrouble).index(trouble)
